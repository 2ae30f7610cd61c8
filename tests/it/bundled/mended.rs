//! Fixes in files that somebody has spoilt: never worse, and no comment is touched.

use super::{Changed, mistakes};
use crate::author::fixes::codes_with_fixtures;
use crate::support::mutation::{Dice, mutated, slipped};
use crate::support::rehearsal::bundled_files;
use rehearsal::author::{Compiled, Diagnostic, Drafts, compile};

/// The comments of a text, each as it stands, and what looks like one.
fn comments(text: &str) -> Vec<&str> {
    let comment = |line: &'_ str| {
        let whole = line.trim_start().starts_with('#').then(|| line.find('#')).flatten();
        whole.or_else(|| line.find(" #"))
    };
    text.lines().filter_map(|line| line.get(comment(line)?..)).collect()
}

fn errors(compiled: &Compiled) -> usize {
    compiled.diagnostics.iter().filter(|found| found.is_error()).count()
}

/// The line of the first mistake that keeps the rest of a file from being read.
fn stops(compiled: &Compiled) -> Option<usize> {
    let stopping = |found: &&Diagnostic| matches!(found.code.word(), "syntax" | "tab" | "too-many");
    let places = compiled.diagnostics.iter().filter(stopping);
    places.map(|found| compiled.sources.places(found.primary.span).0.line).min()
}

/// Mends the file called `name`, and asserts what must hold for it; how many fixes were made.
#[track_caller]
fn assert_no_worse(changed: &Changed<'_>, name: &str, known: &[String]) -> usize {
    let first = compile(changed, name);
    let mut drafts = Drafts::new(changed);
    if !drafts.round(&first.diagnostics, &first.sources) {
        return 0;
    }
    for found in first.diagnostics.iter().filter(|found| found.fix.is_some()) {
        let word = found.code.word();
        assert!(known.iter().any(|known| known == word), "{word} has no fixture");
    }
    let mut last = compile(&drafts, name);
    while drafts.round(&last.diagnostics, &last.sources) {
        last = compile(&drafts, name);
    }
    let Some(draft) = drafts.all().get(name) else { return 0 };
    let told = || format!("{:#?}\nthen\n{:#?}", first.diagnostics, last.diagnostics);
    match (stops(&first), stops(&last)) {
        (None, None) => assert!(errors(&last) <= errors(&first), "{}", told()),
        (Some(_), None) => {}
        (None, Some(_)) => panic!("it cannot be read any more: {}", told()),
        (Some(before), Some(now)) => assert!(before <= now, "{}", told()),
    }
    assert_eq!(comments(&draft.original), comments(&draft.text), "{}", told());
    draft.fixes
}

#[test]
fn fixes_make_no_file_worse_and_touch_no_comment() {
    let files = bundled_files();
    let known: Vec<String> = codes_with_fixtures().into_iter().collect();
    let made = std::thread::scope(|scope| {
        let work = |(position, (name, text)): (usize, &(String, String))| {
            let (files, known) = (&files, &known);
            let (name, text) = (name.clone(), text.clone());
            scope.spawn(move || {
                let mut dice = Dice(0x5eed_f1e5 + position as u64);
                let mut made = 0;
                for turn in 0..mistakes() / 10 {
                    let bytes = if turn % 4 == 0 {
                        mutated(&text, &mut dice)
                    } else {
                        slipped(&text, &mut dice).into_bytes()
                    };
                    let changed = Changed { files, name: &name, bytes };
                    made += assert_no_worse(&changed, &name, known);
                }
                made
            })
        };
        let workers: Vec<_> = files.0.iter().enumerate().map(work).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum::<usize>()
    });
    assert!(made >= mistakes() / 20, "only {made} fixes were made: nothing was tried");
}
