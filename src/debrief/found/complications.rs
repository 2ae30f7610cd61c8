//! Complications that were left by the wrong way out. The first word counts, where it is asked
//! again.

use super::Found;
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::debrief::lived::LivedComplication;
use crate::procedure::Severity;
use crate::procedure::complication::Then;
use crate::session::{Resolution, Session};

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    history.complications.iter().filter_map(|it| wrong(session, it)).collect()
}

/// To go on where the session has to end is as bad as a wrong arm that leads on; to end it where
/// it can go on is no harm to the patient, and major.
fn wrong(session: &Session, lived: &LivedComplication) -> Option<Found> {
    let (at, said) = lived.said.first().filter(|(_, said)| !said.right)?;
    let complication = session.procedure().mishaps().complications.get(lived.complication)?;
    let severity = match complication.then {
        Then::End(_) => Severity::Critical,
        Then::Resume | Then::ResumeAt(_) => Severity::Major,
    };
    let right = Resolution::right(complication.then);
    let message = format!("Left with “{}”. Right: “{}”.", said.said.words(), right.words());
    let about = About::Complication(lived.complication);
    Some(Found::alone(Deviation::new((Kind::Wrong, severity), about, *at, message)))
}
