"""Whatever people decide and take back, the register can return to where it was."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lazos.core.judgement import Judged, Judgement, Tie, group, ungroup
from lazos.core.kinship import Grade, Relation
from lazos.core.projection import Link, Projection, project

NAMES = [f"r{at}" for at in range(8)]
LINKS = [Link("r0", "r1", 0.999), Link("r2", "r3", 0.999), Link("r3", "r4", 0.999)]


class Register(RuleBasedStateMachine):
    """People group, part, call kin, take back; records come and go with releases."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, int] = {}
        self.log: list[Judged] = []

    def seen(self) -> Projection:
        return project(self.records, self.log, LINKS)

    def number(self) -> int:
        return len(self.log)

    def told(self, *decisions: Callable[[int], Judged]) -> list[int]:
        numbers = []
        for decision in decisions:
            numbers.append(self.number())
            self.log.append(decision(self.number()))
        return numbers

    def take_back(self, numbers: list[int]) -> list[int]:
        return self.told(
            *(
                lambda at, n=n: Judged(at, self.log[n].left, self.log[n].right, Judgement.UNSURE, takes_back=n)
                for n in numbers
            )
        )

    @initialize()
    def begin(self) -> None:
        self.records = {name: at for at, name in enumerate(NAMES[:4])}

    @rule(
        left=st.sampled_from(NAMES),
        right=st.sampled_from(NAMES),
        said=st.sampled_from(Judgement),
        by=st.sampled_from("xy"),
    )
    def judge_same(self, left: str, right: str, said: Judgement, by: str) -> None:
        if left != right:
            self.told(lambda at: Judged(at, left, right, said, by=by))

    @rule(
        left=st.sampled_from(NAMES),
        right=st.sampled_from(NAMES),
        said=st.sampled_from(Judgement),
        by=st.sampled_from("xy"),
    )
    def judge_kin(self, left: str, right: str, said: Judgement, by: str) -> None:
        if left != right:
            self.told(lambda at: Judged(at, left, right, said, Grade.ATTESTATION, None, Tie.KIN, by, Relation.MOTHER))

    @rule(lines=st.sets(st.sampled_from(NAMES), min_size=2))
    def grouping_and_taking_it_back_is_nothing(self, lines: set[str]) -> None:
        before, chain = self.seen(), sorted(lines)
        joined = self.told(*(lambda at, a=a, b=b: Judged(at, a, b, Judgement.YES) for a, b in pairwise(chain)))
        self.take_back(joined)
        assert self.seen() == before

    @rule(leaving=st.sets(st.sampled_from(NAMES), min_size=1))
    def parting_and_taking_it_back_is_nothing(self, leaving: set[str]) -> None:
        before = self.seen()
        parting = ungroup(group(self.records, self.log), leaving, self.number())
        self.log += parting
        groups = {line: members for members in group(self.records, self.log).groups for line in members}
        assert all(one.right not in groups[one.left] for one in parting)
        self.take_back([one.number for one in parting])
        assert self.seen() == before

    @precondition(lambda self: self.log)
    @rule(data=st.data())
    def taking_back_and_restoring_is_nothing(self, data: st.DataObject) -> None:
        before, number = self.seen(), data.draw(st.integers(0, len(self.log) - 1))
        self.take_back(self.take_back([number]))
        assert self.seen() == before

    @rule()
    def a_release_that_comes_and_is_undone_is_nothing(self) -> None:
        before, held = self.seen(), dict(self.records)
        self.records |= {name: at for at, name in enumerate(NAMES) if name not in held}
        with_it = self.seen()
        self.records = held
        assert self.seen() == before
        self.records = {name: at for at, name in enumerate(NAMES)}
        assert self.seen() == with_it

    @invariant()
    def everybody_is_somewhere_once(self) -> None:
        found = self.seen()
        assert sorted(record for person in found.persons for record in person.records) == sorted(self.records)


Register.TestCase.settings = settings(max_examples=60, stateful_step_count=12, deadline=None)
TestRegister = Register.TestCase
