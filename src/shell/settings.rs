//! The settings as they count: a flag wins over a variable, a variable over the file, and the file
//! over what fits by itself.
//!
//! A file with mistakes stops nothing: what is right in it counts. What may be written there is
//! `author/settings.rs`, its keys are `app/keymap/set.rs`; here are the file and the order.
//! Read next: `settings/example.rs`.

pub(super) mod example;

use super::environment::Environment;
use super::terminal::Manner;
use super::{directories, library, output};
use crate::app::keymap::{self, Keymap};
use crate::author::settings::{self, Glyphs, Said, Theme};
use crate::author::{Diagnostic, Spanned};
use crate::session::Mode;
use crate::view;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What the command line says of the screen, by the words of the settings file.
#[derive(Clone, Debug, Default)]
pub(super) struct Flags {
    /// `--theme`.
    pub(super) theme: Option<String>,
    /// `--glyphs`.
    pub(super) glyphs: Option<String>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nobody said anything.
    Default,
    /// This line of the file.
    Line(usize),
    /// This variable.
    Variable(&'static str),
    /// This flag.
    Flag(&'static str),
}

/// A value, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen<T> {
    pub(super) value: T,
    pub(super) from: Origin,
}

/// The settings.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) theme: Chosen<Theme>,
    pub(super) glyphs: Chosen<Glyphs>,
    pub(super) mode: Chosen<Mode>,
    pub(super) pace: Chosen<Option<u32>>,
    pub(super) bell: Chosen<bool>,
    pub(super) notifications: Chosen<bool>,
    pub(super) title: Chosen<bool>,
    pub(super) mouse: Chosen<bool>,
    pub(super) keymap: Keymap,
    pub(super) file: File,
}

/// The settings file.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Where it is, or would be; nothing where the user has no home.
    pub(super) path: Option<PathBuf>,
    /// Whether it is there.
    pub(super) exists: bool,
    /// What is wrong with it.
    pub(super) wrong: Vec<Diagnostic>,
    said: Said,
}

impl Settings {
    /// Reads the file, and holds it against the command line and the variables.
    pub(super) fn read(flags: &Flags, environment: &Environment) -> Self {
        let mut file = File::read(environment);
        let said = file.said.settings.clone();
        let (keymap, wrong) = keymap::read(&said.keys);
        file.wrong.extend(wrong);
        file.wrong.sort_by_key(|wrong| wrong.primary.span);
        let manner = &environment.manner;
        let flag = |written: &Option<String>| written.clone().unwrap_or_default();
        let theme = file.chosen(said.theme.as_ref(), Theme::Auto);
        let theme = match (environment.refused, Theme::find(&flag(&flags.theme))) {
            (_, Some(value)) => Chosen { value, from: Origin::Flag("--theme") },
            (Some(name), None) => Chosen { value: Theme::Mono, from: Origin::Variable(name) },
            (None, None) => theme,
        };
        let glyphs = match Glyphs::find(&flag(&flags.glyphs)) {
            Some(value) => Chosen { value, from: Origin::Flag("--glyphs") },
            None => file.chosen(said.glyphs.as_ref(), Glyphs::Auto),
        };
        let mode = file.chosen(said.mode.as_ref(), settings::Mode::Guided);
        let pace = file.chosen(said.pace.as_ref(), 0);
        let attention = manner.attention;
        Self {
            theme,
            glyphs,
            mode: mode.map(|mode| Mode::parse(mode.word()).unwrap_or(Mode::Guided)),
            pace: pace.map(|pace| Some(pace).filter(|pace| *pace > 0)),
            bell: file.chosen(said.bell.as_ref(), attention.bell),
            notifications: file.chosen(said.notifications.as_ref(), attention.notify),
            title: file.chosen(said.title.as_ref(), attention.title),
            mouse: file.chosen(said.mouse.as_ref(), manner.mouse),
            keymap,
            file,
        }
    }

    /// How the screen is to be, where by itself it would be so.
    pub(super) fn manner(&self, mut manner: Manner) -> Manner {
        // Only `auto` is no theme of the view's.
        if let Some(theme) = view::Theme::parse(self.theme.value.word()) {
            (manner.look.theme, manner.asks) = (theme, false);
        }
        match self.glyphs.value {
            Glyphs::Auto => {}
            Glyphs::Unicode => manner.look.glyphs = view::Glyphs::Unicode,
            Glyphs::Ascii => manner.look.glyphs = view::Glyphs::Ascii,
        }
        manner.mouse = self.mouse.value;
        manner.attention.bell = self.bell.value;
        manner.attention.notify = self.notifications.value;
        manner.attention.title = self.title.value;
        manner
    }

    /// One line on what is wrong with the file, if anything is.
    pub(super) fn trouble(&self) -> Option<String> {
        let path = self.file.path.as_deref().unwrap_or(Path::new("")).display();
        let wrong = match self.file.wrong.len() {
            0 => return None,
            _ if !self.file.exists => "nothing".to_owned(),
            1 => "a mistake".to_owned(),
            several => format!("{several} mistakes"),
        };
        Some(output::safe(&format!("{wrong} in `{path}`; `rehearse config` tells more")))
    }
}

impl<T> Chosen<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Chosen<U> {
        Chosen { value: change(self.value), from: self.from }
    }
}

impl File {
    fn read(environment: &Environment) -> Self {
        let named = environment.config.is_some();
        let Some(path) = environment.config.clone().or_else(directories::config) else {
            return Self::default();
        };
        let read = library::read(&path);
        // Only where one was named it has to be there.
        let missing = read.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound);
        let (path, exists) = (Some(path), !missing);
        if missing && !named {
            return Self { path, exists, ..Self::default() };
        }
        let name = path.as_deref().unwrap_or(Path::new("")).display().to_string();
        let mut said = settings::read(&name, read.ok());
        let wrong = std::mem::take(&mut said.diagnostics);
        Self { path, exists, wrong, said }
    }

    /// The texts in which mistakes are.
    pub(super) const fn sources(&self) -> &crate::author::SourceMap {
        &self.said.sources
    }

    /// The line on which something stands.
    pub(super) fn line(&self, span: crate::author::Span) -> usize {
        self.said.sources.places(span).0.line
    }

    fn chosen<T: Copy>(&self, written: Option<&Spanned<T>>, default: T) -> Chosen<T> {
        written.map_or(Chosen { value: default, from: Origin::Default }, |written| Chosen {
            value: written.value,
            from: Origin::Line(self.line(written.span)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_file_are_those_of_the_program() {
        let themes = view::Theme::ALL.map(view::Theme::word);
        assert_eq!(Theme::WORDS, [&["auto"][..], &themes].concat());
        assert_eq!(settings::Mode::WORDS, Mode::ALL.map(Mode::word));
    }
}
