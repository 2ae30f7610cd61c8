//! `rehearse explain`: what a code of `check` means, at length, with an example put right.

use crate::author::Code;
use crate::author::explain::{Piece, explain, laid_out, listed, pieces};
use crate::author::render::Look;
use crate::author::suggest;
use crate::lint::{self, FAMILIES, Rule};
use crate::shell::args;
use crate::shell::{Error, output};
use std::process::ExitCode;

pub(super) fn perform(args: &args::Explain, look: Look) -> Result<ExitCode, Error> {
    let text = match &args.code {
        None => list(look),
        Some(word) => page(word, look)?,
    };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// All codes: first those of errors, then the lints by their families.
fn list(look: Look) -> String {
    let lints = FAMILIES.iter().map(|family| {
        let codes = family.rules.iter().map(|rule| Code::Lint(&rule.lint)).collect();
        (family.title, codes)
    });
    let families: Vec<_> = [("Mistakes", Code::ALL.to_vec())].into_iter().chain(lints).collect();
    listed(&families, look)
}

fn page(word: &str, look: Look) -> Result<String, Error> {
    // As it stands in the output of `check`, it may be copied with what is round it.
    let asked = word.trim_start_matches("error[").trim_start_matches("warning[");
    let asked = asked.trim_matches(['[', ']', '`', ' ']).to_lowercase();
    if let Some(rule) = lint::rule(&asked) {
        return Ok(of_rule(rule, look));
    }
    let Some(code) = Code::find(&asked) else {
        let lints = lint::rules().map(|rule| rule.lint.word);
        let words = Code::ALL.iter().map(|code| code.word()).chain(lints);
        let advice = suggest::nearest(&asked, words).map(|word| format!("did you mean `{word}`?"));
        return Err(Error::NoCode { word: word.to_owned(), advice });
    };
    Ok(laid_out(code, &pieces(explain(code)), look))
}

/// A lint has its text and its examples in its own file.
fn of_rule(rule: &'static Rule, look: Look) -> String {
    let fails =
        format!("An error in the profile `{}` and above, else a warning.", rule.fails.word());
    let mut said = pieces(rule.lint.explain);
    said.push(Piece::Paragraph(&fails));
    said.push(Piece::Example { right: false, text: rule.bad });
    said.push(Piece::Example { right: true, text: rule.good });
    laid_out(Code::Lint(&rule.lint), &said, look)
}
