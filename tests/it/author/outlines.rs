//! An outline made into a procedure: how each thing in it is read, that nothing is lost, and that
//! what comes out has no mistake.

use super::{compiled, problems};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use rehearsal::author::Diagnostic;
use rehearsal::author::outline::{Made, Refused, procedure};
use rehearsal::author::starter::Cover;
use std::collections::BTreeMap;

const COVER: Cover<'_> = Cover { title: "My first", file: "x.yaml", schema: "s.json" };

#[track_caller]
fn made(outline: &str) -> Made {
    let made = procedure(outline, COVER).unwrap();
    let compiled = compiled(&[("x.yaml", &made.text)]);
    assert_eq!(problems(&compiled), "", "{}", made.text);
    made
}

/// What follows the comments of an outline's procedure, and the notes.
#[track_caller]
fn becomes(outline: &str, expected: &Expect) {
    let made = made(outline);
    let (_, body) = made.text.split_once("format: 1\n").unwrap();
    let notes = made.notes.iter().map(|note| format!("{}: {}\n", note.line, note.message));
    expected.assert_eq(&(body.to_owned() + &notes.collect::<String>()));
}

#[test]
fn headings_are_title_and_phases_and_items_are_steps() {
    becomes(
        "# Hand **hygiene**\n\nBefore and after\neach patient.\n\n## Wash\n\n- Wet the hands\n* Take soap\n\
         1. Rub [20 s]\n\n## Dry\n2) [x] Dry them [1 h 30 min]\n+ *Close* the tap\n",
        &expect![[r#"
            title: Hand hygiene
            summary: Before and after each patient.
            status: illustrative

            phases:
              - phase: Wash
                steps:
                  - Wet the hands
                  - Take soap
                  - step: Rub
                    takes: 20s

              - phase: Dry
                steps:
                  - step: Dry them
                    do: "*Close* the tap"
                    takes: 1h30m
        "#]],
    );
}

#[test]
fn a_heading_right_below_a_step_is_a_heading_and_the_rest_of_a_line_is_not() {
    becomes(
        "BEFORE\n• Time-out\n• Take the blood pressure\nCATHETER\n• Gel\n\
         • Pass the catheter, and drain the bladder until it is\nempty\n• Clamp\n",
        &expect![[r#"
            title: My first
            status: illustrative

            phases:
              - phase: BEFORE
                steps:
                  - Time-out
                  - Take the blood pressure

              - phase: CATHETER
                steps:
                  - Gel
                  - Pass the catheter, and drain the bladder until it is empty
                  - Clamp
        "#]],
    );
}

#[test]
fn what_is_under_an_item_is_what_to_do() {
    becomes(
        "1. Instil\n   - slowly\n   - Why: it numbs the wall\n   - say it aloud\n      - drug\n\t- volume\n\
         2. Clamp\n   With the soft one.\n3. Look\n   - Hazard: **air**\n4. Record the volume that is \
         needed for the whole bladder to be wetted\n   and its wall\n\n   In the notes.\n",
        &expect![[r#"
            title: My first
            status: illustrative

            steps:
              - step: Instil
                do: |
                  - slowly
                  - say it aloud
                    - drug
                    - volume
                why: it numbs the wall
              - step: Clamp
                do: With the soft one.
              - step: Look
                hazard: "**air**"
              - step: Record the volume that is needed for the whole bladder to be wetted and its wall
                do: In the notes.
        "#]],
    );
}

#[test]
fn plain_lines_are_steps_where_no_line_has_a_mark() {
    becomes(
        "Making tea\n\nBefore:\nBoil the water\nWarm the pot\n  with hot water\nAfter:\nPour out\n",
        &expect![[r#"
            title: Making tea
            status: illustrative

            phases:
              - phase: Before
                steps:
                  - Boil the water
                  - step: Warm the pot
                    do: with hot water

              - phase: After
                steps:
                  - Pour out
        "#]],
    );
}

#[test]
fn a_word_processor_s_signs_and_line_ends_are_understood() {
    becomes(
        "\u{feff}Clinic\r\n\r\n**Before**\r\n\r\n•\tCheck\u{a0}the name\r\no\taloud\r\n☐ Sign\r\n",
        &expect![[r#"
            title: Clinic
            status: illustrative

            phases:
              - phase: Before
                steps:
                  - step: Check the name
                    do: aloud
                  - Sign
        "#]],
    );
}

#[test]
fn waits_say_how_to_make_a_timer_of_them() {
    becomes(
        "- Instil\n- Wait 30 minutes\n- [5 min]\n- Clamp and wait [20 min]\n- Wait until it is numb\n\
         - Wait 15-30 min\n- Leave it clean\n",
        &expect![[r#"
            title: My first
            status: illustrative

            steps:
              - Instil
              # A wait is better as a timer, which the trainee has to keep. Above the steps write
              #   timers:
              #     wait-30-minutes: {at_least: 30m}
              # then `starts: wait-30-minutes` in the step before and `needs: wait-30-minutes` in the one
              # after, and delete this step.
              - step: Wait 30 minutes
                takes: 30m
              # Another wait: `5-min: {at_least: 5m}`
              - step: 5 min
                takes: 5m
              # Another wait: `clamp-and-wait: {at_least: 20m}`
              - step: Clamp and wait
                takes: 20m
              # Another wait: `wait-until-it-is-numb: {at_least: …}`
              - Wait until it is numb
              # Another wait: `wait-15-30-min: {at_least: 15m, at_most: 30m}`
              - Wait 15-30 min
              - Leave it clean
        "#]],
    );
}

#[test]
fn what_could_not_be_taken_over_is_told_with_its_line() {
    becomes(
        "# T\n- A [5-10 min]\n- A [1 min] then [2 min]\n-\n- 洗手\n  - wet [3 min]\n\nA paragraph: \
         with a colon.\n\n- B {{ dose }}\u{1b}[1m\n## Nothing here\n> Quoted.\n",
        &expect![[r#"
            title: T
            status: illustrative

            steps:
              - A [5-10 min]
              - step: A then [2 min]
                takes: 1m
              - step: 洗手
                id: step-1
                do: wet [3 min]
              # A paragraph: with a colon.
              - B { { dose }}[1m
              # Nothing here
              # Quoted.
            2: `[5-10 min]` is not one length of time: kept as text; a window is `time: {at_least: 5m, at_most: 10m}`
            3: a second length of time, `[2 min]`: kept as text
            4: an item without a text is left out
            5: `洗手` makes no id, so the id `step-1` is written
            6: `[3 min]` is a part's, and only a step takes time: kept as text
            8: text that belongs to no step: kept as a comment
            10: an invisible control character is left out
            10: `{{` would fill in a value; it is written as `{ {`
            11: a heading without a step: kept as a comment
            12: text that belongs to no step: kept as a comment
        "#]],
    );
}

#[test]
fn headings_that_only_hold_others_go_before_them() {
    becomes(
        "# T\n## Before\n### Room\n- Air it\n### Patient\n- Greet\n## Then\n- Begin\n### Later\n- End\n",
        &expect![[r#"
            title: T
            status: illustrative

            phases:
              - phase: "Before: Room"
                steps:
                  - Air it

              - phase: "Before: Patient"
                steps:
                  - Greet

              - phase: Then
                steps:
                  - Begin

              - phase: Later
                steps:
                  - End
        "#]],
    );
}

#[test]
fn what_yaml_would_read_as_something_else_is_in_quotes() {
    becomes(
        "# \"Quotes\": a # and {braces}\n- Time-out: all stop\n- Use forceps #3\n- no\n- {a}\n- - b\n\
         - = c\n- *d* and `e`\n- |\n- 12\n- C:\\dir \"x\"\n- [the label](https://example.org/a)\n",
        &expect![[r#"
            title: '"Quotes": a # and {braces}'
            status: illustrative

            steps:
              - "Time-out: all stop"
              - "Use forceps #3"
              - "no"
              - "{a}"
              - "- b"
              - "= c"
              - d and e
              - step: "|"
                id: step-1
              - "12"
              - 'C:\dir "x"'
              - step: the label
                do: https://example.org/a
            9: `|` makes no id, so the id `step-1` is written
        "#]],
    );
}

#[test]
fn a_title_that_is_a_whole_paragraph_is_parted() {
    let long = "word ".repeat(30);
    let outline = format!("- Scrub the hands. Use soap. Dry them.\n- {long}\n  - Do: {long}\n");
    becomes(
        &outline,
        &expect![[r#"
        title: My first
        status: illustrative

        steps:
          - step: Scrub the hands
            do: Use soap. Dry them.
          - step: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word
            do: >-
              word word word word word word word word word word word word word word word word word word
              word word word word word word word word word word word word
        2: a long title, to be typed from memory: move a part of it to `do:`
    "#]],
    );
}

#[test]
fn an_outline_without_a_step_is_refused_where_it_ends() {
    let refused = |outline: &str| procedure(outline, COVER).unwrap_err();
    let Refused { line, message, help } = refused("# Title\n\n---\n\n## Phase\n");
    assert_eq!((line, message), (5, "there is no step up to here"));
    assert!(help.contains("`- `"), "{help}");
    assert_eq!(refused("").line, 1);
    assert_eq!(refused("- \n-\n").line, 2);
    assert_eq!(refused(&"- a\n".repeat(2001)).line, 2001);
    assert_eq!(refused(&"a".repeat((512 << 10) + 1)).message, "an outline has at most 512 KiB");
}

/// The words of a text, and how often each comes.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// A line of an outline: what opens it, and what it says.
fn line() -> impl Strategy<Value = String> {
    let opens = prop::sample::select(vec![
        "# ", "## ", "### ", "- ", "* ", "1. ", "2) ", "- [ ] ", "  - ", "    - ", "\t* ", "",
        "  ", "> ", "• ", "```", "| ",
    ]);
    let text = prop::sample::select(vec![
        "",
        "alpha",
        "Beta gamma",
        "delta: epsilon",
        "**zeta**",
        "eta.",
        "Theta iota. Kappa",
        "why: lambda",
        "[mu](nu)",
        "xi # omicron",
        "\"pi\" 'rho'",
        "{sigma}",
        "{{ tau }}",
        "洗手",
        "upsilon:",
        "wait phi",
        "*chi",
        "- psi",
        "---",
        "omega \\ `x",
        "no",
        "& aleph",
        "! beth",
        "%",
        "@",
        "|",
        ">",
        "? gimel",
        "= daleth",
        "ß É",
    ]);
    let ends = prop::sample::select(vec!["\n", "\n", "\r\n", "\n\n"]);
    (opens, text, ends).prop_map(|(opens, text, ends)| format!("{opens}{text}{ends}"))
}

fn errors(text: &str) -> Vec<String> {
    let compiled = compiled(&[("x.yaml", text)]);
    let wrong = compiled.diagnostics.iter().filter(|found| Diagnostic::is_error(found));
    wrong.map(|found| format!("{}: {}", found.code, found.message)).collect()
}

proptest! {
    #[test]
    fn every_outline_becomes_a_procedure_without_a_mistake_and_keeps_its_words(
        lines in prop::collection::vec(line(), 0..12)
    ) {
        let outline = lines.concat();
        let Ok(made) = procedure(&outline, COVER) else { return Ok(()) };
        prop_assert_eq!(errors(&made.text), Vec::<String>::new(), "{}\n{}", outline, made.text);
        let kept = words(&made.text);
        for (word, count) in words(&outline) {
            // The numbers of items are not words.
            if ["1", "2"].contains(&word.as_str()) {
                continue;
            }
            let times = kept.get(&word).copied().unwrap_or_default();
            prop_assert!(times >= count, "`{}`\n{}\n{}", word, outline, made.text);
        }
    }

    #[test]
    fn whatever_the_text_is_what_comes_of_it_can_be_read(text in "(\\PC|[-#*:\\[\\]{}\"' \n\t]){0,80}") {
        if let Ok(made) = procedure(&text, COVER) {
            prop_assert_eq!(errors(&made.text), Vec::<String>::new(), "{}", made.text);
        }
    }
}
