//! From text to a settled procedure, with every problem found on the way.
//!
//! The way: `yaml.rs` makes a tree with places, `de.rs` reads it into a `Document`, `package.rs`
//! gathers the documents that a procedure is made of, `settle.rs` checks what they mean in every
//! variant and case and builds the `Procedure`. A mistake of the author is a `Diagnostic`, and
//! finding one does not stop the search for the next. This layer opens no file and asks no clock:
//! texts come in through [`Library`]. Read next: `compile.rs`.

pub mod code;
pub mod compile;
mod de;
pub mod diagnostic;
pub mod document;
mod elsewhere;
pub mod explain;
pub mod expression;
mod fault;
pub mod files;
pub mod fix;
pub mod identity;
pub mod library;
pub mod map;
mod misread;
mod node;
pub mod outline;
pub mod package;
mod quoted;
pub mod readings;
pub mod render;
mod scalar;
pub mod schema;
pub mod settings;
pub mod settle;
pub mod slug;
pub mod sources;
pub mod span;
pub mod starter;
pub mod suggest;
mod template;
pub mod trial;
pub mod visible;
pub mod written;
mod yaml;

pub use code::{Code, Lint};
pub use compile::{Compiled, Shape, compile, compile_with, load, load_with, read, review_with};
pub use diagnostic::{Diagnostic, Fix, Label, Level};
pub use document::Document;
pub use files::Files;
pub use fix::{Draft, Drafts};
pub use identity::id_in;
pub use library::Library;
pub use package::Package;
pub use readings::Readings;
pub use settle::{Choice, Review, ReviewedFile, ReviewedRun, Unsettled};
pub use sources::{Place, SourceFile, SourceMap};
pub use span::{FileIx, Span};
pub use trial::Trial;
pub use visible::visible;
pub use written::Spanned;

/// Where the comments of a file's text are, as ranges of bytes, each from its `#` on.
#[must_use]
pub fn comments(text: &str) -> Vec<std::ops::Range<usize>> {
    yaml::comments(text)
}
