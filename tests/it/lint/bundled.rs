//! What is said of the bundled library, and of what is left of it where lines are lost.

use super::{TODAY, is_lint, listed};
use crate::support::mutation::{Dice, assert_inside};
use crate::support::rehearsal::bundled_files;
use rehearsal::author::{Files, Readings};
use rehearsal::lint::{Profile, Standard, check};

const STANDARD: Standard<'_> = Standard { profile: Profile::Teach, today: TODAY };

#[test]
fn the_bundled_library_is_fit_to_teach() {
    let library = bundled_files();
    let readings = Readings::new(&library);
    for (name, _) in &library.0 {
        let compiled = check(&readings, name, STANDARD);
        let errors: Vec<_> = compiled.diagnostics.iter().filter(|it| it.is_error()).collect();
        assert!(errors.is_empty(), "{name}:\n{}", listed(errors, &compiled.sources));
    }
    assert!(library.0.len() >= 7, "the bundled library is lost");
}

/// How many times a line is taken out of each file.
const LOSSES: usize = 12;

#[test]
fn whatever_line_is_lost_every_lint_stands_in_the_file() {
    let library = bundled_files();
    let mut dice = Dice(0x5eed_0007);
    let mut looked_at = 0;
    for (name, text) in &library.0 {
        for _ in 0..LOSSES {
            let mut lines: Vec<&str> = text.lines().collect();
            lines.remove(dice.below(lines.len()));
            let lost = lines.join("\n");
            let files = library.0.iter().map(|(other, text)| {
                (other.clone(), if other == name { lost.clone() } else { text.clone() })
            });
            let files = Files(files.collect());
            let compiled = check(&Readings::new(&files), name, STANDARD);
            assert_inside(&compiled);
            let (lints, wrong): (Vec<_>, Vec<_>) =
                compiled.diagnostics.iter().partition(|it| is_lint(it));
            let errors = wrong.iter().any(|it| it.is_error());
            assert!(lints.is_empty() || !errors, "a file that is wrong is not criticised");
            looked_at += usize::from(!lints.is_empty());
        }
    }
    assert!(looked_at > LOSSES, "only {looked_at} files were looked at");
}
