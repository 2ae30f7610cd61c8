//! The face of a card: its title, how it stands, and its text, which scrolls. Steps, rounds and
//! the end of the path have the same face.

use crate::app::scroll::Scroll;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint;
use crate::view::prose::{cells, cut, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Below this height there is one row of title and no empty row under it.
const LOW: u16 = 8;
/// The most rows of a title.
const TITLE: usize = 2;

/// The face of a card.
pub(super) struct Face {
    /// What it is about.
    pub(super) title: String,
    /// How it stands, in few words and in fewer.
    pub(super) standing: [Line<'static>; 2],
    /// The text.
    pub(super) text: Vec<Line<'static>>,
}

impl Face {
    /// How many rows it takes when there is room.
    pub(super) fn rows(&self, look: Look, room: u16) -> u16 {
        let head = if self.beside(room).is_some() { 1 } else { self.head(look, room).len() };
        cells(head + 1 + self.text.len())
    }

    /// Draws it; the text scrolls in what the title leaves, by the keys of these marks.
    pub(super) fn draw(
        &self,
        frame: &mut Frame<'_>,
        look: Look,
        area: Rect,
        (scroll, keys): (&Scroll, &(String, String)),
    ) {
        let beside = self.beside(area.width);
        let rest = if area.height < LOW || beside.is_some() {
            let (top, rest) = paint::split_top(area, 1);
            let right = beside.cloned().unwrap_or_default();
            paint::ends(frame, look, top, (Role::Strong, &self.title), &right);
            paint::inset(rest, 0, u16::from(area.height >= LOW))
        } else {
            let head = self.head(look, area.width);
            let (top, rest) = paint::split_top(area, cells(head.len()));
            paint::lines(frame, top, &head);
            paint::inset(rest, 0, 1)
        };
        paint::scrolled_by(frame, look, rest, (&self.text, scroll), (&keys.0, &keys.1));
    }

    /// How it stands, in as many words as fit beside the title.
    fn beside(&self, room: u16) -> Option<&Line<'static>> {
        let taken = width(&self.title) + 2;
        self.standing.iter().find(|standing| taken + standing.width() <= usize::from(room))
    }

    /// The title and, where it does not fit beside it, how it stands.
    fn head(&self, look: Look, room: u16) -> Vec<Line<'static>> {
        let room = usize::from(room);
        let ellipsis = look.glyph(Glyph::Ellipsis);
        let mut titles = wrap(&self.title, room);
        if titles.len() > TITLE {
            titles.truncate(TITLE - 1);
            let shown: usize = titles.iter().map(|title| title.chars().count() + 1).sum();
            let rest: String = self.title.chars().skip(shown).collect();
            titles.push(cut(&rest, room, ellipsis));
        }
        let mut head: Vec<_> =
            titles.into_iter().map(|title| paint::line(look, Role::Strong, title)).collect();
        let standing = self.standing.iter().find(|it| it.width() <= room);
        head.extend(standing.cloned());
        head
    }
}
