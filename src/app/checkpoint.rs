//! The checkpoint in hand: how each kind is answered, by keys and by typed lines.
//!
//! One form a kind. What is right is `session/checkpoint.rs`; how it looks, `view/checkpoint.rs`.

mod feedback;
mod form;
mod hints;
mod needling;
mod options;
mod placing;
mod sorting;

pub use feedback::{Feedback, feedback};
pub use form::Form;
pub use needling::Needling;
pub use options::Options;
pub use placing::Placing;
pub use sorting::Sorting;

use super::key::{Code, Key};
use super::prompt::{LONGEST, Line};
use crate::procedure::StepIx;
use crate::procedure::checkpoint::{Checkpoint, Kind};
use crate::procedure::map::Point;
use crate::session::checkpoint::parse_number;
use crate::session::policy::{Feedback as When, Policy};
use crate::session::{Answer, Confidence, Session};
use crate::time::Moment;

/// The checkpoint in hand.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of which step.
    pub step: StepIx,
    /// Which of its checkpoints, counted from 0.
    pub position: usize,
    /// How sure the trainee is, where that is asked first.
    pub sure: Sure,
    /// What has been filled in so far.
    pub form: Form,
    /// Whether Enter was pressed on nothing: once more, and that is the answer.
    gives_up: bool,
}

/// How sure the trainee is before they answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// It is not asked.
    Unasked,
    /// It is asked and not said yet.
    Open,
    /// It was said.
    Said(Confidence),
}

/// What a key or a line amounts to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Nothing: the key means nothing here.
    Unbound,
    /// The form has changed, or the key only moved.
    Filled,
    /// The form has changed, and this is said about it.
    Told(String),
    /// An answer.
    Answer(Answer),
    /// No answer yet, and why, in words.
    Unclear(String),
    /// A command was typed into the form.
    Command(String),
}

