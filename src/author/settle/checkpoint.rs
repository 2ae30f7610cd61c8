//! One checkpoint: which answer is right, and that it can be told from the wrong ones.
//!
//! A kind is one function here and one struct in the twin files of the other layers.

use super::scope::Scope;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Choice, Choose, Number, Severity, Tick};
use crate::author::written::Text;
use crate::procedure::checkpoint::{self, Tolerance, Trap};
use crate::procedure::{self, Checkpoint, Kind};

/// What the checkpoint asks.
pub(super) fn checkpoint(scope: &Scope<'_>, written: &document::Checkpoint) -> Checkpoint {
    let (kind, span, usual) = match &written.kind {
        document::Kind::Choose(choose) => {
            (Kind::Choose(settle_choose(scope, choose)), choose.choose.span, 1)
        }
        document::Kind::Number(number) => {
            (Kind::Number(settle_number(scope, number)), number.number.span, 1)
        }
        document::Kind::Tick(tick) => (Kind::Tick(settle_tick(scope, tick)), tick.tick.span, 0),
    };
    let is_tick = matches!(kind, Kind::Tick(_));
    if written.ask.is_none() && !is_tick && scope.is_whole() {
        scope.error(Code::MissingKey, span, "missing key `ask`", "write the question as `ask:`");
    }
    if let Some(points) = &written.points {
        if is_tick {
            let message = "a tick is worth no points: it proves nothing";
            scope.error(Code::ConflictingKeys, points.span, message, "delete `points`");
        } else if points.value > MOST_POINTS {
            let message = format!("{} points are more than {MOST_POINTS}", points.value);
            scope.error(Code::BadNumber, points.span, message, "a step is worth 1");
        }
    }
    Checkpoint {
        ask: written.ask.as_ref().map_or_else(String::new, ToString::to_string),
        kind,
        because: because(written.because.as_ref()),
        points: written.points.as_ref().map_or(usual, |points| points.value),
        sources: scope.sources(&written.source),
    }
}

/// What one checkpoint may be worth.
const MOST_POINTS: u32 = 100;

fn because(written: Option<&Text>) -> Option<String> {
    written.map(ToString::to_string)
}

fn wrong(severity: Option<Severity>) -> procedure::Severity {
    severity.map_or(procedure::Severity::Major, Severity::meant)
}

fn settle_choose(scope: &Scope<'_>, written: &Choose) -> checkpoint::Choose {
    let options: Vec<_> =
        written.choose.iter().filter_map(|choice| settle_choice(scope, choice, written)).collect();
    let whole = !written.choose.is_lossy() && options.len() == written.choose.len();
    let rights = options.iter().filter(|option| option.right).count();
    let span = written.choose.span;
    if whole && rights == 0 {
        scope.error(Code::NoRightOption, span, "no option is right", "write one as `right:`");
    } else if whole && rights == options.len() {
        scope.error(Code::NoWrongOption, span, "no option is wrong", "write one as `wrong:`");
    }
    checkpoint::Choose { options }
}

fn settle_choice(
    scope: &Scope<'_>,
    choice: &Choice,
    around: &Choose,
) -> Option<checkpoint::Choice> {
    let (text, right) = match (&choice.right, &choice.wrong) {
        (Some(right), None) => (right, true),
        (None, Some(wrong)) => (wrong, false),
        (Some(right), Some(wrong)) => {
            let message = "an option cannot be both `right` and `wrong`";
            let found = Diagnostic::error(Code::ConflictingKeys, wrong.span, message);
            scope.report(found.and(right.span, "right here").help("make two options of it"));
            return None;
        }
        (None, None) => {
            if scope.is_whole() {
                let message = "an option needs `right` or `wrong`";
                scope.error(Code::MissingKey, around.choose.span, message, "say which it is");
            }
            return None;
        }
    };
    if let (true, Some(severity)) = (right, &choice.severity) {
        let message = "`severity` says how bad a wrong option is, and this one is right";
        scope.error(Code::ConflictingKeys, severity.span, message, "delete `severity`");
    }
    Some(checkpoint::Choice {
        text: text.to_string(),
        right,
        because: because(choice.because.as_ref()),
        severity: wrong(choice.severity.as_ref().map(|severity| severity.value)),
    })
}

fn settle_number(scope: &Scope<'_>, written: &Number) -> checkpoint::Number {
    let right = written.number.value.0;
    let tolerance = written.tolerance.map_or(Tolerance::Absolute(0.0), |tolerance| tolerance.0);
    let reach = match tolerance {
        Tolerance::Absolute(size) => size,
        Tolerance::Share(share) => share * right.abs(),
    };
    let traps = written.traps.iter().map(|trap| {
        let value = trap.value.value.0;
        if (value - right).abs() <= reach {
            let message = format!("the trap {value} is a right answer");
            let help = "name a number that is wrong, or narrow the `tolerance`";
            scope.report(
                Diagnostic::error(Code::TrapIsRight, trap.value.span, message)
                    .and(written.number.span, "the right one")
                    .help(help),
            );
        }
        Trap { value, because: because(trap.because.as_ref()), severity: wrong(trap.severity) }
    });
    let traps = traps.collect();
    let unit = written.unit.as_ref().map(ToString::to_string);
    checkpoint::Number { right, unit, tolerance, traps, severity: wrong(written.severity) }
}

fn settle_tick(scope: &Scope<'_>, written: &Tick) -> checkpoint::Tick {
    if written.tick.is_empty() && !written.tick.is_lossy() {
        scope.error(Code::EmptyValue, written.tick.span, "nothing to tick", "write the first item");
    }
    checkpoint::Tick { items: written.tick.iter().map(ToString::to_string).collect() }
}
