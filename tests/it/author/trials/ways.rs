//! Ways that a test takes wrongly: arms of decisions, and the way out of a complication.

use super::super::check_in;
use expect_test::{Expect, expect};

/// Two decisions and two complications; `END` and the tests are for each to say.
const WAYS: &str = "\
parameters: {red: {value: false}}
cases: {pale: {}, red: {set: {red: true}}}
endings: {stopped: {title: Stopped, outcome: right}}
steps:
  - Wash
  - step: Look
    decide: {ask: Red?, arms: [{choose: 'Yes', right: '= red'}, {choose: 'No', right: '= not red'}]}
  - step: Feel
    decide: {ask: Hot?, arms: [{choose: Cool, right: true}, {choose: Hot, steps: [Call]}]}
complications:
  faint: {title: Faint, chance: 20%, at: {step: wash}, signs: Pale., steps: [Lie], then: {end: END}}
  itch: {title: Itch, chance: 20%, at: {step: wash}, signs: Itches., steps: [Rub]}
tests:
";

#[track_caller]
fn told(end: &str, tests: &str, expected: &Expect) {
    check_in(&format!("{}{tests}", WAYS.replace("END", end)), expected);
}

#[test]
fn a_wrong_way_can_be_written() {
    told(
        "stopped",
        "  - {test: A, but: [{decide: feel, with: Hot}], fails_for: [{wrong: feel}]}
  - {test: B, case: red, but: [{decide: look, with: 'No'}], fails_for: [{wrong: look}]}
  - {test: C, but: [{decide: look, with: 'No'}], fails_for: [{wrong: look}]}
  - {test: D, complications: faint, but: [{leave: faint, with: carry on}], fails_for: [{wrong: faint}]}
  - {test: E, complications: [itch], but: [{leave: itch, with: stop}], fails_for: [{wrong: itch}]}
",
        &expect![""],
    );
}

#[test]
fn names_that_are_not_there_are_told() {
    told(
        "stopped",
        "  - {test: A, but: [{decide: fel, with: Hot}], fails_for: [{wrong: feel}]}
  - {test: B, but: [{decide: wash, with: Hot}], fails_for: [{wrong: feel}]}
  - {test: C, but: [{decide: feel, with: Warm}], fails_for: [{wrong: feel}]}
  - {test: D, but: [{leave: faintt, with: stop}], fails_for: [{wrong: faint}]}
  - {test: E, complications: [ich], but: [{omit: wash}], fails_for: [{omitted: wash}]}
",
        &expect![[r#"
            p.yaml:16:30: error[unknown-step]: no step has the id `fel` | did you mean `feel`?
            p.yaml:17:30: error[wrong-kind]: step `wash` has no decision | name a step that has one
            p.yaml:18:42: error[unknown-name]: there is no arm `Warm` | expected one of `Cool`, `Hot`
            p.yaml:19:29: error[unknown-name]: no complication is called `faintt` | did you mean `faint`?
            p.yaml:20:31: error[unknown-name]: no complication is called `ich` | did you mean `itch`?
        "#]],
    );
    told(
        "stopped",
        "  - {test: A, but: [{leave: itch, with: go home}], fails_for: [{wrong: itch}]}\n",
        &expect![[r#"
            p.yaml:16:41: error[unknown-word]: expected one of `carry on`, `stop`, found `go home`
        "#]],
    );
}

#[test]
fn what_is_right_is_no_wrong_way() {
    told(
        "stopped",
        "  - {test: A, but: [{decide: feel, with: Cool}], fails_for: [{wrong: feel}]}
  - {test: B, case: red, but: [{decide: look, with: 'Yes'}], fails_for: [{wrong: look}]}
",
        &expect![[r#"
            p.yaml:16:12: error[no-run]: no run has everything that this test names | name what is there in one of its variants and cases
            p.yaml:17:12: error[no-run]: no run has everything that this test names | name what is there in one of its variants and cases
        "#]],
    );
    told(
        "stopped",
        "  - {test: A, but: [{leave: faint, with: stop}], fails_for: [{wrong: faint}]}
  - {test: B, but: [{leave: itch, with: carry on}], fails_for: [{wrong: itch}]}
",
        &expect![[r#"
            p.yaml:16:42: error[bad-value]: `stop` is the right way out | write the other one, or delete this change
            p.yaml:17:41: error[bad-value]: `carry on` is the right way out | write the other one, or delete this change
        "#]],
    );
}

#[test]
fn an_ending_that_is_not_there_is_one_message() {
    told(
        "stoped",
        "  - {test: A, but: [{leave: faint, with: carry on}], fails_for: [{wrong: faint}]}\n",
        &expect![[r#"
            p.yaml:13:96: error[unknown-ending]: no ending is called `stoped` | did you mean `stopped`?
        "#]],
    );
}
