//! The shelf: what there is to choose from, as the shell found it, and its rows as the filter
//! sees them.

use crate::app::offer::Offer;
use std::collections::BTreeSet;

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
    /// How it went the last time, if it was ever rehearsed to an end.
    pub last: Option<Last>,
}

/// How a procedure went the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Whether it passed, where that is known.
    pub passed: Option<bool>,
    /// The mode, what came of it, and when, in words: `exam passed 3 days ago`.
    pub words: String,
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

/// A row that fits the filter, and the letters by which it does.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The row.
    pub row: Row<'a>,
    /// The letters that were typed, of each of its names.
    pub(super) letters: Vec<BTreeSet<usize>>,
}

impl Found<'_> {
    /// The letters of its title that were typed: positions among its characters.
    #[must_use]
    pub fn letters_of_title(&self) -> BTreeSet<usize> {
        self.letters_of(0)
    }

    /// The letters of its id that were typed.
    #[must_use]
    pub fn letters_of_id(&self) -> BTreeSet<usize> {
        self.letters_of(1)
    }

    /// The letters that were typed of its tags, as [`Row::tags`] has them.
    #[must_use]
    pub fn letters_of_tags(&self) -> BTreeSet<usize> {
        self.letters_of(2)
    }

    fn letters_of(&self, name: usize) -> BTreeSet<usize> {
        self.letters.get(name).cloned().unwrap_or_default()
    }
}

impl Row<'_> {
    /// The name that people read.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Row::Unfinished(unfinished) => &unfinished.title,
            Row::Procedure(shelved) => &shelved.title,
        }
    }

    /// The words to find it by, one after the other.
    #[must_use]
    pub fn tags(&self) -> String {
        match self {
            Row::Procedure(Shelved { content: Ok(offer), .. }) => {
                offer.procedure().about().tags.join(", ")
            }
            Row::Procedure(_) | Row::Unfinished(_) => String::new(),
        }
    }

    /// What the filter looks at: title, id and tags. Nobody knows a session by its id.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Row::Unfinished(unfinished) => vec![unfinished.title.clone()],
            Row::Procedure(shelved) => {
                vec![shelved.title.clone(), shelved.id.clone(), self.tags()]
            }
        }
    }
}
