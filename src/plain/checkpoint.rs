//! How each kind of checkpoint is asked in words.

mod needle;
mod place;

use crate::app::checkpoint::{Asked, Form, Options, Sure};
use crate::procedure::checkpoint::{Checkpoint, Kind};
use crate::procedure::markup;
use crate::session::Confidence;

/// The question, its options numbered, and what to type.
pub(super) fn lines(asked: &Asked, checkpoint: &Checkpoint) -> Vec<String> {
    marked(asked, checkpoint).iter().map(markup::plain).collect()
}

fn marked(asked: &Asked, checkpoint: &Checkpoint) -> Vec<String> {
    let mut lines = vec![match checkpoint.ask.as_str() {
        "" => "To tick off:".to_owned(),
        ask => format!("Question: {ask}"),
    }];
    if asked.sure == Sure::Open {
        let each = Confidence::ALL.iter();
        let each = each.map(|it| format!("{} {} ({} %)", it.number(), it.word(), it.percent()));
        let each = each.collect::<Vec<_>>().join(", ");
        lines.push(format!("First, how sure are you? Type {each}."));
        return lines;
    }
    match (&asked.form, &checkpoint.kind) {
        (Form::Choose(options), Kind::Choose(choose)) => {
            let text = |position: usize| choose.options.get(position).map(|it| it.text.as_str());
            numbered(options, text, &mut lines);
            lines.push(if options.several {
                "Several are right: type their numbers, such as 1 3.".to_owned()
            } else {
                format!("Type a number from 1 to {}.", options.shown.len())
            });
        }
        (Form::Choose(options), Kind::Decide(decide)) => {
            let text = |position: usize| decide.arms.get(position).map(|it| it.text.as_str());
            numbered(options, text, &mut lines);
            lines.push(format!("Type a number from 1 to {}.", options.shown.len()));
        }
        (Form::Tick(options), Kind::Tick(tick)) => {
            let text = |position: usize| tick.items.get(position).map(String::as_str);
            numbered(options, text, &mut lines);
            lines.push("Type the numbers of what is done, or all.".to_owned());
        }
        (Form::Number(_), Kind::Number(number)) => lines.push(match &number.unit {
            Some(unit) => format!("Type a number in {unit}."),
            None => "Type a number.".to_owned(),
        }),
        (Form::List(_), Kind::List(_)) => {
            lines.push("Type them in one line, with commas between.".to_owned());
        }
        (Form::Order(sorting), Kind::Order(order)) => {
            let shown = sorting.shown.iter().filter_map(|position| order.items.get(*position));
            lines.extend(shown.enumerate().map(|(row, text)| format!("{}. {text}", row + 1)));
            lines.push("Type all the numbers in the right order, such as 2 1 3.".to_owned());
        }
        (Form::Say(_), Kind::Say(_)) => lines.push("Type what you say.".to_owned()),
        (Form::Place(placing), Kind::Place(_)) => lines.extend(place::lines(placing)),
        (Form::Needle(needling), Kind::Needle(it)) => lines.extend(needle::lines(needling, it)),
        (
            Form::Choose(_)
            | Form::Tick(_)
            | Form::Number(_)
            | Form::List(_)
            | Form::Order(_)
            | Form::Say(_)
            | Form::Place(_)
            | Form::Needle(_),
            _,
        ) => {}
    }
    lines
}

fn numbered<'a>(
    options: &Options,
    text: impl Fn(usize) -> Option<&'a str>,
    lines: &mut Vec<String>,
) {
    let shown = options.shown.iter().filter_map(|position| text(*position)).enumerate();
    lines.extend(shown.map(|(row, text)| format!("{}. {text}", row + 1)));
}
