//! Kinds: what an expression gives, found without knowing a single value.
//!
//! So a mistake in an expression is reported once, whatever variant and case it is met in.
//! Read next: `evaluate.rs`.

use super::unit::Unit;
use super::{Expression, Mistake, Op, Sign, Term};
use crate::author::Code;
use crate::author::visible::visible;
use std::fmt;

/// What kind of value something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number, in a unit.
    Number(Unit),
    /// A length of time.
    Length,
    /// A percentage.
    Share,
    /// Text.
    Text,
    /// True or false.
    Truth,
    /// Several of one kind.
    List(Box<Self>),
    /// What was wrong has been reported.
    Lost,
}

impl Kind {
    /// Whether both are the same but for the unit, or one of them is lost.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Lost, _) | (_, Self::Lost) | (Self::Number(_), Self::Number(_)) => true,
            (Self::List(one), Self::List(two)) => one.is_like(two),
            (one, two) => one == two,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::List(items) => match **items {
                Self::Number(_) => "a list of numbers",
                Self::Length => "a list of lengths of time",
                Self::Share => "a list of percentages",
                Self::Text => "a list of text",
                Self::Truth | Self::List(_) | Self::Lost => "a list",
            },
            Self::Number(_) => "a number",
            Self::Length => "a length of time",
            Self::Share => "a percentage",
            Self::Text => "text",
            Self::Truth => "true or false",
            Self::Lost => "a value",
        })
    }
}

/// What the names of an expression stand for.
pub(in crate::author) trait Kinds {
    /// The kind of a parameter, if it is declared.
    fn kind(&self, name: &str) -> Option<Kind>;

    /// What to do about a name that is not.
    fn advice(&self, name: &str) -> Option<String>;

    /// Whether the expression stands inside a repeat.
    fn in_repeat(&self) -> bool;
}

impl Expression {
    /// The kind of value it gives; what is wrong with it is added to `mistakes`.
    pub(in crate::author) fn kind(&self, names: &impl Kinds, mistakes: &mut Vec<Mistake>) -> Kind {
        kind(&self.root, names, mistakes)
    }
}

fn kind(term: &Term, names: &impl Kinds, mistakes: &mut Vec<Mistake>) -> Kind {
    match &term.op {
        Op::Literal(value) => value.kind(),
        Op::Name(name) => names.kind(name).unwrap_or_else(|| {
            let message = format!("no parameter is called `{}`", visible(name));
            let mut found = Mistake::new(Code::UnknownParameter, &term.range, message);
            let usual = || format!("declare it under `parameters:`; text is written '{name}'");
            found.help = names.advice(name).or_else(|| Some(usual()));
            mistakes.push(found);
            Kind::Lost
        }),
        Op::Pass if names.in_repeat() => Kind::Number(Unit::Unknown),
        Op::Pass => {
            let message = "`pass` counts the turns of a repeat, and this is in none";
            let found = Mistake::new(Code::BadExpression, &term.range, message);
            mistakes.push(found.help("only what stands inside `repeat:` has a pass"));
            Kind::Lost
        }
        Op::Index(list, at) => {
            let (listed, position) = (kind(list, names, mistakes), kind(at, names, mistakes));
            expect(at, &position, &Kind::Number(Unit::Unknown), mistakes);
            match listed {
                Kind::List(items) => *items,
                Kind::Lost => Kind::Lost,
                other @ (Kind::Number(_)
                | Kind::Length
                | Kind::Share
                | Kind::Text
                | Kind::Truth) => {
                    let message = format!("expected a list, found {other}");
                    mistakes.push(
                        Mistake::new(Code::WrongKind, &list.range, message)
                            .help("only a list has numbered values"),
                    );
                    Kind::Lost
                }
            }
        }
        Op::Not(inner) => {
            let found = kind(inner, names, mistakes);
            expect(inner, &found, &Kind::Truth, mistakes);
            Kind::Truth
        }
        Op::Minus(inner) => match kind(inner, names, mistakes) {
            found @ (Kind::Number(_) | Kind::Length | Kind::Share | Kind::Lost) => found,
            found @ (Kind::Text | Kind::Truth | Kind::List(_)) => {
                expect(inner, &found, &Kind::Number(Unit::Unknown), mistakes);
                Kind::Lost
            }
        },
        Op::Two(sign, one, two) => {
            if unwritten(term, names, mistakes) {
                return Kind::Lost;
            }
            if bare_text(*sign, (one, two), names, mistakes) {
                return Kind::Truth;
            }
            let kinds = (kind(one, names, mistakes), kind(two, names, mistakes));
            joined(*sign, (one, two), kinds, mistakes)
        }
    }
}

