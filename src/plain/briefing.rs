//! The briefing in words: what is rehearsed and how, then what it aims at and needs.
//!
//! What is to be recalled is not read out just before: the same that the screen keeps back.

use super::{STANDING, particulars};
use crate::app::briefing::{Briefing, Row};
use crate::debrief::report::{authored, sentence};
use crate::procedure::{Slot, Status, markup};
use crate::session::policy::Shown;

/// All of it.
pub(super) fn lines(briefing: &Briefing) -> Vec<String> {
    let procedure = briefing.offer().procedure();
    let about = procedure.about();
    let tells = tells(briefing);
    let mut lines = vec![format!("Briefing: {}.", about.title), STANDING.to_owned()];
    lines.extend(about.summary.as_ref().filter(|_| tells).map(|it| markup::plain(it.trim())));
    lines.extend(choices(briefing));
    let all: Vec<_> = procedure.slots().iter().flat_map(Slot::steps).collect();
    if tells {
        let critical = all.iter().filter(|step| procedure.step(**step).is_critical()).count();
        lines.push(format!("It has {} steps, {critical} of them critical.", all.len()));
    }
    lines.push(match &about.status {
        Status::Illustrative => "Status: illustrative, not reviewed by a clinician.".to_owned(),
        Status::Reviewed { by, on, .. } => format!("Status: reviewed by {by} on {on}."),
    });
    items("You will be able to:", &about.objectives, &mut lines);
    let equipment = about.equipment.iter().map(|it| match &it.detail {
        Some(detail) => format!("{}: {detail}", it.item),
        None => it.item.clone(),
    });
    items("At hand:", &equipment.collect::<Vec<_>>(), &mut lines);
    if tells {
        items("A clinician must still look at:", &about.review, &mut lines);
        let count = procedure.sources().len();
        let plural = if count == 1 { "" } else { "s" };
        lines.extend((count > 0).then(|| format!("It stands on {count} source{plural}.")));
    }
    lines.push(prompt(briefing));
    lines
}

/// What the trainee chooses, and what that brings: said again where it is another.
pub(super) fn choices(briefing: &Briefing) -> Vec<String> {
    let procedure = briefing.offer().procedure();
    let mode = briefing.mode();
    let mut lines = vec![format!("Mode {}: {}.", mode.word(), mode.meaning())];
    lines.push(format!("Seed {}.", briefing.seed()));
    if briefing.is_settled() {
        lines.extend(particulars(procedure, briefing.offer().variants().len()));
    }
    let tells = tells(briefing);
    let variant = procedure.particulars().variant.as_ref().filter(|_| tells);
    lines.extend(variant.and_then(|it| it.summary.as_ref()).map(|it| authored(it)));
    lines.extend(briefing.hindrance().map(|it| format!("Not yet: {}", sentence(&it))));
    lines
}

fn tells(briefing: &Briefing) -> bool {
    briefing.mode().policy().shown != Shown::Nothing
}

fn items(heading: &str, items: &[String], lines: &mut Vec<String>) {
    if !items.is_empty() {
        lines.push(heading.to_owned());
        lines.extend(items.iter().map(|item| authored(item)));
    }
}

fn prompt(briefing: &Briefing) -> String {
    let variant = if briefing.rows().contains(&Row::Variant) { "variant 2, " } else { "" };
    format!(
        "Enter begins. To change it, type for instance mode exam, {variant}or seed 7; back goes \
         back, help tells more."
    )
}
