//! Slugs: names that files, journals and people can all write. The rule is part of format 1.
//!
//! Lower case; Latin letters lose their marks (`é` is `e`, `ß` is `ss`, `æ` is `ae`); every run
//! of other characters becomes one hyphen; none stands at an end. A title without any Latin
//! letter or digit has no slug, and its thing needs an `id:` of its own.

/// The slug of a title, perhaps empty.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    let mut gap = false;
    for c in title.chars().flat_map(char::to_lowercase) {
        // A mark on its own, as some keyboards write it, belongs to the letter before.
        if matches!(c, '\u{300}'..='\u{36f}') {
            continue;
        }
        let letters = if c.is_ascii_alphanumeric() { None } else { Some(unmarked(c)) };
        if letters == Some("") {
            gap = true;
            continue;
        }
        if gap && !slug.is_empty() {
            slug.push('-');
        }
        gap = false;
        match letters {
            Some(letters) => slug.push_str(letters),
            None => slug.push(c),
        }
    }
    slug
}

/// The slug of a file's name without folder and extension.
pub(super) fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    slug(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}

/// Whether `id` is a slug.
#[must_use]
pub fn is_slug(id: &str) -> bool {
    !id.is_empty() && slug(id) == id
}

/// A lower-case Latin letter without its marks; nothing for what is no such letter.
const fn unmarked(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẽ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slug("Rub, palms to wrists"), "rub-palms-to-wrists");
        assert_eq!(slug("  “Größe” prüfen: 5 mL! "), "grosse-prufen-5-ml");
        assert_eq!(slug("Cafe\u{301} ÆØÅ"), "cafe-aeoa");
        assert_eq!(slug("洗手"), "");
        assert!(is_slug("step-12") && !is_slug("Step") && !is_slug("a--b") && !is_slug(""));
    }
}
