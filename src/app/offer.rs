//! What is on offer: a procedure settled one way, and how it could be settled otherwise.
//!
//! Read next: `briefing.rs`, where the trainee chooses.

use crate::author::{Choice, Package, Unsettled};
use crate::procedure::Procedure;
use crate::session::ready::unready;
use std::sync::Arc;

/// A procedure to rehearse.
#[derive(Clone, Debug)]
pub struct Offer {
    procedure: Arc<Procedure>,
    /// What it was made of; nothing where it cannot be settled otherwise.
    package: Option<Arc<Package>>,
    choice: Choice,
}

impl From<Arc<Procedure>> for Offer {
    /// A procedure that can be rehearsed in one way only.
    fn from(procedure: Arc<Procedure>) -> Self {
        Self { procedure, package: None, choice: Choice::default() }
    }
}

impl Offer {
    /// The procedure that `package` is by this choice.
    #[must_use]
    pub const fn new(procedure: Arc<Procedure>, package: Arc<Package>, choice: Choice) -> Self {
        Self { procedure, package: Some(package), choice }
    }

    /// The procedure that `package` comes to by this choice.
    ///
    /// # Errors
    ///
    /// When the choice does not fit, or the files are wrong.
    pub fn settle(package: Arc<Package>, choice: Choice) -> Result<Self, Unsettled> {
        let procedure = Arc::new(package.settle(&choice)?);
        Ok(Self { procedure, package: Some(package), choice })
    }

    /// The procedure as it is settled.
    #[must_use]
    pub const fn procedure(&self) -> &Arc<Procedure> {
        &self.procedure
    }

    /// What it was made of.
    #[must_use]
    pub const fn package(&self) -> Option<&Arc<Package>> {
        self.package.as_ref()
    }

    /// The variants there are to choose from.
    #[must_use]
    pub fn variants(&self) -> Vec<&str> {
        let document = self.package.as_ref().and_then(|package| package.document());
        let variants = document.map_or(&[][..], |document| &document.variants[..]);
        variants.iter().map(|(name, _)| name.value.as_str()).collect()
    }

    /// The same with the variant that comes `by` places after this one, round and round.
    #[must_use]
    pub fn with_variant(&self, by: isize) -> Option<Self> {
        let variants = self.variants();
        let now = self.procedure.particulars().variant.as_ref()?;
        let at = variants.iter().position(|variant| *variant == now.id)?;
        let count = isize::try_from(variants.len()).ok()?;
        let next = (isize::try_from(at).ok()? + by).rem_euclid(count);
        let variant = variants.get(usize::try_from(next).ok()?)?;
        // The case of one protocol may not fit another: its first is as good as any.
        let choice =
            Choice { variant: Some((*variant).to_owned()), case: None, ..self.choice.clone() };
        Self::settle(Arc::clone(self.package.as_ref()?), choice).ok()
    }

    /// Why it cannot be rehearsed by this version of the program, if it cannot.
    #[must_use]
    pub fn hindrance(&self) -> Option<String> {
        let words = unready(&self.procedure);
        if words.is_empty() {
            return None;
        }
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        Some(format!(
            "This procedure can be checked, but not rehearsed yet: sessions of this version do \
             not know {}.",
            words.join(", ")
        ))
    }
}