fn expect(term: &Term, found: &Kind, wanted: &Kind, mistakes: &mut Vec<Mistake>) {
    if !found.is_like(wanted) {
        let message = format!("expected {wanted}, found {found}");
        mistakes.push(Mistake::new(Code::WrongKind, &term.range, message));
    }
}

/// `level == T4`: what is compared with text is text, which stands in quotes.
fn bare_text(
    sign: Sign,
    (one, two): (&Term, &Term),
    names: &impl Kinds,
    mistakes: &mut Vec<Mistake>,
) -> bool {
    let is_text = |term: &Term| match &term.op {
        Op::Name(name) => names.kind(name) == Some(Kind::Text),
        Op::Literal(value) => value.kind() == Kind::Text,
        Op::Pass | Op::Index(..) | Op::Not(_) | Op::Minus(_) | Op::Two(..) => false,
    };
    for (bare, other) in [(one, two), (two, one)] {
        let Op::Name(name) = &bare.op else { continue };
        let compares = matches!(sign, Sign::Equal | Sign::Unequal) && is_text(other);
        let near = || names.advice(name).filter(|advice| advice.starts_with("did you mean"));
        if compares && names.kind(name).is_none() && near().is_none() {
            let message = format!("no parameter is called `{}`", visible(name));
            let found = Mistake::new(Code::UnknownParameter, &bare.range, message);
            mistakes.push(found.help(format!("text stands in quotes: '{}'", visible(name))));
            return true;
        }
    }
    false
}

/// The name with which a term begins.
fn first_name(term: &Term) -> Option<&str> {
    match &term.op {
        Op::Name(name) => Some(name),
        Op::Two(_, first, _) | Op::Index(first, _) => first_name(first),
        Op::Literal(_) | Op::Pass | Op::Not(_) | Op::Minus(_) => None,
    }
}

/// The name with which a term ends.
fn last_name(term: &Term) -> Option<&str> {
    match &term.op {
        Op::Name(name) => Some(name),
        Op::Two(_, _, last) | Op::Not(last) | Op::Minus(last) => last_name(last),
        Op::Literal(_) | Op::Pass | Op::Index(..) => None,
    }
}

/// `dwell-target`: a hyphen is a minus here, so a parameter is written with `_`.
fn unwritten(term: &Term, names: &impl Kinds, mistakes: &mut Vec<Mistake>) -> bool {
    let Op::Two(Sign::Subtract, one, two) = &term.op else { return false };
    let (Some(first), Some(second)) = (last_name(one), first_name(two)) else { return false };
    let meant = format!("{first}_{second}");
    if names.kind(first).is_some() && names.kind(second).is_some() {
        return false;
    }
    // Declared with its hyphen, it was told there that it cannot be.
    if names.kind(&format!("{first}-{second}")).is_some() {
        return true;
    }
    if names.kind(&meant).is_none() {
        return false;
    }
    let message = format!("`-` is a minus, and no parameter is called `{first}` or `{second}`");
    mistakes.push(
        Mistake::new(Code::UnknownParameter, &term.range, message)
            .help(format!("did you mean `{meant}`?")),
    );
    true
}

