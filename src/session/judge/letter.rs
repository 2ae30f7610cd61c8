//! Text cut into bare words: lower case, no marks on letters, no punctuation. Numbers stay whole.
//!
//! Nothing here knows what a word means. Read next: `number.rs`, `reading.rs`.

/// A word as typed, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    /// Its letters and digits.
    pub(super) text: String,
    /// A hyphen, and nothing else, stands between it and the word before.
    pub(super) hyphen: bool,
    /// It is written in capitals.
    pub(super) capitals: bool,
}

/// The most letters of a word that are looked at.
const LONGEST: usize = 40;

/// The words of `text`.
pub(super) fn bare_words(text: &str) -> Vec<Bare> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut hyphen, mut number, mut capitals) = (false, false, true);
    let at = |position: usize| chars.get(position).copied().unwrap_or(' ');
    for (position, written) in chars.iter().copied().enumerate() {
        if is_silent(written) {
            continue;
        }
        // Where lower case takes several characters, the first is the letter.
        let c = written.to_lowercase().next().unwrap_or(written);
        let point = matches!(c, '.' | ',') && at(position + 1).is_ascii_digit();
        if point && c == '.' && word.is_empty() {
            word.push('0');
            number = true;
        }
        let inside = point && number && !word.is_empty();
        if inside {
            if c == '.' || !thousands(&chars, position) {
                word.push('.');
            }
            continue;
        }
        let spelled = spelled(c);
        let ends = spelled.is_none() || number && !c.is_ascii_digit();
        if ends && !word.is_empty() {
            words.push(Bare { text: std::mem::take(&mut word), hyphen, capitals });
            (hyphen, capitals) = (false, true);
        }
        match spelled {
            None => hyphen = matches!(c, '-' | '‐' | '‑') && at(position + 1).is_alphanumeric(),
            Some(letters) => {
                if word.is_empty() {
                    number = c.is_ascii_digit();
                }
                capitals &= written.is_uppercase();
                if word.len() < LONGEST {
                    letters.push_to(&mut word, c);
                }
            }
        }
    }
    if !word.is_empty() {
        words.push(Bare { text: word, hyphen, capitals });
    }
    words
}

/// Whether the comma at `position` parts thousands: exactly three digits follow.
fn thousands(chars: &[char], position: usize) -> bool {
    let digits = chars.iter().skip(position + 1).take_while(|c| c.is_ascii_digit()).count();
    digits == 3
}

/// Marks that stand on their own and apostrophes leave no gap.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

/// How a character is written in a word.
#[derive(Clone, Copy)]
enum Letters {
    Itself,
    As(&'static str),
}

impl Letters {
    fn push_to(self, word: &mut String, c: char) {
        match self {
            Self::Itself => word.push(c),
            Self::As(letters) => word.push_str(letters),
        }
    }
}

/// How `c` is written, if it is part of a word.
fn spelled(c: char) -> Option<Letters> {
    let letters = match c {
        'a'..='z' | '0'..='9' => return Some(Letters::Itself),
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'µ' | 'μ' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '%' => "percent",
        '½' => "half",
        _ if c.is_alphanumeric() => return Some(Letters::Itself),
        _ => return None,
    };
    Some(Letters::As(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        bare_words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn case_marks_and_punctuation_are_gone() {
        assert_eq!(words("  Clean, DRAPE; café’s (gel)!"), ["clean", "drape", "cafes", "gel"]);
        assert_eq!(words("e\u{301}te"), ["ete"]);
        assert_eq!(words("… — ?"), [""; 0]);
    }

    #[test]
    fn numbers_stay_whole_and_leave_their_unit() {
        assert_eq!(
            words("200U in 6.70mL, 1,000 or 6,7."),
            ["200", "u", "in", "6.70", "ml", "1000", "or", "6.7"]
        );
        assert_eq!(words("T4 2% 5-10"), ["t4", "2", "percent", "5", "10"]);
    }

    #[test]
    fn capitals_are_remembered() {
        let capitals: Vec<bool> =
            bare_words("2nd TO, To LA").into_iter().map(|word| word.capitals).collect();
        assert_eq!(capitals, [false, false, true, false, true]);
    }

    #[test]
    fn a_hyphen_is_remembered() {
        let hyphens: Vec<bool> =
            bare_words("a time-out - now").into_iter().map(|word| word.hyphen).collect();
        assert_eq!(hyphens, [false, false, true, false]);
    }
}
