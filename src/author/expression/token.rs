//! Words, numbers and signs of an expression.

use super::{Mistake, Sign, Value};
use crate::author::Code;
use crate::author::visible::visible;
use crate::time::parse_length;
use std::ops::Range;

/// One word, number or sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Value(Value),
    Name(String),
    Pass,
    Not,
    Sign(Sign),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
}

/// The tokens of `text`, one after the other, each with the bytes that it fills.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Takes the bytes as long as `wanted` says so.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    /// The next token; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Token, Range<usize>)>, Mistake> {
        self.take(char::is_whitespace);
        let start = self.at;
        let Some(first) = self.rest().chars().next() else { return Ok(None) };
        let token = if first.is_ascii_digit() || first == '.' {
            self.number(start)?
        } else if first.is_alphabetic() || first == '_' {
            self.word()
        } else if matches!(first, '\'' | '"') {
            self.quoted(first, start)?
        } else {
            self.sign(first, start)?
        };
        Ok(Some((token, start..self.at)))
    }

    /// A number, a percentage or a length of time.
    fn number(&mut self, start: usize) -> Result<Token, Mistake> {
        self.take(|c| c.is_alphanumeric() || matches!(c, '.' | '_'));
        let written = self.text.get(start..self.at).unwrap_or("");
        if let Some(number) = written.parse().ok().filter(|number: &f64| number.is_finite()) {
            if self.rest().starts_with('%') {
                self.at += 1;
                return Ok(Token::Value(Value::Share(number / 100.0)));
            }
            return Ok(Token::Value(Value::Number(number)));
        }
        if let Ok(length) = parse_length(written) {
            return Ok(Token::Value(Value::Length(length.as_secs_f64())));
        }
        let message = format!("`{written}` is neither a number nor a length of time");
        let found = Mistake::new(Code::BadExpression, &(start..self.at), message);
        Err(found.help("write a number without its unit, or a length such as `90s` or `1h30m`"))
    }

    fn word(&mut self) -> Token {
        match self.take(|c| c.is_alphanumeric() || c == '_') {
            "and" => Token::Sign(Sign::And),
            "or" => Token::Sign(Sign::Or),
            "not" => Token::Not,
            "true" => Token::Value(Value::Truth(true)),
            "false" => Token::Value(Value::Truth(false)),
            "pass" => Token::Pass,
            name => Token::Name(name.to_owned()),
        }
    }

    fn quoted(&mut self, quote: char, start: usize) -> Result<Token, Mistake> {
        self.at += 1;
        let text = self.take(|c| c != quote);
        if self.rest().is_empty() {
            let found = Mistake::new(Code::BadExpression, &(start..self.at), "the text has no end");
            return Err(found.help(format!("close it with {quote}")));
        }
        self.at += 1;
        Ok(Token::Value(Value::Text(text.to_owned())))
    }

    fn sign(&mut self, first: char, start: usize) -> Result<Token, Mistake> {
        let two = |sign: &str| self.rest().starts_with(sign);
        let (token, length) = match first {
            '+' => (Token::Sign(Sign::Add), 1),
            '-' => (Token::Sign(Sign::Subtract), 1),
            '*' => (Token::Sign(Sign::Multiply), 1),
            '/' => (Token::Sign(Sign::Divide), 1),
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '[' => (Token::OpenList, 1),
            ']' => (Token::CloseList, 1),
            ',' => (Token::Comma, 1),
            '<' if two("<=") => (Token::Sign(Sign::AtMost), 2),
            '<' => (Token::Sign(Sign::Less), 1),
            '>' if two(">=") => (Token::Sign(Sign::AtLeast), 2),
            '>' => (Token::Sign(Sign::More), 1),
            '=' if two("==") => (Token::Sign(Sign::Equal), 2),
            '!' if two("!=") => (Token::Sign(Sign::Unequal), 2),
            _ => return Err(self.stranger(first, start)),
        };
        self.at += length;
        Ok(token)
    }

    /// A character that means nothing here, and what is written instead.
    fn stranger(&self, first: char, start: usize) -> Mistake {
        let doubled = self.rest().starts_with("&&") || self.rest().starts_with("||");
        let length = if doubled { 2 } else { first.len_utf8() };
        let range = start..start + length;
        let instead = match first {
            '=' if self.rest().starts_with("=>") => "write `>=`",
            '=' if self.rest().starts_with("=<") => "write `<=`",
            '=' => "write `==` to compare",
            '&' => "write `and`",
            '|' => "write `or`",
            '!' => "write `not`, or `!=` for different values",
            '≤' => "write `<=`",
            '≥' => "write `>=`",
            '≠' => "write `!=`",
            '×' | '·' => "write `*`",
            '%' => "write a percentage without a blank: `10%`",
            '÷' | ':' => "write `/`",
            '−' | '–' => "write `-`",
            '“' | '”' | '‘' | '’' | '`' => "put text in straight quotes: 'text'",
            _ => "an expression has names, numbers, 'text', + - * /, == != < <= > >=, and or not",
        };
        let word = self.text.get(range.clone()).unwrap_or("");
        let message = format!("`{}` means nothing in an expression", visible(word));
        Mistake::new(Code::BadExpression, &range, message).help(instead)
    }
}
