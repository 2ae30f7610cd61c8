//! Marks within a line: which signs open and close what.
//!
//! The rules are those of Markdown, stricter where texts of clinicians would be misread: single
//! signs stand at the edges of words, and nothing is marked between digits.

use super::{Mark, Piece};

/// What a text is made of.
#[derive(Debug)]
enum Token {
    /// Text as it is.
    Text(String),
    /// Text between backticks.
    Code(String),
    /// A run of `*` or `_`, and what it may do.
    Run(Run),
}

/// A run of one sign.
#[derive(Debug)]
struct Run {
    sign: char,
    count: usize,
    opens: bool,
    closes: bool,
    /// How many of its signs are text.
    left: usize,
    /// What the others do: how many signs, and whether they open.
    turns: Vec<(usize, bool)>,
}

/// The text in pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut tokens = tokens(text);
    pair(&mut tokens);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut depths = Depths::default();
    let mut add = |mark: Mark, text: &str| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.mark == mark => last.text.push_str(text),
        Some(_) | None => pieces.push(Piece { mark, text: text.to_owned() }),
    };
    for token in &tokens {
        match token {
            Token::Text(text) => add(depths.mark(), text),
            Token::Code(text) => add(Mark::Code, text),
            Token::Run(run) => {
                let left = run.sign.to_string().repeat(run.left);
                let closes = run.turns.iter().any(|(_, opens)| !opens);
                if !closes {
                    add(depths.mark(), &left);
                }
                run.turns.iter().for_each(|(size, opens)| depths.turn(*size, *opens));
                if closes {
                    add(depths.mark(), &left);
                }
            }
        }
    }
    pieces
}

/// How many marks a place is inside of.
#[derive(Debug, Default)]
struct Depths {
    stressed: usize,
    strong: usize,
}

impl Depths {
    const fn turn(&mut self, size: usize, opens: bool) {
        let depth = if size == 1 { &mut self.stressed } else { &mut self.strong };
        *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
    }

    const fn mark(&self) -> Mark {
        match (self.strong, self.stressed) {
            (0, 0) => Mark::Plain,
            (0, _) => Mark::Emphasis,
            (_, _) => Mark::Strong,
        }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut plain = String::new();
    let mut before = None;
    let mut rest = text;
    // The lengths of runs of backticks that nothing closes: they are not looked for again.
    let mut unclosed: Vec<usize> = Vec::new();
    while let Some(sign) = rest.chars().next() {
        let after = |bytes: usize| rest.get(bytes..).unwrap_or_default();
        let escaped = after(sign.len_utf8()).chars().next();
        let mut taken = sign.len_utf8();
        match (sign, escaped) {
            ('\\', Some(it @ ('*' | '_' | '`'))) => {
                plain.push(it);
                taken += 1;
            }
            ('`', _) => {
                let count = run(rest, '`');
                let inside = (!unclosed.contains(&count)).then(|| code(after(count), count));
                taken = count;
                if let Some(inside) = inside.flatten() {
                    put_by(&mut tokens, &mut plain);
                    tokens.push(Token::Code(bared(inside).to_owned()));
                    taken += inside.len() + count;
                } else {
                    unclosed.push(count);
                    plain.push_str(&"`".repeat(count));
                }
            }
            ('*' | '_', _) => {
                let count = run(rest, sign);
                taken = count;
                put_by(&mut tokens, &mut plain);
                let next = after(count).chars().next();
                tokens.push(Token::Run(looked_at(sign, count, before, next)));
            }
            _ => plain.push(sign),
        }
        before = rest.get(..taken).and_then(|it| it.chars().next_back());
        rest = after(taken);
    }
    put_by(&mut tokens, &mut plain);
    tokens
}

fn put_by(tokens: &mut Vec<Token>, plain: &mut String) {
    if !plain.is_empty() {
        tokens.push(Token::Text(std::mem::take(plain)));
    }
}

/// How often `sign` stands at the start of `text`.
fn run(text: &str, sign: char) -> usize {
    text.chars().take_while(|it| *it == sign).count()
}

/// What stands before the next run of exactly `count` backticks.
fn code(text: &str, count: usize) -> Option<&str> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('`')?;
        let long = run(text.get(at..)?, '`');
        if long == count {
            return text.get(..at);
        }
        from = at + long;
    }
}

/// A space at each end is there to keep backticks apart.
fn bared(code: &str) -> &str {
    let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    inner.filter(|inner| !inner.trim().is_empty()).unwrap_or(code)
}

/// What a run between these two may do.
fn looked_at(sign: char, count: usize, before: Option<char>, after: Option<char>) -> Run {
    let gap = |it: Option<char>| it.is_none_or(char::is_whitespace);
    let point = |it: Option<char>| it.is_some_and(|it| !it.is_alphanumeric() && !gap(Some(it)));
    let known = (1..=3).contains(&count);
    let mut opens = known && !gap(after) && (!point(after) || gap(before) || point(before));
    let mut closes = known && !gap(before) && (!point(before) || gap(after) || point(after));
    let digits = [before, after].map(|it| it.is_some_and(char::is_numeric));
    if sign == '_' || count == 1 || digits == [true, true] {
        opens = opens && !word(before);
        closes = closes && !word(after);
    }
    Run { sign, count, opens, closes, left: count, turns: Vec::new() }
}

/// Whether this belongs to a word, or to a path, that the sign is a part of. Scripts that are
/// written without spaces have no edges of words to look for.
fn word(it: Option<char>) -> bool {
    it.is_some_and(|it| (it.is_alphanumeric() && it < '\u{2e80}') || matches!(it, '/' | '\\'))
}

/// The runs that wait to be closed: their positions, by sign and length.
#[derive(Debug, Default)]
struct Waiting([Vec<usize>; 4]);

impl Waiting {
    fn of(&mut self, sign: char, size: usize) -> Option<&mut Vec<usize>> {
        self.0.get_mut(size.checked_sub(1)? + if sign == '*' { 0 } else { 2 })
    }

    /// The nearest that `most` signs can close, and how many it takes. What was opened inside it
    /// and not closed is text.
    fn close(&mut self, sign: char, most: usize) -> Option<(usize, usize)> {
        let sizes =
            (1..=most.min(2)).filter_map(|size| Some((*self.of(sign, size)?.last()?, size)));
        let (opener, size) = sizes.collect::<Vec<_>>().into_iter().max()?;
        self.of(sign, size)?.pop();
        for others in &mut self.0 {
            while others.last().is_some_and(|other| *other > opener) {
                others.pop();
            }
        }
        Some((opener, size))
    }
}

/// Finds what closes what.
fn pair(tokens: &mut [Token]) {
    let mut waiting = Waiting::default();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (position, token) in tokens.iter().enumerate() {
        let Token::Run(run) = token else { continue };
        let mut left = run.count;
        while run.closes
            && let Some((opener, size)) = waiting.close(run.sign, left)
        {
            found.push((opener, position, size));
            left -= size;
        }
        if run.opens && left == run.count {
            let sizes = if left == 3 { [1, 2].as_slice() } else { &[left] };
            for size in sizes {
                waiting.of(run.sign, *size).into_iter().for_each(|same| same.push(position));
            }
        }
    }
    for (opener, closer, size) in found {
        for (position, opens) in [(opener, true), (closer, false)] {
            if let Some(Token::Run(run)) = tokens.get_mut(position) {
                run.left = run.left.saturating_sub(size);
                run.turns.push((size, opens));
            }
        }
    }
}
