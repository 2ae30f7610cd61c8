//! The doors of this layer: one text to a document, and a library's files to a procedure.
//!
//! Which files there are is the library's knowledge; nothing is opened here. Read next:
//! `package.rs`, then `settle.rs`.

use super::diagnostic::{Diagnostic, Findings};
use super::document::Document;
use super::library::Library;
use super::package::Package;
use super::readings::{self, Readings};
use super::settle::Review;
use super::{FileIx, SourceMap};
use crate::procedure::Procedure;
use std::sync::Arc;

/// What a single text says.
#[derive(Clone, Debug)]
pub struct Shape {
    /// What could be read, with gaps where something was wrong; nothing if it is not YAML.
    pub document: Option<Document>,
    /// What is wrong with its shape, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of `file` without asking what it means.
#[must_use]
pub fn read(file: FileIx, text: &str) -> Shape {
    let mut findings = Findings::default();
    let (document, _) = readings::shape(file, text, &mut findings);
    Shape { document, diagnostics: findings.into_sorted() }
}

/// What has become of a procedure file and those that it uses.
#[derive(Debug)]
pub struct Compiled {
    /// The procedure of the first variant and case, if no error was found in any.
    pub procedure: Option<Procedure>,
    /// Everything that was found, file by file, each in the order of its file.
    pub diagnostics: Vec<Diagnostic>,
    /// The files read: first the one asked for, then those used, each once.
    pub sources: SourceMap,
    /// What is needed to settle it for another variant, case or value.
    pub package: Arc<Package>,
}

/// Reads the file called `name`, and checks it in every variant with every case.
#[must_use]
pub fn compile(library: &impl Library, name: &str) -> Compiled {
    compile_with(&Readings::new(library), name)
}

/// The same for one of many files that may use each other: each is read once.
#[must_use]
pub fn compile_with<L: Library>(readings: &Readings<'_, L>, name: &str) -> Compiled {
    compiled(Package::load(readings, name), None)
}

/// The same, with what `review` has to say of a file in which nothing is wrong.
#[must_use]
pub fn review_with<L: Library>(
    readings: &Readings<'_, L>,
    name: &str,
    review: &mut dyn Review,
) -> Compiled {
    compiled(Package::load(readings, name), Some(review))
}

fn compiled(package: Package, review: Option<&mut dyn Review>) -> Compiled {
    let (procedure, diagnostics) = package.check(review);
    Compiled { procedure, diagnostics, sources: package.sources(), package: Arc::new(package) }
}

/// Reads the file called `name` to settle it later, without looking for what is wrong with it.
#[must_use]
pub fn load(library: &impl Library, name: &str) -> Package {
    load_with(&Readings::new(library), name)
}

/// The same for one of many files that may use each other: each is read once.
#[must_use]
pub fn load_with<L: Library>(readings: &Readings<'_, L>, name: &str) -> Package {
    Package::load(readings, name)
}
