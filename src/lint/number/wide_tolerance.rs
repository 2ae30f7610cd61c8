//! `wide-tolerance`: nearly any number is right.

use crate::author::Diagnostic;
use crate::author::document;
use crate::lint::rule::{Look, rule};
use crate::lint::run::{Question, Run};
use crate::procedure::Kind;
use crate::procedure::number::shown;

rule! {
    "wide-tolerance",
    Assess,
    "a tolerance of more than a fifth of the right number",
    "`tolerance:` is there for rounding. One of more than a fifth of the right number takes a \
     wrong calculation for a right one: with `tolerance: 50%`, half the dose passes.\n\
     \n\
     Give what rounding needs, `2%` or so, and name the known slips as `traps:`. Where the fact \
     itself is a range, ask for its ends.",
    Look::Run(look)
}

/// The widest share of the right number that rounding could need.
const WIDEST: f64 = 0.2;

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for Question { written, asked, .. } in run.questions() {
        let (Kind::Number(number), document::Kind::Number(said)) = (&asked.kind, &written.kind)
        else {
            continue;
        };
        let Some(tolerance) = &said.tolerance else { continue };
        let reach = number.tolerance.reach(number.right);
        if reach > number.right.abs() * WIDEST {
            let (least, most) = (shown(number.right - reach), shown(number.right + reach));
            let message = format!("everything from {least} to {most} is right");
            let help = "give what rounding needs, such as `2%`, and name known slips as `traps`";
            found.push(RULE.at(tolerance.span, message).help(help).in_this_run());
        }
    }
}
