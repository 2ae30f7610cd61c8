//! What is drawn where nothing fits: how much room is needed.

use super::look::{Look, Role};
use super::paint;
use super::prose::wrap;
use super::{LEAST_HEIGHT, LEAST_WIDTH};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Says how much room is needed, in as many words as fit.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect) {
    let Rect { width, height, .. } = area;
    let text = format!(
        "Too small: {LEAST_WIDTH} columns by {LEAST_HEIGHT} rows are needed, {width} by {height} \
         are here."
    );
    let lines: Vec<_> = wrap(&text, usize::from(width))
        .into_iter()
        .map(|text| paint::line(look, Role::Attention, text))
        .collect();
    paint::lines(frame, area, &lines);
}
