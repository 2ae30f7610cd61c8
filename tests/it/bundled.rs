//! The procedures that come with the program: right, complete, and possible to finish.
//!
//! `perfect` goes through each as the best trainee would; here is what holds for their content.

mod mended;
mod muscles;
pub(crate) mod perfect;

use crate::support::mutation::{Dice, assert_inside, assert_told, mutated};
use crate::support::rehearsal::{bundled_files, bundled_in_every_run};
use rehearsal::author::map::is_map;
use rehearsal::author::{Files, Library, compile};
use rehearsal::procedure::{Kind, Procedure, Slot, Source, Step, StepIx};
use rehearsal::trial::failures;
use std::sync::Arc;

/// Steps that ask nothing, with the reason: what a trainee may do without being asked about it.
const ASKS_NOTHING: &[(&str, &str)] = &[];

/// Sources without an address: general knowledge, choices of this rehearsal, and texts whose full
/// address is not known.
const NO_ADDRESS: [&str; 5] =
    ["unverified", "design", "label-drain-irrigate", "label-observe", "cua-dysreflexia"];

/// The file names in `procedures/`, without the extension.
pub(crate) fn names() -> Vec<String> {
    let files = bundled_files().0.into_iter().filter(|(name, _)| !is_map(name));
    files.map(|(name, _)| name.trim_end_matches(".yaml").to_owned()).collect()
}

/// Each procedure in every variant with every case.
fn all() -> Vec<Arc<Procedure>> {
    names().iter().flat_map(|name| bundled_in_every_run(&format!("{name}.yaml"))).collect()
}

/// The part of an id that its own file gives.
fn own(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

#[test]
fn there_are_procedures_and_each_is_without_a_complaint() {
    let names = names();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        let compiled = compile(&bundled_files(), &format!("{name}.yaml"));
        assert!(compiled.diagnostics.is_empty(), "{name}: {:#?}", compiled.diagnostics);
        assert_eq!(
            compiled.procedure.unwrap().about().id.as_str(),
            name,
            "an id is its file's name"
        );
    }
}

#[test]
fn each_says_what_it_is_for_and_how_far_to_trust_it() {
    for procedure in all() {
        let about = procedure.about();
        let named = about.id.as_str();
        assert!(about.summary.is_some(), "{named} has no summary");
        assert!(about.version.is_some(), "{named} has no version");
        assert!(!about.objectives.is_empty(), "{named} has no objectives");
        assert!(!about.equipment.is_empty(), "{named} has no equipment");
        assert!(!about.authors.is_empty(), "{named} has no authors");
        assert!(about.pass.score.is_some(), "{named} does not say what passes");
        assert!(!about.review.is_empty(), "{named} does not say what a clinician must look at");
    }
}

#[test]
fn each_file_opens_with_what_it_is_not_for() {
    for (name, text) in bundled_files().0 {
        let first = text.lines().next().unwrap_or("");
        let line = "For rehearsal and education, not for clinical use.";
        assert!(
            first.starts_with("# ") && first.ends_with(line),
            "{name}: its first line is {first}"
        );
    }
}

#[test]
fn every_step_says_why_and_where_from_and_asks_something() {
    for procedure in all() {
        let straight: Vec<StepIx> = procedure.slots().iter().flat_map(Slot::steps).collect();
        for (ix, step) in procedure.steps() {
            let id = step.id.as_str();
            // What a decision or a complication leads to is itself the answer.
            if !straight.contains(&ix) {
                continue;
            }
            assert!(step.teaching.why.is_some(), "{id} does not say why");
            assert!(step.teaching.how.is_some(), "{id} does not say what to do");
            assert!(!step.sources.is_empty(), "{id} names no source");
            let excused =
                ASKS_NOTHING.iter().any(|(known, reason)| own(id) == *known && !reason.is_empty());
            // In one pass or another, where it is repeated.
            let passes = (1..=60).filter_map(|pass| procedure.step_on(ix, pass));
            let mut asked = passes.flat_map(|form| &form.checkpoints);
            let asks = asked.any(|it| !matches!(it.kind, Kind::Tick(_)));
            assert_ne!(asks, excused, "{id}: a step asks something, or ASKS_NOTHING says why not");
        }
    }
}

