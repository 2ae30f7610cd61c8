//! Which patient a session is about: the first, one that the seed draws, or the one who was chosen;
//! and that nothing names the case while it could still be guessed from.

use crate::support::play::Play;
use crate::support::rehearsal::bundled_files;
use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::offer::Offer;
use rehearsal::app::{App, Options};
use rehearsal::author::{Choice, Files, compile};
use rehearsal::plain::Speaker;
use rehearsal::session::Mode;
use rehearsal::time::Moment;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A round of the ward by day and by night, when somebody may have fallen.
pub(crate) const ROUND: &str = "
format: 1
title: Ward round
variants: {day: {title: By day}, night: {title: By night}}
cases:
  well-one: {weight: 3, vignette: She smiles.}
  fever-two: {vignette: Her face is red.}
  fall-three: {weight: 2, vignette: The bed is empty., variants: [night]}
  rare-four: {weight: 0, vignette: She sings.}
steps: [Say hello, Count the pulse]
";

/// The ids of the cases, and the vignette of each.
pub(crate) const CASES: [(&str, &str); 4] = [
    ("well-one", "She smiles."),
    ("fever-two", "Her face is red."),
    ("fall-three", "The bed is empty."),
    ("rare-four", "She sings."),
];

/// The procedure in `files` called `name`, as the library offers it.
fn offered(files: &Files, name: &str) -> Offer {
    let compiled = compile(files, name);
    assert!(compiled.diagnostics.is_empty(), "{:#?}", compiled.diagnostics);
    let procedure = Arc::new(compiled.procedure.expect("a procedure without mistakes"));
    Offer::new(procedure, compiled.package, Choice::default())
}

/// The procedure written as `yaml`, as the library offers it.
fn written(yaml: &str) -> Offer {
    offered(&Files(vec![("round.yaml".to_owned(), yaml.to_owned())]), "round.yaml")
}

/// The ward round, as the library offers it.
pub(crate) fn round() -> Offer {
    written(ROUND)
}

/// The same with what was asked for on the command line.
fn asked(variant: Option<&str>, case: Option<&str>) -> Offer {
    let name = |name: Option<&str>| name.map(str::to_owned);
    let choice = Choice { variant: name(variant), case: name(case), ..Choice::default() };
    round().chosen(choice, Mode::Guided, 0).unwrap()
}

fn options(mode: Mode, seed: u64) -> Options {
    Options { mode, seed, pace: None, has_library: true }
}

/// The case of the session that these effects open.
fn opened(effects: &[Effect]) -> String {
    let opened = effects.iter().rev().find_map(|effect| {
        let Effect::Open(setting, _) = effect else { return None };
        setting.procedure.particulars().case.clone()
    });
    opened.expect("a session with a case").id
}

/// The case of a session of `offer` in this mode from this seed.
pub(crate) fn came(offer: &Offer, mode: Mode, seed: u64) -> String {
    opened(&App::begin(offer.clone(), options(mode, seed), Moment::default()).1)
}

/// The place of a case in the file.
fn place(case: &str) -> &'static str {
    let places = CASES.iter().zip(["1", "2", "3", "4"]);
    places.into_iter().find(|((id, _), _)| *id == case).expect("a case of the round").1
}

/// The briefing of `offer`, wide and high enough for all of it.
fn briefing(offer: Offer, mode: Mode, seed: u64) -> Play {
    Play::of(App::briefing(offer, options(mode, seed))).sized(120, 60)
}

/// Asserts that this is the patient on the screen, and the only one.
#[track_caller]
fn shows(play: Play, case: &str) -> Play {
    CASES.iter().fold(
        play,
        |play, (id, vignette)| {
            if *id == case { play.sees(vignette) } else { play.misses(vignette) }
        },
    )
}

