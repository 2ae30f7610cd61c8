//! The needle and what listens or stimulates at its tip, held together: each deed of the trainee,
//! and all that a panel shows.
//!
//! It measures and never judges (`session/checkpoint/needle.rs` does). Read next:
//! `instrument/needle.rs`, `instrument/trace.rs`, `instrument/stimulator.rs`.

pub mod expert;

use super::Chart;
use super::activity::Activity;
use super::needle::{Held, Needle};
use super::stimulator::{Stimulator, Twitch};
use super::tissue::Tissue;
use super::trace::{Cursor, Sound, Trace};
use crate::procedure::checkpoint::{self, Guide};
use crate::session::checkpoint::{Injection, Needled};
use std::time::Duration;

/// The steps of the gain, in microvolts a division.
const GAINS: [u32; 8] = [20, 50, 100, 200, 500, 1000, 2000, 5000];
/// The step with which it begins.
const GAIN: usize = 4;

/// A needle with what listens or stimulates at its tip.
#[derive(Clone, Debug)]
pub struct Bench {
    needle: Needle,
    device: Device,
    gain: usize,
    /// Whether blood came when the trainee drew back here.
    aspirated: Option<bool>,
    injections: Vec<Injection>,
}

/// What is at the tip of the needle.
#[derive(Clone, Debug)]
enum Device {
    Emg(Box<Trace>),
    Stimulation(Stimulator),
}

impl Bench {
    /// The bench for a checkpoint, with what `seed` draws for the `thing`: its name.
    #[must_use]
    pub fn new(needle: &checkpoint::Needle, seed: u64, thing: &str) -> Self {
        let chart = Chart::new(&needle.map, &[], seed, thing);
        let device = match needle.guide {
            Guide::Emg(_) => Device::Emg(Box::new(Trace::new(Tissue::new(&chart, seed, thing)))),
            Guide::Stimulation(_) => Device::Stimulation(Stimulator::new(&chart)),
        };
        let needle = Needle::new(&chart);
        Self { needle, device, gain: GAIN, aspirated: None, injections: Vec::new() }
    }

    /// The needle.
    #[must_use]
    pub const fn needle(&self) -> &Needle {
        &self.needle
    }

    /// The section, with what is drawn on it.
    #[must_use]
    pub const fn chart(&self) -> &Chart {
        self.needle.chart()
    }

    /// The signal; nothing with stimulation.
    #[must_use]
    pub fn trace(&self) -> Option<&Trace> {
        match &self.device {
            Device::Emg(trace) => Some(trace),
            Device::Stimulation(_) => None,
        }
    }

    /// The stimulator; nothing with EMG.
    #[must_use]
    pub const fn stimulator(&self) -> Option<&Stimulator> {
        match &self.device {
            Device::Stimulation(stimulator) => Some(stimulator),
            Device::Emg(_) => None,
        }
    }

    /// Lets time pass until `since` the panel opened.
    pub fn pass(&mut self, since: Duration) {
        if let Device::Emg(trace) = &mut self.device {
            trace.advance(since);
        }
    }

