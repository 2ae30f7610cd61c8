//! A prompt: one line to type into. Every printing key types.

use super::key::{Code, Key};
use crate::procedure::{Procedure, StepIx, Subject};
use tui_input::{Input, InputRequest};

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Why a step is left out.
    Skip(StepIx),
    /// Why something is done against what stands in the way.
    Override(Subject),
    /// Something to write down.
    Note,
    /// How much time to let pass; whether a timer runs towards a target.
    Wait(bool),
    /// How often a step of a repeat is done.
    Count(StepIx),
    /// A command.
    Command,
}

impl Purpose {
    /// Whether an empty line says nothing.
    #[must_use]
    pub const fn needs_text(self) -> bool {
        match self {
            Self::Skip(_) | Self::Override(_) | Self::Note | Self::Count(_) => true,
            Self::Wait(_) | Self::Command => false,
        }
    }

    /// The question, with the step that is counted where there are others beside it.
    #[must_use]
    pub fn question_in(self, procedure: &Procedure) -> String {
        match self {
            Self::Count(step) => format!("How many times: {}?", procedure.step(step).title.trim()),
            Self::Skip(_) | Self::Override(_) | Self::Note | Self::Wait(_) | Self::Command => {
                self.question().to_owned()
            }
        }
    }

    /// The question.
    #[must_use]
    const fn question(self) -> &'static str {
        match self {
            Self::Skip(_) => "Why skip this step?",
            Self::Override(_) => "Why go on all the same?",
            Self::Note => "Note (no patient details)",
            Self::Wait(true) => "How long? 5m; Enter: to target",
            Self::Wait(false) => "How long? 5m or 1h30m",
            Self::Count(_) => "How many times?",
            Self::Command => "Command",
        }
    }
}

/// One line being typed.
#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
    /// Whether it was not understood: what is typed next is typed in its place.
    refused: bool,
}

/// The longest line that is taken, in characters.
pub const LONGEST: usize = 2000;

impl Line {
    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// How many columns stand before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// What was typed was not understood: it stays to be read and edited, until something else is
    /// typed.
    pub fn refuse(&mut self) {
        self.refused = true;
    }

    /// Edits the line; says whether the key meant anything to it.
    pub fn edit(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl) {
            (Code::Char(typed), false) if !typed.is_control() => {
                if self.text().chars().count() >= LONGEST {
                    return true;
                }
                InputRequest::InsertChar(typed)
            }
            (Code::Backspace, false) => InputRequest::DeletePrevChar,
            (Code::Delete, _) => InputRequest::DeleteNextChar,
            (Code::Left, _) => InputRequest::GoToPrevChar,
            (Code::Right, _) => InputRequest::GoToNextChar,
            (Code::Home, _) | (Code::Char('a'), true) => InputRequest::GoToStart,
            (Code::End, _) | (Code::Char('e'), true) => InputRequest::GoToEnd,
            (Code::Char('u'), true) => InputRequest::DeleteLine,
            (Code::Char('w') | Code::Backspace, true) => InputRequest::DeletePrevWord,
            _ => return false,
        };
        if std::mem::take(&mut self.refused) && matches!(request, InputRequest::InsertChar(_)) {
            self.input.reset();
        }
        self.input.handle(request);
        true
    }

    /// Types pasted text; line ends become spaces. Says whether all of it found room.
    pub fn paste(&mut self, text: &str) -> bool {
        if std::mem::take(&mut self.refused) {
            self.input.reset();
        }
        let room = LONGEST.saturating_sub(self.text().chars().count());
        for typed in text.chars().take(room) {
            let typed = if typed.is_control() { ' ' } else { typed };
            self.edit(Key::plain(Code::Char(typed)));
        }
        text.chars().nth(room).is_none()
    }
}
