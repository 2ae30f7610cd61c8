//! What works now on the session screen, for its footer and its help.

use super::SessionScreen;
use super::keys::{ANSWER, QUESTION, STEP, Target, target};
use crate::app::checkpoint::Asked;
use crate::app::keymap::{self, Hint};
use crate::session::policy::{Hints, Order};

/// What works now.
pub(super) fn hints(screen: &SessionScreen) -> Vec<Hint> {
    if screen.question().is_some() {
        return keymap::hints(QUESTION, screen);
    }
    if screen.near().is_some() {
        return vec![
            Hint {
                keys: "1–9", word: "this one", help: "this was meant (also ↑↓ and Enter)"
            },
            Hint { keys: "0", word: "none", help: "none of these was meant" },
            Hint { keys: "a–z", word: "in other words", help: "type what you mean instead" },
        ];
    }
    if screen.prompt().is_some() {
        return vec![
            Hint { keys: "Enter", word: "say it", help: "take what was typed" },
            Hint { keys: "Esc", word: "never mind", help: "close the prompt" },
        ];
    }
    if screen.sitting.is_pacing() {
        return vec![Hint { keys: "any key", word: "stop here", help: "stop letting time pass" }];
    }
    if screen.is_answering() {
        let mut hints = screen.asked().map_or_else(Vec::new, Asked::hints);
        hints.append(&mut keymap::hints(ANSWER, screen));
        return hints;
    }
    if screen.is_naming() {
        return naming_hints(screen);
    }
    keymap::hints(STEP, screen)
}

/// What can be typed where steps are named; the rest is in `:help`.
fn naming_hints(screen: &SessionScreen) -> Vec<Hint> {
    let enter = match target(screen) {
        Target::Complete => Hint { keys: "Enter", word: "done", help: "the step in hand is done" },
        Target::Round => Hint { keys: "Enter", word: "do it", help: "do what the round asks for" },
        Target::Finish => Hint { keys: "Enter", word: "finish", help: "end the session" },
        Target::Begin | Target::Repeat | Target::Nothing => {
            Hint { keys: "Enter", word: "say it", help: "take what was typed" }
        }
    };
    let policy = screen.session().policy();
    let hint =
        Hint { keys: ":hint", word: "hint", help: "a hint; each costs half of the step's point" };
    let stuck =
        Hint { keys: "stuck", word: "tell me", help: "be told the step; it counts as left out" };
    let end = Hint { keys: "finished", word: "end", help: "end the session" };
    let mut hints = vec![enter];
    hints.extend((policy.hints == Hints::Cost).then_some(hint));
    hints.extend((policy.order == Order::Own).then_some(stuck));
    hints.push(Hint { keys: "wait 10m", word: "wait", help: "let time pass" });
    hints.extend((policy.order == Order::Own).then_some(end));
    hints.push(Hint { keys: "Tab", word: "keys", help: "to the keys, and back" });
    hints.push(Hint { keys: ":help", word: "help", help: "all that can be typed" });
    hints
}
