//! Which run: the variant, the case, and the values that were asked for.

use super::MOST_VARIANTS;
use crate::author::document::{Case, Document, Variant};
use crate::author::package::Package;
use crate::author::slug::slug;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::procedure::{Override, Procedure};

/// What a run is set up with. Where nothing is chosen or drawn it is the first variant, and the
/// first case that fits it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The variant's name.
    pub variant: Option<String>,
    /// The case's name, where somebody chose it.
    pub case: Option<String>,
    /// The case's name, where nobody did and it was drawn.
    pub drawn: Option<String>,
    /// Values in place of the author's.
    pub overrides: Vec<Override>,
    /// The phase, by its title or the slug of that, where only one is to be rehearsed.
    pub phase: Option<String>,
}

impl Package {
    /// The cases that fit `variant`, or the first variant where none is named: each by its name,
    /// with its weight.
    #[must_use]
    pub fn cases(&self, variant: Option<&str>) -> Vec<(&str, u32)> {
        let Some(document) = self.document() else { return Vec::new() };
        let first = document.variants.first().map(|(name, _)| name.value.as_str());
        let fitting = cases(document, variant.or(first));
        fitting.map(|(name, case)| (name, case.weight.as_ref().map_or(1, |it| it.value))).collect()
    }
}

/// The one phase of `procedure` that is asked for, or all of it where none is.
pub(super) fn phase(procedure: Procedure, choice: &Choice) -> Result<Procedure, String> {
    let Some(wanted) = &choice.phase else { return Ok(procedure) };
    let phases = procedure.phases();
    let is = |title: &str| title.to_lowercase() == wanted.to_lowercase() || slug(title) == *wanted;
    let found = phases.iter().position(|phase| is(&phase.title));
    found.and_then(|position| procedure.only(position)).ok_or_else(|| {
        let titles: Vec<&str> = phases.iter().map(|phase| phase.title.as_str()).collect();
        let advice = advice(wanted, titles.iter().copied());
        let advice = advice.map(|advice| format!(": {advice}")).unwrap_or_default();
        format!("there is no phase `{}`{advice}", visible(wanted))
    })
}

/// One variant with one case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Combination<'d> {
    pub(super) variant: Option<(&'d str, &'d Variant)>,
    pub(super) case: Option<(&'d str, &'d Case)>,
    /// Whether somebody chose the case.
    pub(super) is_chosen: bool,
}

impl Combination<'_> {
    /// Whether the variant or the case has a value of its own for a parameter.
    pub(super) fn sets(&self, parameter: &str) -> bool {
        let variant = self.variant.map(|(_, variant)| &variant.set);
        let case = self.case.map(|(_, case)| &case.set);
        let mut sets = variant.into_iter().chain(case).flat_map(|set| set.iter());
        sets.any(|(name, _)| name.value == parameter)
    }

    /// Its name in a message; nothing where there is but one.
    pub(super) fn words(&self) -> String {
        match (self.variant, self.case) {
            (Some((variant, _)), Some((case, _))) => {
                format!("variant `{}` with case `{}`", visible(variant), visible(case))
            }
            (Some((variant, _)), None) => format!("variant `{}`", visible(variant)),
            (None, Some((case, _))) => format!("case `{}`", visible(case)),
            (None, None) => String::new(),
        }
    }
}

/// Every variant with every case that fits it.
pub(super) fn combinations(document: &Document) -> Vec<Combination<'_>> {
    let variants: Vec<Option<(&str, &Variant)>> = match document.variants.as_ref() {
        [] => vec![None],
        all => {
            let all = all.iter().take(MOST_VARIANTS + 1);
            all.filter_map(|(name, it)| Some(Some((&*name.value, it.as_ref()?)))).collect()
        }
    };
    let mut all = Vec::new();
    for variant in variants {
        let mut cases = cases(document, variant.map(|(name, _)| name)).peekable();
        if cases.peek().is_none() {
            all.push(Combination { variant, ..Combination::default() });
        }
        let with = |case| Combination { variant, case: Some(case), is_chosen: false };
        all.extend(cases.map(with));
    }
    all
}

/// The cases that fit the variant.
pub(super) fn cases<'d>(
    document: &'d Document,
    variant: Option<&str>,
) -> impl Iterator<Item = (&'d str, &'d Case)> {
    document.cases.iter().take(MOST_VARIANTS + 1).filter_map(move |(name, case)| {
        let case = case.as_ref()?;
        let fits = case.variants.is_empty()
            || variant.is_none_or(|variant| case.variants.iter().any(|fit| &***fit == variant));
        fits.then_some((&*name.value, case))
    })
}

/// The combination that is chosen, or why there is none.
pub(super) fn chosen<'d>(
    document: &'d Document,
    choice: &Choice,
) -> Result<Combination<'d>, String> {
    let all = combinations(document);
    let variants = document.variants.iter().map(|(name, _)| &*name.value);
    if let Some(wanted) = &choice.variant
        && !variants.clone().any(|name| name == wanted)
    {
        return Err(unknown("variant", wanted, &variants.collect::<Vec<_>>()));
    }
    let cases = document.cases.iter().map(|(name, _)| &*name.value);
    let case = choice.case.as_ref().or(choice.drawn.as_ref());
    if let Some(wanted) = case
        && !cases.clone().any(|name| name == wanted)
    {
        return Err(unknown("case", wanted, &cases.collect::<Vec<_>>()));
    }
    let is = |found: Option<&str>, wanted: Option<&String>| {
        wanted.is_none_or(|wanted| found == Some(wanted))
    };
    let found = all.into_iter().find(|combination| {
        is(combination.variant.map(|(name, _)| name), choice.variant.as_ref())
            && is(combination.case.map(|(name, _)| name), case)
    });
    let found = found.ok_or_else(|| {
        let name = |chosen: Option<&String>| chosen.cloned().unwrap_or_default();
        let (variant, case) = (name(choice.variant.as_ref()), name(case));
        format!("case `{case}` does not fit variant `{variant}`")
    })?;
    Ok(Combination { is_chosen: choice.case.is_some(), ..found })
}

fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let help = advice(name, known.iter().copied());
    let none = || format!(": there is no {what} to choose");
    let help = help.map(|help| format!(": {help}")).or_else(|| known.is_empty().then(none));
    format!("no {what} is called `{}`{}", visible(name), help.unwrap_or_default())
}
