//! Looking around by typed words: other steps, the time, what can be typed. Nothing is done by it.

use super::SessionScreen;
use crate::app::effect::Effect;
use crate::app::overlay::Overlay;
use crate::app::phrase::Phrase;
use crate::app::session::keys::Message;
use crate::app::turn::{Go, Turn};
use crate::time::Moment;

impl SessionScreen {
    /// Does what a phrase asks that changes nothing in the session.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others do something")]
    pub(super) fn look_around(&mut self, phrase: &Phrase, now: Moment) -> Turn {
        let show = |title: &str, text: String| Turn::go(Go::Show(Overlay::text(title, text)));
        match phrase {
            Phrase::Back | Phrase::Step(_) if self.session().policy().types() => {
                self.complain("no step is shown in this mode before it is done", now);
                Turn::stay()
            }
            Phrase::Back if self.session().last_done().is_none() => {
                self.complain("no step is done yet", now);
                Turn::stay()
            }
            Phrase::Back => self.message(Message::Back, now),
            Phrase::Step(number) => self.look_at_number(*number, now),
            Phrase::Return => self.message(Message::Return, now),
            Phrase::HowLong => self.message(Message::Wait, now),
            Phrase::NeverMind => self.never_mind(now),
            Phrase::Time => show("The time", self.time_in_words()),
            Phrase::Steps if self.session().policy().shows_path() => {
                show("The steps", self.steps_in_words())
            }
            Phrase::Steps => show("Your entries", self.steps_in_words()),
            Phrase::Where => Turn::ask(vec![Effect::Repeat]),
            Phrase::Help => Turn::go(Go::Show(Overlay::keys("What can be typed", self.typable()))),
            _ => Turn::stay(),
        }
    }

    fn look_at_number(&mut self, number: usize, now: Moment) -> Turn {
        let all = self.session().steps_at_hand();
        match number.checked_sub(1).and_then(|row| all.get(row)) {
            Some(step) => self.look_at(Some(*step)),
            None => self.complain(format!("the steps go from 1 to {}", all.len()), now),
        }
        Turn::stay()
    }

    /// Closes the prompt. How often has to be said, unless the step was not meant.
    fn never_mind(&mut self, now: Moment) -> Turn {
        self.prompt = None;
        match self.session().uncounted() {
            Some(_) => self.phrase(Phrase::NotThat, now),
            None => Turn::stay(),
        }
    }
}