/// The kind of two values with a sign between them.
fn joined(
    sign: Sign,
    terms: (&Term, &Term),
    kinds: (Kind, Kind),
    mistakes: &mut Vec<Mistake>,
) -> Kind {
    match sign {
        Sign::And | Sign::Or => {
            expect(terms.0, &kinds.0, &Kind::Truth, mistakes);
            expect(terms.1, &kinds.1, &Kind::Truth, mistakes);
            Kind::Truth
        }
        Sign::Equal | Sign::Unequal => {
            common(sign, terms, kinds, mistakes, |kind| !matches!(kind, Kind::List(_)));
            Kind::Truth
        }
        Sign::Less | Sign::AtMost | Sign::More | Sign::AtLeast => {
            common(sign, terms, kinds, mistakes, has_size);
            Kind::Truth
        }
        Sign::Add | Sign::Subtract => common(sign, terms, kinds, mistakes, has_size),
        Sign::Multiply | Sign::Divide => scaled(sign, terms, kinds, mistakes),
    }
}

const fn has_size(kind: &Kind) -> bool {
    matches!(kind, Kind::Number(_) | Kind::Length | Kind::Share)
}

/// The kind that both have, if it may stand with this sign.
fn common(
    sign: Sign,
    terms: (&Term, &Term),
    kinds: (Kind, Kind),
    mistakes: &mut Vec<Mistake>,
    may: fn(&Kind) -> bool,
) -> Kind {
    let whole = terms.0.range.start..terms.1.range.end;
    match kinds {
        (Kind::Lost, _) | (_, Kind::Lost) => Kind::Lost,
        (Kind::Number(one), Kind::Number(two)) => {
            let unit = one.common(&two);
            if unit.is_none() {
                let message = format!("`{one}` and `{two}` are different units");
                let help = format!("`{}` needs both in one unit", sign.word());
                mistakes.push(Mistake::new(Code::UnitConflict, &whole, message).help(help));
            }
            Kind::Number(unit.unwrap_or_default())
        }
        (one, two) if one == two && may(&one) => one,
        (one, two) => {
            mistakes.push(misfit(sign, &whole, &one, &two));
            Kind::Lost
        }
    }
}

/// The kind of a product or quotient.
fn scaled(
    sign: Sign,
    terms: (&Term, &Term),
    kinds: (Kind, Kind),
    mistakes: &mut Vec<Mistake>,
) -> Kind {
    let divide = sign == Sign::Divide;
    match kinds {
        (Kind::Lost, _) | (_, Kind::Lost) => Kind::Lost,
        (Kind::Number(one), Kind::Number(two)) => Kind::Number(one.times(&two, divide)),
        (Kind::Length, Kind::Length) | (Kind::Share, Kind::Share) if divide => {
            Kind::Number(Unit::Unknown)
        }
        (found @ (Kind::Number(_) | Kind::Length | Kind::Share), Kind::Share)
        | (found @ Kind::Length, Kind::Number(_)) => found,
        (found @ Kind::Share, Kind::Number(_)) if divide => found,
        (Kind::Share | Kind::Number(_), found @ Kind::Length)
        | (Kind::Share, found @ Kind::Number(_))
            if !divide =>
        {
            found
        }
        (one, two) => {
            let whole = terms.0.range.start..terms.1.range.end;
            mistakes.push(misfit(sign, &whole, &one, &two));
            Kind::Lost
        }
    }
}

fn misfit(sign: Sign, range: &std::ops::Range<usize>, one: &Kind, two: &Kind) -> Mistake {
    let message = format!("`{}` cannot stand between {one} and {two}", sign.word());
    let found = Mistake::new(Code::WrongKind, range, message);
    match (one, two) {
        (Kind::Text, _) | (_, Kind::Text) if sign == Sign::Add => {
            found.help("fill both into a text instead: `{{ … }}{{ … }}`")
        }
        (Kind::Number(_), Kind::Length) | (Kind::Length, Kind::Number(_)) => {
            found.help("divide the length by `1m` or `1h` to have a number of minutes or hours")
        }
        _ => found,
    }
}
