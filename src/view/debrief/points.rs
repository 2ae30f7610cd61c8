//! What was counted: the points of each step and why they were lost, and how sure the trainee was.

use super::Set;
use crate::debrief::report::facts;
use crate::debrief::{Debrief, Reliability, ScoreLine};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::width;
use ratatui::text::{Line, Span};

/// The columns of a bar that stands for all of them.
const BAR: usize = 20;
/// From this width on there is room for bars.
const ROOMY: usize = 56;

/// The points, step by step; what was lost stands out.
pub(super) fn score(set: &mut Set, debrief: &Debrief) {
    set.section("Points, step by step:", &facts::points(debrief));
    let look = set.look;
    for line in &debrief.score.lines {
        let (sign, role) = worth(line);
        let title = &debrief.procedure().step(line.step).title;
        let points = format!("{:>3} of {:<3} ", line.got, line.of);
        let first = format!("{} {points}", look.glyph(sign));
        set.sheet(|sheet| {
            sheet.hung(&first, role, (Role::Plain, &format!("{title}: {}", line.why)));
        });
    }
}

/// Whether all points were reached, some, or none.
fn worth(line: &ScoreLine) -> (Glyph, Role) {
    if line.got == line.of {
        (Glyph::Done, Role::Good)
    } else if line.got.is_nothing() {
        (Glyph::Wrong, Role::Bad)
    } else {
        (Glyph::Wrong, Role::Attention)
    }
}

/// How sure the trainee was and how often that was right, where it was asked: confident errors
/// first, as they are put right best.
pub(super) fn calibration(set: &mut Set, debrief: &Debrief) {
    let Some(calibration) = &debrief.calibration else { return };
    set.section("How sure you were", "");
    for it in &calibration.sure_and_wrong {
        let title = &debrief.procedure().step(it.step).title;
        let (word, percent) = (it.confidence.word(), it.confidence.percent());
        let first = format!("{} {word} ({percent} %), and wrong: ", set.look.glyph(Glyph::Wrong));
        let text = format!("{} ({title})", it.ask);
        set.sheet(|sheet| sheet.hung(&first, Role::Bad, (Role::Plain, &text)));
    }
    for row in &calibration.rows {
        let line = reliability((set.look, set.room), row);
        set.lines.push(line);
    }
    if set.room >= ROOMY {
        let mark = set.look.glyph(Glyph::Mark);
        let legend =
            format!("The bar is how many were right; {mark} is how sure you were of them.");
        set.sheet(|sheet| sheet.text(Role::Quiet, &legend));
    }
    let brier =
        format!("Brier score {:.3}: 0 is perfect, 0.25 is what guessing gets.", calibration.brier);
    set.sheet(|sheet| sheet.text(Role::Plain, &brier));
}

/// One confidence: what was said, and what share of it was right, in figures and as a bar.
fn reliability((look, room): (Look, usize), row: &Reliability) -> Line<'static> {
    let percent = row.confidence.percent();
    let share = row.right * 100 / row.said.max(1);
    let said = format!("{} ({percent} %)", row.confidence.word());
    let right = format!("{share:>3} % right, {} of {}", row.right, row.said);
    let mut spans = vec![span(look, Role::Heading, format!("{said:<19}"))];
    if room >= ROOMY {
        spans.extend(bar(look, share, percent));
        spans.push(span(look, Role::Plain, "  "));
    } else if room < width(&said) + width(&right) + 2 {
        return Line::from(vec![span(look, Role::Plain, format!("{said}: {right}"))]);
    }
    spans.push(span(look, Role::Plain, right));
    Line::from(spans)
}

fn bar(look: Look, share: u32, said: u32) -> Vec<Span<'static>> {
    let column = |percent: u32| usize::try_from(percent).unwrap_or(0) * BAR / 100;
    let piece = |place: usize| {
        if place == column(said).min(BAR - 1) {
            span(look, Role::Strong, look.glyph(Glyph::Mark))
        } else if place < column(share) {
            span(look, Role::Accent, look.glyph(Glyph::Full))
        } else {
            span(look, Role::Quiet, look.glyph(Glyph::Right))
        }
    };
    (0..BAR).map(piece).collect()
}
