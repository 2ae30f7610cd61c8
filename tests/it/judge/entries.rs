//! What is heard in an entry: one step or several, rounds, wrong acts, phases, and nothing.

use crate::support::rehearsal::{bundled, procedure};
use proptest::prelude::*;
use rehearsal::procedure::Procedure;
use rehearsal::session::judge::{Heard, Meaning, Turn, Vocabulary};

const SMALL: &str = "
format: 1
title: Small
abbreviations: {PVR: post-void residual, CIC: clean intermittent catheterisation}
timers:
  dwell: {at_least: 1m}
  ask: {every: 20s, while: dwell, does: [Ask about lips and ears, toxicity round]}
wrong_acts:
  - {act: Lie the patient flat, also: [trendelenburg], severity: critical}
phases:
  - phase: Getting ready
    steps:
      - Check the equipment
      - {step: Check the consent, also: [signed form]}
      - {step: 'Position, clean, drape, gel', also: [lithotomy]}
  - phase: Anaesthesia
    steps:
      - {step: Instil the anaesthetic, starts: dwell}
      - {step: Measure the PVR, also: [bladder scan]}
      - {step: Insert and listen, also: [needle in]}
  - phase: Inject
    steps:
      - {step: Time-out, id: first-time-out}
      - Inject the first site
      - Inject the remaining sites
      - {step: Time-out, id: second-time-out}
      - 'Dry, then close the tap'
      - Follow the patient up for 5 days
";

/// What was heard, a line a part: `text = step`, `text ? near misses`, or `text -`.
fn heard(procedure: &Procedure, entry: &str, done: &[&str]) -> Vec<String> {
    let name = |meaning: &Meaning| match meaning {
        Meaning::Step(ix) => procedure.step(*ix).id.to_string(),
        Meaning::Round(ix) => format!("round of {}", procedure.timer(*ix).id),
        Meaning::WrongAct(at) => format!("wrong: {}", procedure.mishaps().wrong_acts[*at].act),
        Meaning::Phase(at) => format!("phase: {}", procedure.phases()[*at].title),
    };
    let part = |part: rehearsal::session::judge::Part| match part.heard {
        Heard::Clear(meaning) => format!("{} = {}", part.text, name(&meaning)),
        Heard::Unclear(near) => {
            let near: Vec<String> = near.iter().map(name).collect();
            format!("{} ? {}", part.text, near.join(" | "))
        }
        Heard::Nothing => format!("{} -", part.text),
    };
    let turn = |step| {
        let is_done = done.contains(&procedure.step(step).id.as_str());
        if is_done { Turn::Past } else { Turn::Open }
    };
    Vocabulary::of(procedure).hear(entry, &turn).into_iter().map(part).collect()
}

#[track_caller]
fn hears(entry: &str, parts: &[&str]) {
    assert_eq!(heard(&procedure(SMALL), entry, &[]), parts);
}

#[test]
fn a_title_is_heard_whatever_its_case_and_marks() {
    hears(
        "POSITION clean; drape — gel",
        &["POSITION clean; drape — gel = position-clean-drape-gel"],
    );
    hears("insert and listen!", &["insert and listen! = insert-and-listen"]);
    hears("Dry, then close the tap", &["Dry, then close the tap = dry-then-close-the-tap"]);
    let vocabulary = Vocabulary::of(&procedure(SMALL));
    assert!(vocabulary.has_title(" bladder SCAN "));
    assert!(!vocabulary.has_title("the bladder scan"));
    assert!(!vocabulary.has_title(""));
}

#[test]
fn a_rare_word_names_its_step_and_a_common_one_nothing() {
    hears("drape", &["drape = position-clean-drape-gel"]);
    hears("draping", &["draping = position-clean-drape-gel"]);
    hears("drpae", &["drpae = position-clean-drape-gel"]);
    hears("check", &["check -"]);
    hears("", &[]);
    hears("…", &[]);
    hears("make some tea", &["make some tea -"]);
}

