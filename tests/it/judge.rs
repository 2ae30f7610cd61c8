//! How fairly typed text is judged, counted over phrasings that clinicians may use.
//!
//! `tests/fixtures/recall/` holds them by bundled procedure: `clear` ones that must be understood,
//! `vague` ones and `nonsense` that must not be taken for anything. A figure counts each phrasing
//! once a run, a run being a variant with a case; runs that can be named alike are heard once.

mod entries;
mod menus;
mod speed;

use crate::support::rehearsal::{bundled_files, bundled_in_every_run};
use rehearsal::procedure::{Act, Procedure};
use rehearsal::session::judge::{Heard, Meaning, Turn, Vocabulary};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Phrasings by the title of the step that they mean.
type ByTitle = BTreeMap<String, Vec<String>>;

/// Phrasings for one procedure, or for a family whose names begin alike.
#[derive(Deserialize)]
struct Phrasings {
    clear: ByTitle,
    vague: ByTitle,
    nonsense: Vec<String>,
}

#[derive(Default)]
struct Figures {
    right: usize,
    wrong: usize,
    unclear_with_it: usize,
    unclear: usize,
    nothing: usize,
    others: usize,
    others_wrong: usize,
}

impl Figures {
    fn recall(&self) -> f64 {
        share(
            self.right,
            self.right + self.wrong + self.unclear_with_it + self.unclear + self.nothing,
        )
    }

    fn add(&mut self, other: &Self, times: usize) {
        self.right += other.right * times;
        self.wrong += other.wrong * times;
        self.unclear_with_it += other.unclear_with_it * times;
        self.unclear += other.unclear * times;
        self.nothing += other.nothing * times;
        self.others += other.others * times;
        self.others_wrong += other.others_wrong * times;
    }

    fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong + self.others_wrong)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap().max(1))
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { right, wrong, unclear_with_it, unclear, nothing, others, others_wrong } = self;
        let (recall, precision) = (self.recall(), self.precision());
        write!(
            f,
            "recall {recall:.3}, precision {precision:.3}: {right} right, {wrong} wrong, \
             {unclear_with_it} unclear with the right one shown, {unclear} unclear without it, \
             {nothing} nothing; of {others} vague and nonsense {others_wrong} clear"
        )
    }
}

/// The phrasings of each file in the fixtures, by its name.
fn files() -> Vec<(String, BTreeMap<String, Phrasings>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/recall");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, serde_yaml::from_str(&text).unwrap()));
        }
    }
    assert!(!files.is_empty(), "`{folder}` is empty");
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    files
}

/// The runs of the procedures of this name, or whose names go on after it: one of those in which
/// the same can be named, with how many they are.
fn runs(name: &str) -> Vec<(Arc<Procedure>, usize)> {
    let of = |file: &str| {
        let stem = file.trim_end_matches(".yaml");
        stem == name || stem.starts_with(&format!("{name}-"))
    };
    let files = bundled_files().0.into_iter().map(|(file, _)| file).filter(|file| of(file));
    let mut runs: BTreeMap<String, (Arc<Procedure>, usize)> = BTreeMap::new();
    for run in files.flat_map(|file| bundled_in_every_run(&file)) {
        runs.entry(can_be_named(&run)).or_insert_with(|| (run, 0)).1 += 1;
    }
    assert!(!runs.is_empty(), "no bundled procedure is called `{name}`");
    runs.into_values().collect()
}

/// All that a procedure lets be named, in its words: the whole of what the judge is told of it.
fn can_be_named(procedure: &Procedure) -> String {
    let about = procedure.about();
    let steps = procedure.steps().map(|(ix, step)| (ix, &step.title, &step.teaching.also));
    let wrong = procedure.mishaps().wrong_acts.iter().map(|wrong| (&wrong.act, &wrong.also));
    let every = procedure.timers().filter_map(|(_, timer)| timer.every());
    let rounds = every.filter_map(|every| match &every.does {
        Act::Phrases(phrases) => Some(phrases),
        Act::Step(_) => None,
    });
    let phases = procedure.phases().into_iter().map(|phase| &phase.title);
    format!(
        "{} {:?} {:?} {:?} {:?} {:?}",
        about.id,
        about.abbreviations,
        steps.collect::<Vec<_>>(),
        wrong.collect::<Vec<_>>(),
        rounds.collect::<Vec<_>>(),
        phases.collect::<Vec<_>>(),
    )
}

