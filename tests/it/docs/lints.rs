//! What `procedures/README.md` says of lints, held against the rules.
//!
//! `yaml lint=CODE` is a file to which that lint objects; the block of text after it is how the
//! objection is shown.

use super::format::{PAGE, holds, name};
use super::{Block, blocks, text};
use rehearsal::author::render::{Look, human};
use rehearsal::author::{Compiled, Files, Readings};
use rehearsal::lint::{FAMILIES, Profile, Rule, Standard, check};

const HEADING: &str = "What a colleague would say";

#[test]
fn the_tables_of_lints_are_the_program_s() {
    for family in FAMILIES {
        let row = |rule: &&Rule| {
            let Rule { lint, fails, .. } = rule;
            format!("| `{}` | {} | {} |\n", lint.word, fails, lint.meaning)
        };
        let rows: String = family.rules.iter().map(row).collect();
        let head = format!("**{}**\n\n| lint | error from | what it objects to |", family.title);
        holds(HEADING, &format!("{head}\n| --- | --- | --- |\n{rows}"));
    }
}

#[test]
fn the_table_of_profiles_is_the_program_s() {
    let row = |profile: &Profile| format!("| `{profile}` | {} |\n", profile.meaning());
    let rows: String = Profile::ALL.iter().map(row).collect();
    let table = format!("| profile | the file is fit |\n| --- | --- |\n{rows}\n");
    holds(HEADING, &table);
}

fn checked(block: &Block) -> Compiled {
    let files = Files(vec![(name(block), block.text.clone())]);
    let standard = Standard { profile: Profile::Draft, today: "2026-12-01" };
    check(&Readings::new(&files), &name(block), standard)
}

#[test]
fn the_objection_of_the_page_is_shown_so() {
    let all = blocks(&text(PAGE));
    let mut shown = 0;
    for (position, block) in all.iter().enumerate() {
        let Some((_, code)) = block.info.split_once("lint=") else { continue };
        let compiled = checked(block);
        let found = compiled.diagnostics.iter().find(|it| it.code.word() == code);
        let found = found.unwrap_or_else(|| panic!("{PAGE}:{}: no {code}", block.line));
        let look = Look { colour: false, width: 80 };
        let told = human(std::slice::from_ref(found), &compiled.sources, look);
        assert_eq!(all[position + 1].text.trim_end(), told.trim_end(), "{PAGE}:{}", block.line);
        shown += 1;
    }
    assert!(shown >= 1, "{PAGE} shows no lint");
}

#[test]
fn what_the_page_silences_is_silenced() {
    let all = blocks(&text(PAGE));
    let mut silenced = 0;
    for block in all.iter().filter(|block| block.text.contains("# rehearse: allow")) {
        let compiled = checked(block);
        let codes = compiled.diagnostics.iter().map(|it| it.code.word());
        let wrong: Vec<&str> =
            codes.filter(|code| code.ends_with("-allow") || *code == "bare-tick").collect();
        assert!(wrong.is_empty(), "{PAGE}:{}: {wrong:?}", block.line);
        silenced += 1;
    }
    assert!(silenced >= 1, "{PAGE} silences no lint");
}
