"""Who enters a case and what they see there."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.apps.accounts.matrix import matrix
from lazos.core.disclosure import (
    GUARDED,
    PURPOSES,
    ActorFacts,
    CaseFacts,
    Conflict,
    Field,
    GrantFacts,
    Opening,
    Purpose,
    Relation,
    Role,
    conflicts,
    opening,
    openings,
    standing,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def actor(*roles: Role, member: str = "m1", organisation: str = "ours") -> ActorFacts:
    return ActorFacts(member, organisation, frozenset(roles))


def grant(purpose: Purpose, *, member: str = "", by: str = "m9", start: int = -1, end: int = 1) -> GrantFacts:
    return GrantFacts("ours", member, purpose, NOW + start * DAY, NOW + end * DAY, by)


CALLER = actor(Role.HOTLINE)
TABLE = [
    (CALLER, CaseFacts("ours", sealed=False), Relation.OWN),
    (CALLER, CaseFacts("theirs", sealed=False), None),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.HOTLINE),)), Relation.GRANTED),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.TRACING),)), None),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.HOTLINE, member="m2"),)), None),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.HOTLINE, member="m1"),)), Relation.GRANTED),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.HOTLINE, end=0),)), None),
    (CALLER, CaseFacts("theirs", sealed=False, grants=(grant(Purpose.HOTLINE, start=0),)), Relation.GRANTED),
    (CALLER, CaseFacts("ours", sealed=True), None),
    (CALLER, CaseFacts("ours", sealed=True, grants=(grant(Purpose.HOTLINE),)), None),
    (CALLER, CaseFacts("ours", sealed=True, grants=(grant(Purpose.HOTLINE, member="m1"),)), Relation.SEALED),
    (CALLER, CaseFacts("ours", sealed=True, grants=(grant(Purpose.HOTLINE, member="m1", by="m1"),)), None),
    (CALLER, CaseFacts("theirs", sealed=False, glass={"m1": NOW + DAY}), Relation.GLASS),
    (CALLER, CaseFacts("theirs", sealed=False, glass={"m1": NOW}), None),
    (CALLER, CaseFacts("theirs", sealed=False, glass={"m2": NOW + DAY}), None),
    (CALLER, CaseFacts("theirs", sealed=True, glass={"m1": NOW + DAY}), None),
    (actor(Role.REVIEWER), CaseFacts("theirs", sealed=False, glass={"m1": NOW + DAY}), None),
    (actor(Role.ADMINISTRATOR), CaseFacts("ours", sealed=False), None),
    (actor(), CaseFacts("ours", sealed=False), None),
]


@pytest.mark.parametrize(("who", "case", "relation"), TABLE)
def test_how_one_stands_to_a_case(who: ActorFacts, case: CaseFacts, relation: Relation | None) -> None:
    assert standing(who, case, NOW) is relation


def test_a_revoked_grant_is_none() -> None:
    revoked = GrantFacts("ours", "", Purpose.HOTLINE, NOW - DAY, NOW + DAY, "m9", revoked=True)
    assert standing(CALLER, CaseFacts("theirs", sealed=False, grants=(revoked,)), NOW) is None


GRANTS = st.builds(
    GrantFacts, st.sampled_from(["ours", "theirs"]), st.sampled_from(["", "m1", "m2"]), st.sampled_from(Purpose),
    st.just(NOW - DAY), st.sampled_from([NOW, NOW + DAY]), st.sampled_from(["m1", "m9"]), st.booleans(),
)  # fmt: skip


@given(st.sets(st.sampled_from(Role)), st.lists(GRANTS, max_size=4), st.booleans(), st.booleans())
def test_taking_a_grant_away_never_lets_anybody_in(
    roles: set[Role], grants: list[GrantFacts], sealed: bool, ours: bool
) -> None:
    holder = "ours" if ours else "theirs"
    all_in = standing(actor(*roles), CaseFacts(holder, sealed, tuple(grants)), NOW)
    for at in range(len(grants)):
        fewer = standing(actor(*roles), CaseFacts(holder, sealed, tuple(grants[:at] + grants[at + 1 :])), NOW)
        assert fewer is None or all_in is not None


@pytest.mark.parametrize(
    ("roles", "why"),
    [
        ({Role.KEEPER, Role.REVIEWER, Role.HOTLINE}, set()),
        ({Role.ADMINISTRATOR}, set()),
        ({Role.ADMINISTRATOR, Role.REVIEWER}, {Conflict.ADMINISTRATOR_ALONE}),
        ({Role.AUDITOR, Role.KEEPER}, {Conflict.AUDITOR_ALONE}),
        ({Role.ATTORNEY_CHILD, Role.ATTORNEY_PARENT}, {Conflict.BOTH_SIDES}),
    ],
)
def test_roles_that_nobody_holds_together(roles: set[Role], why: set[Conflict]) -> None:
    assert conflicts(frozenset(roles)) == why


def test_the_matrix_names_every_field_and_role() -> None:
    assert set(matrix()) == {(field, role, relation) for field in Field for role in Role for relation in Relation}


def test_a_guarded_field_is_never_shown_without_an_act() -> None:
    for field in GUARDED:
        for relation in Relation:
            assert all(matrix()[field, role, relation] is not Opening.SHOWN for role in Role)
            everything = {(field, Role.HOTLINE, relation): Opening.SHOWN}
            assert opening(everything, field, [Role.HOTLINE], relation) is Opening.ACT


def test_who_runs_the_machine_reads_nothing() -> None:
    for relation in Relation:
        assert set(openings(matrix(), [Role.ADMINISTRATOR], relation).values()) == {Opening.HIDDEN}
    assert PURPOSES[Role.ADMINISTRATOR] == frozenset()


def test_the_notes_of_one_sides_counsel_are_open_to_nobody_else() -> None:
    for field, side in ((Field.COUNSEL_PARENT, Role.ATTORNEY_PARENT), (Field.COUNSEL_CHILD, Role.ATTORNEY_CHILD)):
        others = [role for role in Role if role is not side]
        assert {opening(matrix(), field, others, relation) for relation in Relation} == {Opening.HIDDEN}


def test_what_a_grant_opens_the_own_organisation_opens_too() -> None:
    for field in Field:
        for role in Role:
            assert matrix()[field, role, Relation.GRANTED] <= matrix()[field, role, Relation.OWN]
            assert matrix()[field, role, Relation.GLASS] <= matrix()[field, role, Relation.OWN]


def test_what_the_matrix_does_not_name_is_hidden() -> None:
    assert opening({}, Field.NAME, list(Role), Relation.OWN) is Opening.HIDDEN
    assert opening(matrix(), Field.NAME, [], Relation.OWN) is Opening.HIDDEN
