//! Marks in what an author writes: `**strong**`, `*emphasis*`, `` `code` ``, and lists.
//!
//! Text to pieces as plain data; how a mark looks is the view's, and [`plain`] is the text for
//! whatever has no marks. Nothing else of Markdown means anything here. That is why no library
//! reads it: to Markdown "> 38 °C" is a quotation, "# 15 blade" a heading and "a < b" may be a tag,
//! and texts of clinicians are full of these. Whatever is no mark stays text; no text is wrong.
//! It takes time in proportion to the text. Read next: `markup/inline.rs`, `view/sheet.rs`.

mod inline;

/// How a piece of text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Text.
    Plain,
    /// The sign or number that opens an item of a list.
    Lead,
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// To be typed or read letter by letter.
    Code,
}

/// A piece of text with one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How it is meant.
    pub mark: Mark,
    /// What it says.
    pub text: String,
}

/// A line of the text: an author's line ends stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The spaces before it.
    pub indent: usize,
    /// What opens it, such as `- ` or `2. `; empty where it is no item of a list.
    pub lead: String,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// The text line by line.
#[must_use]
pub fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // A mark may go over the end of a line, but not from one paragraph or item into the next.
    let mut block = String::new();
    for line in text.lines() {
        let (indent, rest) = dented(line);
        let lead = lead(rest);
        if rest.is_empty() || lead.is_some() {
            finish(&mut rows, &mut block);
        }
        if rest.is_empty() {
            rows.push(Row::default());
            continue;
        }
        let (lead, rest) = lead.unwrap_or((String::new(), rest));
        rows.push(Row { indent, lead, pieces: Vec::new() });
        if !block.is_empty() {
            block.push('\n');
        }
        block.push_str(rest);
    }
    finish(&mut rows, &mut block);
    rows
}

/// The text without marks. Lists keep what opens their items.
#[must_use]
pub fn plain(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let rows = rows(text);
    let lines = rows.iter().map(|row| {
        let said: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        format!("{}{}{said}", " ".repeat(row.indent), row.lead)
    });
    let mut plain = lines.collect::<Vec<_>>().join("\n");
    if text.ends_with('\n') {
        plain.push('\n');
    }
    plain
}

/// Puts the pieces of a block into its rows, which are the last ones.
fn finish(rows: &mut [Row], block: &mut String) {
    let count = if block.is_empty() { 0 } else { block.matches('\n').count() + 1 };
    let first = rows.len().saturating_sub(count);
    let mut waiting = rows.iter_mut().skip(first);
    let Some(mut row) = waiting.next() else { return };
    for Piece { mark, text } in inline::pieces(block) {
        for (position, part) in text.split('\n').enumerate() {
            if position > 0 {
                let Some(next) = waiting.next() else { break };
                row = next;
            }
            if !part.is_empty() {
                row.pieces.push(Piece { mark, text: part.to_owned() });
            }
        }
    }
    block.clear();
}

/// How far a line is dented, and the line without that.
fn dented(line: &str) -> (usize, &str) {
    let rest = line.trim_start();
    let indent = line.chars().count() - rest.chars().count();
    (if rest.is_empty() { 0 } else { indent }, rest)
}

