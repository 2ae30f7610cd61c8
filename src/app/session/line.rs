//! Typed lines to the same messages as keys: line mode.

use super::keys::Message;
use super::{Question, SessionScreen};
use crate::app::phrase::{self, Phrase};
use crate::app::prompt::Purpose;
use crate::app::turn::Turn;
use crate::procedure::Resolution;
use crate::time::Moment;

/// Does what a typed line asks: of the question on top, of the prompt, as a command, as an
/// answer, or as a bare Enter.
pub(super) fn read(screen: &mut SessionScreen, text: &str, now: Moment) -> Turn {
    let text = text.trim();
    if let Some(phrase) = aside(screen, text) {
        return screen.phrase(phrase, now);
    }
    if let Some(question) = &screen.question {
        let (recap, ends) = (matches!(question, Question::Recap { .. }), question.ends());
        return screen.question_line((recap, ends), text, now);
    }
    if screen.near().is_some() && !text.starts_with(':') {
        return screen.near_line(text, now);
    }
    if let Some((purpose, _)) = screen.prompt {
        return screen.prompt_line(purpose, text, now);
    }
    // As the keys are where it goes on, or not.
    let resolution = match text {
        "1" => Some(Resolution::CarryOn),
        "2" => Some(Resolution::Stop),
        _ => None,
    };
    if let Some(resolution) = resolution.filter(|_| screen.is_resolving()) {
        return screen.message(Message::Resolve(resolution), now);
    }
    if screen.sitting.is_pacing() {
        return screen.message(Message::Return, now);
    }
    let answering = screen.asked.is_some() && !screen.session().is_paused();
    if screen.session().policy().types() && !answering && screen.session().is_running() {
        return screen.name(text, now);
    }
    // Any words can be an answer: only a colon makes a command of them, but for the way back.
    let worded = screen.is_typing_words() && !text.starts_with(':') && answering;
    if worded && text.to_lowercase() != "not that" {
        return screen.answer_line(text, now);
    }
    // At an instrument its own words come first: `finish` is what it says there.
    if answering && screen.asked.as_ref().is_some_and(|asked| asked.knows(text)) {
        screen.look_at(None);
        return screen.answer_line(text, now);
    }
    match phrase::parse(text) {
        Ok(Some(phrase)) => {
            screen.said = None;
            screen.phrase(phrase, now)
        }
        Err(unclear) => {
            screen.complain(unclear, now);
            Turn::stay()
        }
        Ok(None) if screen.asked.is_some() && !(text.is_empty() && screen.has_moved()) => {
            screen.look_at(None);
            screen.answer_line(text, now)
        }
        Ok(None) if text.is_empty() => {
            screen.said = None;
            screen.message(Message::Go, now)
        }
        Ok(None) => {
            screen.complain("that is no command: type ? for what can be typed", now);
            Turn::stay()
        }
    }
}

/// What is asked beside what is in hand, and leaves that as it is. At a prompt such a word alone
/// is no reason for anything.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others do something")]
fn aside(screen: &SessionScreen, text: &str) -> Option<Phrase> {
    let on_top = screen.question.is_some() || screen.prompt.is_some();
    let marked = text.starts_with(':') || text == "?" || on_top;
    match phrase::parse(text).ok().flatten().filter(|_| marked)? {
        it @ (Phrase::Help | Phrase::Where | Phrase::Time | Phrase::Steps) => Some(it),
        _ => None,
    }
}

impl SessionScreen {
    /// Answers the question on top: whether it asks where the trainee is, or may end something.
    fn question_line(&mut self, (recap, ends): (bool, bool), text: &str, now: Moment) -> Turn {
        match text.to_lowercase().as_str() {
            "" | "y" | "yes" if recap || ends => self.message(Message::Yes, now),
            "y" | "yes" => self.message(Message::Yes, now),
            "" | "n" | "no" if !recap => self.message(Message::No, now),
            "q" | "quit" | ":quit" => self.message(Message::Leave, now),
            _ => {
                self.complain(if recap { "type yes, or quit" } else { "type yes or no" }, now);
                Turn::stay()
            }
        }
    }

    fn prompt_line(&mut self, purpose: Purpose, text: &str, now: Moment) -> Turn {
        if text.trim_start_matches(':').eq_ignore_ascii_case("never mind") {
            return self.phrase(Phrase::NeverMind, now);
        }
        if text.is_empty() && purpose.needs_text() && !matches!(purpose, Purpose::Count(_)) {
            self.complain("a few words are needed; never mind closes this", now);
            return Turn::stay();
        }
        // Whoever wants to leave gives no reason for something else.
        if text.eq_ignore_ascii_case("quit") {
            return self.message(Message::Leave, now);
        }
        self.fill_prompt(text);
        self.submit_prompt(now)
    }

    /// Types into the prompt that is open.
    pub(super) fn fill_prompt(&mut self, text: &str) {
        if let Some((_, line)) = &mut self.prompt {
            line.paste(text);
        }
    }
}
