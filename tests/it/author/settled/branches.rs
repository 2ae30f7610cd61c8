//! Decisions and complications as they are in one run.

use super::{settle_with, settled, shape_of};
use rehearsal::procedure::complication::{Comes, Then};
use rehearsal::procedure::{Arm, Leads, Procedure, Severity};
use std::time::Duration;

const DECIDE: &str = r#"parameters: {dipstick: {value: clear}, hr: {value: [50, 80, 110]}}
cases: {clear: {}, uti: {set: {dipstick: infected}}, odd: {set: {dipstick: blood}}}
endings: {deferred: {title: Deferred, outcome: right}, lost: {title: Lost, outcome: wrong}}
phases:
  - phase: Look
    steps:
      - step: Read
        decide:
          ask: "{{ dipstick }}: and now?"
          arms:
            - {choose: Go on, right: "= dipstick == 'clear'", go: next, because: "It is {{ dipstick }}."}
            - {choose: Stop, right: "= dipstick == 'infected'", end: deferred, severity: minor}
            - {choose: Ask, right: "= dipstick == 'blood'", steps: [Call, {any_order: [Wait, Write]}]}
            - {choose: Skip, go: close}
            - {choose: Out, go: leave}
      - Inject
  - Close
  - repeat:
      times: 3
      steps:
        - step: Count
          decide: {ask: Q, arms: [{choose: A, right: "= hr[pass] < 80"}, {choose: B, right: "= hr[pass] >= 80"}]}
"#;

fn arms<'p>(procedure: &'p Procedure, id: &str, pass: u32) -> &'p [Arm] {
    let step = procedure.step_on(procedure.find_step(id).unwrap(), pass).unwrap();
    &step.decide().unwrap().arms
}

fn right(arms: &[Arm]) -> Vec<&str> {
    arms.iter().filter(|arm| arm.right).map(|arm| arm.text.as_str()).collect()
}

#[test]
fn one_arm_is_right_in_each_case() {
    for (case, wanted) in [("clear", "Go on"), ("uti", "Stop"), ("odd", "Ask")] {
        let procedure = settled(DECIDE, &[&format!("case={case}")]);
        assert_eq!(right(arms(&procedure, "read", 1)), [wanted]);
    }
}

#[test]
fn one_arm_is_right_in_each_pass() {
    let procedure = settled(DECIDE, &[]);
    let passes = (1..=3).map(|pass| right(arms(&procedure, "count", pass))[0]);
    assert!(passes.eq(["A", "B", "B"]));
}

#[test]
fn each_arm_leads_where_its_author_says() {
    let procedure = settled(DECIDE, &["case=uti"]);
    let arms = arms(&procedure, "read", 1);
    let leads: Vec<&Leads> = arms.iter().map(|arm| &arm.leads).collect();
    assert!(matches!(leads[0], Leads::Next));
    let Leads::End(ending) = leads[1] else { panic!("no ending") };
    assert_eq!(procedure.ending(*ending).id.as_str(), "deferred");
    assert!(procedure.ending(*ending).right);
    let Leads::Through(slots) = leads[2] else { panic!("no steps") };
    assert_eq!(shape_of(&procedure, slots), "call, any(wait, write)");
    assert!(matches!(leads[3], Leads::To(ix) if Some(*ix) == procedure.find_step("close")));
    assert!(matches!(leads[4], Leads::Leave));
    assert_eq!(arms[0].because.as_deref(), Some("It is infected."));
}

#[test]
fn a_wrong_arm_is_critical_where_an_arm_ends_the_run() {
    let procedure = settled(DECIDE, &[]);
    let severities: Vec<Severity> =
        arms(&procedure, "read", 1).iter().map(|arm| arm.severity).collect();
    let critical = Severity::Critical;
    assert_eq!(severities, [critical, Severity::Minor, critical, critical, critical]);
    let plain = arms(&procedure, "count", 1).iter().map(|arm| arm.severity);
    assert!(plain.eq([Severity::Major, Severity::Major]));
}

#[test]
fn an_arm_that_leads_to_what_is_not_there_leads_to_what_comes_after_it() {
    let part = r#"parameters: {deep: {value: false}}
steps:
  - {step: Look, decide: {ask: Q, arms: [{choose: A, right: true, go: dig}, {choose: B}]}}
  - Feel
  - {step: Dig, when: "= deep"}
  - Fill
"#;
    let procedure = settled(part, &[]);
    let leads = &arms(&procedure, "look", 1)[0].leads;
    assert!(
        matches!(leads, Leads::To(ix) if Some(*ix) == procedure.find_step("fill")),
        "{leads:?}"
    );
}

