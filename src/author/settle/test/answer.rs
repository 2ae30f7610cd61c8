//! A wrong answer: which question it is given to, that it is an answer to it, and that it is wrong.
//!
//! What kind of answer a question wants is written, so that is told whatever the run; which
//! answers are right is settled. Whether words say what is wanted is left to a session.

use super::super::plan::StepPlan;
use super::super::scope::{Mood, Scope, Surroundings};
use super::looking::Looking;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Answer, Kind};
use crate::author::expression::Value;
use crate::author::template::Piece;
use crate::author::trial::{Change, GivenAnswer};
use crate::author::visible::visible;
use crate::author::written::{Shown, Spanned};
use crate::procedure::{self, StepIx};
use std::collections::BTreeSet;

/// The answer, if its question is asked in this run.
pub(super) fn answer(looking: &Looking<'_, '_, '_>, written: &Answer) -> Option<Change> {
    let at = looking.planned(&written.answer)?;
    let plan = looking.scope.plan_of(at).or_else(|| looking.lose())?;
    let (question, check) = question(looking, written, plan)?;
    let with = given(looking, written, &check.kind)?;
    let step = looking.step_at(at, written.answer.span)?;
    let Some((pass, checkpoint)) = asked(looking, plan, question) else {
        let span = written.question.as_ref().map_or(written.answer.span, |question| question.span);
        return looking.leave_out(span);
    };
    let settled = settled(looking, step, pass)?.checkpoints.get(checkpoint);
    let settled = settled.or_else(|| looking.lose())?;
    let wrong = is_wrong(looking, written, (&settled.kind, &with));
    wrong.then_some(Change::Answer { step, pass, checkpoint, with })
}

/// A wrong arm of a decision, if the step decides in this run and that arm is wrong there.
pub(super) fn decide(
    looking: &Looking<'_, '_, '_>,
    written: &document::WrongArm,
) -> Option<Change> {
    let at = looking.planned(&written.decide)?;
    let plan = looking.scope.plan_of(at).or_else(|| looking.lose())?;
    if plan.written.decide.is_none() {
        let message = format!("step `{}` has no decision", visible(&written.decide));
        let found = Diagnostic::error(Code::WrongKind, written.decide.span, message);
        let found = found.and(plan.written.step.span(), "it has no `decide:`");
        return looking.refuse(found.help("name a step that has one"));
    }
    let step = looking.step_at(at, written.decide.span)?;
    let mut passes = 1..=looking.scope.run.passes_at(plan.repeat);
    let own = |pass: &u32| plan.repeat.map(|_| *pass);
    let there = |pass: &u32| looking.scope.run.hold(&plan.whens, own(pass), looking.scope.ledger);
    let pass = passes.find(there).or_else(|| looking.leave_out(written.decide.span))?;
    let decide = settled(looking, step, pass)?.decide().or_else(|| looking.lose())?;
    let text = looking.scope.phrase(&written.arm);
    let Some(arm) = decide.arms.iter().position(|arm| arm.text == text) else {
        let message = format!("there is no arm `{}`", visible(&text));
        let found = Diagnostic::error(Code::UnknownName, written.arm.span(), message);
        let arms = decide.arms.iter().map(|arm| arm.text.as_str());
        return looking.refuse_value(found.maybe_help(looking.advice(&text, arms)));
    };
    // Where it is right, the run is no part of the test.
    let right = decide.right_position() == Some(arm);
    if right {
        return looking.leave_out(written.arm.span());
    }
    Some(Change::Decide { step, pass, arm })
}

/// The question that is meant, and its position among those written.
fn question<'d>(
    looking: &Looking<'_, '_, '_>,
    written: &Answer,
    plan: &StepPlan<'d>,
) -> Option<(usize, &'d document::Checkpoint)> {
    let checks = &plan.written.check;
    if checks.is_lossy() {
        return looking.lose();
    }
    let number = written.question.as_ref().map_or(1, |question| question.value);
    let position = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let found = position.and_then(|position| Some((position, checks.get(position)?)));
    if found.is_some() {
        return found;
    }
    let step = visible(&written.answer);
    let (span, message) = match &written.question {
        Some(question) if !checks.is_empty() => {
            (question.span, format!("step `{step}` has no question {number}"))
        }
        _ => (written.answer.span, format!("step `{step}` has no question")),
    };
    let found = Diagnostic::error(Code::BadValue, span, message);
    looking.refuse(match checks.len() {
        0 => found.help("name a step with `check:`"),
        1 => found.help("it has one"),
        all => found.help(format!("they are counted from 1 to {all}")),
    })
}

