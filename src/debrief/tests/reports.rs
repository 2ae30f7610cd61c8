//! The reports as they are read.

use super::Play;
use crate::debrief::report::{json::json, text::text, yaml::yaml};
use expect_test::expect_file;

/// A session in which much goes otherwise, and nasty notes are written.
fn eventful() -> Play {
    let play = Play::new().at(0).begin("consent").pick("consent", &[2]).pick("consent", &[0]);
    let play = play.begin("instil").number("instil", 10.0).wait(4).at(6).round("turn");
    let play = play.begin("scope").note("asked \u{1b}[31mtwice\u{7}\nfor the scope");
    let play = play.at(11).force("scope", "the list is late").tick("scope", &[0]);
    play.tick("scope", &[0, 1]).at(13).skip("inject", "no needle").finish()
}

#[test]
fn the_text_at_80_columns() {
    expect_file!["reports/eventful.txt"].assert_eq(&text(&eventful().debrief(), 80));
}

#[test]
fn the_text_of_a_clean_run() {
    expect_file!["reports/clean.txt"].assert_eq(&text(&Play::new().clean().debrief(), 80));
}

#[test]
fn the_json_is_stable() {
    let json = json(&eventful().debrief()).unwrap();
    expect_file!["reports/eventful.json"].assert_eq(&json);
}

#[test]
fn the_yaml_says_the_same_as_the_json() {
    let debrief = eventful().debrief();
    let read: serde_json::Value = serde_yaml::from_str(&yaml(&debrief).unwrap()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json(&debrief).unwrap()).unwrap();
    assert_eq!(read, json);
}

#[test]
fn no_line_is_wider_than_asked_and_none_holds_a_control_character() {
    use unicode_width::UnicodeWidthStr;
    for width in [0, 40, 80, 120] {
        let text = text(&eventful().debrief(), width);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text}");
        assert!(text.lines().all(|line| line.width() <= width.max(40)), "{width}\n{text}");
    }
}

#[test]
fn what_matters_is_told_once_an_item() {
    let mut debrief = eventful().debrief();
    let folded = &mut debrief.deviations[0].folded;
    folded[0].because = Some("It is  not numb yet.\n".to_owned());
    folded[1].because = Some("A patient who feels it moves.".to_owned());
    let text = text(&debrief, 200);
    assert_eq!(text.matches("It is not numb yet.").count(), 1, "{text}");
    assert_eq!(text.matches("A patient who feels it moves.").count(), 1, "{text}");
}

#[test]
fn a_session_without_entries_has_a_debrief() {
    let play = Play::new();
    let empty = crate::debrief::Debrief::of(play.debrief().setting, &[]);
    assert!(text(&empty, 80).contains("not finished yet"));
}
