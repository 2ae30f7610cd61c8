//! Deviations and what they are about, in the machine-readable reports.

use crate::debrief::{Deviation, Subject};
use crate::procedure::Procedure;
use serde::Serialize;

/// What something is about.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    /// `step`, `timer`, `wrong act`, `complication`, `other` or `finish`.
    kind: &'static str,
    /// The author's id; only steps, timers and complications have one.
    id: Option<&'a str>,
    title: &'a str,
}

#[derive(Serialize)]
pub(super) struct Deviates<'a> {
    /// `broken rule`, `omitted`, `wrong`, `out of order`, `early`, `late`, `missed round`,
    /// `repeated`, `added`, `prompted` or `overridden`; later versions may find more.
    kind: &'static str,
    /// `minor`, `major` or `critical`.
    severity: &'static str,
    subject: Named<'a>,
    at_ms: u64,
    message: &'a str,
    /// The author's reason.
    because: Option<&'a str>,
    /// The trainee's reason.
    reason: Option<&'a str>,
    hazard: Option<&'a str>,
    sources: Vec<&'a str>,
    /// What came of the same cause and is not counted again.
    folded: Vec<Self>,
}

impl<'a> Named<'a> {
    pub(super) fn of(procedure: &'a Procedure, subject: &'a Subject) -> Self {
        let (kind, id) = match subject {
            Subject::Step(step) => ("step", Some(procedure.step(*step).id.as_str())),
            Subject::Timer(timer) => ("timer", Some(procedure.timer(*timer).id.as_str())),
            Subject::WrongAct(_) => ("wrong act", None),
            Subject::Complication(position) => {
                let complication = procedure.mishaps().complications.get(*position);
                ("complication", complication.map(|it| it.id.as_str()))
            }
            Subject::Other(_) => ("other", None),
            Subject::Finish => ("finish", None),
        };
        Self { kind, id, title: subject.title(procedure) }
    }
}

impl<'a> Deviates<'a> {
    pub(super) fn of(procedure: &'a Procedure, deviation: &'a Deviation) -> Self {
        let sources = deviation.sources.iter();
        Self {
            kind: deviation.kind.word(),
            severity: deviation.severity.word(),
            subject: Named::of(procedure, &deviation.subject),
            at_ms: deviation.at.as_millis(),
            message: &deviation.message,
            because: deviation.because.as_deref(),
            reason: deviation.reason.as_deref(),
            hazard: deviation.hazard.as_deref(),
            sources: sources.map(|source| procedure.source(*source).id.as_str()).collect(),
            folded: deviation.folded.iter().map(|part| Self::of(procedure, part)).collect(),
        }
    }
}
