//! `= expression`: what an author computes from parameters.
//!
//! Numbers, text, truth and lengths of time; `+ - * /`, comparisons, `and or not`, `name[pass]`
//! and parentheses. No functions, no loops. Here is the tree; `expression/parse.rs` makes it,
//! `expression/kind.rs` checks it without knowing any value, `expression/evaluate.rs` computes it.
//! Ranges are bytes of the text of the scalar; `scalar.rs` turns them into places in the file.

mod evaluate;
pub mod kind;
mod parse;
mod token;
pub mod unit;
pub mod value;

pub(super) use evaluate::Values;
pub(super) use kind::{Kind, Kinds};
pub use unit::Unit;
pub use value::Value;

use super::Code;
use std::ops::Range;

/// How many characters an expression may have.
pub const LONGEST: usize = 1000;
/// How many names, values and signs an expression may have.
pub const MOST_TERMS: usize = 400;
/// How deep brackets and signs before a value may be nested.
pub const DEEPEST: usize = 64;

/// One expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    root: Term,
}

/// A part of an expression, and where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Term {
    op: Op,
    range: Range<usize>,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq)]
enum Op {
    /// A value that is written out.
    Literal(Value),
    /// A parameter.
    Name(String),
    /// The number of the turn of the repeat.
    Pass,
    /// One value of a list, counted from 1.
    Index(Box<Term>, Box<Term>),
    Not(Box<Term>),
    Minus(Box<Term>),
    Two(Sign, Box<Term>, Box<Term>),
}

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    And,
    Or,
}

impl Sign {
    /// As it is written.
    const fn word(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::And => "and",
            Self::Or => "or",
        }
    }

    /// How tightly it binds; the tighter ones are computed first.
    const fn binds(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal
            | Self::Unequal
            | Self::Less
            | Self::AtMost
            | Self::More
            | Self::AtLeast => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide => 6,
        }
    }

    const fn compares(self) -> bool {
        self.binds() == 4
    }
}

/// What is wrong with an expression, and which part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// The list that is too short, which is told where that is met first and nowhere else.
    pub(super) list: Option<String>,
}

impl Mistake {
    pub(super) fn new(code: Code, range: &Range<usize>, message: impl Into<String>) -> Self {
        Self { code, range: range.clone(), message: message.into(), help: None, list: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with every place further on by `bytes`.
    pub(super) fn shifted(mut self, bytes: usize) -> Self {
        self.range = self.range.start + bytes..self.range.end + bytes;
        self
    }
}

impl Expression {
    /// Reads the expression that fills `text`, which begins at byte number `offset` of its scalar.
    pub(super) fn read(text: &str, offset: usize) -> Result<Self, Mistake> {
        let root = parse::parse(text, offset)?;
        Ok(Self { root })
    }

    /// The parameters it speaks of, in the order written.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.visit(&mut |op| {
            if let Op::Name(name) = op {
                names.push(name.as_str());
            }
        });
        names
    }

    /// Whether it speaks of the pass of the repeat.
    pub(super) fn mentions_pass(&self) -> bool {
        let mut found = false;
        self.root.visit(&mut |op| found |= *op == Op::Pass);
        found
    }

    /// The bytes of the scalar that it fills.
    pub(super) fn range(&self) -> Range<usize> {
        self.root.range.clone()
    }
}

impl Term {
    fn visit<'t>(&'t self, seen: &mut impl FnMut(&'t Op)) {
        seen(&self.op);
        match &self.op {
            Op::Literal(_) | Op::Name(_) | Op::Pass => {}
            Op::Not(term) | Op::Minus(term) => term.visit(seen),
            Op::Index(one, two) | Op::Two(_, one, two) => {
                one.visit(seen);
                two.visit(seen);
            }
        }
    }
}