/// What opens an item of a list, and what follows it.
fn lead(line: &str) -> Option<(String, &str)> {
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(("- ".to_owned(), rest.trim_start()));
    }
    let digits = line.find(|it: char| !it.is_ascii_digit()).filter(|count| (1..=2).contains(count));
    let (number, rest) = line.split_at(digits?);
    let rest = rest.strip_prefix(". ")?;
    Some((format!("{number}. "), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces with letters for their marks.
    fn seen(text: &str) -> String {
        let row = |row: &Row| {
            let pieces = row.pieces.iter().map(|Piece { mark, text }| match mark {
                Mark::Plain | Mark::Lead => text.clone(),
                Mark::Emphasis => format!("<e {text}>"),
                Mark::Strong => format!("<s {text}>"),
                Mark::Code => format!("<c {text}>"),
            });
            format!("{}{}{}", " ".repeat(row.indent), row.lead, pieces.collect::<String>())
        };
        rows(text).iter().map(row).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_are_stressed_strong_or_code() {
        assert_eq!(seen("Wait, **do not** pull."), "Wait, <s do not> pull.");
        assert_eq!(seen("It is *not* _yet_ numb."), "It is <e not> <e yet> numb.");
        assert_eq!(seen("Type `a*b`, then ``x ` y``."), "Type <c a*b>, then <c x ` y>.");
        assert_eq!(seen("(*never*), **“now”**."), "(<e never>), <s “now”>.");
        assert_eq!(seen("***both*** and __strong__"), "<s both> and <s strong>");
        assert_eq!(seen("*a **b** c* *a **b***"), "<e a ><s b><e  c> <e a ><s b>");
        assert_eq!(seen("**two\nlines** here"), "<s two>\n<s lines> here");
        assert_eq!(seen("膀胱**鏡**を*回す*。"), "膀胱<s 鏡>を<e 回す>。");
        assert_eq!(seen("**un**clamped"), "<s un>clamped");
    }

    #[test]
    fn what_is_no_mark_stays_text() {
        for text in [
            "2 * 3 * 4",
            "2*3*4",
            "5* and 6*",
            "a lone * and a lone _",
            "an_id_of_it and __file__name",
            "./notes/_old_/a_b_.yaml",
            "**open",
            "`open",
            "**  **",
            "> 38 °C, < 5 cmH2O & rising",
            "# 15 blade",
            "[1](x) <b> ![y]",
            "C:\\dir \\\\host",
            "",
        ] {
            assert_eq!(seen(text), text);
        }
        assert_eq!(seen("\\*not\\* and \\_not\\_ and \\`not\\`"), "*not* and _not_ and `not`");
    }

    #[test]
    fn lists_keep_their_items_apart() {
        assert_eq!(
            seen("Then:\n* **Swab** it.\n- *a\n- b*\n 10. ten"),
            "Then:\n- <s Swab> it.\n- *a\n- b*\n 10. ten"
        );
        assert_eq!(seen("2026. is no item; -5 cm neither"), "2026. is no item; -5 cm neither");
    }

    #[test]
    fn without_marks_only_the_words_are_left() {
        assert_eq!(plain("Do **not** pull:\n\n* `x`\n* y\n"), "Do not pull:\n\n- x\n- y\n");
    }

    proptest! {
        #[test]
        fn text_of_letters_alone_is_as_it_was(text in "[a-zé語 .,;:()<>#\n]{0,40}") {
            let lines: Vec<&str> = text.lines().collect();
            let tidied = |line: &&str| if line.trim().is_empty() { String::new() } else {
                (*line).to_owned()
            };
            let lines = lines.iter().map(tidied).collect::<Vec<_>>().join("\n");
            let plain = plain(&text);
            prop_assert_eq!(plain.trim_end_matches('\n'), lines.trim_end_matches('\n'));
        }

        #[test]
        fn a_mark_takes_nothing_but_its_own_signs(text in "[ab* _`\\\\\n.-]{0,40}") {
            let letters = |text: &str| text.chars().filter(|it| it.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&plain(&text)), letters(&text));
            prop_assert_eq!(rows(&text).len(), text.lines().count());
        }

        #[test]
        fn escaped_signs_are_text(text in "[ab*_` é]{0,30}") {
            let escaped: String = text.chars().flat_map(|it| {
                let sign = matches!(it, '*' | '_' | '`');
                sign.then_some('\\').into_iter().chain([it])
            }).collect();
            let tidied = if text.trim().is_empty() { "" } else { &text };
            prop_assert_eq!(plain(&escaped), tidied);
        }

        #[test]
        fn nothing_breaks_it(text in "\\PC{0,60}") {
            prop_assert!(plain(&text).len() <= text.len());
        }
    }
}
