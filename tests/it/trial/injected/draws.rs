//! Changes drawn by lot, each with what the debrief must find of it and what it touches.

use crate::support::mutation::Dice;
use rehearsal::author::trial::{Change, GivenAnswer, Place, Waited};
use rehearsal::debrief::{Kind as Found, Subject};
use rehearsal::procedure::complication::Then;
use rehearsal::procedure::{
    Act, Detours, Kind, Leads, Never, Path, Point, Procedure, Resolution, StepIx, Subject as Of,
    TimerIx, Way,
};
use std::collections::BTreeSet;
use std::time::Duration;

/// A change, what the debrief must find of it, and what it touches.
pub(super) struct Injected {
    pub(super) change: Change,
    pub(super) kind: Found,
    pub(super) about: Vec<Subject>,
    pub(super) steps: BTreeSet<StepIx>,
    pub(super) timers: BTreeSet<TimerIx>,
    /// The complication that has to come for it.
    pub(super) complication: Option<usize>,
    /// Whether the run ends with it, so that nothing else can be asked of that.
    pub(super) alone: bool,
}

/// The steps of the path in order, each once.
fn path(procedure: &Procedure) -> Vec<StepIx> {
    let path = Path::right(procedure);
    path.items().iter().filter(|item| item.nth == 0).map(|item| item.step).collect()
}

/// Everything that a change at these steps may have to do with.
fn touched(procedure: &Procedure, steps: &[StepIx]) -> (BTreeSet<StepIx>, BTreeSet<TimerIx>) {
    let mut timers = BTreeSet::new();
    for step in steps {
        let its = &procedure.step(*step).timers;
        timers.extend(its.starts.iter().chain(&its.stops).chain(&its.needs).copied());
        timers.extend(its.during);
        timers.extend(procedure.timers().filter_map(|(ix, timer)| {
            let every = timer.every()?;
            (its.starts.contains(&every.during) || does(procedure, ix) == Some(*step)).then_some(ix)
        }));
    }
    (steps.iter().copied().collect(), timers)
}

fn does(procedure: &Procedure, timer: TimerIx) -> Option<StepIx> {
    match procedure.timer(timer).every()?.does {
        Act::Step(step) => Some(step),
        Act::Phrases(_) => None,
    }
}

fn is_round(procedure: &Procedure, step: StepIx) -> bool {
    procedure.timers().any(|(timer, _)| does(procedure, timer) == Some(step))
}

fn of_steps(
    procedure: &Procedure,
    steps: &[StepIx],
    (change, kind): (Change, Found),
    about: Vec<Subject>,
) -> Injected {
    let (steps, timers) = touched(procedure, steps);
    Injected { change, kind, about, steps, timers, complication: None, alone: false }
}

fn wrong_answer(procedure: &Procedure, step: StepIx, dice: &mut Dice) -> Option<Injected> {
    let asked: Vec<_> = procedure.step(step).checkpoints.iter().enumerate().collect();
    let (position, checkpoint) = *asked.get(dice.below(asked.len().max(1)))?;
    let with = match &checkpoint.kind {
        Kind::Choose(choose) => {
            let wrong = choose.options.iter().find(|option| !option.right)?;
            GivenAnswer::Texts(vec![wrong.text.clone()])
        }
        Kind::Number(number) => {
            let trap = number.traps.first().map(|trap| trap.value);
            GivenAnswer::Number(trap.unwrap_or(number.right * 3.0 + 1.0))
        }
        Kind::Tick(_)
        | Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Decide(_)
        | Kind::Place(_)
        | Kind::Needle(_) => return None,
    };
    let pass = Path::right(procedure).pass(step, 0);
    let change = Change::Answer { step, pass, checkpoint: position, with };
    let (kind, about) = (Found::Wrong, vec![Subject::Step(step)]);
    let (steps, timers) = (BTreeSet::from([step]), BTreeSet::new());
    Some(Injected { change, kind, about, steps, timers, complication: None, alone: false })
}

