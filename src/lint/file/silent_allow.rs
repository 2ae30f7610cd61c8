//! `silent-allow`: a lint that is silenced without a reason.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::silence::Silence;

rule! {
    "silent-allow",
    Teach,
    "a lint that is silenced without a reason",
    "A silenced lint is a decision, and the next author has to know why it was taken, to see \
     whether it still holds. So a silence without a reason silences nothing.\n\
     \n\
     Write the reason behind `because`: `# rehearse: allow bare-tick because the list is read \
     aloud`.",
    Look::Silences
}

/// What is said of a comment that silences without a reason.
pub(in crate::lint) fn wrong(silence: &Silence) -> Option<Diagnostic> {
    let message = "this silences nothing: it gives no reason";
    let help = "write the reason behind the code: `because …`";
    (!silence.has_reason).then(|| RULE.at(silence.span, message).help(help))
}
