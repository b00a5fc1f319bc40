"""How good an answer is: persons (pairwise, B-cubed, callers joined) and parents (P, R, F1, top-1, ECE, false links).

The definitions are those of the shared sample's scorer; `bench.quality` freezes no figures of the sample that differ
from that scorer's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from bench.cases import Case
from bench.truth import Answer, Pair, Truth

Figures = dict[str, float]
NAN: Final = float("nan")
BINS: Final = 10


def score(case: Case, truth: Truth, answer: Answer) -> Figures:
    """Give all figures of an answer by name; a figure without anything to count is not a number."""
    return {**score_persons(case, truth, answer), **score_kin(truth, answer)}


def _two(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def _over(part: float, whole: float) -> float:
    return part / whole if whole else NAN


def _prf(name: str, right: float, said: float, true: float) -> Figures:
    return {
        f"{name} precision": _over(right, said),
        f"{name} recall": _over(right, true),
        f"{name} F1": _over(2 * right, said + true),
    }


def score_persons(case: Case, truth: Truth, answer: Answer) -> Figures:
    """Score who is who; a row left out of the answer counts as alone."""
    cells = {row: (person, answer.cluster.get(row) or f"\0{row}") for row, person in truth.person_of.items()}
    together = Counter(cells.values())
    persons = Counter(person for person, _ in cells.values())
    clusters = Counter(cluster for _, cluster in cells.values())
    figures = _prf("rows pairwise", _two(together.values()), _two(clusters.values()), _two(persons.values()))
    precision = sum(n * n / clusters[cluster] for (_, cluster), n in together.items()) / len(cells)
    recall = sum(n * n / persons[person] for (person, _), n in together.items()) / len(cells)
    figures |= {"rows B-cubed precision": precision, "rows B-cubed recall": recall}
    figures["rows B-cubed F1"] = 2 * precision * recall / (precision + recall)
    return figures | _callers(case, cells)


def _callers(case: Case, cells: Mapping[str, tuple[int, str]]) -> Figures:
    """Score pairs of a call and an agency's adult row that are one person."""
    calls = [cell for row, cell in cells.items() if row.split("|", 1)[0] in case.calls]
    listed = [cell for row, cell in cells.items() if row.split("|", 1)[0] in case.adults]
    together, persons, clusters = Counter(listed), Counter(p for p, _ in listed), Counter(c for _, c in listed)
    right = sum(together[cell] for cell in calls)
    return _prf("callers", right, sum(clusters[c] for _, c in calls), sum(persons[p] for p, _ in calls))


def score_kin(truth: Truth, answer: Answer) -> Figures:
    """Score whose child; a pair with a parent who only called is neither right nor wrong."""
    judged = {pair: p for pair, p in answer.kin.items() if pair not in truth.soft}
    figures: Figures = {"parents known": len(truth.gold)}
    figures |= _prf("parents", *_at(0.5, judged, truth))
    figures |= _best(judged, truth)
    best = _best_pairs(answer.kin)
    kids = {child for child, _ in truth.gold}
    hit = sum((child, adult) in truth.gold for child, (adult, _) in best.items() if child in kids)
    figures["top-1"] = _over(hit, len(kids))
    real = truth.gold | truth.soft
    shown = [(p, pair in real) for pair, p in answer.kin.items() if p >= 0.05]
    figures["ECE"] = calibration_error(shown)
    figures["ECE best pair"] = calibration_error([(p, (c, a) in real) for c, (a, p) in best.items()])
    return figures | _false_links(truth, answer) | _sure(judged, truth)


def _at(threshold: float, judged: Mapping[Pair, float], truth: Truth) -> tuple[int, int, int]:
    said = [pair for pair, p in judged.items() if p >= threshold]
    return sum(pair in truth.gold for pair in said), len(said), len(truth.gold)


def _best(judged: Mapping[Pair, float], truth: Truth) -> Figures:
    """Find the best F1 over thresholds."""
    ranked = sorted(judged.items(), key=lambda it: -it[1])
    best, threshold, right = 0.0, 1.0, 0
    for count, (pair, p) in enumerate(ranked, 1):
        right += pair in truth.gold
        last = count == len(ranked) or ranked[count][1] != p
        f1 = _over(2 * right, count + len(truth.gold))
        if last and f1 > best:
            best, threshold = f1, p
    return {"parents best F1": best, "parents best F1 at": threshold}


def _best_pairs(kin: Mapping[Pair, float]) -> dict[int, tuple[int, float]]:
    best: dict[int, tuple[int, float]] = {}
    for (child, adult), p in sorted(kin.items(), key=lambda it: it[0]):
        if child not in best or p > best[child][1]:
            best[child] = adult, p
    return best


def calibration_error(said: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of (probability, true)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, true in said:
        bins.setdefault(min(int(p * BINS), BINS - 1), []).append((p, true))
    total = sum(map(len, bins.values()))
    off = sum(abs(sum(t for _, t in it) - sum(p for p, _ in it)) for it in bins.values())
    return _over(off, total)


def _false_links(truth: Truth, answer: Answer) -> Figures:
    """Count children without any parent on a list who are given one."""
    without = truth.sought - {child for child, _ in truth.gold | truth.soft}

    def share(threshold: float) -> float:
        given = {child for (child, _), p in answer.kin.items() if p >= threshold}
        return _over(len(without & given), len(without))

    return {"children without": len(without), "false links .5": share(0.5), "false links .8": share(0.8)}


def _sure(judged: Mapping[Pair, float], truth: Truth) -> Figures:
    right, said, true = _at(0.95, judged, truth)
    return {
        "p>=.95 precision": _over(right, said),
        "p>=.95 share of links": _over(said, _at(0.5, judged, truth)[1]),
        "p>=.95 recall": _over(right, true),
    }
