//! Wrong acts and complications: when they come, what they hold, how it goes on.

use super::check_in;
use expect_test::expect;

#[test]
fn complications_of_every_kind_are_fine() {
    check_in(
        r#"parameters: {often: {value: 30%}}
timers: {dwell: {at_least: 15m}}
phases:
  - {phase: Set up, steps: [{step: Instil, starts: dwell}, Look]}
  - {phase: Work, id: work, steps: [{repeat: {times: 3, steps: [Inject]}}]}
endings: {stopped: {title: Stopped, outcome: right}}
wrong_acts:
  - {act: Shout}
  - {act: Push on, also: [Press on], during: work, severity: critical, because: It bleeds.}
  - {act: Lie flat, during: [Set up, inject, cramp, cramp/rub]}
complications:
  cramp: {title: Cramp, signs: It hurts., steps: [Rub]}
  reflex: {title: Reflex, signs: Flushed., at: {step: inject, pass: 2}, chance: "= often", steps: [Sit up], then: {end: stopped}}
  faint: {title: Faint, signs: Pale., at: {timer: dwell, after: 5m}, chance: 10%, vitals: {pulse: 40}, steps: [Lie down], then: {resume: inject}}
  cough: {title: Cough, signs: Coughs., during: [Set up, work], steps: [Wait, {one_of: [Drink, Sit]}], then: resume}
  sneeze: {title: Sneeze, signs: Sneezes., during: look, when: "= often > 20%", steps: [Wipe]}
"#,
        &expect![[""]],
    );
}

#[test]
fn a_complication_needs_a_title_signs_and_steps() {
    check_in(
        r#"steps: [Look]
complications:
  a: {signs: S, steps: [Rub]}
  b: {title: B, steps: [Rub]}
  c: {title: C, signs: S}
  d: {title: D, signs: S, steps: []}
  E e: {title: E, signs: S, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:5:7: error[missing-key]: missing key `title` | add `title:` here
            p.yaml:6:7: error[missing-key]: missing key `signs` | add `signs:` here
            p.yaml:7:7: error[missing-key]: missing key `steps` | add `steps:` here
            p.yaml:8:34: error[empty-value]: a complication needs at least one step | write what has to be done
            p.yaml:9:3: error[bad-id]: `E e` is not an id | write `e-e`
        "#]],
    );
}

#[test]
fn a_complication_comes_at_one_moment() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps: [Look]
complications:
  a: {title: A, signs: S, at: {step: look}, during: look, steps: [Rub]}
  b: {title: B, signs: S, at: {step: look, timer: dwell, after: 5m}, steps: [Rub]}
  c: {title: C, signs: S, at: {step: look, after: 5m}, steps: [Rub]}
  d: {title: D, signs: S, at: {timer: dwell, after: 5m, pass: 2}, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:6:53: error[conflicting-keys]: `at` and `during` both say when it comes | keep one of them
            p.yaml:7:51: error[conflicting-keys]: `step` and `timer` cannot stand together | keep one of them
            p.yaml:8:51: error[conflicting-keys]: `after` goes with `timer` | delete `after`
            p.yaml:9:63: error[conflicting-keys]: `pass` goes with `step` | delete `pass`
        "#]],
    );
}

#[test]
fn a_moment_is_a_step_or_a_time_after_a_timer_started() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps: [Look]
complications:
  a: {title: A, signs: S, at: {pass: 2}, steps: [Rub]}
  b: {title: B, signs: S, at: {timer: dwell}, steps: [Rub]}
  c: {title: C, signs: S, at: {}, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:6:31: error[missing-key]: `at` needs `step` or `timer` | write `{step: ID}` or `{timer: ID, after: 5m}`
            p.yaml:7:31: error[missing-key]: `timer` needs `after` | say how long after its start: `after: 5m`
            p.yaml:8:31: error[missing-key]: `at` needs `step` or `timer` | write `{step: ID}` or `{timer: ID, after: 5m}`
        "#]],
    );
}

#[test]
fn a_moment_is_no_bare_name() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps: [Look]
complications:
  c: {title: C, signs: S, at: look, steps: [Rub]}
  d: {title: D, signs: S, at: {timer: dwell, after: soon}, steps: [Rub]}
  e: {title: E, signs: S, at: {phase: look}, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:6:31: error[wrong-type]: expected a mapping, found `look` | write `{step: ID}` or `{timer: ID, after: 5m}`
            p.yaml:7:53: error[bad-duration]: `soon` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:8:32: error[unknown-key]: unknown key `phase` | expected one of `step`, `pass`, `timer`, `after`
        "#]],
    );
}

