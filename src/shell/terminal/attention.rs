//! Attention: the bytes that call the trainee back, and name the window.
//!
//! There are two notifications (OSC 9 and OSC 777), and terminals know one, both or neither. What
//! they do not know they pass over.

use crate::shell::output;

/// What may call for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) struct Attention {
    /// The bell.
    pub(in crate::shell) bell: bool,
    /// Notifications, while the terminal says that nobody looks.
    pub(in crate::shell) notify: bool,
    /// The window's name.
    pub(in crate::shell) title: bool,
}

impl Default for Attention {
    fn default() -> Self {
        Self { bell: true, notify: true, title: true }
    }
}

/// How notifications reach the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::shell) struct Route {
    /// Whether it would show both kinds, so that one has to do.
    one: bool,
    /// Whether they pass through tmux.
    tmux: bool,
}

/// Terminals that show both kinds, or the first, by `TERM` and by `TERM_PROGRAM`.
const SHOW_BOTH: &[&str] =
    &["xterm-kitty", "xterm-ghostty", "ghostty", "foot", "wezterm", "WezTerm", "iTerm.app"];

impl Route {
    /// Reads what `var` gives for the names of variables.
    pub(in crate::shell) fn read(var: impl Fn(&str) -> Option<String>) -> Self {
        let named = [var("TERM"), var("TERM_PROGRAM")];
        let mut named = named.into_iter().flatten();
        let one = named.any(|it| SHOW_BOTH.iter().any(|name| it.starts_with(name)));
        Self { one, tmux: var("TMUX").is_some() }
    }

    /// A notification.
    pub(super) fn notification(self, text: &str) -> String {
        let text = clean(text);
        let mut all = self.through(&format!("\x1b]9;{text}\x07"));
        if !self.one {
            all.push_str(&self.through(&format!("\x1b]777;notify;rehearse;{text}\x07")));
        }
        all
    }

    fn through(self, bytes: &str) -> String {
        if !self.tmux {
            return bytes.to_owned();
        }
        format!("\x1bPtmux;{}\x1b\\", bytes.replace('\x1b', "\x1b\x1b"))
    }
}

/// Keeps the window's name, to have it back by [`LEAVE_TITLE`].
pub(super) const KEEP_TITLE: &str = "\x1b[22;0t";
/// Gives the window the name back that it had.
pub(super) const LEAVE_TITLE: &str = "\x1b[23;0t";

/// Names the window.
pub(super) fn title(text: &str) -> String {
    format!("\x1b]0;{}\x07", clean(text))
}

/// One line without anything that would end it early. A semicolon would begin another part.
fn clean(text: &str) -> String {
    output::safe(text).replace('\n', " ").replace(';', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(variables: &'static [(&str, &str)]) -> Route {
        Route::read(|name| {
            let found = variables.iter().find(|(it, _)| *it == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_not_known_gets_both_kinds_and_what_shows_both_gets_one() {
        let both = "\x1b]9;Due\x07\x1b]777;notify;rehearse;Due\x07";
        assert_eq!(route(&[("TERM", "xterm-256color")]).notification("Due"), both);
        for variables in [&[("TERM", "xterm-kitty")], &[("TERM_PROGRAM", "WezTerm")]] {
            assert_eq!(route(variables).notification("Due"), "\x1b]9;Due\x07");
        }
    }

    #[test]
    fn tmux_is_told_to_pass_it_on() {
        let route = route(&[("TERM", "foot"), ("TMUX", "/tmp/tmux-0/default,1,0")]);
        assert_eq!(route.notification("Due"), "\x1bPtmux;\x1b\x1b]9;Due\x07\x1b\\");
    }

    #[test]
    fn nothing_in_a_text_ends_it_or_begins_another() {
        let odd = "a\x07b\x1b]0;c\nd\u{9c}e";
        for said in [title(odd), Route { one: true, tmux: false }.notification(odd)] {
            let inside = said.get(2..said.len() - 1).unwrap();
            assert!(!inside.contains(char::is_control), "{inside:?}");
            assert_eq!(inside.matches(';').count(), 1, "{inside:?}");
        }
    }
}
