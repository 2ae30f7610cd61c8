//! Checkpoints: questions and tasks inside a step that demand content.
//!
//! A kind is a variant of [`Kind`] with a struct of its own, here or in a file of the folder; each
//! layer above has one file, or a folder, of the same name that says what the kind means there.

pub mod needle;
pub mod place;

pub use needle::{Guide, Needle, NeedleJudged};
pub use place::{Avoid, Place, PlaceJudged};

use super::{Decide, Severity, SourceIx};

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
    /// Whether the trainee says beforehand how sure they are.
    pub confidence: bool,
    /// Where its facts come from.
    pub sources: Vec<SourceIx>,
    /// Which of the questions written for its step it is, counted from 0.
    pub nth: usize,
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
    /// Name several things, in any order.
    List(List),
    /// Put things in order.
    Order(Order),
    /// Say something.
    Say(Say),
    /// Decide how the procedure goes on: always the last question of its step.
    Decide(Decide),
    /// Place injections on a map.
    Place(Box<Place>),
    /// Find a muscle with the needle.
    Needle(Box<Needle>),
}

impl Kind {
    /// What has to be decided, if that is what it is.
    #[must_use]
    pub const fn decide(&self) -> Option<&Decide> {
        match self {
            Self::Decide(decide) => Some(decide),
            Self::Choose(_)
            | Self::Number(_)
            | Self::Tick(_)
            | Self::List(_)
            | Self::Order(_)
            | Self::Say(_)
            | Self::Place(_)
            | Self::Needle(_) => None,
        }
    }

    /// The texts of what there is to choose from, to tick or to sort, in the order of the file.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Choose(choose) => choose.options.iter().map(|it| it.text.as_str()).collect(),
            Self::Decide(decide) => decide.arms.iter().map(|it| it.text.as_str()).collect(),
            Self::Tick(tick) => tick.items.iter().map(String::as_str).collect(),
            Self::Order(order) => order.items.iter().map(String::as_str).collect(),
            Self::Number(_) | Self::List(_) | Self::Say(_) | Self::Place(_) | Self::Needle(_) => {
                Vec::new()
            }
        }
    }

    /// Whether an answer is held against anyone. A tick proves nothing, so it is not.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        !matches!(self, Self::Tick(_))
    }

    /// How bad the worst answer is that the author thought of.
    #[must_use]
    pub fn worst(&self) -> Severity {
        match self {
            Self::Choose(choose) => {
                let wrong = choose.options.iter().filter(|option| !option.right);
                wrong.map(|option| option.severity).max().unwrap_or(Severity::Major)
            }
            Self::Number(number) => {
                let traps = number.traps.iter().map(|trap| trap.severity);
                traps.max().unwrap_or(number.severity).max(number.severity)
            }
            Self::Tick(_) => Severity::Minor,
            Self::Decide(decide) => {
                let wrong = decide.arms.iter().filter(|arm| !arm.right);
                wrong.map(|arm| arm.severity).max().unwrap_or(Severity::Major)
            }
            Self::List(List { severity, .. })
            | Self::Order(Order { severity, .. })
            | Self::Say(Say { severity, .. }) => *severity,
            Self::Place(place) => place.worst(),
            Self::Needle(needle) => needle.worst(),
        }
    }
}

/// Name several things, in any order.
#[derive(Clone, Debug)]
pub struct List {
    /// The things, each with every phrase for it. None is empty.
    pub items: Vec<Vec<String>>,
    /// How many have to be named; at least one, and no more than there are.
    pub at_least: u32,
    /// How bad it is to name too few.
    pub severity: Severity,
}

/// Put things in order.
#[derive(Clone, Debug)]
pub struct Order {
    /// In the right order, at least two.
    pub items: Vec<String>,
    /// How bad another order is.
    pub severity: Severity,
}

/// Say something.
#[derive(Clone, Debug)]
pub struct Say {
    /// What may be said; any one will do, and there is at least one.
    pub phrases: Vec<String>,
    /// How bad it is to say something else.
    pub severity: Severity,
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

impl Number {
    /// Whether `value` is right. What only rounding in binary tells apart is equal: 0.1 + 0.2 is 0.3.
    #[must_use]
    pub fn is_right(&self, value: f64) -> bool {
        let rounding = self.right.abs().max(value.abs()) * 1e-12;
        (value - self.right).abs() <= self.tolerance.reach(self.right) + rounding
    }
}

/// How far from the right number an answer may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// By this much, in the number's unit. Never negative.
    Absolute(f64),
    /// By this share of the right number, 0.02 for 2 %. Never negative.
    Share(f64),
}

impl Tolerance {
    /// How far off is still right, for the right number `right`.
    #[must_use]
    pub const fn reach(self, right: f64) -> f64 {
        match self {
            Self::Absolute(size) => size,
            Self::Share(share) => (share * right).abs(),
        }
    }

    /// Whether it is below nothing, which no tolerance is.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        match self {
            Self::Absolute(size) | Self::Share(size) => size < 0.0,
        }
    }
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
