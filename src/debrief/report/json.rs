//! The debrief as JSON. Its structure is `wire.rs`.

use super::wire;
use crate::debrief::Debrief;

/// The report as indented JSON with a line feed at its end.
///
/// # Errors
///
/// None that is known: every value in it has a form in JSON. Passed on rather than hidden.
pub fn json(debrief: &Debrief) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&wire::Report::of(debrief))?;
    text.push('\n');
    Ok(text)
}
