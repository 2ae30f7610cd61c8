//! The library screen: choose a procedure, or go on with an unfinished session.

use super::effect::Effect;
use super::filter;
use super::key::{Code, Key};
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
use super::offer::Offer;
use super::overlay::Overlay;
use super::prompt::Line;
use super::turn::{Go, Turn};

/// What there is to choose from.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Unfinished sessions, latest first.
    pub unfinished: Vec<Unfinished>,
    /// Procedures, in the order found.
    pub procedures: Vec<Shelved>,
}

/// A procedure on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// Its id, or the file's name when it cannot be read.
    pub id: String,
    /// Its title, or the file's name.
    pub title: String,
    /// Where it was found, in words.
    pub origin: String,
    /// The procedure, or what is wrong with its file.
    pub content: Result<Offer, Broken>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The first diagnostic in one line.
    pub first: String,
    /// All diagnostics, as `rehearse check` shows them.
    pub all: String,
}

/// A session that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its id.
    pub id: String,
    /// The procedure's title.
    pub title: String,
    /// When it was begun and how far it is, in words.
    pub progress: String,
}

/// One row of the list.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// A session that can go on.
    Unfinished(&'a Unfinished),
    /// A procedure.
    Procedure(&'a Shelved),
}

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

/// The keys of this screen.
pub static KEYS: &[Binding<Library, Message>] = &[
    bind(&["down", "j"], Message::Move(1)).named("down").beside("up").says("move", "move"),
    bind(&["up", "k"], Message::Move(-1)).named("up"),
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

    /// The rows that fit the filter: sessions first, then procedures.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        let unfinished = self.shelf.unfinished.iter().map(Row::Unfinished);
        let all: Vec<Row<'_>> =
            unfinished.chain(self.shelf.procedures.iter().map(Row::Procedure)).collect();
        let names: Vec<String> = all.iter().map(Row::words).collect();
        let fitting = filter::fitting(self.filter.text(), names.iter().map(String::as_str));
        fitting.into_iter().filter_map(|position| all.get(position).copied()).collect()
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
            _ => {
                if self.filter.edit(key) {
                    self.cursor = 0;
                }
            }
        }
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

impl Row<'_> {
    /// The words that the filter looks at.
    fn words(&self) -> String {
        match self {
            Row::Unfinished(unfinished) => unfinished.title.clone(),
            Row::Procedure(shelved) => {
                let offer = shelved.content.as_ref();
                let tags = offer.map(|offer| offer.procedure().about().tags.join(" "));
                format!("{} {} {}", shelved.title, shelved.id, tags.unwrap_or_default())
            }
        }
    }
}
