//! `dead-end`: the right way leads to an ending that is said to be wrong.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::procedure::complication::Then;
use crate::procedure::{EndingIx, Leads};

rule! {
    "dead-end",
    Teach,
    "the right way leads to an ending whose outcome is wrong",
    "An ending with `outcome: wrong` says that it should not have come to this. Here the right arm \
     of a decision, or the right way out of a complication, leads to such an ending: whoever does \
     everything well still ends badly, and the debrief praises and blames at once.\n\
     \n\
     If stopping is the right thing to do for this patient, write `outcome: right` for the ending. \
     If not, correct which arm is `right:`, or where it leads.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let procedure = run.procedure();
    let is_wrong = |ending: EndingIx| !procedure.ending(ending).right;
    for (ix, _, written) in run.steps() {
        for (_, form) in procedure.forms(ix) {
            let decide = form.decide().zip(written.decide.as_ref());
            let Some((arm, said)) = decide.and_then(|(decide, written)| {
                let position = decide.right_position()?;
                Some((decide.arms.get(position)?, written.arms.get(position)?))
            }) else {
                continue;
            };
            if let (Leads::End(ending), Some(end)) = (&arm.leads, &said.end)
                && is_wrong(*ending)
            {
                let message = format!("the right arm leads to `{}`, whose outcome is wrong", **end);
                let help = "write `outcome: right` for the ending if stopping is right here";
                found.push(RULE.at(end.span, message).help(help).in_this_run());
            }
        }
    }
    for (name, complication) in run.seen.document.complications.iter() {
        let end = complication.as_ref().and_then(|it| it.then.as_ref()?.end.as_ref());
        let all = &procedure.mishaps().complications;
        let settled = all.iter().find(|it| it.id.as_str() == name.value);
        if let (Some(end), Some(Then::End(ending))) = (end, settled.map(|it| it.then))
            && is_wrong(ending)
        {
            let message = format!("the way out leads to `{}`, whose outcome is wrong", **end);
            let help = "write `outcome: right` for the ending if stopping is right then";
            found.push(RULE.at(end.span, message).help(help).in_this_run());
        }
    }
}
