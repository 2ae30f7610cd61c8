//! What is declared by name before any step: sources, timers, endings, variants, cases.

use super::Planner;
use crate::author::document::{Document, Timer};
use crate::author::settle::names::TimerPlan;

impl<'d> Planner<'d, '_> {
    /// Sources, timers and endings.
    pub(super) fn declared(&mut self, part: usize, document: &'d Document) {
        for (name, _) in document.sources.iter() {
            self.check_slug(part, name, name.span);
            let ix = self.plan.builder.reserve_source();
            let full = self.full(part, name);
            self.plan.names.sources.insert(full, ix);
        }
        for (name, timer) in document.timers.iter() {
            self.check_slug(part, name, name.span);
            let plan = TimerPlan {
                ix: self.plan.builder.reserve_timer(),
                part,
                span: name.span,
                is_window: !matches!(timer, Some(Timer::Every(_))),
                from_start: matches!(timer, Some(Timer::Window(window)) if window.starts.is_some()),
            };
            let full = self.full(part, name);
            self.plan.names.timers.insert(full, plan);
        }
        for (name, _) in document.endings.iter() {
            self.check_slug(part, name, name.span);
            let ix = self.plan.builder.reserve_ending();
            let full = self.full(part, name);
            self.plan.names.endings.insert(full, ix);
        }
        for (name, _) in document.variants.iter() {
            self.check_slug(part, name, name.span);
        }
        for (name, _) in document.cases.iter() {
            self.check_slug(part, name, name.span);
        }
    }
}
