//! Themes: which style a role has.
//!
//! Dark and light use colours of the 256-colour palette whose values are the same everywhere, so
//! that contrast can be computed (`tests/it/screens/themes.rs`): text has at least 4.5:1 on the
//! backgrounds that people have, which stay the terminal's own, and lines have 2:1. High contrast
//! paints its own and has 7:1. Where nothing is known of the background, 16 colours are readable
//! on any.

use super::Role;
use ratatui::style::{Color, Modifier, Style};

/// With which colours roles are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// On a dark background.
    Dark,
    /// On a light background.
    Light,
    /// Bold, on black.
    HighContrast,
    /// The terminal's own 16 colours.
    #[default]
    Sixteen,
    /// Bold, dim, underlined and reversed, without colour.
    Mono,
}

/// White of the fixed palette.
const WHITE: u8 = 231;
/// Black of the fixed palette.
const BLACK: u8 = 16;

/// Up to this relative luminance a background is dark enough for the dark theme.
const DARKEST: f64 = 0.045;
/// From this relative luminance on a background is light enough for the light theme.
const LIGHTEST: f64 = 0.78;

const NONE: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;

impl Theme {
    /// All themes.
    pub const ALL: [Self; 5] =
        [Self::Dark, Self::Light, Self::HighContrast, Self::Sixteen, Self::Mono];

    /// The word used in settings.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Sixteen => "16-colour",
            Self::Mono => "mono",
        }
    }

    /// The theme of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// The theme for a terminal whose background is this, each part of it from 0 to 1: dark or
    /// light where that can be read well, and else the terminal's own colours.
    #[must_use]
    pub fn on(background: [f64; 3]) -> Self {
        let [red, green, blue] = background.map(|part| {
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        if luminance <= DARKEST {
            Self::Dark
        } else if luminance >= LIGHTEST {
            Self::Light
        } else {
            Self::Sixteen
        }
    }

    /// The style of a role.
    pub(super) fn style(self, role: Role) -> Style {
        match self {
            Self::Dark => dark(role),
            Self::Light => light(role),
            Self::HighContrast => high_contrast(role),
            Self::Sixteen => sixteen(role),
            Self::Mono => mono(role),
        }
    }
}

fn plain(modifier: Modifier) -> Style {
    Style::new().add_modifier(modifier)
}

fn ink(colour: u8, modifier: Modifier) -> Style {
    plain(modifier).fg(Color::Indexed(colour))
}

fn on(ground: u8, colour: u8, modifier: Modifier) -> Style {
    ink(colour, modifier).bg(Color::Indexed(ground))
}

/// Blue is the accent; green, amber and red are kept for what they mean.
fn dark(role: Role) -> Style {
    match role {
        Role::Plain => plain(NONE),
        Role::Quiet => ink(248, NONE),
        Role::Line => ink(242, NONE),
        Role::Strong => plain(BOLD),
        Role::Heading | Role::Code | Role::Early => ink(110, NONE),
        Role::Accent => ink(117, BOLD),
        Role::Good | Role::Right => ink(114, NONE),
        Role::Attention => ink(179, BOLD),
        Role::Bad => ink(210, BOLD),
        Role::Late => ink(210, NONE),
        Role::Alarm => on(124, WHITE, BOLD),
        Role::Chosen => on(24, WHITE, BOLD),
        Role::Top => plain(Modifier::UNDERLINED),
        Role::Emphasis => plain(Modifier::ITALIC),
        Role::Match => ink(159, BOLD.union(Modifier::UNDERLINED)),
    }
}

/// The same hues, darker.
fn light(role: Role) -> Style {
    match role {
        Role::Plain => plain(NONE),
        Role::Quiet => ink(241, NONE),
        Role::Line => ink(247, NONE),
        Role::Strong => plain(BOLD),
        Role::Heading | Role::Code | Role::Early => ink(24, NONE),
        Role::Accent => ink(25, BOLD),
        Role::Good | Role::Right => ink(22, NONE),
        Role::Attention => ink(94, BOLD),
        Role::Bad => ink(124, BOLD),
        Role::Late => ink(124, NONE),
        Role::Alarm => on(124, WHITE, BOLD),
        Role::Chosen => on(153, BLACK, BOLD),
        Role::Top => plain(Modifier::UNDERLINED),
        Role::Emphasis => plain(Modifier::ITALIC),
        Role::Match => ink(19, BOLD.union(Modifier::UNDERLINED)),
    }
}

/// White on black. What lies over something else in another colour brings its own background.
fn high_contrast(role: Role) -> Style {
    match role {
        Role::Plain => on(BLACK, WHITE, NONE),
        Role::Quiet | Role::Line => ink(252, NONE),
        Role::Strong => plain(BOLD),
        Role::Heading | Role::Code | Role::Early => ink(159, BOLD),
        Role::Accent => ink(51, BOLD),
        Role::Good | Role::Right => ink(120, BOLD),
        Role::Attention => ink(226, BOLD),
        Role::Bad | Role::Late => ink(217, BOLD),
        Role::Alarm => on(88, WHITE, BOLD),
        Role::Chosen => on(WHITE, BLACK, BOLD),
        Role::Top => plain(Modifier::UNDERLINED),
        Role::Emphasis => plain(BOLD.union(Modifier::UNDERLINED)),
        Role::Match => on(51, BLACK, BOLD.union(Modifier::UNDERLINED)),
    }
}

/// Light and dark are what the reader's terminal makes of them.
fn sixteen(role: Role) -> Style {
    match role {
        Role::Heading | Role::Code => plain(NONE).fg(Color::Cyan),
        Role::Accent | Role::Match | Role::Early => mono(role).fg(Color::Cyan),
        Role::Good | Role::Right => mono(role).fg(Color::Green),
        Role::Attention => mono(role).fg(Color::Yellow),
        Role::Bad | Role::Alarm => mono(role).fg(Color::Red),
        Role::Late => plain(NONE).fg(Color::Red),
        Role::Plain
        | Role::Quiet
        | Role::Strong
        | Role::Chosen
        | Role::Top
        | Role::Line
        | Role::Emphasis => mono(role),
    }
}

/// By weight alone.
fn mono(role: Role) -> Style {
    plain(match role {
        Role::Plain | Role::Good | Role::Early | Role::Right => NONE,
        Role::Quiet | Role::Line => Modifier::DIM,
        Role::Strong
        | Role::Heading
        | Role::Code
        | Role::Accent
        | Role::Attention
        | Role::Bad
        | Role::Late => BOLD,
        Role::Alarm => BOLD.union(Modifier::REVERSED),
        Role::Chosen => Modifier::REVERSED,
        Role::Top | Role::Emphasis => Modifier::UNDERLINED,
        Role::Match => BOLD.union(Modifier::UNDERLINED),
    })
}
