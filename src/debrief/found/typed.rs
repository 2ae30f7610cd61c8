//! What was typed and is no step of the procedure, and steps that came to mind only with help.

use super::Found;
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::debrief::lived::{LivedComplication, Prompt};
use crate::procedure::{Severity, StepIx, WrongAct};
use crate::session::{Acted, Meaning, Session, Visit};
use crate::time::SessionTime;

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    let acts =
        history.acts.iter().map(|(at, acted, out)| act(session, history, (*at, acted, *out)));
    let mut found: Vec<Found> = acts.collect();
    for (ix, _) in session.procedure().steps() {
        found.extend(prompted(session, history, ix));
    }
    found
}

/// A known wrong act where it is wrong, else something added.
fn act(
    session: &Session,
    history: &History<'_>,
    (at, acted, ruled_out): (SessionTime, &Acted, bool),
) -> Found {
    let acts = &session.procedure().mishaps().wrong_acts;
    let known = match acted.meaning {
        Some(Meaning::WrongAct(position)) => acts.get(position).map(|wrong| (position, wrong)),
        Some(Meaning::Step(_) | Meaning::Round(_) | Meaning::Phase(_)) | None => None,
    };
    let told = match (known, acted.meaning) {
        (Some((position, wrong)), _) if is_wrong(session, history, (at, wrong)) => {
            let message = format!("Did what is known to be wrong: “{}”.", acted.text);
            Deviation::new((Kind::Wrong, wrong.severity), About::WrongAct(position), at, message)
                .because(wrong.because.as_deref())
        }
        (_, Some(Meaning::Step(step))) => {
            let message = "It was not called for then.".to_owned();
            Deviation::new((Kind::Added, Severity::Minor), About::Step(step), at, message)
        }
        (_, Some(Meaning::Round(timer))) => {
            let message = "Done when no round was due.".to_owned();
            Deviation::new((Kind::Added, Severity::Minor), About::Timer(timer), at, message)
        }
        (_, _) => {
            let message = if ruled_out {
                "None of the steps that it sounds like was meant."
            } else {
                "No step of the procedure sounds like this."
            };
            let message = message.to_owned();
            let about = About::Other(acted.text.clone());
            Deviation::new((Kind::Added, Severity::Minor), about, at, message)
        }
    };
    Found::alone(told)
}

/// Whether `wrong` is wrong at this time: during the step before or after it, or during the
/// complication that runs then.
fn is_wrong(
    session: &Session,
    history: &History<'_>,
    (at, wrong): (SessionTime, &WrongAct),
) -> bool {
    let Some(during) = &wrong.during else { return true };
    let runs = |it: &&LivedComplication| (it.span.from..=it.span.to).contains(&at);
    let running = history.complications.iter().find(runs).map(|it| it.complication);
    if let Some(running) = running {
        let complication = session.procedure().mishaps().complications.get(running);
        let steps = complication.map(|it| session.procedure().steps_in(&it.slots));
        return steps.into_iter().flatten().any(|step| during.contains(&step))
            || is_around(session, (at, during));
    }
    is_around(session, (at, during))
}

/// Whether one of these steps is the one of the procedure before or after this time: a complication
/// in between has not moved it.
fn is_around(session: &Session, (at, during): (SessionTime, &[StepIx])) -> bool {
    let visits = session.visits().iter().filter(|visit| session.home(visit.step).is_none());
    let visits: Vec<&Visit> = visits.collect();
    let after = visits.partition_point(|visit| visit.begun < at);
    let around = [after.checked_sub(1), Some(after)];
    let around = around.into_iter().flatten().filter_map(|position| visits.get(position));
    around.into_iter().any(|visit| during.contains(&visit.step))
}

/// A step that was picked from a list, or named only after another one. Hints cost points and are
/// no deviation.
fn prompted(session: &Session, history: &History<'_>, ix: StepIx) -> Option<Found> {
    let of_this = || history.prompts.iter().filter(|(_, step, _)| *step == ix);
    let mut prompts = of_this().filter(|(_, _, prompt)| prompt.is_named());
    let (at, _, first) = prompts.next()?;
    let message = match first {
        Prompt::Picked => "Picked from a list of what may have been meant.".to_owned(),
        Prompt::Offered => "It had been offered as a near miss.".to_owned(),
        Prompt::Other(Some(named)) => {
            format!("“{}” was named in its place.", session.procedure().step(*named).title)
        }
        Prompt::Other(None) | Prompt::Hint(_) | Prompt::Told => {
            "Another number of times was said first.".to_owned()
        }
    };
    let told = Deviation::new((Kind::Prompted, Severity::Minor), About::Step(ix), *at, message);
    Some(Found::alone(told.of_step(session.procedure(), ix)))
}
