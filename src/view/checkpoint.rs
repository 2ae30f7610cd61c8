//! The checkpoint in hand: how each kind is drawn. The only file that knows the kinds.
//!
//! The kinds are `procedure/checkpoint.rs`; how they are answered is `app/checkpoint.rs`.

mod needle;
mod place;
mod trace;

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::prose::{cells, head, marked, width};
use super::session::typed;
use crate::app::checkpoint::{Asked, Form, Needling, Options, Placing, Sorting, Sure};
use crate::app::pointer::{Target, Targets};
use crate::app::prompt;
use crate::procedure::Checkpoint;
use crate::procedure::checkpoint::{Kind, Needle, Place};
use crate::session::Confidence;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// A checkpoint set in some width.
#[derive(Debug)]
pub(super) struct Set<'a> {
    /// What to do, in a few words: the title of its panel.
    pub(super) title: String,
    ask: Vec<Line<'static>>,
    answer: AnswerSet<'a>,
}

#[derive(Debug)]
enum AnswerSet<'a> {
    /// The lines of a list.
    List(Rows),
    /// A line being typed, before its unit.
    Line(&'a prompt::Line, Option<&'a str>),
    /// A map.
    Place(&'a Placing, &'a Place),
    /// A needle in a section.
    Needle(&'a Needling, &'a Needle),
}

/// The lines of a list.
#[derive(Debug, Default)]
struct Rows {
    lines: Vec<Line<'static>>,
    /// For each line the row that it is of, counted from 0.
    owners: Vec<usize>,
    /// Which lines are under the cursor.
    here: (usize, usize),
}

impl Rows {
    /// Adds a row: what stands before its first line, and its text, which hangs.
    fn push(&mut self, look: Look, here: bool, before: (Role, &str), (text, room): (&str, usize)) {
        let (before_role, before) = before;
        let indent = width(before);
        let from = self.lines.len();
        let row = self.owners.last().map_or(0, |row| row + 1);
        for (line, text) in marked(0, text, room.saturating_sub(indent)).into_iter().enumerate() {
            let before = if line == 0 { before.to_owned() } else { " ".repeat(indent) };
            let role = if here { Role::Strong } else { Role::Plain };
            let before = span(look, before_role, before);
            let text = paint::pieces(look, role, text);
            self.lines.push([before].into_iter().chain(text).collect());
            self.owners.push(row);
        }
        if here {
            self.here = (from, self.lines.len());
        }
    }
}

impl<'a> Set<'a> {
    /// Sets what is asked in `room` columns. The cursor shows only where keys reach it.
    pub(super) fn new(
        look: Look,
        (asked, checkpoint): (&'a Asked, &'a Checkpoint),
        count: usize,
        room: usize,
    ) -> Self {
        let ask = marked(0, &checkpoint.ask, room).into_iter();
        let ask = ask.map(|text| Line::from(paint::pieces(look, Role::Strong, text))).collect();
        let (how, answer) = match (&asked.form, &checkpoint.kind) {
            _ if asked.sure == Sure::Open => ("how sure are you?", confidences(look, room)),
            (Form::Choose(options), Kind::Choose(choose)) => {
                let texts: Vec<&str> = choose.options.iter().map(|it| it.text.as_str()).collect();
                let how = if options.several { "choose all that are right" } else { "choose one" };
                (how, list(look, options, &texts, room))
            }
            (Form::Choose(options), Kind::Decide(decide)) => {
                let texts: Vec<&str> = decide.arms.iter().map(|it| it.text.as_str()).collect();
                ("decide", list(look, options, &texts, room))
            }
            (Form::Tick(options), Kind::Tick(tick)) => {
                let texts: Vec<&str> = tick.items.iter().map(String::as_str).collect();
                ("tick what is so", list(look, options, &texts, room))
            }
            (Form::Number(line), Kind::Number(number)) => {
                ("type a number", AnswerSet::Line(line, number.unit.as_deref()))
            }
            (Form::List(line), Kind::List(_)) => {
                ("type them, with commas", AnswerSet::Line(line, None))
            }
            (Form::Order(sorting), Kind::Order(order)) => {
                let texts: Vec<&str> = order.items.iter().map(String::as_str).collect();
                ("press digits in order", sorted(look, sorting, &texts, room))
            }
            (Form::Say(line), Kind::Say(_)) => ("type what you say", AnswerSet::Line(line, None)),
            (Form::Place(placing), Kind::Place(place)) => {
                ("place them", AnswerSet::Place(placing, place))
            }
            (Form::Needle(needling), Kind::Needle(needle)) => {
                ("find it", AnswerSet::Needle(needling, needle))
            }
            (
                Form::Choose(_)
                | Form::Number(_)
                | Form::Tick(_)
                | Form::List(_)
                | Form::Order(_)
                | Form::Say(_)
                | Form::Place(_)
                | Form::Needle(_),
                _,
            ) => ("", AnswerSet::List(Rows::default())),
        };
        let dot = look.glyph(Glyph::Dot);
        let title = if count > 1 {
            format!("Question {} of {count} {dot} {how}", asked.position + 1)
        } else {
            format!("Question {dot} {how}")
        };
        Self { title, ask, answer }
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        let answer = match &self.answer {
            AnswerSet::List(rows) => rows.lines.len(),
            AnswerSet::Line(..) => 1,
            AnswerSet::Place(..) => place::ROWS,
            AnswerSet::Needle(..) => needle::ROWS,
        };
        self.ask.len() + answer
    }