#[test]
fn short_forms_spelling_and_numbers_are_no_matter() {
    hears("post void residual", &["post void residual = measure-the-pvr"]);
    hears("residual", &["residual = measure-the-pvr"]);
    hears("instill anesthetic", &["instill anesthetic = instil-the-anaesthetic"]);
    hears(
        "follow up for five days",
        &["follow up for five days = follow-the-patient-up-for-5-days"],
    );
}

#[test]
fn what_may_be_two_steps_is_unclear_and_both_are_shown() {
    let near = "inject a site ? inject-the-first-site | inject-the-remaining-sites";
    hears("inject a site", &[near]);
    hears("inject the first site", &["inject the first site = inject-the-first-site"]);
}

#[test]
fn steps_of_one_title_are_the_earliest_that_is_not_done() {
    let small = procedure(SMALL);
    assert_eq!(heard(&small, "timeout", &[]), ["timeout = first-time-out"]);
    assert_eq!(heard(&small, "time out", &["first-time-out"]), ["time out = second-time-out"]);
    let both = ["first-time-out", "second-time-out"];
    assert_eq!(heard(&small, "Time-out", &both), ["Time-out = second-time-out"]);
}

#[test]
fn wrong_acts_rounds_and_phases_are_heard_too() {
    hears("lie flat", &["lie flat = wrong: Lie the patient flat"]);
    hears("Trendelenburg", &["Trendelenburg = wrong: Lie the patient flat"]);
    hears("ask about lips and ears", &["ask about lips and ears = round of ask"]);
    hears("getting ready", &["getting ready = phase: Getting ready"]);
    hears("anesthesia", &["anesthesia = phase: Anaesthesia"]);
    hears("inject", &["inject = phase: Inject"]);
}

#[test]
fn leaving_out_is_not_doing() {
    hears("skip the drape", &["skip the drape ? position-clean-drape-gel"]);
}

#[test]
fn marks_that_always_part_do() {
    let three = [
        "check consent = check-the-consent",
        "drape = position-clean-drape-gel",
        "bladder scan = measure-the-pvr",
    ];
    hears("check consent; drape -> bladder scan", &three);
    hears("check consent\ndrape then bladder scan", &three);
    hears("check consent → drape\n\nbladder scan\n", &three);
}

#[test]
fn a_comma_parts_only_where_that_explains_more() {
    hears("clean and drape", &["clean and drape = position-clean-drape-gel"]);
    hears("clean, drape & gel", &["clean, drape & gel = position-clean-drape-gel"]);
    hears("clean; drape", &["clean; drape = position-clean-drape-gel"]);
    let two = ["drape = position-clean-drape-gel", "scan the bladder = measure-the-pvr"];
    hears("drape, scan the bladder", &two);
    hears("drape and scan the bladder", &two);
}

#[test]
fn one_entry_names_three_steps_of_hand_hygiene() {
    let hands = bundled("hand-hygiene.yaml");
    let entry = "wet the hands, take soap and rub every side";
    assert_eq!(
        heard(&hands, entry, &[]),
        ["wet the hands = wet", "take soap = soap", "rub every side = rub"]
    );
    let everything = "bare hands, wet hands, take soap, rub, rinse and dry";
    let ids = ["bare", "wet", "soap", "rub", "rinse", "dry"];
    let parts = everything.split([',']).flat_map(|piece| piece.split(" and "));
    let parts = parts.zip(ids).map(|(piece, id)| format!("{} = {id}", piece.trim()));
    assert_eq!(heard(&hands, everything, &[]), parts.collect::<Vec<_>>());
}

/// What is heard in bladder botox; steps of files it uses by their own names.
#[track_caller]
fn botox_hears(botox: &Procedure, entry: &str, parts: &[&str]) {
    let heard = heard(botox, entry, &[]);
    let short =
        |part: String| part.replace("bladder-anaesthesia/", "").replace("bladder-dwell/", "");
    assert_eq!(heard.into_iter().map(short).collect::<Vec<_>>(), parts);
}

