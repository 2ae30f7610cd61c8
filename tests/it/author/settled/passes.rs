//! Repeats: how many passes there are, and what a step is in each of them.

use super::{settled, shape};
use rehearsal::procedure::{Procedure, Step};

fn step<'p>(procedure: &'p Procedure, id: &str, pass: u32) -> Option<&'p Step> {
    procedure.step_on(procedure.find_step(id).unwrap(), pass)
}

/// What is asked in each of the first passes.
fn asked(procedure: &Procedure, id: &str, passes: u32) -> Vec<Vec<String>> {
    let asked = |step: &Step| step.checkpoints.iter().map(|check| check.ask.clone()).collect();
    (1..=passes).map(|pass| step(procedure, id, pass).map_or_else(Vec::new, asked)).collect()
}

#[test]
fn times_says_how_many_passes_there_are() {
    let part = "parameters: {sites: {value: 4}}
variants: {few: {title: F}, many: {title: M, set: {sites: 30}}}
steps: [{repeat: {times: \"= sites / 2\", steps: [Inject]}}]
";
    assert_eq!(shape(&settled(part, &[])), "2×(inject)");
    assert_eq!(shape(&settled(part, &["variant=many"])), "15×(inject)");
}

#[test]
fn until_ends_it_after_the_pass_in_which_it_is_true() {
    let part = r#"parameters: {hr: {value: [50, 80, 110, 120]}, most: {value: 4}}
cases: {rising: {}, well: {set: {hr: [140]}}, slow: {set: {hr: [50, 50, 50, 50, 50, 110], most: 5}}}
steps: [{repeat: {until: "= hr[pass] >= 100", at_most: "= most", steps: [Breathe]}}]
"#;
    assert_eq!(shape(&settled(part, &["case=rising"])), "3×(breathe)");
    assert_eq!(shape(&settled(part, &["case=well"])), "1×(breathe)");
    assert_eq!(shape(&settled(part, &["case=slow"])), "5×(breathe)");
}

#[test]
fn a_right_arm_that_leaves_ends_it() {
    let part = r#"parameters: {last: {value: 2}}
cases: {two: {}, five: {set: {last: 5}}, never: {set: {last: 9}}, first: {set: {last: 1}}}
endings: {stopped: {title: S, outcome: right}}
steps:
  - repeat:
      times: 6
      steps:
        - Inject
        - step: Look
          decide:
            ask: And now?
            arms:
              - {choose: Leave, right: "= pass == last and last != 5", go: leave}
              - {choose: Stop, right: "= pass == last and last == 5", end: stopped}
              - {choose: Go on, right: "= pass != last"}
  - Close
"#;
    assert_eq!(shape(&settled(part, &["case=two"])), "2×(inject, look), close");
    assert_eq!(shape(&settled(part, &["case=five"])), "5×(inject, look), close");
    assert_eq!(shape(&settled(part, &["case=never"])), "6×(inject, look), close");
    assert_eq!(shape(&settled(part, &["case=first"])), "1×(inject, look), close");
}

#[test]
fn a_right_arm_that_goes_on_inside_does_not_end_it() {
    let part = "steps:
  - repeat:
      times: 3
      steps:
        - step: Look
          decide: {ask: Q, arms: [{choose: A, right: true, go: close}, {choose: B}]}
        - Inject
        - Close
  - Leave
";
    assert_eq!(shape(&settled(part, &[])), "3×(look, inject, close), leave");
}

#[test]
fn a_right_arm_that_goes_to_a_step_behind_ends_it() {
    let part = "steps:
  - repeat:
      times: 3
      steps:
        - step: Look
          decide:
            ask: Q
            arms: [{choose: A, right: \"= pass == 2\", go: leave-it}, {choose: B, right: \"= pass != 2\"}]
        - Inject
  - Close
  - {step: Leave it}
";
    assert_eq!(shape(&settled(part, &[])), "2×(look, inject), close, leave-it");
}

#[test]
fn what_leaves_in_a_wrong_arm_does_not_end_it() {
    let part = "steps:
  - repeat:
      times: 3
      steps:
        - step: Look
          decide:
            ask: Q
            arms:
              - {choose: A, right: true}
              - choose: B
                steps:
                  - step: Feel
                    decide: {ask: Q, arms: [{choose: C, right: true, go: leave}, {choose: D}]}
  - Close
";
    assert_eq!(shape(&settled(part, &[])), "3×(look), close");
}

#[test]
fn what_a_right_arm_skips_does_not_end_it() {
    let part = "steps:
  - repeat:
      times: 3
      steps:
        - {step: Look, decide: {ask: Q, arms: [{choose: A, right: true, go: close}, {choose: B}]}}
        - {step: Feel, decide: {ask: Q, arms: [{choose: A, right: true, go: leave}, {choose: B}]}}
        - Close
";
    assert_eq!(shape(&settled(part, &[])), "3×(look, feel, close)");
}

#[test]
fn a_repeat_that_is_not_in_this_run_needs_no_passes() {
    let part = r#"parameters: {sites: {value: 0}}
steps: [Look, {repeat: {times: "= sites", steps: [Inject]}, when: "= sites > 0"}]
"#;
    assert_eq!(shape(&settled(part, &[])), "look");
}

#[test]
fn a_step_has_the_texts_of_its_pass() {
    let part = r#"parameters: {hr: {value: [50, 80, 110]}}
steps:
  - repeat:
      times: 3
      steps:
        - {step: "Read {{ hr[pass] }}", id: read, takes: "= pass * 10s", vitals: {pulse: "= hr[pass]"}}
        - {step: Wait}
"#;
    let procedure = settled(part, &[]);
    for (pass, title, takes, pulse) in [(1, "Read 50", 10, "50"), (3, "Read 110", 30, "110")] {
        let read = step(&procedure, "read", pass).unwrap();
        assert_eq!((read.title.as_str(), read.takes.as_secs()), (title, takes));
        assert_eq!(read.vitals[0].value, pulse);
        assert_eq!(step(&procedure, "wait", pass).unwrap().title, "Wait");
    }
    assert_eq!(procedure.step(procedure.find_step("read").unwrap()).title, "Read 50");
}

#[test]
fn a_step_may_be_absent_from_a_pass() {
    let part = r#"steps:
  - repeat:
      times: 5
      steps:
        - {step: "Inject {{ pass }}", id: inject}
        - {step: "Turn {{ pass }}", id: turn, when: "= pass == 2 or pass == 4"}
        - {any_order: [{step: Look}, {step: Feel}], when: "= pass > 3"}
        - {step: Never, when: "= pass > 5"}
"#;
    let procedure = settled(part, &[]);
    assert_eq!(shape(&procedure), "5×(inject, turn, any(look, feel))");
    let there = |id: &str| [1, 2, 3, 4, 5].map(|pass| step(&procedure, id, pass).is_some());
    assert_eq!(there("turn"), [false, true, false, true, false]);
    assert_eq!(there("look"), [false, false, false, true, true]);
    let turns: Vec<_> = (1..=5)
        .filter_map(|pass| step(&procedure, "turn", pass))
        .map(|step| step.title.as_str())
        .collect();
    assert_eq!(turns, ["Turn 2", "Turn 4"]);
    assert_eq!(procedure.step(procedure.find_step("turn").unwrap()).title, "Turn 2");
}

#[test]
fn a_checkpoint_without_a_condition_is_asked_on_the_first_pass_only() {
    let part = r#"steps:
  - repeat:
      times: 4
      steps:
        - {step: Inject, check: [{ask: A, number: 1}, {ask: B, number: 2, when: "= pass == 3"}]}
        - {step: Plain, check: [{ask: C, number: 1}, {ask: D, number: 1, when: true}]}
        - {step: Late, when: "= pass >= 3", check: [{ask: E, number: 1}]}
"#;
    let procedure = settled(part, &[]);
    let none: Vec<String> = Vec::new();
    let one = |ask: &str| vec![ask.to_owned()];
    assert_eq!(asked(&procedure, "inject", 4), [one("A"), none.clone(), one("B"), none.clone()]);
    let both = vec!["C".to_owned(), "D".to_owned()];
    assert_eq!(asked(&procedure, "plain", 4), [both, one("D"), one("D"), one("D")]);
    assert_eq!(asked(&procedure, "late", 4), [none.clone(), none.clone(), one("E"), none]);
}

#[test]
fn a_checkpoint_outside_a_repeat_is_asked_if_its_condition_holds() {
    let part = r#"parameters: {deep: {value: false}}
cases: {flat: {}, deep: {set: {deep: true}}}
steps: [{step: Look, check: [{ask: A, number: 1, when: "= deep"}, {ask: B, number: 1}]}]
"#;
    assert_eq!(asked(&settled(part, &["case=flat"]), "look", 1), [vec!["B".to_owned()]]);
    let both = vec!["A".to_owned(), "B".to_owned()];
    assert_eq!(asked(&settled(part, &["case=deep"]), "look", 1), [both]);
}

#[test]
fn the_last_form_of_a_step_stands_for_all_that_follow() {
    let part =
        "steps: [{repeat: {times: 1000, steps: [{step: Inject, check: [{ask: A, number: 1}]}]}}]\n";
    let procedure = settled(part, &[]);
    assert_eq!(shape(&procedure), "1000×(inject)");
    assert_eq!(step(&procedure, "inject", 1).unwrap().checkpoints.len(), 1);
    for pass in [2, 3, 999, 1000] {
        assert!(step(&procedure, "inject", pass).unwrap().checkpoints.is_empty());
    }
}
