//! From text to a settled procedure, with every problem found on the way.
//!
//! The way: `yaml.rs` makes a tree with places, `de.rs` reads it into a `Document`, `settle.rs`
//! checks what it means and builds the `Procedure`. A mistake of the author is a `Diagnostic`,
//! and finding one does not stop the search for the next. This layer opens no file and asks no
//! clock: texts come in through [`Library`]. Read next: `compile.rs`.

pub mod code;
pub mod compile;
mod de;
pub mod diagnostic;
pub mod document;
mod fault;
pub mod identity;
mod misread;
mod node;
mod planned;
pub mod render;
mod settle;
pub mod slug;
pub mod sources;
pub mod span;
pub mod suggest;
pub mod visible;
pub mod written;
mod yaml;

pub use code::Code;
pub use compile::{Compiled, Files, Library, Reading, compile, read};
pub use diagnostic::{Diagnostic, Label, Level};
pub use document::Document;
pub use identity::id_in;
pub use sources::{Place, SourceFile, SourceMap};
pub use span::{FileIx, Span};
