//! The rest of the debrief: what came up, what to rehearse next, what was typed, tried and noted,
//! and the sources.

use super::Set;
use crate::debrief::report::complications::left;
use crate::debrief::report::told::Cited;
use crate::debrief::report::typed::heard;
use crate::debrief::{Debrief, RemarkKind};
use crate::time::{Clock, SessionTime};
use crate::view::look::Role;

/// The columns of a time before what happened then.
const TIME: usize = 7;

fn at(time: SessionTime) -> String {
    format!("{:>TIME$}  ", Clock(time.elapsed()).to_string())
}

/// The complications that came.
pub(super) fn came_up(set: &mut Set, debrief: &Debrief) {
    if debrief.complications.is_empty() {
        return;
    }
    set.section("What came up", "");
    for lived in &debrief.complications {
        let complication = debrief.procedure().mishaps().complications.get(lived.complication);
        let Some(complication) = complication else { continue };
        let told = format!("{}, {}", complication.title, left(lived));
        let indent = " ".repeat(TIME + 2);
        set.sheet(|sheet| {
            sheet.hung(&at(lived.span.from), Role::Quiet, (Role::Plain, &told));
            let signs = complication.signs.trim();
            sheet.hung(&format!("{indent}Signs: "), Role::Heading, (Role::Plain, signs));
        });
    }
}

/// What to rehearse next.
pub(super) fn next(set: &mut Set, debrief: &Debrief) {
    set.section("To rehearse next", "");
    if debrief.next.is_empty() {
        let nothing = "Nothing stands out. Come back in a few days, before it fades.";
        set.sheet(|sheet| sheet.text(Role::Plain, nothing));
    }
    let words = debrief.next.iter().map(|it| {
        let title = it.subject.title(debrief.procedure());
        format!("{title} ({}, {})", it.kind.word(), it.severity)
    });
    let words: Vec<String> = words.collect();
    set.sheet(|sheet| sheet.items(words.iter().map(String::as_str)));
}

/// What was typed, and what it was taken for.
pub(super) fn typed(set: &mut Set, debrief: &Debrief) {
    if debrief.typed.is_empty() {
        return;
    }
    set.section("What you typed, and what it was taken for", "");
    for entry in &debrief.typed {
        let (text, parts) = heard(debrief.procedure(), entry);
        set.sheet(|sheet| {
            sheet.hung(&at(entry.at), Role::Quiet, (Role::Plain, &text));
            for part in &parts {
                let indent = " ".repeat(TIME + 2);
                sheet.hung(&format!("{indent}- "), Role::Quiet, (Role::Plain, part));
            }
        });
    }
}

/// What was tried and refused, and what was noted.
pub(super) fn remarks(set: &mut Set, debrief: &Debrief) {
    let headings = [
        (RemarkKind::Refused, "Tried and refused (no deviations)"),
        (RemarkKind::Noted, "Your notes"),
    ];
    for (kind, heading) in headings {
        let mut remarks = debrief.remarks.iter().filter(|remark| remark.kind == kind).peekable();
        if remarks.peek().is_some() {
            set.section(heading, "");
        }
        for remark in remarks {
            let time = at(remark.at);
            set.sheet(|sheet| sheet.hung(&time, Role::Quiet, (Role::Plain, &remark.text)));
        }
    }
}

/// The sources, each once.
pub(super) fn sources(set: &mut Set, debrief: &Debrief) {
    for (position, words) in Cited::of(debrief).words().enumerate() {
        if position == 0 {
            set.section("Sources", "");
        }
        let number = format!("{:>4} ", format!("[{}]", position + 1));
        set.sheet(|sheet| sheet.hung(&number, Role::Quiet, (Role::Plain, &words)));
    }
}
