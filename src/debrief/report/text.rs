//! The debrief as plain text: the verdict first, the worst next, and the rest below.
//!
//! Words, never colour. Every text from a file or a trainee goes through `lines.rs`, which lets
//! no control character by. The picture of the timeline is `chart.rs`.

use super::chart;
use super::complications::complications;
use super::lines::{Page, clean};
use super::typed::{TAKEN_BACK, taken_for};
use crate::debrief::{Debrief, Deviation, NOTICE, Outcome, RemarkKind, Verdict};
use crate::procedure::Procedure;
use crate::procedure::markup;
use crate::procedure::{Severity, Source, SourceIx};
use crate::session::Standing;
use crate::time::{Clock, Words};
use std::fmt::Write as _;

/// The report for a page of `width` columns; under 40 reads as 40, over 200 as 200.
#[must_use]
pub fn text(debrief: &Debrief, width: usize) -> String {
    let mut page = Page::new(width);
    let cited = cited(debrief);
    head(&mut page, debrief);
    deviations(&mut page, debrief, &cited);
    complications(&mut page, debrief);
    calibration(&mut page, debrief);
    next(&mut page, debrief);
    score(&mut page, debrief);
    timeline(&mut page, debrief);
    typed(&mut page, debrief);
    remarks(&mut page, debrief);
    sources(&mut page, debrief, &cited);
    page.gap();
    page.paragraph(NOTICE);
    page.into_text()
}

/// The verdict in one line: `practice: guided never passes or fails`.
#[must_use]
pub fn verdict(debrief: &Debrief) -> String {
    match &debrief.verdict {
        Verdict::Practice => {
            format!("practice: {} never passes or fails", debrief.setting.mode.word())
        }
        Verdict::Without => "no verdict: the session was not finished".to_owned(),
        // However little was done: the author is to see why that passes.
        Verdict::Passed if debrief.procedure().about().pass.score.is_none() => {
            "passed: nothing critical, and this procedure asks for no score".to_owned()
        }
        Verdict::Passed => "passed".to_owned(),
        Verdict::Failed { reasons } => format!("not passed: {}", reasons.join("; ")),
    }
}

/// How the session ended, in words: `finished, with 2 steps left out`.
#[must_use]
pub fn outcome(procedure: &Procedure, outcome: Outcome) -> String {
    match outcome {
        Outcome::Finished { left_out, deferred, .. } if deferred > 0 && deferred == left_out => {
            format!("complete except deferred: {deferred} of its steps")
        }
        Outcome::Finished { missed: Some(ending), .. } => {
            format!("finished, where it should have ended: {}", procedure.ending(ending).title)
        }
        Outcome::Ended { ending, right, left_out, told } => {
            let ending = procedure.ending(ending);
            let wrong = if right { "" } else { ", where it should not have ended" };
            let told = if told == 0 { String::new() } else { format!(", {told} told") };
            let left = match left_out {
                0 => String::new(),
                1 => ", with 1 step left out".to_owned(),
                left_out => format!(", with {left_out} steps left out"),
            };
            format!("with “{}”{wrong}{left}{told}", ending.title)
        }
        Outcome::Finished { left_out, told, .. } => {
            let told = match (told, left_out) {
                (0, _) => String::new(),
                (told, 0) => format!(", {told} of them told"),
                (told, _) => format!(" and {told} told"),
            };
            match left_out {
                0 => format!("finished, with every step done{told}"),
                1 => format!("finished, with 1 step left out{told}"),
                left_out => format!("finished, with {left_out} steps left out{told}"),
            }
        }
        Outcome::Abandoned => "abandoned".to_owned(),
        Outcome::Unfinished => "not finished yet".to_owned(),
    }
}