/// A wrong arm of the step's decision.
fn wrong_arm(procedure: &Procedure, step: StepIx, dice: &mut Dice) -> Option<Injected> {
    let pass = Path::right(procedure).pass(step, 0);
    let decide = procedure.step_on(step, pass)?.decide()?;
    let wrong: Vec<_> = decide.arms.iter().enumerate().filter(|(_, arm)| !arm.right).collect();
    let (position, arm) = *wrong.get(dice.below(wrong.len().max(1)))?;
    let leads_on = |leads: &Leads| matches!(leads, Leads::Next);
    let alone = !leads_on(&arm.leads) || !leads_on(&decide.right()?.leads);
    let change = Change::Decide { step, pass, arm: position };
    let about = vec![Subject::Step(step)];
    let injected = of_steps(procedure, &[step], (change, Found::Wrong), about);
    Some(Injected { alone, ..injected })
}

/// All rounds of a timer left out.
fn missed(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let runs = |during: TimerIx| {
        let from_start = procedure.timer(during).window().is_some_and(|it| it.from_start);
        from_start || steps.iter().any(|it| procedure.step(*it).timers.starts.contains(&during))
    };
    let every = procedure.timers().filter_map(|(ix, timer)| Some((ix, timer.every()?)));
    let every: Vec<_> = every.filter(|(_, it)| runs(it.during)).collect();
    let (timer, it) = *every.get(dice.below(every.len().max(1)))?;
    Some(Injected {
        change: Change::Miss(timer, None),
        kind: Found::MissedRound,
        about: vec![Subject::Timer(timer)],
        steps: does(procedure, timer).into_iter().collect(),
        timers: BTreeSet::from([timer, it.during]),
        complication: None,
        alone: false,
    })
}

/// A known wrong act right after a step during which it is wrong.
fn wrong_act(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let acts: Vec<_> = procedure.mishaps().wrong_acts.iter().enumerate().collect();
    let (position, wrong) = *acts.get(dice.below(acts.len().max(1)))?;
    // A session may end with a decision, and nothing is done after it.
    let decides = |step: StepIx| procedure.step(step).decide().is_some();
    let wrong_at = |step: &&StepIx| {
        !decides(**step) && wrong.during.as_ref().is_none_or(|it| it.contains(step))
    };
    let places: Vec<&StepIx> = steps.iter().filter(wrong_at).collect();
    let step = **places.get(dice.below(places.len().max(1)))?;
    let change = Change::Act { text: wrong.act.clone(), at: Place::After(step) };
    let about = vec![Subject::WrongAct(position)];
    Some(of_steps(procedure, &[step], (change, Found::Wrong), about))
}

/// A complication that comes, and of which a step is left out, or which is left wrongly.
fn upset(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let all: Vec<_> = procedure.mishaps().complications.iter().enumerate().collect();
    let (position, complication) = *all.get(dice.below(all.len().max(1)))?;
    if complication.chance <= 0.0 {
        return None;
    }
    let ends = matches!(complication.then, Then::End(_));
    // Those of an arm that is not to be taken are not among them.
    let detours = Detours::default();
    let way = Way { arms: None, complications: &[position], detours: &detours };
    let path = Path::along(procedure, way);
    let own = path.items().iter().filter(|item| item.complication == Some(position));
    let steps: Vec<StepIx> = own.map(|item| item.step).collect();
    let step = *steps.get(dice.below(steps.len().max(1)))?;
    let injected = if dice.below(3) == 0 {
        let wrong = if ends { Resolution::CarryOn } else { Resolution::Stop };
        let change = Change::Leave(position, wrong);
        of_steps(procedure, &[], (change, Found::Wrong), vec![Subject::Complication(position)])
    } else {
        let decides = procedure.step(step).decide().is_some();
        if procedure.step(step).optional || decides || procedure.step(step).given {
            return None;
        }
        let about = vec![Subject::Step(step)];
        of_steps(procedure, &[step], (Change::Omit(step), Found::Omitted), about)
    };
    Some(Injected { complication: Some(position), alone: ends, ..injected })
}

