//! The settings file with everything in it, each at its default: to be kept and changed.

use crate::app::key::Key;
use crate::app::keymap::Place;
use crate::author::settings::{FASTEST, Glyphs, Mode, Theme};
use std::fmt::Write as _;

/// The file.
pub(in crate::shell) fn text() -> String {
    let (themes, glyphs) = (Theme::WORDS.join(", "), Glyphs::WORDS.join(", "));
    let modes = Mode::WORDS.join(", ");
    let mut text = format!(
        "\
# Settings of rehearse, each at its default. Keep the lines that you change.

# Colours: {themes}.
theme: auto
# Signs: {glyphs}.
glyphs: auto

# The mode of new sessions: {modes}.
mode: guided
# Show waits running at so many times the speed of the clock, from 1 to {FASTEST}. Without it they
# are skipped over.
# pace: 60

# The bell, when a timer reaches a mark, a round is due or something comes up.
bell: true
# A notification of the terminal, while you look at another window.
notifications: true
# How long until then, as the name of the window.
title: true
# Clicks and the wheel.
mouse: true

# Keys: one, or a list, of which the first is shown; `[]` takes them away. A key is what it types,
# or a name such as space, tab, pagedown or ctrl-w. Enter and Esc do what they do besides, and what
# answers a question, such as digits and space, does nothing else there.
keys:
"
    );
    for place in Place::ALL {
        let names = place.names();
        let keys: Vec<String> = names.iter().map(|(.., keys)| list(keys)).collect();
        let width = |name: &str, keys: &str| name.len() + keys.len();
        let widest = names.iter().zip(&keys).map(|((name, ..), keys)| width(name, keys)).max();
        // A string takes whatever is written to it.
        let _ = writeln!(text, "  {}:", place.word());
        for ((name, help, _), keys) in names.iter().zip(&keys) {
            let line = if help.is_empty() {
                format!("    {name}: {keys}")
            } else {
                let pad = " ".repeat(widest.unwrap_or_default() - width(name, keys));
                format!("    {name}: {keys}{pad}  # {help}")
            };
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

/// Keys as they are written in the file.
pub(in crate::shell) fn list(keys: &[&str]) -> String {
    let quoted = |name: &&str| {
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && *name != "-";
        if plain { (*name).to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
    };
    format!("[{}]", keys.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// The same of keys that were read.
pub(in crate::shell) fn listed(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
    list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
