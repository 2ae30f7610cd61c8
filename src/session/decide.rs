//! Commands to events. Reads the session and chooses; writes nothing.

use super::checkpoint::{Answer, judge};
use super::command::{Command, Until};
use super::event::{Answered, Begun, Done, Event, Finished, Round};
use super::obstacle::{Idle, Obstacle, Refusal};
use super::policy::{Gates, Order};
use super::{Session, Stage, Standing, gates};
use crate::procedure::{StepIx, Subject, TimerIx};
use crate::time::LONGEST_WAIT;
use std::time::Duration;

type Decided = Result<Vec<Event>, Refusal>;

/// What follows from `command`, at the session's time.
pub(super) fn decide(session: &Session, command: &Command) -> Decided {
    match session.stage {
        Stage::New if *command == Command::Start => {
            return Ok(vec![Event::Began(gates::at_start(session))]);
        }
        Stage::New => return idle(Idle::NotStarted),
        Stage::Over(_) => return idle(Idle::Over),
        Stage::Paused if !allowed_in_pause(command) => return idle(Idle::Paused),
        Stage::Running | Stage::Paused => {}
    }
    match command {
        Command::Start => idle(Idle::Started),
        Command::Begin(step) => begin(session, *step, None),
        Command::Override(Subject::Step(step), reason) => match worded(reason)? {
            reason if in_hand(session, *step) => complete(session, *step, Some(reason)),
            reason => begin(session, *step, Some(reason)),
        },
        Command::Override(Subject::Finish, reason) => finish(session, Some(worded(reason)?)),
        Command::Answer(step, answer) => answered(session, *step, answer),
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

fn worded(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::Idle(Idle::NoText)) } else { Ok(text.to_owned()) }
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
    let against = pass(session, subject, session.against_beginning(step), reason.as_ref())?;
    Ok(vec![Event::Begun(Begun {
        step,
        against,
        reason,
        answers: round_of(session, step),
        timers: gates::at_begun(session, step),
    })])
}

/// The round that doing `step` now answers: one that is due, or one that is open already.
fn round_of(session: &Session, step: StepIx) -> Option<Round> {
    let act = |timer: TimerIx| {
        let every = session.procedure().timer(timer).every()?;
        matches!(every.does, crate::procedure::Act::Step(does) if does == step).then_some(every)
    };
    session.procedure().timers().find_map(|(timer, _)| {
        let every = act(timer)?;
        let clock = session.clock(timer);
        if let Some(announced) = clock.announced() {
            return Some(announced.round);
        }
        let (opens, _, _) = clock.next_round(every)?;
        let number = clock.rounds.saturating_add(1);
        (session.at >= opens).then_some(Round { timer, number })
    })
}

fn answered(session: &Session, step: StepIx, answer: &Answer) -> Decided {
    let asked = session.checkpoint_in_hand().filter(|(asked, _, _)| *asked == step);
    let judged = asked
        .and_then(|(_, position, checkpoint)| Some((position, judge(&checkpoint.kind, answer)?)));
    let Some((checkpoint, verdict)) = judged else { return idle(Idle::NoCheckpoint) };
    Ok(vec![Event::Answered(Answered { step, checkpoint, answer: answer.clone(), verdict })])
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
    match session.round_step(timer) {
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
        _ if session.policy().order == Order::Own => idle(Idle::NotInHand),
        // A step that is being repeated can be put down again; it stays done.
        Standing::Done | Standing::Overridden if again => {
            Ok(vec![Event::Skipped(step, worded(reason)?)])
        }
        Standing::Done | Standing::Overridden | Standing::Skipped => idle(Idle::Settled),
        Standing::Open | Standing::InHand => Ok(vec![Event::Skipped(step, worded(reason)?)]),
    }
}

fn finish(session: &Session, reason: Option<String>) -> Decided {
    let against = pass(session, Subject::Finish, session.against_finishing(), reason.as_ref())?;
    Ok(vec![Event::Finished(Finished { against, reason, timers: gates::at_finish(session) })])
}
