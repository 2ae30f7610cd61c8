//! What was found, printed as it comes, so that no more is kept than one file's.
//!
//! But for a SARIF log, which names the rules that are met before what they found.

use crate::author::render::json_items;
use crate::author::{Diagnostic, SourceMap};
use crate::lint::{self, Gist, Later, Profile};
use crate::shell::args::Findings;
use crate::shell::command::findings;
use crate::shell::environment::Environment;
use crate::shell::{Error, output};

/// Prints what is found in one form.
#[derive(Debug)]
pub(super) struct Printer<'a> {
    form: Findings,
    profile: Profile,
    environment: &'a Environment,
    /// Whether something was printed.
    begun: bool,
    /// For people: what is only counted.
    later: Later,
    /// For a SARIF log: everything.
    kept: (Vec<Diagnostic>, SourceMap),
    /// Why nothing more can be printed.
    failed: Option<Error>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(form: Findings, profile: Profile, environment: &'a Environment) -> Self {
        let (later, kept) = (Later::default(), (Vec::new(), SourceMap::default()));
        Self { form, profile, environment, begun: false, later, kept, failed: None }
    }

    /// Prints what was found in a file and those that it uses.
    pub(super) fn add(&mut self, found: Vec<Diagnostic>, sources: &SourceMap) {
        if found.is_empty() || self.failed.is_some() {
            return;
        }
        let text = match self.form {
            Findings::Sarif => {
                self.kept.1.extend(sources);
                self.kept.0.extend(found);
                return;
            }
            Findings::Human => {
                let Gist { shown, later } = lint::gist(&found, sources, self.profile);
                self.later.add(&later);
                findings::shown(self.form, &shown, sources, self.environment)
            }
            Findings::Json => {
                let before = if self.begun { ",\n" } else { "[\n" };
                format!("{before}{}", json_items(&found, sources))
            }
            Findings::Github => findings::shown(self.form, &found, sources, self.environment),
        };
        self.begun = true;
        self.failed = output::print(&text).err();
    }

    /// Prints what comes after all of it.
    pub(super) fn finish(self) -> Result<(), Error> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let text = match self.form {
            Findings::Human => {
                let later = self.later.to_string();
                if later.is_empty() { later } else { later + "\n" }
            }
            Findings::Json => (if self.begun { "\n]\n" } else { "[]\n" }).to_owned(),
            Findings::Sarif => {
                let (found, sources) = &self.kept;
                findings::shown(self.form, found, sources, self.environment)
            }
            Findings::Github => String::new(),
        };
        output::print(&text).map(drop)
    }
}
