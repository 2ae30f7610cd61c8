#!/usr/bin/env python3
"""Works out debriefs a second time, from nothing but what a procedure asks and what was done.

    tests/recompute.py FILE...

Each FILE is a JSON list of cases, written by `tests/it/reference.rs`. A case has an `input` (the
right path, its steps, what was done) and the `output` that the program's debrief gave. Here the
output is computed again by the definitions of the procedure format, slowly and by brute force, and
compared. Exits with 1 and a list of differences if there are any. Shares no code and no method
with the program; needs only Python's standard library.
"""

import itertools
import json
import sys
from fractions import Fraction

HALF = Fraction(1, 2)
SAYS = {1: 25, 2: 50, 3: 75, 4: 95}
WEIGHTS = ("critical", "major", "minor")
# Decimals in the files are rounded by the program; everything here is exact.
CLOSE = Fraction(1, 10**9)


class Path:
    """One way through the tree: its items, and for each the items that come before it."""

    def __init__(self):
        self.steps = []  # the step of each item
        self.before = []  # for each item, the set of items that must come first

    def add(self, step, before):
        self.steps.append(step)
        self.before.append(frozenset(before))
        return len(self.steps) - 1

    def lay(self, tree, before, choices):
        """Adds a part of the tree after the items in `before`; the set of the items added."""
        (kind, inside), = tree.items()
        if kind == "step":
            return {self.add(inside, before)}
        if kind == "sequence":
            return self.lay_in_a_row(inside, before, choices)
        if kind == "any_order":
            return set().union(*(self.lay(part, before, choices) for part in inside))
        if kind == "one_of":
            return self.lay(inside[next(choices)], before, choices)
        if kind == "repeat":
            return self.lay_in_a_row(inside["slots"] * inside["passes"], before, choices)
        raise ValueError(f"no part of a path: {kind}")

    def lay_in_a_row(self, parts, before, choices):
        added = set()
        for part in parts:
            added |= self.lay(part, before | added, choices)
        return added


def alternatives(tree):
    """How many alternatives each `one_of` of the tree has, in the order of `Path.lay`."""
    (kind, inside), = tree.items()
    if kind == "step":
        return []
    if kind == "repeat":
        return [it for part in inside["slots"] * inside["passes"] for it in alternatives(part)]
    within = [alternatives(part) for part in inside]
    if kind != "one_of":
        return list(itertools.chain(*within))
    if any(within):
        raise ValueError("alternatives within alternatives are not in these cases")
    return [len(inside)]


def ways(tree):
    """Every way through the tree, one for each combination of alternatives."""
    for choice in itertools.product(*map(range, alternatives(tree))):
        path = Path()
        path.lay(tree, set(), iter(choice))
        yield path


def fits(path, kept):
    """Whether these steps, in this order, are some right order of the path with items left out.

    Any part of a partial order that is in order can be completed, so it is enough that no item
    comes after one that it should precede. Of several items of one step (the passes of a repeat)
    the first that can be taken is taken: a later pass wants everything before it that an earlier
    one wants, and more, so it never leaves more freedom to what follows.
    """
    taken = []
    for step in kept:
        for item, its in enumerate(path.steps):
            if its != step or item in taken:
                continue
            if not any(item in path.before[other] for other in taken):
                taken.append(item)
                break
        else:
            return False
    return True


def keep(path, done, severity):
    """The positions in `done` that stay where they are: as many as can.

    Of equally many those with more critical steps, then with more major ones, then the earliest.
    """
    on_path = [at for at, step in enumerate(done) if step in path.steps]
    for count in range(len(on_path), -1, -1):
        fitting = [
            kept
            for kept in itertools.combinations(on_path, count)
            if fits(path, [done[at] for at in kept])
        ]
        if fitting:
            return min(fitting, key=lambda kept: (heaviness(kept, done, severity), kept))
    raise AssertionError("nothing at all always fits")


def heaviness(kept, done, severity):
    weights = [severity[done[at]] for at in kept]
    return [-weights.count(weight) for weight in WEIGHTS]


class Alignment:
    """What was done, held against one way through the tree."""

    def __init__(self, path, case):
        steps = case["steps"]
        # What is told to one who does not know on stays omitted, also if it is done then.
        done = [step for step in case["done"] if step not in case["stuck"]]
        severity = {step: about["severity"] for step, about in steps.items()}
        self.kept = keep(path, done, severity)
        self.times = {step: path.steps.count(step) for step in path.steps}
        self.omitted, self.repeated, self.moved = {}, {}, {}
        self.added = sorted(set(done) - set(path.steps))
        for step, times in self.times.items():
            count = done.count(step)
            in_place = sum(1 for at in self.kept if done[at] == step)
            if count < times and not (steps[step]["optional"] and count == 0):
                self.omitted[step] = [count, times]
            if count > times:
                self.repeated[step] = count - times
            if min(count, times) > in_place:
                self.moved[step] = min(count, times) - in_place
        # Any one alternative suffices: the one meant is that which leaves the least to be wished.
        left_out = sum(times - count for count, times in self.omitted.values())
        moved = sum(self.moved.values())
        heaviest = heaviness(self.kept, done, severity)
        self.rank = (left_out, len(self.added), moved, heaviest, self.kept)

    def left_out(self, stuck):
        """How much of each step that is omitted was done."""
        tell = lambda count, times: f"{count} of {times}" if count else "never"
        omitted = {step: tell(*counts) for step, counts in self.omitted.items()}
        return omitted | {step: "told" for step in stuck}


