//! Colour: which theme fits by itself, as far as variables tell, and whether to print in colour.
//!
//! `NO_COLOR` is <https://no-color.org>, `CLICOLOR` and `CLICOLOR_FORCE` are
//! <https://bixense.com/clicolors>. What the terminal itself says of its background comes later
//! and is better: `terminal/answer.rs`.

use crate::view::Theme;

/// Terminals of 256 colours whose `TERM` does not say so.
const ABLE: &[&str] =
    &["alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"];

/// What the variables say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour {
    /// The theme that fits, as long as nothing else is known.
    pub(super) theme: Theme,
    /// The variable that refuses colours, if one does.
    pub(super) refused: Option<&'static str>,
    /// Whether the terminal's background can tell more.
    pub(super) asks: bool,
    /// Whether results are printed in colour: as they like it, or by whether somebody sees them.
    pub(super) printed: Option<bool>,
}

impl Colour {
    /// Reads what `var` gives for the names of variables.
    pub(super) fn read(var: impl Fn(&str) -> Option<String>) -> Self {
        let forced = var("CLICOLOR_FORCE").is_some_and(|forced| forced != "0");
        let refused = if var("NO_COLOR").is_some() {
            Some("NO_COLOR")
        } else {
            (!forced && var("CLICOLOR").as_deref() == Some("0")).then_some("CLICOLOR")
        };
        if refused.is_some() {
            return Self { theme: Theme::Mono, refused, asks: false, printed: Some(false) };
        }
        let printed = forced.then_some(true);
        let term = var("TERM").unwrap_or_default();
        if var("COLORTERM").is_none() && !has_256(&term) {
            return Self { theme: Theme::Sixteen, refused, asks: false, printed };
        }
        // Some terminals say at their start what their colours were then.
        let theme = match var("COLORFGBG").as_deref().and_then(|all| all.rsplit(';').next()) {
            Some("0") => Theme::Dark,
            Some("15") => Theme::Light,
            Some(_) | None => Theme::Sixteen,
        };
        Self { theme, refused, asks: cfg!(unix), printed }
    }
}

fn has_256(term: &str) -> bool {
    ["256color", "direct"].iter().any(|word| term.contains(word))
        || ABLE.iter().any(|name| term.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `variables` say, each written as in a shell.
    fn said(variables: &str) -> Colour {
        Colour::read(|name| {
            let assigned = variables.split_whitespace().filter_map(|it| it.split_once('='));
            assigned.filter(|(it, _)| *it == name).map(|(_, value)| value.to_owned()).next()
        })
    }

    #[test]
    fn colour_is_refused_by_variables_that_many_programs_know() {
        for (variables, name) in [
            ("NO_COLOR=1", "NO_COLOR"),
            ("CLICOLOR=0", "CLICOLOR"),
            ("NO_COLOR=1 CLICOLOR_FORCE=1", "NO_COLOR"),
        ] {
            let refused = Some(name);
            let mono = Colour { theme: Theme::Mono, refused, asks: false, printed: Some(false) };
            assert_eq!(said(&format!("TERM=xterm-256color {variables}")), mono, "{variables}");
        }
        let theme = |variables| said(variables).theme;
        assert_ne!(theme("TERM=xterm CLICOLOR=1"), Theme::Mono);
        assert_ne!(theme("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1"), Theme::Mono);
    }

    #[test]
    fn results_are_in_colour_where_that_is_forced_and_else_where_somebody_sees_them() {
        assert_eq!(said("CLICOLOR_FORCE=1").printed, Some(true));
        assert_eq!(said("CLICOLOR_FORCE=0").printed, None);
        assert_eq!(said("TERM=xterm").printed, None);
    }

    #[test]
    fn few_colours_are_the_terminals_own_and_nothing_is_asked() {
        for variables in ["", "TERM=xterm", "TERM=linux", "TERM=screen COLORFGBG=15;0"] {
            let few = Colour { theme: Theme::Sixteen, refused: None, asks: false, printed: None };
            assert_eq!(said(variables), few, "{variables}");
        }
    }

    #[test]
    fn with_many_colours_a_background_that_is_told_decides_and_else_the_terminal_is_asked() {
        for (variables, theme) in [
            ("TERM=xterm-256color", Theme::Sixteen),
            ("TERM=xterm COLORTERM=truecolor", Theme::Sixteen),
            ("TERM=foot COLORFGBG=15;0", Theme::Dark),
            ("TERM=rxvt-unicode-256color COLORFGBG=0;default;15", Theme::Light),
            ("TERM=xterm-256color COLORFGBG=0;7", Theme::Sixteen),
        ] {
            assert_eq!(said(variables).theme, theme, "{variables}");
            assert_eq!(said(variables).asks, cfg!(unix), "{variables}");
        }
    }
}
