//! What was answered on a map, beside what is right: the same map, with what the seed drew on it.

use crate::debrief::{Deviation, Subject};
use crate::instrument::{Chart, Wall};
use crate::procedure::StepIx;
use crate::procedure::checkpoint::Kind;
use crate::procedure::map::Point;
use crate::session::{Answer, Entry, Session, Setting};
use crate::time::SessionTime;

/// A first answer on a map.
#[derive(Clone, Debug)]
pub struct Placed {
    step: StepIx,
    checkpoint: usize,
    at: SessionTime,
    /// The map.
    pub chart: Chart,
    /// Where the trainee injected, in order.
    pub given: Vec<Point>,
    /// Where an expert would; nothing in a section, where any place will do that reads well.
    pub model: Vec<Point>,
}

impl Placed {
    /// All of a session.
    pub(super) fn all(setting: &Setting, entries: &[Entry]) -> Vec<Self> {
        let session = Session::replay(setting.clone(), entries);
        let mut all: Vec<Self> = Vec::new();
        for visit in session.visits() {
            let form = session.procedure().step_on(visit.step, visit.pass);
            for given in &visit.given {
                let asked = form.and_then(|form| form.checkpoints.get(given.checkpoint));
                let thing = form
                    .map_or_else(String::new, |form| format!("{}/{}", form.id, given.checkpoint));
                let drawn = (setting.seed, thing.as_str());
                let Some((chart, given_at, model)) =
                    asked.and_then(|asked| placed(&asked.kind, &given.answer, drawn))
                else {
                    continue;
                };
                let (step, checkpoint, at) = (visit.step, given.checkpoint, given.at);
                all.push(Self { step, checkpoint, at, chart, given: given_at, model });
            }
        }
        all
    }

    /// Whether a deviation speaks of it.
    pub(super) fn is_of(&self, deviation: &Deviation) -> bool {
        let asked = deviation.question.as_ref().map(|question| question.checkpoint);
        deviation.subject == Subject::Step(self.step)
            && asked == Some(self.checkpoint)
            && deviation.at == self.at
    }
}

/// The map of an answer, what was given on it, and what is right.
fn placed(
    kind: &Kind,
    answer: &Answer,
    (seed, thing): (u64, &str),
) -> Option<(Chart, Vec<Point>, Vec<Point>)> {
    match (kind, answer) {
        (Kind::Place(place), Answer::Place(placed)) => {
            let wall = Wall::new(place, seed, thing);
            let given = placed.sites.iter().map(|site| site.at).collect();
            Some((wall.chart().clone(), given, wall.model().to_vec()))
        }
        (Kind::Needle(needle), Answer::Needle(needled)) => {
            let chart = Chart::new(&needle.map, &[], seed, thing);
            let given = needled.injections.iter().map(|injection| injection.at).collect();
            Some((chart, given, Vec::new()))
        }
        (_, _) => None,
    }
}