/// A rule broken: the step comes before what it has to wait for, or more than once.
fn broken(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let rules = procedure.rules();
    let rule = rules.get(dice.below(rules.len().max(1)))?;
    let there = |step: &StepIx| steps.contains(step);
    // What decides ends the run, perhaps, or does not; what is announced is not the trainee's.
    let plain = |step: &StepIx| {
        there(step) && procedure.step(*step).decide().is_none() && !procedure.step(*step).given
    };
    match (rule.subject, rule.never) {
        (Of::Step(step), Never::Before(Point::Step(first))) if plain(&step) && plain(&first) => {
            let change = Change::Move { step: first, to: Place::After(step) };
            let about = vec![Subject::Step(step), Subject::Step(first)];
            let injected = of_steps(procedure, &[step, first], (change, Found::BrokenRule), about);
            let first_again =
                Path::right(procedure).times(first) + Path::right(procedure).times(step);
            let timeless = touched(procedure, &[first]).1.is_empty();
            (first_again == 2 && timeless).then_some(injected)
        }
        (Of::Step(step), Never::MoreThan(1)) if plain(&step) => {
            let about = vec![Subject::Step(step)];
            let change = (Change::Repeat(step), Found::BrokenRule);
            Some(of_steps(procedure, &[step], change, about))
        }
        (Of::Finish, Never::Before(Point::Step(step))) if plain(&step) => {
            // Folded into the rule that it breaks, of which there may be more.
            let about = vec![Subject::Step(step)];
            Some(of_steps(procedure, &[step], (Change::Omit(step), Found::Omitted), about))
        }
        _ => None,
    }
}

/// A timer hurried or given too much time.
fn timed(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let windows: Vec<TimerIx> = procedure
        .timers()
        .filter(|(_, timer)| timer.window().is_some_and(|window| !window.from_start))
        .map(|(ix, _)| ix)
        .collect();
    let timer = *windows.get(dice.below(windows.len().max(1)))?;
    let window = procedure.timer(timer).window()?;
    if !steps.iter().any(|step| procedure.step(*step).timers.starts.contains(&timer)) {
        return None;
    }
    let (change, kind) = if dice.below(2) == 0 {
        let short = window.at_least?.saturating_sub(Duration::from_secs(30));
        (Change::Hurry(Waited::Timer(timer), short), Found::Early)
    } else {
        let long = window.at_most? + Duration::from_secs(30);
        (Change::Linger(Waited::Timer(timer), long), Found::Late)
    };
    let with = steps.into_iter().filter(|it| {
        let its = &procedure.step(*it).timers;
        let all = its.starts.iter().chain(&its.stops).chain(&its.needs);
        all.chain(&its.during).any(|it| *it == timer)
    });
    let with: Vec<StepIx> = with.collect();
    let mut injected = of_steps(procedure, &with, (change, kind), vec![Subject::Timer(timer)]);
    injected.timers.insert(timer);
    Some(injected)
}

/// Two neighbours that change places.
fn swapped(procedure: &Procedure, (step, next): (StepIx, StepIx)) -> Option<Injected> {
    let inside = |it: StepIx| procedure.step(it).timers.during.is_some();
    // After a decision that ends the run nothing comes, and before it everything else has a place.
    let decides = |it: StepIx| procedure.step(it).decide().is_some();
    let once = |it: StepIx| Path::right(procedure).times(it) == 1;
    if !once(step) || !once(next) {
        return None;
    }
    // What is announced comes in its turn, whatever is done.
    let fixed = |it: StepIx| inside(it) || decides(it) || procedure.step(it).given;
    if fixed(step) || fixed(next) {
        return None;
    }
    let either = vec![Subject::Step(step), Subject::Step(next)];
    let change = (Change::Swap(step, next), Found::OutOfOrder);
    Some(of_steps(procedure, &[step, next], change, either))
}

/// One change drawn, if it can be made.
pub(super) fn draw(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let at = dice.below(steps.len());
    let step = *steps.get(at)?;
    let own = vec![Subject::Step(step)];
    let decides = procedure.step(step).decide().is_some();
    match dice.below(12) {
        // Where it ends the run, nothing ends it without it.
        0 if decides => None,
        0 => Some(of_steps(procedure, &[step], (Change::Omit(step), Found::Omitted), own)),
        1 => swapped(procedure, (step, *steps.get(at + 1)?)),
        2 if is_round(procedure, step) || decides || procedure.step(step).given => None,
        2 => Some(of_steps(procedure, &[step], (Change::Repeat(step), Found::Repeated), own)),
        3 | 4 => timed(procedure, dice),
        5 | 6 => wrong_answer(procedure, step, dice),
        7 => {
            let deciding: Vec<StepIx> =
                steps.into_iter().filter(|it| procedure.step(*it).decide().is_some()).collect();
            wrong_arm(procedure, *deciding.get(dice.below(deciding.len().max(1)))?, dice)
        }
        8 => missed(procedure, dice),
        9 => wrong_act(procedure, dice),
        10 => upset(procedure, dice),
        _ => broken(procedure, dice),
    }
}
