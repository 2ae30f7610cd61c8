//! Numbers as people write them.

/// A number with at most two decimals, or where it is below 1 with three digits that say something.
#[must_use]
pub fn shown(number: f64) -> String {
    let size = number.abs();
    // Most numbers are whole, and quickly written.
    if size < 1e15 && number.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return (number as i64).to_string();
    }
    let mut decimals: usize = 2;
    let mut bound = 1.0;
    while size > 0.0 && size < bound && decimals < 12 {
        decimals += 1;
        bound /= 10.0;
    }
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if matches!(text, "-0" | "") { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_write_them() {
        for (number, text) in [
            (200.0, "200"),
            (20.0 / 3.0, "6.67"),
            (0.5, "0.5"),
            (0.012_345, "0.0123"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
            (1_000.0 / 3.0, "333.33"),
        ] {
            assert_eq!(shown(number), text);
        }
    }
}
