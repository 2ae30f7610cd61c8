//! The look: roles to styles, and signs to glyphs.
//!
//! Views ask by role, never by colour, and a role is never the only sign of anything: beside it
//! stands a word or a glyph, so that every screen reads the same without colour.
//! Read next: `look/theme.rs`.

mod theme;

pub use theme::Theme;

use ratatui::style::Style;
use ratatui::symbols::border;

/// How everything looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In which theme.
    pub theme: Theme,
    /// With which glyphs.
    pub glyphs: Glyphs,
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
    /// Lines between parts, and boxes around them: never text.
    Line,
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

impl Role {
    /// All roles.
    pub const ALL: [Self; 18] = [
        Self::Plain,
        Self::Quiet,
        Self::Strong,
        Self::Heading,
        Self::Accent,
        Self::Good,
        Self::Attention,
        Self::Bad,
        Self::Alarm,
        Self::Chosen,
        Self::Top,
        Self::Line,
        Self::Emphasis,
        Self::Code,
        Self::Match,
        Self::Early,
        Self::Right,
        Self::Late,
    ];
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
    /// Time to come that is too soon.
    Early,
    /// Time to come that is right.
    Right,
    /// Time to come that is too late.
    Late,
    /// What a timer aims at.
    Target,
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
    /// An injection on a map.
    Site,
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

/// The words for single arrows, and for the line between two ends.
const ARROWS: [(&str, &str); 5] =
    [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right"), ("–", "-")];

impl Look {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        self.theme.style(role)
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
            Glyph::Early => ("╌", "."),
            Glyph::Right | Glyph::Rule => ("─", "-"),
            Glyph::Late => ("·", "!"),
            Glyph::Target => ("◆", "+"),
            Glyph::Mark => ("┃", "|"),
            Glyph::Ellipsis => ("…", "..."),
            Glyph::Divider => ("│", "|"),
            Glyph::Dot => ("·", "-"),
            Glyph::Site => ("●", "o"),
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
                let pairs = keys.replace("↑↓", "Up/Down").replace("←→", "Left/Right");
                ARROWS.iter().fold(pairs, |keys, (arrow, word)| keys.replace(arrow, word))
            }
        }
    }
}
