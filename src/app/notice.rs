//! Notices: what just happened, in a few words. They fade because a later moment is past their
//! end, not because something slept.

use crate::time::Moment;
use std::time::Duration;

/// How long a notice stands out.
const STANDS_OUT: Duration = Duration::from_secs(4);
/// How long a notice stays.
const STAYS: Duration = Duration::from_secs(12);
/// How many are kept: more than any screen shows at once, and enough for line mode to speak.
const KEPT: usize = 64;

/// What just happened, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counted from 1 through the session, so that line mode says each once.
    pub number: u64,
    /// How it is meant.
    pub tone: Tone,
    /// The words.
    pub text: String,
    /// When it becomes quiet.
    quiet: Moment,
    /// When it is gone.
    until: Moment,
    /// Whether it says why nothing came of what was asked: it goes when something does.
    complains: bool,
}

impl Notice {
    /// Whether it still stands out.
    #[must_use]
    pub fn stands_out(&self, now: Moment) -> bool {
        self.quiet > now
    }
}

/// How something is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As a matter of fact.
    Plain,
    /// Well done.
    Good,
    /// Needs attention.
    Attention,
    /// Wrong or refused.
    Bad,
}

/// The latest notices.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    told: u64,
    kept: Vec<Notice>,
}

impl Notices {
    /// Tells something.
    pub fn tell(&mut self, tone: Tone, text: String, now: Moment) {
        self.keep(tone, text, now, false);
    }

    /// Says why nothing came of what was asked, until something does.
    pub fn complain(&mut self, text: String, now: Moment) {
        self.keep(Tone::Attention, text, now, true);
    }

    /// Something came of what was asked.
    pub fn go_on(&mut self) {
        self.kept.retain(|notice| !notice.complains);
    }

    fn keep(&mut self, tone: Tone, text: String, now: Moment, complains: bool) {
        self.told += 1;
        let (quiet, until) = (now + STANDS_OUT, now + STAYS);
        self.kept.push(Notice { number: self.told, tone, text, quiet, until, complains });
        if self.kept.len() > KEPT {
            self.kept.remove(0);
        }
    }

    /// Those that have not faded, oldest first.
    #[must_use]
    pub fn fresh(&self, now: Moment) -> impl DoubleEndedIterator<Item = &Notice> {
        self.kept.iter().filter(move |notice| notice.until > now)
    }

    /// Those told after the one of this number, oldest first.
    pub fn after(&self, number: u64) -> impl Iterator<Item = &Notice> {
        self.kept.iter().filter(move |notice| notice.number > number)
    }

    /// When the next one fades: becomes quiet, or is gone.
    #[must_use]
    pub fn next_fading(&self, now: Moment) -> Option<Moment> {
        let fades = |it: &Notice| if it.stands_out(now) { it.quiet } else { it.until };
        self.fresh(now).map(fades).min()
    }
}
