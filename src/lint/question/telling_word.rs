//! `telling-word`: the right option stands out by a word.

use super::{choosing, place};
use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "telling-word",
    Assess,
    "options that give the answer away by a word: `always`, `never`, `all of the above`",
    "Hardly anything is always so. Where every wrong option says `always`, `never`, `only` or `all` \
     and the right one does not, or only the right one says `usually` or `often`, the answer can be \
     found without knowing. `All of the above` and `none of the above` mean nothing here: options \
     are shown in a shuffled order, and several may be right.\n\
     \n\
     Write the options in one tone. For several right answers write several `right:`; then all of \
     them are needed.",
    Look::Run(look)
}

const ABSOLUTE: [&str; 10] =
    ["always", "never", "only", "all", "none", "every", "must", "completely", "entirely", "any"];
/// Words such as `may` are none of these: medicine has no others for what can happen.
const HEDGING: [&str; 6] = ["usually", "often", "sometimes", "generally", "typically", "mostly"];

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for question in choosing(run) {
        let has = |text: &str, words: &[&str]| {
            run.words(text).bare.iter().any(|word| words.contains(&word.as_str()))
        };
        for (option, written) in question.options() {
            let text = option.text.to_lowercase();
            if text.contains("of the above") || text.contains("of the below") {
                let message = "options are shuffled, so nothing stands above this one";
                let help = "write several `right:`; then all of them are needed";
                found.push(RULE.at(place(written), message).help(help).in_this_run());
            }
        }
        let Some((right, written)) = question.only_right() else { continue };
        let wrongs = || question.wrongs().map(|wrong| wrong.text.as_str());
        let several = wrongs().count() > 1;
        let message = if several
            && wrongs().all(|wrong| has(wrong, &ABSOLUTE))
            && !has(&right.text, &ABSOLUTE)
        {
            "every option but this one says `always`, `never` or the like"
        } else if several
            && has(&right.text, &HEDGING)
            && !wrongs().any(|wrong| has(wrong, &HEDGING))
        {
            "only this option says `usually`, `often` or the like"
        } else {
            continue;
        };
        let help = "write all options in one tone";
        found.push(RULE.at(place(written), message).help(help).in_this_run());
    }
}