#[test]
fn every_choice_has_two_wrong_options_that_explain_themselves() {
    for procedure in all() {
        for (_, step) in procedure.steps() {
            for checkpoint in &step.checkpoints {
                let Kind::Choose(choose) = &checkpoint.kind else { continue };
                let asked = format!("{}: {}", step.id, checkpoint.ask);
                let wrong = choose.options.iter().filter(|option| !option.right);
                assert!(wrong.clone().count() >= 2, "{asked}: fewer than two wrong options");
                for option in wrong {
                    assert!(option.because.is_some(), "{asked}: {} has no `because`", option.text);
                }
            }
        }
    }
}

#[test]
fn every_number_knows_a_slip() {
    for procedure in all() {
        for (_, step) in procedure.steps() {
            for checkpoint in &step.checkpoints {
                let Kind::Number(number) = &checkpoint.kind else { continue };
                assert!(!number.traps.is_empty(), "{}: {} has no trap", step.id, checkpoint.ask);
            }
        }
    }
}

#[test]
fn every_source_can_be_looked_up_and_is_used() {
    for name in names() {
        let runs = bundled_in_every_run(&format!("{name}.yaml"));
        let Some(procedure) = runs.first() else { continue };
        let used = |wanted: &Source| {
            runs.iter().any(|run| {
                let named = |(_, step): (StepIx, &Step)| {
                    let asked = step.checkpoints.iter().flat_map(|it| &it.sources);
                    let all = step.sources.iter().chain(&step.window.sources).chain(asked);
                    all.copied().any(|ix| run.source(ix).id == wanted.id)
                };
                run.steps().any(named)
            })
        };
        for source in procedure.sources() {
            let id = source.id.as_str();
            let excused = NO_ADDRESS.contains(&own(id));
            assert!(!source.title.is_empty(), "{id} has no title");
            assert_eq!(source.url.is_none(), excused, "{id}: an address, or a line in NO_ADDRESS");
            assert!(source.grade.is_some() || source.url.is_none(), "{id} has no grade");
            assert!(used(source), "{id} is used by no step");
        }
    }
}

/// The bundled files, one of them with other bytes.
struct Changed<'f> {
    files: &'f Files,
    name: &'f str,
    bytes: Vec<u8>,
}

impl Library for Changed<'_> {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        if name == self.name { Some(self.bytes.clone()) } else { self.files.open(name) }
    }

    /// Ids are file names, as a test above says.
    fn find(&self, id: &str, _: &str) -> Option<String> {
        let name = format!("{id}.yaml");
        self.files.0.iter().any(|(known, _)| *known == name).then_some(name)
    }

    fn find_map(&self, id: &str, beside: &str) -> Option<String> {
        self.files.find_map(id, beside)
    }

    fn ids(&self, _: &str) -> Vec<String> {
        names()
    }
}

/// How many mistakes are tried in each file: few while working, and many where it is asked for.
#[expect(clippy::disallowed_methods, reason = "a test is no part of the program")]
fn mistakes() -> usize {
    std::env::var("REHEARSE_MISTAKES").ok().and_then(|count| count.parse().ok()).unwrap_or(200)
}

#[test]
fn mistakes_in_each_file_are_told_and_never_panic() {
    let files = bundled_files();
    std::thread::scope(|scope| {
        for (position, (name, text)) in files.0.iter().enumerate() {
            let files = &files;
            scope.spawn(move || {
                let mut dice = Dice(0xb1ad_de75 + position as u64);
                for _ in 0..mistakes() {
                    let bytes = mutated(text, &mut dice);
                    let compiled = compile(&Changed { files, name, bytes }, name);
                    if is_map(name) {
                        assert_inside(&compiled);
                    } else {
                        assert_told(&compiled);
                    }
                }
            });
        }
    });
}

#[test]
fn the_tests_that_are_written_in_them_go_as_they_say() {
    let files = bundled_files();
    let mut played = 0;
    for name in names() {
        for trial in compile(&files, &format!("{name}.yaml")).package.trials() {
            let failures = failures(&trial);
            assert!(failures.is_empty(), "{name}, {}: {failures:#?}", trial.name);
            played += 1;
        }
    }
    assert!(played > 10, "{played}");
}
