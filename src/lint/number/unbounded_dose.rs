//! `unbounded-dose`: a dose without a `max`.

use crate::author::Diagnostic;
use crate::author::expression::Value;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "unbounded-dose",
    Publish,
    "a dose that differs from variant to variant, without a `max`",
    "The variants set the dose, a site may set its own in `site.yaml`, and a slip of the keyboard \
     sets ten times as much. With `max:` the file refuses what is more than the most \
     that may ever be given; without it, trainees learn the slip.\n\
     \n\
     Write the most that may be given, with its source: `dose: {value: 100, unit: U, max: 400}`.",
    Look::Run(look)
}

/// Units in which drugs are measured.
const DOSES: [&str; 10] = ["u", "iu", "units", "mg", "g", "µg", "μg", "mcg", "ug", "mg/kg"];

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let variants = run.seen.document.variants.iter().filter_map(|(_, it)| it.as_ref());
    let set: Vec<&str> =
        variants.flat_map(|it| it.set.iter().map(|(name, _)| name.value.as_str())).collect();
    for (name, parameter, value) in run.seen.parameters() {
        let unit = parameter.unit.as_ref().map(|unit| unit.to_lowercase());
        let is_dose = unit.is_some_and(|unit| DOSES.contains(&unit.as_str()));
        let is_set = set.contains(&name);
        if is_dose && is_set && matches!(value, Value::Number(_)) && parameter.max.is_none() {
            let message = format!("the dose `{name}` has no `max`");
            let help = "write the most that may ever be given, such as `max: 400`";
            found.push(RULE.at(parameter.value.span, message).help(help));
        }
    }
}
