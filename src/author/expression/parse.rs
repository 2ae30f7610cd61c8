//! Text to an expression, bounded in length, size and depth.

use super::token::{Token, Tokens};
use super::{DEEPEST, LONGEST, MOST_TERMS, Mistake, Op, Sign, Term, Value};
use crate::author::Code;
use crate::procedure::number::shown;
use crate::time::parse_length;
use std::ops::Range;

/// Reads the expression that fills `text`; every place is counted from `offset` on.
pub(super) fn parse(text: &str, offset: usize) -> Result<Term, Mistake> {
    if text.len() > LONGEST {
        let message = format!("an expression has at most {LONGEST} characters");
        let found = Mistake::new(Code::TooLarge, &(0..text.len()), message);
        return Err(found.help("put a part of it into a parameter").shifted(offset));
    }
    let mut parser = Parser { tokens: Tokens::new(text), ahead: None, end: text.len(), terms: 0 };
    let whole = parser.whole().map_err(|mistake| mistake.shifted(offset))?;
    Ok(shifted(whole, offset))
}

/// The same with every place further on.
fn shifted(term: Term, offset: usize) -> Term {
    let inner = |term: Box<Term>| Box::new(shifted(*term, offset));
    let op = match term.op {
        Op::Literal(_) | Op::Name(_) | Op::Pass => term.op,
        Op::Index(list, at) => Op::Index(inner(list), inner(at)),
        Op::Not(term) => Op::Not(inner(term)),
        Op::Minus(term) => Op::Minus(inner(term)),
        Op::Two(sign, one, two) => Op::Two(sign, inner(one), inner(two)),
    };
    Term { op, range: term.range.start + offset..term.range.end + offset }
}

type Found = Option<(Token, Range<usize>)>;

struct Parser<'t> {
    tokens: Tokens<'t>,
    /// The next token, once it was looked at.
    ahead: Option<Found>,
    end: usize,
    terms: usize,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<Term, Mistake> {
        let whole = self.two(0, 0)?;
        match self.next()? {
            None => Ok(whole),
            Some((token, range)) => Err(after(&token, &range, &whole)),
        }
    }

    fn peek(&mut self) -> Result<Found, Mistake> {
        if let Some(ahead) = &self.ahead {
            return Ok(ahead.clone());
        }
        let found = self.tokens.next()?;
        self.ahead = Some(found.clone());
        Ok(found)
    }

    fn next(&mut self) -> Result<Found, Mistake> {
        match self.ahead.take() {
            Some(found) => Ok(found),
            None => self.tokens.next(),
        }
    }

    fn term(&mut self, op: Op, range: Range<usize>) -> Result<Term, Mistake> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            let message = format!("an expression has at most {MOST_TERMS} parts");
            let found = Mistake::new(Code::TooLarge, &range, message);
            return Err(found.help("put a part of it into a parameter"));
        }
        Ok(Term { op, range })
    }

    /// Values with signs between them that bind tighter than `least`.
    fn two(&mut self, least: u8, depth: usize) -> Result<Term, Mistake> {
        let mut left = self.one(depth)?;
        while let Some((Token::Sign(sign), _)) = self.peek()? {
            if sign.binds() <= least {
                break;
            }
            let place = self.next()?.map_or(0..0, |(_, range)| range);
            if let Op::Two(before, ..) = &left.op
                && before.compares()
                && sign.compares()
                && !bracketed(&left)
            {
                let message = "comparisons cannot be strung together";
                let found = Mistake::new(Code::BadExpression, &place, message);
                return Err(found.help("join two of them with `and`"));
            }
            let right = self.two(sign.binds(), depth + 1)?;
            let range = left.range.start..right.range.end;
            left = self.term(Op::Two(sign, Box::new(left), Box::new(right)), range)?;
        }
        Ok(left)
    }

    /// A single value with the signs before it and the brackets after it.
    fn one(&mut self, depth: usize) -> Result<Term, Mistake> {
        let Some((token, range)) = self.next()? else { return Err(self.unfinished()) };
        if depth > DEEPEST {
            let message = format!("nested more than {DEEPEST} deep");
            let found = Mistake::new(Code::TooDeep, &range, message);
            return Err(found.help("put a part of it into a parameter"));
        }
        let first = match token {
            Token::Value(value) => self.term(Op::Literal(value), range)?,
            Token::Name(name) => self.named(name, range)?,
            Token::Pass => self.term(Op::Pass, range)?,
            Token::Not => {
                let inner = self.two(3, depth + 1)?;
                let range = range.start..inner.range.end;
                return self.term(Op::Not(Box::new(inner)), range);
            }
            Token::Sign(Sign::Subtract) => {
                let inner = self.one(depth + 1)?;
                let range = range.start..inner.range.end;
                return self.term(Op::Minus(Box::new(inner)), range);
            }
            Token::Open => {
                let inner = self.two(0, depth + 1)?;
                let end = self.closed(&Token::Close, &range, ")")?;
                Term { range: range.start..end, ..inner }
            }
            Token::Sign(_) | Token::Close | Token::OpenList | Token::CloseList | Token::Comma => {
                let found = Mistake::new(Code::BadExpression, &range, "a value is missing here");
                return Err(found.help("write a name, a number or 'text' before it"));
            }
        };
        self.indexed(first, depth)
    }

    fn named(&mut self, name: String, range: Range<usize>) -> Result<Term, Mistake> {
        if let Some((Token::Open, _)) = self.peek()? {
            let message = format!("there is no function `{name}`: expressions have none");
            return Err(Mistake::new(Code::BadExpression, &range, message)
                .help("compute with + - * / and comparisons"));
        }
        self.term(Op::Name(name), range)
    }

    /// `[…]` behind a value, any number of times.
    fn indexed(&mut self, mut term: Term, depth: usize) -> Result<Term, Mistake> {
        while let Some((Token::OpenList, open)) = self.peek()? {
            self.next()?;
            let at = self.two(0, depth + 1)?;
            let end = self.closed(&Token::CloseList, &open, "]")?;
            let range = term.range.start..end;
            term = self.term(Op::Index(Box::new(term), Box::new(at)), range)?;
        }
        Ok(term)
    }

    /// Where the bracket that was opened at `open` closes.
    fn closed(
        &mut self,
        wanted: &Token,
        open: &Range<usize>,
        sign: &str,
    ) -> Result<usize, Mistake> {
        match self.next()? {
            Some((token, range)) if token == *wanted => Ok(range.end),
            Some((_, range)) => {
                let message = format!("expected `{sign}` here");
                Err(Mistake::new(Code::BadExpression, &range, message)
                    .help("each bracket that is opened has to be closed"))
            }
            None => Err(Mistake::new(Code::BadExpression, open, "this bracket is not closed")
                .help(format!("write `{sign}` where it ends"))),
        }
    }

    fn unfinished(&self) -> Mistake {
        let range = self.end..self.end;
        if self.terms == 0 {
            return Mistake::new(Code::BadExpression, &range, "the expression is empty")
                .help("write what is to be computed, such as `= dose / sites`");
        }
        Mistake::new(Code::BadExpression, &range, "the expression is not finished")
            .help("write a name, a number or 'text' after the last sign")
    }
}

