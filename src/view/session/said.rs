//! What is said about the last deed: an answer found right or wrong, or a refusal with all its
//! reasons.

use crate::app::checkpoint::Feedback;
use crate::app::session::Said;
use crate::view::look::{Glyph, Look, Role};
use crate::view::sheet::Sheet;
use ratatui::text::Line;

/// Sets what is said in `room` columns; `types` says whether letters are typed there, and
/// `overrides` which key overrides.
pub(super) fn set(
    look: Look,
    said: &Said,
    (room, types, overrides): (u16, bool, Option<String>),
) -> Vec<Line<'static>> {
    let mut sheet = Sheet::new(look, room);
    match said {
        Said::Feedback(feedback) => answer(&mut sheet, look, feedback),
        Said::Hint { what, text } => {
            let texts = [(Role::Strong, format!("{what}: {text}"))];
            callout(&mut sheet, Role::Attention, "HINT", &texts);
        }
        Said::Back { done, in_hand } => {
            let texts = done.iter().map(|step| (Role::Plain, format!("Done last: {step}")));
            let goes_on = in_hand.iter();
            let goes_on = goes_on.map(|step| (Role::Strong, format!("It goes on with: {step}")));
            let texts: Vec<(Role, String)> = texts.chain(goes_on).collect();
            callout(&mut sheet, Role::Good, "BACK TO THE PROCEDURE", &texts);
        }
        Said::NotTaken { what, why } => {
            let mut texts = vec![(Role::Strong, what.clone())];
            texts.extend(why.iter().map(|why| (Role::Plain, why.clone())));
            callout(&mut sheet, Role::Bad, "NOT THAT", &texts);
        }
        Said::Refused { what, reasons, can_override } => {
            let mut texts = vec![(Role::Strong, what.clone())];
            let dot = look.glyph(Glyph::Dot);
            texts.extend(reasons.iter().map(|reason| (Role::Plain, format!("{dot} {reason}"))));
            let way_out = match (*can_override, overrides.as_ref().filter(|_| !types)) {
                (true, Some(key)) => format!("{key} overrides with a reason."),
                (true, None) => "“:override” and why goes on all the same.".to_owned(),
                (false, _) => "This cannot be overridden.".to_owned(),
            };
            texts.push((Role::Quiet, way_out));
            callout(&mut sheet, Role::Bad, "NOT NOW", &texts);
        }
    }
    sheet.into_lines()
}

fn answer(sheet: &mut Sheet, look: Look, feedback: &Feedback) {
    let (role, glyph, word) = match feedback {
        Feedback { right: true, .. } => (Role::Good, Glyph::Done, "RIGHT"),
        Feedback { partly: true, .. } => (Role::Attention, Glyph::Wrong, "PARTLY RIGHT"),
        Feedback { .. } => (Role::Bad, Glyph::Wrong, "NOT RIGHT"),
    };
    let word = format!("{} {word}", look.glyph(glyph));
    let mut texts = vec![(Role::Strong, feedback.answer.clone())];
    texts.extend(feedback.because.iter().map(|because| (Role::Plain, because.clone())));
    callout(sheet, role, &word, &texts);
}

fn callout(sheet: &mut Sheet, role: Role, word: &str, texts: &[(Role, String)]) {
    let texts: Vec<(Role, &str)> =
        texts.iter().map(|(role, text)| (*role, text.as_str())).collect();
    sheet.callout(role, word, &texts);
}
