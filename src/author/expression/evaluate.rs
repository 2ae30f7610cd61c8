//! Values of expressions. Kinds have been checked before; what can still go wrong depends on the
//! values: dividing by nothing, a list that is too short, a number that is too large.

use super::{Expression, Mistake, Op, Sign, Term, Value};
use crate::author::Code;
use crate::procedure::number::shown;

/// What the names of an expression stand for in one run.
pub(in crate::author) trait Values {
    /// The value of a parameter; nothing if it is lost.
    fn value(&self, name: &str) -> Option<&Value>;

    /// The turn of the repeat, counted from 1.
    fn pass(&self) -> Option<u32>;
}

impl Expression {
    /// The value it gives. Nothing where something was lost that has been reported.
    pub(in crate::author) fn value(&self, names: &impl Values) -> Result<Option<Value>, Mistake> {
        match value(&self.root, names) {
            Ok(value) => Ok(Some(value)),
            Err(Unknown::Lost) => Ok(None),
            Err(Unknown::Wrong(mistake)) => Err(mistake),
        }
    }
}

/// Why there is no value.
enum Unknown {
    Lost,
    Wrong(Mistake),
}

fn value(term: &Term, names: &impl Values) -> Result<Value, Unknown> {
    match &term.op {
        Op::Literal(value) => Ok(value.clone()),
        Op::Name(name) => names.value(name).cloned().ok_or(Unknown::Lost),
        Op::Pass => names.pass().map(|pass| Value::Number(f64::from(pass))).ok_or(Unknown::Lost),
        Op::Index(list, at) => {
            let position = value(at, names)?.size().ok_or(Unknown::Lost)?;
            // A long list is not copied for one of its values.
            let found = if let Op::Name(name) = &list.op {
                item(names.value(name).ok_or(Unknown::Lost)?, position)
            } else {
                item(&value(list, names)?, position)
            };
            found.map_err(|message| {
                let found = Mistake::new(Code::BadValue, &term.range, message);
                let found = found.help("make the list longer, or ask for one that it has");
                let list = if let Op::Name(name) = &list.op { Some(name.clone()) } else { None };
                Unknown::Wrong(Mistake { list, ..found })
            })
        }
        Op::Not(inner) => {
            let truth = value(inner, names)?.truth().ok_or(Unknown::Lost)?;
            Ok(Value::Truth(!truth))
        }
        Op::Minus(inner) => like(&value(inner, names)?, |size| -size).ok_or(Unknown::Lost),
        Op::Two(sign, one, two) => {
            let first = value(one, names)?;
            // What stands behind `and` is asked only where it matters, so that it can guard.
            match (sign, &first) {
                (Sign::And, Value::Truth(false)) | (Sign::Or, Value::Truth(true)) => {
                    return Ok(first);
                }
                (Sign::And | Sign::Or, _) => return value(two, names),
                _ => {}
            }
            let second = value(two, names)?;
            let found = joined(*sign, &first, &second).ok_or(Unknown::Lost)?;
            check(found, *sign, &second, term).map_err(Unknown::Wrong)
        }
    }
}

fn item(list: &Value, position: f64) -> Result<Value, String> {
    let items = list.items().unwrap_or(&[]);
    let found =
        items.iter().zip(1_u32..).find(|(_, number)| (f64::from(*number) - position).abs() < 1e-9);
    found.map(|(item, _)| item.clone()).ok_or_else(|| {
        let position = shown(position);
        let (count, plural) = (items.len(), if items.len() == 1 { "" } else { "s" });
        format!("the list has {count} value{plural}, and this asks for number {position}")
    })
}

/// The same kind of value with another size.
fn like(value: &Value, change: impl Fn(f64) -> f64) -> Option<Value> {
    match value {
        Value::Number(size) => Some(Value::Number(change(*size))),
        Value::Length(size) => Some(Value::Length(change(*size))),
        Value::Share(size) => Some(Value::Share(change(*size))),
        Value::Text(_) | Value::Truth(_) | Value::List(_) => None,
    }
}

