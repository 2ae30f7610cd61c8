//! `negative-amount`: less than nothing of something.

use crate::author::expression::Value;
use crate::author::written::{Computed, Given};
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};
use crate::lint::run::{Question, Run};
use crate::procedure::Kind;
use crate::procedure::number::shown;

rule! {
    "negative-amount",
    Teach,
    "an amount with a unit that comes to less than nothing in some run",
    "There are no minus 5 mL of anything. A number below zero comes of an expression whose values \
     do not fit together in one of the variants or cases; the message names which.\n\
     \n\
     Look at the values that the variant and the case set, and at the order of a subtraction. A \
     temperature may well be negative: only amounts are looked at, and degrees are none.",
    Look::Run(look)
}

/// Whether less than none of this unit is nonsense.
fn is_amount(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    !unit.is_empty() && !unit.contains('°') && !["c", "f", "mv", "cmh2o", "mmhg"].contains(&&*unit)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (name, parameter, value) in run.seen.parameters() {
        let Some(unit) = parameter.unit.as_ref().filter(|unit| is_amount(unit)) else { continue };
        let one = std::slice::from_ref(value);
        for value in value.items().unwrap_or(one) {
            if let Value::Number(number) = value
                && *number < 0.0
            {
                let number = shown(*number);
                let message = format!("`{name}` comes to {number} {}", **unit);
                let place = set_below_zero(run, name).unwrap_or(parameter.value.span);
                let help = "look at the values that it is computed from";
                found.push(RULE.at(place, message).help(help).in_this_run());
            }
        }
    }
    for Question { written, asked, .. } in run.questions() {
        let (Kind::Number(number), crate::author::document::Kind::Number(said)) =
            (&asked.kind, &written.kind)
        else {
            continue;
        };
        let unit = number.unit.as_deref().filter(|unit| is_amount(unit));
        if let Some(unit) = unit.filter(|_| number.right < 0.0) {
            let message = format!("the right answer comes to {} {unit}", shown(number.right));
            let help = "look at the values that it is computed from";
            found.push(RULE.at(said.number.span, message).help(help).in_this_run());
        }
    }
}

/// Where a variant or case sets the parameter to less than nothing.
fn set_below_zero(run: &Run<'_>, parameter: &str) -> Option<Span> {
    let document = run.seen.document;
    let variants = document.variants.iter().filter_map(|(_, it)| Some(&it.as_ref()?.set));
    let cases = document.cases.iter().filter_map(|(_, it)| Some(&it.as_ref()?.set));
    let mut sets = variants.chain(cases).flat_map(|set| set.iter());
    sets.find_map(|(name, given)| {
        let given = given.as_ref().filter(|_| name.value == parameter)?;
        let below = matches!(given.value,
            Given::One(Computed::Fixed(Value::Number(number))) if number < 0.0);
        below.then_some(given.span)
    })
}
