//! The desk: performs what the program asks for, and tells it what came of that.
//!
//! It keeps the session's journal, the sessions and the catalogue; what only a face can do, such
//! as ringing, is handed back. It asks nothing of the terminal.
//! Read next: `desk/records.rs`, `desk/shelf.rs`; `shell/run.rs` and `shell/line_mode.rs`, which are the faces.

mod records;
mod shelf;

use super::library::{Catalogue, Places, catalogue::texts};
use super::sessions::{Beginning, Kept, Recorder, Store};
use super::{Error, clock, output, sessions};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::{Input, Tidings};
use crate::app::library::Shelf;
use crate::app::offer::Offer;
use crate::app::reopened::Reopened;
use crate::author::{self, Choice, Files, Package, render};
use crate::journal::Header;
use crate::session::Setting;
use crate::time::Moment;
use records::Records;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The name of the session under way, for whoever has to say that it is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Underway(Arc<Mutex<Option<String>>>);

impl Underway {
    fn set(&self, session: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = session;
    }

    /// The session under way.
    pub(super) fn get(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The desk.
#[derive(Debug)]
pub(super) struct Desk {
    store: Store,
    places: Places,
    records: Records,
    underway: Underway,
    /// The trouble that the program was told last.
    told: Option<String>,
}

impl Desk {
    /// A desk for these sessions and procedures; the latter are looked at when asked for.
    pub(super) fn new(store: Store, places: Places) -> Self {
        Self {
            store,
            places,
            records: Records::default(),
            underway: Underway::default(),
            told: None,
        }
    }

    /// The session under way, as it will be.
    pub(super) fn underway(&self) -> Underway {
        self.underway.clone()
    }

    /// What there is to say when the terminal is given back: what could not be saved after all,
    /// and that a session which was left can be gone on with.
    pub(super) fn farewell(&mut self) -> String {
        self.records.close();
        self.records.retry();
        let lost = self.records.lost().map(|lost| format!("warning: {}", output::safe(&lost)));
        let kept = self.records.left().map(|left| {
            // By itself `resume` takes the latest.
            let latest = self.store.latest().is_ok_and(|latest| latest.as_ref() == Some(left));
            let name = if latest { String::new() } else { format!(" {left}") };
            format!("kept: `rehearse resume{name}` goes on with it")
        });
        lost.chain(kept).flat_map(|line| [line, "\n".to_owned()]).collect()
    }

    /// Performs `effects` and what follows from telling the program; hands back what only a face
    /// can do.
    pub(super) fn settle(
        &mut self,
        app: &mut App,
        now: Moment,
        mut effects: Vec<Effect>,
    ) -> Vec<Effect> {
        let mut rest = Vec::new();
        while !effects.is_empty() {
            let mut following = Vec::new();
            for effect in effects {
                self.records.retry();
                let told = match self.perform(effect) {
                    Performed::Told(tidings) => Some(tidings),
                    Performed::Done => None,
                    Performed::NotHere(effect) => {
                        rest.push(effect);
                        None
                    }
                };
                self.underway.set(self.records.session().map(ToString::to_string));
                for tidings in told.into_iter().chain(self.trouble()) {
                    following.extend(app.update(now, Input::Told(tidings)));
                }
            }
            effects = following;
        }
        rest
    }

    fn perform(&mut self, effect: Effect) -> Performed {
        let tidings = match effect {
            Effect::Open(setting, package) => {
                self.open(setting, package.as_deref());
                None
            }
            Effect::Reopen(id) => Some(match self.reopen(&id) {
                Ok(reopened) => Tidings::Reopened(Box::new(reopened)),
                Err(error) => Tidings::Failed(error.words()),
            }),
            Effect::Record(entries) => {
                self.records.record(&entries);
                None
            }
            Effect::Reached(entries, stamp) => {
                self.records.reached(entries, stamp);
                None
            }
            Effect::Judged(entries, verdict) => {
                self.records.judged(entries, &verdict);
                None
            }
            Effect::Close => {
                self.records.close();
                None
            }
            Effect::Restock => Some(Tidings::Shelf(self.shelf())),
            Effect::Ring | Effect::Notify(_) | Effect::Repeat | Effect::Suspend | Effect::Quit => {
                return Performed::NotHere(effect);
            }
        };
        tidings.map_or(Performed::Done, Performed::Told)
    }

    /// The procedures, how they went, and the unfinished sessions, as they are now.
    pub(super) fn shelf(&mut self) -> Shelf {
        self.places.forget();
        let catalogue = Catalogue::of(&self.places);
        // Sessions that cannot be listed are no reason not to begin one.
        let sessions = self.store.list().unwrap_or_default();
        let now = clock::wall();
        let shown = sessions.iter().filter(|listed| shelf::is_shown(listed));
        let unfinished = shown.filter_map(|listed| {
            let unsaved = self.records.is_unsaved(&listed.id);
            shelf::unfinished(listed, (&self.store, unsaved), &now)
        });
        let mut shelf = catalogue.shelf(unfinished.collect());
        shelf::tell_last(&mut shelf, (&self.store, &sessions), &now);
        shelf
    }

    fn open(&mut self, setting: Setting, package: Option<&Package>) {
        let texts = package.map_or_else(Vec::new, texts);
        let recorder = match texts.as_slice() {
            [file, uses @ ..] => self.store.create(Beginning {
                started: clock::wall(),
                file: file.clone(),
                uses: uses.to_vec(),
                setting,
            }),
            // Without its texts a session could never be read again.
            [] => Recorder::nowhere(setting.procedure),
        };
        self.hold(recorder);
    }

    /// Opens an unfinished session to go on with it.
    ///
    /// # Errors
    ///
    /// When there is none of this name, or it cannot be gone on with.
    pub(super) fn reopen(&mut self, name: &str) -> Result<Reopened, Error> {
        let id = self.store.find(name)?;
        if self.records.is_unsaved(&id) {
            return Err(Error::Resume(sessions::Error::Unsaved { id }));
        }
        let listed = self.store.list()?.into_iter().find(|listed| listed.id == id);
        let written = listed.and_then(|listed| listed.changed);
        let held = self.store.open(&id).map_err(Error::Resume)?;
        let (mode, seed) = (held.kept().header.mode, held.kept().header.seed);
        let offer = settled(held.kept())?;
        let procedure = Arc::clone(offer.procedure());
        let resumed = held.resume(Arc::clone(&procedure)).map_err(Error::Resume)?;
        let cut = resumed.cut.map(|damage| format!("{damage} and was cut off"));
        self.hold(resumed.recorder);
        let away = written.map_or(Duration::ZERO, |written| {
            let away = clock::wall().timestamp().duration_since(written);
            Duration::try_from(away).unwrap_or_default()
        });
        Ok(Reopened {
            setting: Setting { procedure, mode, seed },
            offer,
            entries: resumed.entries,
            away,
            reached: resumed.reached,
            notes: cut.into_iter().collect(),
        })
    }

    fn hold(&mut self, recorder: Recorder) {
        self.underway.set(recorder.session().map(ToString::to_string));
        self.records.begin(recorder);
    }

    /// The trouble with the journal, if that is news.
    fn trouble(&mut self) -> Option<Tidings> {
        let trouble = self.records.trouble().map(|trouble| output::safe(&trouble));
        let news = trouble != self.told;
        self.told.clone_from(&trouble);
        news.then_some(Tidings::Trouble(trouble))
    }
}

/// What came of an effect.
enum Performed {
    /// Something the program has to know.
    Told(Tidings),
    /// Nothing to tell.
    Done,
    /// It is not for the desk.
    NotHere(Effect),
}

/// The procedure of a session, from its own copies, as it was settled then. They were good enough
/// when it was begun, so nothing but what is needed to read them is asked of them.
///
/// # Errors
///
/// When the copies have mistakes, as they may after a change by hand.
pub(super) fn settled(kept: &Kept) -> Result<Offer, Error> {
    let name = kept.files.first().map_or("", |(name, _)| name);
    let package = author::load(&Files(kept.files.clone()), name);
    settled_as(&kept.header, package)
        .map_err(|first| Error::Copies { id: kept.id.to_string(), first })
}

/// The procedure of `package`, settled as this header says.
///
/// # Errors
///
/// When that cannot be: the first reason, in words.
pub(super) fn settled_as(header: &Header, package: Package) -> Result<Offer, String> {
    let package = Arc::new(package);
    let settled = &header.settled;
    let case = settled.case.clone();
    // Only what was chosen stays when the procedure is rehearsed again.
    let (case, drawn) = if settled.case_chosen { (case, None) } else { (None, case) };
    let choice = Choice {
        variant: settled.variant.clone(),
        case,
        drawn,
        overrides: settled.overrides(),
        phase: settled.phase.clone(),
    };
    let settled = Offer::settle(Arc::clone(&package), choice);
    settled.map_err(|why| render::unsettled(&why, &package.sources()))
}
