//! Commands to events. Reads the session and chooses; writes nothing.

use super::checkpoint::{Answer, Confidence, judge};
use super::command::{Command, Until};
use super::deed::{begun, done, worded};
use super::event::{Answered, Beginning, Done, Entry, Event, Finished, Round};
use super::naming;
use super::obstacle::{Idle, Obstacle, Refusal};
use super::policy::{Feedback, Gates, Order, Steering, Waits};
use super::{Session, Stage, Standing, complications, gates, leaving};
use crate::procedure::complication::Then;
use crate::procedure::{Resolution, StepIx, Subject, TimerIx};
use crate::time::LONGEST_WAIT;
use std::time::Duration;

type Decided = Result<Vec<Event>, Refusal>;

/// What follows from `command`, at the session's time.
pub(super) fn decide(session: &Session, command: &Command) -> Decided {
    match session.stage {
        Stage::New if *command == Command::Start => {
            let (timers, drawn) = (gates::at_start(session), complications::drawn(session));
            return Ok(vec![Event::Began(Beginning { timers, drawn })]);
        }
        Stage::New => return idle(Idle::NotStarted),
        Stage::Over(_) => return idle(Idle::Over),
        Stage::Paused if !allowed_in_pause(command) => return idle(Idle::Paused),
        Stage::Running | Stage::Paused => {}
    }
    match command {
        Command::Start => idle(Idle::Started),
        Command::Begin(step) => begin(session, *step, None),
        Command::Override(..) | Command::Skip(..) | Command::Defer(_)
            if session.policy().steering == Steering::None =>
        {
            idle(Idle::NoSteering)
        }
        Command::Override(Subject::Step(step), reason) => match worded(reason)? {
            reason if in_hand(session, *step) => complete(session, *step, Some(reason)),
            reason => begin(session, *step, Some(reason)),
        },
        Command::Override(Subject::Finish, reason) => finish(session, Some(worded(reason)?)),
        Command::Answer(step, answer, confidence) => {
            answered(session, *step, (answer, *confidence))
        }
        Command::Say(text) => naming::say(session, text),
        Command::Pick(meaning) => naming::pick(session, *meaning),
        Command::Count(times) => naming::count(session, *times),
        Command::NotThat => naming::not_that(session),
        Command::Hint => naming::hint(session),
        Command::Stuck => naming::stuck(session),
        Command::Complete(step) => complete(session, *step, None),
        Command::DoRound(timer) => do_round(session, *timer),
        Command::DeclineRound(timer) => {
            due_round(session, *timer)?;
            let pending = session.clock(*timer).pending.iter();
            Ok(pending.map(|announced| Event::RoundDeclined(announced.round)).collect())
        }
        Command::Wait(until) => wait(session, *until),
        Command::EndWait if session.waiting.is_some() => Ok(vec![Event::Waited]),
        Command::EndWait => idle(Idle::NotWaiting),
        Command::Skip(step, reason) => skip(session, *step, reason),
        Command::Defer(step) => defer(session, *step),
        Command::AskForComplication => match session.complication_to_ask_for() {
            Some(complication) => Ok(vec![Event::Occurred(complication)]),
            None => idle(Idle::NothingToAskFor),
        },
        Command::Resolve(said) => leaving::resolve(session, *said),
        Command::Note(text) => Ok(vec![Event::Noted(worded(text)?)]),
        Command::Pause => Ok(vec![Event::Paused]),
        Command::Unpause if session.stage == Stage::Paused => Ok(vec![Event::Unpaused]),
        Command::Unpause => idle(Idle::NotPaused),
        Command::Finish => finish(session, None),
        Command::Abandon => Ok(vec![Event::Abandoned]),
        Command::Leave => Ok(vec![Event::Left]),
        Command::Return(away) => Ok(vec![Event::Returned(super::whole(*away))]),
        Command::Slept { lasted, counts } => Ok(vec![Event::Slept(super::whole(*lasted), *counts)]),
    }
}

