//! Notes that were written in a session.

use super::{debrief, played};
use rehearsal::debrief::RemarkKind;
use rehearsal::session::Mode;

#[test]
fn a_note_outlives_what_was_taken_back_around_it() {
    let yaml = "
format: 1
title: Short
steps: [Press, Dress]
";
    let lines = ["press", "note he coughed", "not that", "dress", "note calm now", "finished"];
    let debrief = debrief(&played(Mode::Exam, yaml, &lines));
    let notes = debrief.remarks.iter().filter(|remark| remark.kind == RemarkKind::Noted);
    let notes: Vec<&str> = notes.map(|remark| remark.text.as_str()).collect();
    assert_eq!(notes, ["he coughed", "calm now"]);
    assert_eq!(debrief.totals.done, 1, "the step itself was taken back");
}