/// Whether brackets stand around a term: its range is then wider than its parts.
fn bracketed(term: &Term) -> bool {
    if let Op::Two(_, one, two) = &term.op {
        term.range != (one.range.start..two.range.end)
    } else {
        false
    }
}

/// The last part of a term, unless brackets stand around it.
fn last(term: &Term) -> &Term {
    match &term.op {
        Op::Two(_, _, inner) | Op::Not(inner) | Op::Minus(inner)
            if inner.range.end == term.range.end =>
        {
            last(inner)
        }
        Op::Literal(_)
        | Op::Name(_)
        | Op::Pass
        | Op::Index(..)
        | Op::Two(..)
        | Op::Not(_)
        | Op::Minus(_) => term,
    }
}

/// What is said to something that stands behind a whole expression.
fn after(token: &Token, range: &Range<usize>, whole: &Term) -> Mistake {
    let before = if let Op::Literal(value) = &last(whole).op { Some(value) } else { None };
    let (message, help) = match (token, before) {
        (Token::Close | Token::CloseList, _) => {
            ("this bracket was never opened", "delete it, or open it before")
        }
        (Token::Value(Value::Length(_)), Some(Value::Length(_))) => {
            ("a length of time has no blank in it", "write it in one word, such as `1h30m`")
        }
        (Token::Name(name), Some(Value::Number(number)))
            if parse_length(&format!("1{name}")).is_ok() =>
        {
            let help = format!("write `{}{name}`", shown(*number));
            let message = "a length of time has no blank in it";
            return Mistake::new(Code::BadExpression, range, message).help(help);
        }
        (Token::Name(_), Some(Value::Number(_) | Value::Share(_) | Value::Length(_))) => {
            ("a value in an expression has no unit", "write the number alone")
        }
        _ => ("a sign is missing before this", "write + - * /, a comparison, `and` or `or`"),
    };
    Mistake::new(Code::BadExpression, range, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        match parse(text, 0) {
            Ok(_) => "fine".to_owned(),
            Err(mistake) => {
                format!("{}..{} {}", mistake.range.start, mistake.range.end, mistake.message)
            }
        }
    }

    #[test]
    fn mistakes_are_shown_where_they_are() {
        for (text, expected) in [
            ("dose / sites", "fine"),
            ("(a < b) == (b < c) and not x or hr[pass + 1] >= -3", "fine"),
            ("a < b < c", "6..7 comparisons cannot be strung together"),
            ("dose /", "6..6 the expression is not finished"),
            ("", "0..0 the expression is empty"),
            ("a = 1", "2..3 `=` means nothing in an expression"),
            ("a && b", "2..4 `&&` means nothing in an expression"),
            ("max(a, b)", "0..3 there is no function `max`: expressions have none"),
            ("(a + b", "0..1 this bracket is not closed"),
            ("a + b)", "5..6 this bracket was never opened"),
            ("50mL", "0..4 `50mL` is neither a number nor a length of time"),
            ("50 mL", "3..5 a value in an expression has no unit"),
            ("level == 'T4", "9..12 the text has no end"),
            ("a * / b", "4..5 a value is missing here"),
        ] {
            assert_eq!(message(text), expected, "{text}");
        }
    }

    #[test]
    fn size_and_depth_are_bounded() {
        let deep = format!("{}1{}", "(".repeat(300), ")".repeat(300));
        assert!(message(&deep).ends_with("nested more than 64 deep"));
        assert!(message(&"-".repeat(900)).ends_with("deep"));
        let long = "1".to_owned() + &"+1".repeat(450);
        assert!(message(&long).ends_with("at most 400 parts"), "{}", message(&long));
        assert!(message(&"(".repeat(50_000)).ends_with("at most 1000 characters"));
        assert_eq!(message(&("1".to_owned() + &"+1".repeat(199))), "fine");
    }
}
