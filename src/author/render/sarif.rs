//! Diagnostics as a SARIF 2.1.0 log, which code hosts and editors read.
//!
//! It says what `json.rs` says, in the words of the OASIS standard. What a relative path is
//! relative to is left open, for only who reads the log knows what it holds as its root.

use crate::author::explain::explain;
use crate::author::visible::visible;
use crate::author::{Code, Diagnostic, FileIx, Fix, Label, Level, SourceMap, Span};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All diagnostics as one run of `rehearse`.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let rules = Rules::of(diagnostics);
    let results: Vec<Value> =
        diagnostics.iter().map(|found| result(found, &rules, sources)).collect();
    let driver = json!({
        "name": "rehearse",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.described(),
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}")
}

/// The codes that are met, in the order of their words.
struct Rules(BTreeMap<&'static str, (Code, Level)>);

impl Rules {
    fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut rules = BTreeMap::new();
        for Diagnostic { code, level, .. } in diagnostics {
            let (_, worst) = rules.entry(code.word()).or_insert((*code, *level));
            *worst = (*worst).min(*level);
        }
        Self(rules)
    }

    fn position(&self, word: &str) -> usize {
        self.0.range(..word).count()
    }

    fn described(&self) -> Vec<Value> {
        let described = self.0.iter().map(|(word, (code, level))| {
            let (meaning, at_length) = (code.meaning(), explain(*code));
            let first = at_length.split("\n\n").next().unwrap_or(meaning);
            json!({
                "id": word,
                "shortDescription": { "text": meaning },
                // A code host shows an alert only with these two.
                "fullDescription": { "text": first },
                "help": { "text": at_length, "markdown": at_length },
                "defaultConfiguration": { "level": level.word() },
            })
        });
        described.collect()
    }
}

fn result(found: &Diagnostic, rules: &Rules, sources: &SourceMap) -> Value {
    let word = found.code.word();
    let mut text = visible(&found.message).into_owned();
    if let Some(help) = &found.help {
        text = format!("{text}\nhelp: {}", visible(help));
    }
    let mut result = json!({
        "ruleId": word,
        "ruleIndex": rules.position(word),
        "level": found.level.word(),
        "message": { "text": text },
        "locations": [location(&found.primary, sources)],
    });
    if !found.secondary.is_empty() {
        let related: Vec<Value> =
            found.secondary.iter().map(|label| location(label, sources)).collect();
        result = with(result, "relatedLocations", related.into());
    }
    if let Some(fix) = &found.fix {
        let fix = replacement(fix, found.help.as_deref(), sources);
        result = with(result, "fixes", json!([fix]));
    }
    result
}

fn location(label: &Label, sources: &SourceMap) -> Value {
    let location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(label.span.file, sources),
            "region": region(label.span, sources),
        },
    });
    if label.text.is_empty() {
        return location;
    }
    with(location, "message", json!({ "text": visible(&label.text) }))
}

fn replacement(fix: &Fix, help: Option<&str>, sources: &SourceMap) -> Value {
    let change = json!({
        "artifactChanges": [{
            "artifactLocation": artifact(fix.span.file, sources),
            "replacements": [{
                "deletedRegion": region(fix.span, sources),
                "insertedContent": { "text": fix.with },
            }],
        }],
    });
    match help {
        Some(help) => with(change, "description", json!({ "text": visible(help) })),
        None => change,
    }
}

/// The object with a property that not all of its kind have.
fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Value::Object(properties) = &mut object {
        properties.insert(key.to_owned(), value);
    }
    object
}

/// The end is the place after the last character, here as there.
fn region(span: Span, sources: &SourceMap) -> Value {
    let (start, end) = sources.places(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn artifact(file: FileIx, sources: &SourceMap) -> Value {
    json!({ "uri": sources.file(file).map_or_else(String::new, |file| uri(&file.name)) })
}

/// The name of a file as a reference: relative as it is, or from the root of the machine.
fn uri(name: &str) -> String {
    let slashed = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let drive = slashed.get(1..3) == Some(":/");
    let path = if drive { format!("/{slashed}") } else { slashed };
    let relative = path.trim_start_matches("./");
    let mut uri = if relative.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in relative.bytes() {
        let kept = byte.is_ascii_alphanumeric() || b"-._~/()!$&'+,;=@".contains(&byte);
        if kept {
            uri.push(char::from(byte));
        } else {
            // A string takes whatever is written to it.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_of_files_become_references() {
        assert_eq!(uri("procedures/dwell.yaml"), "procedures/dwell.yaml");
        assert_eq!(uri("./my first 5%.yaml"), "my%20first%205%25.yaml");
        assert_eq!(uri("../a:b#c?.yaml"), "../a%3Ab%23c%3F.yaml");
        assert_eq!(uri("/srv/größe.yaml"), "file:///srv/gr%C3%B6%C3%9Fe.yaml");
        assert_eq!(uri("(bundled)/dwell.yaml"), "(bundled)/dwell.yaml");
    }
}
