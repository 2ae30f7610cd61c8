//! A session that is marked again is judged as if what was typed had been understood then: the
//! same lines, played with the corrected file, come to the same.

use super::{debrief, played, told, type_in};
use crate::support::mutation::Dice;
use crate::support::rehearsal::procedure;
use rehearsal::debrief::{Debrief, judged_again};
use rehearsal::session::{Mode, Setting};

/// Steps that take as long as what is no step, and ask nothing; the phrases in `also` are what the old file lacks.
const PUMP: &str = "
format: 1
title: Pump
timers:
  soak: {title: Soak, at_least: 2m, at_most: 6m}
  drip: {title: Drip, at_least: 3m}
  rest: {title: Rest, at_least: 1m}
never:
  - {step: cut, before: mark, because: Unmarked.}
  - {step: sew, before: rest, because: Unrested.}
  - {step: flush, after: cut, because: Too late.}
  - {step: sew, while: drip, because: It drips.}
  - {step: start, more_than: 1, because: Twice.}
  - {finish: true, before: sew, because: Open.}
wrong_acts: [{act: Pull the plug, severity: critical}]
steps:
  - {step: Start the pump, id: start, starts: [soak, drip], also: [whistle]}
  - {step: Look at the gauge, id: look, while: soak}
  - {step: Mark the spot, id: mark, starts: rest, also: [juggle]}
  - {step: Flush the line, id: flush, needs: soak, also: [yodel]}
  - {step: Cut the skin, id: cut}
  - {step: Drain the bag, id: drain, stops: drip, also: [waltz]}
  - {step: Sew it up, id: sew, also: [hum]}
";

/// The file before it was corrected.
fn old() -> String {
    let lines = PUMP.lines().map(|line| match line.split_once(", also:") {
        Some((step, _)) => format!("{step}}}"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

const LINES: [&str; 18] = [
    "start the pump",
    "whistle",
    "whistle",
    "look at the gauge",
    "mark the spot",
    "juggle",
    "juggle",
    "flush the line",
    "yodel",
    "cut the skin",
    "drain the bag",
    "waltz",
    "sew it up",
    "hum",
    "pull the plug",
    "wait 1",
    "wait 2",
    "not that",
];

#[test]
fn marked_again_is_as_if_it_had_been_understood_then() {
    let (old, now) = (old(), procedure(PUMP));
    let mut dice = Dice(0xa11e_0005);
    let mut differ = 0;
    for _ in 0..100 {
        let lines: Vec<&str> =
            (0..12).map(|_| LINES[dice.below(LINES.len())]).chain(["finished"]).collect();
        let play = |yaml: &str| {
            let mut rehearsal = played(Mode::Exam, yaml, &[]);
            for line in &lines {
                type_in(&mut rehearsal, line);
            }
            rehearsal
        };
        let then = play(&old);
        let setting = Setting { procedure: now.clone(), mode: Mode::Exam, seed: 7 };
        let entries = judged_again(&setting, &then.entries);
        let again = told(&Debrief::of(setting, &entries));
        let live = told(&debrief(&play(PUMP)));
        assert_eq!(again, live, "{lines:#?}\n{}", then.story());
        differ += u32::from(told(&debrief(&then)) != live);
    }
    assert!(differ > 60, "the old file understood too much: {differ}");
}