/// What a refusal leaves in the journal: what stood in the way, for the teacher.
pub(super) fn recorded(refusal: &Refusal) -> Vec<Event> {
    match refusal {
        Refusal::Against(subject, obstacles) => vec![Event::Refused(*subject, obstacles.clone())],
        Refusal::Idle(_) => Vec::new(),
    }
}

fn allowed_in_pause(command: &Command) -> bool {
    matches!(
        command,
        Command::Unpause
            | Command::Note(_)
            | Command::Abandon
            | Command::Leave
            | Command::Return(_)
            | Command::Slept { .. }
    )
}

fn idle(idle: Idle) -> Decided {
    Err(Refusal::Idle(idle))
}

fn in_hand(session: &Session, step: StepIx) -> bool {
    session.in_hand().is_some_and(|visit| visit.step == step)
}

/// Lets `subject` happen against `obstacles`, or refuses: `reason` or a policy that only records
/// lets everything by that can be overridden.
fn pass(
    session: &Session,
    subject: Subject,
    obstacles: Vec<Obstacle>,
    reason: Option<&String>,
) -> Result<Vec<Obstacle>, Refusal> {
    let open = session.policy().gates == Gates::Record || reason.is_some();
    if reason.is_some() && obstacles.is_empty() {
        return Err(Refusal::Idle(Idle::NothingToOverride));
    }
    if obstacles.iter().all(|obstacle| open && obstacle.can_be_overridden()) {
        Ok(obstacles)
    } else {
        Err(Refusal::Against(subject, obstacles))
    }
}

fn begin(session: &Session, step: StepIx, reason: Option<String>) -> Decided {
    if session.is_open(step) {
        return idle(Idle::InHand);
    }
    let subject = Subject::Step(step);
    let own = session.policy().order == Order::Own;
    if own && (session.in_hand().is_some() || session.is_elsewhere(step)) {
        return naming::go_on(session, step);
    }
    if session.is_elsewhere(step) {
        return idle(Idle::Elsewhere);
    }
    let against = pass(session, subject, session.against_beginning(step), reason.as_ref())?;
    Ok(vec![begun(session, step, against, reason)])
}

fn answered(
    session: &Session,
    step: StepIx,
    (answer, confidence): (&Answer, Option<Confidence>),
) -> Decided {
    let asked = session.checkpoint_in_hand().filter(|(asked, _, _)| *asked == step);
    let Some((_, position, asked)) = asked else { return idle(Idle::NoCheckpoint) };
    let abbreviations = &session.procedure().about().abbreviations;
    let Some(verdict) = judge(&asked.kind, answer, abbreviations) else {
        return idle(Idle::NoCheckpoint);
    };
    // Where it is asked again until it is right, no answer is none.
    if *answer == Answer::Nothing && session.policy().feedback == Feedback::AtOnce {
        return idle(Idle::NoAnswer);
    }
    // Nobody is more or less sure of no answer.
    let asks = session.asks_confidence() && *answer != Answer::Nothing;
    if asks && confidence.is_none() {
        return idle(Idle::Unsure);
    }
    let pass = session.in_hand().map_or(1, |visit| visit.pass);
    Ok(vec![Event::Answered(Answered {
        step,
        pass,
        checkpoint: position,
        answer: answer.clone(),
        confidence: confidence.filter(|_| asks),
        verdict,
    })])
}

fn complete(session: &Session, step: StepIx, reason: Option<String>) -> Decided {
    if !in_hand(session, step) {
        return idle(Idle::NotInHand);
    }
    if session.checkpoint_in_hand().is_some() {
        return idle(Idle::Unanswered);
    }
    let subject = Subject::Step(step);
    let against = pass(session, subject, session.against_completing(step), reason.as_ref())?;
    Ok(vec![Event::Done(Done {
        step,
        against,
        reason,
        timers: gates::at_done(session, step, session.at),
    })])
}

