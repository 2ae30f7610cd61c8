//! How each kind of checkpoint is asked in words.

use crate::app::checkpoint::{Asked, Form, Options};
use crate::procedure::checkpoint::{Checkpoint, Kind};

/// The question, its options numbered, and what to type.
pub(super) fn lines(asked: &Asked, checkpoint: &Checkpoint) -> Vec<String> {
    let mut lines = vec![match checkpoint.ask.as_str() {
        "" => "To tick off:".to_owned(),
        ask => format!("Question: {ask}"),
    }];
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
        (Form::Tick(options), Kind::Tick(tick)) => {
            let text = |position: usize| tick.items.get(position).map(String::as_str);
            numbered(options, text, &mut lines);
            lines.push("Type the numbers of what is done, or all.".to_owned());
        }
        (Form::Number(_), Kind::Number(number)) => lines.push(match &number.unit {
            Some(unit) => format!("Type a number in {unit}."),
            None => "Type a number.".to_owned(),
        }),
        (Form::Choose(_) | Form::Tick(_) | Form::Number(_), _) => {}
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
