//! A sheet: text being set, top to bottom, in a given width. It knows how headings, labelled
//! rows, lists and callouts look, so that every screen sets them alike. Authors' marks are read in
//! all of it: `procedure/markup.rs`.

use super::look::{Glyph, Look, Role};
use super::paint::{line, pieces, span};
use super::prose::{WIDEST, clean, head, marked, width};
use ratatui::text::Line;

/// The width of the column of labels.
const LABELS: usize = 9;
/// Below this width a label stands before its text instead of beside it.
const NARROW: usize = 46;

/// Text being set.
#[derive(Debug)]
pub(super) struct Sheet {
    look: Look,
    room: usize,
    tight: bool,
    lines: Vec<Line<'static>>,
}

impl Sheet {
    /// An empty sheet for text in `room` columns.
    pub(super) fn new(look: Look, room: u16) -> Self {
        Self { look, room: usize::from(room).clamp(1, WIDEST), tight: false, lines: Vec::new() }
    }

    /// An empty sheet on which no line is left empty.
    pub(super) fn tight(look: Look, room: u16) -> Self {
        Self { tight: true, ..Self::new(look, room) }
    }

    /// How many lines have been set.
    pub(super) const fn height(&self) -> usize {
        self.lines.len()
    }

    /// What has been set.
    pub(super) fn into_lines(self) -> Vec<Line<'static>> {
        let mut lines = self.lines;
        while lines.last().is_some_and(|line| line.spans.is_empty()) {
            lines.pop();
        }
        lines
    }

    /// Leaves a line empty, unless one is or nothing stands above it.
    pub(super) fn gap(&mut self) {
        if !self.tight && self.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// A heading, with an empty line above it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.text(Role::Heading, text);
    }

    /// Running text.
    pub(super) fn text(&mut self, role: Role, text: &str) {
        let set = marked(0, text, self.room);
        self.lines.extend(set.into_iter().map(|text| Line::from(pieces(self.look, role, text))));
    }

    /// Items of a list, each hanging under its first word.
    pub(super) fn items<'t>(&mut self, items: impl IntoIterator<Item = &'t str>) {
        let dot = self.look.glyph(Glyph::Dot);
        for item in items {
            self.hung(&format!("{dot} "), Role::Quiet, (Role::Plain, item));
        }
    }

    /// Text beside its label, or under the text before where it has none.
    pub(super) fn row(&mut self, label: &str, role: Role, text: &str) {
        if self.room < NARROW && label.is_empty() {
            self.hung("  ", Role::Plain, (role, text));
        } else if self.room < NARROW {
            self.hung(&format!("{label}: "), Role::Heading, (role, text));
        } else {
            self.hung(&format!("{label:LABELS$}"), Role::Heading, (role, text));
        }
    }

    /// Text after `first`: it hangs under its first word, or near the edge where there is little
    /// room.
    pub(super) fn hung(&mut self, first: &str, first_role: Role, (role, text): (Role, &str)) {
        let lead = width(first);
        let indent = if self.room < NARROW { lead.min(2) } else { lead };
        let room = self.room.saturating_sub(indent);
        for (row, text) in marked(lead - indent, text, room).into_iter().enumerate() {
            let before = if row == 0 {
                span(self.look, first_role, first)
            } else {
                span(self.look, Role::Plain, " ".repeat(indent))
            };
            let text = pieces(self.look, role, text);
            self.lines.push([before].into_iter().chain(text).collect());
        }
    }

    /// Something that must not be overlooked: a word, then texts, beside a bar.
    pub(super) fn callout(&mut self, role: Role, word: &str, texts: &[(Role, &str)]) {
        let bar = format!("{} ", self.look.glyph(Glyph::Side));
        let room = self.room.saturating_sub(width(&bar));
        let (head, word) = if role == Role::Bad {
            (Role::Alarm, format!(" {word} "))
        } else {
            (role, word.to_owned())
        };
        for (position, (text_role, text)) in texts.iter().enumerate() {
            let lead = if position == 0 { width(&word) + 2 } else { 0 };
            for (row, text) in marked(lead, text, room).into_iter().enumerate() {
                let mut spans = vec![span(self.look, role, bar.clone())];
                if (position, row) == (0, 0) {
                    spans.push(span(self.look, head, word.clone()));
                    spans.push(span(self.look, Role::Plain, "  "));
                }
                spans.extend(pieces(self.look, *text_role, text));
                self.lines.push(Line::from(spans));
            }
        }
    }

    /// A picture in its own lines, cut where there is no room.
    pub(super) fn figure(&mut self, picture: &str) {
        for row in clean(picture).lines() {
            let row = head(row.trim_end(), self.room);
            self.lines.push(line(self.look, Role::Plain, row));
        }
    }
}
