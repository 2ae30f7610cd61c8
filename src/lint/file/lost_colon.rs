//! `lost-colon`: a word of the format that has become text for want of a blank.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "lost-colon",
    Teach,
    "a title in which a word of the format stands with its colon, and no blank behind it",
    "To YAML, `do:Seated` is a text, and only `do: Seated` is a key with its value. So what was \
     meant as a word of its own has become part of the title, and nothing else says so.\n\
     \n\
     Write a blank behind the colon. Where the title is meant so, silence this with the reason.",
    Look::File(look)
}

/// The words of a step that are met most.
const WORDS: [&str; 12] = [
    "step:", "id:", "cue:", "do:", "why:", "hazard:", "mistake:", "finding:", "takes:", "also:",
    "source:", "check:",
];

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for step in &file.seen.steps {
        let title = step.step.written();
        let lost = title.split_whitespace().find_map(|word| {
            WORDS.into_iter().find(|key| word.starts_with(key) && word.len() > key.len())
        });
        if let Some(key) = lost {
            let message = format!("`{key}` is part of this text: no blank stands behind it");
            let help = format!("write `{key} …`, with a blank, on a line of its own");
            found.push(RULE.at(step.step.span(), message).help(help));
        }
    }
}
