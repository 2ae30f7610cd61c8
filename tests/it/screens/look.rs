//! Every look says the same: colour and glyphs carry nothing alone.

use super::any_state;
use crate::support::play::{Play, options};
use crate::support::sample;
use proptest::prelude::*;
use ratatui::style::Color;
use rehearsal::app::{App, Screen};
use rehearsal::view::{Glyphs, Look, Theme};

const MONO: Look = Look { theme: Theme::Mono, glyphs: Glyphs::Unicode };
const ASCII: Look = Look { theme: Theme::Sixteen, glyphs: Glyphs::Ascii };

#[test]
fn without_colour_every_screen_has_the_same_words() {
    for state in 0..any_state::COUNT {
        let coloured = any_state::play(state).screen();
        let mono = any_state::play(state).looking(MONO);
        assert_eq!(coloured, mono.screen());
        for cell in mono.drawn().0.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        }
    }
}

#[test]
fn in_ascii_no_glyph_of_ours_is_left() {
    for state in 0..any_state::COUNT {
        let screen = any_state::play(state).looking(ASCII).screen();
        let odd: String = screen.chars().filter(|it| !it.is_ascii()).collect();
        assert!(odd.is_empty(), "{odd} in\n{screen}");
    }
    Play::session().press("enter").looking(ASCII).shows("session_question_ascii");
}

#[test]
fn where_nothing_fits_it_says_what_is_needed() {
    let small = Play::session().sized(39, 11).screen();
    let said = small.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said, "Too small: 40 columns by 12 rows are needed, 39 by 11 are here.");
}

#[test]
fn help_and_the_way_out_stay_in_the_footer() {
    for state in 3..=6 {
        let play = any_state::play(state).sized(40, 12);
        play.sees("? help").sees("q leave");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_an_author_writes_no_line_breaks_out_of_its_place(
        text in "(\\PC|\\x1b\\[2J|日本|e\u{301}|\u{202e}|שלום|مرحبا|👩\u{200d}⚕\u{fe0f}|🇩🇪|\n|\t| ){1,60}",
        width in 40u16..=130,
        height in 12u16..=40,
    ) {
        let app = App::briefing(sample::saying(Some(&text)), options(None));
        let mut play = Play::of(app).sized(width, height);
        for keys in ["", "enter", "enter", "1"] {
            play = play.press(keys);
            let (buffer, _) = play.drawn();
            for cell in buffer.content() {
                prop_assert!(!cell.symbol().contains(char::is_control));
            }
            if width >= 72 && height >= 18 && matches!(play.app.screen(), Screen::Session(_)) {
                let dividers = buffer.content().iter().filter(|it| it.symbol() == "│").count();
                prop_assert!(dividers + 8 >= usize::from(height), "{}", play.screen());
            }
        }
    }

    #[test]
    fn every_screen_draws_at_any_size(
        state in 0..any_state::COUNT,
        width in prop_oneof![1u16..=220, 1u16..=500],
        height in prop_oneof![1u16..=70, 1u16..=200],
        keys in prop::collection::vec("[a-z0-9:?]|enter|space|down|up|tab|esc|pagedown|end", 0..8),
    ) {
        let play = any_state::play(state).press(&keys.join(" ")).sized(width, height);
        let (buffer, cursor) = play.drawn();
        for cell in buffer.content() {
            prop_assert!(!cell.symbol().contains(char::is_control));
        }
        if let Some(cursor) = cursor {
            prop_assert!(cursor.x < width && cursor.y < height);
        }
    }
}