fn titles(procedure: &Procedure, meanings: &[Meaning]) -> Vec<String> {
    let title = |meaning: &Meaning| match meaning {
        Meaning::Step(ix) => procedure.step(*ix).title.clone(),
        Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => format!("{meaning:?}"),
    };
    meanings.iter().map(title).collect()
}

/// Whether `said` is the title of a phase: then that is what it names.
fn is_phase(procedure: &Procedure, said: &str) -> bool {
    procedure.phases().iter().any(|phase| phase.title.eq_ignore_ascii_case(said))
}

/// Hears everything in one run; complaints go into `told`.
fn hear(
    procedure: &Procedure,
    phrasings: &Phrasings,
    told: &mut BTreeMap<String, usize>,
) -> Figures {
    let vocabulary = Vocabulary::of(procedure);
    let mut figures = Figures::default();
    let known = |title: &String| procedure.steps().any(|(_, step)| step.title == *title);
    let mut tell = |line: String| *told.entry(line).or_default() += 1;
    let clear = |said: &str| {
        let (mut clear, mut near, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        for part in vocabulary.hear(said, &|_| Turn::Open) {
            match part.heard {
                Heard::Clear(meaning) => clear.extend(titles(procedure, &[meaning])),
                Heard::Unclear(meanings) => near.extend(titles(procedure, &meanings)),
                Heard::Nothing => near.extend([]),
            }
            parts.push(part.text);
        }
        (clear, near, parts)
    };
    for (title, all) in phrasings.clear.iter().filter(|(title, _)| known(title)) {
        for said in all {
            let (clear, near, parts) = clear(said);
            if clear.iter().any(|heard| heard != title) {
                figures.wrong += 1;
                tell(format!("WRONG    {title}: {said:?} is {clear:?} in {parts:?}"));
            } else if !clear.is_empty() && parts.len() == 1 {
                figures.right += 1;
            } else if near.contains(title) || !clear.is_empty() {
                figures.unclear_with_it += 1;
                tell(format!("unclear  {title}: {said:?} is {clear:?} {near:?} in {parts:?}"));
            } else if !near.is_empty() {
                figures.unclear += 1;
                tell(format!("UNCLEAR  {title}: {said:?} is {near:?} in {parts:?}"));
            } else {
                figures.nothing += 1;
                tell(format!("nothing  {title}: {said:?}"));
            }
        }
    }
    let vague = phrasings.vague.iter().filter(|(title, _)| known(title)).flat_map(|(_, all)| all);
    for said in vague.chain(&phrasings.nonsense).filter(|said| !is_phase(procedure, said)) {
        figures.others += 1;
        let (clear, _, parts) = clear(said);
        if !clear.is_empty() {
            figures.others_wrong += 1;
            tell(format!("WRONG    vague or nonsense: {said:?} is {clear:?} in {parts:?}"));
        }
    }
    figures
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn phrasings_of_clinicians_are_understood_and_nothing_else_is() {
    let mut heard: BTreeMap<String, Vec<(Arc<Procedure>, usize)>> = BTreeMap::new();
    for (file, procedures) in files() {
        let (mut told, mut sum) = (BTreeMap::new(), Figures::default());
        for (name, phrasings) in &procedures {
            for (procedure, times) in heard.entry(name.clone()).or_insert_with(|| runs(name)) {
                let mut lines = BTreeMap::new();
                let figures = hear(procedure, phrasings, &mut lines);
                println!("{file}: {}, {times} runs: {figures}", procedure.about().id);
                sum.add(&figures, *times);
                for (line, count) in lines {
                    *told.entry(line).or_insert(0) += count * *times;
                }
            }
        }
        // Nobody is to tune on those, so nobody is shown them.
        for (line, runs) in told.iter().filter(|_| file != "held-out.yaml") {
            println!("{line} ({runs} runs)");
        }
        println!("{file}: {sum}");
        assert!(sum.precision() >= 0.98, "{file}: {sum}");
        assert!(sum.recall() >= 0.85, "{file}: {sum}");
    }
}
