//! Places: where keys are pressed, and the tables that are asked there.
//!
//! Settings speak of a place and of the names in its tables; a name may stand in several rows, of
//! which each works where another does not. Read next: `set.rs`.

use super::{Binding, Keymap};
use crate::app::{App, Screen, briefing, debrief, library, overlay, playback, session};

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The list of procedures.
    Library,
    /// Before a session.
    Briefing,
    /// In a session.
    Session,
    /// After it.
    Debrief,
    /// In help and other text over the screen.
    Help,
}

impl Place {
    /// All places, in the order in which they are met.
    pub const ALL: [Self; 5] =
        [Self::Library, Self::Briefing, Self::Session, Self::Debrief, Self::Help];

    /// The word used in settings.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Library => "library",
            Self::Briefing => "briefing",
            Self::Session => "session",
            Self::Debrief => "debrief",
            Self::Help => "help",
        }
    }

    /// What can be asked for there, by name: what it does, and the keys of its tables.
    #[must_use]
    pub fn names(self) -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
        let mut names: Vec<(&str, &str, Vec<&str>)> = Vec::new();
        for row in tables(self).iter().flat_map(|table| &table.rows) {
            if row.name.is_empty() {
                continue;
            }
            let known = names.iter_mut().find(|(name, ..)| *name == row.name);
            let Some((_, help, keys)) = known else {
                names.push((row.name, row.help, row.keys.to_vec()));
                continue;
            };
            if help.is_empty() {
                *help = row.help;
            }
            let new: Vec<&str> =
                row.keys.iter().copied().filter(|key| !keys.contains(key)).collect();
            keys.extend(new);
        }
        names
    }
}

/// What is typed while a table is asked, and never reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// Text: every printing key.
    Text,
    /// An answer: digits and Space, or text, by the kind of question.
    Answer,
}

/// A table as settings see it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// What is typed beside it.
    pub typed: Typed,
}

/// A row as settings see it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name; empty where its keys cannot be set.
    pub name: &'static str,
    /// The keys of the table.
    pub keys: &'static [&'static str],
    /// One line for the help.
    pub help: &'static str,
}

/// The tables that are asked at a place, one at a time.
#[must_use]
pub fn tables(place: Place) -> Vec<Table> {
    use session::keys::{ANSWER, NAME, QUESTION, STEP};
    match place {
        Place::Library => vec![table(library::KEYS, Typed::Nothing)],
        Place::Briefing => vec![table(briefing::KEYS, Typed::Nothing)],
        Place::Session => vec![
            table(STEP, Typed::Nothing),
            table(ANSWER, Typed::Answer),
            table(NAME, Typed::Text),
            table(QUESTION, Typed::Nothing),
        ],
        Place::Debrief => {
            vec![table(debrief::KEYS, Typed::Nothing), table(playback::KEYS, Typed::Nothing)]
        }
        Place::Help => vec![table(overlay::KEYS, Typed::Nothing)],
    }
}

fn table<S, M>(table: &[Binding<S, M>], typed: Typed) -> Table {
    let row = |row: &Binding<S, M>| Row { name: row.name, keys: row.keys, help: row.help };
    Table { rows: table.iter().map(row).collect(), typed }
}

impl App {
    /// The program with these keys in place of those of its tables.
    #[must_use]
    pub fn with_keys(mut self, keymap: Keymap) -> Self {
        self.keymap = keymap;
        self.set_keys();
        self
    }

    /// What is in front of the trainee has the keys that are set.
    pub(in crate::app) fn set_keys(&mut self) {
        let of = |place| self.keymap.of(place);
        match &mut self.screen {
            Screen::Library(library) => library.keys = of(Place::Library),
            Screen::Briefing(briefing) => briefing.keys = of(Place::Briefing),
            Screen::Session(session) => session.keys = of(Place::Session),
            Screen::Debrief(debrief) => debrief.keys = of(Place::Debrief),
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.keys = of(Place::Help);
        }
    }
}
