//! The library in words: what there is to choose from, numbered.

use crate::app::library::{Library, Row, Shelved};
use crate::procedure::Slot;

/// What can be heard of the list, and what to type. Said again when it is another list.
pub(super) fn lines(library: &Library) -> Vec<String> {
    let rows = library.rows();
    let letters = library.filter().0.text();
    let mut lines = vec![match letters {
        "" => "Library.".to_owned(),
        letters => format!("{} fit “{letters}”; all tells the whole list.", rows.len()),
    }];
    let mut heading = "";
    for (number, row) in rows.iter().enumerate() {
        let kind = match row {
            Row::Unfinished(_) => "Unfinished sessions, to go on with:",
            Row::Procedure(_) => "Procedures:",
        };
        if kind != heading {
            lines.push(kind.to_owned());
            heading = kind;
        }
        lines.push(format!("{}. {}", number + 1, self::row(row)));
    }
    lines.push(if rows.is_empty() {
        "There are no procedures here. They are looked for in ./procedures and in the folders \
         named by --library. Type quit to leave."
            .to_owned()
    } else {
        "Which one? Type a number, a name or a few letters of it; help for more.".to_owned()
    });
    lines
}

fn row(row: &Row<'_>) -> String {
    match row {
        Row::Unfinished(unfinished) => format!("{}, {}.", unfinished.title, unfinished.progress),
        Row::Procedure(Shelved { title, content: Err(broken), .. }) => {
            format!("{title} cannot be rehearsed: {}.", broken.first)
        }
        Row::Procedure(Shelved { title, content: Ok(offer), last, .. }) => {
            let procedure = offer.procedure();
            let steps = procedure.slots().iter().flat_map(Slot::steps).count();
            let plural = if steps == 1 { "" } else { "s" };
            let last = last.as_ref().map(|last| format!(" Last time: {}.", last.words));
            format!("{title}. {steps} step{plural}.{}", last.unwrap_or_default())
        }
    }
}
