//! `rehearse test`: the tests that are written in procedure files, played.

use super::check::{asked, everything};
use super::{World, findings};
use crate::author::trial::{Expected, Trial};
use crate::author::{self, Diagnostic, Readings, SourceMap};
use crate::shell::args;
use crate::shell::cores::side_by_side;
use crate::shell::library::{self, Places, bundled};
use crate::shell::{Error, output};
use crate::trial;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn perform(args: &args::Test, world: &World) -> Result<ExitCode, Error> {
    let (names, mut unread) =
        if args.paths.is_empty() { everything(&world.places) } else { asked(&args.paths) };
    let readings = Readings::new(&world.places);
    let tested = side_by_side(names.len(), |position| {
        let name = names.get(position).map_or("", String::as_str);
        test(&readings, name)
    });
    let mut all = Tally::default();
    for (name, outcome) in names.iter().zip(tested) {
        match outcome {
            Ok(tested) => all.add(tested),
            Err(source) => unread.push(Error::Read { path: name.into(), source }),
        }
    }
    let (failures, sources) = (&all.failures, &all.sources);
    output::print(&findings::shown(args.format, failures, sources, &world.environment))?;
    for error in &unread {
        output::complain(&error.report());
    }
    output::complain(&(all.words() + "\n"));
    Ok(match (unread.is_empty(), all.failures.is_empty()) {
        (false, _) => ExitCode::from(super::super::FAILED),
        (true, true) => ExitCode::SUCCESS,
        (true, false) => ExitCode::FAILURE,
    })
}

/// What came of the tests of one file, or what is wrong with it.
#[derive(Default)]
struct Tested {
    played: usize,
    failed: usize,
    /// How many were not played, since the expert's run fails.
    waiting: usize,
    failures: Vec<Diagnostic>,
    sources: SourceMap,
}

fn test(readings: &Readings<'_, Places>, name: &str) -> std::io::Result<Tested> {
    if bundled::text(name).is_none() {
        library::can_be_read(Path::new(name))?;
    }
    let compiled = author::compile_with(readings, name);
    let mistakes: Vec<Diagnostic> =
        compiled.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if !mistakes.is_empty() {
        return Ok(Tested { failures: mistakes, sources: compiled.sources, ..Tested::default() });
    }
    let trials = compiled.package.trials();
    let experts = |trial: &&Trial| trial.expected == Expected::FullMarks;
    let (experts, others): (Vec<&Trial>, Vec<&Trial>) = trials.iter().partition(experts);
    let mut tested = Tested { sources: compiled.sources, ..Tested::default() };
    tested.play(&experts);
    // The others are told as differences from the expert's run: what is wrong with that would
    // only be said again.
    if tested.failed == 0 {
        tested.play(&others);
    } else {
        tested.waiting = others.len();
    }
    Ok(tested)
}

impl Tested {
    fn play(&mut self, trials: &[&Trial]) {
        for trial in trials {
            let mut failures = trial::failures(trial);
            self.played += 1;
            self.failed += usize::from(!failures.is_empty());
            self.failures.append(&mut failures);
        }
    }
}

/// What came of the tests of all files.
#[derive(Default)]
struct Tally {
    files: usize,
    played: usize,
    failed: usize,
    waiting: usize,
    /// Files in which something is wrong, so that their tests were not played.
    broken: usize,
    failures: Vec<Diagnostic>,
    sources: SourceMap,
}

impl Tally {
    fn add(&mut self, tested: Tested) {
        self.files += usize::from(tested.played > 0);
        self.played += tested.played;
        self.failed += tested.failed;
        self.waiting += tested.waiting;
        self.broken += usize::from(tested.failed == 0 && !tested.failures.is_empty());
        if !tested.failures.is_empty() {
            self.sources.extend(&tested.sources);
        }
        self.failures.extend(tested.failures);
    }

    /// `12 tests in 3 files, all as they say`, or `1 of 12 tests failed`.
    fn words(&self) -> String {
        let several = |count: usize, what: &str| {
            if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
        };
        let broken = match self.broken {
            0 => String::new(),
            broken => format!("; {} could not be tested", several(broken, "file")),
        };
        let tests = several(self.played, "test");
        let words = match (self.played, self.failed) {
            (0, _) => "no tests".to_owned(),
            (_, 0) => format!("{tests} in {}, all as they say", several(self.files, "file")),
            (_, failed) => format!("{failed} of {tests} failed"),
        };
        let waiting = match self.waiting {
            0 => String::new(),
            waiting => format!("; {waiting} not played, since the expert's run fails"),
        };
        words + &waiting + &broken
    }
}
