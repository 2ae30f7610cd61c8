//! One reason: a deviation that a test must come to, by positions.

use super::looking::Looking;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Deviation, Severity};
use crate::author::trial::{About, Reason, ReasonKind, Waited};
use crate::author::visible::visible;
use crate::author::written::{Line, Phrase, Spanned};
use crate::author::{Code, Span};

/// The reason, with the place of the name it speaks of.
pub(super) fn reason(
    looking: &Looking<'_, '_, '_>,
    written: &document::Reason,
) -> Option<(Reason, Span)> {
    let step = |name: &Spanned<Line>| looking.step(name).map(About::Step);
    let waited = |name: &Spanned<Line>, deed: &str| {
        looking.waited(name, deed).map(|waited| match waited {
            Waited::Step(step) => About::Step(step),
            Waited::Timer(timer) => About::Timer(timer),
        })
    };
    let (kind, about, span) = match &written.kind {
        Deviation::BrokenRule(it) => {
            (ReasonKind::BrokenRule, ruled(looking, &it.broken_rule), it.broken_rule.span)
        }
        Deviation::Omitted(it) => (ReasonKind::Omitted, step(&it.omitted), it.omitted.span),
        Deviation::OutOfOrder(it) => {
            (ReasonKind::OutOfOrder, step(&it.out_of_order), it.out_of_order.span)
        }
        Deviation::Early(it) => (ReasonKind::Early, waited(&it.early, "early"), it.early.span),
        Deviation::Late(it) => (ReasonKind::Late, waited(&it.late, "late"), it.late.span),
        Deviation::Wrong(it) => (ReasonKind::Wrong, wrong(looking, &it.wrong), it.wrong.span()),
        Deviation::Repeated(it) => (ReasonKind::Repeated, step(&it.repeated), it.repeated.span),
        Deviation::Added(it) => {
            let text = looking.scope.phrase(&it.added);
            (ReasonKind::Added, Some(About::Text(text)), it.added.span())
        }
        Deviation::MissedRound(it) => {
            let timer = looking.rounds(&it.missed_round);
            (ReasonKind::MissedRound, timer.map(About::Timer), it.missed_round.span)
        }
        Deviation::Prompted(it) => (ReasonKind::Prompted, step(&it.prompted), it.prompted.span),
    };
    let severity = written.severity.map(Severity::meant);
    Some((Reason { kind, about: about?, severity }, span))
}

/// What a rule that is broken speaks of: a step, or the end of the session.
fn ruled(looking: &Looking<'_, '_, '_>, name: &Spanned<Line>) -> Option<About> {
    let (scope, known) = (looking.scope, looking.known);
    let finish = &***name == "finish";
    let ends = finish && known.rules.contains(&None);
    let planned = scope.planned_step(name);
    let has_rule = known.rules.contains(&Some(scope.full(name)));
    if ends && planned.is_some() && has_rule {
        let message = "there are rules for the step `finish` and for ending the session";
        let found = Diagnostic::error(Code::AmbiguousName, name.span, message);
        return looking.refuse(found.help("give the step another id"));
    }
    if ends {
        let there = looking.is_ruled(None).then_some(About::Finish);
        return there.or_else(|| looking.leave_out(name.span));
    }
    if !has_rule && (finish || planned.is_some()) {
        if known.lossy || !scope.is_whole() {
            return looking.lose();
        }
        let message = if planned.is_some() {
            format!("no rule speaks of `{}`", visible(name))
        } else {
            "no rule speaks of ending the session".to_owned()
        };
        let found = Diagnostic::error(Code::UnknownName, name.span, message);
        return looking.refuse(found.help("name the `step` of a rule under `never:`"));
    }
    let step = looking.step(name)?;
    let there = looking.is_ruled(Some(step)).then_some(About::Step(step));
    there.or_else(|| looking.leave_out(name.span))
}

/// What is wrong: the answer in a step, or an act. Of an act the first phrase is kept.
fn wrong(looking: &Looking<'_, '_, '_>, written: &Phrase) -> Option<About> {
    let (scope, known) = (looking.scope, looking.known);
    let name = written.written();
    if let Some(at) = scope.planned_step(name) {
        return looking.step_at(at, written.span()).map(About::Step);
    }
    if looking.is_complication(name) {
        return looking.complication(name, written.span()).map(About::Complication);
    }
    if let Some(act) = known.acts.get(&scope.phrase(written).to_lowercase()) {
        return Some(About::Text(act.clone()));
    }
    // What is filled in may make it an act of another run.
    let elsewhere = known.written_acts.contains_key(&name.to_lowercase())
        || !written.text().pieces().is_empty()
        || known.has_filled_acts;
    if elsewhere {
        return looking.leave_out(written.span());
    }
    if known.lossy || scope.is_lost(name) {
        return looking.lose();
    }
    let steps = scope.run.plan.names.steps.keys().map(String::as_str);
    let names = steps.chain(known.written_acts.values().map(String::as_str));
    let message = format!("no step, wrong act or complication is called `{}`", visible(name));
    let found = Diagnostic::error(Code::UnknownName, written.span(), message);
    looking.refuse(found.maybe_help(looking.advice(name, names)))
}
