//! The library screen: choose a procedure, or go on with an unfinished session.
//!
//! What there is to choose from is `library/shelf.rs`; it is found by the shell.

mod shelf;

pub use shelf::{Broken, Found, Last, Row, Shelf, Shelved, Unfinished};

mod line;

use super::effect::Effect;
use super::filter::{self, Fit};
use super::key::{Code, Key};
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
use super::overlay::Overlay;
use super::prompt::{LONGEST, Line};
use super::turn::{Go, Turn};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Library {
    shelf: Shelf,
    cursor: usize,
    filter: Line,
    filtering: bool,
    /// The keys that are set.
    pub(super) keys: Keys,
    /// What could not be done, in words, until the next key.
    pub trouble: Option<String>,
}

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Move by this many rows.
    Move(isize),
    /// Take the row under the cursor.
    Take,
    /// Type to filter.
    Filter,
    /// Show everything again.
    Clear,
    /// Show the keys.
    Help,
    /// Leave the program.
    Quit,
}

/// By how many rows the keys for pages move.
const PAGE: isize = 10;

/// The keys of this screen.
pub static KEYS: &[Binding<Library, Message>] = &[
    bind(&["down", "j"], Message::Move(1)).named("down").beside("up").says("move", "move"),
    bind(&["up", "k"], Message::Move(-1)).named("up"),
    bind(&["pagedown", "space"], Message::Move(PAGE))
        .named("page-down")
        .beside("page-up")
        .says("", "move by pages"),
    bind(&["pageup"], Message::Move(-PAGE)).named("page-up"),
    bind(&["home"], Message::Move(isize::MIN)).named("top").says("", "to the first"),
    bind(&["end"], Message::Move(isize::MAX)).named("bottom").says("", "to the last"),
    bind(&["enter"], Message::Take).named("open").says(
        "open",
        "open the procedure, go on with the session, or show what is wrong with the file",
    ),
    bind(&["/"], Message::Filter)
        .named("filter")
        .says("filter", "type a few letters to filter the list"),
    bind(&["esc"], Message::Clear)
        .named("show-all")
        .says("show all", "show the whole list again")
        .when(|library| !library.filter.text().is_empty()),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q"], Message::Quit).named("leave").says("quit", "leave the program"),
];

impl Keyed for Library {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

impl Library {
    /// The screen with this shelf.
    #[must_use]
    pub fn new(shelf: Shelf) -> Self {
        Self { shelf, ..Self::default() }
    }

    /// Puts another shelf up and keeps the cursor where it can.
    pub fn restock(&mut self, shelf: Shelf) {
        self.shelf = shelf;
        self.cursor = self.cursor.min(self.rows().len().saturating_sub(1));
    }

    /// What there is to choose from.
    #[must_use]
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The rows that fit the filter: sessions first, then procedures, of each the best first.
    #[must_use]
    pub fn found(&self) -> Vec<Found<'_>> {
        let unfinished: Vec<_> = self.shelf.unfinished.iter().map(Row::Unfinished).collect();
        let procedures: Vec<_> = self.shelf.procedures.iter().map(Row::Procedure).collect();
        let mut found = self.fitting(&unfinished);
        found.append(&mut self.fitting(&procedures));
        found
    }

    fn fitting<'a>(&self, rows: &[Row<'a>]) -> Vec<Found<'a>> {
        let names: Vec<_> = rows.iter().map(Row::names).collect();
        let fits = filter::fitting(self.filter.text(), &names);
        let found = fits.into_iter().filter_map(|Fit { position, letters }| {
            rows.get(position).map(|row| Found { row: *row, letters })
        });
        found.collect()
    }

    /// The rows of [`Library::found`].
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        self.found().into_iter().map(|found| found.row).collect()
    }

    /// How many rows there are without the filter.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.shelf.unfinished.len() + self.shelf.procedures.len()
    }

    /// The position of the cursor among the rows.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The filter, and whether it is being typed.
    #[must_use]
    pub const fn filter(&self) -> (&Line, bool) {
        (&self.filter, self.filtering)
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        if self.filtering {
            vec![
                Hint::key("enter", "keep", "keep the filter"),
                Hint::key("esc", "show all", "show the whole list again"),
            ]
        } else {
            keymap::hints(KEYS, self)
        }
    }

    /// Does what a key asks.
    pub fn update(&mut self, key: Key) -> Turn {
        self.trouble = None;
        if self.filtering {
            self.type_filter(key);
            return Turn::stay();
        }
        let Some(message) = keymap::dispatch(KEYS, self, key) else { return Turn::stay() };
        match message {
            Message::Move(rows) => {
                self.step(rows);
                Turn::stay()
            }
            Message::Take => self.take(),
            Message::Filter => {
                self.filtering = true;
                Turn::stay()
            }
            Message::Clear => {
                self.filter = Line::default();
                Turn::stay()
            }
            Message::Help => Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Quit => Turn::go(Go::Quit),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    fn type_filter(&mut self, key: Key) {
        match key.code {
            Code::Esc => {
                self.filter = Line::default();
                self.filtering = false;
            }
            Code::Enter => self.filtering = false,
            Code::Down => self.step(1),
            Code::Up => self.step(-1),
            Code::PageDown => self.step(PAGE),
            Code::PageUp => self.step(-PAGE),
            _ => {
                if self.filter.edit(key) {
                    self.cursor = 0;
                }
            }
        }
    }

    /// Types pasted text into the filter, where that is open.
    pub fn paste(&mut self, text: &str) {
        if !self.filtering {
            return;
        }
        self.trouble = (!self.filter.paste(text))
            .then(|| format!("too long: the first {LONGEST} characters were taken"));
        self.cursor = 0;
    }

    fn step(&mut self, rows: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
    }

    /// Moves the cursor to this row, or takes the row if it is there already.
    pub fn point_at_row(&mut self, row: usize) -> Turn {
        self.trouble = None;
        if row == self.cursor {
            return self.take();
        }
        self.cursor = row.min(self.rows().len().saturating_sub(1));
        Turn::stay()
    }

    /// Moves the cursor by the wheel.
    pub fn wheel(&mut self, notches: isize) {
        self.step(notches.signum());
    }

    fn take(&self) -> Turn {
        match self.rows().get(self.cursor) {
            None => Turn::stay(),
            Some(Row::Unfinished(unfinished)) => {
                Turn::ask(vec![Effect::Reopen(unfinished.id.clone())])
            }
            Some(Row::Procedure(shelved)) => match &shelved.content {
                Ok(offer) => Turn::go(Go::Briefing(offer.clone())),
                Err(broken) => {
                    Turn::go(Go::Show(Overlay::text(&shelved.title, broken.all.clone())))
                }
            },
        }
    }
}
