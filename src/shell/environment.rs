//! The environment: the only file that reads its variables and asks what the streams are.
//! Read next: `environment/colour.rs`.

mod colour;

use super::terminal::{Attention, Manner, Route};
use crate::view::{Glyphs, Look};
use colour::Colour;
use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// The narrowest and the widest that text is laid out.
const WIDTHS: (usize, usize) = (40, 120);

/// What the program is told by its surroundings.
///
/// More than ten fields: each is a fact of its own. The streams are yes-or-no facts and no state.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about three streams")]
pub(super) struct Environment {
    /// `REHEARSE_LIBRARY`.
    pub(super) library: Vec<PathBuf>,
    /// `REHEARSE_DATA`.
    pub(super) data: Option<PathBuf>,
    /// `REHEARSE_CONFIG`.
    pub(super) config: Option<PathBuf>,
    /// The variable that refuses colours, if one does.
    pub(super) refused: Option<&'static str>,
    /// How the screen is to be.
    pub(super) manner: Manner,
    /// Whether lines are typed by someone.
    pub(super) typed: bool,
    /// Whether standard output is a terminal.
    pub(super) shown: bool,
    /// Whether that terminal can only show lines.
    pub(super) dumb: bool,
    /// Whether lines are asked for instead of a screen.
    pub(super) plain: bool,
    /// Whether output may be in colour.
    pub(super) colour: bool,
    /// `COLUMNS`, or the terminal's.
    pub(super) width: usize,
    /// The name of a key that is to end the program with a panic: for the test that the terminal
    /// is given back. Only in debug builds: `REHEARSE_PANIC_ON_KEY`.
    #[cfg(debug_assertions)]
    pub(super) panic_on: Option<String>,
}

impl Environment {
    /// Reads everything once.
    pub(super) fn read() -> Self {
        let paths = |name| var_os(name).map(|list| env::split_paths(&list).collect::<Vec<_>>());
        let library = paths("REHEARSE_LIBRARY").unwrap_or_default();
        let (typed, shown) = (io::stdin().is_terminal(), io::stdout().is_terminal());
        let dumb = var("TERM").as_deref() == Some("dumb");
        let colour = Colour::read(var);
        let ascii = is_ascii(locale().as_deref(), var("TERM").as_deref());
        let glyphs = if ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        let manner = Manner {
            look: Look { theme: colour.theme, glyphs },
            asks: colour.asks,
            mouse: true,
            attention: attention(var("TERM").as_deref()),
            route: Route::read(var),
        };
        let columns = var("COLUMNS").and_then(|columns| columns.parse().ok());
        // Only a terminal is asked: without one, asking means to start another program.
        let width = columns.or_else(|| if shown { terminal_width() } else { None }).unwrap_or(80);
        Self {
            library: library.into_iter().filter(|path| !path.as_os_str().is_empty()).collect(),
            data: var_os("REHEARSE_DATA").map(PathBuf::from),
            config: var_os("REHEARSE_CONFIG").map(PathBuf::from),
            refused: colour.refused,
            manner,
            typed,
            shown,
            dumb,
            plain: false,
            colour: colour.printed.unwrap_or(shown && !dumb),
            width: width.clamp(WIDTHS.0, WIDTHS.1),
            #[cfg(debug_assertions)]
            panic_on: var("REHEARSE_PANIC_ON_KEY"),
        }
    }

    /// How many times as fast waits are shown. Nothing runs by itself between the lines of a
    /// script, so there none can be.
    pub(super) fn pace(&self, pace: Option<u32>) -> Option<u32> {
        pace.filter(|_| self.typed)
    }

    /// Whether a full screen is to be shown.
    pub(super) const fn has_screen(&self) -> bool {
        self.typed && self.shown && !self.dumb && !self.plain
    }
}

/// The locale that decides about characters.
fn locale() -> Option<String> {
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var)
}

/// Whether only ASCII can be shown: the Linux console has few glyphs, and a locale may name
/// another encoding. Where none is named, terminals of today show Unicode.
fn is_ascii(locale: Option<&str>, term: Option<&str>) -> bool {
    let unicode = |locale: &str| locale.to_lowercase().replace('-', "").contains("utf8");
    term == Some("linux") || locale.is_some_and(|locale| !unicode(locale))
}

/// What calls for attention: where there are no windows, only the bell. Older Linux consoles would
/// show the rest as text.
fn attention(term: Option<&str>) -> Attention {
    let windows = term != Some("linux");
    Attention { notify: windows, title: windows, ..Attention::default() }
}

fn terminal_width() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns))
}

/// A variable that is set to something.
fn var(name: &str) -> Option<String> {
    var_os(name).map(|value| value.to_string_lossy().into_owned())
}

#[expect(clippy::disallowed_methods, reason = "here the environment is read")]
fn var_os(name: &str) -> Option<std::ffi::OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_follow_the_locale() {
        assert!(!is_ascii(None, Some("xterm-256color")));
        assert!(!is_ascii(Some("de_DE.UTF-8"), None));
        assert!(!is_ascii(Some("C.utf8"), None));
        assert!(is_ascii(Some("C"), None));
        assert!(is_ascii(Some("en_GB.UTF-8"), Some("linux")));
    }

    #[test]
    fn a_console_has_no_window_to_name() {
        assert_eq!(attention(Some("xterm")), Attention::default());
        let console = Attention { bell: true, notify: false, title: false };
        assert_eq!(attention(Some("linux")), console);
    }
}
