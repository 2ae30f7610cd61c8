//! `rehearse run`: one procedure, by its id or its file.

use super::World;
use crate::app::offer::Offer;
use crate::app::{App, Options};
use crate::author::{Choice, Library, Readings, Unsettled, render, suggest};
use crate::procedure::{self, Override};
use crate::session::Mode;
use crate::shell::args::Run;
use crate::shell::desk::Desk;
use crate::shell::library::{self, Found, Origin, Places, folder};
use crate::shell::{Error, clock, line_mode, output, run};
use crate::time::Moment;
use std::path::{MAIN_SEPARATOR, Path};
use std::process::ExitCode;

pub(super) fn perform(args: &Run, world: World) -> Result<ExitCode, Error> {
    let (World { environment, places, store, .. }, settings) = world.set();
    let found = find(&places, &args.procedure)?;
    let mode = args.mode.as_deref().and_then(Mode::parse).unwrap_or(settings.mode.value);
    let seed = args.seed.unwrap_or_else(clock::any_seed);
    let offer = match found.content {
        Ok(offer) => chosen(&offer, args, mode, seed)?,
        Err(broken) => {
            output::complain(&broken.all);
            return Err(Error::Broken { name: args.procedure.clone() });
        }
    };
    let mut desk = Desk::new(store, places);
    let pace = environment.pace(args.pace.or(settings.pace.value));
    let options = Options { mode, seed, pace, has_library: false };
    if environment.has_screen() {
        let app = App::briefing(offer, options).with_keys(settings.keymap);
        run::run(app, &mut desk, &environment)?;
    } else if environment.typed {
        line_mode::run(App::briefing(offer, options), Vec::new(), &mut desk, &environment)?;
    } else {
        // A script says on the command line what it wants.
        let (app, start) = App::begin(offer, options, Moment::default());
        line_mode::run(app, start, &mut desk, &environment)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The offer with the variant, the case and the values that the arguments ask for; without a case,
/// with the one of this mode and seed.
fn chosen(offer: &Offer, args: &Run, mode: Mode, seed: u64) -> Result<Offer, Error> {
    let id = offer.procedure().about().id.to_string();
    let mut overrides = Vec::new();
    for set in &args.set {
        let Some((parameter, value)) = set.split_once('=') else {
            let why = format!("`{set}` is no setting: write `--set PARAMETER=VALUE`");
            return Err(Error::Choice(why));
        };
        overrides.push(Override {
            procedure: id.clone(),
            parameter: parameter.trim().to_owned(),
            value: value.trim().to_owned(),
            origin: procedure::particulars::Origin::Asked,
        });
    }
    let (variant, case, phase) = (args.variant.clone(), args.case.clone(), args.phase.clone());
    let choice = Choice { variant, case, drawn: None, overrides, phase };
    offer.chosen(choice, mode, seed).map_err(|why| {
        let sources = offer.package().map(|package| package.sources()).unwrap_or_default();
        let words = render::unsettled(&why, &sources);
        match why {
            Unsettled::Files(_) if !args.set.is_empty() => {
                let set = args.set.iter().map(|set| format!("`--set {set}`"));
                let set = set.collect::<Vec<_>>().join(" ");
                Error::Choice(format!("with {set} the procedure is not sound: {words}"))
            }
            Unsettled::Files(_) | Unsettled::Choice(_) => Error::Choice(words),
        }
    })
}

/// What `name` means: a file if it looks like one, else an id, else a file all the same.
fn find(places: &Places, name: &str) -> Result<Found, Error> {
    let path = Path::new(name);
    if !name.contains(['/', MAIN_SEPARATOR]) && !folder::is_yaml(path) {
        if let Some(found) = places.find(name, "") {
            return Ok(Found::named(&Readings::new(places), &found));
        }
        if !path.is_file() {
            let ids = places.ids("");
            let advice = suggest::advice(name, ids.iter().map(String::as_str));
            return Err(Error::NoProcedure { name: name.to_owned(), advice });
        }
    }
    library::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(Found::read(&Readings::new(places), path, Origin::Named))
}
