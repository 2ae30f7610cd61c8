//! How bad something is, and why: what an author wrote, or what is usual.

use super::scope::Scope;
use crate::author::document::{self, Severity};
use crate::author::written::Text;
use crate::procedure::{self, Judged};

/// What is written, and the `usual` severity where none is.
pub(super) fn judged(
    scope: &Scope<'_, '_>,
    written: Option<&document::Judged>,
    usual: procedure::Severity,
) -> Judged {
    let because = written.and_then(|judged| judged.because.as_ref());
    weighed(scope, (written.and_then(|judged| judged.severity), because), usual)
}

/// The same of its two parts.
pub(super) fn weighed(
    scope: &Scope<'_, '_>,
    (severity, because): (Option<Severity>, Option<&Text>),
    usual: procedure::Severity,
) -> Judged {
    let severity = severity.map_or(usual, Severity::meant);
    Judged { severity, because: scope.maybe_text(because) }
}