#[test]
fn an_arm_that_leads_to_what_is_not_there_leads_to_the_group_after_it() {
    for after in ["{any_order: [Fill, Close]}", "{repeat: {times: 2, steps: [Fill, Close]}}"] {
        let part = format!(
            "parameters: {{deep: {{value: false}}}}
steps:
  - {{step: Look, decide: {{ask: Q, arms: [{{choose: A, right: true, go: dig}}, {{choose: B}}]}}}}
  - Feel
  - {{step: Dig, when: \"= deep\"}}
  - {after}
  - Leave
"
        );
        let procedure = settled(&part, &[]);
        let leads = &arms(&procedure, "look", 1)[0].leads;
        let fill = procedure.find_step("fill");
        assert!(matches!(leads, Leads::To(ix) if Some(*ix) == fill), "{leads:?}");
    }
}

const MISHAPS: &str = r#"parameters: {often: {value: 60%}, deep: {value: false}, sites: {value: 3}}
cases: {flat: {}, deep: {set: {deep: true, sites: 12}}}
timers: {dwell: {at_least: 5m, starts: session}}
endings: {stopped: {title: Stopped, outcome: right}}
phases:
  - {phase: Set up, steps: [Look, {step: Feel, when: "= deep"}]}
  - {phase: Work, steps: [{repeat: {times: "= sites", steps: [Inject]}}]}
complications:
  reflex: {title: Reflex, signs: Flushed., chance: "= often / 2", at: {step: inject, pass: 11}, vitals: {bp: 178/104}, steps: [Sit up], then: {end: stopped}}
  faint: {title: Faint, signs: Pale., at: {timer: dwell, after: "= sites * 1m"}, steps: [Lie down], then: {resume: inject}}
  cough: {title: Cough, signs: Coughs., during: [Set up], steps: [Wait, {one_of: [Drink, Sit]}], then: resume}
  cramp: {title: Cramp, signs: It hurts., steps: [Rub]}
  sneeze: {title: Sneeze, signs: Sneezes., at: {step: feel}, steps: [Wipe]}
wrong_acts: [{act: Shout, during: [cough, Work]}, {act: Run, severity: minor}]
"#;

#[test]
fn complications_come_where_their_author_says() {
    let procedure = settled(MISHAPS, &["case=deep"]);
    let all = &procedure.mishaps().complications;
    let names: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(names, ["reflex", "faint", "cough", "cramp", "sneeze"]);
    let find = |id: &str| procedure.find_step(id).unwrap();
    let dwell = procedure.find_timer("dwell").unwrap();
    let comes: Vec<&Comes> = all.iter().map(|it| &it.comes).collect();
    assert_eq!(*comes[0], Comes::At(find("inject"), 11));
    assert_eq!(*comes[1], Comes::After(dwell, Duration::from_mins(12)));
    assert_eq!(*comes[2], Comes::During(vec![find("look"), find("feel")]));
    assert_eq!(*comes[3], Comes::Asked);
    assert_eq!(*comes[4], Comes::At(find("feel"), 1));
}

#[test]
fn complications_go_on_as_their_author_says() {
    let procedure = settled(MISHAPS, &["case=deep"]);
    let all = &procedure.mishaps().complications;
    let Then::End(ending) = all[0].then else { panic!("no ending") };
    assert_eq!(procedure.ending(ending).title, "Stopped");
    assert_eq!(all[1].then, Then::ResumeAt(procedure.find_step("inject").unwrap()));
    assert!(all[2..].iter().all(|it| it.then == Then::Resume));
    assert_eq!(shape_of(&procedure, &all[2].slots), "cough/wait, one(cough/drink, cough/sit)");
    assert!((all[0].chance - 0.3).abs() < 1e-9 && (all[1].chance - 1.0).abs() < 1e-9);
    assert_eq!(all[0].vitals[0].value, "178/104");
}

#[test]
fn what_a_run_does_not_reach_does_not_come_in_it() {
    let procedure = settled(MISHAPS, &["case=flat"]);
    let all = &procedure.mishaps().complications;
    let names: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(names, ["faint", "cough", "cramp"]);
    assert_eq!(all[1].comes, Comes::During(vec![procedure.find_step("look").unwrap()]));
}

#[test]
fn a_wrong_act_knows_the_steps_in_which_it_is_wrong() {
    let procedure = settled(MISHAPS, &[]);
    let acts = &procedure.mishaps().wrong_acts;
    let ids = acts[0].during.as_ref().unwrap().iter().map(|ix| procedure.step(*ix).id.as_str());
    let during: Vec<&str> = ids.collect();
    assert_eq!(during, ["inject", "cough/wait", "cough/drink", "cough/sit"]);
    assert_eq!((acts[0].severity, &acts[1].during), (Severity::Major, &None));
    assert_eq!(acts[1].severity, Severity::Minor);
}

#[test]
fn what_may_go_wrong_comes_along_with_what_is_used() {
    let used = "format: 1
title: Q
endings: {gone: {title: Gone, outcome: right}}
wrong_acts: [{act: Spill, during: flush}]
never: [{step: flush, more_than: 1}]
complications: {leak: {title: Leak, signs: S, at: {step: flush}, steps: [Wipe], then: {end: gone}}}
steps: [Flush]
";
    let part = "parameters: {wet: {value: true}}
cases: {wet: {}, dry: {set: {wet: false}}}
phases: [Look, {use: q, as: first, when: \"= wet\"}]
never: [{step: look, after: first/flush}]
";
    let wet = settle_with(part, used, &[]).unwrap();
    let leak = &wet.mishaps().complications[0];
    assert_eq!(leak.id.as_str(), "first/leak");
    assert_eq!(leak.comes, Comes::At(wet.find_step("first/flush").unwrap(), 1));
    assert_eq!(shape_of(&wet, &leak.slots), "first/leak/wipe");
    assert_eq!(wet.mishaps().endings[0].id.as_str(), "first/gone");
    assert_eq!((wet.mishaps().wrong_acts.len(), wet.rules().len()), (1, 2));
    let dry = settle_with(part, used, &["case=dry"]).unwrap();
    assert!(dry.mishaps().complications.is_empty() && dry.mishaps().wrong_acts.is_empty());
    assert_eq!((dry.steps().len(), dry.rules().len()), (1, 0));
}
