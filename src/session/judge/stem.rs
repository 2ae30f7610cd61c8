//! What is left of a word once spelling and ending are no matter: British and American writing
//! become one, then the ending goes. The only file that knows the stemmer.

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// The stem of a bare word.
pub(super) fn stem(word: &str) -> String {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let spelled = american(word);
    let stem = Stemmer::create(Algorithm::English).stem(&spelled).into_owned();
    // `labell` and `label`, `fill` and `fil`.
    match stem.strip_suffix("ll") {
        Some(start) if start.len() > 1 => format!("{start}l"),
        _ => stem,
    }
}

/// British endings and the American ones.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ouring", "oring"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("our", "or"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("bres", "bers"),
    ("bre", "ber"),
    ("vres", "vers"),
    ("vre", "ver"),
];

/// `word` in American spelling, as far as that can be told from its letters alone. What it makes
/// of a word need not be a word: both sides are treated alike.
pub(super) fn american(word: &str) -> String {
    let mut word = word.to_owned();
    if word.len() >= 6 {
        word = word.replace("ae", "e").replace("oe", "e").replace("sulph", "sulf");
    }
    let ending = ENDINGS.iter().find_map(|(british, american)| {
        word.strip_suffix(british).filter(|start| start.len() >= 2).map(|start| (start, american))
    });
    match ending {
        Some((start, american)) if word.len() >= 5 => format!("{start}{american}"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_gone() {
        for (one, other) in [
            ("injecting", "injections"),
            ("aspirate", "aspiration"),
            ("catheters", "catheter"),
            ("drapes", "draped"),
            ("cystoscopes", "cystoscope"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}, {other}");
        }
        assert_ne!(stem("infection"), stem("injection"));
    }

    #[test]
    fn british_is_american() {
        for (one, other) in [
            ("anaesthetic", "anesthetic"),
            ("haemostasis", "hemostasis"),
            ("oedema", "edema"),
            ("catheterise", "catheterize"),
            ("colour", "color"),
            ("centre", "center"),
            ("fibre", "fiber"),
            ("litres", "liters"),
            ("labelled", "labeled"),
            ("labelling", "label"),
            ("instil", "instill"),
            ("instillation", "instilation"),
            ("analyse", "analyze"),
            ("foetus", "fetus"),
            ("tumour", "tumor"),
            ("manoeuvre", "maneuver"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}, {other}");
        }
        assert_ne!(stem("filed"), stem("filled"));
    }

    #[test]
    fn what_is_no_english_word_stays() {
        for word in ["", "t4", "6.7", "ж", "手術", "ab"] {
            assert_eq!(stem(word), word);
        }
    }
}
