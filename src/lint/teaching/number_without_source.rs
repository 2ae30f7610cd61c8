//! `number-without-source`: a number that nobody vouches for.

use crate::author::Diagnostic;
use crate::author::document::{Kind, Step, Timer};
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
     step. For a timer, the source of the step that starts it counts. What is computed from \
     other values needs none of its own.",
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
    of_timers(file, found);
}

/// A timer has no source of its own: those of the steps that start and end it count.
fn of_timers(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for (name, timer) in file.seen.document.timers.iter() {
        let (name, ends) = match timer {
            Some(Timer::Window(it)) => (name.value.as_str(), [&it.at_least, &it.at_most]),
            Some(Timer::Every(it)) => {
                let during = it.during.given().map_or("", |during| &***during);
                (during, [&it.every.fixed, &it.every.at_least])
            }
            None => continue,
        };
        let is_sourced =
            file.seen.steps.iter().filter(|step| !step.source.is_empty()).any(|step| {
                let mut names =
                    step.starts.iter().chain(step.stops.iter()).chain(step.needs.iter());
                names.any(|timer| *timer.value == *name)
            });
        let mut fixed = ends.into_iter().flatten();
        let fixed = fixed.find(|end| matches!(end.value, Computed::Fixed(_)));
        if let Some(end) = fixed.filter(|_| !is_sourced) {
            let message = "nothing says where this time comes from";
            let help = "name one of `sources:` at the step that starts the timer: `source: NAME`";
            found.push(RULE.at(end.span, message).help(help));
        }
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
