//! The words of texts, as rules compare them: each text is cut once, however many runs have it.

use crate::session::judge;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The words of one text.
#[derive(Debug)]
pub(super) struct Said {
    /// In lower case, without punctuation.
    pub(super) bare: Vec<String>,
    /// Those that say something, without their endings, in one spelling.
    pub(super) stems: Vec<String>,
    /// The same number for all texts of the same stems, in whatever order; nothing where none of
    /// the words says anything.
    pub(super) sense: Option<usize>,
    says_little: OnceCell<bool>,
}

impl Said {
    /// Whether all words go with anything, so that they name nothing by themselves.
    pub(super) fn says_little(&self) -> bool {
        *self.says_little.get_or_init(|| judge::say_little(&self.bare))
    }
}

/// The words of the texts so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: RefCell<BTreeMap<String, Rc<Said>>>,
    senses: RefCell<BTreeMap<Vec<String>, usize>>,
}

impl Words {
    /// The words of this text.
    pub(super) fn of(&self, text: &str) -> Rc<Said> {
        if let Some(known) = self.known.borrow().get(text) {
            return Rc::clone(known);
        }
        let bare = judge::bare_words(text);
        let stems = judge::stems(&bare);
        let sense = self.sense(&stems);
        let said = Rc::new(Said { bare, stems, sense, says_little: OnceCell::new() });
        self.known.borrow_mut().insert(text.to_owned(), Rc::clone(&said));
        said
    }

    fn sense(&self, stems: &[String]) -> Option<usize> {
        let mut sorted = stems.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        if sorted.is_empty() {
            return None;
        }
        let mut senses = self.senses.borrow_mut();
        let next = senses.len();
        Some(*senses.entry(sorted).or_insert(next))
    }
}
