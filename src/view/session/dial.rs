//! The dial: a clock in large digits, to be read from across the room.
//!
//! Three rows of half blocks: a second that passes changes few cells, so that a countdown writes
//! little to a slow line. Where there is only ASCII, five rows of `#`.

use crate::view::look::{Glyphs, Look, Role};
use crate::view::paint;
use crate::view::prose::cells;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The digits, five dots high and three wide, each row of a digit in one octal figure.
const DIGITS: [[u8; 5]; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 3, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 1, 1, 1],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];
/// What stands between hours, minutes and seconds.
const COLON: [u8; 5] = [0, 2, 0, 2, 0];

/// How many rows the digits take.
pub(super) const fn rows(look: Look) -> u16 {
    match look.glyphs {
        Glyphs::Unicode => 3,
        Glyphs::Ascii => 5,
    }
}

/// Draws the clock at the top of `area` and gives what is left below it. Where it is too wide
/// nothing is drawn.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (clock, role): (&str, Role),
) -> Rect {
    let lines = set(look, clock);
    let fits = lines.iter().all(|line| line.chars().count() <= usize::from(area.width));
    let (place, rest) = paint::split_top(area, cells(lines.len()));
    if fits {
        let lines: Vec<_> = lines.into_iter().map(|text| paint::line(look, role, text)).collect();
        paint::lines(frame, place, &lines);
    }
    rest
}

fn set(look: Look, clock: &str) -> Vec<String> {
    let shapes: Vec<[u8; 5]> = clock
        .chars()
        .map(|it| {
            let digit = it.to_digit(10).and_then(|digit| DIGITS.get(digit as usize));
            digit.copied().unwrap_or(COLON)
        })
        .collect();
    let row = |row: usize, dot: fn(bool, bool) -> char, pair: bool| {
        let mut line = String::new();
        for shape in &shapes {
            let dots = |row: usize| shape.get(row).copied().unwrap_or(0);
            let (upper, lower) = (dots(row), if pair { dots(row + 1) } else { 0 });
            let columns: &[u8] = if *shape == COLON { &[2] } else { &[4, 2, 1] };
            let lit = |dots: u8, column: &u8| dots & column != 0;
            line.extend(columns.iter().map(|it| dot(lit(upper, it), lit(lower, it))));
            line.push(' ');
        }
        line.trim_end().to_owned()
    };
    match look.glyphs {
        Glyphs::Unicode => [0, 2, 4].map(|it| row(it, half, true)).to_vec(),
        Glyphs::Ascii => (0..5).map(|it| row(it, full, false)).collect(),
    }
}

const fn half(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

const fn full(dot: bool, _: bool) -> char {
    if dot { '#' } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn every_digit_has_its_shape() {
        let look = Look::default();
        let drawn = |clock: &str| set(look, clock).join("\n") + "\n";
        expect![[r"
            ▄█  ▀▀█ ▀▀█ █ █ █▀▀
             █  █▀▀  ▀█ ▀▀█ ▀▀█
            ▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀
        "]]
        .assert_eq(&drawn("12345"));
        expect![[r"
            █▀▀ ▀▀█ █▀█ ▄ █▀█ █▀█
            █▀█   █ █▀█ ▄ ▀▀█ █ █
            ▀▀▀   ▀ ▀▀▀   ▀▀▀ ▀▀▀
        "]]
        .assert_eq(&drawn("678:90"));
    }

    #[test]
    fn in_ascii_it_is_made_of_ascii() {
        let look = Look { glyphs: Glyphs::Ascii, ..Look::default() };
        assert_eq!(
            set(look, "1:0"),
            [" #    ###", "##  # # #", " #    # #", " #  # # #", "###   ###"]
        );
    }
}
