"""Whatever people do in whatever order, the stored persons and families are those that follow, and undoing is exact."""

from itertools import combinations
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.judged_register import Register, incoming, linkage, register, run
from tests.factories.register_lists import CHILDREN, write

from lazos.apps.matching.errors import UnjudgeableError
from lazos.apps.matching.services.bringing import restore, undo
from lazos.apps.matching.services.follow import drift
from lazos.apps.matching.services.judging import accept, judge, take_back
from lazos.apps.registry.models import Kin, Record, Release
from lazos.core.judgement import Judgement

pytestmark = pytest.mark.django_db
REFS = ("C1", "C2", "C3", "A1", "A2", "A3")
LINKS = linkage(same={("A1", "A3"): 0.995, ("C1", "C2"): 0.99, ("C2", "C3"): 0.999}, kin={("C1", "A1"): 0.9})
LATER = [(ref, name, "2011", *rest) for ref, name, _, *rest in CHILDREN]

PAIRS = st.sampled_from(list(combinations(REFS, 2)))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("same"), PAIRS, st.sampled_from(Judgement), st.booleans()),
        st.tuples(st.just("kin"), PAIRS, st.sampled_from(Judgement), st.booleans()),
        st.tuples(st.just("back"), st.integers(0, 9)),
        st.tuples(st.just("hide"), st.integers(0, 2)),
        st.tuples(st.just("show"), st.integers(0, 2)),
        st.tuples(st.just("run"), st.booleans()),
        st.tuples(st.just("accept"), st.sampled_from(REFS)),
    ),
    max_size=10,
)


class Walk:
    """A register and the numbers of what was judged in it."""

    def __init__(self, made: Register) -> None:
        self.made = made
        self.numbers: list[int] = []
        self.releases = list(Release.objects.order_by("received_at"))

    def take(self, step: tuple[object, ...]) -> None:
        getattr(self, str(step[0]))(*step[1:])

    def hidden(self, *refs: str) -> bool:
        return any(not Release.objects.get(id=self.made.record(ref).release_id).visible for ref in refs)

    def same(self, pair: tuple[str, str], verdict: Judgement, first: bool) -> None:
        if not self.hidden(*pair):
            decision = self.made.same(*pair, verdict, despite=True)
            self.numbers.append(judge(actor=self.made.ana if first else self.made.luz, decision=decision))

    def kin(self, pair: tuple[str, str], verdict: Judgement, first: bool) -> None:
        if not self.hidden(*pair):
            decision = self.made.kin(*pair, verdict, despite=True)
            self.numbers.append(judge(actor=self.made.ana if first else self.made.luz, decision=decision))

    def back(self, at: int) -> None:
        if at < len(self.numbers) and not any(not it.visible for it in Release.objects.all()):
            try:
                self.numbers.append(take_back(actor=self.made.luz, number=self.numbers[at]))
            except UnjudgeableError:
                return

    def hide(self, at: int) -> None:
        undo(actor=None, release=self.releases[at])

    def show(self, at: int) -> None:
        restore(actor=None, release=self.releases[at])

    def run(self, finds: bool) -> None:
        run(self.made, LINKS if finds else linkage())

    def accept(self, ref: str) -> None:
        if not self.hidden(ref):
            try:
                accept(actor=self.made.luz, codes=[self.made.code(ref)])
            except UnjudgeableError:
                return


def everything() -> object:
    return [*Record.objects.order_by("id").values_list("id", "person", "judged", "family")], sorted(
        Kin.objects.values_list("child", "adult", "relation", "judgement", "confirmed", "contested")
    )


@pytest.fixture
def made(tmp_path: Path) -> Register:
    found = register(tmp_path)
    source = found.children.source
    incoming(source, write(tmp_path / "later.csv", LATER), "2018-08-02")
    run(found, LINKS)
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_after_any_steps_nothing_stands_otherwise_than_it_follows(
    made: Register, steps: list[tuple[object, ...]]
) -> None:
    with transaction.atomic():
        walk = Walk(made)
        for step in steps:
            walk.take(step)
            assert drift(made.casa.id) == 0
        before = everything()
        shown = [it for it in Release.objects.all() if it.visible]
        for release in shown:
            undo(actor=None, release=release)
        assert not Kin.objects.exists()
        for release in reversed(shown):
            restore(actor=None, release=release)
        assert everything() == before
        transaction.set_rollback(True)


def test_rows_of_a_later_release_join_the_persons_that_they_continue_and_leave_with_it(made: Register) -> None:
    later = Record.objects.filter(release__stated="2018-08-02").order_by("id")
    assert [it.person_id for it in later] == [made.record("C1").person_id] * 3
    undo(actor=None, release=made.children)
    assert drift(made.casa.id) == 0
    assert {it.person_id for it in later.all()} == {later[0].id}
