//! `unused-ending`: an ending to which nothing leads.

use crate::author::Diagnostic;
use crate::author::document::{Arm, Then};
use crate::lint::rule::{File, Look, rule};

rule! {
    "unused-ending",
    Teach,
    "an ending to which no arm and no complication leads",
    "`endings:` are ways in which a session may end beside being finished. No arm and no \
     complication of this file leads to this one, so it can never be reached.\n\
     \n\
     Let an arm lead to it with `end:`, or a complication with `then: {end: …}`, or delete it. A \
     procedure that others `use:` may leave it to them: then silence this with that reason.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    let arms = file.seen.steps.iter().filter_map(|step| step.decide.as_ref());
    let arms =
        arms.flat_map(|decide| decide.arms.iter().filter_map(|Arm { end, .. }| end.as_ref()));
    let complications = document.complications.iter().filter_map(|(_, it)| it.as_ref());
    let thens = complications.filter_map(|it| it.then.as_ref());
    let led = thens.filter_map(|then| {
        let Then { end, .. } = &then.value;
        end.as_ref()
    });
    let named: Vec<&str> = arms.chain(led).map(|end| &***end).collect();
    for (name, _) in document.endings.iter() {
        if !named.contains(&name.value.as_str()) {
            let message = format!("nothing leads to the ending `{}`", name.value);
            let help = "let an arm lead to it with `end:`, or delete it";
            found.push(RULE.at(name.span, message).help(help));
        }
    }
}