/// The answer, if it is of the kind that is wanted.
fn given(looking: &Looking<'_, '_, '_>, written: &Answer, kind: &Kind) -> Option<GivenAnswer> {
    let with = &written.given;
    if with.is_lossy() {
        return looking.lose();
    }
    let refuse = |message: &str, help: &str| {
        looking.refuse(Diagnostic::error(Code::WrongKind, with.span, message).help(help))
    };
    let texts = || {
        let texts = with.iter().map(|text| looking.scope.phrase(text.phrase()));
        Some(GivenAnswer::Texts(texts.collect()))
    };
    match (kind, &**with.value) {
        (Kind::Number(_), [one]) => number(looking, one).map(GivenAnswer::Number),
        (Kind::Number(_), _) => refuse("this question wants one number", "write `with: 66.7`"),
        (Kind::Say(_), [_]) | (Kind::Tick(_) | Kind::List(_), _) => texts(),
        (Kind::Say(_), _) => refuse("this question wants one text", "write what is said"),
        (Kind::Choose(_) | Kind::Order(_), []) => {
            let found = Diagnostic::error(Code::EmptyValue, with.span, "there is no answer");
            looking.refuse(found.help("write the wrong one"))
        }
        (Kind::Choose(_) | Kind::Order(_), _) => texts(),
        (Kind::Place(_) | Kind::Needle(_), _) => {
            refuse("a test cannot answer on a map", "name another question")
        }
    }
}

fn number(looking: &Looking<'_, '_, '_>, written: &Spanned<Shown>) -> Option<f64> {
    let text = written.phrase().text();
    let number = match text.pieces() {
        [Piece::Value(expression)] => {
            let Some((value, _)) = looking.scope.value_of(expression, text.span, text.scalar())
            else {
                return looking.lose();
            };
            match value {
                Value::Number(number) => Some(number),
                Value::Length(_)
                | Value::Share(_)
                | Value::Truth(_)
                | Value::Text(_)
                | Value::List(_) => None,
            }
        }
        _ => text.written().parse().ok(),
    };
    number.filter(|number: &f64| number.is_finite()).or_else(|| {
        let message = "this question wants a number";
        let found = Diagnostic::error(Code::WrongKind, written.span, message);
        looking.refuse(found.help("write it in digits, without its unit"))
    })
}

/// The first pass in which the question is asked, and its position among those asked then.
fn asked(
    looking: &Looking<'_, '_, '_>,
    plan: &StepPlan<'_>,
    question: usize,
) -> Option<(u32, usize)> {
    let (run, ledger) = (looking.scope.run, looking.scope.ledger);
    let part = run.plan.parts.get(plan.part)?;
    let in_repeat = plan.repeat.is_some();
    let mut first = true;
    for pass in 1..=run.passes_at(plan.repeat) {
        let own = in_repeat.then_some(pass);
        if !run.hold(&plan.whens, own, ledger) {
            continue;
        }
        let around = Surroundings { pass: own, in_repeat, mood: Mood::Quiet };
        let scope = Scope::new(run, part, ledger, around);
        let is_asked = |check: &document::Checkpoint| match &check.when {
            Some(when) => scope.computed(when).is_none_or(|truth| truth.0),
            None => first,
        };
        let checks = &plan.written.check;
        if checks.get(question).is_some_and(is_asked) {
            let before = checks.iter().take(question).filter(|check| is_asked(check)).count();
            return Some((pass, before));
        }
        first = false;
    }
    None
}

