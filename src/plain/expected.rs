//! What is expected of the trainee now: whether it is another thing than before, and in words.
//!
//! What only the clock changes is no part of it, so that time alone never makes it speak.

use super::{checkpoint, naming, step};
use crate::app::checkpoint::Sure;
use crate::app::prompt::Purpose;
use crate::app::session::{Question, SessionScreen};
use crate::debrief::report::sentence;
use crate::procedure::StepIx;
use crate::session::{Next, Round, Session, Standing};
use crate::time::{Clock, Words};

/// What is expected of the trainee, without what only the clock changes: it is said again when
/// this is another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expected {
    pub(super) question: Option<Question>,
    prompt: Option<Purpose>,
    paused: bool,
    /// The checkpoint, by its step, pass and position, and how often it has been answered.
    asked: Option<(StepIx, u32, usize, usize)>,
    /// How sure the trainee is, and whether that is asked.
    sure: Option<Sure>,
    /// What was typed and is unclear.
    unclear: Option<String>,
    /// How many entries of their own the trainee has made where they name the steps.
    own: Option<usize>,
    next: Option<Next>,
    /// The step that the trainee looks at, where it is another than the next.
    looks_at: Option<StepIx>,
    round: Option<Round>,
}

impl Expected {
    pub(super) fn of(screen: &SessionScreen) -> Self {
        let session = screen.session();
        let hand = session.in_hand();
        let (pass, given) = hand.map_or((1, 0), |visit| (visit.pass, visit.given.len()));
        let types = session.policy().types();
        let asked = session.checkpoint_in_hand();
        Self {
            question: screen.question().cloned(),
            prompt: screen.prompt().map(|(purpose, _)| *purpose),
            paused: session.is_paused(),
            asked: asked.map(|(step, position, _)| (step, pass, position, given)),
            sure: screen.asked().map(|asked| asked.sure),
            unclear: session.unclear().map(|(text, _)| text.to_owned()),
            own: types.then(|| screen.own().len()),
            // What is next must not be told by speaking again.
            next: if session.policy().shows_path() { Some(session.next()) } else { None },
            looks_at: screen.card().filter(|_| screen.has_moved()),
            round: session.announced().next().map(|announced| announced.round),
        }
    }

    /// The step that is next and can be begun, if nothing else is in the way.
    pub(super) fn begins(&self) -> Option<StepIx> {
        let settled = self.question.is_none() && self.prompt.is_none() && !self.paused;
        match self.next {
            Some(Next::Begin(step)) if settled && self.looks_at.is_none() => Some(step),
            _ => None,
        }
    }

    /// Whether it is asked where the trainee is.
    pub(super) fn is_recap(&self) -> bool {
        matches!(self.question, Some(Question::Recap { .. }))
    }

    /// Whether the trainee has just said how sure they are of an answer.
    pub(super) fn is_sure_since(&self, before: &Self) -> bool {
        let said = matches!((before.sure, self.sure), (Some(Sure::Open), Some(Sure::Said(_))));
        said && before.asked == self.asked && before.prompt.is_none() && self.prompt.is_none()
    }

    /// Whether this is the checkpoint that has just been answered, asked again.
    pub(super) fn is_again(&self, before: Option<&Self>) -> bool {
        let place =
            |it: &Self| it.asked.map(|(step, pass, position, _)| (step, pass, position, it.sure));
        let settled = self.question.is_none() && self.prompt.is_none() && !self.paused;
        settled
            && self.asked.is_some()
            && before.is_some_and(|before| {
                let answering = before.question.is_none()
                    && before.prompt.is_none()
                    && !before.paused
                    && (before.looks_at, self.looks_at) == (None, None);
                answering && place(before) == place(self)
            })
    }
}

