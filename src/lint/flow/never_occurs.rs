//! `never-occurs`: a complication that comes in no run.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::procedure::complication::Comes;
use crate::procedure::{Complication, StepIx};

rule! {
    "never-occurs",
    Teach,
    "a complication that comes in no run",
    "Nobody will ever meet this complication unless they ask for it in guided mode: its `when:` is \
     true for no variant and case, its `chance:` is 0 % in each, or it is to come at a step or \
     after a timer that no right way has.\n\
     \n\
     Write a case in which it may come, with the values that `when:` and `chance:` read.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let procedure = run.procedure();
    let all = &procedure.mishaps().complications;
    for (name, written) in run.seen.document.complications.iter() {
        let settled = all.iter().find(|it| it.id.as_str() == name.value);
        // One without a place comes when it is asked for.
        let is_asked = written.as_ref().is_some_and(|it| it.at.is_none() && it.during.is_empty());
        if settled.is_some_and(|settled| is_asked || can_come(run, settled)) {
            continue;
        }
        let message = format!("the complication `{}` comes in no run", name.value);
        let help = "write a case in which it may come, or correct `when`, `chance` or its place";
        found.push(RULE.at(name.span, message).help(help).if_in_every_run());
    }
}

fn can_come(run: &Run<'_>, complication: &Complication) -> bool {
    let homes = run.procedure().homes();
    // Inside another complication it comes if that does.
    let on_the_way = |step: StepIx| {
        let inside = homes.get(step.position()).copied().flatten().is_some();
        inside || run.path().times(step) > 0
    };
    let place = match &complication.comes {
        Comes::Asked => true,
        Comes::At(step, pass) => {
            let passes = run.path().times(*step);
            on_the_way(*step) && (passes == 0 || u32::try_from(passes).is_ok_and(|it| *pass <= it))
        }
        Comes::After(timer, _) => {
            let steps = run.procedure().steps();
            let mut starts = steps.filter(|(_, step)| step.timers.starts.contains(timer));
            let window = run.procedure().timer(*timer).window();
            window.is_some_and(|window| window.from_start) || starts.any(|(ix, _)| on_the_way(ix))
        }
        Comes::During(steps) => steps.iter().any(|step| on_the_way(*step)),
    };
    place && complication.chance > 0.0
}