    /// Draws it; when there is little room the answer under the cursor stays in sight. Gives the
    /// place of the typing cursor, if there is one.
    pub(super) fn draw(
        self,
        frame: &mut Frame<'_>,
        look: Look,
        (area, targets): (Rect, &Targets),
    ) -> Option<(u16, u16)> {
        let height = usize::from(area.height);
        match self.answer {
            AnswerSet::List(Rows { lines: mut answers, owners, here: (from, to) }) => {
                let asks = self.ask.len();
                let mut all = self.ask;
                all.append(&mut answers);
                let top = if all.len() <= height {
                    0
                } else {
                    paint::window(all.len(), height, asks + from, asks + to)
                };
                paint::lines(frame, area, all.iter().skip(top));
                let owners = std::iter::repeat_n(None, asks).chain(owners.into_iter().map(Some));
                for (line, row) in area.rows().zip(owners.skip(top)) {
                    if let Some(row) = row {
                        targets.put(paint::place(line), Target::Row(row));
                    }
                }
                marks(frame, look, area, (top > 0, all.len() > top + height));
                None
            }
            AnswerSet::Line(line, unit) => {
                let spare = self.rows_over(height);
                let asks = self.ask.len() - spare;
                paint::lines(frame, area, self.ask.iter().skip(spare));
                let area = paint::inset(area, 0, cells(asks));
                match unit {
                    None => typed::draw(frame, look, area, line),
                    Some(_) => number(frame, look, area, (line, unit)),
                }
            }
            AnswerSet::Place(placing, it) => {
                let rest = asked(frame, area, &self.ask);
                place::draw(frame, look, (rest, targets), (placing, it))
            }
            AnswerSet::Needle(needling, it) => {
                let rest = asked(frame, area, &self.ask);
                needle::draw(frame, look, rest, (needling, it));
                None
            }
        }
    }

    fn rows_over(&self, height: usize) -> usize {
        (self.ask.len() + 1).saturating_sub(height).min(self.ask.len())
    }
}

/// Draws what is asked, as far as an instrument leaves room for it, and gives the rest.
fn asked(frame: &mut Frame<'_>, area: Rect, ask: &[Line<'static>]) -> Rect {
    let (top, rest) = paint::split_top(area, cells(ask.len()).min(area.height / 4));
    paint::lines(frame, top, ask);
    rest
}

/// Options or items, numbered.
fn list<'a>(look: Look, options: &Options, texts: &[&str], room: usize) -> AnswerSet<'a> {
    let mut rows = Rows::default();
    for (row, position) in options.shown.iter().enumerate() {
        let here = options.cursor == Some(row);
        let mark = match (options.several, options.marked.contains(position)) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, _) => "",
        };
        let before = format!("{}{mark}", numbered(look, row, here));
        let role = if here { Role::Accent } else { Role::Heading };
        let text = texts.get(*position).copied().unwrap_or_default();
        rows.push(look, here, (role, &before), (text, room));
    }
    AnswerSet::List(rows)
}

/// How sure one can be, from a guess to certain.
fn confidences<'a>(look: Look, room: usize) -> AnswerSet<'a> {
    let mut rows = Rows::default();
    for confidence in Confidence::ALL {
        let before = format!("  {} ", confidence.number());
        let text = format!("{} ({} %)", confidence.word(), confidence.percent());
        rows.push(look, false, (Role::Heading, &before), (&text, room));
    }
    AnswerSet::List(rows)
}

/// Things to put in order, each with the place it has so far.
fn sorted<'a>(look: Look, sorting: &Sorting, texts: &[&str], room: usize) -> AnswerSet<'a> {
    let mut rows = Rows::default();
    for (row, position) in sorting.shown.iter().enumerate() {
        let here = sorting.cursor == row;
        let place =
            sorting.place(*position).map_or("   ".to_owned(), |place| format!("{place:>2}."));
        let before = format!("{}[{place}] ", numbered(look, row, here));
        let text = texts.get(*position).copied().unwrap_or_default();
        rows.push(look, here, (Role::Heading, &before), (text, room));
    }
    AnswerSet::List(rows)
}

/// The cursor, if it is here, and the row's digit, if it has one.
fn numbered(look: Look, row: usize, here: bool) -> String {
    let cursor = if here { look.glyph(Glyph::Cursor) } else { " " };
    let number = if row < 9 { (row + 1).to_string() } else { " ".to_owned() };
    format!("{cursor} {number} ")
}

/// What has been typed, then the unit.
fn number(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (line, unit): (&prompt::Line, Option<&str>),
) -> Option<(u16, u16)> {
    let unit = unit.map(super::prose::one_line).unwrap_or_default();
    let unit = head(&unit, usize::from(area.width / 3));
    let field = paint::narrowed(area, 12.max(width(line.text()) + 4));
    let field = Rect {
        width: field.width.min(area.width.saturating_sub(cells(width(&unit)) + 1)),
        ..field
    };
    let at = typed::draw(frame, look, field, line);
    let after = paint::inset(area, field.width.saturating_add(1), 0);
    paint::lines(frame, after, [&paint::line(look, Role::Plain, unit)]);
    at
}

/// Says at the right edge that the list goes on above or below.
fn marks(frame: &mut Frame<'_>, look: Look, area: Rect, (above, below): (bool, bool)) {
    let edge = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
    if above {
        paint::lines(frame, edge, [&paint::line(look, Role::Accent, look.glyph(Glyph::Up))]);
    }
    if below {
        let last = paint::split_bottom(edge, 1).1;
        paint::lines(frame, last, [&paint::line(look, Role::Accent, look.glyph(Glyph::Down))]);
    }
}