#[test]
fn a_seed_brings_the_same_patient_for_ever() {
    let night = asked(Some("night"), None);
    let (mut by_day, mut by_night) = (String::new(), String::new());
    for seed in 0..32 {
        for mode in [Mode::Recall, Mode::Exam] {
            let cued = came(&round(), Mode::Cued, seed);
            assert_eq!(came(&round(), mode, seed), cued, "{mode:?}: the mode makes no difference");
        }
        by_day += place(&came(&round(), Mode::Exam, seed));
        by_night += place(&came(&night, Mode::Exam, seed));
    }
    // For each seed the place of the case among all. Never to be written anew.
    assert_eq!(by_day, "11111121211111122111111221221112");
    assert_eq!(by_night, "32313231311312133111111331331223");
}

#[test]
fn each_patient_of_the_bundled_procedure_is_drawn_in_about_its_share() {
    let mut offer = offered(&bundled_files(), "bladder-botox.yaml");
    let package = Arc::clone(offer.package().unwrap());
    let cases = package.cases(None);
    assert!(cases.len() >= 4, "{cases:?}");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..200 {
        offer = offer.for_session(Mode::Exam, seed).unwrap();
        let case = offer.procedure().particulars().case.clone().unwrap();
        assert!(!case.is_chosen, "seed {seed}");
        *counts.entry(case.id).or_default() += 1;
    }
    let all: u32 = cases.iter().map(|(_, weight)| weight).sum();
    for (case, weight) in cases {
        let (count, share) = (counts.get(case).copied().unwrap_or(0), 200 * weight / all);
        assert!(count.abs_diff(share) <= share / 3, "{case}: {count} times, not about {share}");
    }
}

#[test]
fn guided_meets_the_first_patient_of_the_variant() {
    for seed in 0..20 {
        assert_eq!(came(&round(), Mode::Guided, seed), "well-one");
    }
    let first_at_night = ROUND.replace("well-one: {", "well-one: {variants: [day], ");
    let offer = written(&first_at_night);
    let night = offer.with_variant(1).unwrap();
    let night = offer.chosen(night, Mode::Guided, 0).unwrap();
    assert_eq!(came(&night, Mode::Guided, 5), "fever-two");
}

#[test]
fn a_patient_without_weight_is_never_drawn_and_can_be_chosen() {
    for seed in 0..200 {
        assert_ne!(came(&round(), Mode::Exam, seed), "rare-four", "seed {seed}");
    }
    assert_eq!(came(&asked(None, Some("rare-four")), Mode::Exam, 5), "rare-four");
    let none = ROUND
        .replace("weight: 3", "weight: 0")
        .replace("{vignette: Her", "{weight: 0, vignette: Her");
    let none = written(&none);
    for seed in 0..20 {
        assert_eq!(came(&none, Mode::Exam, seed), "well-one", "none is ever drawn: the first");
    }
}

#[test]
fn a_patient_who_was_chosen_comes_whatever_the_mode_and_the_seed() {
    let chosen = asked(None, Some("fever-two"));
    for (mode, seed) in Mode::ALL.into_iter().zip(0..) {
        assert_eq!(came(&chosen, mode, seed), "fever-two", "{mode:?}");
    }
    let mut play = shows(briefing(chosen, Mode::Guided, 0), "fever-two");
    // Through all modes, then to other seeds and back, and to the other variant.
    for key in ["right", "right", "right", "down", "right", "down", "right", "right", "left"] {
        play = shows(play.press(key), "fever-two");
    }
    assert_eq!(opened(&play.press("enter").effects), "fever-two");
}

#[test]
fn a_patient_who_does_not_occur_in_the_other_variant_gives_way_to_a_drawn_one() {
    let chosen = asked(Some("night"), Some("fall-three"));
    let play = shows(briefing(chosen, Mode::Exam, 1), "fall-three").press("down right");
    shows(play.sees("By day"), &came(&round(), Mode::Exam, 1));
}

