//! `place`: the map, the cursor and what has been placed.

use crate::app::checkpoint::Placing;
use crate::app::pointer::{Target, Targets};
use crate::procedure::checkpoint::Place;
use crate::procedure::number::shown;
use crate::view::chart::{self, Mark, Picture};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint;
use crate::view::session::typed;
use ratatui::Frame;
use ratatui::layout::Rect;

/// How many rows it wants at most, beside the question.
pub(super) const ROWS: usize = 44;

/// Draws it, and gives the place of the typing cursor, if there is one.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    (area, targets): (Rect, &Targets),
    (placing, place): (&Placing, &Place),
) -> Option<(u16, u16)> {
    let (top, rest) = paint::split_top(area, 1);
    let dot = look.glyph(Glyph::Dot);
    let at = format!("{} right, {} up (mm)", shown(placing.cursor.x), shown(placing.cursor.y));
    let right = placing.so_far(place).map_or(at.clone(), |so_far| format!("{so_far} {dot} {at}"));
    let frame_words = &place.map.frame;
    let left = match (frame_words.right.as_str(), frame_words.up.as_str()) {
        ("", "") => String::new(),
        (to_the_right, up) => format!("right: {to_the_right} {dot} up: {up}"),
    };
    paint::ends(frame, look, top, (Role::Quiet, &left), &paint::line(look, Role::Plain, right));
    if let Some(counting) = &placing.counting {
        let (row, _) = paint::split_top(rest, 1);
        let question = "How many have you placed? ";
        paint::lines(frame, row, [&paint::line(look, Role::Strong, question)]);
        let typed_in = paint::inset(row, crate::view::prose::cells(question.len()), 0);
        return typed::draw(frame, look, typed_in, counting);
    }
    let sites = placing.sites.iter().map(|site| Mark {
        at: site.at,
        sign: look.glyph(Glyph::Site).to_owned(),
        role: Role::Strong,
    });
    let taken = placing.sites.iter().any(|site| site.at == placing.cursor);
    let sign = if taken { look.glyph(Glyph::Site) } else { "+" };
    let cursor = Mark { at: placing.cursor, sign: sign.to_owned(), role: Role::Chosen };
    let picture = Picture {
        chart: placing.wall().chart(),
        named: true,
        lines: Vec::new(),
        marks: sites.chain([cursor]).collect(),
    };
    let grid = chart::draw(frame, look, rest, &picture);
    targets.put(paint::place(rest), Target::Map(grid));
    None
}
