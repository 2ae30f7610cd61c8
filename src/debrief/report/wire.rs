//! The structure of the machine-readable reports, version 1: stable, and documented here.
//!
//! Times end in `_ms` and are milliseconds; `at_ms`, `from_ms` and `to_ms` are session time since
//! the session began, and `real_ms` is real time. Points are multiples of 0.5. Fields may be
//! added within a version; none is renamed, removed or given another meaning.
//! `wire/chart.rs` is the timeline, `wire/typed.rs` what was typed, `wire/complication.rs` which
//! complications came.

mod chart;
mod complication;
mod deviation;
mod typed;

use super::text;
use crate::debrief::{Debrief, NOTICE, Outcome, RemarkKind, Verdict};
use crate::procedure::{Override, Procedure};
use crate::time::millis;
use complication::Came;
use deviation::{Deviates, Named};
use serde::Serialize;

/// The version of this structure.
const VERSION: u32 = 1;

/// The whole report. More than ten fields because they are the document's top level.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// The version of this structure: 1.
    debrief: u32,
    procedure: About<'a>,
    /// `guided`, `cued`, `recall` or `exam`.
    mode: &'static str,
    seed: u64,
    /// The protocol, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    /// The patient, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    /// Values in place of the author's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<Overridden<'a>>,
    outcome: Conclusion,
    verdict: Judged<'a>,
    times: Times,
    totals: Totals,
    score: Score<'a>,
    /// How sure the trainee was, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    calibration: Option<Calibration<'a>>,
    /// The worst first, then in order of time.
    deviations: Vec<Deviates<'a>>,
    timeline: chart::Timeline<'a>,
    /// The most pressing first.
    rehearse_next: Vec<Next<'a>>,
    /// Notes and refusals, in order. No deviations.
    remarks: Vec<Remark<'a>>,
    /// The complications that came, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    complications: Vec<Came<'a>>,
    /// What was typed, in order, where steps are typed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    typed: Vec<typed::Typed<'a>>,
    /// All sources of the procedure; deviations name them by `id`.
    sources: Vec<Source<'a>>,
    notice: &'static str,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    version: Option<&'a str>,
}

#[derive(Serialize)]
struct Overridden<'a> {
    /// The id of the procedure whose parameter it is.
    procedure: &'a str,
    parameter: &'a str,
    value: &'a str,
    /// `site` or `asked`.
    origin: &'static str,
}

impl<'a> Overridden<'a> {
    fn of(changed: &'a Override) -> Self {
        Self {
            procedure: &changed.procedure,
            parameter: &changed.parameter,
            value: &changed.value,
            origin: changed.origin.word(),
        }
    }
}

#[derive(Serialize)]
struct Conclusion {
    /// `finished`, `ended`, `abandoned` or `unfinished`.
    ended: &'static str,
    /// Steps of a finished session that were never done.
    left_out: Option<usize>,
    /// Steps of a finished session that were done only after the trainee had been told.
    told: Option<usize>,
    /// Steps that were put off and never done: part of `left_out`.
    #[serde(skip_serializing_if = "Option::is_none")]
    deferred: Option<usize>,
    /// The id of the ending, where the session came to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<String>,
    words: String,
}

#[derive(Serialize)]
struct Judged<'a> {
    /// `practice`, `without a verdict`, `passed` or `failed`.
    verdict: &'static str,
    /// Why it failed.
    reasons: &'a [String],
}

#[derive(Serialize)]
struct Times {
    session_ms: u64,
    real_ms: u64,
}

#[derive(Serialize)]
struct Totals {
    steps: usize,
    done: usize,
    skipped: usize,
    checkpoints: usize,
    answered: usize,
    right_first: usize,
}

#[derive(Serialize)]
struct Score<'a> {
    points: f64,
    of: f64,
    /// Part of `of`: points of steps that were never reached.
    unreached: f64,
    lines: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Calibration<'a> {
    /// The mean of (p − o)², from 0, the best, to 1.
    brier: f64,
    /// The least sure first; those never said are left out.
    reliability: Vec<Reliability>,
    /// The most sure first.
    sure_and_wrong: Vec<SureAndWrong<'a>>,
}

#[derive(Serialize)]
struct Reliability {
    /// From 1 to 4.
    confidence: u8,
    /// What that says: 25, 50, 75 or 95.
    percent: u32,
    said: u32,
    right: u32,
}

#[derive(Serialize)]
struct SureAndWrong<'a> {
    step: &'a str,
    ask: &'a str,
    percent: u32,
}

impl<'a> Calibration<'a> {
    fn of(debrief: &'a Debrief) -> Option<Self> {
        let calibration = debrief.calibration.as_ref()?;
        let reliability = calibration.rows.iter().map(|row| Reliability {
            confidence: row.confidence.number(),
            percent: row.confidence.percent(),
            said: row.said,
            right: row.right,
        });
        let sure_and_wrong = calibration.sure_and_wrong.iter().map(|it| SureAndWrong {
            step: debrief.procedure().step(it.step).id.as_str(),
            ask: &it.ask,
            percent: it.confidence.percent(),
        });
        Some(Self {
            brier: calibration.brier,
            reliability: reliability.collect(),
            sure_and_wrong: sure_and_wrong.collect(),
        })
    }
}

