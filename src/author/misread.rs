//! What YAML calls a syntax error, in the words of one who writes procedures.
//!
//! The parser stops where its rules end, which is often not where the slip was made. This looks
//! at the lines around that place for the slips that people make; it knows no key of the format.

use super::quoted::in_quotes;
use super::visible::visible;
use std::ops::Range;

/// A likely slip.
pub(super) struct Slip {
    /// The byte that it is at.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
    /// The bytes to be replaced and by what, where nothing else can have been meant.
    pub(super) fix: Option<(Range<usize>, String)>,
}

impl Slip {
    fn new(at: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: help.into(), fix: None }
    }

    /// The same, where the text at `range`, which ends its line, belongs in quotes. In brackets it
    /// ends, and where it goes on it begins, where nobody but its author can tell.
    fn quoting(self, text: &str, line: Line<'_>, range: Range<usize>) -> Self {
        let before = line.says.get(..range.start - line.start).unwrap_or("");
        let value = text.get(range.clone()).unwrap_or("");
        if before.contains(['[', '{']) || line.goes_on(text) {
            return self;
        }
        self.fixed(range, in_quotes(value))
    }

    /// The same, where `with` belongs in place of the bytes `range`.
    fn fixed(self, range: Range<usize>, with: impl Into<String>) -> Self {
        Self { fix: Some((range, with.into())), ..self }
    }
}

/// The slip behind what the parser `says` about the byte number `at` of a file that should have this
/// `opening`.
pub(super) fn slip(text: &str, at: usize, (says, opening): (&str, &str)) -> Option<Slip> {
    let line = Line::around(text, at);
    if let Some(slip) = line.says.find("{{").and_then(|found| braces(text, line.start + found)) {
        return Some(slip);
    }
    let stress = line.says.find(": *").map(|found| line.start + found + 2);
    let stress = stress.or_else(|| Some(line.start + line.says.find("- *")? + 2));
    if let Some(slip) = stress.and_then(|at| stressed(text, at)) {
        return Some(slip);
    }
    if let Some(slip) =
        says.contains("unexpected character").then(|| reserved(text, line, at)).flatten()
    {
        return Some(slip);
    }
    if let Some(slip) = bracket(line) {
        return Some(slip);
    }
    if let Some(slip) = open_quote(text, at, says).or_else(|| open_bracket(text, line, says)) {
        return Some(slip);
    }
    if says.contains("mapping values are not allowed") || says.contains("simple key expected") {
        let above = || no_colon(line.before(text)?);
        if let Some(slip) = no_colon(line).or_else(above) {
            return Some(slip);
        }
    }
    if says.contains("mapping values are not allowed") {
        return second_colon(text, line, at)
            .or_else(|| no_space(line.before(text)?))
            .or_else(|| too_deep(text, line, (at, opening)));
    }
    if says.contains("simple key expected") {
        return no_space(line);
    }
    if says.contains("<document start>") {
        return no_space(line.before(text)?);
    }
    if says.contains("flow mapping") {
        return second_colon(text, line, at);
    }
    if says.contains("expected '-' indicator") { too_shallow(text, line) } else { None }
}

/// Text that begins with `{{` at or just before the byte `at`: YAML reads braces as a mapping.
pub(super) fn braces(text: &str, at: usize) -> Option<Slip> {
    let line = Line::around(text, at);
    let at = at - usize::from(text.get(..at)?.ends_with('{'));
    let before = line.says.get(..at - line.start)?.trim_end();
    let begins = before.is_empty() || before.ends_with([':', '-', '[', ',']);
    if !(begins && text.get(at..)?.starts_with("{{")) {
        return None;
    }
    let message = "text that begins with `{{` needs quotes";
    let value = without_comment(line.says.get(at - line.start..)?);
    let slip =
        Slip::new(at, message, format!("put the text in quotes: {}", visible(&in_quotes(value))));
    Some(slip.quoting(text, line, at..at + value.len()))
}

/// Text whose first word is stressed, at the byte `at`: YAML reads `*` as an alias, which nothing
/// can follow.
pub(super) fn stressed(text: &str, at: usize) -> Option<Slip> {
    let line = Line::around(text, at);
    let (before, value) = line.says.split_at_checked(at - line.start)?;
    let ends: &[char] = if before.contains(['{', '[']) { &[',', '}', ']'] } else { &[] };
    let value = without_comment(value.split(ends).next().unwrap_or(value));
    let after = value.strip_prefix('*')?.trim_start_matches('*');
    if !after.contains(['*', ' ']) || after.starts_with(' ') {
        return None;
    }
    let help = format!("put the text in quotes: {}", visible(&in_quotes(value)));
    let slip = Slip::new(at, "text that begins with `*` needs quotes", help);
    Some(slip.quoting(text, line, at..at + value.len()))
}

