//! The commonest slips in YAML, said in words that are not the parser's.

use super::{compiled, problems};
use expect_test::expect;
use std::fmt::Write as _;

#[test]
fn common_slips_are_shown_where_they_are() {
    let mut said = String::new();
    for text in [
        "format: 1\ntitle: Dwell: waiting # so\nsteps: [a]\n",
        "format: 1\ntitle: T\nsteps:\n  - step: Say: \"hello\"\n",
        "format: 1\ntitle: T\nsteps:\n  - {step: Say: hello, who: b}\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n      do: B\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n    do: B\n      why: C\n",
        "format: 1\n title: T\nsteps: [a]\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n    why: C\n   do: B\n",
        "format: 1\ntitle: T\nsteps:\n  - A\n    do: B\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n    do: Instil\n      and watch: the face\n",
        "format:1\ntitle: T\nsteps: [a]\n",
        "\u{feff}format:1\r\n\r\n# so\r\ntitle: T\r\nsteps: [a]\r\n",
        "format: 1\ntitle:T\nsteps: [a]\n",
        "A letter.\nWe do: this.\n",
        "A letter.\nIt is text.\n",
        "- a\n- b\n",
        "format: 1\ntitle: é: ü: ö\nsteps: [a]\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n    hazard: **Never** \\ flush\n    stop: x\n",
        "format: 1\ntitle: T\nsteps:\n  - *Slowly*\n  - {step: B, do: *not* now, why: c}\n",
        "format: 1\ntitle: T\nsteps:\n  - step: A\n    do: *name\n",
        "a\n: :",
        "{: : :",
    ] {
        let _ = writeln!(said, "{}", problems(&compiled(&[("p.yaml", text)])).trim_end());
    }
    expect![[r#"
        p.yaml:2:13: error[syntax]: a second colon on this line | put the text in quotes: title: "Dwell: waiting"
        p.yaml:4:14: error[syntax]: a second colon on this line | put the text in quotes: step: 'Say: "hello"'
        p.yaml:4:15: error[syntax]: a second colon on this line | put the text in quotes: step: "Say: hello"
        p.yaml:5:7: error[syntax]: `do` is indented deeper than `step` above it | begin it in the same column as `step`
        p.yaml:6:7: error[syntax]: `why` is indented deeper than `do` above it | begin it in the same column as `do`
        p.yaml:2:2: error[syntax]: `title` is indented deeper than `format` above it | begin it in the same column as `format`
        p.yaml:6:4: error[syntax]: `do` is indented less than `why` above it | begin it in the same column as `why`
        p.yaml:5:5: error[syntax]: `do` stands under an item that is only text | give the item a key, such as `- step: A`
        p.yaml:6:16: error[syntax]: a colon in text that goes on from the line above | put the whole text in quotes, or begin it on a line of its own after `|`
        p.yaml:1:7: error[syntax]: no space after the colon | write a space after the colon: format: 1
        p.yaml:1:7: error[syntax]: no space after the colon | write a space after the colon: format: 1
        p.yaml:2:6: error[syntax]: no space after the colon | write a space after the colon: title: T
        p.yaml:1:1: error[syntax]: this line is text, where a key and its value are expected | the file begins with `format: 1`, `title:` and `steps:`
        p.yaml:1:1: error[wrong-type]: expected a mapping, found `A letter. It is text.` | the file begins with `format: 1`, `title:` and `steps:`
        p.yaml:1:1: error[wrong-type]: expected a mapping, found a list | the file begins with `format: 1`, `title:` and `steps:`
        p.yaml:2:9: error[syntax]: a second colon on this line | put the text in quotes: title: "é: ü: ö"
        p.yaml:5:13: error[syntax]: text that begins with `*` needs quotes | put the text in quotes: '**Never** \ flush'
        p.yaml:4:5: error[syntax]: text that begins with `*` needs quotes | put the text in quotes: "*Slowly*"
        p.yaml:5:19: error[syntax]: text that begins with `*` needs quotes | put the text in quotes: "*not* now"
        p.yaml:5:9: error[unsupported-yaml]: aliases (`*name`) are not read | write the value out here
        p.yaml:2:1: error[syntax]: did not find expected <document start> | check indentation, quotes, colons and brackets from here upwards
        p.yaml:1:1: error[syntax]: unclosed bracket '{' | check indentation, quotes, colons and brackets from here upwards
    "#]].assert_eq(&said);
}
