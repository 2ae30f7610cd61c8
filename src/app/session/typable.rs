//! What can be typed just now, by what is on top: a question, near misses, a prompt, a checkpoint,
//! or the step.
//!
//! It only lists; what is typed is read by `line.rs`, and in the command line of the full screen.

use super::{Question, SessionScreen};
use crate::app::checkpoint::Asked;
use crate::app::keymap::Hint;
use crate::app::phrase;
use crate::app::phrase::known::{Known, PHRASES};
use crate::app::prompt::Purpose;

impl SessionScreen {
    /// What can be typed now, and what it does.
    #[must_use]
    pub fn typable(&self) -> Vec<Hint> {
        if let Some(question) = self.question() {
            return at_question(question);
        }
        if let Some((_, rows)) = self.near() {
            let keys = format!("1 to {}", rows.len());
            return vec![
                Hint::text(keys, "", "that was meant; the last is none of these (also 0)"),
                Hint::text("other words", "", "say what you mean in other words"),
                Hint::text(":not that", "", "take back what was typed last"),
                Hint::text(":quit", "", "leave; the session is kept"),
            ];
        }
        if let Some((purpose, _)) = self.prompt() {
            return at_prompt(*purpose);
        }
        if self.sitting.is_pacing() {
            return vec![Hint::text("anything, or Enter", "", "stop letting time pass")];
        }
        let asked = self.asked().filter(|_| self.session().is_running());
        let mut hints = asked.map_or_else(Vec::new, Asked::typable);
        if self.session().policy().types() && asked.is_none() {
            hints.push(Hint::text("the step you do next", "", "in your own words, or several"));
        }
        hints.extend(PHRASES.iter().filter(|known| (known.when)(self)).map(|it| self.hint(it)));
        hints
    }

    /// The phrase as it has to be typed: without the colon where it can be left away.
    fn hint(&self, known: &Known) -> Hint {
        let bare = known.typed.trim_start_matches(':');
        let naming = self.session().policy().types() && self.asked().is_none();
        let typed = if naming {
            matches!(phrase::parse_named(bare), Ok(Some(_)))
        } else {
            !self.is_typing_words() && matches!(phrase::parse(bare), Ok(Some(_)))
        };
        Hint::text(if typed { bare } else { known.typed }, "", known.does)
    }
}

fn at_question(question: &Question) -> Vec<Hint> {
    let (yes, no) = match question {
        Question::Recap { .. } => ("this is where you are: go on (also Enter)", None),
        Question::Slept(_) => ("the time counts", Some("it does not count (also Enter)")),
        Question::End => ("the session is over (also Enter)", Some("there is more to do")),
        Question::Stop => ("the procedure ends here (also Enter)", Some("there is more to do")),
    };
    let mut hints = vec![Hint::text("yes", "", yes)];
    hints.extend(no.map(|no| Hint::text("no", "", no)));
    hints.push(Hint::text("quit", "", "leave; the session is kept"));
    hints
}

fn at_prompt(purpose: Purpose) -> Vec<Hint> {
    let (keys, does) = match purpose {
        Purpose::Skip(_) | Purpose::Override(_) => ("a reason", "why, in a few words"),
        Purpose::Note => ("a note", "what is to be written down (no patient details)"),
        Purpose::Wait(true) => ("5m, or 1h30m", "that long; Enter alone waits to the target"),
        Purpose::Wait(false) => ("5m, or 1h30m", "that long"),
        Purpose::Count(_) => ("a number", "how many times it is done"),
        Purpose::Command => ("a command", "for instance wait 10m"),
    };
    vec![
        Hint::text(keys, "", does),
        Hint::text("never mind", "", "nothing after all"),
        Hint::text(":quit", "", "leave; the session is kept"),
    ]
}
