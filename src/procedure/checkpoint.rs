//! Checkpoints: questions and tasks inside a step that demand content.
//!
//! A kind is a variant of [`Kind`] with a struct of its own, all in this file; each layer above
//! has one file of the same name that says what the kind means there.

use super::{Severity, SourceIx};

/// One question or task.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// The question.
    pub ask: String,
    /// What kind of answer it wants, and which is right.
    pub kind: Kind,
    /// What the author says about it once it is answered.
    pub because: Option<String>,
    /// What a right answer is worth. A tick is worth nothing: it proves nothing.
    pub points: u32,
    /// Where its facts come from.
    pub sources: Vec<SourceIx>,
}

/// The kind of answer a checkpoint wants.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Pick from options.
    Choose(Choose),
    /// Give a number.
    Number(Number),
    /// Tick items off.
    Tick(Tick),
}

/// Pick from options: all the right ones, and none of the wrong.
#[derive(Clone, Debug)]
pub struct Choose {
    /// In the order written, at least one right.
    pub options: Vec<Choice>,
}

impl Choose {
    /// Whether more than one option is right.
    #[must_use]
    pub fn wants_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }
}

/// One option.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Whether it belongs to the right answer.
    pub right: bool,
    /// What the author says to one who picks it.
    pub because: Option<String>,
    /// How bad it is to pick it when it is wrong.
    pub severity: Severity,
}

/// Give a number.
#[derive(Clone, Debug)]
pub struct Number {
    /// The right one. Finite.
    pub right: f64,
    /// In which unit, for the eye.
    pub unit: Option<String>,
    /// How far off is still right.
    pub tolerance: Tolerance,
    /// Known slips.
    pub traps: Vec<Trap>,
    /// How bad another wrong number is.
    pub severity: Severity,
}

/// How far from the right number an answer may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// By this much, in the number's unit. Never negative.
    Absolute(f64),
    /// By this share of the right number, 0.02 for 2 %. Never negative.
    Share(f64),
}

/// A known slip.
#[derive(Clone, Debug)]
pub struct Trap {
    /// The number that the slip leads to.
    pub value: f64,
    /// What the author says to one who gives it.
    pub because: Option<String>,
    /// How bad it is.
    pub severity: Severity,
}

/// Tick items off. Allowed, worth no points: a tick proves nothing.
#[derive(Clone, Debug)]
pub struct Tick {
    /// What to tick, at least one.
    pub items: Vec<String>,
}
