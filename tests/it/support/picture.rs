//! Pictures of the screen: a buffer as SVG, cell by cell on a grid, so that it looks alike with
//! any monospaced font.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The size of a cell, in tenths of a pixel at a font size of 14: stacked line characters touch.
const CELL: (usize, usize) = (84, 164);
/// Where text stands in its row.
const BASELINE: usize = 124;
/// The margin around the screen.
const MARGIN: usize = 100;

/// The colours of a terminal that the program does not set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paper {
    pub(crate) background: &'static str,
    pub(crate) text: &'static str,
}

/// What a dark terminal looks like.
pub(crate) const DARK: Paper = Paper { background: "#14181d", text: "#e4e6e8" };
/// What a light terminal looks like.
pub(crate) const LIGHT: Paper = Paper { background: "#fbfaf7", text: "#1f2328" };

/// The buffer as a picture with this title.
pub(crate) fn svg(buffer: &Buffer, paper: Paper, title: &str) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        tenths(width),
        tenths(height),
        escaped(title),
        paper.background
    );
    for (y, row) in buffer.area.rows().enumerate() {
        let cells: Vec<&Cell> = row.columns().map(|at| &buffer[at.as_position()]).collect();
        for run in runs(&cells) {
            draw(&mut svg, paper, y, &run);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Cells beside one another that look alike.
struct Run {
    from: usize,
    columns: usize,
    text: String,
    look: (Color, Color, Modifier),
}

fn runs(cells: &[&Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut covered = 0;
    for (column, cell) in cells.iter().enumerate() {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let columns = cell.symbol().width().max(1);
        covered = columns - 1;
        let look = (cell.fg, cell.bg, cell.modifier);
        match runs.last_mut() {
            // Runs of one kind of sign are set apart, as fonts do not agree on their widths.
            Some(run) if run.look == look && is_plain(&run.text) == is_plain(cell.symbol()) => {
                run.columns += columns;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(Run { from: column, columns, text: cell.symbol().to_owned(), look }),
        }
    }
    runs
}

fn is_plain(text: &str) -> bool {
    text.is_ascii()
}

fn draw(svg: &mut String, paper: Paper, row: usize, run: &Run) {
    let (fg, bg, modifier) = run.look;
    let (mut ink, mut ground) = (rgb(fg), rgb(bg));
    if modifier.contains(Modifier::REVERSED) {
        let text = ink.unwrap_or_else(|| paper.text.to_owned());
        ink = Some(ground.unwrap_or_else(|| paper.background.to_owned()));
        ground = Some(text);
    }
    let (x, y) = (MARGIN + run.from * CELL.0, MARGIN + row * CELL.1);
    let width = tenths(run.columns * CELL.0);
    if let Some(ground) = ground {
        let (x, y, height) = (tenths(x), tenths(y), tenths(CELL.1));
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"
        )
        .unwrap();
    }
    let lined = modifier.contains(Modifier::UNDERLINED);
    if run.text.trim().is_empty() && !lined {
        return;
    }
    let ink = ink.unwrap_or_else(|| paper.text.to_owned());
    let (x, baseline) = (tenths(x), tenths(y + BASELINE));
    write!(svg, "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" fill=\"{ink}\"").unwrap();
    for (set, attribute) in [
        (modifier.contains(Modifier::BOLD), " font-weight=\"bold\""),
        (modifier.contains(Modifier::ITALIC), " font-style=\"italic\""),
        (modifier.contains(Modifier::DIM), " opacity=\"0.65\""),
        (lined, " text-decoration=\"underline\""),
    ] {
        if set {
            svg.push_str(attribute);
        }
    }
    writeln!(svg, " xml:space=\"preserve\">{}</text>", escaped(&run.text)).unwrap();
}

fn tenths(length: usize) -> String {
    if length.is_multiple_of(10) {
        (length / 10).to_string()
    } else {
        format!("{}.{}", length / 10, length % 10)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The colour as a terminal of today shows it; nothing for its own.
#[expect(clippy::wildcard_enum_match_arm, reason = "the themes use no others")]
fn rgb(colour: Color) -> Option<String> {
    let index = match colour {
        Color::Reset => return None,
        Color::Indexed(index) => usize::from(index),
        Color::Black => 16,
        Color::White => 231,
        other => panic!("no picture shows {other:?}"),
    };
    let [red, green, blue] = match index {
        16..=231 => {
            let cube = [0, 95, 135, 175, 215, 255];
            let index = index - 16;
            [cube[index / 36], cube[index / 6 % 6], cube[index % 6]]
        }
        232..=255 => [8 + (index - 232) * 10; 3],
        other => panic!("no picture shows colour {other}"),
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}