#[test]
fn the_patient_on_the_briefing_is_the_one_who_comes() {
    let keys =
        ["right", "right", "right", "right", "down", "right", "down", "right", "right", "left"];
    for seed in 0..12 {
        for pressed in 0..=keys.len() {
            let keys = keys.get(..pressed).unwrap_or_default().join(" ");
            let play = briefing(round(), Mode::Guided, seed).press(&keys);
            let screen = play.screen();
            let came = opened(&play.press("enter").effects);
            for (id, vignette) in CASES {
                assert_eq!(screen.contains(vignette), id == came, "{keys}: {came}\n{screen}");
            }
        }
    }
}

#[test]
fn a_further_session_draws_again() {
    let other = |seed: u64| came(&round(), Mode::Exam, seed);
    let seed = (0..100).find(|seed| other(*seed) != other(seed + 1)).unwrap();
    let end = |play: Play| play.press("enter").typing(":abandon").press("enter").sees("NO VERDICT");
    let play = end(briefing(round(), Mode::Exam, seed)).press("a");
    let play = shows(play, &other(seed + 1));
    assert_eq!(opened(&play.press("enter").effects), other(seed + 1));
    let play = end(briefing(asked(None, Some("rare-four")), Mode::Exam, seed)).press("a");
    shows(play, "rare-four");
}

#[test]
fn no_screen_and_no_line_names_the_case_before_the_debrief() {
    let keys = ["?", "esc", "enter", "?", "esc", "tab"];
    for mode in Mode::ALL {
        for seed in 0..8 {
            let mut play = briefing(round(), mode, seed);
            for key in keys {
                play = CASES.iter().fold(play, |play, (id, _)| play.misses(id));
                play = play.press(key);
            }
            let (mut app, _) = App::begin(round(), options(mode, seed), Moment::default());
            let mut speaker = Speaker::new();
            let mut said = speaker.speak(&app);
            for line in ["help", "say hello", "stuck", "hint", "count the pulse", "finished", "no"]
            {
                let _ = app.update(Moment::default(), Input::Line(line.to_owned()));
                said.extend(speaker.speak(&app));
            }
            let said = said.join("\n");
            let said = said.split("Debrief of").next().unwrap_or_default();
            let vignettes = CASES.iter().filter(|(_, vignette)| said.contains(vignette)).count();
            assert_eq!(vignettes, 1, "what is known of the patient is told\n{said}");
            assert!(!CASES.iter().any(|(id, _)| said.contains(id)), "{mode:?}:\n{said}");
        }
    }
}

#[test]
fn where_a_value_does_not_go_with_the_patient_the_briefing_says_so_and_other_seeds_go_on() {
    const SPLIT: &str = "
format: 1
title: Split
parameters: {parts: {value: 2}, lost: {value: 0}}
cases: {whole: {vignette: All is here.}, less: {vignette: One is lost., set: {lost: 1}}}
steps: [{step: Share it out, takes: \"= 1m / (parts - lost)\"}]
";
    let split = written(SPLIT);
    let set = rehearsal::procedure::Override {
        procedure: "round".into(),
        parameter: "parts".into(),
        value: "1".into(),
        origin: rehearsal::procedure::particulars::Origin::Asked,
    };
    let seed = (0..100).find(|seed| came(&split, Mode::Exam, *seed) == "less").unwrap();
    let choice = Choice { overrides: vec![set], ..Choice::default() };
    let split = split.chosen(choice, Mode::Guided, seed).unwrap();
    let play = briefing(split, Mode::Exam, seed).sees("divides by zero").misses("One is lost.");
    let play = play.misses("All is here.").press("enter").sees("divides by zero").press("esc");
    assert!(play.effects.is_empty(), "no session is begun");
    let mut play = play.press("down");
    while play.screen().contains("divides by zero") {
        play = play.press("right");
    }
    assert_eq!(opened(&play.sees("All is here.").press("enter").effects), "whole");
}
