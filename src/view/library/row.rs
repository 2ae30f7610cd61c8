//! A row of the library: a session or a procedure on one line, with the letters marked that the
//! filter found; and the line beneath the chosen one.

use crate::app::library::{Found, Last, Row, Shelved, Unfinished};
use crate::time::Words;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::{cut, one_line, width};
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// The columns of a length of time.
const LENGTH: usize = 11;
/// The columns of how a procedure went the last time.
const LAST: usize = 25;
/// From how many columns on it stands beside the title.
pub(super) const ROOMY: usize = 74;

/// Draws a row.
pub(super) fn row(look: Look, found: &Found<'_>, chosen: bool, room: usize) -> Line<'static> {
    let cursor = if chosen { look.glyph(Glyph::Cursor) } else { " " };
    let role = if chosen { Role::Strong } else { Role::Plain };
    let mut spans = vec![span(look, Role::Accent, format!("{cursor} "))];
    let room = room.saturating_sub(2);
    let title =
        |role, room| titled(look, role, (found.row.title(), &found.letters_of_title()), room);
    match found.row {
        Row::Unfinished(Unfinished { progress, .. }) => {
            let progress = cut(progress, room / 2, look.glyph(Glyph::Ellipsis));
            spans.extend(title(role, room.saturating_sub(width(&progress) + 2)));
            spans.push(span(look, Role::Quiet, format!("  {progress}")));
        }
        Row::Procedure(Shelved { title: name, content: Err(broken), .. }) => {
            let wrong = format!("{} ", look.glyph(Glyph::Wrong));
            let room = room.saturating_sub(width(&wrong));
            let named = width(&one_line(name)).min(room / 2);
            spans.push(span(look, Role::Bad, wrong));
            spans.extend(title(Role::Bad, named));
            let first = room.saturating_sub(named + 2);
            let first = cut(&broken.first, first, look.glyph(Glyph::Ellipsis));
            spans.push(span(look, Role::Bad, format!("  {first}")));
        }
        Row::Procedure(Shelved { content: Ok(offer), last, .. }) => {
            let beside = if room >= ROOMY { LAST + 2 } else { 0 };
            spans.extend(title(role, room.saturating_sub(LENGTH + 2 + beside)));
            if beside > 0 {
                let text = last.as_ref().map_or("", |last| &last.words);
                let text = cut(text, LAST, look.glyph(Glyph::Ellipsis));
                let pad = " ".repeat(LAST.saturating_sub(width(&text)));
                spans.push(span(look, standing(last.as_ref()), format!("  {text}{pad}")));
            }
            let length = Words(offer.length()).to_string();
            spans.push(span(look, Role::Plain, format!("  {length:>LENGTH$}")));
        }
    }
    Line::from(spans)
}

/// The role of how a procedure went the last time.
pub(super) fn standing(last: Option<&Last>) -> Role {
    match last.and_then(|last| last.passed) {
        Some(true) => Role::Good,
        Some(false) => Role::Bad,
        None => Role::Quiet,
    }
}

/// What there is to know of the chosen row where nothing beside the list says it.
pub(super) fn beneath(look: Look, found: &Found<'_>, room: usize) -> Option<Line<'static>> {
    let Row::Procedure(Shelved { origin, content: Ok(_), last, .. }) = found.row else {
        return None;
    };
    let mut spans = vec![span(look, Role::Quiet, "    ")];
    let mut room = room.saturating_sub(4);
    if let Some(last) = last.as_ref().filter(|_| room + 2 < ROOMY) {
        let text = cut(&format!("{}, ", last.words), room, look.glyph(Glyph::Ellipsis));
        room = room.saturating_sub(width(&text) + 1);
        spans.push(span(look, standing(Some(last)), format!("{text} ")));
    }
    let tags = found.row.tags();
    let marked = lettered(look, Role::Quiet, (&tags, &found.letters_of_tags()), room);
    room = room.saturating_sub(wide(&marked));
    spans.extend(marked);
    let comma = if tags.is_empty() { "" } else { ", " };
    let rest = cut(&format!("{comma}{origin}"), room, look.glyph(Glyph::Ellipsis));
    spans.push(span(look, Role::Quiet, rest));
    Some(Line::from(spans))
}

/// A title in exactly `room` columns.
fn titled(
    look: Look,
    role: Role,
    title: (&str, &BTreeSet<usize>),
    room: usize,
) -> Vec<Span<'static>> {
    let mut spans = lettered(look, role, title, room);
    let pad = room.saturating_sub(wide(&spans));
    spans.push(span(look, role, " ".repeat(pad)));
    spans
}

fn wide(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// Text in at most `room` columns, of which these letters, positions among its characters, are
/// marked.
pub(super) fn lettered(
    look: Look,
    role: Role,
    (text, letters): (&str, &BTreeSet<usize>),
    room: usize,
) -> Vec<Span<'static>> {
    let shown = cut(text, room, look.glyph(Glyph::Ellipsis));
    // Where something had to be cleaned away, the letters stand elsewhere.
    let same = one_line(text) == text;
    let kept = shown.chars().zip(text.chars()).take_while(|(shown, was)| shown == was).count();
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut at = 0;
    for cluster in shown.graphemes(true) {
        let to = at + cluster.chars().count();
        let marked = same && to <= kept && letters.range(at..to).next().is_some();
        let style = look.style(if marked { Role::Match } else { role });
        match spans.last_mut().filter(|last| last.style == style) {
            Some(last) => last.content.to_mut().push_str(cluster),
            None => spans.push(Span::styled(cluster.to_owned(), style)),
        }
        at = to;
    }
    spans
}
