//! Values: what the parameters of every part come to in one run.
//!
//! Author's value, then the site's, the variant's, the case's, and what was asked for; a used part
//! shares what has the same name where it is used, and takes what `set:` gives it.

use super::choice::Combination;
use super::ledger::Ledger;
use super::order::order;
use super::overrides::Overrides;
use super::parameters::{Declared, in_circles};
use super::plan::{Condition, Part, Plan};
use crate::author::diagnostic::{Diagnostic, Speaks};
use crate::author::document::Parameter;
use crate::author::expression::{Kind, Mistake, Value, Values};
use crate::author::suggest::nearest;
use crate::author::written::{Computed, Given, Named, Spanned};
use crate::author::{Code, Span, scalar};
use crate::procedure::particulars::Origin;

/// The values of one part, in the order in which they are declared; nothing for what is lost.
pub(super) type PartValues = Vec<Option<Value>>;

/// Computes the values of every part in the run `combination`.
pub(super) fn values(
    plan: &Plan<'_>,
    declared: &[Declared<'_>],
    combination: &Combination<'_>,
    overrides: &Overrides,
    ledger: &Ledger,
) -> Vec<PartValues> {
    let (all, places) = (Vec::new(), Vec::new());
    let (absent, slips) = (false, slips(declared.first(), combination));
    let mut reckoner =
        Reckoner { plan, declared, combination, overrides, ledger, all, absent, slips, places };
    for (part, own) in plan.parts.iter().zip(declared) {
        reckoner.part(part, own);
    }
    reckoner.all
}

/// What is set under names that are slips; that it was meant has been told.
fn slips(declared: Option<&Declared<'_>>, combination: &Combination<'_>) -> Vec<String> {
    let Some(declared) = declared else { return Vec::new() };
    let sets =
        [combination.variant.map(|(_, it)| &it.set), combination.case.map(|(_, it)| &it.set)];
    let names = sets.into_iter().flatten().flat_map(|set| set.iter());
    let unknown = names.filter(|(name, _)| declared.position(name).is_none());
    unknown.filter_map(|(name, _)| nearest(name, declared.names())).map(str::to_owned).collect()
}

/// The names of one part and what they have come to.
struct Scope<'s, 'd> {
    declared: &'s Declared<'d>,
    values: &'s [Option<Value>],
}

impl Values for Scope<'_, '_> {
    fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(self.declared.position(name)?)?.as_ref()
    }

    fn pass(&self) -> Option<u32> {
        None
    }
}

/// Where a value comes from.
enum Origins<'r> {
    /// It is written at `span` in the file of the part at `part`.
    Written { given: &'r Given, span: Span, part: usize },
    /// It is the parameter at this position of the part at `user`.
    Shared { user: usize, position: usize },
}

struct Reckoner<'r, 'd> {
    plan: &'r Plan<'d>,
    declared: &'r [Declared<'d>],
    combination: &'r Combination<'d>,
    overrides: &'r Overrides,
    ledger: &'r Ledger,
    /// The parts so far.
    all: Vec<PartValues>,
    /// Whether the part that is computed is not in this run, so that no value of it matters.
    absent: bool,
    /// The parameters that variant and case set under names that are slips of theirs.
    slips: Vec<String>,
    /// Where each of their values is written: the whole, or each item of a list.
    places: Vec<Vec<Vec<Span>>>,
}

