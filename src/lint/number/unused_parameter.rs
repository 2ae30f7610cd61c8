//! `unused-parameter`: a parameter that nothing reads.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "unused-parameter",
    Teach,
    "a parameter that no text, condition or number of the file uses",
    "A value that nothing reads changes nothing: a variant or a site that sets it believes that it \
     has changed the procedure, and has not. Often the number is written out a second time where \
     it should be filled in.\n\
     \n\
     Write `{{ name }}` where the text has the number, or `= name` where a key has it. If it is \
     left over, delete it.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for name in &file.seen.unused {
        let message = format!("nothing uses the parameter `{}`", name.value);
        let help = format!("write `{{{{ {} }}}}` where a text has it, or delete it", name.value);
        found.push(RULE.at(name.span, message).help(help));
    }
}