fn head(page: &mut Page, debrief: &Debrief) {
    page.paragraph(&debrief.procedure().about().title);
    let mode = debrief.setting.mode.word();
    let article = if mode.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    page.paragraph(&format!("Debrief of {article} {mode} session"));
    page.gap();
    page.hang("Verdict   ", &verdict(debrief));
    let particulars = debrief.procedure().particulars();
    if let Some(variant) = &particulars.variant {
        page.hang("Variant   ", &variant.title);
    }
    if let Some(case) = &particulars.case {
        page.hang("Case      ", &case.id);
    }
    if let Some(vignette) = particulars.case.as_ref().and_then(|case| case.vignette.as_ref()) {
        page.hang("Patient   ", vignette);
    }
    if let Some(phase) = &particulars.phase {
        page.hang("Phase     ", &format!("{phase}, alone"));
    }
    for changed in &particulars.overrides {
        let (value, whose) = (&changed.value, changed.origin.words());
        page.hang("Changed   ", &format!("{} = {value}, {whose}", changed.parameter));
    }
    page.hang("Ended     ", &outcome(debrief.procedure(), debrief.outcome));
    let totals = debrief.totals;
    page.hang("Steps     ", &format!("{} of {} done", totals.done, totals.steps));
    let (right, answered) = (totals.right_first, totals.answered);
    let unasked = match totals.checkpoints.saturating_sub(answered) {
        0 => String::new(),
        unasked => format!("; {unasked} not reached"),
    };
    if totals.checkpoints > 0 {
        page.hang("Answers   ", &format!("{right} of {answered} right at once{unasked}"));
    }
    let score = &debrief.score;
    let mut points = format!("{} of {} ({} %)", score.got, score.of, score.percent());
    if !score.unreached.is_nothing() {
        let _ = write!(points, "; {} of them never reached", score.unreached);
    }
    page.hang("Points    ", &points);
    let times = debrief.times;
    page.hang("Session   ", &format!("{} of simulated time", Words(times.session.elapsed())));
    page.hang("Real      ", &format!("{} at the keyboard", Words(times.real)));
}