    /// Whether the screen stays as it is while time passes.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.trace().is_none_or(Trace::is_still)
    }

    /// Moves the needle along the skin by so many millimetres, either way.
    ///
    /// # Errors
    ///
    /// Says why it was held.
    pub fn slide(&mut self, far: f64) -> Result<(), Held> {
        self.moving(|needle| needle.slide(far))
    }

    /// Turns it by so many degrees, either way.
    ///
    /// # Errors
    ///
    /// Says why it was held.
    pub fn turn(&mut self, degrees: f64) -> Result<(), Held> {
        self.moving(|needle| needle.turn(degrees))
    }

    /// Pushes it in by so many millimetres, or as far as it goes.
    ///
    /// # Errors
    ///
    /// Says what held it.
    pub fn advance(&mut self, far: f64) -> Result<(), Held> {
        self.moving(|needle| needle.advance(far))
    }

    /// Draws it back by so many millimetres, or out.
    ///
    /// # Errors
    ///
    /// Says why it was held.
    pub fn withdraw(&mut self, far: f64) -> Result<(), Held> {
        self.moving(|needle| needle.withdraw(far))
    }

    /// Moves the needle, and tells what is at its tip if it came to another place.
    fn moving(&mut self, deed: impl Fn(&mut Needle) -> Result<(), Held>) -> Result<(), Held> {
        let before = self.needle.shaft();
        let done = deed(&mut self.needle);
        if self.needle.shaft() != before {
            self.aspirated = None;
            let tip = self.needle.is_in().then(|| self.needle.tip());
            match &mut self.device {
                Device::Emg(trace) => trace.moved(tip),
                Device::Stimulation(stimulator) => stimulator.moved(self.needle.chart(), tip),
            }
        }
        done
    }

    /// The patient rests, makes an effort, or has a joint moved. Nothing comes of it with
    /// stimulation.
    pub fn ask(&mut self, activity: Activity) {
        if let Device::Emg(trace) = &mut self.device {
            trace.ask(activity);
        }
    }

    /// What the muscles of the section do to the joints, in the order of the map, each once.
    #[must_use]
    pub fn movements(&self) -> Vec<&str> {
        let mut movements: Vec<&str> = Vec::new();
        for movement in self.chart().map().muscles.iter().flat_map(|muscle| &muscle.moves) {
            if !movements.contains(&movement.as_str()) {
                movements.push(movement);
            }
        }
        movements
    }

    /// How the signal sounds; nothing with stimulation.
    #[must_use]
    pub fn sound(&self) -> Option<Sound> {
        self.trace().map(Trace::sound)
    }

    /// How it sounds just now, since the patient was asked last; nothing with stimulation.
    #[must_use]
    pub fn heard_now(&self) -> Option<Sound> {
        self.trace().map(Trace::sound_now)
    }

    /// The gain of the screen, in microvolts a division.
    #[must_use]
    pub fn gain(&self) -> u32 {
        GAINS.get(self.gain).copied().unwrap_or(0)
    }

    /// Shows the signal larger.
    pub fn enlarge(&mut self) {
        self.gain = self.gain.saturating_sub(1);
    }

    /// Shows the signal smaller.
    pub fn reduce(&mut self) {
        self.gain = (self.gain + 1).min(GAINS.len() - 1);
    }

    /// Freezes the signal, or lets it run on.
    pub fn freeze(&mut self) {
        if let Device::Emg(trace) = &mut self.device {
            match trace.frozen() {
                None => trace.freeze(),
                Some(_) => trace.unfreeze(),
            }
        }
    }

    /// Moves a cursor on the frozen signal by so many samples of 20 µs, to the left where below 0.
    pub fn shift(&mut self, cursor: Cursor, samples: isize) {
        if let Device::Emg(trace) = &mut self.device
            && let Some(frozen) = trace.frozen_mut()
        {
            frozen.shift(cursor, samples);
        }
    }

    /// Turns the current up by so many steps; down where below 0.
    pub fn dial(&mut self, steps: i32) {
        if let Device::Stimulation(stimulator) = &mut self.device {
            if steps > 0 {
                stimulator.up(steps.unsigned_abs());
            } else {
                stimulator.down(steps.unsigned_abs());
            }
        }
    }

    /// The movements that are seen at each pulse of the stimulator.
    #[must_use]
    pub fn twitches(&self) -> Vec<Twitch> {
        self.stimulator().map_or_else(Vec::new, |stimulator| stimulator.twitches(self.chart()))
    }

    /// Draws back: whether blood comes.
    ///
    /// # Errors
    ///
    /// Out of the skin there is nothing to draw from.
    pub fn aspirate(&mut self) -> Result<bool, Held> {
        if !self.needle.is_in() {
            return Err(Held::Out);
        }
        let blood = self.needle.is_in_vessel();
        self.aspirated = Some(blood);
        Ok(blood)
    }

    /// What an injection here and now would be, without its dose.
    #[must_use]
    pub fn reading(&self) -> Injection {
        let muscle = self.needle.muscle().map(|muscle| muscle.id.to_string());
        let (measured, amplitude) = match &self.device {
            Device::Emg(trace) => (trace.sound().rise, trace.sound().amplitude),
            Device::Stimulation(stimulator) => {
                let id = muscle.as_deref().unwrap_or_default();
                (stimulator.lowest(self.chart(), id), None)
            }
        };
        Injection {
            at: self.needle.tip(),
            depth: self.needle.depth(),
            muscle,
            measured,
            amplitude,
            aspirated: self.aspirated,
            units: None,
        }
    }

    /// Injects so many units. The next injection has to be drawn back for anew.
    ///
    /// # Errors
    ///
    /// Nothing is injected out of the skin.
    pub fn inject(&mut self, units: Option<f64>) -> Result<(), Held> {
        if !self.needle.is_in() {
            return Err(Held::Out);
        }
        self.injections.push(Injection { units, ..self.reading() });
        self.aspirated = None;
        Ok(())
    }

    /// The injections until now.
    #[must_use]
    pub fn injections(&self) -> &[Injection] {
        &self.injections
    }

    /// All that was done with the needle.
    #[must_use]
    pub fn needled(&self) -> Needled {
        let injections = self.injections.clone();
        Needled { injections, passes: self.needle.passes(), met: self.needle.met() }
    }
}

#[cfg(test)]
mod tests;
