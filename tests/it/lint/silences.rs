//! Silencing a lint where it stands.

use super::{found, is_lint, listed};
use expect_test::{Expect, expect};
use rehearsal::lint::{Profile, reached};

/// What is said of ticks and silences in a file with these steps.
#[track_caller]
fn check(steps: &str, wanted: &Expect) {
    let text = format!("format: 1\ntitle: Tea\nsteps:\n{steps}");
    let (all, sources) = found(&[("tea.yaml", &text)], Profile::Draft);
    let told = |code: &str| code == "bare-tick" || code.ends_with("-allow");
    wanted.assert_eq(&listed(all.iter().filter(|it| told(it.code.word())), &sources));
}

#[test]
fn a_comment_silences_its_own_line_and_the_next_one_that_says_something() {
    check(
        "  - step: One
    check:
      - tick: [A] # rehearse: allow bare-tick because it is read aloud
  - step: Two
    check:
      # rehearse: allow bare-tick because it is read aloud
      # (by two people)

      - tick: [B]
  - step: Three
    check:
      - tick: [C]
",
        &expect![[r#"
            15:15-18 bare-tick: ticking this off is all that the step asks
                help: ask for content: a number, a reading, the words that are said
        "#]],
    );
}

#[test]
fn what_stands_in_text_silences_nothing() {
    check(
        "  - step: One
    do: |
      # rehearse: allow bare-tick because it is read aloud
    why: 'x # rehearse: allow bare-tick because it is read aloud'
    check:
      - tick: [A]
",
        &expect![[r#"
            9:15-18 bare-tick: ticking this off is all that the step asks
                help: ask for content: a number, a reading, the words that are said
        "#]],
    );
}

#[test]
fn one_comment_may_silence_several_and_each_has_to_be_needed() {
    check(
        "  - step: One
    check:
      - tick: [A] # rehearse: allow bare-tick, coin-toss because it is read aloud
",
        &expect![[r#"
            6:48-57 needless-allow: `coin-toss` is not said of this line
                help: delete it, or move it to the line that is meant
        "#]],
    );
}

#[test]
fn what_is_unneeded_can_be_taken_out_with_its_line_or_without() {
    let text = "format: 1
title: Tea
steps:
  # rehearse: allow coin-toss because it is tea
  - Boil  # rehearse: allow coin-toss because it is tea
";
    let (all, _) = found(&[("tea.yaml", text)], Profile::Draft);
    let fixes: Vec<_> = all.iter().filter_map(|it| it.fix.as_ref()).collect();
    let without: Vec<String> = fixes
        .iter()
        .map(|fix| {
            let mut text = text.to_owned();
            text.replace_range(fix.span.range(), &fix.with);
            text
        })
        .collect();
    let line = "  # rehearse: allow coin-toss because it is tea\n";
    let tail = "  # rehearse: allow coin-toss because it is tea";
    assert_eq!(without.len(), 2);
    assert_eq!(without[0], text.replacen(line, "", 1));
    assert_eq!(without[1], format!("{}\n", text.strip_suffix(&format!("{tail}\n")).unwrap()));
}

#[test]
fn the_highest_profile_that_is_reached_is_told() {
    let reached_by = |text: &str| {
        let (all, _) = found(&[("tea.yaml", text)], Profile::Draft);
        reached(&all)
    };
    assert_eq!(reached_by("format: 1\ntitle: Tea\nstep: []\n"), None);
    assert_eq!(reached_by("format: 1\ntitle: Tea\nsteps: [Boil]\n"), Some(Profile::Draft));
    let taught = "format: 1
title: Tea
steps:
  - {step: Boil water, cue: They sit., why: It has to be hot.}
";
    assert_eq!(reached_by(taught), Some(Profile::Teach));
    let assessed = "format: 1
title: Tea
pass: {score: 80%}
steps:
  - {step: Boil water, cue: They sit., why: It has to be hot.}
tests:
  - test: As it should be
  - {test: Nothing, but: [{omit: boil-water}], fails_for: [{omitted: boil-water}]}
";
    assert_eq!(reached_by(assessed), Some(Profile::Assess));
}

#[test]
fn nothing_is_said_of_a_file_that_is_wrong() {
    let text = "format: 1\ntitle: Tea\nsteps: [Boil]\nstepz: []\n";
    let (all, _) = found(&[("tea.yaml", text)], Profile::Publish);
    assert_eq!(all.iter().filter(|it| is_lint(it)).count(), 0);
}

#[test]
fn what_is_wrong_in_some_runs_says_in_which() {
    let text = "format: 1
title: Tea
parameters: {pot: {value: 500, unit: mL}, rest: {value: \"= pot - 400\", unit: mL}}
variants: {large: {title: Large}, small: {title: Small, set: {pot: 300}}}
cases: {one: {vignette: A.}, two: {vignette: B.}}
steps: [{step: Fill, do: \"{{ rest }}\"}]
";
    let (all, sources) = found(&[("tea.yaml", text)], Profile::Draft);
    let own = all.iter().filter(|it| it.code.word() == "negative-amount");
    expect![[r#"
        3:57-70 negative-amount: `rest` comes to -100 mL (in variant `small`)
            help: look at the values that it is computed from
    "#]]
    .assert_eq(&listed(own, &sources));
}

#[test]
fn what_is_so_in_every_run_only_is_not_told_of_one() {
    let text = "format: 1
title: Tea
parameters: {milk: {value: fresh}}
cases: {one: {vignette: A.}, two: {set: {milk: sour}}}
steps:
  - {step: Use it, when: \"= milk == 'fresh'\"}
  - {step: Pour it away, when: \"= milk == 'sour'\"}
  - {step: Drink it, when: \"= milk == 'green'\"}
";
    let (all, sources) = found(&[("tea.yaml", text)], Profile::Draft);
    let own = all.iter().filter(|it| it.code.word() == "unreachable-step");
    expect![[r#"
        8:12-20 unreachable-step: this step is in no run: its `when` is never true
            help: correct the condition, or give a variant or case the value it asks for
    "#]]
    .assert_eq(&listed(own, &sources));
}

#[test]
fn the_comment_is_understood_in_any_case_and_a_colon_for_because_is_told_once() {
    check(
        "  - step: One
    check:
      - tick: [A] # Rehearse: allow bare-tick because it is read aloud
  - step: Two
    check:
      - tick: [B] # rehearse allow bare-tick because it is read aloud
  - step: Three
    check:
      - tick: [C] # rehearse: allow bare-tick: it is read aloud
  # Rehearse all of this once more.
  - Four
",
        &expect![[r#"
            12:15-18 bare-tick: ticking this off is all that the step asks
                help: ask for content: a number, a reading, the words that are said
            12:19-64 unknown-allow: a colon stands where `because` is expected
                help: write `# rehearse: allow CODE because REASON`
        "#]],
    );
}

#[test]
fn nobody_can_silence_that_no_clinician_has_reviewed_it() {
    let text = "format: 1
# rehearse: allow not-reviewed because it is a draft
title: Tea
steps: [Boil]
";
    let (all, sources) = found(&[("tea.yaml", text)], Profile::Draft);
    let own = |code: &str| code == "not-reviewed" || code.ends_with("-allow");
    let own = all.iter().filter(|it| own(it.code.word()));
    expect![[r#"
        2:19-31 unknown-allow: `not-reviewed` cannot be silenced
            help: do what it asks for, and delete this
        3:8-11 not-reviewed: no clinician has reviewed this procedure
            help: have it read, then write `status: reviewed`, by whom and when
    "#]]
    .assert_eq(&listed(own, &sources));
}
