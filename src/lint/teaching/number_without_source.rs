//! `number-without-source`: a number that nobody vouches for.

use crate::author::Diagnostic;
use crate::author::document::{Kind, Step};
use crate::author::expression::Value;
use crate::author::written::{Computed, Given};
use crate::lint::rule::{File, Look, rule};

rule! {
    "number-without-source",
    Publish,
    "a dose, an answer or a time that is written out without a `source`",
    "Trainees learn the number by heart, and other people use the file. A number that cannot be \
     looked up cannot be checked, and nobody notices when the label changes.\n\
     \n\
     Write `source: NAME` at the parameter, in the `time:` of the step, at the question or at its \
     step. What is computed from other values needs none of its own.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    // What a case sets is the patient's, and what is lent has its source where it is used.
    let cases = file.seen.document.cases.iter().filter_map(|(_, it)| it.as_ref());
    let patient: Vec<&str> =
        cases.flat_map(|it| it.set.iter().map(|(name, _)| name.value.as_str())).collect();
    let known = |name: &str| patient.contains(&name) || file.seen.lent.contains(&name);
    for (name, parameter) in file.seen.document.parameters.iter() {
        if known(&name.value) {
            continue;
        }
        let Some(parameter) = parameter.as_ref().filter(|it| it.source.is_empty()) else {
            continue;
        };
        let is_number = match &parameter.value.value {
            Given::One(Computed::Fixed(Value::Number(_))) => parameter.unit.is_some(),
            Given::One(Computed::Fixed(Value::Length(_))) => true,
            Given::One(_) | Given::List(_) => false,
        };
        if is_number {
            let message = "nothing says where this value comes from";
            let help = "name one of `sources:` at the parameter: `source: NAME`";
            found.push(RULE.at(parameter.value.span, message).help(help));
        }
    }
    for step in file.seen.steps.iter().filter(|step| step.source.is_empty()) {
        of_step(step, found);
    }
}

fn of_step(step: &Step, found: &mut Vec<Diagnostic>) {
    if let Some(time) = step.time.as_ref().filter(|time| time.source.is_empty()) {
        let fixed = [&time.at_least, &time.at_most].into_iter().flatten();
        let mut fixed = fixed.filter(|end| matches!(end.value, Computed::Fixed(_)));
        if let Some(end) = fixed.next() {
            let message = "nothing says where this time comes from";
            let help = "name one of `sources:` in `time:` or at the step: `source: NAME`";
            found.push(RULE.at(end.span, message).help(help));
        }
    }
    for check in step.check.iter().filter(|check| check.source.is_empty()) {
        if let Kind::Number(number) = &check.kind
            && matches!(number.number.value, Computed::Fixed(_))
        {
            let message = "nothing says where this answer comes from";
            let help = "name one of `sources:` at the question or the step: `source: NAME`";
            found.push(RULE.at(number.number.span, message).help(help));
        }
    }
}