fn joined(sign: Sign, one: &Value, two: &Value) -> Option<Value> {
    let sizes = one.size().zip(two.size());
    // What computing may have changed far behind the point makes no difference.
    let same = one.is_same(two);
    let compared = |holds: fn(&f64, &f64) -> bool, if_same: bool| {
        let truth = |(one, two)| if same { if_same } else { holds(&one, &two) };
        sizes.map(truth).map(Value::Truth)
    };
    match sign {
        Sign::Equal => Some(Value::Truth(one.is_same(two))),
        Sign::Unequal => Some(Value::Truth(!one.is_same(two))),
        Sign::Less => compared(f64::lt, false),
        Sign::AtMost => compared(f64::le, true),
        Sign::More => compared(f64::gt, false),
        Sign::AtLeast => compared(f64::ge, true),
        Sign::Add => two.size().and_then(|two| like(one, |one| one + two)),
        Sign::Subtract => two.size().and_then(|two| like(one, |one| one - two)),
        Sign::Multiply => {
            let (one, two) = match (one, two) {
                // What is scaled gives the kind: 30 min times 2, 20 % of 100.
                (Value::Number(_), Value::Length(_)) | (Value::Share(_), _) => (two, one),
                _ => (one, two),
            };
            two.size().and_then(|two| like(one, |one| one * two))
        }
        Sign::Divide => match (one, two) {
            (Value::Length(one), Value::Length(two)) | (Value::Share(one), Value::Share(two)) => {
                Some(Value::Number(one / two))
            }
            _ => two.size().and_then(|two| like(one, |one| one / two)),
        },
        Sign::And | Sign::Or => None,
    }
}

/// A result that can be gone on with.
fn check(found: Value, sign: Sign, second: &Value, term: &Term) -> Result<Value, Mistake> {
    if found.size().is_none_or(f64::is_finite) {
        return Ok(found);
    }
    let nothing = sign == Sign::Divide && second.size() == Some(0.0);
    let message = if nothing { "this divides by zero" } else { "this comes to no finite number" };
    let help = if nothing {
        "ask first, as in `= n != 0 and dose / n > 1`, or give it another value"
    } else {
        "look at the values that it is computed from"
    };
    Err(Mistake::new(Code::BadValue, &term.range, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::super::kind::{Kind, Kinds};
    use super::*;
    use std::collections::BTreeMap;

    struct Names(BTreeMap<&'static str, Value>);

    impl Kinds for Names {
        fn kind(&self, name: &str) -> Option<Kind> {
            self.0.get(name).map(Value::kind)
        }

        fn advice(&self, _: &str) -> Option<String> {
            None
        }

        fn in_repeat(&self) -> bool {
            true
        }
    }

    impl Values for Names {
        fn value(&self, name: &str) -> Option<&Value> {
            self.0.get(name)
        }

        fn pass(&self) -> Option<u32> {
            Some(2)
        }
    }

    fn said(text: &str) -> String {
        let rates = [50.0, 80.0, 110.0].map(Value::Number).to_vec();
        let names = Names(BTreeMap::from([
            ("dose", Value::Number(200.0)),
            ("sites", Value::Number(30.0)),
            ("dwell", Value::Length(1800.0)),
            ("chance", Value::Share(0.6)),
            ("level", Value::Text("T4".into())),
            ("none", Value::Number(0.0)),
            ("hr", Value::List(rates)),
        ]));
        let expression = match Expression::read(text, 0) {
            Ok(expression) => expression,
            Err(mistake) => return mistake.message,
        };
        let mut mistakes = Vec::new();
        expression.kind(&names, &mut mistakes);
        if let Some(mistake) = mistakes.first() {
            return mistake.message.clone();
        }
        match expression.value(&names) {
            Ok(value) => value.map_or_else(String::new, |value| value.to_string()),
            Err(mistake) => mistake.message,
        }
    }

    #[test]
    fn expressions_come_to_what_their_author_means() {
        for (text, expected) in [
            ("dose / sites", "6.67"),
            ("2 + 3 * 4 - 1", "13"),
            ("-(2 + 3) * 2", "-10"),
            ("dwell / 1m", "30"),
            ("dwell * 2", "1 h"),
            ("dwell / 2 + 5m", "20 min"),
            ("chance * dose", "120"),
            ("dose * 20%", "40"),
            ("chance >= 50% and level == 'T4'", "yes"),
            ("not level == \"T4\" or none > 1", "no"),
            ("hr[pass]", "80"),
            ("hr[pass + 1] >= 100", "yes"),
            ("none != 0 and dose / none > 1", "no"),
            ("0.1 + 0.2 == 0.3", "yes"),
            ("dose / none", "this divides by zero"),
            ("hr[4]", "the list has 3 values, and this asks for number 4"),
            ("hr[1.5]", "the list has 3 values, and this asks for number 1.5"),
            ("dose * level", "`*` cannot stand between a number and text"),
            ("dose < dwell", "`<` cannot stand between a number and a length of time"),
            ("dose and 1 == 1", "expected true or false, found a number"),
            ("dose[1]", "expected a list, found a number"),
            ("dos / 2", "no parameter is called `dos`"),
            ("hr == hr", "`==` cannot stand between a list of numbers and a list of numbers"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }
}