/// Text that begins with a sign with which YAML lets no text begin.
fn reserved(text: &str, line: Line<'_>, at: usize) -> Option<Slip> {
    let (before, value) = line.says.split_at_checked(at - line.start)?;
    let value = without_comment(value);
    let sign = value.chars().next().filter(|sign| matches!(sign, '@' | '%' | '`'))?;
    let before = before.trim_end();
    if !before.ends_with([':', '-']) {
        return None;
    }
    let help = format!("put the text in quotes: {}", visible(&in_quotes(value)));
    let message = format!("text that begins with `{sign}` needs quotes");
    let slip = Slip::new(at, message, help);
    Some(slip.quoting(text, line, at..at + value.len()))
}

/// An expression without quotes in braces, which a square bracket ends.
fn bracket(line: Line<'_>) -> Option<Slip> {
    let start = line.says.find(": = ")? + 2;
    let value = line.says.get(start..)?;
    let length = value.find([',', '}'])?;
    let value = value.get(..length)?;
    let at = line.start + start + value.find('[')?;
    if !line.content().starts_with('{') && !line.says.contains('{') {
        return None;
    }
    let help = format!("put it in quotes: \"{}\"", visible(value.trim()));
    Some(Slip::new(at, "a bracket ends an expression without quotes", help))
}

/// How many lines above the place where the parser stopped are looked at.
const NEAR: usize = 60;

/// A quote that is not closed, so that the text in it ends where the next one begins.
fn open_quote(text: &str, at: usize, says: &str) -> Option<Slip> {
    if !says.contains("quoted scalar") {
        return None;
    }
    let before = text.get(..at)?;
    let quote = if says.contains("single") { '\'' } else { '"' };
    let closing = before.rfind(quote)?;
    let opening = before.get(..closing)?.rfind(quote)?;
    if !text.get(opening..closing)?.contains('\n') {
        return None;
    }
    let message = format!("this {quote} is not closed");
    Some(Slip::new(opening, message, format!("write {quote} where the text ends")))
}

/// A bracket or brace that is not closed, on one of the lines above.
fn open_bracket(text: &str, line: Line<'_>, says: &str) -> Option<Slip> {
    let inside = says.contains("only valid inside a block")
        || says.contains("illegal placement of ':'")
        || says.contains("flow");
    if !inside {
        return None;
    }
    let mut closed = 0;
    let above = std::iter::successors(line.before(text), |line| line.before(text));
    for line in above.take(NEAR) {
        let mut open: Vec<usize> = Vec::new();
        for (at, bracket) in brackets(line.says) {
            match bracket {
                '{' | '[' => open.push(at),
                _ if open.pop().is_none() => closed += 1,
                _ => {}
            }
        }
        while closed > 0 && open.pop().is_some() {
            closed -= 1;
        }
        let Some(at) = open.pop() else { continue };
        let (bracket, other) =
            if line.says.get(at..)?.starts_with('{') { ('{', '}') } else { ('[', ']') };
        let message = format!("this `{bracket}` is not closed");
        let help = format!("write `{other}` where it ends");
        return Some(Slip::new(line.start + at, message, help));
    }
    None
}

/// The brackets and braces of a line that stand neither in quotes nor in a comment.
fn brackets(line: &str) -> Vec<(usize, char)> {
    let (mut quote, mut before, mut found) = (None, ' ', Vec::new());
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open && before != '\\' => quote = None,
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(letter),
            (None, '#') if before == ' ' => break,
            (None, '}' | ']') => found.push((at, letter)),
            (None, '{' | '[') if matches!(before, ' ' | '[' | '{') => found.push((at, letter)),
            (Some(_) | None, _) => {}
        }
        before = letter;
    }
    found
}

/// A line of the text.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Where it starts.
    start: usize,
    /// What it says, without its end.
    says: &'t str,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let says = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        Self { start, says }
    }

    /// The nearest line above that says something.
    fn before(self, text: &'t str) -> Option<Self> {
        let mut end = self.start;
        while let Some(above) = end.checked_sub(1) {
            let line = Self::around(text, above);
            let content = line.says.trim_start();
            if !content.is_empty() && !content.starts_with('#') {
                return Some(line);
            }
            end = line.start;
        }
        None
    }

    /// Whether its value goes on below: the next line that says something is deeper.
    fn goes_on(self, text: &str) -> bool {
        let own = if self.pair().is_some() { self.indent() } else { leading(self.says) };
        let below = text.get(self.start + self.says.len()..).unwrap_or("").lines();
        let below = below.map(|line| (leading(line), line.trim_start()));
        let mut below = below.filter(|(_, says)| !says.is_empty() && !says.starts_with('#'));
        below.next().is_some_and(|(depth, _)| depth > own)
    }

    /// How many bytes of it are spaces and the hyphens of items.
    fn indent(self) -> usize {
        let mut content = self.says.trim_start_matches('\u{feff}').trim_start();
        while let Some(item) = content.strip_prefix("- ") {
            content = item.trim_start();
        }
        self.says.len() - content.len()
    }

    fn content(self) -> &'t str {
        self.says.get(self.indent()..).unwrap_or("").trim_end()
    }

    /// Its key and value, if it has both or a key alone.
    fn pair(self) -> Option<(&'t str, &'t str)> {
        let content = self.content();
        let pair = content.split_once(": ").or_else(|| Some((content.strip_suffix(':')?, "")));
        pair.filter(|(key, _)| is_word(key))
    }
}

