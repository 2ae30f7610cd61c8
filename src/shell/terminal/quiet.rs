//! A backend that writes nothing which is so already, and each frame in one piece.
//!
//! Without it every wake-up would hide the cursor again and reset colours that were never set:
//! bytes that keep a slow line and a laptop's screen awake.
//! Read next: `strokes.rs`.

use super::strokes::strokes;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// From this many bytes on a frame is announced as one, so that no half of it is shown.
const LARGE: usize = 512;

/// The backend.
#[derive(Debug)]
pub(super) struct Quiet<W: Write> {
    inner: CrosstermBackend<Frame<W>>,
    /// Whether the cursor is shown, if that is known.
    shown: Option<bool>,
    /// Where the cursor is, if that is known.
    at: Option<Position>,
}

impl<W: Write> Quiet<W> {
    /// A backend that writes to `out`.
    pub(super) const fn new(out: W) -> Self {
        let frame = Frame { bytes: Vec::new(), out };
        Self { inner: CrosstermBackend::new(frame), shown: None, at: None }
    }

    /// Forgets what is known of the cursor.
    pub(super) const fn forget(&mut self) {
        self.shown = None;
        self.at = None;
    }
}

impl<W: Write> Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Quiet<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let strokes = strokes(content);
        if strokes.is_empty() {
            return Ok(());
        }
        self.at = None;
        self.inner.write_all(strokes.as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) == Some(false) {
            return Ok(());
        }
        queue!(self.inner, cursor::Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) == Some(true) {
            return Ok(());
        }
        queue!(self.inner, cursor::Show)
    }

    /// As far as it is known. Asking the terminal would take its answer from the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at.replace(position) == Some(position) {
            return Ok(());
        }
        queue!(self.inner, cursor::MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

/// The bytes of a frame until it is whole.
#[derive(Debug)]
struct Frame<W> {
    bytes: Vec<u8>,
    out: W,
}

/// How colours and modifiers are reset one by one, and how in one go.
const RESETS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const RESET: &[u8] = b"\x1b[0m";

impl<W> Frame<W> {
    /// Resets in one go what would be reset one by one: most of what a passing second writes.
    fn shorten(&mut self) {
        let at = self.bytes.windows(RESETS.len()).rposition(|bytes| bytes == RESETS);
        if let Some(at) = at {
            self.bytes.splice(at..at + RESETS.len(), RESET.iter().copied());
        }
    }
}

impl<W: Write> Write for Frame<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.shorten();
        let mut bytes = Vec::new();
        if self.bytes.len() >= LARGE {
            queue!(bytes, BeginSynchronizedUpdate)?;
            bytes.append(&mut self.bytes);
            queue!(bytes, EndSynchronizedUpdate)?;
        } else {
            bytes.append(&mut self.bytes);
        }
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    /// The writes that reach the terminal.
    #[derive(Clone, Debug, Default)]
    struct Writes(Rc<RefCell<Vec<usize>>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().push(bytes.len());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_changes_nothing_writes_nothing_and_a_frame_is_one_write() {
        let writes = Writes::default();
        let mut quiet = Quiet::new(writes.clone());
        let mut frame = |symbols: &[&'static str]| {
            let cells: Vec<Cell> = symbols.iter().map(|symbol| Cell::new(symbol)).collect();
            let cells = (0..).zip(&cells).map(|(x, cell)| (x, 0, cell));
            quiet.draw(cells).unwrap();
            quiet.show_cursor().unwrap();
            quiet.set_cursor_position((3, 0)).unwrap();
            Backend::flush(&mut quiet).unwrap();
            std::mem::take(&mut *writes.0.borrow_mut()).len()
        };
        assert_eq!(frame(&["a", "b"]), 1);
        assert_eq!(frame(&[]), 0);
        assert_eq!(frame(&["c"]), 1);
    }
}
