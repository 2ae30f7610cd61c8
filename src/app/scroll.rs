//! How far a text is scrolled. The end is known only once the text has been laid out, so the view
//! tells it when it draws; nothing else of the program's state is written by a view.

use std::cell::Cell;

/// How far a text is scrolled, in lines.
#[derive(Clone, Debug, Default)]
pub struct Scroll {
    top: Cell<usize>,
    end: Cell<usize>,
    /// Whether something has to be brought into sight when it is next laid out.
    seeks: Cell<bool>,
}

impl Scroll {
    /// Scrolls by this many lines, as far as the text reaches.
    pub fn by(&self, lines: isize) {
        self.top.set(self.top.get().saturating_add_signed(lines).min(self.end.get()));
    }

    /// Scrolls to this line, as far as the text reaches.
    pub fn to(&self, line: usize) {
        self.top.set(line.min(self.end.get()));
    }

    /// Asks that what is being pointed at is in sight.
    pub fn seek(&self) {
        self.seeks.set(true);
    }

    /// Brings these lines of a text of `lines` lines into sight in a place `height` high, if that
    /// was asked for.
    pub fn bring(&self, wanted: std::ops::Range<usize>, (lines, height): (usize, usize)) {
        if self.seeks.take() {
            self.end.set(lines.saturating_sub(height));
            let lowest = wanted.end.saturating_sub(height).min(wanted.start);
            self.to(self.top.get().clamp(lowest, wanted.start));
        }
    }

    /// Whether the first line is shown.
    #[must_use]
    pub fn is_home(&self) -> bool {
        self.top.get() == 0
    }

    /// Goes back to the first line.
    pub fn home(&self) {
        self.top.set(0);
    }

    /// The first line to show of a text of `lines` lines in a place `height` high.
    pub fn lay_out(&self, lines: usize, height: usize) -> usize {
        self.end.set(lines.saturating_sub(height));
        self.top.set(self.top.get().min(self.end.get()));
        self.top.get()
    }

    /// Whether there is more below what was last shown.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.top.get() < self.end.get()
    }
}