#[test]
fn a_moment_speaks_of_what_there_is() {
    check_in(
        r#"timers: {dwell: {starts: session}, turn: {every: 5m, while: dwell, does: Turn}}
steps: [Look]
complications:
  a: {title: A, signs: S, at: {step: lok}, steps: [Rub]}
  b: {title: B, signs: S, at: {timer: dwel, after: 5m}, steps: [Rub]}
  c: {title: C, signs: S, at: {step: dwell}, steps: [Rub]}
  d: {title: D, signs: S, at: {timer: turn, after: 5m}, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:6:38: error[unknown-step]: no step has the id `lok` | did you mean `look`?
            p.yaml:7:39: error[unknown-timer]: no timer has the id `dwel` | did you mean `dwell`?
            p.yaml:8:38: error[unknown-step]: no step has the id `dwell` | a timer has this name
            p.yaml:9:39: error[not-a-window]: timer `turn` comes back and cannot be waited for | name a timer that runs once
        "#]],
    );
}

#[test]
fn a_moment_is_counted_from_a_timer_that_something_starts() {
    check_in(
        r#"timers: {dwell: {at_least: 5m}}
steps: [Look]
complications: {a: {title: A, signs: S, at: {timer: dwell, after: 5m}, steps: [Rub]}}
"#,
        &expect![[r#"
            p.yaml:5:53: error[never-started]: timer `dwell` is waited for but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
        "#]],
    );
}

#[test]
fn a_moment_is_in_a_pass_that_there_is() {
    check_in(
        r#"steps: [Look, {repeat: {times: 3, steps: [Inject]}}]
complications:
  a: {title: A, signs: S, at: {step: look, pass: 2}, steps: [Rub]}
  b: {title: B, signs: S, at: {step: inject, pass: 0}, steps: [Rub]}
  c: {title: C, signs: S, at: {step: inject, pass: 4}, steps: [Rub]}
  d: {title: D, signs: S, at: {step: inject, pass: 3}, steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:5:50: error[bad-value]: this step has no pass 2 | passes are counted from 1, in a repeat
            p.yaml:6:52: error[bad-value]: this step has no pass 0 | passes are counted from 1, in a repeat
            p.yaml:7:52: error[bad-value]: no run comes to pass 4 of this step | there are 3 passes
        "#]],
    );
}

#[test]
fn a_pass_that_only_some_cases_reach_is_fine() {
    check_in(
        r#"parameters: {sites: {value: 3}}
cases: {few: {}, many: {set: {sites: 12}}}
steps: [{repeat: {times: "= sites", steps: [Inject]}}]
complications: {a: {title: A, signs: S, at: {step: inject, pass: 11}, steps: [Rub]}}
"#,
        &expect![[""]],
    );
}

#[test]
fn during_speaks_of_phases_steps_and_complications() {
    check_in(
        r#"phases: [{phase: Set up, id: setup, steps: [Look]}]
wrong_acts: [{act: Shout, during: [setpu, lok, crmap]}, {act: Run, during: Nowhere}]
complications: {cramp: {title: C, signs: S, during: [Set upp], steps: [Rub]}}
"#,
        &expect![[r#"
            p.yaml:4:36: error[unknown-name]: neither a phase nor a step nor a complication is called `setpu` | did you mean `setup`?
            p.yaml:4:43: error[unknown-name]: neither a phase nor a step nor a complication is called `lok` | did you mean `look`?
            p.yaml:4:48: error[unknown-name]: neither a phase nor a step nor a complication is called `crmap` | did you mean `cramp`?
            p.yaml:4:76: error[unknown-name]: neither a phase nor a step nor a complication is called `Nowhere` | expected one of `Set up`, `cramp`, `setup`, `cramp/rub`, `look`
            p.yaml:5:54: error[unknown-name]: neither a phase nor a step nor a complication is called `Set upp` | did you mean `Set up`?
        "#]],
    );
}

#[test]
fn a_complication_does_not_come_during_itself() {
    check_in(
        r#"steps: [Look]
complications:
  cramp: {title: C, signs: S, during: cramp, steps: [Rub]}
  faint: {title: F, signs: S, at: {step: faint/lie}, steps: [Lie]}
"#,
        &expect![[r#"
            p.yaml:5:39: error[backwards]: a complication cannot come during itself | name a phase or a step of the path
            p.yaml:6:42: error[backwards]: a complication cannot come during itself | name a phase or a step of the path
        "#]],
    );
}

#[test]
fn a_chance_is_a_percentage() {
    check_in(
        r#"parameters: {often: {value: 0.5}}
steps: [Look]
complications:
  a: {title: A, signs: S, chance: 0.6, steps: [Rub]}
  b: {title: B, signs: S, chance: 120%, steps: [Rub]}
  c: {title: C, signs: S, chance: "= often", steps: [Rub]}
"#,
        &expect![[r#"
            p.yaml:6:35: error[bad-percentage]: expected a percentage such as `80%`, found `0.6`
            p.yaml:7:35: error[bad-percentage]: expected a percentage such as `80%`, found `120%`
            p.yaml:8:38: error[wrong-kind]: expected a percentage, and this is a number | write a percentage, such as `80%`
        "#]],
    );
}

#[test]
fn it_goes_on_in_one_way() {
    check_in(
        r#"endings: {stopped: {title: Stopped, outcome: right}}
steps: [Look]
complications:
  b: {title: B, signs: S, steps: [Rub], then: {}}
  c: {title: C, signs: S, steps: [Rub], then: {resume: look, end: stopped}}
"#,
        &expect![[r#"
            p.yaml:6:47: error[missing-key]: `then` says nothing | write `resume`, `{resume: STEP}` or `{end: NAME}`
            p.yaml:7:67: error[conflicting-keys]: `resume` and `end` cannot stand together | keep one of them
        "#]],
    );
}

#[test]
fn it_goes_on_with_a_word_or_a_name_under_its_key() {
    check_in(
        r#"steps: [Look]
complications:
  a: {title: A, signs: S, steps: [Rub], then: stop}
  d: {title: D, signs: S, steps: [Rub], then: {go: look}}
  e: {title: D, signs: S, steps: [Rub], then: [resume]}
"#,
        &expect![[r#"
            p.yaml:5:47: error[unknown-word]: expected one of `resume`, found `stop` | write `resume`, `{resume: STEP}` or `{end: NAME}`
            p.yaml:6:48: error[unknown-key]: unknown key `go` | expected one of `resume`, `end`
            p.yaml:7:47: error[wrong-type]: expected a mapping, found a list
        "#]],
    );
}

#[test]
fn it_goes_on_at_a_step_of_the_path_or_an_ending() {
    check_in(
        r#"endings: {stopped: {title: Stopped, outcome: right}}
steps: [Look, {any_order: [Feel, Smell]}, {repeat: {times: 2, steps: [Inject]}}]
complications:
  a: {title: A, signs: S, steps: [Rub], then: {resume: lok}}
  b: {title: B, signs: S, steps: [Rub], then: {end: stoped}}
  c: {title: C, signs: S, steps: [Rub], then: {resume: c/rub}}
  d: {title: D, signs: S, steps: [Rub], then: {resume: feel}}
  e: {title: E, signs: S, steps: [Rub], then: {resume: inject}}
"#,
        &expect![[r#"
            p.yaml:6:56: error[unknown-step]: no step has the id `lok` | did you mean `look`?
            p.yaml:7:53: error[unknown-ending]: no ending is called `stoped` | did you mean `stopped`?
            p.yaml:8:56: error[backwards]: a complication leads back to a step of the path | name one that is in no group, arm or complication
            p.yaml:9:56: error[backwards]: a complication leads back to a step of the path | name one that is in no group, arm or complication
        "#]],
    );
}

#[test]
fn the_steps_of_a_complication_are_looked_at() {
    check_in(
        r#"steps: [Look]
complications:
  cramp:
    title: Cramp
    signs: It hurts.
    steps:
      - {step: Rub, starts: warm, needs: cold}
      - {step: Rub}
      - {step: Bend, check: [{ask: x, choose: [{right: A}]}]}
      - {repeat: {times: 0, steps: [Shake]}}
"#,
        &expect![[r#"
            p.yaml:9:29: error[unknown-timer]: no timer has the id `warm` | declare it under `timers:`
            p.yaml:9:42: error[unknown-timer]: no timer has the id `cold` | declare it under `timers:`
            p.yaml:10:16: error[duplicate-id]: two steps have the id `rub` | give this one an `id:` of its own
            p.yaml:11:47: error[no-wrong-option]: no option is wrong | write one as `wrong:`
            p.yaml:12:26: error[bad-value]: 0 passes cannot be done | write a number from 1 to 1000
        "#]],
    );
}

#[test]
fn a_complication_is_not_called_like_a_phase() {
    check_in(
        r#"phases: [{phase: Cramp, steps: [Look]}]
complications: {cramp: {title: C, signs: S, steps: [Rub]}}
"#,
        &expect![[r#"
            p.yaml:4:17: error[duplicate-id]: a phase or use is called `cramp` too | give the complication another name
        "#]],
    );
}

#[test]
fn a_mistake_in_a_complication_that_does_not_come_is_told() {
    check_in(
        r#"parameters: {often: {value: false}}
steps: [Look]
complications: {cramp: {title: C, when: "= often", signs: "{{ sign }}", chance: "= 1", at: {step: lok}, steps: [Rub], then: {end: gone}}}
"#,
        &expect![[r#"
            p.yaml:5:63: error[unknown-parameter]: no parameter is called `sign` | there is only `often`
            p.yaml:5:84: error[wrong-kind]: expected a percentage, and this is a number | write a percentage, such as `80%`
            p.yaml:5:99: error[unknown-step]: no step has the id `lok` | did you mean `look`?
            p.yaml:5:131: error[unknown-ending]: no ending is called `gone` | declare it under `endings:`
        "#]],
    );
}

#[test]
fn a_wrong_act_says_what_is_done() {
    check_in(
        r#"steps: [Look]
wrong_acts: [Shout, {also: [Cry], severity: minor}, {act: Run, severity: bad}, {act: Hit, during: []}]
"#,
        &expect![[r#"
            p.yaml:4:14: error[wrong-type]: expected a mapping, found `Shout`
            p.yaml:4:22: error[missing-key]: missing key `act` | add `act:` here
            p.yaml:4:74: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `bad`
        "#]],
    );
}
