//! The checkpoint in hand: how each kind is answered, by keys and by typed lines.
//!
//! One form a kind. What is right is `session/checkpoint.rs`; how it looks, `view/checkpoint.rs`.

use super::key::{Code, Key};
use super::keymap::Hint;
use super::prompt::Line;
use crate::procedure::StepIx;
use crate::procedure::checkpoint::{Checkpoint, Kind};
use crate::session::checkpoint::{parse_number, shown_order};
use crate::session::{Answer, Session, Verdict};
use std::collections::BTreeSet;

/// The checkpoint in hand.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of which step.
    pub step: StepIx,
    /// Which of its checkpoints, counted from 0.
    pub position: usize,
    /// What has been filled in so far.
    pub form: Form,
}

/// What has been filled in so far.
#[derive(Clone, Debug)]
pub enum Form {
    /// Options to pick from.
    Choose(Options),
    /// A number to type.
    Number(Line),
    /// Items to tick.
    Tick(Options),
}

/// A list of which some are marked.
#[derive(Clone, Debug)]
pub struct Options {
    /// In the order shown, by their position in the file.
    pub shown: Vec<usize>,
    /// The row under the cursor. None at first where Enter would answer, so that one Enter too
    /// many is no answer.
    pub cursor: Option<usize>,
    /// Those marked, by their position in the file.
    pub marked: BTreeSet<usize>,
    /// Whether more than one may be marked.
    pub several: bool,
}

/// What a key or a line amounts to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Nothing: the key means nothing here.
    Unbound,
    /// The form has changed, or the key only moved.
    Filled,
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
        let id = session.procedure().step(step).id.as_str();
        let list = |shown, several: bool| {
            let cursor = several.then_some(0);
            Options { shown, cursor, marked: BTreeSet::new(), several }
        };
        let form = match &checkpoint.kind {
            Kind::Choose(choose) => {
                let shown = shown_order(choose, session.setting().seed, id, position);
                Form::Choose(list(shown, choose.wants_several()))
            }
            Kind::Number(_) => Form::Number(Line::default()),
            Kind::Tick(tick) => Form::Tick(list((0..tick.items.len()).collect(), true)),
            Kind::Unasked(_) => return None,
        };
        Some(Self { step, position, form })
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
    pub const fn types(&self) -> bool {
        matches!(self.form, Form::Number(_))
    }

    /// Fills the form by a key.
    pub fn press(&mut self, key: Key, checkpoint: &Checkpoint) -> Reply {
        match &mut self.form {
            Form::Choose(options) | Form::Tick(options) => match options.press(key) {
                Pressed::Unbound => Reply::Unbound,
                Pressed::Filled => Reply::Filled,
                Pressed::Submitted => self.submit(checkpoint),
            },
            Form::Number(_) if key.code == Code::Enter => self.submit(checkpoint),
            Form::Number(line) => {
                if line.edit(key) {
                    Reply::Filled
                } else {
                    Reply::Unbound
                }
            }
        }
    }

    /// Fills the form by a line and submits it.
    pub fn line(&mut self, text: &str, checkpoint: &Checkpoint) -> Reply {
        match &mut self.form {
            Form::Choose(options) | Form::Tick(options) => {
                if let Err(unclear) = options.read(text) {
                    return Reply::Unclear(unclear);
                }
            }
            Form::Number(line) => {
                *line = Line::default();
                line.paste(text);
            }
        }
        self.submit(checkpoint)
    }

    /// Types pasted text, where the form is typed into.
    pub fn paste(&mut self, text: &str) {
        if let Form::Number(line) = &mut self.form {
            line.paste(text);
        }
    }

    /// Whether what was filled in stays when it was wrong and is asked again.
    #[must_use]
    pub const fn stays_filled(&self) -> bool {
        matches!(self.form, Form::Tick(_))
    }

    /// The keys that fill the form.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let marks = Hint { keys: "1–9", word: "mark", help: "mark an option (also Space)" };
        let submit = Hint { keys: "Enter", word: "answer", help: "give the answer" };
        match &self.form {
            Form::Choose(options) if !options.several => {
                vec![Hint { keys: "1–9", word: "answer", help: "answer (also ↑↓ and Enter)" }]
            }
            Form::Choose(_) | Form::Tick(_) => vec![marks, submit],
            Form::Number(_) => vec![submit],
        }
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
            (Form::Number(line), _) if line.text().trim_start().starts_with(':') => {
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
            (Form::Number(_), Kind::Choose(_) | Kind::Tick(_) | Kind::Unasked(_)) => Reply::Unbound,
        }
    }
}

