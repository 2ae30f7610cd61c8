//! The page of the debrief: one text in sections, with one part of it under the cursor.
//!
//! Where these stand is known only once the text has been laid out, so the view tells it as it
//! draws, and what a key asked for is done then. It knows no words and no columns.

use crate::app::scroll::Scroll;
use std::cell::Cell;
use std::ops::Range;

/// How far the page is scrolled, and what it is to be scrolled to.
#[derive(Debug, Default)]
pub struct Page {
    /// How far it is scrolled.
    pub scroll: Scroll,
    goal: Cell<Goal>,
    /// Whether there is more to read upwards, and downwards, before the cursor moves on.
    unread: Cell<(bool, bool)>,
}

/// What is to be brought into sight when the page is laid out next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Goal {
    /// Nothing else than is.
    #[default]
    Stay,
    /// What is under the cursor.
    Cursor,
    /// The section so many after the one at the top.
    Section(usize),
}

/// The page as it was laid out.
#[derive(Clone, Debug)]
pub struct Laid<'a> {
    /// How many lines there are.
    pub lines: usize,
    /// How many of them are shown.
    pub height: usize,
    /// The lines at which sections begin, in order.
    pub sections: &'a [usize],
    /// The lines under the cursor.
    pub cursor: Range<usize>,
}

impl Page {
    /// What is under the cursor is to be seen.
    pub fn follow(&self) {
        self.goal.set(Goal::Cursor);
    }

    /// The next section is to be seen; after the last the first.
    pub fn next_section(&self) {
        let by = match self.goal.get() {
            Goal::Section(by) => by + 1,
            Goal::Stay | Goal::Cursor => 1,
        };
        self.goal.set(Goal::Section(by));
    }

    /// Scrolls by this many lines.
    pub fn by(&self, lines: isize) {
        self.goal.set(Goal::Stay);
        self.scroll.by(lines);
    }

    /// Whether there is more to read that way before the cursor moves on: of what is under it, or
    /// between it and what is in sight.
    #[must_use]
    pub const fn reads_on(&self, down: bool) -> bool {
        let (up, below) = self.unread.get();
        if down { below } else { up }
    }

    /// The first line to show of the page as it was laid out, once what was asked for is in sight.
    pub fn lay_out(&self, laid: &Laid<'_>) -> usize {
        let end = laid.lines.saturating_sub(laid.height);
        let mut top = self.scroll.lay_out(laid.lines, laid.height);
        let Range { start, end: after } = laid.cursor;
        match self.goal.take() {
            Goal::Stay => {}
            Goal::Cursor if start < top || after - start > laid.height => top = start,
            Goal::Cursor => top = top.max(after.saturating_sub(laid.height)),
            Goal::Section(by) => {
                for _ in 0..by {
                    let next = laid.sections.iter().copied().find(|section| *section > top);
                    top = next.filter(|_| top < end).unwrap_or(0);
                }
            }
        }
        self.scroll.to(top);
        let top = self.scroll.lay_out(laid.lines, laid.height);
        let bottom = top + laid.height;
        let (above, below) = (start < top, after > bottom);
        self.unread.set((above && start < after || start >= bottom, below || after <= top));
        top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTIONS: &[usize] = &[0, 10, 40, 48];

    fn laid(cursor: Range<usize>) -> Laid<'static> {
        Laid { lines: 50, height: 10, sections: SECTIONS, cursor }
    }

    #[test]
    fn sections_follow_each_other_and_the_first_comes_after_the_last_in_sight() {
        let page = Page::default();
        let next = || {
            page.next_section();
            page.lay_out(&laid(0..1))
        };
        assert_eq!([next(), next(), next(), next()], [10, 40, 0, 10]);
        page.next_section();
        page.next_section();
        assert_eq!(page.lay_out(&laid(0..1)), 0, "two at once are two");
    }

    #[test]
    fn what_is_under_the_cursor_is_brought_into_sight_from_its_first_line() {
        let page = Page::default();
        page.follow();
        assert_eq!(page.lay_out(&laid(12..15)), 5);
        page.follow();
        assert_eq!(page.lay_out(&laid(20..45)), 20, "longer than the place");
        assert!(page.reads_on(true) && !page.reads_on(false));
        page.by(15);
        page.lay_out(&laid(20..45));
        assert!(!page.reads_on(true) && page.reads_on(false), "its end is in sight");
        page.by(isize::MIN);
        page.lay_out(&laid(20..45));
        assert!(page.reads_on(true) && page.reads_on(false), "it is below");
    }
}
