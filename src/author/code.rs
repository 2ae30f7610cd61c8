//! The stable names of everything that can be wrong with a procedure file.
//!
//! One line a code; `rehearse explain` and the documentation are made from this table. What there is
//! to say about a code at length is in a file of its name in `explain/`; without it nothing compiles.
//! Where a code is given, and with which words, is decided where the mistake is found.
//! A lint names itself, in its own file: it comes here as [`Code::Lint`].

use std::fmt;

/// The name of a lint. Two with one word are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lint {
    /// The word used in output.
    pub word: &'static str,
    /// What it objects to, in one line.
    pub meaning: &'static str,
    /// Why it matters and what to do, in paragraphs.
    pub explain: &'static str,
}

macro_rules! codes {
    ($($name:ident $word:literal $meaning:literal;)+) => {
        /// What kind of mistake it is. Words and meanings are stable: scripts match on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $meaning] $name,)+
            /// What a careful reader objects to, though the procedure can be rehearsed.
            Lint(&'static Lint),
        }

        impl Code {
            /// All codes but those of lints, in the order in which a reader meets them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The word used in output.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ Self::Lint(lint) => lint.word }
            }

            /// What the code means, in one line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)+ Self::Lint(lint) => lint.meaning }
            }

            /// What is wrong and why it matters, for a reader who knows no programming; with an
            /// example, but for a lint, whose examples are its fixtures.
            pub(super) const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("explain/", $word, ".md")),)+
                    Self::Lint(lint) => lint.explain,
                }
            }

            /// The code of this word, if it is not a lint's.
            #[must_use]
            pub fn find(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.word() == word)
            }
        }
    };
}

codes! {
    Unreadable "unreadable" "the file is not there or cannot be read";
    NotUtf8 "not-utf8" "the file is not text in UTF-8";
    TooLarge "too-large" "something is larger than the format allows";
    ControlCharacter "control-character" "an invisible control character stands in the text";
    Syntax "syntax" "the file is not YAML";
    Tab "tab" "a tab indents, where YAML allows spaces only";
    TooDeep "too-deep" "something is nested too deep: lists and mappings, brackets of an expression, or procedures that use each other";
    UnsupportedYaml "unsupported-yaml" "a feature of YAML that procedures do not use: anchors, aliases, tags, merge keys, several documents";
    DuplicateKey "duplicate-key" "a key is given twice in one mapping";
    UnknownKey "unknown-key" "a key that the format does not have";
    MissingKey "missing-key" "a key that is needed is not there";
    EmptyValue "empty-value" "a key or item without a value";
    WrongType "wrong-type" "another kind of value is expected";
    UnknownWord "unknown-word" "the value is none of the words that the key allows";
    BadDuration "bad-duration" "the value is not a length of time such as `90s`, `20m` or `1h30m`";
    BadNumber "bad-number" "the value is not a number, or out of range";
    BadPercentage "bad-percentage" "the value is not a percentage from 0 to 100";
    BadTolerance "bad-tolerance" "the value is neither a number nor a percentage, or is negative";
    BadDate "bad-date" "the value is not a date such as `2026-11-22`";
    BadExpression "bad-expression" "an expression (`= …`) that cannot be read";
    BadTemplate "bad-template" "a `{{ … }}` in text that is not closed, or names no value";
    BadId "bad-id" "an id that is not a slug: lower-case letters, digits and single hyphens";
    UnsupportedFormat "unsupported-format" "a `format` that this version cannot read";
    ConflictingKeys "conflicting-keys" "keys that contradict each other";
    DuplicateId "duplicate-id" "two things of one kind have the same id";
    UnknownStep "unknown-step" "no step has this id";
    UnknownTimer "unknown-timer" "no timer has this id";
    UnknownSource "unknown-source" "no source has this id";
    UnknownName "unknown-name" "nothing of the kinds that are meant has this name";
    UnknownParameter "unknown-parameter" "no parameter has this name";
    UnknownVariant "unknown-variant" "no variant has this name";
    UnknownEnding "unknown-ending" "no ending has this name";
    UnknownMap "unknown-map" "no map has this name, or it is of the other kind";
    UnknownZone "unknown-zone" "no zone or muscle of the map has this name";
    BadOutline "bad-outline" "an outline of a map that crosses itself, has too few corners or no area";
    OutsideMap "outside-map" "a part of a map that lies outside of what it belongs to";
    UnknownProcedure "unknown-procedure" "no procedure with this id is found";
    AmbiguousName "ambiguous-name" "a name that is both a step's and a timer's";
    WrongKind "wrong-kind" "a value of another kind than is needed there: text for a number, a number for a length of time";
    UnitConflict "unit-conflict" "two different units are added, compared or given for one thing";
    BadValue "bad-value" "an expression comes to no value, or to one that cannot stand there";
    OverMax "over-max" "a parameter is more than its `max`";
    ParameterCycle "parameter-cycle" "a parameter that is computed from itself, directly or through others";
    NoCase "no-case" "a variant that no case fits";
    RightArm "right-arm" "a decision in which not exactly one arm is right";
    ForbiddenPath "forbidden-path" "a rule that forbids what the steps say is right";
    Backwards "backwards" "a decision, a deferral or a complication that leads to a place it cannot lead to";
    NestedRepeat "nested-repeat" "a repeat inside a repeat";
    NotAWindow "not-a-window" "a timer that comes back, where one that runs once is needed";
    NeverStarted "never-started" "a timer is waited for or stopped that nothing starts";
    WindowOrder "window-order" "`at_least`, `target` and `at_most` are not in order";
    ShortInterval "short-interval" "rounds come more often than every 10 seconds";
    WideSlack "wide-slack" "a `slack` of more than half the interval, so that one act would answer two rounds";
    NoRightOption "no-right-option" "a choice without a right option";
    NoWrongOption "no-wrong-option" "a choice without a wrong option";
    TrapIsRight "trap-is-right" "a trap that is within the tolerance of the right answer";
    RightAnswer "right-answer" "a wrong answer of a test that is right";
    FailingTest "failing-test" "a test in the file that does not go as it says";
    NoRun "no-run" "a test that speaks of what none of its runs has";
    DuplicateUse "duplicate-use" "a procedure is used twice under one name";
    UseCycle "use-cycle" "a procedure uses itself, directly or through others";
    CommaTrap "comma-trap" "a comma in unquoted text inside brackets or braces, which made two items of one";
    TooMany "too-many" "a file has more problems than are listed";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_its_own_and_found_again() {
        for code in Code::ALL {
            assert_eq!(Code::find(code.word()), Some(*code));
        }
    }
}
