//! Typed lines to the same messages as keys: line mode.

use super::keys::Message;
use super::{Question, SessionScreen};
use crate::app::phrase;
use crate::app::turn::Turn;
use crate::time::Moment;

/// Does what a typed line asks: of the question on top, of the prompt, as a command, as an
/// answer, or as a bare Enter.
pub(super) fn read(screen: &mut SessionScreen, text: &str, now: Moment) -> Turn {
    let text = text.trim();
    if let Some(question) = &screen.question {
        let recap = matches!(question, Question::Recap { .. });
        let end = question.ends();
        return match text.to_lowercase().as_str() {
            "" | "y" | "yes" if recap || end => screen.message(Message::Yes, now),
            "y" | "yes" => screen.message(Message::Yes, now),
            "" | "n" | "no" if !recap => screen.message(Message::No, now),
            "q" | "quit" | ":quit" => screen.message(Message::Leave, now),
            _ => {
                let words = if end { "type yes or no" } else { "type yes, or :quit" };
                screen.complain(words, now);
                Turn::stay()
            }
        };
    }
    if screen.near().is_some() && !text.starts_with(':') {
        return screen.near_line(text, now);
    }
    if screen.prompt.is_some() {
        screen.fill_prompt(text);
        return screen.submit_prompt(now);
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
    match phrase::parse(text) {
        Ok(Some(phrase)) => {
            screen.said = None;
            screen.phrase(phrase, now)
        }
        Err(unclear) => {
            screen.complain(unclear, now);
            Turn::stay()
        }
        Ok(None) if screen.asked.is_some() => screen.answer_line(text, now),
        Ok(None) if text.is_empty() => {
            screen.said = None;
            screen.message(Message::Go, now)
        }
        Ok(None) => {
            screen.complain("that is no command: press Enter to go on, or type help", now);
            Turn::stay()
        }
    }
}

impl SessionScreen {
    /// Types into the prompt that is open.
    pub(super) fn fill_prompt(&mut self, text: &str) {
        if let Some((_, line)) = &mut self.prompt {
            line.paste(text);
        }
    }
}
