//! A package: a procedure file, those that it uses, and the site's values for them.
//!
//! Everything that is needed to settle the procedure for any variant, case and override, without
//! asking for a file again. Read next: `settle.rs`.

use super::diagnostic::Diagnostic;
use super::document::{Document, Entry, Kind, Site};
use super::library::Library;
use super::map::{MapReading, is_map};
use super::readings::{Reading, Readings};
use super::slug::stem;
use super::suggest::advice;
use super::visible::visible;
use super::{Code, SourceMap, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A procedure and all that it is made of.
#[derive(Debug, Default)]
pub struct Package {
    /// First the procedure file, then those used, each once, in the order of reading.
    pub(super) readings: Vec<Arc<Reading<Document>>>,
    /// Which of them each `use:` means, by its place; one that is lost is not here.
    pub(super) uses: BTreeMap<Span, usize>,
    /// The maps on which injections are placed and muscles found, each once.
    pub(super) maps: Vec<Arc<MapReading>>,
    /// Which of them each `map:` means, by its place; one that is lost is not here.
    pub(super) mapped: BTreeMap<Span, usize>,
    /// The site's own values.
    pub(super) site: Option<Arc<Reading<Site>>>,
    /// What is wrong with the uses and maps, and with the names of procedures in the site's file.
    pub(super) wrong_uses: Vec<Diagnostic>,
}

impl Package {
    /// The package of the procedure file called `name`.
    pub(super) fn load<L: Library>(readings: &Readings<'_, L>, name: &str) -> Self {
        let library = readings.library();
        let site = library.site(name).map(|site| readings.site(&site));
        let strangers = site.as_ref().map_or_else(Vec::new, |site| strangers(library, site));
        let package = Self { site, wrong_uses: strangers, ..Self::default() };
        let mut loader = Loader { readings, package };
        if is_map(name) {
            loader.package.maps.push(readings.map(name));
        } else {
            loader.load(name, &mut Vec::new());
        }
        loader.package
    }

    /// The texts it is made of.
    #[must_use]
    pub fn sources(&self) -> SourceMap {
        let mut sources = SourceMap::default();
        for reading in &self.readings {
            sources.add(reading.ix, &reading.file);
        }
        for map in &self.maps {
            sources.add(map.read.ix, &map.read.file);
        }
        if let Some(site) = &self.site {
            sources.add(site.ix, &site.file);
        }
        sources
    }

    /// The names and texts of the procedure file, of those that it uses, and of their maps.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let procedures = self.readings.iter().map(|reading| &reading.file);
        let files = procedures.chain(self.maps.iter().map(|map| &map.read.file));
        files.map(|file| (&*file.name, &*file.text))
    }

    /// The id of the procedure; nothing if its file could not be read.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        let said = self.document()?.id.as_ref().map(ToString::to_string);
        said.or_else(|| Some(self.readings.first()?.stem.clone()))
    }

    /// The document of the procedure file.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.readings.first()?.document.as_ref()
    }
}

struct Loader<'r, 'l, L> {
    readings: &'r Readings<'l, L>,
    package: Package,
}

impl<L: Library> Loader<'_, '_, L> {
    /// Reads the file called `name` and those it uses. `open` are the files that wait for it.
    fn load(&mut self, name: &str, open: &mut Vec<String>) -> usize {
        let reading = self.readings.procedure(name);
        let position = self.package.readings.len();
        self.package.readings.push(Arc::clone(&reading));
        open.push(name.to_owned());
        for (id, span) in reading.document.as_ref().map_or_else(Vec::new, wanted) {
            match self.load_used(&id, span, name, open) {
                Ok(used) => drop(self.package.uses.insert(span, used)),
                Err(diagnostic) => self.package.wrong_uses.push(diagnostic),
            }
        }
        for (id, span) in reading.document.as_ref().map_or_else(Vec::new, maps) {
            match self.load_map(&id, span, name) {
                Ok(map) => drop(self.package.mapped.insert(span, map)),
                Err(diagnostic) => self.package.wrong_uses.push(diagnostic),
            }
        }
        open.pop();
        position
    }

