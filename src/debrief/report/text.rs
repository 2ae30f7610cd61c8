//! The debrief as plain text: the verdict first, the worst next, and the rest below.
//!
//! Words, never colour. Every text from a file or a trainee goes through `lines.rs`, which lets
//! no control character by. The picture of the timeline is `chart.rs`.

use super::chart;
use super::complications::complications;
use super::facts;
use super::lines::Page;
use super::told::{Cited, Said, Telling, told};
use super::typed::heard;
use crate::debrief::{Debrief, Deviation, NOTICE, Outcome, RemarkKind, Verdict};
use crate::procedure::Procedure;
use crate::procedure::markup;
use crate::session::Standing;
use crate::time::Clock;

/// The report for a page of `width` columns; under 40 reads as 40, over 200 as 200.
#[must_use]
pub fn text(debrief: &Debrief, width: usize) -> String {
    let mut page = Page::new(width);
    let cited = Cited::of(debrief);
    head(&mut page, debrief);
    deviations(&mut page, debrief, &cited);
    complications(&mut page, debrief);
    calibration(&mut page, debrief);
    next(&mut page, debrief);
    score(&mut page, debrief);
    timeline(&mut page, debrief);
    typed(&mut page, debrief);
    remarks(&mut page, debrief);
    sources(&mut page, &cited);
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
    page.hang(&labelled("Verdict"), &verdict(debrief));
    for (label, text) in facts::particulars(debrief) {
        page.hang(&labelled(label), &text);
    }
    page.hang(&labelled("Ended"), &outcome(debrief.procedure(), debrief.outcome));
    page.hang(&labelled("Steps"), &facts::steps(debrief));
    if let Some(answers) = facts::answers(debrief) {
        page.hang(&labelled("Answers"), &answers);
    }
    page.hang(&labelled("Points"), &facts::points(debrief));
    let [session, real] = facts::times(debrief);
    page.hang(&labelled("Session"), &session);
    page.hang(&labelled("Real"), &real);
}

fn labelled(label: &str) -> String {
    format!("{label:<10}")
}

fn deviations(page: &mut Page, debrief: &Debrief, cited: &Cited<'_>) {
    if debrief.deviations.is_empty() {
        page.heading("Deviations");
        page.paragraph("None. Everything was done in its place and in its time.");
        return;
    }
    page.heading(&format!("Deviations, worst first: {}", facts::counts(debrief)));
    let mut hazards = Said::default();
    for (position, it) in debrief.deviations.iter().enumerate() {
        if position > 0 {
            page.gap();
        }
        deviation(page, (position + 1, it), (cited, &mut hazards));
    }
}

/// One deviation. What a step warns of is printed under the first of its deviations alone.
fn deviation(
    page: &mut Page,
    (number, it): (usize, &Deviation),
    (cited, hazards): (&Cited<'_>, &mut Said),
) {
    let procedure = cited.procedure();
    let severity = it.severity.word().to_uppercase();
    let title = it.subject.title(procedure);
    let at = Clock(it.at.elapsed());
    let lead = format!("{number:>2}. ");
    page.hang(&lead, &format!("{severity}, {}: {title} (at {at})", it.kind.word()));
    for (what, text) in told(procedure, it) {
        match what {
            Telling::Hazard if !hazards.is_new(&text) => {}
            Telling::Message => page.hang("    ", &markup::plain(&text)),
            Telling::Because | Telling::Reason | Telling::Hazard | Telling::WithIt => {
                page.hang(&format!("    {:<9}", what.label()), &markup::plain(&text));
            }
        }
    }
    let numbers = cited.numbers(&it.sources);
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
        let (text, parts) = heard(debrief.procedure(), entry);
        page.hang(&at, &text);
        for part in parts {
            page.hang("         - ", &part);
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

fn sources(page: &mut Page, cited: &Cited<'_>) {
    for (position, words) in cited.words().enumerate() {
        if position == 0 {
            page.heading("Sources");
        }
        page.hang(&format!("{:>4} ", format!("[{}]", position + 1)), &words);
    }
}
