//! The parameters of one part: what each is called, of what kind it is, and whether anything asks
//! for it.

use super::names_in;
use crate::author::document::Parameter;
use crate::author::expression::Kind;
use crate::author::written::{Given, Spanned};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The parameters of one part.
#[derive(Default)]
pub(in crate::author::settle) struct Declared<'d> {
    pub(in crate::author::settle) all: Vec<(&'d Spanned<String>, Option<&'d Parameter>)>,
    pub(super) by_name: BTreeMap<&'d str, usize>,
    pub(in crate::author::settle) kinds: Vec<Kind>,
    /// The names that were lost in its file.
    lost: Option<&'d BTreeSet<String>>,
    /// Positions in `all`, each after those it is computed from.
    pub(in crate::author::settle) order: Vec<usize>,
    /// The positions in `all` of those that anything asked for.
    asked: RefCell<BTreeSet<usize>>,
    /// Those that a used procedure shares.
    lent: RefCell<BTreeSet<usize>>,
}

impl<'d> Declared<'d> {
    /// Nothing yet, in a file in which these names were lost.
    pub(super) fn losing(lost: &'d BTreeSet<String>) -> Self {
        Self { lost: Some(lost), ..Self::default() }
    }

    /// The position of the parameter of this name.
    pub(in crate::author::settle) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(in crate::author::settle) fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(self.position(name)?)
    }

    /// The kind of a parameter; one that was lost with what is wrong itself may be of any.
    pub(in crate::author::settle) fn known(&self, name: &str) -> Option<Kind> {
        self.ask(name);
        let lost = || self.lost.is_some_and(|lost| lost.contains(name)).then_some(Kind::Lost);
        self.kind(name).cloned().or_else(lost)
    }

    /// Notes that the parameter of this name is used.
    fn ask(&self, name: &str) {
        self.asked.borrow_mut().extend(self.position(name));
    }

    /// Notes that a used procedure shares the parameter of this name.
    pub(super) fn lend(&self, name: &str) {
        self.ask(name);
        self.lent.borrow_mut().extend(self.position(name));
    }

    /// The names of the parameters that a used procedure shares.
    pub(in crate::author::settle) fn lent(&self) -> impl Iterator<Item = &'d str> {
        let all = self.all.iter().enumerate();
        let lent = all.filter(|(position, _)| self.lent.borrow().contains(position));
        lent.map(|(_, (name, _))| name.value.as_str())
    }

    /// The names of the parameters that nothing asked for.
    pub(in crate::author::settle) fn unused(&self) -> impl Iterator<Item = &'d Spanned<String>> {
        let all = self.all.iter().enumerate();
        let unused = all.filter(|(position, _)| !self.asked.borrow().contains(position));
        unused.map(|(_, (name, _))| *name)
    }

    /// The positions of the parameters that a value is computed from.
    pub(in crate::author::settle) fn needs(&self, given: &Given) -> Vec<usize> {
        names_in(given).into_iter().filter_map(|name| self.position(name)).collect()
    }

    pub(in crate::author::settle) fn names(&self) -> impl Iterator<Item = &'d str> + Clone {
        self.by_name.keys().copied()
    }
}
