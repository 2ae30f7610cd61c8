//! The procedures of the reference cases: each as small as what it shows allows.

/// A total order with steps of every severity.
pub(super) const SEVEN: &str = "
format: 1
title: Seven
steps:
  - A
  - {step: B, critical: true}
  - C
  - {step: D, severity: minor}
  - E
  - {step: F, critical: true}
  - {step: G, severity: minor}
";

pub(super) const ANY_ORDER: &str = "
format: 1
title: Any order
steps:
  - A
  - any_order: [B, {step: C, critical: true}, {step: D, severity: minor}]
  - E
";

/// Runs that may interleave.
pub(super) const WOVEN: &str = "
format: 1
title: Woven
steps:
  - A
  - any_order:
      - steps: [P, {step: Q, critical: true}, R]
      - steps: [{step: X, severity: minor}, Y, Z]
  - E
";

pub(super) const ALTERNATIVES: &str = "
format: 1
title: Alternatives
steps:
  - A
  - one_of:
      - steps: [B, C]
      - steps: [D, {step: E, critical: true}]
  - F
";

pub(super) const OPTIONAL: &str = "
format: 1
title: Optional
steps: [A, {step: B, optional: true}, C, {step: D, critical: true}]
";

/// Repeats of one step.
pub(super) const REPEATS: &str = "
format: 1
title: Repeats
steps:
  - A
  - repeat: {times: 20, steps: [{step: Inject, critical: true}]}
  - B
  - repeat: {times: 3, steps: [Wipe]}
  - C
";

/// A repeat of two steps.
pub(super) const MIXED: &str = "
format: 1
title: Passes of two
steps:
  - A
  - repeat: {times: 3, steps: [C, {step: D, severity: minor}]}
  - E
";

/// Two steps that are offered when one is not clear, and a repeat.
pub(super) const HELPED: &str = "
format: 1
title: Helped
steps:
  - {step: A, severity: minor}
  - {step: Check the left pump, id: check-the-pump}
  - {step: Check the right pump, id: check-the-line, critical: true}
  - repeat: {times: 2, steps: [C]}
  - D
";

pub(super) const ASKED: &str = "
format: 1
title: Asked
steps:
  - {step: A, check: [{ask: How many?, number: 2}]}
  - step: B
    critical: true
    check:
      - {ask: How much?, number: 5, points: 3}
      - {ask: Which?, choose: [{right: This}, {wrong: That, because: It is not.}]}
      - tick: [One, Two]
  - {step: C, check: [{ask: What?, say: [now], points: 2}]}
";

pub(super) const SURE: &str = "
format: 1
title: Sure
steps:
  - {step: A, check: [{ask: How many?, number: 2, confidence: true}]}
  - step: B
    check:
      - {ask: How much?, number: 5, confidence: true}
      - {ask: Which?, choose: [{right: This}, {wrong: That, because: It is not.}], confidence: true}
  - {step: C, critical: true, check: [{ask: What?, say: [now]}]}
";