def align(case):
    return min((Alignment(path, case) for path in ways(case["path"])), key=lambda it: it.rank)


def shares(tree, share=Fraction(1)):
    """What doing each step is worth: a point each, and one for a whole repeat, in equal parts."""
    (kind, inside), = tree.items()
    if kind == "step":
        return {inside: share}
    if kind == "repeat":
        within = [shares(part) for part in inside["slots"]]
        total = sum(sum(part.values()) for part in within)
        return {step: share * its / total for part in within for step, its in part.items()}
    merged = {}
    for part in inside:
        merged.update(shares(part, share))
    return merged


def score(case, alignment):
    """The points of each step of this run's right path: got, and to be got.

    What may be left out is not asked for, and so worth nothing; nor is an alternative not taken.
    """
    worth = shares(case["path"])
    lines = {}
    # A question that is asked once more has been answered already: the first answer counts.
    first = {}
    for step, number, right, _ in case["answers"]:
        first.setdefault((step, number), right)
    for step, about in case["steps"].items():
        count = case["done"].count(step)
        if step not in alignment.times or about["optional"]:
            continue
        times = alignment.times[step]
        got = worth[step] * min(count, times) / times if step not in case["stuck"] else 0
        helps = case["hints"].get(step, 0) + case["prompts"].get(step, 0)
        # What is out of its place is not also left out: the dearer of the two counts.
        if step in alignment.moved:
            got = min(got, HALF * worth[step])
        got -= HALF * worth[step] * helps
        points = enumerate(about["points"], start=1)
        answered = sum(its for number, its in points if first.get((step, number)))
        lines[step] = [max(got, 0) + answered, worth[step] + sum(about["points"])]
    return lines


def calibration(case):
    """The Brier score, nothing if nobody was sure of anything, and how often one was right."""
    said = [(sure, right) for _, _, right, sure in case["answers"] if sure is not None]
    if not said:
        return None, []
    squares = [(Fraction(SAYS[sure], 100) - int(right)) ** 2 for sure, right in said]
    rows = []
    for sure in sorted({sure for sure, _ in said}):
        rights = [right for its, right in said if its == sure]
        rows.append([sure, SAYS[sure], len(rights), rights.count(True)])
    return sum(squares) / len(squares), rows


def recompute(case):
    alignment = align(case)
    lines = score(case, alignment)
    brier, reliability = calibration(case)
    got = sum(line[0] for line in lines.values())
    of = sum(line[1] for line in lines.values())
    return {
        "out_of_order": sorted(alignment.moved),
        "omitted": alignment.left_out(case["stuck"]),
        "added": alignment.added,
        "repeated": alignment.repeated,
        "points": lines,
        "got": got,
        "of": of,
        "percent": 100 * got / of,
        "brier": brier,
        "reliability": reliability,
    }


def equal(ours, theirs):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(equal(ours[it], theirs[it]) for it in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(equal, ours, theirs))
    if isinstance(ours, (int, Fraction)) and isinstance(theirs, (int, Fraction)):
        return abs(ours - theirs) <= CLOSE
    return ours == theirs


def plain(value):
    """For people to read: fractions as decimals."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, dict):
        return {key: plain(its) for key, its in value.items()}
    if isinstance(value, list):
        return [plain(its) for its in value]
    return value


def main(paths):
    if not paths:
        sys.exit(__doc__)
    cases, compared, differences = 0, 0, []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            # Decimals are read as they are written, not as the nearest binary number.
            all_cases = json.load(file, parse_float=Fraction)
        for case in all_cases:
            cases += 1
            ours, theirs = recompute(case["input"]), case["output"]
            for key in sorted(ours.keys() | theirs.keys()):
                compared += 1
                one, two = ours.get(key), theirs.get(key)
                if not equal(one, two):
                    where = f"{path}: {case['name']}: {key}"
                    differences.append(f"{where}: here {plain(one)}, there {plain(two)}")
    if not cases:
        sys.exit("no cases")
    if differences:
        print("\n".join(differences))
        sys.exit(f"differences: {len(differences)}, in {cases} cases")
    print(f"{cases} cases, {compared} figures worked out a second time: all equal")


if __name__ == "__main__":
    main(sys.argv[1:])
