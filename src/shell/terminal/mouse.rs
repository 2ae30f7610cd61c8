//! The mouse: asked for clicks and the wheel alone. Told of every move, the program would wake up
//! for nothing.

use crate::app::pointer::Pointer;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// Asks the terminal to tell of clicks and the wheel, in columns and rows of any number.
pub(super) const ON: &str = "\x1b[?1000h\x1b[?1006h";
/// Takes that back.
pub(super) const OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// How many lines a notch of the wheel is.
const NOTCH: isize = 3;

/// What the mouse did, if anything comes of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing comes of the rest")]
pub(super) const fn pointer(event: MouseEvent) -> Option<Pointer> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Pointer::Wheel(NOTCH)),
        MouseEventKind::ScrollUp => Some(Pointer::Wheel(-NOTCH)),
        _ => None,
    }
}
