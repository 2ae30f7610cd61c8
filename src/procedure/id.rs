//! Names of things: slugs as authors write them, and positions as the program uses them.
//!
//! Positions are made by `Procedure` alone, so that a look-up by position cannot miss.

use std::fmt;
use std::sync::Arc;

/// A slug, or slugs joined by `/` for what came along with `use:`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// An id of this text, which the author layer has found to be well formed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

macro_rules! position {
    ($name:ident, $what:literal) => {
        #[doc = concat!("The position of ", $what, " in its procedure.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl $name {
            pub(in crate::procedure) const fn new(position: usize) -> Self {
                Self(position)
            }

            /// Counted from 0 in the order of declaration.
            #[must_use]
            pub const fn position(self) -> usize {
                self.0
            }
        }
    };
}

position!(StepIx, "a step");
position!(TimerIx, "a timer");
position!(SourceIx, "a source");
position!(EndingIx, "an ending");
