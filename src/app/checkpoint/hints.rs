//! How the checkpoint in hand is answered, for the footer, for help and for line mode.

use super::{Asked, Form, Sure};
use crate::app::keymap::Hint;

impl Asked {
    /// The keys that fill the form.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let digits = |count: usize| match count {
            0 | 1 => "1".to_owned(),
            count => format!("1–{}", count.min(9)),
        };
        let submit = Hint::key("enter", "answer", "give the answer");
        if self.sure == Sure::Open {
            return vec![Hint::text("1–4", "how sure", "say how sure you are")];
        }
        match &self.form {
            Form::Choose(options) if !options.several => {
                let keys = digits(options.shown.len());
                vec![Hint::text(keys, "answer", "answer (also ↑↓ and Enter)")]
            }
            Form::Choose(options) | Form::Tick(options) => {
                let keys = digits(options.shown.len());
                vec![Hint::text(keys, "mark", "mark an option (also Space)"), submit]
            }
            Form::Order(sorting) => vec![
                Hint::text(digits(sorting.shown.len()), "next", "what comes next (also Space)"),
                Hint::key("backspace", "undo", "take the last one out again"),
                submit,
            ],
            Form::Place(placing) => placing.hints(),
            Form::Needle(needling) => needling.hints(),
            Form::Number(_) | Form::List(_) | Form::Say(_) => vec![submit],
        }
    }

    /// What can be typed to answer it.
    #[must_use]
    pub fn typable(&self) -> Vec<Hint> {
        let one = |keys: &str, does: &'static str| vec![Hint::text(keys.to_owned(), "", does)];
        match &self.form {
            _ if self.sure == Sure::Open => one("1 to 4", "how sure you are"),
            Form::Choose(options) if !options.several => {
                one(&format!("1 to {}", options.shown.len()), "the answer")
            }
            Form::Choose(_) => one("numbers, such as 1 3", "the answers"),
            Form::Tick(_) => one("numbers, such as 1 3, or all", "what is done"),
            Form::Order(_) => one("all the numbers, such as 2 1 3", "the right order"),
            Form::Number(_) => one("a number", "the answer"),
            Form::List(_) | Form::Say(_) => one("the answer", "in your own words"),
            Form::Place(placing) => placing.typable(),
            Form::Needle(needling) => needling.typable(),
        }
    }
}
