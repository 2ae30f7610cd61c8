//! What works now on the session screen, for its footer and its help.

use super::SessionScreen;
use super::keys::{ANSWER, NAME, QUESTION, STEP, Target, target};
use crate::app::checkpoint::Asked;
use crate::app::key::Key;
use crate::app::keymap::{self, Hint, Keyed, Keys};
use crate::session::policy::{Hints, Order};

impl Keyed for SessionScreen {
    fn keys(&self) -> &Keys {
        &self.keys
    }

    fn takes(&self, key: Key) -> bool {
        if self.question.is_some() {
            false
        } else if self.is_answering() {
            self.answers_by(key)
        } else {
            self.is_naming() && self.naming().clone().edit(key)
        }
    }
}

impl SessionScreen {
    /// The key by which the step's keys ask for what has this name, as it is shown.
    #[must_use]
    pub fn key_of(&self, name: &str) -> Option<String> {
        let row = STEP.iter().find(|row| row.name == name)?;
        self.keys.of(name, row.keys).first().map(ToString::to_string)
    }
}

/// What works now.
pub(super) fn hints(screen: &SessionScreen) -> Vec<Hint> {
    if screen.question().is_some() {
        return keymap::hints(QUESTION, screen);
    }
    if screen.near().is_some() {
        return vec![
            Hint::text("1–9", "this one", "this was meant (also ↑↓ and Enter)"),
            Hint::key("0", "none", "none of these was meant"),
            Hint::text("a–z", "in other words", "type what you mean instead"),
        ];
    }
    if screen.prompt().is_some() {
        return vec![
            Hint::key("enter", "say it", "take what was typed"),
            Hint::key("esc", "never mind", "close the prompt"),
        ];
    }
    if screen.sitting.is_pacing() {
        return vec![Hint::text("any key", "stop here", "stop letting time pass").pressing("esc")];
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
        Target::Complete => Hint::key("enter", "done", "the step in hand is done"),
        Target::Round => Hint::key("enter", "do it", "do what the round asks for"),
        Target::Finish => Hint::key("enter", "finish", "end the session"),
        Target::Begin | Target::Repeat | Target::Nothing => {
            Hint::key("enter", "say it", "take what was typed")
        }
    };
    let policy = screen.session().policy();
    let hint = Hint::text(":hint", "hint", "a hint; each costs half of the step's point");
    let stuck = Hint::text("stuck", "tell me", "be told the step; it counts as left out");
    let end = Hint::text("finished", "end", "end the session");
    let mut hints = vec![enter];
    hints.extend((policy.hints == Hints::Cost).then_some(hint));
    hints.extend((policy.order == Order::Own).then_some(stuck));
    hints.push(Hint::text("wait 10m", "wait", "let time pass"));
    hints.extend((policy.order == Order::Own).then_some(end));
    hints.append(&mut keymap::hints(NAME, screen));
    hints.push(Hint::text(":help", "help", "all that can be typed"));
    hints
}