#[test]
fn no_step_is_lost_in_one_that_is_named_beside_it() {
    let botox = bundled("bladder-botox.yaml");
    let catheter = "put the catheter in = catheter";
    botox_hears(&botox, "put the catheter in", &[catheter]);
    botox_hears(
        &botox,
        "put the catheter in, drain the bladder, then dip the urine",
        &[catheter, "drain the bladder, then dip the urine = drain"],
    );
    botox_hears(
        &botox,
        "put the catheter in and dip the urine",
        &[catheter, "dip the urine = drain"],
    );
    let clock = "clamp the catheter and start the clock";
    botox_hears(
        &botox,
        &format!("{clock}, turn him and dance"),
        &[&format!("{clock} = close-off"), "turn him ? turn", "dance -"],
    );
}

#[test]
fn parts_of_one_step_are_one_and_a_title_with_commas_stays_whole() {
    let botox = bundled("bladder-botox.yaml");
    for entry in [
        "Drain, measure, dip",
        "drain, dip and measure the urine",
        "drain and dip the urine",
        "dip the urine, then measure it",
    ] {
        botox_hears(&botox, entry, &[&format!("{entry} = drain")]);
    }
    let hands = bundled("hand-hygiene.yaml");
    assert_eq!(heard(&hands, "rinse and dry", &[]), ["rinse = rinse", "dry = dry"]);
    let whole = "dry, then close the tap";
    assert_eq!(heard(&hands, whole, &[]), [format!("{whole} = dry")]);
}

#[test]
fn what_only_explains_belongs_to_its_step_and_what_is_another_act_does_not() {
    hears("drape, gently", &["drape, gently = position-clean-drape-gel"]);
    hears("drape and dance", &["drape and dance ? position-clean-drape-gel"]);
    for entry in ["drape; dance", "drape → dance", "drape then dance"] {
        hears(entry, &["drape = position-clean-drape-gel", "dance -"]);
    }
}

#[test]
fn far_down_a_long_list_each_piece_stands_alone() {
    let entry = vec!["drape, bladder scan"; 30].join(", ");
    let parts = heard(&procedure(SMALL), &entry, &[]);
    assert_eq!(parts.len(), 60);
}

#[test]
fn odd_texts_are_heard_without_a_panic() {
    let vocabulary = Vocabulary::of(&procedure(SMALL));
    let odd = [
        "\u{0}",
        "İİİ",
        "ﬁ then ﬂ",
        "é\u{301}\u{301}",
        "👩‍⚕️, 👨‍⚕️",
        "ａｎｄ",
        "1.,2,.3",
        "½½",
        "then then then",
        "and and and",
        ",,,;;;",
        "->->→→",
        "½ an hour",
        "手術；消毒",
        "ß,ẞ",
        "half",
        "half a",
        "hundred hundred",
        "9999999999999999999999",
        "\u{202e}drape",
        "½%µ",
    ];
    for text in odd {
        for part in vocabulary.hear(text, &|_| Turn::Open) {
            assert!(text.contains(&part.text), "{text:?}: {part:?}");
        }
        assert!(!vocabulary.has_title(text), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_heard_in_parts_of_itself(
        text in "(\\PC{0,12}|drape|time-out|and|then|,|;|five|200|mL|check|\n|->| ){0,24}",
    ) {
        let hands = bundled("hand-hygiene.yaml");
        let vocabulary = Vocabulary::of(&hands);
        for part in vocabulary.hear(&text, &|_| Turn::Past) {
            prop_assert!(text.contains(&part.text));
            prop_assert!(!part.text.is_empty());
            if let Heard::Unclear(near) = part.heard {
                prop_assert!((1..=5).contains(&near.len()));
            }
        }
    }
}
