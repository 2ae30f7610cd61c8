//! What the tests of a file come to in each run.

use super::super::{compiled, problems};
use super::RIGHT;
use rehearsal::author::Trial;
use rehearsal::author::trial::{
    About, Change, Expected, GivenAnswer, Place, Reason, ReasonKind, Waited,
};
use rehearsal::procedure::{Severity, StepIx, TimerIx};
use std::time::Duration;

/// The tests of the first file, which is right.
fn trials_of(all: &[(&str, &str)]) -> Vec<Trial> {
    let compiled = compiled(all);
    assert_eq!(problems(&compiled), "");
    compiled.package.trials()
}

/// The tests of [`RIGHT`] with these.
fn trials(tests: &str) -> Vec<Trial> {
    trials_of(&[("p.yaml", &format!("{RIGHT}{tests}"))])
}

fn step(trial: &Trial, id: &str) -> StepIx {
    trial.procedure.find_step(id).unwrap()
}

fn timer(trial: &Trial, id: &str) -> TimerIx {
    trial.procedure.find_timer(id).unwrap()
}

fn changes(trial: &Trial) -> Vec<Change> {
    trial.changes.iter().map(|(change, _)| change.clone()).collect()
}

#[test]
fn a_test_is_tried_in_every_run_that_it_fits() {
    let tests = "  - test: All
  - {test: One, variant: ndo, case: cord}
  - {test: Deep, but: [{omit: baseline}], fails_for: [{omitted: baseline}]}
";
    let told: Vec<String> =
        trials(tests).iter().map(|trial| format!("{}: {}", trial.name, trial.run)).collect();
    assert_eq!(
        told,
        [
            "All: variant `oab` with case `well`",
            "All: variant `ndo` with case `well`",
            "All: variant `ndo` with case `cord`",
            "One: variant `ndo` with case `cord`",
            "Deep: variant `ndo` with case `cord`",
        ]
    );
}

#[test]
fn the_expert_has_full_marks_in_the_only_run() {
    let text = "format: 1
title: T
variants: {a: {title: A}}
steps: [Look]
tests: [{test: The expert}]
";
    let all = trials_of(&[("p.yaml", text)]);
    let [trial] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((trial.run.as_str(), &trial.expected), ("", &Expected::FullMarks));
    assert_eq!(text.get(trial.span.range()), Some("The expert"));
    assert!(trial.changes.is_empty());
}