/// The step in this pass.
fn settled<'l>(
    looking: &Looking<'l, '_, '_>,
    step: StepIx,
    pass: u32,
) -> Option<&'l procedure::Step> {
    let found = match looking.parts.passes.get(&step) {
        None => looking.parts.steps.get(step.position()),
        Some(passes) => {
            let position = usize::try_from(pass.saturating_sub(1)).unwrap_or(usize::MAX);
            passes.get(position.min(passes.len().saturating_sub(1))).and_then(Option::as_ref)
        }
    };
    found.or_else(|| looking.lose())
}

/// Whether it is an answer to the question and not a right one, as far as can be told here.
fn is_wrong(
    looking: &Looking<'_, '_, '_>,
    written: &Answer,
    (kind, given): (&procedure::Kind, &GivenAnswer),
) -> bool {
    let known = |items: &[&str]| match given {
        GivenAnswer::Number(_) => true,
        GivenAnswer::Texts(texts) => are_known(looking, written, (texts, items)),
    };
    let right = match (kind, given) {
        (procedure::Kind::Number(number), GivenAnswer::Number(value)) => number.is_right(*value),
        (procedure::Kind::Choose(choose), GivenAnswer::Texts(texts)) => {
            let options: Vec<&str> = choose.options.iter().map(|it| &*it.text).collect();
            if !known(&options) {
                return false;
            }
            let right = choose.options.iter().filter(|option| option.right);
            same(right.map(|option| &option.text), texts)
        }
        (procedure::Kind::Tick(tick), GivenAnswer::Texts(texts)) => {
            let items: Vec<&str> = tick.items.iter().map(String::as_str).collect();
            if !known(&items) {
                return false;
            }
            same(tick.items.iter(), texts)
        }
        (procedure::Kind::Order(order), GivenAnswer::Texts(texts)) => {
            let items: Vec<&str> = order.items.iter().map(String::as_str).collect();
            if !known(&items) || !is_whole(looking, written, (&order.items, texts)) {
                return false;
            }
            order.items == *texts
        }
        (procedure::Kind::Say(say), GivenAnswer::Texts(texts)) => {
            let said = texts.first().map(|text| text.to_lowercase());
            say.phrases.iter().any(|phrase| Some(phrase.to_lowercase()) == said)
        }
        _ => false,
    };
    if right {
        let message = "this answer is right: it is no difference";
        let found = Diagnostic::error(Code::RightAnswer, written.given.span, message);
        let _: Option<()> = looking.refuse_value(found.help("give one that is wrong"));
    }
    !right
}

/// Whether both have the same texts, in whichever order.
fn same<'t>(right: impl Iterator<Item = &'t String>, given: &'t [String]) -> bool {
    right.collect::<BTreeSet<_>>() == given.iter().collect::<BTreeSet<_>>()
}

/// Whether each text is one of `items`; the first that is not is reported.
fn are_known(
    looking: &Looking<'_, '_, '_>,
    written: &Answer,
    (texts, items): (&[String], &[&str]),
) -> bool {
    let known: BTreeSet<&str> = items.iter().copied().collect();
    let stranger =
        texts.iter().zip(written.given.iter()).find(|(text, _)| !known.contains(&***text));
    let Some((text, shown)) = stranger else { return true };
    let message = format!("the question does not offer `{}`", visible(text));
    let found = Diagnostic::error(Code::UnknownName, shown.span, message);
    let _: Option<()> =
        looking.refuse_value(found.maybe_help(looking.advice(text, items.iter().copied())));
    false
}

/// Whether an order has each item once.
fn is_whole(
    looking: &Looking<'_, '_, '_>,
    written: &Answer,
    (items, texts): (&[String], &[String]),
) -> bool {
    let sorted = |texts: &[String]| {
        let mut texts = texts.to_vec();
        texts.sort();
        texts
    };
    if sorted(items) == sorted(texts) {
        return true;
    }
    let message = "an order has each item once";
    let found = Diagnostic::error(Code::BadValue, written.given.span, message);
    let help = format!("write all {} in a wrong order", items.len());
    let _: Option<()> = looking.refuse_value(found.help(help));
    false
}