fn deviations(page: &mut Page, debrief: &Debrief, cited: &[SourceIx]) {
    if debrief.deviations.is_empty() {
        page.heading("Deviations");
        page.paragraph("None. Everything was done in its place and in its time.");
        return;
    }
    let counts = Severity::ALL.iter().rev().filter_map(|severity| {
        let count = debrief.count(*severity);
        (count > 0).then(|| format!("{count} {severity}"))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    page.heading(&format!("Deviations, worst first: {counts}"));
    for (position, it) in debrief.deviations.iter().enumerate() {
        if position > 0 {
            page.gap();
        }
        deviation(page, debrief, (position + 1, it), cited);
    }
}

/// The texts that one item has told: none is told twice.
#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    /// Whether `text` was not told before; from now on it was.
    fn is_new(&mut self, text: &str) -> bool {
        let text = clean(text);
        let new = !self.0.contains(&text);
        if new {
            self.0.push(text);
        }
        new
    }
}

fn deviation(
    page: &mut Page,
    debrief: &Debrief,
    (number, it): (usize, &Deviation),
    cited: &[SourceIx],
) {
    let procedure = debrief.procedure();
    let severity = it.severity.word().to_uppercase();
    let title = it.subject.title(procedure);
    let at = Clock(it.at.elapsed());
    let lead = format!("{number:>2}. ");
    page.hang(&lead, &format!("{severity}, {}: {title} (at {at})", it.kind.word()));
    page.hang("    ", &markup::plain(&it.message));
    let reason = it.reason.as_ref().map(|reason| format!("“{reason}”"));
    let labelled = [("Because", &it.because), ("You said", &reason), ("Hazard", &it.hazard)];
    let mut said = Said::default();
    for (label, text) in labelled {
        if let Some(text) = text.as_ref().filter(|text| said.is_new(text)) {
            page.hang(&format!("    {label:<9}"), &markup::plain(text));
        }
    }
    for part in &it.folded {
        let mut told = format!("{}, {}", part.kind.word(), part.severity);
        if part.subject != it.subject {
            let _ = write!(told, ", {}", part.subject.title(procedure));
        }
        let _ = write!(told, ": {}", part.message);
        if let Some(because) = part.because.as_ref().filter(|text| said.is_new(text)) {
            let _ = write!(told, " {because}");
        }
        let reason = part.reason.as_ref().map(|reason| format!("“{reason}”"));
        if let Some(reason) = reason.filter(|text| said.is_new(text)) {
            let _ = write!(told, " You said: {reason}");
        }
        page.hang("    With it  ", &markup::plain(&told));
    }
    let numbers = it.sources.iter().filter_map(|source| {
        let position = cited.iter().position(|cited| cited == source)?;
        Some(format!("[{}]", position + 1))
    });
    let numbers = numbers.collect::<Vec<_>>().join(" ");
    if !numbers.is_empty() {
        page.hang("    Sources  ", &numbers);
    }
}

/// How well the trainee knew what they knew: confident errors first, as they are put right best.
fn calibration(page: &mut Page, debrief: &Debrief) {
    let Some(calibration) = &debrief.calibration else { return };
    page.heading("How sure you were");
    for it in &calibration.sure_and_wrong {
        let title = &debrief.procedure().step(it.step).title;
        let (word, percent) = (it.confidence.word(), it.confidence.percent());
        page.hang(
            " - ",
            &format!("{word} ({percent} %), and wrong: {} ({title})", markup::plain(&it.ask)),
        );
    }
    if !calibration.sure_and_wrong.is_empty() {
        page.gap();
    }
    page.raw("said                 times   right");
    for row in &calibration.rows {
        let (word, percent) = (row.confidence.word(), row.confidence.percent());
        let share = row.right * 100 / row.said.max(1);
        let said = format!("{word} ({percent} %)");
        page.raw(&format!("{said:<20} {:>5}   {:>5}  {share:>3} %", row.said, row.right));
    }
    page.gap();
    let brier =
        format!("Brier score {:.3}: 0 is perfect, 0.25 is what guessing gets.", calibration.brier);
    page.paragraph(&brier);
}

fn next(page: &mut Page, debrief: &Debrief) {
    page.heading("To rehearse next");
    if debrief.next.is_empty() {
        page.paragraph("Nothing stands out. Come back in a few days, before it fades.");
    }
    for suggestion in &debrief.next {
        let title = suggestion.subject.title(debrief.procedure());
        let (kind, severity) = (suggestion.kind.word(), suggestion.severity);
        page.hang(" - ", &format!("{title} ({kind}, {severity})"));
    }
}

fn score(page: &mut Page, debrief: &Debrief) {
    page.heading("Points, step by step");
    for line in &debrief.score.lines {
        let title = &debrief.procedure().step(line.step).title;
        let points = format!("{:>4} of {:<4} ", line.got, line.of);
        page.hang(&points, &format!("{title}: {}", line.why));
    }
}

fn timeline(page: &mut Page, debrief: &Debrief) {
    if debrief.timeline.steps.is_empty() && debrief.timeline.timers.is_empty() {
        return;
    }
    page.heading("Timeline");
    for row in chart::chart(debrief.procedure(), &debrief.timeline, page.width()) {
        page.raw(&row);
    }
    page.gap();
    page.paragraph(chart::LEGEND);
    if debrief.timeline.steps.iter().any(|row| row.standing == Standing::Overridden) {
        page.paragraph("A ! after the figures: done by override.");
    }
}

/// All that was typed, so that a trainee can see what was made of it.
fn typed(page: &mut Page, debrief: &Debrief) {
    if debrief.typed.is_empty() {
        return;
    }
    page.heading("What you typed, and what it was taken for");
    for entry in &debrief.typed {
        let at = format!("{:>7}  ", Clock(entry.at.elapsed()).to_string());
        let took = |part| taken_for(debrief.procedure(), entry, part);
        let back = entry.taken_back && entry.parts.iter().any(|part| took(part) != TAKEN_BACK);
        let back = if back { format!(" ({TAKEN_BACK})") } else { String::new() };
        if let [only] = entry.parts.as_slice() {
            page.hang(&at, &format!("“{}”: {}{back}", entry.text, took(only)));
        } else {
            page.hang(&at, &format!("“{}”{back}", entry.text));
            for part in &entry.parts {
                page.hang("         - ", &format!("“{}”: {}", part.text, took(part)));
            }
        }
    }
}

fn remarks(page: &mut Page, debrief: &Debrief) {
    let remarks = &debrief.remarks;
    let of = |kind| remarks.iter().filter(move |remark| remark.kind == kind);
    let headings = [
        (RemarkKind::Refused, "Tried and refused (no deviations)"),
        (RemarkKind::Noted, "Your notes"),
    ];
    for (kind, heading) in headings {
        if of(kind).next().is_some() {
            page.heading(heading);
        }
        for remark in of(kind) {
            let at = Clock(remark.at.elapsed()).to_string();
            page.hang(&format!("{at:>7}  "), &remark.text);
        }
    }
}

/// The sources that some deviation stands on, in the order of the procedure.
fn cited(debrief: &Debrief) -> Vec<SourceIx> {
    let mut cited: Vec<SourceIx> =
        debrief.deviations.iter().flat_map(|it| it.sources.iter().copied()).collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}

fn sources(page: &mut Page, debrief: &Debrief, cited: &[SourceIx]) {
    if cited.is_empty() {
        return;
    }
    page.heading("Sources");
    for (position, ix) in cited.iter().enumerate() {
        let Source { title, url, grade, .. } = debrief.procedure().source(*ix);
        let mut text = title.clone();
        if let Some(grade) = grade {
            let _ = write!(text, " (grade {grade})");
        }
        if let Some(url) = url {
            let _ = write!(text, " {url}");
        }
        page.hang(&format!("{:>4} ", format!("[{}]", position + 1)), &text);
    }
}
