//! The comma trap: in brackets and braces a comma ends a text that is not in quotes.

use super::check_in;
use expect_test::expect;

#[test]
fn a_step_that_a_comma_made_two_of() {
    check_in(
        r#"steps: [Stop, Sit up, legs down, Drain the bladder]
"#,
        &expect![[r#"
            p.yaml:3:23: warning[comma-trap]: `legs down` is an item of its own, for a comma ends an item | put the text in quotes, "Sit up, legs down", or begin the item with a capital
        "#]],
    );
}

#[test]
fn an_item_that_a_comma_made_two_of() {
    check_in(
        r#"objectives: [Say it, and do it]
steps:
  - any_order: [Look for rust, and dents, Feel]
  - step: Ask
    check:
      - {ask: Q, order: [Stop and drain, A drug if it is still 150, or more]}
      - {tick: [Identity, Consent, and allergies]}
complications: {cramp: {title: C, signs: S, steps: [Rub, and bend]}}
"#,
        &expect![[r#"
            p.yaml:3:22: warning[comma-trap]: `and do it` is an item of its own, for a comma ends an item | put the text in quotes, "Say it, and do it", or begin the item with a capital
            p.yaml:5:32: warning[comma-trap]: `and dents` is an item of its own, for a comma ends an item | put the text in quotes, "Look for rust, and dents", or begin the item with a capital
            p.yaml:8:69: warning[comma-trap]: `or more` is an item of its own, for a comma ends an item | put the text in quotes, "A drug if it is still 150, or more", or begin the item with a capital
            p.yaml:9:36: warning[comma-trap]: `and allergies` is an item of its own, for a comma ends an item | put the text in quotes, "Consent, and allergies", or begin the item with a capital
            p.yaml:10:58: warning[comma-trap]: `and bend` is an item of its own, for a comma ends an item | put the text in quotes, "Rub, and bend", or begin the item with a capital
        "#]],
    );
}

#[test]
fn a_text_that_a_comma_ended_in_braces() {
    check_in(
        r#"steps:
  - {step: Sit up, legs down, why: It helps}
  - {step: Look, do: Slowly, and watch the face}
  - {step: Ask, check: [{ask: Q, choose: [{right: Stop, then wait, because: Yes}, {wrong: Go on}]}]}
"#,
        &expect![[r#"
            p.yaml:4:20: error[comma-trap]: the comma before `legs down` ends the text before it | put the whole text in quotes
            p.yaml:5:30: error[comma-trap]: the comma before `and watch the face` ends the text before it | put the whole text in quotes
            p.yaml:6:57: error[comma-trap]: the comma before `then wait` ends the text before it | put the whole text in quotes
        "#]],
    );
}

#[test]
fn commas_in_quotes_and_on_lines_of_their_own_are_text() {
    check_in(
        r#"objectives:
  - Say it, and do it
steps:
  - Sit up, legs down
  - {step: "Look, listen", also: [Look, "listen", see and hear]}
  - any_order: [Feel, "smell, taste"]
"#,
        &expect![[""]],
    );
}

#[test]
fn lists_of_small_words_are_lists() {
    check_in(
        r#"tags: [urology, botulinum]
timers: {rest: {starts: session}, turn: {every: 5m, while: rest, does: [Turn the patient, change position]}}
equipment: [Needle, gloves]
steps:
  - {step: Look, also: [see, have a look], check: [{ask: Q, list: [lips, ears], at_least: 1}, {ask: Q, say: [two hundred units, 200 U]}]}
"#,
        &expect![[""]],
    );
}
