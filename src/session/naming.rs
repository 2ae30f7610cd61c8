//! What comes of what was typed: the first thing that waits is begun, asked about, or comes to
//! nothing. Reads the session and chooses; writes nothing.
//!
//! Used by `due.rs`, since what was typed in one entry is done one after the other, and by
//! `decide.rs`. The judge of the text is `judge.rs`.

use super::Session;
use super::deed::{Said, begun, done, is_beside, open_round, round_of, rounds_of, said, worded};
use super::event::{Acted, Counted, Event, Hint, Typed};
use super::judge::{Heard, Meaning, Part};
use super::leaving;
use super::obstacle::{Idle, Refusal};
use super::policy::{Gates, Hints, Naming, Order, Shown};
use crate::procedure::{Resolution, StepIx, Subject};

/// The most times that a step can be said to be done.
const MOST_TIMES: u32 = 1000;

/// What people say to a program, and to nobody at a bedside.
const TALK: &[&str] = &[
    "ok",
    "okay",
    "yes",
    "y",
    "no",
    "n",
    "next",
    "go on",
    "continue",
    "hello",
    "hi",
    "thanks",
    "i don't know",
    "i dont know",
    "i do not know",
    "don't know",
    "dont know",
    "dunno",
    "idk",
    "no idea",
    "back",
    "go back",
    "forward",
    "not sure",
    "nothing",
];

type Decided = Result<Vec<Event>, Refusal>;

fn idle(idle: Idle) -> Decided {
    Err(Refusal::Idle(idle))
}

/// Why nothing can be typed now.
fn hindrance(session: &Session) -> Option<Idle> {
    if session.policy().naming != Naming::Typed {
        Some(Idle::NotTyped)
    } else if session.checkpoint_in_hand().is_some() {
        Some(Idle::Unanswered)
    } else if session.unclear().is_some() {
        Some(Idle::Unclear)
    } else {
        session.uncounted().map(|_| Idle::Uncounted)
    }
}

/// The trainee types `text`; where something was unclear, in other words.
pub(super) fn say(session: &Session, text: &str) -> Decided {
    if let Some(hindrance) = hindrance(session).filter(|it| *it != Idle::Unclear) {
        return idle(hindrance);
    }
    let text = worded(text)?;
    // One digit too many after a question is no deed, and neither is talk.
    let talks = TALK.contains(&text.to_lowercase().trim_end_matches(['.', '!', '?']));
    let is_talk = talks && !session.vocabulary().has_title(&text);
    if !text.contains(char::is_alphabetic) || is_talk {
        return idle(Idle::NoWords);
    }
    let parts = session.vocabulary().hear(&text, &|step| session.turn(step));
    if parts.is_empty() {
        return idle(Idle::NoText);
    }
    if parts.iter().all(|part| said(session, &part.heard) == Said::InHand) {
        return idle(Idle::InHand);
    }
    Ok(vec![Event::Typed(Typed { text, parts })])
}

/// That nothing that was typed would be lost by finishing.
pub(super) fn settled(session: &Session) -> Result<(), Refusal> {
    if session.unclear().is_some() {
        Err(Refusal::Idle(Idle::Unclear))
    } else if session.uncounted().is_some() {
        Err(Refusal::Idle(Idle::Uncounted))
    } else if session.queue.first().is_none() {
        Ok(())
    } else if session.checkpoint_in_hand().is_some() {
        Err(Refusal::Idle(Idle::Unanswered))
    } else {
        Err(Refusal::Idle(Idle::Queued))
    }
}

/// The trainee goes on to `step` while another is open: as if they had named it.
pub(super) fn go_on(session: &Session, step: StepIx) -> Decided {
    if let Some(hindrance) = hindrance(session) {
        return idle(hindrance);
    }
    let text = session.procedure().step(step).title.clone();
    let heard = Heard::Clear(Meaning::Step(step));
    let parts = vec![Part { text: text.clone(), heard }];
    Ok(vec![Event::Typed(Typed { text, parts })])
}

/// The trainee says what was meant by what was unclear.
pub(super) fn pick(session: &Session, meaning: Option<Meaning>) -> Decided {
    let Some((_, near)) = session.unclear() else { return idle(Idle::Unclear) };
    match meaning {
        Some(meaning) if !near.contains(&meaning) => idle(Idle::NotOffered),
        meaning => Ok(vec![Event::Picked(meaning)]),
    }
}

/// The trainee says how often the step that waits is done.
pub(super) fn count(session: &Session, times: u32) -> Decided {
    let Some(step) = session.uncounted() else { return idle(Idle::Uncounted) };
    if times == 0 || times > MOST_TIMES {
        return idle(Idle::BadCount);
    }
    let right = usize::try_from(times).ok() == Some(session.path.times(step));
    let taken = session.policy().order == Order::Own || right;
    Ok(vec![Event::Counted(Counted { step, times, taken })])
}

/// The trainee did not mean what was typed last.
pub(super) fn not_that(session: &Session) -> Decided {
    match &session.before {
        Some(before) => Ok(vec![Event::TakenBack(before.session.at)]),
        None => idle(Idle::NothingToTakeBack),
    }
}

/// The trainee asks for a hint.
pub(super) fn hint(session: &Session) -> Decided {
    let policy = session.policy();
    let first = match (policy.hints, policy.shown) {
        (Hints::None, _) => return idle(Idle::NoHints),
        (Hints::Free, _) | (_, Shown::Everything) => return idle(Idle::NothingToHint),
        (Hints::Cost, Shown::Nothing) => Hint::Cue,
        (Hints::Cost, Shown::Cue) => Hint::FirstWord,
    };
    if let Some(hindrance) = hindrance(session) {
        return idle(hindrance);
    }
    let Some(step) = asked_for(session) else { return idle(nothing_left(session)) };
    let ladder = [Hint::Cue, Hint::FirstWord, Hint::Whole];
    let has_cue = session.procedure().step(step).teaching.cue.is_some();
    let rungs = ladder.into_iter().filter(|rung| *rung >= first && (has_cue || *rung > Hint::Cue));
    let given = session.tracks.get(step).hints;
    let rung = rungs.clone().nth(given).unwrap_or(Hint::Whole);
    Ok(vec![Event::Hinted(step, rung)])
}

