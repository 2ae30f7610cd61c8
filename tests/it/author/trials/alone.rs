//! A test by itself: its keys, its name, and where it is tried.

use super::super::check_in;
use super::told;
use expect_test::expect;

#[test]
fn what_is_done_otherwise_has_consequences() {
    told(
        r#"  - {test: A, but: [{omit: rinse}]}
  - {test: B, fails_for: [{omitted: rinse}]}
  - {test: C, passes: true}
  - {test: D, but: [{omit: rinse}], passes: true}
  - {test: E, but: [], fails_for: []}
  - {test: A}
  - {test: " "}
  - {but: [{omit: rinse}], fails_for: [{omitted: rinse}]}
  - F
"#,
        &expect![[r#"
            1:12: error[missing-key]: `but` needs `fails_for` | say which deviations have to come of it
            2:12: error[missing-key]: `fails_for` needs `but` | say what is done otherwise than an expert would
            3:23: error[conflicting-keys]: `passes` goes with `but` and `fails_for` | delete it: without them the test has to pass
            4:12: error[missing-key]: `but` needs `fails_for` | say which deviations have to come of it
            5:20: error[empty-value]: `but` is empty | write what is done otherwise, or delete it
            5:35: error[empty-value]: `fails_for` is empty | write the deviation it comes to
            6:12: error[duplicate-id]: two tests are called `A` | give this one another name
            7:12: error[wrong-type]: expected text, found only blanks | write a text, or delete the key
            8:6: error[missing-key]: missing key `test` | add `test:` here
            9:5: error[wrong-type]: expected a mapping, found `F` | write `test: …`
        "#]],
    );
}

#[test]
fn a_slip_in_a_key_of_a_test_is_one_message() {
    told(
        r#"  - {test: A, butt: [{omit: rinse}], fails_for: [{omitted: rinse}]}
  - {test: B, but: [{omit: rinse}], fails_fro: [{omitted: rinse}]}
  - {test: C, but: [{omitt: rinse}], fails_for: [{omited: rinse}]}
  - {test: D, but: [{leave: rinse}], fails_for: [{left: rinse}]}
  - {test: E, but: {omit: rinse}, fails_for: [{omitted: rinse}]}
  - {test: F, but: [{omit: rinse, after: hold}], fails_for: [{omitted: rinse, late: dwell}]}
  - {test: G, but: [{hurry: dwell}], fails_for: [{early: dwell}]}
  - {test: H, but: [{hurry: dwell, to: ten}], fails_for: [{early: dwell, severity: bad}]}
  - {test: I, but: [omit], fails_for: [rinse]}
  - {test: J, but: [{omit: rinse}], fails_for: [{omitted: rinse}], severity: minor}
"#,
        &expect![[r#"
            1:15: error[unknown-key]: unknown key `butt` | did you mean `but`?
            2:37: error[unknown-key]: unknown key `fails_fro` | did you mean `fails_for`?
            3:22: error[unknown-key]: unknown key `omitt` | did you mean `omit`?
            3:51: error[unknown-key]: unknown key `omited` | did you mean `omitted`?
            4:22: error[missing-key]: missing key `with` | add `with:` here
            4:51: error[missing-key]: missing key: one of `broken_rule`, `omitted`, `out_of_order`, `early`, `late`, `wrong`, `repeated`, `added`, `missed_round`, `prompted` is needed
            5:20: error[wrong-type]: expected a list, found a mapping | write `[…]`, or each item on its own line after `- `
            6:35: error[unknown-key]: unknown key `after` | there is only `omit`
            6:79: error[conflicting-keys]: `omitted` and `late` cannot stand together | keep one, or make two of it
            7:22: error[missing-key]: missing key `to` | add `to:` here
            8:40: error[bad-duration]: `ten` is not a length of time: write `90s`, `20m` or `1h30m`
            8:84: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `bad`
            9:21: error[wrong-type]: expected a mapping with one of `hurry`, `linger`, `omit`, `swap`, `move`, `repeat`, `answer`, `decide`, `leave`, `act`, `miss`, found `omit`
            9:40: error[wrong-type]: expected a mapping, found `rinse` | write what it is and of what, such as `omitted: STEP`
            10:68: error[unknown-key]: unknown key `severity` | it goes with a reason of `fails_for:`
        "#]],
    );
}

#[test]
fn a_test_is_tried_in_some_variant_with_some_case() {
    told(
        r#"  - {test: A, variant: nod}
  - {test: B, case: chord}
  - {test: C, variant: oab, case: cord}
  - {test: D, variant: [ndo, oab], case: [cord, well]}
  - {test: E, variant: [oab, nod], case: cord}
"#,
        &expect![[r#"
            1:24: error[unknown-variant]: no variant is called `nod` | did you mean `ndo`?
            2:21: error[unknown-name]: no case is called `chord` | did you mean `cord`?
            3:35: error[conflicting-keys]: case `cord` does not fit variant `oab` | choose a case that fits one of the variants
            5:30: error[unknown-variant]: no variant is called `nod` | did you mean `ndo`?
        "#]],
    );
    check_in(
        "steps: [Look]\ntests: [{test: A, variant: ndo, case: cord}]\n",
        &expect![[r#"
        p.yaml:4:28: error[unknown-variant]: no variant is called `ndo` | declare it under `variants:`
        p.yaml:4:39: error[unknown-name]: no case is called `cord` | declare it under `cases:`
    "#]],
    );
}
