//! `same-case`: two patients who differ in nothing.

use crate::author::Diagnostic;
use crate::author::document::Case;
use crate::lint::rule::{File, Look, rule};

rule! {
    "same-case",
    Teach,
    "two cases that differ in nothing but their name",
    "A case is a patient who is different: another value, another vignette, or another variant that \
     they fit. These two are the same patient twice, so that one is drawn twice as often and \
     nothing is learnt from the second.\n\
     \n\
     Give one of them the value that makes it different with `set:`, or delete it and write \
     `weight: 2` for the other.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let all = &file.seen.document.cases;
    for (position, (name, case)) in all.iter().enumerate() {
        let Some(case) = case else { continue };
        let before = all.iter().take(position);
        let same = before
            .into_iter()
            .find(|(_, other)| other.as_ref().is_some_and(|other| said(other) == said(case)));
        if let Some((first, _)) = same {
            let message = format!("`{}` is the same patient as `{}`", name.value, first.value);
            let help = "say with `set:` or `vignette:` what is different, or delete one";
            found.push(RULE.at(name.span, message).and(first.span, "the same").help(help));
        }
    }
}

/// All that a case says of the patient, in one order.
fn said(case: &Case) -> (Option<&str>, Vec<&str>, Vec<(&str, String)>) {
    let mut variants: Vec<&str> = case.variants.iter().map(|variant| &***variant).collect();
    variants.sort_unstable();
    let set = case.set.iter().filter_map(|(name, value)| {
        Some((name.value.as_str(), format!("{:?}", value.as_ref()?.value)))
    });
    let mut set: Vec<(&str, String)> = set.collect();
    set.sort_unstable();
    (case.vignette.as_ref().map(crate::author::written::Text::written), variants, set)
}
