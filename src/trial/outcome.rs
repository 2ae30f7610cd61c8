//! What came of a trial, held against what has to come of it.

use super::expert::play;
use crate::author::trial::{About, Change, Expected, Reason, ReasonKind, Trial};
use crate::author::{Code, Diagnostic, Span};
use crate::debrief::{Debrief, Deviation, Kind, Subject, Verdict, report};

/// How the trial fails, each at its place; nothing if it goes as it says.
#[must_use]
pub fn failures(trial: &Trial) -> Vec<Diagnostic> {
    let named = if trial.run.is_empty() {
        format!("the test `{}` fails", trial.name)
    } else {
        format!("the test `{}` fails in {}", trial.name, trial.run)
    };
    let at = |span: Span, what: &str| {
        Diagnostic::error(Code::FailingTest, span, format!("{named}: {what}"))
    };
    let changes: Vec<Change> = trial.changes.iter().map(|(change, _)| change.clone()).collect();
    let debrief = match play(&trial.procedure, &trial.complications, &changes) {
        Ok(played) => played.debrief(),
        Err(why) => return vec![at(trial.span, &format!("it cannot be played so: {why}"))],
    };
    match &trial.expected {
        Expected::FullMarks => full_marks(&debrief).iter().map(|it| at(trial.span, it)).collect(),
        Expected::Fails { reasons, passes } => {
            let mut found: Vec<Diagnostic> = reasons
                .iter()
                .filter(|(reason, _)| {
                    !debrief.deviations.iter().any(|it| is_for(it, reason, &debrief))
                })
                .map(|(reason, span)| {
                    let told = at(
                        *span,
                        &format!("there is no such deviation: {}", words(reason, &debrief)),
                    );
                    told.help(format!("there is: {}", all(&debrief)))
                })
                .collect();
            let unexpected = debrief
                .deviations
                .iter()
                .filter(|it| !reasons.iter().any(|(reason, _)| is_for(it, reason, &debrief)));
            found.extend(unexpected.map(|it| {
                let told =
                    at(trial.span, &format!("it also deviates: {}", deviation(it, &debrief)));
                told.help("name it under `fails_for`, or change what is done")
            }));
            let passed = debrief.verdict == Verdict::Passed;
            if passed && !passes {
                let percent = debrief.score.percent();
                let told = format!("it passes with {percent} % of the points, and must not");
                let told = at(trial.span, &told);
                found.push(told.help("write `passes: true` where that is meant"));
            } else if !passed && *passes {
                found.push(at(
                    trial.span,
                    &format!("it must pass: {}", report::text::verdict(&debrief)),
                ));
            }
            found
        }
    }
}

/// What keeps an expert's run from full marks.
fn full_marks(debrief: &Debrief) -> Vec<String> {
    let mut found: Vec<String> = debrief
        .deviations
        .iter()
        .map(|it| format!("it deviates: {}", deviation(it, debrief)))
        .collect();
    let score = &debrief.score;
    if found.is_empty() && score.got < score.of {
        found.push(format!("it has {} of {} points", score.got, score.of));
    }
    if found.is_empty() && debrief.verdict != Verdict::Passed {
        found.push(report::text::verdict(debrief));
    }
    found
}

/// Whether a deviation, or what is folded into it, is what the reason says.
fn is_for(it: &Deviation, reason: &Reason, debrief: &Debrief) -> bool {
    let matches = |part: &Deviation| {
        part.kind == kind(reason.kind)
            && is_about(&part.subject, &reason.about, debrief)
            && reason.severity.is_none_or(|severity| severity == part.severity)
    };
    matches(it) || it.folded.iter().any(matches)
}

fn is_about(subject: &Subject, about: &About, debrief: &Debrief) -> bool {
    match (subject, about) {
        (Subject::Step(one), About::Step(two)) => one == two,
        (Subject::Timer(one), About::Timer(two)) => one == two,
        (Subject::Finish, About::Finish) => true,
        (Subject::Complication(one), About::Complication(two)) => one == two,
        // A step that was not called for then is typed in some words.
        (Subject::Step(step), About::Text(text)) => debrief.procedure().step(*step).title == *text,
        (Subject::WrongAct(_) | Subject::Other(_), About::Text(text)) => {
            subject.title(debrief.procedure()) == text
        }
        (
            Subject::Step(_)
            | Subject::Timer(_)
            | Subject::Finish
            | Subject::WrongAct(_)
            | Subject::Complication(_)
            | Subject::Other(_),
            _,
        ) => false,
    }
}

const fn kind(kind: ReasonKind) -> Kind {
    match kind {
        ReasonKind::BrokenRule => Kind::BrokenRule,
        ReasonKind::Omitted => Kind::Omitted,
        ReasonKind::OutOfOrder => Kind::OutOfOrder,
        ReasonKind::Early => Kind::Early,
        ReasonKind::Late => Kind::Late,
        ReasonKind::Wrong => Kind::Wrong,
        ReasonKind::Repeated => Kind::Repeated,
        ReasonKind::Added => Kind::Added,
        ReasonKind::MissedRound => Kind::MissedRound,
        ReasonKind::Prompted => Kind::Prompted,
    }
}

fn words(reason: &Reason, debrief: &Debrief) -> String {
    let procedure = debrief.procedure();
    let about = match &reason.about {
        About::Step(step) => procedure.step(*step).title.as_str(),
        About::Timer(timer) => procedure.timer(*timer).title.as_str(),
        About::Complication(position) => {
            let all = &procedure.mishaps().complications;
            all.get(*position).map_or("", |complication| complication.title.as_str())
        }
        About::Finish => "finishing",
        About::Text(text) => text,
    };
    let severity = reason.severity.map(|severity| format!("{severity} ")).unwrap_or_default();
    format!("{severity}{}, {about}", kind(reason.kind).word())
}

fn deviation(it: &Deviation, debrief: &Debrief) -> String {
    let title = it.subject.title(debrief.procedure());
    format!("{} {}, {title}: {}", it.severity, it.kind.word(), it.message)
}

fn all(debrief: &Debrief) -> String {
    let each = |it: &Deviation| {
        format!("{} {}, {}", it.severity, it.kind.word(), it.subject.title(debrief.procedure()))
    };
    let parts = debrief.deviations.iter().flat_map(|it| std::iter::once(it).chain(&it.folded));
    let all: Vec<String> = parts.map(each).collect();
    if all.is_empty() { "no deviation at all".to_owned() } else { all.join("; ") }
}
