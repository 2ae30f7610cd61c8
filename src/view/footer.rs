//! The footer: the keys that work now, from the tables that dispatch them.

use super::look::{Look, Role};
use super::paint::{self, span};
use super::prose::{cells, width};
use crate::app::key::Code;
use crate::app::keymap::Hint;
use crate::app::pointer::{Target, Targets};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Between two hints.
const GAP: usize = 2;

/// Draws as many hints as there is room for. The last to go are help and the way out.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (hints, targets): (&[Hint], &Targets),
) {
    let mut shown: Vec<(String, &Hint)> = hints
        .iter()
        .filter(|hint| !hint.word.is_empty())
        .map(|hint| (look.keys(&hint.keys), hint))
        .collect();
    let room = usize::from(area.width).saturating_sub(1);
    while taken(&shown) > room {
        let ranks = shown.iter().enumerate().rev();
        let Some((least, _)) = ranks.min_by_key(|(_, (_, hint))| rank(hint)) else { break };
        shown.remove(least);
    }
    let mut spans = vec![span(look, Role::Plain, " ")];
    for (keys, hint) in shown {
        let from = spans.iter().map(|span| width(&span.content)).sum();
        let place = paint::narrowed(
            paint::inset(area, cells(from), 0),
            width(&keys) + 1 + width(hint.word),
        );
        if let Some(key) = hint.key {
            targets.put(paint::place(place), Target::Press(key));
        }
        spans.push(span(look, Role::Accent, keys));
        spans.push(span(look, Role::Quiet, format!(" {}{}", hint.word, " ".repeat(GAP))));
    }
    paint::lines(frame, area, [&Line::from(spans)]);
}

/// How long a hint is kept when room runs out.
fn rank(hint: &Hint) -> u8 {
    match (hint.name, hint.key.map(|key| key.code)) {
        ("help" | "leave", _) => 3,
        (_, Some(Code::Enter)) => 2,
        (_, Some(Code::Esc)) => 1,
        _ => 0,
    }
}

fn taken(hints: &[(String, &Hint)]) -> usize {
    let each = hints.iter().map(|(keys, hint)| width(keys) + 1 + width(hint.word) + GAP);
    each.sum::<usize>().saturating_sub(GAP)
}
