//! The debrief to be heard: sentences without a table or a picture, the verdict first.
//!
//! What matters is told at once, the rest by its name, a [`Part`] at a time. The words for times
//! are `spoken/timeline.rs`. Each line is a sentence or a few; nothing is laid out here.

mod timeline;

use super::complications::left;
use super::facts::counts;
use super::sentence::{authored, sentence};
use super::text::{outcome, verdict};
use super::told::{Cited, Telling, told};
use super::typed::heard;
use crate::debrief::{Debrief, Deviation, NOTICE, RemarkKind, Subject};
use crate::procedure::markup;
use crate::procedure::step::Teaching;
use crate::time::{Clock, Words};

/// A part of the debrief that is told when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The points, step by step.
    Points,
    /// What happened when.
    Timeline,
    /// What was typed, and what it was taken for.
    Typed,
    /// What was refused, and notes.
    Remarks,
    /// What the deviations stand on.
    Sources,
}

impl Part {
    /// All parts, in the order in which they are told.
    pub const ALL: [Self; 5] =
        [Self::Points, Self::Timeline, Self::Typed, Self::Remarks, Self::Sources];

    /// The word by which it is asked for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Timeline => "timeline",
            Self::Typed => "typed",
            Self::Remarks => "notes",
            Self::Sources => "sources",
        }
    }

    /// What it is.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Points => "Points, step by step",
            Self::Timeline => "What happened when",
            Self::Typed => "What you typed, and what it was taken for",
            Self::Remarks => "What was refused, and your notes",
            Self::Sources => "Sources of the deviations",
        }
    }

    /// What it says of this debrief, in lines; none where there is nothing to say.
    #[must_use]
    pub fn lines(self, debrief: &Debrief) -> Vec<String> {
        match self {
            Self::Points => points(debrief),
            Self::Timeline => timeline::lines(debrief),
            Self::Typed => typed(debrief),
            Self::Remarks => remarks(debrief),
            Self::Sources => sources(debrief),
        }
    }
}

/// Everything, for paper and pipes.
#[must_use]
pub fn whole(debrief: &Debrief) -> Vec<String> {
    let mut lines = opening(debrief);
    for part in Part::ALL {
        let told = part.lines(debrief);
        if !told.is_empty() {
            lines.push(format!("{}.", part.title()));
            lines.extend(told);
        }
    }
    lines.push(NOTICE.to_owned());
    lines
}

/// What is told at once: the verdict, what went otherwise, and what to rehearse next.
#[must_use]
pub fn opening(debrief: &Debrief) -> Vec<String> {
    let mut lines = head(debrief);
    lines.extend(deviations(debrief));
    lines.extend(complications(debrief));
    lines.extend(calibration(debrief));
    lines.push("To rehearse next.".to_owned());
    if debrief.next.is_empty() {
        lines.push("Nothing stands out. Come back in a few days, before it fades.".to_owned());
    }
    for suggestion in &debrief.next {
        let title = suggestion.subject.title(debrief.procedure());
        lines.push(format!("{title}: {}, {}.", suggestion.kind.word(), suggestion.severity));
    }
    lines
}

fn head(debrief: &Debrief) -> Vec<String> {
    let mode = debrief.setting.mode.word();
    let article = if mode.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let mut lines = vec![
        format!("Debrief of {article} {mode} session: {}.", debrief.procedure().about().title),
        sentence(&verdict(debrief)),
    ];
    let particulars = debrief.procedure().particulars();
    lines.extend(particulars.variant.as_ref().map(|it| format!("Variant: {}.", it.title)));
    lines.extend(particulars.case.as_ref().map(|it| format!("Case: {}.", it.id)));
    let vignette = particulars.case.as_ref().and_then(|case| case.vignette.as_ref());
    lines.extend(vignette.map(|it| format!("Patient: {}", authored(it))));
    for it in &particulars.overrides {
        lines.push(format!("Changed: {} is {}, {}.", it.parameter, it.value, it.origin.words()));
    }
    lines.extend(particulars.phase.as_ref().map(|it| format!("One phase alone: {it}.")));
    lines.push(sentence(&outcome(debrief.procedure(), debrief.outcome)));
    let totals = debrief.totals;
    lines.push(format!("{} of {} steps done.", totals.done, totals.steps));
    if totals.checkpoints > 0 {
        let unasked = match totals.checkpoints.saturating_sub(totals.answered) {
            0 => String::new(),
            1 => "; 1 question was not reached".to_owned(),
            unasked => format!("; {unasked} questions were not reached"),
        };
        let (right, answered) = (totals.right_first, totals.answered);
        lines.push(format!("{right} of {answered} answers right at once{unasked}."));
    }
    let score = &debrief.score;
    lines.push(format!("{} of {} points, {} percent.", score.got, score.of, score.percent()));
    let times = debrief.times;
    let (session, real) = (Words(times.session.elapsed()), Words(times.real));
    lines.push(format!("It took {session} of simulated time, and {real} at the keyboard."));
    lines
}

fn deviations(debrief: &Debrief) -> Vec<String> {
    if debrief.deviations.is_empty() {
        return vec!["No deviations: everything was done in its place and time.".to_owned()];
    }
    let mut lines = vec![format!("Deviations, worst first: {}.", counts(debrief))];
    for (row, it) in debrief.deviations.iter().enumerate() {
        lines.extend(deviation(debrief, row + 1, it));
    }
    lines
}