/// How many blanks a line begins with.
fn leading(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether it could be a key: one word.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// What a line says from here on, without blanks and without a comment.
fn without_comment(text: &str) -> &str {
    text.split(" #").next().unwrap_or(text).trim()
}

/// Text with a colon in it after a key, on one line.
fn second_colon(text: &str, line: Line<'_>, at: usize) -> Option<Slip> {
    let (start, end) = if line.content().starts_with('{') {
        let before = line.says.get(..at - line.start)?;
        let start = before.rfind(['{', ',']).map_or(0, |at| at + 1);
        let rest = line.says.get(start..)?;
        (start, start + rest.find([',', '}']).unwrap_or(rest.len()))
    } else {
        (line.indent(), line.says.len())
    };
    let pair = line.says.get(start..end)?.trim();
    let (key, value) = pair.split_once(": ").filter(|(key, _)| is_word(key))?;
    let value = without_comment(value);
    if !value.contains(':') || value.starts_with(['"', '\'']) {
        return None;
    }
    let help =
        format!("put the text in quotes: {}", visible(&format!("{key}: {}", in_quotes(value))));
    let slip = Slip::new(at, "a second colon on this line", help);
    let begins = line.start + start + line.says.get(start..end)?.find(value)?;
    let range = begins..begins + value.len();
    // What stands before another colon may be a key that was to begin a line of its own.
    let keys =
        value.match_indices(": ").filter_map(|(at, _)| value.get(..at)?.split(' ').next_back());
    let doubtful = value.starts_with(['[', '{', '|', '>', '&', '!', '='])
        || value.ends_with(':')
        || keys.into_iter().any(|word| word.starts_with(char::is_lowercase));
    Some(if doubtful { slip } else { slip.quoting(text, line, range) })
}

/// A key without its colon before a list or a mapping.
fn no_colon(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    let (key, value) = content.split_once(' ').filter(|(key, _)| is_word(key))?;
    if !value.trim_start().starts_with(['[', '{']) {
        return None;
    }
    let message = format!("no colon after `{key}`");
    let help = format!("write `{key}: {}`", visible(value.trim_start()));
    let at = line.start + line.indent();
    let end = at + key.len();
    let slip = Slip::new(at, message, help);
    let whole = without_comment(value).ends_with([']', '}']);
    Some(if whole { slip.fixed(end..end, ":") } else { slip })
}

/// A key whose colon touches its value.
fn no_space(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    let (key, value) = content.split_once(':').filter(|(key, _)| is_word(key))?;
    if value.is_empty() || value.starts_with([' ', '/']) {
        return None;
    }
    let at = line.start + line.indent() + key.len();
    let help = format!("write a space after the colon: {}", visible(&format!("{key}: {value}")));
    let slip = Slip::new(at, "no space after the colon", help);
    let is_key = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    Some(if is_key { slip.fixed(at + 1..at + 1, " ") } else { slip })
}

/// A key that is deeper than the one above it, or text that goes on and holds a colon.
fn too_deep(text: &str, line: Line<'_>, (at, opening): (usize, &str)) -> Option<Slip> {
    let above = line.before(text)?;
    let key = line.content().split(':').next().unwrap_or("");
    let start = line.start + line.indent();
    if line.indent() > 0 && is_word(key) {
        if let Some((neighbour, value)) = above.pair()
            && line.indent() > above.indent()
            && !value.starts_with(['"', '\'', '|', '>'])
        {
            let message = format!("`{key}` is indented deeper than `{neighbour}` above it");
            let help = format!("begin it in the same column as `{neighbour}`");
            return Some(Slip::new(start, message, help));
        }
        if above.pair().is_none() && above.says.trim_start().starts_with("- ") {
            let item = visible(above.content());
            let message = format!("`{key}` stands under an item that is only text");
            let help = format!("give the item a key, such as `- step: {item}`");
            return Some(Slip::new(start, message, help));
        }
    }
    if line.indent() == 0 {
        let message = "this line is text, where a key and its value are expected";
        return Some(Slip::new(above.start, message, format!("the file begins with {opening}")));
    }
    let message = "a colon in text that goes on from the line above";
    let help = "put the whole text in quotes, or begin it on a line of its own after `|`";
    Some(Slip::new(at, message, help))
}

/// A key that is less deep than those above it, and deeper than what they belong to.
fn too_shallow(text: &str, line: Line<'_>) -> Option<Slip> {
    let (key, _) = line.pair()?;
    let above = line.before(text)?;
    let (neighbour, _) = above.pair()?;
    if line.indent() >= above.indent() {
        return None;
    }
    let message = format!("`{key}` is indented less than `{neighbour}` above it");
    let help = format!("begin it in the same column as `{neighbour}`");
    Some(Slip::new(line.start + line.indent(), message, help))
}
