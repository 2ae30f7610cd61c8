//! The debrief as YAML. Its structure is `wire.rs`.

use super::wire;
use crate::debrief::Debrief;

/// The report as a YAML document.
///
/// # Errors
///
/// None that is known: every value in it has a form in YAML. Passed on rather than hidden.
pub fn yaml(debrief: &Debrief) -> Result<String, serde_yaml::ser::Error> {
    serde_yaml::to_string(&wire::Report::of(debrief))
}