fn due_round(session: &Session, timer: TimerIx) -> Result<Round, Refusal> {
    let announced = session.clock(timer).announced();
    announced.map(|announced| announced.round).ok_or(Refusal::Idle(Idle::NoRound))
}

fn do_round(session: &Session, timer: TimerIx) -> Decided {
    let round = due_round(session, timer)?;
    match session.round_step(timer).filter(|step| !session.is_open(*step)) {
        Some(step) => begin(session, step, None),
        None => Ok(vec![Event::RoundDone(round)]),
    }
}

fn wait(session: &Session, until: Until) -> Decided {
    if session.checkpoint_in_hand().is_some() {
        return idle(Idle::Unanswered);
    }
    let length = match until {
        Until::For(length) => length,
        Until::Target(_) if session.policy().waits == Waits::ByAmount => {
            return idle(Idle::ByAmount);
        }
        Until::Target(timer) => {
            let window = session.procedure().timer(timer).window();
            let goal = window.and_then(|window| window.target.or(window.at_least));
            let ran = session.clock(timer).ran(session.at);
            let Some((goal, ran)) = goal.zip(ran) else { return idle(Idle::NothingToWaitFor) };
            match goal.saturating_sub(ran) {
                Duration::ZERO => return idle(Idle::NothingToWaitFor),
                missing => missing,
            }
        }
    };
    if length.is_zero() || length > LONGEST_WAIT {
        return idle(Idle::BadWait);
    }
    Ok(vec![Event::Waiting(session.at + length)])
}

fn skip(session: &Session, step: StepIx, reason: &str) -> Decided {
    let again = session.is_open(step);
    match session.standing(step) {
        // A step that is being repeated can be put down again; it stays done.
        Standing::Done | Standing::Overridden if again => {
            Ok(vec![Event::Skipped(step, worded(reason)?)])
        }
        Standing::Done | Standing::Overridden | Standing::Skipped | Standing::NotApplicable => {
            idle(Idle::Settled)
        }
        Standing::Open | Standing::InHand | Standing::Deferred => {
            Ok(vec![Event::Skipped(step, worded(reason)?)])
        }
    }
}

fn defer(session: &Session, step: StepIx) -> Decided {
    match session.standing(step) {
        _ if session.procedure().step(step).defer_to.is_none() => idle(Idle::NotDeferrable),
        Standing::Open => Ok(vec![Event::Deferred(step)]),
        Standing::InHand
        | Standing::Done
        | Standing::Overridden
        | Standing::Skipped
        | Standing::Deferred
        | Standing::NotApplicable => idle(Idle::Settled),
    }
}

fn finish(session: &Session, reason: Option<String>) -> Decided {
    naming::settled(session)?;
    if let Some(ending) = session.ending() {
        return Ok(vec![Event::Ended(ending)]);
    }
    if session.focus().is_some() && session.policy().order == Order::Led {
        return idle(Idle::Unresolved);
    }
    // The end of what ends with a complication is the way out of it.
    let ends = session.complication().is_some_and(|it| matches!(it.then, Then::End(_)));
    if ends && session.checkpoint_in_hand().is_none() {
        return leaving::resolve(session, Resolution::Stop);
    }
    // Where the trainee leads, finishing closes what is open, with its questions answered or not.
    let open = session.in_hand().filter(|_| session.policy().order == Order::Own);
    let closing = open.map(|visit| done(session, visit.step));
    let mut after = session.clone();
    let (mut hasty, mut timers) = (Vec::new(), Vec::new());
    if let Some(event) = closing {
        let (at, real) = (session.at, session.real);
        after.apply(&Entry { seq: session.entries, at, real, event: event.clone() });
        if let Event::Done(mut done) = event {
            hasty.append(&mut done.against);
            timers.append(&mut done.timers);
        }
    }
    let against = pass(session, Subject::Finish, after.against_finishing(), reason.as_ref())?;
    timers.append(&mut gates::at_finish(&after));
    let against = hasty.into_iter().chain(against).collect();
    Ok(vec![Event::Finished(Finished { against, reason, timers })])
}
