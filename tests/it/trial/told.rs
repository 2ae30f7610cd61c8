//! What a failing test says, and where.

use expect_test::{Expect, expect};
use rehearsal::author::render::{self, Look};
use rehearsal::author::{Files, compile};
use rehearsal::trial::failures;

const HANDS: &str = "
format: 1
title: Hands
pass: {score: 90%}
timers:
  dwell: {title: Dwell, at_least: 1m, target: 2m, at_most: 5m}
  turning: {every: 30s, while: dwell, does: [Turn the wrists], takes: 5s}
never:
  - {step: rinse, before: dwell, severity: critical, because: The soap has not worked.}
wrong_acts:
  - {act: Shake them dry, severity: critical, because: It spreads drops.}
steps:
  - Wet the hands
  - {step: Take soap, starts: dwell, check: [{ask: How many shots?, number: 2}]}
  - {step: Rub palms, time: {at_least: 20s, target: 30s, at_most: 1m}}
  - Rinse
  - repeat: {times: 3, steps: [Blot with paper]}
";

/// What the tests of the procedure say when they are played; nothing where all go as they say.
fn check(tests: &str, expected: &Expect) {
    let text = format!("{HANDS}tests:{tests}");
    let files = Files(vec![("hands.yaml".to_owned(), text)]);
    let compiled = compile(&files, "hands.yaml");
    assert_eq!(compiled.diagnostics, []);
    let found: Vec<_> = compiled.package.trials().iter().flat_map(failures).collect();
    expected.assert_eq(&render::human(
        &found,
        &compiled.sources,
        Look { colour: false, width: 100 },
    ));
}

#[test]
fn what_goes_as_it_says_says_nothing() {
    check(
        "
  - test: The expert
  - test: Rinsed too soon
    but: [{hurry: dwell, to: 40s}]
    fails_for: [{broken_rule: rinse, severity: critical}]
  - test: Everything at once
    but:
      - {omit: wet-the-hands}
      - {swap: [take-soap, rub-palms]}
      - {answer: take-soap, with: 20}
      - {miss: turning, count: 1}
      - {linger: rub-palms, to: 90s}
      - {repeat: blot-with-paper}
      - {act: Sing a song, after: rinse}
      - {act: Shake them dry, after: rinse}
    fails_for:
      - {omitted: wet-the-hands}
      - {out_of_order: take-soap}
      - {wrong: take-soap}
      - {missed_round: turning}
      - {late: rub-palms}
      - {repeated: blot-with-paper}
      - {added: Sing a song}
      - {wrong: Shake them dry, severity: critical}
  - test: One too many
    but: [{repeat: blot-with-paper}]
    fails_for: [{repeated: blot-with-paper}]
    passes: true
",
        &expect![[""]],
    );
}

#[test]
fn what_does_not_is_told_at_its_line() {
    check(
        "
  - test: No rinse
    but: [{omit: rinse}]
    fails_for: [{late: dwell}]
  - test: One too many
    but: [{repeat: wet-the-hands}]
    fails_for: [{repeated: wet-the-hands}]
  - test: Too late to hurry
    but: [{hurry: dwell, to: 5s}]
    fails_for: [{early: dwell}]
",
        &expect![[r#"
            error[failing-test]: the test `No rinse` fails: there is no such deviation: late, Dwell
              --> hands.yaml:21:24
               |
            21 |     fails_for: [{late: dwell}]
               |                        ^^^^^
               |
               = help: there is: major omitted, Rinse

            error[failing-test]: the test `No rinse` fails: it also deviates: major omitted, Rinse: Never done.
              --> hands.yaml:19:11
               |
            19 |   - test: No rinse
               |           ^^^^^^^^
               |
               = help: name it under `fails_for`, or change what is done

            error[failing-test]: the test `One too many` fails: it passes with 100 % of the points, and must not
              --> hands.yaml:22:11
               |
            22 |   - test: One too many
               |           ^^^^^^^^^^^^
               |
               = help: write `passes: true` where that is meant

            error[failing-test]: the test `Too late to hurry` fails: it cannot be played so: “Dwell” has run 35 s already when it is waited for: leave out, or move, some of what is done meanwhile
              --> hands.yaml:25:11
               |
            25 |   - test: Too late to hurry
               |           ^^^^^^^^^^^^^^^^^

        "#]],
    );
}

#[test]
fn what_is_announced_is_left_out_by_nobody() {
    let yaml = "
format: 1
title: Given
steps: [Brew, {step: Ask, recall: given, check: [{ask: How many?, number: 3}]}, Pour]
tests:
  - test: The expert
  - test: Not asked
    but: [{omit: ask}]
    fails_for: [{omitted: ask}]
";
    let compiled = compile(&Files(vec![("given.yaml".to_owned(), yaml.to_owned())]), "given.yaml");
    let found: Vec<_> = compiled.package.trials().iter().flat_map(failures).collect();
    let told: Vec<_> = found.iter().map(|it| it.message.as_str()).collect();
    let why =
        "it cannot be played so: “Ask” is announced (`recall: given`), and nobody leaves it out";
    assert_eq!(told, [format!("the test `Not asked` fails: {why}")]);
}

#[test]
fn what_does_not_come_cannot_be_left() {
    let yaml = "format: 1
title: Faint
steps: [Sit]
complications:
  faint: {title: Faint, chance: 50%, at: {step: sit}, signs: Pale., steps: [Lie]}
tests:
  - {test: Stops, but: [{leave: faint, with: stop}], fails_for: [{wrong: faint}]}
";
    let compiled = compile(&Files(vec![("faint.yaml".to_owned(), yaml.to_owned())]), "faint.yaml");
    let trials = compiled.package.trials();
    let told: Vec<String> = trials.iter().flat_map(failures).map(|it| it.message).collect();
    let why = "it cannot be played so: `faint` does not come in it: name it under `complications:`";
    assert_eq!(told, [format!("the test `Stops` fails: {why}")]);
}
