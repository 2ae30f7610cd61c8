//! The briefing screen, and the help over it.

use crate::support::play::{Play, options};
use crate::support::rehearsal::procedure;
use crate::support::sample;
use rehearsal::app::{App, Options};
use rehearsal::session::Mode;

#[test]
fn aims_needs_and_the_line_that_does_not_scroll_away() {
    for (width, height) in [(80, 24), (40, 12), (60, 16), (120, 40), (200, 60)] {
        let play = Play::briefing().sized(width, height).shows("briefing");
        let play = play.press("pagedown pagedown pagedown pagedown");
        play.sees("NOT FOR CLINICAL USE").sees("Eilber 2025");
    }
}

#[test]
fn the_help_lists_the_keys() {
    for (width, height) in [(80, 24), (40, 12), (60, 16), (120, 40), (200, 60)] {
        Play::briefing().press("?").sized(width, height).shows("help");
    }
}

#[test]
fn what_is_to_be_recalled_is_not_read_out_just_before() {
    for (mode, tells) in
        [(Mode::Guided, true), (Mode::Cued, true), (Mode::Recall, false), (Mode::Exam, false)]
    {
        let options = Options { mode, ..options(None) };
        let screen = Play::of(App::briefing(sample::procedure(), options)).sized(120, 40).screen();
        let summary = sample::procedure().about().summary.clone().unwrap_or_default();
        let begins = summary.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        assert_eq!(screen.contains(&begins), tells, "{mode:?}: {begins}\n{screen}");
        assert_eq!(screen.contains("3 critical"), tells, "{mode:?}:\n{screen}");
        assert!(screen.contains("of hands-on time"), "{mode:?}:\n{screen}");
    }
}

#[test]
fn what_the_protocol_comes_to_is_not_told_before_it_is_to_be_recalled() {
    const DOSES: &str = "
format: 1
title: Doses
parameters: {dose: {title: Total dose, value: 317, unit: U}, sites: {value: 29}}
variants: {high: {title: The high dose, summary: 317 U in 29 sites.}}
steps: [{step: Give it, do: \"{{ dose }} U.\"}]
";
    for mode in Mode::ALL {
        let options = Options { mode, ..options(None) };
        let screen = Play::of(App::briefing(procedure(DOSES), options)).sized(120, 40).screen();
        let tells = matches!(mode, Mode::Guided | Mode::Cued);
        assert!(screen.contains("The high dose"), "{mode:?}:\n{screen}");
        assert_eq!(screen.contains("317"), tells, "{mode:?}:\n{screen}");
        assert_eq!(screen.contains("29"), tells, "{mode:?}:\n{screen}");
    }
}

#[test]
fn on_a_small_screen_what_and_how_and_begin_come_first() {
    let play = Play::briefing().sized(40, 12).sees("NOT FOR CLINICAL USE").sees("The dwell");
    play.sees("Mode: › guided").sees("Enter begin").sees("each step is shown").sees("Seed: 7");
}

#[test]
fn short_forms_are_explained_unless_all_is_to_be_recalled() {
    const SHORT: &str = "
format: 1
title: Short
abbreviations: {LAST: local anaesthetic systemic toxicity}
steps: [Watch for LAST]
";
    for mode in Mode::ALL {
        let options = Options { mode, ..options(None) };
        let screen = Play::of(App::briefing(procedure(SHORT), options)).screen();
        let tells = matches!(mode, Mode::Guided | Mode::Cued);
        let explained = screen.contains("LAST: local anaesthetic systemic toxicity");
        assert_eq!(explained, tells, "{mode:?}:\n{screen}");
    }
}

#[test]
fn what_is_being_changed_is_in_sight() {
    for (width, height) in [(60, 16), (40, 12), (80, 24)] {
        let play = Play::briefing().sized(width, height);
        play.drawn();
        let play = play.press("down").sees("› 7").press("right").sees("› 8");
        play.press("pagedown pagedown left").sees("› 7");
    }
}

#[test]
fn what_has_to_be_reached_is_said_where_it_counts() {
    let exam = Options { mode: Mode::Exam, ..options(None) };
    let play = Play::of(App::briefing(sample::procedure(), exam)).sees("no critical deviation");
    play.press("left left left").sees("guided").misses("no critical deviation");
}
