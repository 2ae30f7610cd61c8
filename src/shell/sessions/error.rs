//! What can go wrong with session folders: one variant a deed, each saying where and what to do.

use super::SessionId;
use crate::journal::Damage;
use std::io;
use std::path::{Path, PathBuf};

/// Why something could not be done with a session.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder or a file of a new session could not be made.
    #[error("cannot create `{}`: is there room, and may you write there?", path.display())]
    Create {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Entries could not be written.
    #[error("cannot write to `{}`: is there room?", path.display())]
    Append {
        /// The journal.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The session has no folder.
    #[error("this session is kept in memory only: it ends with the program")]
    Nowhere,
    /// The folders could not be listed.
    #[error("cannot list the sessions in `{}`: may you read it?", path.display())]
    List {
        /// The folder of all sessions.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be opened for writing, or not be locked.
    #[error("cannot open `{}` to go on with it: may you write to it?", path.display())]
    Open {
        /// The journal.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be read.
    #[error("cannot read `{}`: is it there, and may you read it?", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A session's folder could not be removed.
    #[error("cannot remove `{}`: remove it by hand", path.display())]
    Delete {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another program has the session open.
    #[error("session `{id}` is open in another window: leave it there first")]
    Locked {
        /// Which.
        id: SessionId,
    },
    /// Entries of the session are still to be saved.
    #[error("session `{id}` is not saved to its end yet: it can be gone on with when it is")]
    Unsaved {
        /// Which.
        id: SessionId,
    },
    /// The session's journal is damaged beyond its last line.
    #[error(
        "session `{id}` cannot be gone on with: {damage}; `rehearse debrief {id}` shows what is whole"
    )]
    Damaged {
        /// Which.
        id: SessionId,
        /// Where and how.
        damage: Damage,
    },
    /// Not even the header of the session's journal can be read.
    #[error(
        "session `{id}` cannot be read: {damage}; `rehearse sessions --delete {id}` removes it"
    )]
    Unreadable {
        /// Which.
        id: SessionId,
        /// How.
        damage: Damage,
    },
    /// A newer program wrote the session.
    #[error("session `{id}` needs a newer `rehearse`: {damage}")]
    Newer {
        /// Which.
        id: SessionId,
        /// The version of its journal.
        damage: Damage,
    },
    /// The session has ended.
    #[error("session `{id}` is over: `rehearse debrief {id}` shows how it went")]
    Over {
        /// Which.
        id: SessionId,
    },
    /// A copy of a procedure file is not what it was.
    #[error("`{}` was changed after session `{id}` began, so it cannot be gone on with", path.display())]
    Changed {
        /// Of which session.
        id: SessionId,
        /// The copy.
        path: PathBuf,
    },
    /// No session is called that.
    #[error("there is no session `{name}`: `rehearse sessions` lists them")]
    NotFound {
        /// What was asked for.
        name: String,
    },
    /// More than one session is called that.
    #[error("{count} sessions begin with `{name}`, `{example}` is one: give more of the name")]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// How many there are.
        count: usize,
        /// The latest of them.
        example: SessionId,
    },
}

impl Error {
    pub(super) fn create(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Create { path: path.to_owned(), source }
    }

    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Read { path: path.to_owned(), source }
    }

    /// A journal that cannot be gone on with, or not be read at all.
    pub(super) fn damaged(id: &SessionId, damage: Damage) -> Self {
        let id = id.clone();
        if matches!(damage, Damage::Newer { .. }) {
            Self::Newer { id, damage }
        } else {
            Self::Damaged { id, damage }
        }
    }

    /// A journal whose header cannot be read.
    pub(super) fn unreadable(id: &SessionId, damage: Damage) -> Self {
        let id = id.clone();
        if matches!(damage, Damage::Newer { .. }) {
            Self::Newer { id, damage }
        } else {
            Self::Unreadable { id, damage }
        }
    }
}