/// What is said about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was right.
    pub right: bool,
    /// What was asked.
    pub ask: String,
    /// What was answered, in words.
    pub answer: String,
    /// What the author says about it.
    pub because: Vec<String>,
}

/// What is said about `answer` to `checkpoint`. The right answer is never told after a wrong one:
/// the trainee is asked again.
#[must_use]
pub fn feedback(checkpoint: &Checkpoint, answer: &Answer, verdict: Verdict) -> Feedback {
    let mut because = Vec::new();
    let answer = match (&checkpoint.kind, answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(position, _)| picked.contains(position));
            let picked: Vec<_> = picked.map(|(_, option)| option).collect();
            because.extend(picked.iter().filter_map(|option| option.because.clone()));
            picked.iter().map(|option| option.text.as_str()).collect::<Vec<_>>().join("; ")
        }
        (Kind::Number(number), Answer::Number { text, .. }) => {
            if let Verdict::Trapped(trap) = verdict {
                because.extend(number.traps.get(trap).and_then(|trap| trap.because.clone()));
            }
            text.clone()
        }
        (Kind::Tick(tick), Answer::Tick(ticked)) => {
            format!("{} of {} ticked", ticked.len(), tick.items.len())
        }
        (Kind::Choose(_) | Kind::Number(_) | Kind::Tick(_) | Kind::Unasked(_), _) => String::new(),
    };
    if verdict.is_right() {
        because.extend(checkpoint.because.clone());
    }
    Feedback { right: verdict.is_right(), ask: checkpoint.ask.clone(), answer, because }
}

enum Pressed {
    Unbound,
    Filled,
    Submitted,
}

impl Options {
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    fn press(&mut self, key: Key) -> Pressed {
        let last = self.shown.len().saturating_sub(1);
        match key.code {
            Code::Down | Code::Char('j') => {
                self.cursor = Some(self.cursor.map_or(0, |row| (row + 1).min(last)));
            }
            Code::Up | Code::Char('k') => {
                self.cursor = Some(self.cursor.map_or(last, |row| row.saturating_sub(1)));
            }
            Code::Char(' ') => {
                let row = *self.cursor.get_or_insert(0);
                self.mark(row);
            }
            Code::Char(digit @ '1'..='9') if !key.ctrl => {
                let row = digit.to_digit(10).map_or(0, |digit| digit as usize) - 1;
                if row > last {
                    return Pressed::Filled;
                }
                self.cursor = Some(row);
                if !self.several {
                    self.marked.clear();
                }
                self.mark(row);
                if !self.several {
                    return Pressed::Submitted;
                }
            }
            Code::Enter => {
                if let (Some(row), false, true) =
                    (self.cursor, self.several, self.marked.is_empty())
                {
                    self.mark(row);
                }
                return Pressed::Submitted;
            }
            _ => return Pressed::Unbound,
        }
        Pressed::Filled
    }

    fn mark(&mut self, row: usize) {
        let Some(position) = self.shown.get(row).copied() else { return };
        let had = self.marked.remove(&position);
        if !self.several {
            self.marked.clear();
        }
        if !had {
            self.marked.insert(position);
        }
    }

    /// Marks what a line names: `2`, `1 3`, `1,3`, `all`, `none`.
    fn read(&mut self, text: &str) -> Result<(), String> {
        let text = text.trim().to_lowercase();
        let count = self.shown.len();
        let rows: Vec<usize> = match text.as_str() {
            "all" if self.several => (1..=count).collect(),
            "none" if self.several => Vec::new(),
            _ => text
                .split([' ', ',', ';'])
                .filter(|word| !word.is_empty())
                .map(|word| word.parse().ok().filter(|row| (1..=count).contains(row)))
                .collect::<Option<_>>()
                .filter(|rows: &Vec<usize>| !rows.is_empty())
                .ok_or_else(|| self.expected())?,
        };
        if rows.len() > 1 && !self.several {
            return Err("choose one".to_owned());
        }
        self.marked = rows.iter().filter_map(|row| self.shown.get(row - 1).copied()).collect();
        Ok(())
    }

    fn expected(&self) -> String {
        let count = self.shown.len();
        if self.several {
            format!("type numbers from 1 to {count}, such as `1 3`, or `all`")
        } else {
            format!("type a number from 1 to {count}")
        }
    }
}
