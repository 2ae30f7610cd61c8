//! `unknown-allow`: a comment that silences what is no lint.

use crate::author::Code;
use crate::author::Diagnostic;
use crate::author::suggest::{certain, nearest};
use crate::author::visible;
use crate::lint;
use crate::lint::rule::{Look, rule};
use crate::lint::silence::Silence;

rule! {
    "unknown-allow",
    Teach,
    "a `# rehearse:` comment that says something else than `allow` a lint",
    "A lint is silenced where it stands by a comment: `# rehearse: allow bare-tick because the list \
     is read aloud`. At the end of a line it speaks of that line, on a line of its own of the next. \
     This comment begins in the same way and cannot be read, or names no lint, so it does nothing.\n\
     \n\
     `rehearse explain` lists all codes. Errors, such as `unknown-key`, cannot be silenced: what \
     is wrong has to be corrected.",
    Look::Silences
}

/// What cannot be read in a comment that silences.
pub(in crate::lint) fn wrong(silence: &Silence) -> Vec<Diagnostic> {
    if !silence.is_allow || silence.words.is_empty() {
        let message = "this comment cannot be read";
        let help = "write `# rehearse: allow CODE because REASON`";
        return vec![RULE.at(silence.span, message).help(help)];
    }
    if silence.words.iter().any(|(word, _)| word.ends_with(':')) {
        let message = "a colon stands where `because` is expected";
        let help = "write `# rehearse: allow CODE because REASON`";
        return vec![RULE.at(silence.span, message).help(help)];
    }
    let unknown =
        silence.words.iter().filter(|(word, _)| lint::rule(word).is_none_or(|rule| !rule.yields));
    unknown
        .map(|(word, span)| {
            let shown = visible(word);
            if lint::rule(word).is_some() {
                let message = format!("`{shown}` cannot be silenced");
                return RULE.at(*span, message).help("do what it asks for, and delete this");
            }
            if Code::find(word).is_some() {
                let message = format!("`{shown}` is an error, which cannot be silenced");
                return RULE.at(*span, message).help("correct what is wrong, and delete this");
            }
            let known = || lint::rules().map(|rule| rule.lint.word);
            let found = RULE.at(*span, format!("no lint is called `{shown}`"));
            let found = found.help(match nearest(word, known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`rehearse explain` lists all codes".to_owned(),
            });
            match certain(word, known()) {
                Some(meant) => found.fixed(*span, meant),
                None => found,
            }
        })
        .collect()
}
