//! A prompt: one line to type into. Every printing key types.

use super::key::{Code, Key};
use crate::procedure::{StepIx, Subject};
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

    /// The question.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Skip(_) => "Why skip this step?",
            Self::Override(_) => "Why go on all the same?",
            Self::Note => "Note (no patient details)",
            Self::Wait(true) => "How long? 5m; Enter: to target",
            Self::Wait(false) => "How long? 5m or 1h30m",
            Self::Count(_) => "How many times in all?",
            Self::Command => "Command",
        }
    }
}

/// One line being typed.
#[derive(Clone, Debug, Default)]
pub struct Line(Input);

/// The longest line that is taken, in characters.
const LONGEST: usize = 2000;

impl Line {
    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// How many columns stand before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.0.visual_cursor()
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
        self.0.handle(request);
        true
    }

    /// Types pasted text; line ends become spaces.
    pub fn paste(&mut self, text: &str) {
        for typed in text.chars().take(LONGEST) {
            let typed = if typed.is_control() { ' ' } else { typed };
            self.edit(Key::plain(Code::Char(typed)));
        }
    }
}
