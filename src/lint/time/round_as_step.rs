//! `round-as-step`: something that comes back, written as one thing to do.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "round-as-step",
    Teach,
    "a step that is to be done every so often, where rounds of a timer would be asked for",
    "A step is done once, where it stands. What has to be done every few minutes while something \
     else goes on is then learnt as one turn, and often at the wrong time.\n\
     \n\
     Make rounds of it: under `timers:` write `turn: {every: 5m, while: dwell, does: Turn the \
     patient}`, with the name of the timer during which they come. Each round then falls due by \
     itself, and a missed one is found.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    // In a complication nothing runs during which rounds could come.
    for step in &file.seen.path {
        let title = step.step.written().to_lowercase();
        let Some((_, after)) = title.split_once("every ") else { continue };
        let unit =
            after.strip_prefix("few ").or_else(|| after.strip_prefix("half ")).unwrap_or(after);
        let number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ' ');
        let unit = unit.trim_start_matches(number);
        let comes_back = ["min", "hour", "sec", "h "].iter().any(|it| unit.starts_with(it))
            || matches!(unit, "h" | "s" | "m");
        if comes_back {
            let message = "this comes back, and is asked for once";
            let help = "make rounds of it: a timer with `every:`, `while:` and `does:`";
            found.push(RULE.at(step.step.span(), message).help(help));
        }
    }
}
