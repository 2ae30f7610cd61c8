//! Ids that two files of one folder have: the second can never be found by its id.
//!
//! In two folders it is meant so: the first of a library stands before the others.

use super::file::id_taken;
use super::{Profile, leveled};
use crate::author::{Compiled, Diagnostic, Span};
use std::collections::BTreeMap;

/// The id of a file.
#[derive(Clone, Debug)]
pub struct Own {
    /// The name of the file.
    name: String,
    id: String,
    /// Where the id stands; the title, where it is the file's name.
    span: Span,
}

impl Own {
    /// The id of the file that was checked; nothing where it could not be read.
    #[must_use]
    pub fn of(compiled: &Compiled) -> Option<Self> {
        let document = compiled.package.document()?;
        let id = compiled.package.id()?;
        let said = document.id.as_ref().map(|id| id.span);
        let span = said.or_else(|| document.title.given().map(|title| title.span))?;
        let name = compiled.sources.files().next()?.name.clone();
        Some(Self { name, id, span })
    }
}

/// The ids of the files looked at so far.
#[derive(Debug, Default)]
pub struct Taken {
    /// By folder and id, the name of the file.
    known: BTreeMap<(String, String), String>,
}

impl Taken {
    /// Adds a file; what there is to say if another has its id.
    pub fn add(&mut self, own: Own, profile: Profile) -> Option<Diagnostic> {
        let Own { name, id, span } = own;
        let folder = name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
        let key = (folder.to_owned(), id);
        let Some(other) = self.known.get(&key) else {
            self.known.insert(key, name);
            return None;
        };
        Some(leveled(id_taken::wrong(&key.1, span, other), profile))
    }
}
