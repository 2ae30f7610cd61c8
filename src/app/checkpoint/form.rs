//! The forms: what has been filled in so far, one for each kind.
//!
//! What fills them is `app/checkpoint.rs`.

use super::{Needling, Options, Placing, Sorting};
use crate::app::prompt::Line;
use crate::procedure::StepIx;
use crate::procedure::checkpoint::Kind;
use crate::procedure::map::Point;
use crate::session::Session;
use crate::session::checkpoint::{shown_arms, shown_items, shown_order};
use std::collections::BTreeSet;

/// What has been filled in so far.
#[derive(Clone, Debug)]
pub enum Form {
    /// Options to pick from.
    Choose(Options),
    /// A number to type.
    Number(Line),
    /// Items to tick.
    Tick(Options),
    /// Things to name.
    List(Line),
    /// Things to put in order.
    Order(Sorting),
    /// Something to say.
    Say(Line),
    /// Injections to place on a map.
    Place(Box<Placing>),
    /// A needle in hand.
    Needle(Box<Needling>),
}

impl Form {
    /// The form for a checkpoint of `session`: its step, and which of its checkpoints it is.
    pub(super) fn new(session: &Session, (step, position): (StepIx, usize), kind: &Kind) -> Self {
        let id = session.procedure().step(step).id.as_str();
        let list = |shown, several: bool| {
            let cursor = several.then_some(0);
            Options { shown, cursor, marked: BTreeSet::new(), several }
        };
        match kind {
            Kind::Choose(choose) => {
                let shown = shown_order(choose, session.setting().seed, id, position);
                Self::Choose(list(shown, choose.wants_several()))
            }
            Kind::Decide(decide) => {
                Self::Choose(list(shown_arms(decide, session.setting().seed, id), false))
            }
            Kind::Number(_) => Self::Number(Line::default()),
            Kind::Tick(tick) => Self::Tick(list((0..tick.items.len()).collect(), true)),
            Kind::List(_) => Self::List(Line::default()),
            Kind::Order(order) => {
                let seed = session.setting().seed;
                Self::Order(Sorting::new(shown_items(order, seed, id, position)))
            }
            Kind::Say(_) => Self::Say(Line::default()),
            Kind::Place(place) => {
                let drawn = (session.setting().seed, &*format!("{id}/{position}"));
                Self::Place(Placing::new(place, drawn, session.policy()).into())
            }
            Kind::Needle(needle) => {
                let drawn = (session.setting().seed, &*format!("{id}/{position}"));
                Self::Needle(Needling::new(needle, drawn, session.policy()).into())
            }
        }
    }

    /// The line that is typed into, if there is one.
    pub(super) fn typed(&mut self) -> Option<&mut Line> {
        match self {
            Self::Number(line) | Self::List(line) | Self::Say(line) => Some(line),
            Self::Place(placing) => placing.counting.as_mut(),
            Self::Choose(_) | Self::Tick(_) | Self::Order(_) | Self::Needle(_) => None,
        }
    }

    /// Whether printing keys type into it.
    pub(super) fn types(&self) -> bool {
        match self {
            Self::Number(_) | Self::List(_) | Self::Say(_) => true,
            Self::Place(placing) => placing.counting.is_some(),
            Self::Choose(_) | Self::Tick(_) | Self::Order(_) | Self::Needle(_) => false,
        }
    }

    /// Whether a line, in small letters, is a deed at an instrument.
    pub(super) fn knows(&self, line: &str) -> bool {
        match self {
            Self::Place(_) => Placing::knows(line),
            Self::Needle(needling) => needling.knows(line),
            Self::Choose(_)
            | Self::Tick(_)
            | Self::Order(_)
            | Self::Number(_)
            | Self::List(_)
            | Self::Say(_) => false,
        }
    }

    /// Whether nothing was filled in.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Choose(options) => options.marked.is_empty(),
            Self::Order(sorting) => sorting.given.is_empty(),
            Self::Number(line) | Self::List(line) | Self::Say(line) => {
                line.text().trim().is_empty()
            }
            Self::Place(placing) => placing.sites.is_empty(),
            Self::Needle(needling) => needling.bench.injections().is_empty(),
            // No tick is an answer as good as any.
            Self::Tick(_) => false,
        }
    }

    /// Moves the cursor to this row, where there are rows.
    pub(super) fn point(&mut self, row: usize) {
        match self {
            Self::Choose(options) | Self::Tick(options) if row < options.shown.len() => {
                options.cursor = Some(row);
            }
            Self::Order(sorting) if row < sorting.shown.len() => sorting.cursor = row,
            Self::Choose(_)
            | Self::Tick(_)
            | Self::Order(_)
            | Self::Place(_)
            | Self::Needle(_)
            | Self::Number(_)
            | Self::List(_)
            | Self::Say(_) => {}
        }
    }

    /// Moves the cursor of the map to this point. Says whether it was elsewhere.
    pub(super) fn point_at(&mut self, at: Point) -> bool {
        match self {
            Self::Place(placing) => placing.point(at),
            Self::Needle(_)
            | Self::Choose(_)
            | Self::Tick(_)
            | Self::Order(_)
            | Self::Number(_)
            | Self::List(_)
            | Self::Say(_) => false,
        }
    }
}
