//! Every theme can be read: contrast as the Web Content Accessibility Guidelines compute it.

use super::any_state;
use ratatui::style::{Color, Style};
use rehearsal::view::look::Role;
use rehearsal::view::{Look, Theme};

type Rgb = (u8, u8, u8);

/// Backgrounds that people have: black, and those of well-known schemes.
const DARK: &[Rgb] = &[
    (0x00, 0x00, 0x00),
    (0x00, 0x2b, 0x36),
    (0x1e, 0x1e, 0x1e),
    (0x28, 0x2a, 0x36),
    (0x28, 0x2c, 0x34),
    (0x2e, 0x34, 0x40),
];
const LIGHT: &[Rgb] =
    &[(0xff, 0xff, 0xff), (0xfa, 0xfa, 0xfa), (0xfd, 0xf6, 0xe3), (0xee, 0xe8, 0xd5)];
/// A theme that paints its own background is held to it whatever the terminal's is.
const ANY: &[Rgb] = &[(0x00, 0x00, 0x00), (0xff, 0xff, 0xff)];

/// The themes whose colours are known, their backgrounds and the least contrast.
const THEMES: [(Theme, &[Rgb], f64); 3] =
    [(Theme::Dark, DARK, 4.5), (Theme::Light, LIGHT, 4.5), (Theme::HighContrast, ANY, 7.0)];

/// The least contrast of lines: nothing is lost with one that is overlooked.
const OF_LINES: f64 = 2.0;

/// A colour of the fixed part of the 256-colour palette.
fn rgb(index: u8) -> Rgb {
    assert!(index >= 16, "{index} is what the terminal makes of it");
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let level = |by: u8| match (index - 16) / by % 6 {
        0 => 0,
        step => 55 + 40 * step,
    };
    (level(36), level(6), level(1))
}

fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn fixed(colour: Color) -> Option<Rgb> {
    if let Color::Indexed(index) = colour {
        return Some(rgb(index));
    }
    assert_eq!(colour, Color::Reset, "no colour whose value is known");
    None
}

/// The least contrast of text in this colour, where it is known: on its own background, or on
/// any of those that a terminal may have.
fn least(text: Color, ground: Color, terminals: &[Rgb]) -> Option<f64> {
    let grounds = fixed(ground).map_or_else(|| terminals.to_vec(), |ground| vec![ground]);
    let Some(text) = fixed(text) else {
        assert_eq!(ground, Color::Reset, "the terminal's own text on a background of ours");
        return None;
    };
    grounds.into_iter().map(|ground| contrast(text, ground)).reduce(f64::min)
}

#[test]
fn contrast_is_computed_as_the_guidelines_do() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
    let grey = contrast((0x76, 0x76, 0x76), (255, 255, 255));
    assert!((4.54..4.55).contains(&grey), "{grey}");
}

#[test]
fn every_role_can_be_read_alone_and_in_a_chosen_row() {
    for (theme, terminals, wanted) in THEMES {
        let look = Look { theme, ..Look::default() };
        let plain = look.style(Role::Plain);
        for under in [plain, plain.patch(look.style(Role::Chosen))] {
            for role in [Role::Plain, Role::Strong, Role::Match, Role::Chosen, Role::Alarm] {
                readable(under.patch(look.style(role)), terminals, (theme, role, wanted));
            }
        }
        for role in Role::ALL {
            readable(plain.patch(look.style(role)), terminals, (theme, role, wanted));
        }
    }
}

fn readable(style: Style, terminals: &[Rgb], (theme, role, wanted): (Theme, Role, f64)) {
    let colour = |colour: Option<Color>| colour.unwrap_or(Color::Reset);
    let Some(least) = least(colour(style.fg), colour(style.bg), terminals) else { return };
    let wanted = if role == Role::Line { OF_LINES } else { wanted };
    assert!(least >= wanted, "{theme:?}: {role:?} has {least:.2}:1");
}

#[test]
fn every_screen_can_be_read_in_every_theme() {
    for (theme, terminals, wanted) in THEMES {
        for state in 0..any_state::COUNT {
            let play = any_state::play(state).looking(Look { theme, ..Look::default() });
            for cell in play.drawn().0.content().iter().filter(|cell| cell.symbol() != " ") {
                let Some(least) = least(cell.fg, cell.bg, terminals) else { continue };
                let symbol = cell.symbol();
                let is_line = symbol.starts_with(|it| ('\u{2500}'..='\u{257f}').contains(&it));
                let wanted = if is_line { OF_LINES } else { wanted };
                assert!(least >= wanted, "{theme:?}: {symbol} has {least:.2}:1 in state {state}");
            }
        }
    }
}

#[test]
fn dark_and_light_are_taken_only_where_every_role_can_be_read() {
    let (mut dark, mut light) = (0, 0);
    let parts: Vec<u8> = (0..=255).step_by(15).collect();
    for (red, green) in parts.iter().flat_map(|red| parts.iter().map(move |it| (*red, *it))) {
        for blue in parts.iter().copied() {
            let theme = Theme::on([red, green, blue].map(|part| f64::from(part) / 255.0));
            match theme {
                Theme::Dark => dark += 1,
                Theme::Light => light += 1,
                Theme::HighContrast | Theme::Sixteen | Theme::Mono => continue,
            }
            let look = Look { theme, ..Look::default() };
            for role in Role::ALL {
                readable(look.style(role), &[(red, green, blue)], (theme, role, 4.5));
            }
        }
    }
    assert!(dark > 50 && light > 50, "{dark} dark, {light} light");
    for (terminals, theme) in [(DARK, Theme::Dark), (LIGHT, Theme::Light)] {
        for (red, green, blue) in terminals {
            let parts = [red, green, blue].map(|part| f64::from(*part) / 255.0);
            assert_eq!(Theme::on(parts), theme, "{parts:?}");
        }
    }
}

#[test]
fn high_contrast_leaves_no_cell_to_the_terminal() {
    let look = Look { theme: Theme::HighContrast, ..Look::default() };
    for state in 0..any_state::COUNT {
        for cell in any_state::play(state).looking(look).drawn().0.content() {
            assert!(fixed(cell.bg).is_some() && fixed(cell.fg).is_some(), "{cell:?}");
        }
    }
}

#[test]
fn what_dark_and_light_say_in_colour_is_told_apart_from_plain_text() {
    for theme in [Theme::Dark, Theme::Light] {
        let look = Look { theme, ..Look::default() };
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Plain) {
            assert_ne!(look.style(role), look.style(Role::Plain), "{theme:?}: {role:?}");
        }
        let [early, right, late] = [Role::Early, Role::Right, Role::Late].map(|it| look.style(it));
        assert!(early != right && right != late && early != late, "{theme:?}");
    }
}

#[test]
fn a_theme_is_known_by_its_word() {
    for theme in Theme::ALL {
        assert_eq!(Theme::parse(theme.word()), Some(theme));
    }
    assert_eq!(Theme::parse("auto"), None);
}