/// The step that is to be named next: where the program leads, the one whose cue is shown.
fn asked_for(session: &Session) -> Option<StepIx> {
    match session.policy().order {
        Order::Led => session.expected_items().next().map(|item| item.step),
        Order::Own => session.earliest_unnamed(),
    }
}

/// Why no step is told: nothing is left, which where the trainee leads nobody tells them.
fn nothing_left(session: &Session) -> Idle {
    match session.policy().order {
        _ if session.focus().is_some() => Idle::TillResolved,
        Order::Led => Idle::NothingToHint,
        Order::Own => Idle::TillFinished,
    }
}

/// The trainee does not know on.
pub(super) fn stuck(session: &Session) -> Decided {
    let policy = session.policy();
    if policy.naming != Naming::Typed {
        return idle(Idle::NothingToHint);
    }
    if policy.order == Order::Led {
        return idle(Idle::HintInstead);
    }
    if let Some(hindrance) = hindrance(session) {
        return idle(hindrance);
    }
    let step = session.earliest_unnamed();
    step.map_or_else(|| idle(nothing_left(session)), |step| Ok(vec![Event::Stuck(step)]))
}

/// What comes of the first thing that waits, now that hands are free.
pub(super) fn next(session: &Session) -> Option<Event> {
    if !session.listens() {
        return None;
    }
    let Some(waiting) = session.queue.first() else {
        let given = session.given().filter(|_| session.in_hand().is_none())?;
        return Some(begun(session, given, Vec::new(), None));
    };
    let acted = |meaning| Event::Acted(Acted { text: waiting.text.clone(), meaning });
    match &waiting.heard {
        Heard::Unclear(_) => None,
        Heard::Nothing => Some(acted(None)),
        Heard::Clear(Meaning::Phase(phase)) => Some(Event::Opened(*phase)),
        Heard::Clear(Meaning::Round(timer)) => Some(match open_round(session, *timer) {
            Some(round) => Event::RoundDone(round),
            None => acted(Some(Meaning::Round(*timer))),
        }),
        Heard::Clear(meaning @ Meaning::WrongAct(_)) => Some(acted(Some(*meaning))),
        Heard::Clear(Meaning::Step(step)) => named(session, *step, &waiting.text),
    }
}

/// What comes of naming `step`, as it was typed.
fn named(session: &Session, step: StepIx, text: &str) -> Option<Event> {
    let round = round_of(session, step);
    // A step that is done, or in hand, and is the act of rounds as well is not asked about again;
    // where rounds are silent that is not to tell whether one is due.
    if session.is_settled(step) || session.is_open(step) {
        let timer = rounds_of(session, step).filter(|_| session.policy().order == Order::Own);
        let meaning = timer.map(Meaning::Round);
        let undue = meaning.map(|_| Event::Acted(Acted { text: text.to_owned(), meaning }));
        if let Some(event) = round.map(Event::RoundDone).or(undue) {
            return Some(event);
        }
    }
    if let Some(held) = session.in_hand().filter(|_| !is_beside(session, step)) {
        return closed(session, held.step);
    }
    if session.is_elsewhere(step) {
        return Some(elsewhere(session, step, text));
    }
    if let Some(given) = session.given_before(Some(step)) {
        return Some(begun(session, given, Vec::new(), None));
    }
    if let Some(next) = not_next(session, step) {
        return Some(Event::NotNext(step, next));
    }
    if session.uncounted().is_some() {
        return None;
    }
    let against = session.against_beginning(step);
    if !against.is_empty() && session.policy().gates == Gates::Refuse {
        return Some(Event::Refused(Subject::Step(step), against));
    }
    Some(begun(session, step, against, None))
}

/// What comes of naming a step that belongs to something else than what is under way: a step of
/// the procedure says that a complication is over, which a led session takes once nothing of it
/// is open.
fn elsewhere(session: &Session, step: StepIx, text: &str) -> Event {
    let led = session.policy().order == Order::Led;
    let next = session.earliest_unnamed().filter(|_| led);
    let carries_on = session.focus().is_some() && session.complications.home(step).is_none();
    if let Some(next) = next {
        return Event::NotNext(step, next);
    }
    let resolved = leaving::resolved(session, Resolution::CarryOn).filter(|_| carries_on);
    let meaning = Some(Meaning::Step(step));
    resolved.unwrap_or_else(|| Event::Acted(Acted { text: text.to_owned(), meaning }))
}

/// Naming another step closes one that is open until it is said to be done; not what was typed
/// before it was begun, and in a led session not too soon.
fn closed(session: &Session, held: StepIx) -> Option<Event> {
    if !session.queue.is_new() {
        return None;
    }
    let against = session.against_completing(held);
    if !against.is_empty() && session.policy().gates == Gates::Refuse {
        return Some(Event::Refused(Subject::Step(held), against));
    }
    Some(done(session, held))
}

/// The step that comes next instead of `step`, where the program leads.
fn not_next(session: &Session, step: StepIx) -> Option<StepIx> {
    if session.policy().order == Order::Own || round_of(session, step).is_some() {
        return None;
    }
    let turn = !session.is_settled(step) && session.out_of_order(step).is_none();
    if turn { None } else { session.earliest_unnamed().filter(|next| *next != step) }
}
