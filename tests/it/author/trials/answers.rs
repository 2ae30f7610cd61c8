//! Wrong answers in tests: to which question, of which kind, and that they are wrong.

use super::super::check_in;
use super::told;
use expect_test::expect;

#[test]
fn an_answer_fits_its_question_and_is_wrong() {
    told(
        r#"  - test: Answers
    case: cord
    but:
      - {answer: reconstitute, with: 201}
      - {answer: reconstitute, with: many}
      - {answer: reconstitute, with: [1, 2]}
      - {answer: reconstitute, with: "= deep"}
      - {answer: reconstitute, question: 2, with: Wait}
      - {answer: reconstitute, question: 2, with: Go in}
      - {answer: reconstitute, question: 2, with: []}
      - {answer: reconstitute, question: 3, with: [Pull, Aim, Squeeze]}
      - {answer: reconstitute, question: 3, with: [Pull, Aim]}
      - {answer: reconstitute, question: 3, with: [Pull, Aim, Sqeeze]}
      - {answer: reconstitute, question: 4, with: [Consent, Name]}
      - {answer: reconstitute, question: 4, with: Allergies}
      - {answer: reconstitute, question: 5, with: Two hundred units}
      - {answer: reconstitute, question: 5, with: [a, b]}
      - {answer: reconstitute, question: 7, with: a}
      - {answer: reconstitute, question: 0, with: a}
      - {answer: inject, with: a}
      - {answer: inject, question: 2, with: a}
    fails_for: [{wrong: reconstitute}]
"#,
        &expect![[r#"
            4:38: error[right-answer]: this answer is right: it is no difference (in case `cord`) | give one that is wrong
            5:38: error[wrong-kind]: this question wants a number | write it in digits, without its unit
            6:38: error[wrong-kind]: this question wants one number | write `with: 66.7`
            7:38: error[wrong-kind]: this question wants a number (in case `cord`) | write it in digits, without its unit
            8:51: error[right-answer]: this answer is right: it is no difference (in case `cord`) | give one that is wrong
            9:51: error[unknown-name]: the question does not offer `Go in` (in case `cord`) | did you mean `Go on`?
            10:51: error[empty-value]: there is no answer | write the wrong one
            11:51: error[right-answer]: this answer is right: it is no difference (in case `cord`) | give one that is wrong
            12:51: error[bad-value]: an order has each item once (in case `cord`) | write all 3 in a wrong order
            13:63: error[unknown-name]: the question does not offer `Sqeeze` (in case `cord`) | did you mean `Squeeze`?
            14:51: error[right-answer]: this answer is right: it is no difference (in case `cord`) | give one that is wrong
            15:51: error[unknown-name]: the question does not offer `Allergies` (in case `cord`) | expected one of `Name`, `Consent`
            16:51: error[right-answer]: this answer is right: it is no difference (in case `cord`) | give one that is wrong
            17:51: error[wrong-kind]: this question wants one text | write what is said
            18:42: error[bad-value]: step `reconstitute` has no question 7 | they are counted from 1 to 6
            19:42: error[bad-value]: step `reconstitute` has no question 0 | they are counted from 1 to 6
            20:18: error[bad-value]: step `inject` has no question | name a step with `check:`
            21:18: error[bad-value]: step `inject` has no question | name a step with `check:`
        "#]],
    );
}

#[test]
fn an_answer_that_is_right_in_one_run() {
    told(
        r#"  - {test: Half, but: [{answer: reconstitute, with: 200}], fails_for: [{wrong: reconstitute}]}
  - test: The other half
    variant: oab
    but: [{answer: reconstitute, with: 200}]
    fails_for: [{wrong: reconstitute}]
"#,
        &expect![[r#"
            1:53: error[right-answer]: this answer is right: it is no difference (in variant `ndo`) | give one that is wrong
        "#]],
    );
}

#[test]
fn nothing_is_answered_on_a_map() {
    check_in(
        r#"steps:
  - {step: Plan, check: [{ask: Where?, place: {map: bladder, count: 20}}]}
tests:
  - {test: A, but: [{answer: plan, with: here}], fails_for: [{wrong: plan}]}
"#,
        &expect![[r#"
            p.yaml:6:42: error[wrong-kind]: a test cannot answer on a map | name another question
        "#]],
    );
}
