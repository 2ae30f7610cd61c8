//! `written-out`: a text that writes out a value which another run has otherwise.

use crate::author::document::{Kind, Step};
use crate::author::expression::Value;
use crate::author::written::{Computed, Given, Phrase, Text};
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{File, Look, rule};
use crate::procedure::number::shown;

rule! {
    "written-out",
    Teach,
    "a text that writes out the value of a parameter which a variant sets otherwise",
    "The text says `100 U`, which is the value of a parameter, and a variant of this file gives that \
     parameter another value. Whoever rehearses that variant reads the wrong dose on \
     the card, and the questions ask for the right one.\n\
     \n\
     Let the program fill it in: `{{ dose }} U`. What is there in some runs only, by a `when:` \
     of its own, may say what it likes. Where the number has nothing to do with the parameter, \
     silence this with the reason.",
    Look::File(look)
}

/// A value, as a text would write it.
struct Amount<'a> {
    name: &'a str,
    number: String,
    unit: &'a str,
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    let variants = document.variants.iter().filter_map(|(_, it)| it.as_ref());
    let sets = variants.flat_map(|variant| variant.set.iter());
    let set: Vec<&str> = sets.map(|(name, _)| name.value.as_str()).collect();
    let amounts = document.parameters.iter().filter_map(|(name, parameter)| {
        let parameter = parameter.as_ref().filter(|_| set.contains(&name.value.as_str()))?;
        let unit = parameter.unit.as_ref()?;
        let Given::One(Computed::Fixed(Value::Number(number))) = parameter.value.value else {
            return None;
        };
        Some(Amount { name: &name.value, number: shown(number), unit })
    });
    let amounts: Vec<Amount<'_>> = amounts.collect();
    if amounts.is_empty() {
        return;
    }
    let steps = file.seen.steps.iter().filter(|step| step.when.is_none());
    for text in steps.flat_map(|step| texts(step)) {
        for amount in &amounts {
            let Some(span) = place(file.seen.text, text.span, amount) else { continue };
            let Amount { name, number, unit } = amount;
            let message = format!("`{name}` is {number} {unit} in some runs only");
            let help = format!("write `{{{{ {name} }}}} {unit}`");
            found.push(RULE.at(span, message).help(help));
        }
    }
}

/// What a trainee reads of a step that is done now; reasons speak of other patients too.
fn texts(step: &Step) -> impl Iterator<Item = &Text> {
    let Step { cue, how, finding, .. } = step;
    let own = [cue, how, finding].into_iter().flatten();
    let checks = step.check.iter().filter(|check| check.when.is_none());
    let checks = checks.flat_map(|check| {
        let options = match &check.kind {
            Kind::Choose(choose) => &choose.choose.value[..],
            Kind::Number(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Tick(_)
            | Kind::Place(_)
            | Kind::Needle(_) => &[],
        };
        let right = options.iter().filter_map(|option| option.right.as_ref());
        check.ask.iter().chain(right.map(Phrase::text))
    });
    own.chain(checks)
}

/// Where a text at `span` of the file writes out an amount.
fn place(file: &str, span: Span, amount: &Amount<'_>) -> Option<Span> {
    let text = file.get(span.range())?;
    let Amount { number, unit, .. } = amount;
    text.match_indices(number.as_str()).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + number.len()..)?;
        let blank = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let rest = after.get(blank..)?.strip_prefix(*unit)?;
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '%');
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–' | '/');
        let alone = !before.is_some_and(inside) && !rest.starts_with(joined);
        let start = span.range().start + at;
        let length = number.len() + blank + unit.len();
        alone.then(|| Span::new(span.file, start..start + length))
    })
}
