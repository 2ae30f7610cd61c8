//! What the author says of a procedure beside its steps: whom it is about, what it is for, what
//! has to be at hand, what it stands on, and what a clinician must still look at.

use crate::procedure::{About, Equipment, Procedure, Status};
use crate::view::look::Role;
use crate::view::sheet::Sheet;

/// How far it may be trusted.
pub(super) fn status(sheet: &mut Sheet, about: &About) {
    let version = about.version.as_ref().map(|it| format!(", version {it}")).unwrap_or_default();
    match &about.status {
        Status::Illustrative => {
            let text = format!("illustrative: not reviewed by a clinician{version}");
            sheet.row("Status", Role::Attention, &text);
        }
        Status::Reviewed { by, on, due } => {
            let due = due.as_ref().map_or_else(String::new, |due| format!(", again by {due}"));
            let text = format!("reviewed by {by} on {on}{due}{version}");
            sheet.row("Status", Role::Good, &text);
        }
    }
}

/// What is known of the patient beforehand.
pub(super) fn patient(sheet: &mut Sheet, procedure: &Procedure) {
    let particulars = procedure.particulars();
    let vignette = particulars.case.as_ref().and_then(|case| case.vignette.as_deref());
    let vitals: Vec<String> =
        particulars.vitals.iter().map(|vital| format!("{} {}", vital.name, vital.value)).collect();
    if vignette.is_none() && vitals.is_empty() {
        return;
    }
    sheet.heading("The patient");
    if let Some(vignette) = vignette {
        sheet.text(Role::Plain, vignette);
    }
    if !vitals.is_empty() {
        sheet.text(Role::Plain, &vitals.join(", "));
    }
}

/// What the trainee will be able to do.
pub(super) fn objectives(sheet: &mut Sheet, about: &About) {
    if !about.objectives.is_empty() {
        sheet.heading("You will be able to");
        sheet.items(about.objectives.iter().map(String::as_str));
    }
}

/// What has to be at hand.
pub(super) fn equipment(sheet: &mut Sheet, about: &About) {
    let words = |equipment: &Equipment| match &equipment.detail {
        Some(detail) => format!("{}: {detail}", equipment.item),
        None => equipment.item.clone(),
    };
    if !about.equipment.is_empty() {
        sheet.heading("At hand");
        let items: Vec<String> = about.equipment.iter().map(words).collect();
        sheet.items(items.iter().map(String::as_str));
    }
}

/// Short forms and what they stand for.
pub(super) fn abbreviations(sheet: &mut Sheet, about: &About) {
    if about.abbreviations.is_empty() {
        return;
    }
    sheet.heading("Abbreviations");
    let all = about.abbreviations.iter();
    let all: Vec<String> = all.map(|(short, long)| format!("{short}: {long}")).collect();
    sheet.items(all.iter().map(String::as_str));
}

/// What it stands on.
pub(super) fn sources(sheet: &mut Sheet, procedure: &Procedure) {
    let count = procedure.sources().len();
    if count == 0 {
        return;
    }
    sheet.heading(&format!("It stands on {}", super::counted(count, "source")));
    for source in procedure.sources() {
        let grade = source.grade.as_ref().map(|grade| format!(" (grade {grade})"));
        sheet.items([format!("{}{}", source.title, grade.unwrap_or_default()).as_str()]);
    }
}

/// What is open about the content. It often tells the way.
pub(super) fn review(sheet: &mut Sheet, about: &About) {
    if !about.review.is_empty() {
        sheet.heading("A clinician must still look at");
        sheet.items(about.review.iter().map(String::as_str));
    }
}
