"""Groups join only where their records agree on the whole; one link does not chain strangers together."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage import same
from lazos.linkage.cluster import MOST_RECORDS, group
from lazos.linkage.model import Tables
from tests.linkage.cast import Row, model, row, words

ALIKE = model(same.COMPARISONS, 0.0, {("sex", "same"): 1.0, ("sex", "different"): -6.0, ("country", "same"): 2.0})
TABLES: Tables = ALIKE.tables


def grouped(rows: list[Row], links: list[tuple[int, int]]) -> list[int]:
    left, right = (np.array([link[side] for link in links], np.int32) for side in (0, 1))
    return [int(root) for root in group(np.vstack(rows), words(), TABLES, left, right)]


def test_linked_records_are_one_person_named_by_its_first_line() -> None:
    rows = [row(sex=1, role=0) for _ in range(4)]
    assert grouped(rows, [(2, 3), (1, 2)]) == [0, 1, 1, 1]


def test_one_doubtful_link_does_not_chain_two_groups() -> None:
    rows = [row(sex=1, country=1, role=0), row(sex=1, country=1, role=0), row(country=1, role=0)]
    rows += [row(sex=0, country=1, role=0), row(sex=0, country=1, role=0)]
    links = [(0, 1), (3, 4), (1, 2), (2, 3)]
    assert grouped(rows, links) == [0, 0, 0, 3, 3]


def test_a_person_never_has_more_records_than_the_limit() -> None:
    rows = [row(sex=1, role=0) for _ in range(3 * MOST_RECORDS)]
    found = grouped(rows, list(pairwise(range(len(rows)))))
    assert max(found.count(root) for root in found) <= MOST_RECORDS


@given(st.lists(st.integers(0, 1), min_size=2, max_size=12), st.data())
def test_each_line_has_the_smallest_line_of_its_person_as_root(sexes: list[int], data: st.DataObject) -> None:
    lines = st.integers(0, len(sexes) - 1)
    drawn = data.draw(st.lists(st.tuples(lines, lines), min_size=1, max_size=20))
    links = [(min(link), max(link)) for link in drawn if link[0] != link[1]] or [(0, 1)]
    roots = grouped([row(sex=sex, role=0) for sex in sexes], links)
    for line, root in enumerate(roots):
        assert root <= line
        assert roots[root] == root