impl<'r, 'd: 'r> Reckoner<'r, 'd> {
    /// Computes the values of a part, those above it being known.
    fn part(&mut self, part: &'r Part<'d>, own: &'r Declared<'d>) {
        self.absent = !part.whens.iter().all(|condition| self.holds(condition));
        let all = own.all.iter();
        let origins: Vec<Option<Origins<'r>>> = all
            .map(|(name, parameter)| {
                (*parameter).and_then(|parameter| self.origin(part, name, parameter))
            })
            .collect();
        let needs = origins.iter().map(|origin| match origin {
            Some(Origins::Written { given, part: at, .. }) if *at == part.position => {
                own.needs(given)
            }
            _ => Vec::new(),
        });
        let order = order(&needs.collect::<Vec<_>>());
        for circle in &order.circles {
            self.circle(circle, own, &origins);
        }
        self.all.push(vec![None; own.all.len()]);
        self.places.push(vec![Vec::new(); own.all.len()]);
        for position in order.all {
            let Some(Some(origin)) = origins.get(position) else { continue };
            let (value, place) = self.come_to(origin);
            // What is of another kind has been told of, and is lost.
            let kind = own.kinds.get(position);
            let value = value.filter(|it| kind.is_some_and(|kind| fits(it, kind)));
            let values = self.all.last_mut().and_then(|values| values.get_mut(position));
            let places = self.places.last_mut().and_then(|places| places.get_mut(position));
            if let (Some(slot), Some(known)) = (values, places) {
                (*slot, *known) = (value, place);
            }
        }
        self.bounds(part, own);
    }

    /// Whether a condition holds, said where the names of a part above are known.
    fn holds(&self, condition: &Condition<'d>) -> bool {
        let scope = self.declared.get(condition.part).zip(self.all.get(condition.part));
        let truth = match (&condition.when.value, scope) {
            (Computed::Fixed(truth), _) => Some(truth.0),
            (Computed::Expression(both), Some((declared, values))) => {
                let value = both.0.value(&Scope { declared, values });
                value.ok().flatten().and_then(|value| value.truth())
            }
            (Computed::Expression(_), None) => None,
        };
        truth.unwrap_or(true)
    }

    fn report(&self, diagnostic: Diagnostic) {
        if !self.absent {
            self.ledger.report(diagnostic.speaking(Speaks::AValue));
        }
    }

    /// Where its value comes from; nothing where it was set under a name that is a slip of its own.
    fn origin(
        &self,
        part: &'r Part<'d>,
        name: &str,
        parameter: &'r Parameter,
    ) -> Option<Origins<'r>> {
        let position = part.position;
        let own = parameter.value.span;
        if part.user.is_none() && self.slips.iter().any(|slip| slip == name) {
            return None;
        }
        if let Some(asked) = self.overrides.find(&part.id, name, Origin::Asked) {
            let span = asked.span.unwrap_or(own);
            return Some(Origins::Written { given: &asked.given, span, part: position });
        }
        if let (Some(set), Some((user, _))) = (set_above(part, name), part.user) {
            return Some(Origins::Written { given: &set.value, span: set.span, part: user });
        }
        let mut above = part.user;
        while let Some((user, _)) = above {
            if let Some(position) = self.declared.get(user).and_then(|it| it.position(name)) {
                return Some(Origins::Shared { user, position });
            }
            above = self.plan.parts.get(user).and_then(|part| part.user);
        }
        if let Some((given, span)) = self.overridden(part, name) {
            return Some(Origins::Written { given, span: span.unwrap_or(own), part: position });
        }
        let set = self.set_here(part, name).unwrap_or(&parameter.value);
        Some(Origins::Written { given: &set.value, span: set.span, part: position })
    }

    /// The value, and where it is written.
    fn come_to(&self, origin: &Origins<'_>) -> (Option<Value>, Vec<Span>) {
        match origin {
            Origins::Written { given, span, part } => {
                let places = match given {
                    Given::One(_) => vec![*span],
                    Given::List(items) => items.iter().map(|item| item.span).collect(),
                };
                (self.compute(given, *span, *part), places)
            }
            Origins::Shared { user, position } => {
                let value = self.all.get(*user).and_then(|values| values.get(*position));
                let place = self.places.get(*user).and_then(|places| places.get(*position));
                (value.cloned().flatten(), place.cloned().unwrap_or_default())
            }
        }
    }

    /// Reports a circle that is closed only in this run; of the others the author knows.
    fn circle(&self, circle: &[usize], own: &Declared<'d>, origins: &[Option<Origins<'_>>]) {
        for at in circle {
            let (Some((name, Some(parameter))), Some(Some(Origins::Written { span, .. }))) =
                (own.all.get(*at), origins.get(*at))
            else {
                continue;
            };
            if *span != parameter.value.span {
                self.ledger.report(in_circles(name, *span));
                return;
            }
        }
    }

    /// Checks the values of the part that was computed last against the most that they may be.
    fn bounds(&self, part: &Part<'d>, own: &Declared<'d>) {
        let values = self.all.last().map_or(&[][..], Vec::as_slice);
        let places = self.places.last().map_or(&[][..], Vec::as_slice);
        for (((name, parameter), value), place) in own.all.iter().zip(values).zip(places) {
            if let (Some(parameter), Some(value)) = (*parameter, value) {
                self.bounded(part, (name, parameter), value, place);
            }
        }
    }

    /// What the site sets, where neither variant nor case has its own. The site's value for a used
    /// procedure counts where the parameter is shared.
    fn overridden(&self, part: &'r Part<'d>, name: &str) -> Option<(&'r Given, Option<Span>)> {
        if self.set_here(part, name).is_some() {
            return None;
        }
        let below = self.plan.parts.iter().zip(self.declared).filter(|(used, declared)| {
            used.user.is_some()
                && declared.position(name).is_some()
                && set_above(used, name).is_none()
        });
        let below = below.map(|(used, _)| used).filter(|_| part.user.is_none());
        let found = std::iter::once(part)
            .chain(below)
            .find_map(|part| self.overrides.find(&part.id, name, Origin::Site))?;
        Some((&found.given, found.span))
    }

    /// What the case or the variant sets it to.
    fn set_here(&self, part: &Part<'d>, name: &str) -> Option<&'d Spanned<Given>> {
        if part.user.is_some() {
            return None;
        }
        let case = self.combination.case.and_then(|(_, case)| find(&case.set, name));
        case.or_else(|| find(&self.combination.variant?.1.set, name))
    }

    /// Computes a value that is written where the names of the part at `at` are known.
    fn compute(&self, given: &Given, span: Span, at: usize) -> Option<Value> {
        let scope = Scope { declared: self.declared.get(at)?, values: self.all.get(at)? };
        match given {
            Given::One(value) => self.one(value, span, at, &scope),
            Given::List(items) => {
                let items = items.iter().map(|item| self.one(&item.value, item.span, at, &scope));
                items.collect::<Option<Vec<_>>>().map(Value::List)
            }
        }
    }

    fn one(
        &self,
        value: &Computed<Value>,
        span: Span,
        at: usize,
        scope: &Scope<'_, '_>,
    ) -> Option<Value> {
        match value {
            Computed::Fixed(value) => Some(value.clone()),
            Computed::Expression(both) => {
                let (expression, text) = &**both;
                expression.value(scope).unwrap_or_else(|mistake| {
                    self.mistake(at, span, text, mistake);
                    None
                })
            }
        }
    }

    fn mistake(&self, at: usize, span: Span, text: &str, mistake: Mistake) {
        let Some(part) = self.plan.parts.get(at) else { return };
        let place = scalar::place(&part.reading.file.text, span, text, &mistake.range);
        let found = Diagnostic::error(mistake.code, place, mistake.message);
        self.report(found.maybe_help(mistake.help));
    }

    /// Checks a value, or each of a list, against the most that it may be.
    fn bounded(
        &self,
        part: &Part<'d>,
        (name, parameter): (&str, &Parameter),
        value: &Value,
        places: &[Span],
    ) {
        let Some(max) = &parameter.max else { return };
        let Some(most) = self.compute(&max.value, max.span, part.position) else { return };
        let Some(bound) = most.size() else { return };
        let one = std::slice::from_ref(value);
        for (value, place) in value.items().unwrap_or(one).iter().zip(places) {
            let over = value.size().is_some_and(|size| size > bound);
            if !over || value.is_same(&most) {
                continue;
            }
            let message = format!("`{name}` is {value}, more than its `max` of {most}");
            let found = Diagnostic::error(Code::OverMax, *place, message);
            let found = found.and(max.span, "the most it may be").help("give a smaller one");
            self.report(found);
        }
    }
}

/// Whether a value, and each in it, is of the kind that is `wanted`.
fn fits(value: &Value, wanted: &Kind) -> bool {
    match (wanted, value.items()) {
        (Kind::Lost, _) => false,
        (Kind::List(each), Some(items)) => items.iter().all(|item| item.kind().is_like(each)),
        _ => value.kind().is_like(wanted),
    }
}

/// What the `use:` of this part sets it to.
fn set_above<'d>(part: &Part<'d>, name: &str) -> Option<&'d Spanned<Given>> {
    find(&part.user?.1.set, name)
}

fn find<'d>(set: &'d Named<Spanned<Given>>, name: &str) -> Option<&'d Spanned<Given>> {
    set.iter().find(|(known, _)| known.value == name)?.1.as_ref()
}
