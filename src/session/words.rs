//! Obstacles and refusals in the words of a calm teacher, for screens, line mode and reports.
//!
//! Pure, and only words: what stands in the way is decided in `gates.rs`. Fragments start in
//! lower case, unless with a title, and have no full stop. The types are in `obstacle.rs`.

use super::obstacle::{Obstacle, Refusal};
use crate::procedure::{Never, Point, Procedure, StepIx, Subject, TimerIx};
use crate::time::{Words, left};
use std::time::Duration;

/// How many open steps are named before the rest is only counted.
const NAMED: usize = 3;

/// What stands in the way: `Lidocaine dwell has 12 min 30 s to go`.
#[must_use]
pub fn obstacle(procedure: &Procedure, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Order(step) => format!("{} comes first", procedure.step(*step).title),
        Obstacle::Outside(timer) => {
            format!("its place is during {}, which does not run", procedure.timer(*timer).title)
        }
        Obstacle::Needs(timer, missing) => waiting(procedure, *timer, *missing),
        Obstacle::Rule(position, missing) => match procedure.rules().get(*position) {
            Some(rule) => never(procedure, rule.never, *missing),
            None => "a rule forbids it".to_owned(),
        },
        Obstacle::TooSoon(step, missing) => {
            format!("{} takes {} more", procedure.step(*step).title, to_go(*missing))
        }
        Obstacle::Open(steps) => open(procedure, steps),
    }
}

/// The author's reason for what stands in the way, as a sentence of theirs.
#[must_use]
pub fn because<'a>(procedure: &'a Procedure, obstacle: &Obstacle) -> Option<&'a str> {
    match obstacle {
        Obstacle::Rule(position, _) => procedure.rules().get(*position)?.because.as_deref(),
        Obstacle::Needs(timer, _) => procedure.timer(*timer).window()?.early.because.as_deref(),
        Obstacle::Order(_) | Obstacle::Outside(_) | Obstacle::TooSoon(..) | Obstacle::Open(_) => {
            None
        }
    }
}

/// Everything that stands in the way, each said once: `a; b; c`.
#[must_use]
pub fn obstacles(procedure: &Procedure, obstacles: &[Obstacle]) -> String {
    let mut said: Vec<String> = Vec::new();
    for words in obstacles.iter().map(|it| obstacle(procedure, it)) {
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join("; ")
}

/// Why a command did nothing: `Pass the scope has to wait: Lidocaine dwell has 5 min to go`.
#[must_use]
pub fn refusal(procedure: &Procedure, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Against(subject, against) => {
            format!("{} has to wait: {}", deed(procedure, *subject), obstacles(procedure, against))
        }
        Refusal::Idle(idle) => idle.words().to_owned(),
    }
}

/// What is forbidden or refused: a step by its title, or `finishing`.
#[must_use]
pub fn deed(procedure: &Procedure, subject: Subject) -> &str {
    match subject {
        Subject::Step(step) => &procedure.step(step).title,
        Subject::Finish => "finishing",
    }
}

/// When a rule forbids it.
fn never(procedure: &Procedure, never: Never, missing: Option<Duration>) -> String {
    let timer_title = |timer| &procedure.timer(timer).title;
    match never {
        Never::Before(Point::Step(step)) => format!("never before {}", procedure.step(step).title),
        Never::Before(Point::Timer(timer)) => waiting(procedure, timer, missing),
        Never::After(Point::Step(step)) => format!("never after {}", procedure.step(step).title),
        Never::After(Point::Timer(timer)) => {
            format!("never after {} has had its time", timer_title(timer))
        }
        Never::While(timer) => format!("never while {} runs", timer_title(timer)),
        Never::MoreThan(1) => "never more than once".to_owned(),
        Never::MoreThan(most) => format!("never more than {most} times"),
    }
}

fn waiting(procedure: &Procedure, timer: TimerIx, missing: Option<Duration>) -> String {
    let least = procedure.timer(timer).window().and_then(|window| window.at_least);
    let title = &procedure.timer(timer).title;
    match (missing, least) {
        (Some(missing), _) => format!("{title} has {} to go", to_go(missing)),
        (None, Some(least)) => {
            format!("{title} is not running and has not had its {}", Words(least))
        }
        (None, None) => format!("{title} is not running"),
    }
}

fn to_go(missing: Duration) -> Words {
    Words(left(missing))
}

fn open(procedure: &Procedure, steps: &[StepIx]) -> String {
    let titles: Vec<&str> =
        steps.iter().take(NAMED).map(|step| procedure.step(*step).title.as_str()).collect();
    let rest = steps.len().saturating_sub(NAMED);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("still open: {}{more}", titles.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_rounded_up_to_a_whole_second() {
        assert_eq!(to_go(Duration::from_millis(1)).to_string(), "1 s");
        assert_eq!(to_go(Duration::from_secs(750)).to_string(), "12 min 30 s");
        assert_eq!(to_go(Duration::from_millis(59_001)).to_string(), "1 min");
    }
}