/// One deviation, headline first.
fn deviation(debrief: &Debrief, number: usize, it: &Deviation) -> Vec<String> {
    let procedure = debrief.procedure();
    let (severity, kind) = (it.severity.word(), it.kind.word());
    let title = it.subject.title(procedure);
    let at = Clock(it.at.elapsed());
    let headline = sentence(&format!("{severity}, {kind}: {title}, at {at}"));
    let told = told(procedure, it).into_iter().map(|(what, text)| match what {
        Telling::Message => authored(&text),
        Telling::Because | Telling::Reason | Telling::Hazard | Telling::WithIt => {
            format!("{}: {}", what.label(), authored(&text))
        }
    });
    std::iter::once(format!("{number}. {headline}")).chain(told).collect()
}

fn complications(debrief: &Debrief) -> Vec<String> {
    let mut lines = Vec::new();
    for lived in &debrief.complications {
        let known = debrief.procedure().mishaps().complications.get(lived.complication);
        let Some(known) = known else { continue };
        let from = Clock(lived.span.from.elapsed());
        lines.push(format!("What came up at {from}: {}, {}.", known.title, left(lived)));
        lines.push(format!("Its signs: {}", authored(&known.signs)));
    }
    lines
}

fn calibration(debrief: &Debrief) -> Vec<String> {
    let Some(calibration) = &debrief.calibration else { return Vec::new() };
    let mut lines = vec!["How sure you were.".to_owned()];
    for it in &calibration.sure_and_wrong {
        let title = &debrief.procedure().step(it.step).title;
        let (word, percent) = (it.confidence.word(), it.confidence.percent());
        lines.push(format!(
            "{word}, {percent} percent, and wrong: {} In {title}.",
            authored(&it.ask)
        ));
    }
    for row in &calibration.rows {
        let word = row.confidence.word();
        let times = if row.said == 1 { "once".to_owned() } else { format!("{} times", row.said) };
        lines.push(format!("Said {word} {times}, of which right: {}.", row.right));
    }
    let brier = calibration.brier;
    lines.push(format!("Brier score {brier:.3}: 0 is perfect, 0.25 is what guessing gets."));
    lines.iter().map(|line| sentence(line)).collect()
}

fn points(debrief: &Debrief) -> Vec<String> {
    let lines = debrief.score.lines.iter().map(|line| {
        let title = &debrief.procedure().step(line.step).title;
        format!("{title}: {} of {}, {}.", line.got, line.of, line.why)
    });
    lines.collect()
}

fn typed(debrief: &Debrief) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &debrief.typed {
        let at = Clock(entry.at.elapsed());
        let (text, parts) = heard(debrief.procedure(), entry);
        lines.push(sentence(&format!("At {at}, {text}")));
        lines.extend(parts.iter().map(|part| sentence(part)));
    }
    lines
}

fn remarks(debrief: &Debrief) -> Vec<String> {
    let line = |remark: &crate::debrief::Remark| {
        let what = match remark.kind {
            RemarkKind::Refused => "tried and refused, which is no deviation",
            RemarkKind::Noted => "your note",
        };
        format!("At {}, {what}: {}", Clock(remark.at.elapsed()), sentence(&remark.text))
    };
    debrief.remarks.iter().map(line).collect()
}

fn sources(debrief: &Debrief) -> Vec<String> {
    Cited::of(debrief).words().collect()
}

/// The card of what the deviation of this number, counted from 1, is about: its title and what it
/// says.
#[must_use]
pub fn card(debrief: &Debrief, number: usize) -> Option<(String, Vec<String>)> {
    let it = debrief.deviations.get(number.checked_sub(1)?)?;
    let mut lines = Vec::new();
    if let Subject::Step(step) = &it.subject {
        let step = debrief.procedure().step(*step);
        lines.extend(teaching(&step.teaching));
        for checkpoint in &step.checkpoints {
            let right = crate::debrief::right_answer(&checkpoint.kind);
            lines.push(format!(
                "Question: {} Right is: {}",
                authored(&checkpoint.ask),
                authored(&right)
            ));
        }
    }
    let numbers = it.sources.iter().map(|source| &debrief.procedure().source(*source).title);
    lines.extend(numbers.map(|title| format!("Source: {}", sentence(title))));
    if lines.is_empty() {
        lines.push("There is no more to tell about this.".to_owned());
    }
    Some((it.subject.title(debrief.procedure()).to_owned(), lines))
}

/// What teaches a step, each text after its label. A drawing is not told: only its caption, which is
/// a first line with an empty one after it.
#[must_use]
pub fn teaching(teaching: &Teaching) -> Vec<String> {
    let told = [
        ("Cue", &teaching.cue),
        ("Who", &teaching.who),
        ("Do", &teaching.how),
        ("Why", &teaching.why),
        ("Hazard", &teaching.hazard),
        ("Mistake", &teaching.mistake),
    ];
    let mut lines = Vec::new();
    for (label, text) in told {
        if let Some(text) = text {
            lines.extend(
                format!("{label}: {}", markup::plain(text).trim()).lines().map(str::to_owned),
            );
        }
    }
    let caption = |figure: &String| {
        let caption = figure.split_once("\n\n").filter(|(first, _)| !first.contains('\n'));
        let caption = caption.map(|(caption, _)| format!(" {}", sentence(caption)));
        format!("Figure:{} The drawing itself is not told.", caption.unwrap_or_default())
    };
    lines.extend(teaching.figure.as_ref().map(caption));
    lines
}
