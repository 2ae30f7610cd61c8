//! What is on offer: a procedure settled one way, and how it could be settled otherwise.
//!
//! Where nobody chose the patient, this is where the seed draws one, before a session begins and
//! outside of it. Read next: `briefing.rs`, where the trainee chooses.

use crate::author::{Choice, Package, Unsettled, render};
use crate::procedure::{Path, Procedure};
use crate::session::Mode;
use crate::session::draw::weighted;
use crate::session::policy::Cases;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// A procedure to rehearse.
#[derive(Clone, Debug)]
pub struct Offer {
    procedure: Arc<Procedure>,
    /// What it was made of; nothing where it cannot be settled otherwise.
    package: Option<Arc<Package>>,
    choice: Choice,
    /// How long its steps take: the whole way is walked for it, so once is enough.
    length: OnceLock<Duration>,
}

impl From<Arc<Procedure>> for Offer {
    /// A procedure that can be rehearsed in one way only.
    fn from(procedure: Arc<Procedure>) -> Self {
        let (choice, length) = (Choice::default(), OnceLock::new());
        Self { procedure, package: None, choice, length }
    }
}

impl Offer {
    /// The procedure that `package` is by this choice.
    #[must_use]
    pub const fn new(procedure: Arc<Procedure>, package: Arc<Package>, choice: Choice) -> Self {
        Self { procedure, package: Some(package), choice, length: OnceLock::new() }
    }

    /// The procedure that `package` comes to by this choice.
    ///
    /// # Errors
    ///
    /// When the choice does not fit, or the files are wrong.
    pub fn settle(package: Arc<Package>, choice: Choice) -> Result<Self, Unsettled> {
        let procedure = Arc::new(package.settle(&choice)?);
        Ok(Self { procedure, package: Some(package), choice, length: OnceLock::new() })
    }

    /// The same by this choice, with the patient of a session in this mode from this seed: the one
    /// that was chosen, else the one that the mode takes.
    ///
    /// # Errors
    ///
    /// When the choice does not fit, or does not go with the patient.
    pub fn chosen(&self, choice: Choice, mode: Mode, seed: u64) -> Result<Self, Unsettled> {
        let Some(package) = &self.package else { return Ok(self.clone()) };
        let drawn = match (&choice.case, mode.policy().cases) {
            (Some(_), _) | (None, Cases::First) => None,
            (None, Cases::Seeded) => drawn(package, &choice, seed),
        };
        let choice = Choice { drawn, ..choice };
        if choice == self.choice {
            return Ok(self.clone());
        }
        Self::settle(Arc::clone(package), choice)
    }

    /// The same with the patient of a session in this mode from this seed.
    ///
    /// # Errors
    ///
    /// When the values that were asked for do not go with that patient.
    pub fn for_session(&self, mode: Mode, seed: u64) -> Result<Self, Unsettled> {
        self.chosen(self.choice.clone(), mode, seed)
    }

    /// The procedure as it is settled.
    #[must_use]
    pub const fn procedure(&self) -> &Arc<Procedure> {
        &self.procedure
    }

    /// How long the steps of the procedure take together, each as often as it is done, waits not
    /// counted, to the minute.
    #[must_use]
    pub fn length(&self) -> Duration {
        *self.length.get_or_init(|| {
            let (procedure, path) = (&self.procedure, Path::straight(&self.procedure));
            let forms = path.items().iter();
            let forms = forms.filter_map(|item| procedure.step_on(item.step, item.pass));
            let takes: Duration = forms.map(|step| step.takes).sum();
            Duration::from_mins(takes.as_secs().div_ceil(60))
        })
    }

    /// What it was made of.
    #[must_use]
    pub const fn package(&self) -> Option<&Arc<Package>> {
        self.package.as_ref()
    }

    /// What was chosen, and what was drawn.
    #[must_use]
    pub const fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Why it could not be settled otherwise, for the trainee.
    #[must_use]
    pub fn words(&self, why: &Unsettled) -> String {
        let sources = self.package.as_ref().map(|package| package.sources());
        let why = render::unsettled(why, &sources.unwrap_or_default());
        format!("What was set for this session does not go with it: {why}")
    }

    /// The variants there are to choose from.
    #[must_use]
    pub fn variants(&self) -> Vec<&str> {
        let document = self.package.as_ref().and_then(|package| package.document());
        let variants = document.map_or(&[][..], |document| &document.variants[..]);
        variants.iter().map(|(name, _)| name.value.as_str()).collect()
    }

    /// What is chosen when the variant is the one that comes `by` places after this one, round and
    /// round.
    #[must_use]
    pub fn with_variant(&self, by: isize) -> Option<Choice> {
        let variants = self.variants();
        let now = self.procedure.particulars().variant.as_ref()?;
        let at = variants.iter().position(|variant| *variant == now.id)?;
        let count = isize::try_from(variants.len()).ok()?;
        let next = (isize::try_from(at).ok()? + by).rem_euclid(count);
        let variant = variants.get(usize::try_from(next).ok()?)?;
        let cases = self.package.as_ref()?.cases(Some(variant));
        // The patient of one protocol may not occur in another.
        let case = self.choice.case.clone().filter(|case| cases.iter().any(|(it, _)| it == case));
        Some(Choice { variant: Some((*variant).to_owned()), case, ..self.choice.clone() })
    }
}

/// The name of the case that `seed` draws among those of the variant; nothing where none is ever
/// drawn, and the first is taken.
fn drawn(package: &Package, choice: &Choice, seed: u64) -> Option<String> {
    let cases = package.cases(choice.variant.as_deref());
    let weights: Vec<f64> = cases.iter().map(|(_, weight)| f64::from(*weight)).collect();
    let (name, _) = cases.get(weighted(seed, "case", &weights)?)?;
    Some((*name).to_owned())
}
