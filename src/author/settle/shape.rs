//! The shape of a run: what comes after what, without what the run does not have.

use super::plan::{Group, RepeatPlan, Tree};
use super::run::Run;
use crate::procedure::{Phase, Repeat, Slot};

/// The shape of the path below `tree`, without what is not in this run.
pub(super) fn slots(run: &Run<'_, '_>, tree: &[Tree<'_>]) -> Vec<Slot> {
    tree.iter().filter(|tree| !is_empty(run, tree)).filter_map(|tree| slot(run, tree)).collect()
}

fn slot(run: &Run<'_, '_>, tree: &Tree<'_>) -> Option<Slot> {
    Some(match tree {
        Tree::Step(at) => Slot::Step(run.positions.get(*at).copied().flatten()?),
        Tree::Phase { title, inner, .. } => {
            Slot::Phase(Phase { title: (*title).to_owned(), slots: slots(run, inner) })
        }
        Tree::Use(part) => {
            let part = run.plan.parts.get((*part)?)?;
            let title = part.document.title.given().map_or_else(String::new, ToString::to_string);
            Slot::Phase(Phase { title, slots: slots(run, &part.tree) })
        }
        Tree::Group { kind: Group::AnyOrder, inner, .. } => Slot::AnyOrder(slots(run, inner)),
        Tree::Group { kind: Group::OneOf, inner, .. } => Slot::OneOf(slots(run, inner)),
        Tree::Group { kind: Group::Run, inner, .. } => Slot::Run(slots(run, inner)),
        Tree::Repeat { position, inner, .. } => Slot::Repeat(Repeat {
            passes: run.passes_at(Some(*position)),
            until: run.plan.repeats.get(*position).is_some_and(RepeatPlan::is_open_ended),
            slots: slots(run, inner),
        }),
    })
}

/// Whether the run has nothing of a tree.
fn is_empty(run: &Run<'_, '_>, tree: &Tree<'_>) -> bool {
    match tree {
        Tree::Step(at) => run.positions.get(*at).copied().flatten().is_none(),
        Tree::Phase { inner, .. } | Tree::Group { inner, .. } | Tree::Repeat { inner, .. } => {
            inner.iter().all(|tree| is_empty(run, tree))
        }
        Tree::Use(part) => {
            let part = part.and_then(|part| run.plan.parts.get(part));
            part.is_none_or(|part| part.tree.iter().all(|tree| is_empty(run, tree)))
        }
    }
}
