//! Plain ASCII: what is left of a frame where nothing else can be shown. Signs become what looks
//! or reads most like them, in one column each; what looks like nothing becomes a question mark,
//! as a terminal without it would show.

use ratatui::buffer::Buffer;

/// Makes every cell plain ASCII.
pub(super) fn fold(buffer: &mut Buffer) {
    for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        let first = cell.symbol().chars().next();
        cell.set_char(first.map_or(' ', sign));
    }
}

const fn sign(it: char) -> char {
    match it {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '′' => '\'',
        '–' | '—' | '‐' | '‑' | '−' | '─' => '-',
        '…' | '·' | '•' => '.',
        '×' => 'x',
        '÷' => '/',
        '±' => '+',
        '≥' | '›' | '→' | '⇒' => '>',
        '≤' | '‹' | '←' => '<',
        '²' => '2',
        '³' => '3',
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' | 'Ø' => 'O',
        'Ù'..='Ü' => 'U',
        'ß' => 's',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | '°' | 'º' => 'o',
        'ù'..='ü' | 'µ' | 'μ' => 'u',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_ascii_and_as_wide_as_before() {
        let mut buffer = Buffer::with_lines(["“2 µg” – é 日本 ≤ 5°"]);
        fold(&mut buffer);
        let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(text, "\"2 ug\" - e ? ?  < 5o");
    }
}