#[test]
fn changes_are_at_their_positions() {
    let tests = "  - test: Everything
    case: cord
    but:
      - {hurry: dwell, to: 10m}
      - {hurry: hold, to: 10s}
      - {linger: rinse, to: 5m}
      - {omit: [rinse, hold]}
      - {swap: [instil, inject]}
      - {move: void-check, after: instil}
      - {repeat: instil}
      - {answer: reconstitute, with: \"= 10 * dose\"}
      - {answer: reconstitute, question: 3, with: [Aim, Pull, Squeeze]}
      - {act: \"Give {{ dose }} U\", before: inject}
      - {miss: turn, count: 2}
      - {miss: turn}
    fails_for: [{omitted: rinse}]
";
    let all = trials(tests);
    let [trial] = all.as_slice() else { panic!("{all:?}") };
    let (dwell, turn) = (timer(trial, "dwell"), timer(trial, "turn"));
    let at = |id| step(trial, id);
    let answer =
        |checkpoint, with| Change::Answer { step: at("reconstitute"), pass: 1, checkpoint, with };
    let order = ["Aim", "Pull", "Squeeze"].map(str::to_owned).to_vec();
    assert_eq!(
        changes(trial),
        [
            Change::Hurry(Waited::Timer(dwell), Duration::from_mins(10)),
            Change::Hurry(Waited::Step(at("hold")), Duration::from_secs(10)),
            Change::Linger(Waited::Step(at("rinse")), Duration::from_mins(5)),
            Change::Omit(at("rinse")),
            Change::Omit(at("hold")),
            Change::Swap(at("instil"), at("inject")),
            Change::Move { step: at("void-check"), to: Place::After(at("instil")) },
            Change::Repeat(at("instil")),
            answer(0, GivenAnswer::Number(2000.0)),
            answer(2, GivenAnswer::Texts(order)),
            Change::Act { text: "Give 200 U".to_owned(), at: Place::Before(at("inject")) },
            Change::Miss(turn, Some(2)),
            Change::Miss(turn, None),
        ]
    );
    let text = format!("{RIGHT}{tests}");
    let places: Vec<&str> =
        trial.changes.iter().filter_map(|(_, span)| text.get(span.range())).collect();
    assert_eq!(places[..5], ["dwell", "hold", "rinse", "rinse", "hold"]);
}

#[test]
fn reasons_are_at_their_positions() {
    let tests = "  - test: Everything
    case: cord
    but: [{omit: rinse}]
    fails_for:
      - {broken_rule: inject, severity: critical}
      - {broken_rule: finish}
      - {early: dwell}
      - {late: hold}
      - {wrong: reconstitute}
      - {wrong: Trendelenburg}
      - {added: Take a coffee}
      - {missed_round: turn}
    passes: true
";
    let all = trials(tests);
    let [trial] = all.as_slice() else { panic!("{all:?}") };
    let Expected::Fails { reasons, passes } = &trial.expected else { panic!("{trial:?}") };
    assert!(passes);
    let at = |id| About::Step(step(trial, id));
    let reason = |kind, about| Reason { kind, about, severity: None };
    let found: Vec<Reason> = reasons.iter().map(|(reason, _)| reason.clone()).collect();
    let critical = Some(Severity::Critical);
    assert_eq!(
        found,
        [
            Reason { severity: critical, ..reason(ReasonKind::BrokenRule, at("inject")) },
            reason(ReasonKind::BrokenRule, About::Finish),
            reason(ReasonKind::Early, About::Timer(timer(trial, "dwell"))),
            reason(ReasonKind::Late, at("hold")),
            reason(ReasonKind::Wrong, at("reconstitute")),
            reason(ReasonKind::Wrong, About::Text("Lie flat".to_owned())),
            reason(ReasonKind::Added, About::Text("Take a coffee".to_owned())),
            reason(ReasonKind::MissedRound, About::Timer(timer(trial, "turn"))),
        ]
    );
}

#[test]
fn a_question_is_counted_among_those_that_are_asked() {
    // The second question is asked of one case only, so that the third is the second of the other.
    let tests = "  - test: Wrong order
    but: [{answer: reconstitute, question: 3, with: [Aim, Pull, Squeeze]}]
    fails_for: [{wrong: reconstitute}]
";
    let positions: Vec<usize> = trials(tests)
        .iter()
        .map(|trial| match trial.changes.as_slice() {
            [(Change::Answer { checkpoint, .. }, _)] => *checkpoint,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(positions, [1, 1, 2]);
}

#[test]
fn a_question_of_a_later_pass_is_found_there() {
    let text = "format: 1
title: T
steps:
  - repeat:
      times: 20
      steps:
        - step: Inject
          check:
            - {ask: How deep?, choose: [{right: 2 mm}, {wrong: 5 mm}]}
            - {when: \"= pass == 12\", ask: How much is in?, number: \"= pass * 5\"}
tests:
  - test: Lost count
    but: [{answer: inject, question: 2, with: 55}]
    fails_for: [{wrong: inject}]
  - test: Too deep
    but: [{answer: inject, with: 5 mm}]
    fails_for: [{wrong: inject}]
";
    let all = trials_of(&[("p.yaml", text)]);
    let at = |trial: &Trial| match trial.changes.as_slice() {
        [(Change::Answer { pass, checkpoint, .. }, _)] => (*pass, *checkpoint),
        other => panic!("{other:?}"),
    };
    assert_eq!(all.iter().map(at).collect::<Vec<_>>(), [(12, 0), (1, 0)]);
}

#[test]
fn a_test_speaks_of_what_is_used_and_brings_none_along() {
    let used = "format: 1
title: Time-out
timers: {pause: {at_least: 10s}}
never: [{step: speak-up, before: stop}]
steps: [{step: Stop, starts: pause}, {step: Speak up, needs: pause}]
tests: [{test: Its own}]
";
    let text = "format: 1
title: T
phases: [{use: time-out}, Cut]
tests:
  - test: Too fast
    but: [{hurry: time-out/pause, to: 5s}, {swap: [time-out/stop, cut]}]
    fails_for: [{early: time-out/pause}, {broken_rule: time-out/speak-up}]
";
    let all = trials_of(&[("p.yaml", text), ("time-out.yaml", used)]);
    let [trial] = all.as_slice() else { panic!("{all:?}") };
    let pause = timer(trial, "time-out/pause");
    let swapped = Change::Swap(step(trial, "time-out/stop"), step(trial, "cut"));
    let hurried = Change::Hurry(Waited::Timer(pause), Duration::from_secs(5));
    assert_eq!(changes(trial), [hurried, swapped]);
}

#[test]
fn a_file_that_is_wrong_has_no_tests() {
    for wrong in ["steps: [Look, Look]", "steps: [{step: Look, starts: dwell}]"] {
        let text = format!("format: 1\ntitle: T\n{wrong}\ntests: [{{test: The expert}}]\n");
        assert!(compiled(&[("p.yaml", &text)]).package.trials().is_empty(), "{wrong}");
    }
}

#[test]
fn a_wrong_test_does_not_keep_a_run_from_being_settled() {
    // What is kept of a session is settled again by later versions, which may find more.
    let text = format!("{RIGHT}  - {{test: A, but: [{{omit: rinze}}], fails_for: []}}\n");
    let compiled = compiled(&[("p.yaml", &text)]);
    assert!(compiled.procedure.is_none());
    assert!(compiled.package.settle(&rehearsal::author::Choice::default()).is_ok());
}

#[test]
fn cases_that_come_to_the_same_each_have_their_tests() {
    let text = "format: 1
title: T
parameters: {deep: {value: false}}
cases: {a: {vignette: A}, b: {vignette: B}, c: {vignette: C, set: {deep: true}}}
steps: [Look, {step: Ask, check: [{ask: How many?, number: 2}]}]
tests:
  - {test: In b, case: b, but: [{answer: ask, with: 3}], fails_for: [{wrong: ask}]}
  - {test: In both, case: [a, b]}
";
    let told: Vec<String> = trials_of(&[("p.yaml", text)])
        .iter()
        .map(|trial| format!("{}: {}", trial.name, trial.run))
        .collect();
    assert_eq!(told, ["In b: case `b`", "In both: case `a`", "In both: case `b`"]);
    let wrong = text.replace("with: 3", "with: 2");
    let said = problems(&compiled(&[("p.yaml", &wrong)]));
    assert!(said.starts_with("p.yaml:7:53: error[right-answer]"), "{said}");
}