    fn load_map(&mut self, id: &str, span: Span, beside: &str) -> Result<usize, Diagnostic> {
        let library = self.readings.library();
        let Some(name) = library.find_map(id, beside) else {
            let ids = library.map_ids(beside);
            let message = format!("no map is called `{}`", visible(id));
            let help = advice(id, ids.iter().map(String::as_str));
            return Err(Diagnostic::error(Code::UnknownMap, span, message).maybe_help(help));
        };
        let known = self.package.maps.iter().position(|map| map.read.file.name == name);
        Ok(known.unwrap_or_else(|| {
            self.package.maps.push(self.readings.map(&name));
            self.package.maps.len() - 1
        }))
    }

    fn load_used(
        &mut self,
        id: &str,
        span: Span,
        beside: &str,
        open: &mut Vec<String>,
    ) -> Result<usize, Diagnostic> {
        let library = self.readings.library();
        let Some(name) = library.find(id, beside) else {
            let mut ids = library.ids(beside);
            ids.retain(|id| library.find(id, beside).is_some_and(|name| !open.contains(&name)));
            let message = format!("no procedure has the id `{}`", visible(id));
            let found = Diagnostic::error(Code::UnknownProcedure, span, message);
            return Err(match meant_file(id, &ids) {
                Some((help, meant)) => found.help(help).fixed(span, meant),
                None => found.maybe_help(advice(id, ids.iter().map(String::as_str))),
            });
        };
        if open.contains(&name) {
            let message = format!("`{}` uses itself", visible(id));
            return Err(Diagnostic::error(Code::UseCycle, span, message)
                .help("take this `use:` out, here or in the file it names"));
        }
        if open.len() >= DEEPEST_USES {
            let message = format!("procedures use each other more than {DEEPEST_USES} deep");
            return Err(Diagnostic::error(Code::TooDeep, span, message));
        }
        let known = self.package.readings.iter().position(|read| read.file.name == name);
        Ok(known.unwrap_or_else(|| self.load(&name, open)))
    }
}

/// How deep procedures may use each other.
const DEEPEST_USES: usize = 32;

/// What to write for one of `ids` that was given as the name of a file, and the id.
fn meant_file(got: &str, ids: &[String]) -> Option<(String, String)> {
    let (extension, meant) = [".yaml", ".yml"].into_iter().find_map(|extension| {
        let without = got.strip_suffix(extension)?;
        let id = [without.to_owned(), stem(got)].into_iter().find(|id| ids.contains(id))?;
        Some((extension, id))
    })?;
    Some((format!("write the id without {extension}: {meant}"), meant))
}

/// What is said of the procedures for which the site has values, and which do not exist.
fn strangers(library: &impl Library, site: &Reading<Site>) -> Vec<Diagnostic> {
    let beside = &site.file.name;
    let named = site.document.iter().flat_map(|document| document.set.iter());
    let unknown = named.filter(|(id, _)| library.find(&id.value, beside).is_none());
    unknown
        .map(|(id, _)| {
            let ids = library.ids(beside);
            let message = format!("no procedure has the id `{}`", visible(id));
            let found = Diagnostic::warning(Code::UnknownProcedure, id.span, message);
            found.maybe_help(advice(id, ids.iter().map(String::as_str)))
        })
        .collect()
}

/// The maps that a document speaks of, and where it does.
fn maps(document: &Document) -> Vec<(String, Span)> {
    let checkpoints = document.checkpoints().into_iter();
    let maps = checkpoints.filter_map(|checkpoint| match &checkpoint.kind {
        Kind::Place(it) => Some(&it.place.map),
        Kind::Needle(it) => Some(&it.needle.map),
        Kind::Choose(_)
        | Kind::Number(_)
        | Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Tick(_) => None,
    });
    maps.map(|map| (map.to_string(), map.span)).collect()
}

/// The procedures that a document uses, and where it says so.
fn wanted(document: &Document) -> Vec<(String, Span)> {
    let entries = document.phases.given().map_or(&[][..], |entries| &***entries);
    let uses = entries.iter().filter_map(|entry| match entry {
        Entry::Use(uses) => Some((uses.procedure.to_string(), uses.procedure.span)),
        Entry::Phase(_)
        | Entry::Step(_)
        | Entry::AnyOrder(_)
        | Entry::OneOf(_)
        | Entry::Repeat(_) => None,
    });
    uses.collect()
}
