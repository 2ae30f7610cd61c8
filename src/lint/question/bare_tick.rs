//! `bare-tick`: a step whose only questions are ticks.

use crate::author::Diagnostic;
use crate::author::document::Kind;
use crate::lint::rule::{File, Look, rule};
use crate::lint::teaching::is_critical;

rule! {
    "bare-tick",
    Assess,
    "a step that asks for ticks and for nothing else",
    "A tick proves nothing: people tick a whole list with one breath, and tick what they never \
     looked at. It is worth no points, and nothing comes of leaving one out.\n\
     \n\
     Ask for content beside it: what is read from the wristband, which allergy, what the consent \
     says. Where a list is read aloud by two people and each item is answered, as in a surgical \
     safety checklist, the ticks may stay: silence this with the reason.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    // Of a critical step it is said that it asks nothing.
    for step in file.seen.steps.iter().filter(|step| !is_critical(step)) {
        let mut ticks = step.check.iter().filter_map(|check| {
            if let Kind::Tick(tick) = &check.kind { Some(tick.tick.span) } else { None }
        });
        let only = step.decide.is_none() && ticks.clone().count() == step.check.len();
        if let Some(span) = ticks.next().filter(|_| only) {
            let message = "ticking this off is all that the step asks";
            let help = "ask for content: a number, a reading, the words that are said";
            found.push(RULE.at(span, message).help(help));
        }
    }
}
