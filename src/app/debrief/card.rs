//! The card of what a deviation is about: what the procedure says of it, as it is learnt.
//!
//! Here everything is told: the session is over. How it is set is `view/overlay.rs`.

use crate::app::overlay::{Block, Overlay};
use crate::debrief::Subject;
use crate::debrief::report::told;
use crate::debrief::right_answer;
use crate::procedure::complication::Resolution;
use crate::procedure::step::StepTimers;
use crate::procedure::{Checkpoint, Procedure, SourceIx, StepIx, TimerIx, TimerKind};
use crate::time::Words;

/// The card of a subject; nothing where the procedure says no more of it.
pub(super) fn of(procedure: &Procedure, subject: &Subject) -> Option<Overlay> {
    let blocks = match subject {
        Subject::Step(step) => step_blocks(procedure, *step),
        Subject::Timer(timer) => timer_blocks(procedure, *timer),
        Subject::WrongAct(position) => {
            let wrong = procedure.mishaps().wrong_acts.get(*position)?;
            vec![Block::Row("Because", wrong.because.clone()?)]
        }
        Subject::Complication(position) => {
            let complication = procedure.mishaps().complications.get(*position)?;
            let right = Resolution::right(complication.then).words();
            vec![
                Block::Row("Signs", complication.signs.clone()),
                Block::Row("Left by", format!("“{right}”")),
                Block::Heading("What it asks for"),
                Block::Items(titles(procedure, &procedure.steps_in(&complication.slots))),
            ]
        }
        Subject::Other(_) | Subject::Finish => return None,
    };
    Some(Overlay::blocks(subject.title(procedure), blocks))
}

fn titles(procedure: &Procedure, steps: &[StepIx]) -> Vec<String> {
    steps.iter().map(|step| procedure.step(*step).title.clone()).collect()
}

fn step_blocks(procedure: &Procedure, ix: StepIx) -> Vec<Block> {
    let step = procedure.step(ix);
    let teaching = &step.teaching;
    let mut blocks = Vec::new();
    // In the order of the card in the session.
    blocks.extend(teaching.hazard.clone().map(Block::Hazard));
    blocks.extend(teaching.how.clone().map(Block::Text));
    blocks.extend(teaching.finding.clone().map(Block::Finding));
    blocks.push(Block::Gap);
    blocks.extend(teaching.rows().map(|(label, text)| Block::Row(label, text.to_owned())));
    if let Some(figure) = &teaching.figure {
        blocks.extend([Block::Gap, Block::Figure(figure.clone())]);
    }
    if !step.checkpoints.is_empty() {
        blocks.push(Block::Heading("What it asks"));
    }
    for (position, checkpoint) in step.checkpoints.iter().enumerate() {
        if position > 0 {
            blocks.push(Block::Gap);
        }
        question(checkpoint, &mut blocks);
    }
    let asked = step.checkpoints.iter().flat_map(|checkpoint| &checkpoint.sources);
    sources(procedure, step.sources.iter().chain(asked), &mut blocks);
    blocks
}

fn question(checkpoint: &Checkpoint, blocks: &mut Vec<Block>) {
    blocks.push(Block::Text(checkpoint.ask.trim().to_owned()));
    blocks.push(Block::Row("Right", right_answer(&checkpoint.kind)));
    let because = checkpoint.because.clone();
    blocks.extend(because.map(|because| Block::Row("Because", because)));
}

fn timer_blocks(procedure: &Procedure, ix: TimerIx) -> Vec<Block> {
    let timer = procedure.timer(ix);
    let mut blocks = Vec::new();
    match &timer.kind {
        TimerKind::Window(window) => {
            let marks = [
                ("At least", window.at_least),
                ("Target", window.target),
                ("At most", window.at_most),
            ];
            let marks = marks.into_iter().filter_map(|(label, length)| Some((label, length?)));
            blocks.extend(marks.map(|(label, at)| Block::Row(label, Words(at).to_string())));
            let judged = [("Early", &window.early), ("Late", &window.late)];
            for (label, judged) in judged {
                let because = judged.because.clone();
                blocks.extend(because.map(|because| Block::Row(label, because)));
            }
        }
        TimerKind::Every(every) => {
            blocks.push(Block::Row("Every", Words(every.at_least).to_string()));
            blocks.push(Block::Row("While", procedure.timer(every.during).title.clone()));
            blocks.extend(every.missed.because.clone().map(|it| Block::Row("Because", it)));
        }
    }
    let touching = |of: fn(&StepTimers) -> &Vec<TimerIx>| {
        let steps = procedure.steps().filter(move |(_, step)| of(&step.timers).contains(&ix));
        steps.map(|(_, step)| step.title.clone()).collect::<Vec<_>>().join("; ")
    };
    let ends = [("Starts", touching(|timers| &timers.starts)), ("Ends", touching(|it| &it.stops))];
    blocks.extend(
        ends.into_iter()
            .filter(|(_, steps)| !steps.is_empty())
            .map(|(label, steps)| Block::Row(label, steps)),
    );
    blocks
}

fn sources<'a>(
    procedure: &Procedure,
    sources: impl Iterator<Item = &'a SourceIx>,
    blocks: &mut Vec<Block>,
) {
    let mut cited: Vec<String> = Vec::new();
    for words in sources.map(|ix| told::words(procedure.source(*ix))) {
        if !cited.contains(&words) {
            cited.push(words);
        }
    }
    if !cited.is_empty() {
        blocks.extend([Block::Heading("Sources"), Block::Items(cited)]);
    }
}
