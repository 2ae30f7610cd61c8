//! Rules about time: waits nobody can keep, clocks that judge nothing.

mod long_step;
mod never_judged;
mod never_stopped;
mod over_pass_time;
mod round_as_step;
mod round_never_due;
mod short_window;
mod unused_timer;
mod wait_as_step;
mod wait_before_start;

use super::Rule;
use super::rule::File;
use crate::author::document::{StepWindow, Timer, Window};
use crate::author::written::Spanned;

pub(super) const RULES: &[&Rule] = &[
    &wait_before_start::RULE,
    &short_window::RULE,
    &long_step::RULE,
    &over_pass_time::RULE,
    &round_never_due::RULE,
    &never_judged::RULE,
    &never_stopped::RULE,
    &unused_timer::RULE,
    &wait_as_step::RULE,
    &round_as_step::RULE,
];

/// The windows of the file, each with its name.
fn windows<'a>(file: &File<'a>) -> impl Iterator<Item = (&'a Spanned<String>, &'a Window)> {
    file.seen.document.timers.iter().filter_map(|(name, timer)| match timer.as_ref()? {
        Timer::Window(window) => Some((name, &**window)),
        Timer::Every(_) => None,
    })
}

/// Whether a step holds the trainee until a time is over.
fn is_held(window: Option<&StepWindow>) -> bool {
    window.is_some_and(|window| window.at_least.is_some())
}

/// Whether anything starts a window.
fn is_started(file: &File<'_>, name: &str, window: &Window) -> bool {
    let mut starts = file.seen.steps.iter().flat_map(|step| step.starts.iter());
    window.starts.is_some() || starts.any(|start| *start.value == *name)
}