impl Asked {
    /// The form for the checkpoint that `session` has in hand.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let (step, position, checkpoint) = session.checkpoint_in_hand()?;
        let form = Form::new(session, (step, position), &checkpoint.kind);
        let sure = if session.asks_confidence() { Sure::Open } else { Sure::Unasked };
        Some(Self { step, position, sure, form, gives_up: false })
    }

    /// Whether this is the form for the checkpoint that `session` has in hand.
    #[must_use]
    pub fn is_for(&self, session: &Session) -> bool {
        session
            .checkpoint_in_hand()
            .is_some_and(|(step, position, _)| (step, position) == (self.step, self.position))
    }

    /// Whether printing keys type into the form.
    #[must_use]
    pub fn types(&self) -> bool {
        self.sure != Sure::Open && self.form.types()
    }

    /// Whether a line is a deed at the instrument in hand, whatever it means elsewhere.
    #[must_use]
    pub fn knows(&self, text: &str) -> bool {
        self.sure != Sure::Open && self.form.knows(&text.trim().to_lowercase())
    }

    /// Whether it is an instrument, which wants all the room that there is.
    #[must_use]
    pub const fn is_instrument(&self) -> bool {
        matches!(self.form, Form::Place(_) | Form::Needle(_))
    }

    /// Whether any words can be the answer.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        matches!(self.form, Form::List(_) | Form::Say(_)) && self.types()
    }

    /// How sure the trainee said they are.
    #[must_use]
    pub const fn confidence(&self) -> Option<Confidence> {
        match self.sure {
            Sure::Said(confidence) => Some(confidence),
            Sure::Unasked | Sure::Open => None,
        }
    }

    /// Takes how sure the trainee is, from 1 to 4.
    fn be_sure(&mut self, text: &str) -> Reply {
        match text.trim().parse().ok().and_then(Confidence::new) {
            Some(confidence) => {
                self.sure = Sure::Said(confidence);
                Reply::Filled
            }
            None if text.trim_start().starts_with(':') => Reply::Command(text.to_owned()),
            None => Reply::Unclear("how sure are you? type a number from 1 to 4".to_owned()),
        }
    }

    /// Whether a key means something to the form.
    #[must_use]
    pub fn takes(&self, key: Key, checkpoint: &Checkpoint, policy: Policy) -> bool {
        match &self.form {
            Form::Place(placing) if self.sure != Sure::Open => placing.takes(key),
            Form::Needle(needling) if self.sure != Sure::Open => needling.takes(key),
            Form::Place(_)
            | Form::Needle(_)
            | Form::Choose(_)
            | Form::Tick(_)
            | Form::Order(_)
            | Form::Number(_)
            | Form::List(_)
            | Form::Say(_) => self.clone().press(key, checkpoint, policy) != Reply::Unbound,
        }
    }

    /// Fills the form by a key.
    pub fn press(&mut self, key: Key, checkpoint: &Checkpoint, policy: Policy) -> Reply {
        if self.sure == Sure::Open {
            return if let Code::Char(digit @ '1'..='4') = key.code {
                self.be_sure(&digit.to_string())
            } else if key.code == Code::Enter && policy.feedback == When::AtEnd {
                self.give_up()
            } else {
                Reply::Unbound
            };
        }
        let pressed = match &mut self.form {
            Form::Choose(options) | Form::Tick(options) => options.press(key),
            Form::Order(sorting) => sorting.press(key),
            Form::Place(placing) => return placing.press(key, &checkpoint.kind),
            Form::Needle(needling) => return needling.press(key, &checkpoint.kind),
            Form::Number(_) | Form::List(_) | Form::Say(_) if key.code == Code::Enter => {
                Pressed::Submitted
            }
            Form::Number(line) | Form::List(line) | Form::Say(line) => {
                if line.edit(key) {
                    Pressed::Filled
                } else {
                    Pressed::Unbound
                }
            }
        };
        match pressed {
            Pressed::Unbound => Reply::Unbound,
            Pressed::Filled => {
                self.gives_up = false;
                Reply::Filled
            }
            Pressed::Submitted => self.submitted(checkpoint, policy),
        }
    }

    /// Lets an instrument run until `now`.
    pub fn tick(&mut self, now: Moment) {
        if let Form::Needle(needling) = &mut self.form {
            needling.tick(now);
        }
    }

    /// When an instrument is to be drawn anew.
    #[must_use]
    pub fn next_frame(&self, now: Moment) -> Option<Moment> {
        let Form::Needle(needling) = &self.form else { return None };
        needling.next_frame(now).filter(|_| self.sure != Sure::Open)
    }

    /// Moves the cursor to this row, where there are rows.
    pub fn point(&mut self, row: usize) {
        self.form.point(row);
    }

    /// Moves the cursor of the map to this point. Says whether it was elsewhere.
    pub fn point_at(&mut self, at: Point) -> bool {
        self.form.point_at(at)
    }

    /// Fills the form by a line and submits it.
    pub fn line(&mut self, text: &str, checkpoint: &Checkpoint, policy: Policy) -> Reply {
        if self.sure == Sure::Open {
            let gives_up = text.is_empty() && policy.feedback == When::AtEnd;
            return if gives_up { self.give_up() } else { self.be_sure(text) };
        }
        let by_keys = matches!(self.form, Form::Choose(_) | Form::Order(_));
        if text.is_empty() && self.form.is_empty() && (policy.feedback == When::AtEnd || !by_keys) {
            return self.submitted(checkpoint, policy);
        }
        self.gives_up = false;
        let read = match &mut self.form {
            Form::Choose(options) | Form::Tick(options) => options.read(text),
            Form::Order(sorting) => sorting.read(text),
            Form::Place(placing) => return placing.line(text, &checkpoint.kind),
            Form::Needle(needling) => return needling.line(text, &checkpoint.kind),
            Form::Number(line) | Form::List(line) | Form::Say(line) => {
                *line = Line::default();
                let too_long = || format!("at most {LONGEST} characters are taken");
                line.paste(text).then_some(()).ok_or_else(too_long)
            }
        };
        match read {
            Ok(()) => self.submitted(checkpoint, policy),
            Err(unclear) => Reply::Unclear(unclear),
        }
    }

    /// What Enter amounts to. Where each question is asked only once, a trainee who does not know
    /// can say nothing; not by one key too many.
    fn submitted(&mut self, checkpoint: &Checkpoint, policy: Policy) -> Reply {
        if let (Form::Number(line), When::AtEnd) = (&mut self.form, policy.feedback) {
            let text = line.text().trim();
            let number = text.contains(char::is_numeric) || parse_number(text, None).is_ok();
            if !text.is_empty() && !text.starts_with(':') && !number {
                *line = Line::default();
                let none = "a number is asked for; if you have none, press Enter alone, twice";
                return Reply::Unclear(none.to_owned());
            }
        }
        if self.form.is_empty() && policy.feedback == When::AtEnd {
            return self.give_up();
        }
        let reply = self.submit(checkpoint);
        if let (Reply::Unclear(_), Some(line)) = (&reply, self.form.typed()) {
            line.refuse();
        }
        reply
    }

    /// Enter on nothing: once more, and that is the answer.
    fn give_up(&mut self) -> Reply {
        if self.gives_up {
            return Reply::Answer(Answer::Nothing);
        }
        self.gives_up = true;
        Reply::Unclear(
            "you have no answer? Enter once more says so, and it counts as wrong".to_owned(),
        )
    }

    /// Types pasted text, where the form is typed into. Says whether all of it found room.
    pub fn paste(&mut self, text: &str) -> bool {
        let line = self.form.typed().filter(|_| self.sure != Sure::Open);
        line.is_none_or(|line| line.paste(text))
    }

    /// Whether what was filled in stays when it was wrong and is asked again.
    #[must_use]
    pub const fn stays_filled(&self) -> bool {
        matches!(self.form, Form::Tick(_) | Form::Place(_))
    }

    fn submit(&self, checkpoint: &Checkpoint) -> Reply {
        match (&self.form, &checkpoint.kind) {
            (Form::Choose(options), _) if options.marked.is_empty() => {
                Reply::Unclear("press its digit, or ↑↓ and Enter".to_owned())
            }
            (Form::Choose(options), _) => Reply::Answer(Answer::Choose {
                shown: options.shown.clone(),
                picked: options.marked.clone(),
            }),
            (Form::Tick(options), _) => Reply::Answer(Answer::Tick(options.marked.clone())),
            (Form::Order(sorting), _) if sorting.given.len() < sorting.shown.len() => {
                Reply::Unclear("press the digits of all of them, in order".to_owned())
            }
            (Form::Order(sorting), _) => Reply::Answer(Answer::Order {
                shown: sorting.shown.clone(),
                given: sorting.given.clone(),
            }),
            (Form::Number(line) | Form::List(line) | Form::Say(line), _)
                if line.text().trim_start().starts_with(':') =>
            {
                Reply::Command(line.text().to_owned())
            }
            (Form::Number(line), Kind::Number(number)) => {
                match parse_number(line.text(), number.unit.as_deref()) {
                    Ok(value) => {
                        Reply::Answer(Answer::Number { text: line.text().trim().to_owned(), value })
                    }
                    Err(unclear) => Reply::Unclear(unclear),
                }
            }
            (Form::List(line) | Form::Say(line), _) if line.text().trim().is_empty() => {
                Reply::Unclear("type it in your own words".to_owned())
            }
            (Form::List(line), _) => Reply::Answer(Answer::List(line.text().trim().to_owned())),
            (Form::Say(line), _) => Reply::Answer(Answer::Say(line.text().trim().to_owned())),
            (Form::Number(_) | Form::Place(_) | Form::Needle(_), _) => Reply::Unbound,
        }
    }
}

/// What a key does to a form.
enum Pressed {
    Unbound,
    Filled,
    Submitted,
}