/// What is expected of the trainee now, in lines.
pub(super) fn expected(screen: &SessionScreen) -> Vec<String> {
    let session = screen.session();
    if let Some(question) = screen.question() {
        return about_question(screen, question);
    }
    if let Some((purpose, _)) = screen.prompt() {
        return vec![prompt(*purpose, session)];
    }
    if session.is_paused() {
        return vec!["Paused. Type pause again to go on.".to_owned()];
    }
    if let Some(step) = screen.card().filter(|_| screen.has_moved()) {
        return looked_at(session, step);
    }
    if let (Some(asked), Some((_, _, checkpoint))) = (screen.asked(), session.checkpoint_in_hand())
    {
        return checkpoint::lines(asked, checkpoint);
    }
    if let Some((text, rows)) = screen.near() {
        let mut lines = vec![format!("What do you mean by “{text}”?")];
        lines.extend(rows.iter().enumerate().map(|(row, title)| format!("{}. {title}", row + 1)));
        let rows = rows.len();
        lines.push(format!("Type a number from 1 to {rows}, or say it in other words."));
        return lines;
    }
    if session.policy().types() {
        return naming::lines(screen);
    }
    match session.next() {
        Next::Round(timer) => {
            let number = session.clock(timer).announced().map_or(0, |due| due.round.number);
            let act = screen.act(timer);
            vec![format!("Now, round {number}: {act}. Enter does it, skip declines it.")]
        }
        Next::InHand(step) => {
            let title = &session.procedure().step(step).title;
            vec![format!("In hand: {title}. Press Enter, or type done, when it is done.")]
        }
        Next::Begin(step) => step::lines(session, step),
        Next::Resolve => resolving(),
        Next::Finish => finishing(session),
        Next::Over(_) => Vec::new(),
    }
}

/// A step that the trainee looks at, and what Enter would do with it.
fn looked_at(session: &Session, ix: StepIx) -> Vec<String> {
    let mut lines = step::card(session, ix);
    let standing = session.standing(ix);
    lines.push(format!("It is {}.", standing.word()));
    lines.push(match standing {
        Standing::Done | Standing::Overridden => {
            "Enter does it again; return goes back to what is next.".to_owned()
        }
        Standing::InHand => "Type return to go back to it.".to_owned(),
        Standing::Open | Standing::Skipped | Standing::Deferred | Standing::NotApplicable => {
            "Enter begins it; return goes back to what is next.".to_owned()
        }
    });
    lines
}

/// What is to be typed into a prompt.
fn prompt(purpose: Purpose, session: &Session) -> String {
    match purpose {
        Purpose::Wait(true) => {
            "How long? Type for instance 5m; Enter alone waits to the target.".to_owned()
        }
        Purpose::Wait(false) => "How long? Type for instance 5m or 1h30m.".to_owned(),
        Purpose::Note => "What is to be noted? No patient details.".to_owned(),
        Purpose::Command => "Type a command.".to_owned(),
        Purpose::Skip(_) | Purpose::Override(_) | Purpose::Count(_) => {
            purpose.question_in(session.procedure())
        }
    }
}

/// How a complication that is dealt with is left.
pub(super) fn resolving() -> Vec<String> {
    vec!["Does the procedure go on? Type carry on, or stop.".to_owned()]
}

/// That nothing is left to do but to end the session.
pub(super) fn finishing(session: &Session) -> Vec<String> {
    vec![match session.ending() {
        Some(ending) => {
            let title = &session.procedure().ending(ending).title;
            format!("The procedure ends here: {title}. Enter ends the session.")
        }
        None => "Everything is done. Enter finishes the session.".to_owned(),
    }]
}

fn about_question(screen: &SessionScreen, question: &Question) -> Vec<String> {
    match question {
        Question::Recap { done, away, notes } => {
            let procedure = screen.session().procedure();
            let mut lines = vec![format!(
                "Welcome back after {}. The session is at {}.",
                Words(*away),
                Clock(screen.session().at().elapsed())
            )];
            lines.extend(notes.iter().map(|note| sentence(note)));
            match done.as_slice() {
                [] => lines.push("No step has been completed yet.".to_owned()),
                done => lines.extend(
                    done.iter().map(|step| format!("Completed: {}.", procedure.step(*step).title)),
                ),
            }
            lines.push("Is this where you are? Press Enter to go on, or type quit.".to_owned());
            lines
        }
        Question::End => vec!["Is this the end? Type yes, or Enter; or no.".to_owned()],
        Question::Stop => vec!["Does the procedure end here? Type yes or no.".to_owned()],
        Question::Slept(lasted) => vec![format!(
            "The computer slept for {}. Does that count as session time? Type yes or no.",
            Words(*lasted)
        )],
    }
}
