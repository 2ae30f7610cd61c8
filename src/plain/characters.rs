//! Characters that can be spoken: letters, digits, signs of a text. No drawing gets through.
//!
//! Whatever draws is left out or becomes what a reader would say for it, also where an author or
//! a file name brought it in.

/// `line` in characters of text alone.
pub(super) fn spoken(line: &str) -> String {
    let mut said = String::with_capacity(line.len());
    let mut opens = true;
    for c in line.chars() {
        match c {
            '`' => {
                said.push(if opens { '“' } else { '”' });
                opens = !opens;
            }
            '…' => said.push_str("..."),
            '·' | '•' | '‣' | '▪' => said.push(','),
            '→' | '⇒' | '⟶' => said.push_str("to"),
            '✓' | '✔' | '☑' => said.push_str("yes"),
            '✗' | '✘' | '☒' => said.push_str("no"),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\t' => said.push(' '),
            c if is_drawing(c) => {}
            c => said.push(c),
        }
    }
    said
}

/// Whether `c` is there to be looked at: arrows, boxes, blocks, shapes, braille, dingbats, emoji,
/// private signs, and what orders or hides text.
const fn is_drawing(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f'
        | '\u{7f}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{2400}'..='\u{245f}'
        | '\u{2500}'..='\u{2bff}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawing_is_left_out_and_what_people_write_stays() {
        assert_eq!(spoken("type `wait 5m`…"), "type “wait 5m”...");
        assert_eq!(spoken("◐ in hand · 2 µg/mL ≤ 5 °C → “cm²” – é 漢"), {
            " in hand , 2 µg/mL ≤ 5 °C to “cm²” – é 漢"
        });
        assert_eq!(spoken("━┃⣿\u{1b}\u{e0b0}😀"), "");
    }
}