#[derive(Serialize)]
struct Line<'a> {
    step: &'a str,
    points: f64,
    of: f64,
    why: &'a str,
}

#[derive(Serialize)]
struct Next<'a> {
    subject: Named<'a>,
    kind: &'static str,
    severity: &'static str,
}

#[derive(Serialize)]
struct Remark<'a> {
    at_ms: u64,
    /// `note` or `refused`.
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    title: &'a str,
    grade: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> Report<'a> {
    pub(super) fn of(debrief: &'a Debrief) -> Self {
        let procedure = debrief.procedure();
        let about = procedure.about();
        let particulars = procedure.particulars();
        Self {
            debrief: VERSION,
            procedure: About {
                id: about.id.as_str(),
                title: &about.title,
                version: about.version.as_deref(),
            },
            mode: debrief.setting.mode.word(),
            seed: debrief.setting.seed,
            variant: particulars.variant.as_ref().map(|variant| variant.id.as_str()),
            case: particulars.case.as_ref().map(|case| case.id.as_str()),
            overrides: particulars.overrides.iter().map(Overridden::of).collect(),
            outcome: Conclusion::of(procedure, debrief.outcome),
            verdict: Judged::of(&debrief.verdict),
            times: Times {
                session_ms: debrief.times.session.as_millis(),
                real_ms: millis(debrief.times.real),
            },
            totals: Totals::of(debrief),
            score: Score::of(debrief),
            calibration: Calibration::of(debrief),
            deviations: debrief.deviations.iter().map(|it| Deviates::of(procedure, it)).collect(),
            timeline: chart::Timeline::of(procedure, &debrief.timeline),
            rehearse_next: next(debrief),
            remarks: debrief.remarks.iter().map(Remark::of).collect(),
            complications: debrief.complications.iter().map(|it| Came::of(procedure, it)).collect(),
            typed: debrief.typed.iter().map(|it| typed::Typed::of(procedure, it)).collect(),
            sources: procedure.sources().iter().map(Source::of).collect(),
            notice: NOTICE,
        }
    }
}

impl Conclusion {
    fn of(procedure: &Procedure, outcome: Outcome) -> Self {
        let words = text::outcome(procedure, outcome);
        let (mut deferred, mut ending) = (None, None);
        let (ended, left_out, told) = match outcome {
            Outcome::Finished { left_out, told, deferred: put_off, .. } => {
                deferred = (put_off > 0).then_some(put_off);
                ("finished", Some(left_out), Some(told))
            }
            Outcome::Ended { ending: ix, left_out, told, .. } => {
                ending = Some(procedure.ending(ix).id.to_string());
                ("ended", Some(left_out), Some(told))
            }
            Outcome::Abandoned => ("abandoned", None, None),
            Outcome::Unfinished => ("unfinished", None, None),
        };
        Self { ended, left_out, told, deferred, ending, words }
    }
}

impl<'a> Judged<'a> {
    fn of(verdict: &'a Verdict) -> Self {
        let reasons = match verdict {
            Verdict::Failed { reasons } => reasons.as_slice(),
            Verdict::Practice | Verdict::Without | Verdict::Passed => &[],
        };
        Self { verdict: verdict.word(), reasons }
    }
}

impl Totals {
    const fn of(debrief: &Debrief) -> Self {
        let totals = debrief.totals;
        Self {
            steps: totals.steps,
            done: totals.done,
            skipped: totals.skipped,
            checkpoints: totals.checkpoints,
            answered: totals.answered,
            right_first: totals.right_first,
        }
    }
}

impl<'a> Score<'a> {
    fn of(debrief: &'a Debrief) -> Self {
        let score = &debrief.score;
        let lines = score.lines.iter().map(|line| Line {
            step: debrief.procedure().step(line.step).id.as_str(),
            points: line.got.as_f64(),
            of: line.of.as_f64(),
            why: &line.why,
        });
        Self {
            points: score.got.as_f64(),
            of: score.of.as_f64(),
            unreached: score.unreached.as_f64(),
            lines: lines.collect(),
        }
    }
}

fn next(debrief: &Debrief) -> Vec<Next<'_>> {
    let next = debrief.next.iter().map(|suggestion| Next {
        subject: Named::of(debrief.procedure(), &suggestion.subject),
        kind: suggestion.kind.word(),
        severity: suggestion.severity.word(),
    });
    next.collect()
}

impl<'a> Remark<'a> {
    fn of(remark: &'a crate::debrief::Remark) -> Self {
        let kind = match remark.kind {
            RemarkKind::Noted => "note",
            RemarkKind::Refused => "refused",
        };
        Self { at_ms: remark.at.as_millis(), kind, text: &remark.text }
    }
}

impl<'a> Source<'a> {
    fn of(source: &'a crate::procedure::Source) -> Self {
        Self {
            id: source.id.as_str(),
            title: &source.title,
            grade: source.grade.as_deref(),
            url: source.url.as_deref(),
        }
    }
}
