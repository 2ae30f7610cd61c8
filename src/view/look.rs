//! The look: roles to styles, and signs to glyphs.
//!
//! Views ask by role, never by colour, and a role is never the only sign of anything: beside it
//! stands a word or a glyph, so that every screen reads the same without colour. Only the 16
//! colours of the terminal's own palette are used, so light and dark are the reader's choice.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// How everything looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// With which ink.
    pub ink: Ink,
    /// With which glyphs.
    pub glyphs: Glyphs,
}

/// With which ink roles are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// The terminal's 16 colours.
    #[default]
    Colour,
    /// Bold, dim, underlined and reversed: for `NO_COLOR`.
    Mono,
}

/// With which glyphs signs are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, ticks and arrows.
    #[default]
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// How something is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// Beside the point just now.
    Quiet,
    /// The most important words.
    Strong,
    /// The heading of a part.
    Heading,
    /// Something that can be pressed, or where the trainee is.
    Accent,
    /// Right, done, in time.
    Good,
    /// Needs attention.
    Attention,
    /// Wrong, late, refused.
    Bad,
    /// A word that must not be overlooked.
    Alarm,
    /// The row under the cursor.
    Chosen,
    /// The line at the top.
    Top,
    /// A word that the author stressed.
    Emphasis,
    /// A word to be typed or read letter by letter.
    Code,
    /// Letters that fit what is typed.
    Match,
    /// Time before the window of a timer.
    Early,
    /// Time inside the window of a timer.
    Right,
    /// Time after the window of a timer.
    Late,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A step that is open.
    Open,
    /// A step in hand.
    InHand,
    /// Done; right.
    Done,
    /// Done against what stood in the way.
    Overridden,
    /// Left out.
    Skipped,
    /// Put off until later.
    Deferred,
    /// Not asked for in this run.
    NotApplicable,
    /// Wrong.
    Wrong,
    /// Where the cursor is.
    Cursor,
    /// What must not be left out.
    Critical,
    /// There is more below.
    Down,
    /// There is more above.
    Up,
    /// The bar beside something that is said.
    Side,
    /// Time that has passed.
    Full,
    /// Time to come.
    Empty,
    /// A mark on a window of time.
    Mark,
    /// Something was cut off.
    Ellipsis,
    /// A piece of a horizontal line.
    Rule,
    /// A piece of a vertical line.
    Divider,
    /// Between things in one line.
    Dot,
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Look {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let (colour, modifier) = match role {
            Role::Plain => (None, Modifier::empty()),
            Role::Quiet => (None, Modifier::DIM),
            Role::Strong => (None, Modifier::BOLD),
            Role::Heading | Role::Code | Role::Early => (Some(Color::Cyan), Modifier::empty()),
            Role::Accent => (Some(Color::Cyan), Modifier::BOLD),
            Role::Good | Role::Right => (Some(Color::Green), Modifier::empty()),
            Role::Attention => (Some(Color::Yellow), Modifier::BOLD),
            Role::Bad => (Some(Color::Red), Modifier::BOLD),
            Role::Alarm => (Some(Color::Red), Modifier::BOLD.union(Modifier::REVERSED)),
            Role::Chosen => (None, Modifier::REVERSED),
            Role::Top | Role::Emphasis => (None, Modifier::UNDERLINED),
            Role::Match => (Some(Color::Cyan), Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Late => (Some(Color::Red), Modifier::empty()),
        };
        let style = Style::new().add_modifier(modifier);
        match (self.ink, colour) {
            (Ink::Colour, Some(colour)) => style.fg(colour),
            (Ink::Mono, Some(_)) if matches!(role, Role::Heading | Role::Code | Role::Late) => {
                style.add_modifier(Modifier::BOLD)
            }
            (Ink::Colour | Ink::Mono, _) => style,
        }
    }

    /// How a sign is drawn. Every glyph is one column wide, but the ASCII ellipsis.
    #[must_use]
    pub const fn glyph(self, glyph: Glyph) -> &'static str {
        let (unicode, ascii) = match glyph {
            Glyph::Open => ("○", "."),
            Glyph::InHand => ("◐", "*"),
            Glyph::Done => ("✓", "x"),
            Glyph::Overridden => ("≠", "#"),
            Glyph::Skipped => ("–", "-"),
            Glyph::Deferred => ("↷", "~"),
            Glyph::NotApplicable => ("∅", "/"),
            Glyph::Wrong => ("✗", "X"),
            Glyph::Cursor => ("›", ">"),
            Glyph::Critical => ("!", "!"),
            Glyph::Down => ("↓", "v"),
            Glyph::Up => ("↑", "^"),
            Glyph::Side => ("▌", "|"),
            Glyph::Full => ("━", "="),
            Glyph::Empty => ("╌", "."),
            Glyph::Rule => ("─", "-"),
            Glyph::Mark => ("┃", "|"),
            Glyph::Ellipsis => ("…", "..."),
            Glyph::Divider => ("│", "|"),
            Glyph::Dot => ("·", "-"),
        };
        match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }

    /// The lines of a box: heavier when keys go into it.
    #[must_use]
    pub const fn border(self, lit: bool) -> border::Set<'static> {
        match (self.glyphs, lit) {
            (Glyphs::Unicode, true) => border::THICK,
            (Glyphs::Unicode, false) => border::ROUNDED,
            (Glyphs::Ascii, _) => ASCII_BORDER,
        }
    }

    /// The names of keys, in glyphs that the terminal has.
    #[must_use]
    pub fn keys(self, keys: &str) -> String {
        match self.glyphs {
            Glyphs::Unicode => keys.to_owned(),
            Glyphs::Ascii => {
                keys.replace("↑↓", "Up/Down").replace("←→", "Left/Right").replace('–', "-")
            }
        }
    }
}
