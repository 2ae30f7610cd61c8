//! Text as it has to be written into a procedure file: in quotes where YAML would read something
//! else into it, and as it is elsewhere, for an instructor is to go on with it.
//!
//! The only file that puts text into YAML. `serde_yaml` writes whole values; here comments and
//! layout are what matters, and one line of text is all that is needed.

/// One line of text as a value, in quotes where it needs them.
#[must_use]
pub(super) fn quoted(line: &str) -> String {
    if is_plain(line) { line.to_owned() } else { in_quotes(line) }
}

/// One line of text in quotes: in single ones where double ones would mean something.
#[must_use]
pub(super) fn in_quotes(line: &str) -> String {
    if line.contains(['"', '\\']) {
        format!("'{}'", line.replace('\'', "''"))
    } else {
        format!("\"{line}\"")
    }
}

/// Whether YAML reads the line as this very text. It says no where it need not: quotes do no harm.
fn is_plain(line: &str) -> bool {
    let opens = line.chars().next().is_some_and(char::is_alphanumeric);
    let closes = line.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != ':');
    let meant = [": ", " #", "{{", "\\", "\""].iter().any(|sign| line.contains(sign));
    // Words and numbers that are no text to other readers of YAML.
    let word = matches!(
        line.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    let number = line.chars().all(|c| !c.is_alphabetic() || matches!(c, 'e' | 'E' | 'x' | 'o'));
    opens && closes && !meant && !word && !number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for plain in ["Wet the hands", "Größe prüfen (5 mL)", "10 mL, slowly", "a:b#c", "it's"] {
            assert_eq!(quoted(plain), plain);
        }
        for odd in
            ["Time-out: all stop", "use #3", "[20]", "{a}", "- a", "no", "12", "a:", "= x", ""]
        {
            assert_eq!(quoted(odd), format!("\"{odd}\""));
        }
        assert_eq!(quoted("it's \"stop\" \\ go"), "'it''s \"stop\" \\ go'");
    }
}
