//! Units of parameters: enough of them to notice that units and millilitres were added up.
//!
//! A unit is known or not. A known one is a fraction of names, `U/mL`; nothing is converted, so
//! that `mg` and `g` are as different as `mg` and `mL`.

use std::collections::BTreeMap;
use std::fmt;

/// The unit of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// The author did not say, so nothing can be wrong with it.
    #[default]
    Unknown,
    /// Names and their powers; none at all is a plain ratio.
    Known(BTreeMap<String, i32>),
}

impl Unit {
    /// The unit written so: `U`, `mL`, `/min`, `U/mL`, `mg/kg/h`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        const LONGEST: usize = 64;
        if text.len() > LONGEST {
            return Self::Unknown;
        }
        let mut powers = BTreeMap::new();
        for (position, name) in text.split('/').enumerate() {
            let name = name.trim();
            if !name.is_empty() && name != "1" {
                *powers.entry(name.to_owned()).or_insert(0) += if position == 0 { 1 } else { -1 };
            }
        }
        Self::of(powers)
    }

    fn of(mut powers: BTreeMap<String, i32>) -> Self {
        // Nobody measures in higher powers, and they must not grow without end.
        const HIGHEST: i32 = 9;
        powers.retain(|_, power| *power != 0);
        if powers.values().any(|power| power.abs() > HIGHEST) {
            return Self::Unknown;
        }
        Self::Known(powers)
    }

    /// The unit of a product, or with `divide` of a quotient.
    pub(super) fn times(&self, other: &Self, divide: bool) -> Self {
        let (Self::Known(one), Self::Known(two)) = (self, other) else { return Self::Unknown };
        let mut powers = one.clone();
        for (name, power) in two {
            *powers.entry(name.clone()).or_insert(0) += if divide { -power } else { *power };
        }
        Self::of(powers)
    }

    /// The unit of both; nothing if they are known and differ.
    pub(in crate::author) fn common(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Unknown, unit) | (unit, Self::Unknown) => Some(unit.clone()),
            (one, two) => (one == two).then(|| one.clone()),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Known(powers) = self else { return f.write_str("an unknown unit") };
        let written = |wanted: i32| {
            let named = powers.iter().filter(move |(_, power)| power.signum() == wanted);
            named.flat_map(|(name, power)| {
                std::iter::repeat_n(name.as_str(), power.unsigned_abs() as usize)
            })
        };
        let above: Vec<&str> = written(1).collect();
        let below: Vec<&str> = written(-1).collect();
        if above.is_empty() && below.is_empty() {
            return f.write_str("no unit");
        }
        f.write_str(&above.join(" "))?;
        below.into_iter().try_for_each(|name| write!(f, "/{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_divide_and_conflict() {
        let unit = Unit::parse;
        let shown = |unit: Unit| unit.to_string();
        assert_eq!(shown(unit("U").times(&unit("mL"), true)), "U/mL");
        assert_eq!(unit("U/mL").times(&unit("mL"), false), unit("U"));
        assert_eq!(shown(unit("mg").times(&unit("mg"), true)), "no unit");
        assert_eq!(shown(unit("mL/kg/h")), "mL/h/kg");
        assert_eq!(shown(unit("/min")), "/min");
        assert_eq!(unit("U").common(&unit("mL")), None);
        assert_eq!(unit("U").common(&Unit::Unknown), Some(unit("U")));
        assert_eq!(unit("U").times(&Unit::Unknown, false), Unit::Unknown);
    }
}
