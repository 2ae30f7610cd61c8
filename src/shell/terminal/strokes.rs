//! Strokes: cells as the fewest bytes that draw them. While a clock runs on screen, what is written
//! each second is nearly all style and position, so neither is said twice.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// What sets a modifier and what takes it away again. Bold and dim are taken away together.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The bytes of cells, in the order in which they come. Before and after, the style is plain.
pub(super) fn strokes<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> String {
    let mut out = String::new();
    let mut style = Style::default();
    let mut at = None;
    for (x, y, cell) in cells {
        move_to(&mut out, at, (x, y));
        let wanted = Style { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        style.turn_into(wanted, &mut out);
        style = wanted;
        out.push_str(cell.symbol());
        at = Some((x.saturating_add(1), y));
    }
    style.turn_into(Style::default(), &mut out);
    out
}

/// Moves from where the cursor is taken to be. A column is always named and never counted to: how
/// wide a symbol came out is the terminal's affair.
fn move_to(out: &mut String, at: Option<(u16, u16)>, to: (u16, u16)) {
    if at == Some(to) {
        return;
    }
    let (column, row) = (u32::from(to.0) + 1, u32::from(to.1) + 1);
    let same_row = at.is_some_and(|at| at.1 == to.1);
    // Writing to a string cannot fail.
    let _ =
        if same_row { write!(out, "\x1b[{column}G") } else { write!(out, "\x1b[{row};{column}H") };
}

/// What the next symbol looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Style {
    /// Writes what makes `wanted` of this: the change, or a fresh start where that is shorter.
    fn turn_into(self, wanted: Self, out: &mut String) {
        if self == wanted {
            return;
        }
        let mut afresh = Self::default().change(wanted);
        if !afresh.is_empty() {
            afresh.insert(0, "0".to_owned());
        }
        let (change, afresh) = (self.change(wanted).join(";"), afresh.join(";"));
        let shorter = if change.len() <= afresh.len() { change } else { afresh };
        let _ = write!(out, "\x1b[{shorter}m");
    }

    /// The parameters that make `wanted` of this.
    fn change(self, wanted: Self) -> Vec<String> {
        let mut parameters = Vec::new();
        let mut left = self.modifier;
        for (modifier, _, without) in MODIFIERS {
            if left.contains(modifier) && !wanted.modifier.contains(modifier) {
                parameters.push(without.to_string());
                // It may have taken another away as well.
                let taken = MODIFIERS.iter().filter(|(_, _, it)| *it == without);
                left = taken.fold(left, |left, (it, ..)| left.difference(*it));
            }
        }
        let missing = MODIFIERS
            .iter()
            .filter(|(it, ..)| wanted.modifier.contains(*it) && !left.contains(*it));
        parameters.extend(missing.map(|(_, with, _)| with.to_string()));
        if self.fg != wanted.fg {
            parameters.push(colour(wanted.fg, 30));
        }
        if self.bg != wanted.bg {
            parameters.push(colour(wanted.bg, 40));
        }
        parameters
    }
}

/// The parameters of a colour: of text from 30 on, of what is behind it from 40 on.
fn colour(colour: Color, base: u8) -> String {
    let dark = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match colour {
        Color::Reset => dark(9),
        Color::Black => dark(0),
        Color::Red => dark(1),
        Color::Green => dark(2),
        Color::Yellow => dark(3),
        Color::Blue => dark(4),
        Color::Magenta => dark(5),
        Color::Cyan => dark(6),
        Color::Gray => dark(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};

    /// What a terminal shows after these bytes, cell by cell.
    fn shown(bytes: &[u8]) -> vt100::Screen {
        let mut parser = vt100::Parser::new(8.try_into().unwrap(), 20.try_into().unwrap(), 0);
        parser.process(bytes);
        parser.screen().clone()
    }

    fn cell() -> impl Strategy<Value = (u16, u16, Cell)> {
        let colours =
            [Color::Reset, Color::Red, Color::White, Color::Indexed(110), Color::Rgb(1, 2, 3)];
        let colour = || proptest::sample::select(colours.to_vec());
        // The terminal that reads it knows no more of them, and takes dim and bold for one.
        let known = [Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
        let weight = [Modifier::empty(), Modifier::BOLD, Modifier::DIM];
        let weight = proptest::sample::select(weight.to_vec());
        let others = proptest::sample::subsequence(known.to_vec(), 0..=known.len());
        let modifier = (weight, others)
            .prop_map(|(weight, others)| others.into_iter().fold(weight, Modifier::union));
        let symbol = proptest::sample::select(vec!["a", "○", "9"]);
        (0..20_u16, 0..8_u16, symbol, colour(), colour(), modifier).prop_map(
            |(x, y, symbol, fg, bg, modifier)| {
                let mut cell = Cell::new(symbol);
                (cell.fg, cell.bg) = (fg, bg);
                cell.modifier = modifier;
                (x, y, cell)
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn the_screen_is_the_one_that_more_bytes_would_draw(
            cells in prop::collection::vec(cell(), 0..40),
        ) {
            let by_place = || cells.iter().map(|(x, y, cell)| (*x, *y, cell));
            let mut wordy = Vec::new();
            CrosstermBackend::new(&mut wordy).draw(by_place()).unwrap();
            let short = strokes(by_place());
            let (short_screen, wordy_screen) = (shown(short.as_bytes()), shown(&wordy));
            for (row, column) in (0..8).flat_map(|row| (0..20).map(move |column| (row, column))) {
                prop_assert_eq!(short_screen.cell(row, column), wordy_screen.cell(row, column));
            }
            let after = shown(format!("{short}\x1b[H#").as_bytes());
            let plain = shown(b"#");
            prop_assert_eq!(after.cell(0, 0), plain.cell(0, 0));
            prop_assert!(short.len() <= wordy.len());
        }
    }

    #[test]
    fn nothing_is_said_twice() {
        let mut cells = [Cell::new("1"), Cell::new("2"), Cell::new("3")];
        cells[0].modifier = Modifier::BOLD.union(Modifier::UNDERLINED);
        cells[1].modifier = Modifier::BOLD;
        cells[2].fg = Color::Cyan;
        let places = [(4, 1), (5, 1), (9, 1)];
        let drawn = strokes(places.iter().zip(&cells).map(|((x, y), cell)| (*x, *y, cell)));
        assert_eq!(drawn, "\x1b[2;5H\x1b[1;4m1\x1b[24m2\x1b[10G\x1b[0;36m3\x1b[m");
    }
}
