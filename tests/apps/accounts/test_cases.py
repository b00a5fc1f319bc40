"""A case is entered by its holder, by a grant, by broken glass, or not at all."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.factories.site import case, grant, member, organisation

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import Refused, case_for, field_for
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Glass
from lazos.apps.accounts.services import cases
from lazos.core.disclosure import Field, Purpose, Relation, Role

pytestmark = pytest.mark.django_db
REASON = "Mother on the line, child at the airport now."


def two_houses() -> tuple[Actor, Actor, str]:
    """Give a keeper of the holder, a caller of another organisation, and a case of the holder."""
    casa, otra = organisation("casa"), organisation("otra")
    return member(casa, Role.KEEPER), member(otra, Role.HOTLINE), case(casa, "K7M-204")


def test_a_case_of_others_is_as_absent_as_none() -> None:
    _, caller, code = two_houses()
    for asked in (code, "ZZZ-999"):
        with pytest.raises(Refused):
            case_for(caller, asked)


def test_a_grant_lets_in_until_it_ends_or_is_revoked() -> None:
    keeper, caller, code = two_houses()
    first = grant(code, caller, Purpose.HOTLINE, by=keeper)
    assert case_for(caller, code).relation is Relation.GRANTED
    with time_machine.travel(timezone.now() + timedelta(days=2)), pytest.raises(Refused):
        case_for(caller, code)
    assert cases.revoke_grant(actor=keeper, grant_id=first) == code
    with pytest.raises(Refused):
        case_for(caller, code)
    assert cases.revoke_grant(actor=keeper, grant_id=first) == code


def test_a_grant_for_another_purpose_lets_nobody_in() -> None:
    keeper, caller, code = two_houses()
    grant(code, caller, Purpose.LEGAL_PARENT, by=keeper)
    with pytest.raises(Refused):
        case_for(caller, code)


def test_only_a_keeper_of_the_holder_gives_and_takes_grants() -> None:
    keeper, caller, code = two_houses()
    other_keeper = member(organisation("tres"), Role.KEEPER)
    given = grant(code, caller, Purpose.HOTLINE, by=keeper)
    for actor in (caller, other_keeper, member(organisation("cuatro"), Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            grant(code, other_keeper, Purpose.REGISTER, by=actor)
        with pytest.raises(Refused):
            cases.revoke_grant(actor=actor, grant_id=given)
    with pytest.raises(Refused):
        cases.revoke_grant(actor=keeper, grant_id=uuid4())


@pytest.mark.parametrize(
    ("to", "named", "days", "fault"),
    [
        ("nowhere", "", 1, Fault.ORGANISATION_UNKNOWN),
        ("casa", "", 1, Fault.GRANT_TO_HOLDER),
        ("otra", "", 0, Fault.GRANT_TIMES),
        ("otra", "zzzzzzzz", 1, Fault.MEMBER_UNKNOWN),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(to: str, named: str, days: int, fault: Fault) -> None:
    keeper, _, code = two_houses()
    now = timezone.now()
    with pytest.raises(CannotBeDoneError, match=fault.value):
        cases.give_grant(
            actor=keeper, code=code, organisation=to, purpose=Purpose.HOTLINE, starts=now,
            ends=now + timedelta(days=days), member=named,
        )  # fmt: skip


def test_a_sealed_case_lets_in_who_is_named_on_it_by_another() -> None:
    keeper, caller, code = two_houses()
    grant(code, caller, Purpose.HOTLINE, by=keeper)
    second = member(organisation("tres"), Role.HOTLINE)
    grant(code, second, Purpose.HOTLINE, by=keeper, named=True)
    cases.seal_case(actor=keeper, code=code, sealed=True)
    for actor in (keeper, caller):
        with pytest.raises(Refused):
            case_for(actor, code)
    assert case_for(second, code).relation is Relation.SEALED


def test_broken_glass_lets_in_for_four_hours_and_is_shown_to_the_holder() -> None:
    keeper, caller, code = two_houses()
    cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)
    access = case_for(caller, code)
    assert access.relation is Relation.GLASS and access.shows(Field.NAME) and not access.opens(Field.WHEREABOUTS)
    (glass,) = selectors.glasses(keeper)
    assert (glass.reason, glass.member, selectors.unseen_glasses(keeper)) == (REASON, caller.code, 1)
    assert REASON.encode() not in bytes(Glass.objects.get().reason)
    cases.see_glass(actor=keeper, glass_id=glass.id)
    assert (selectors.unseen_glasses(keeper), selectors.glasses(caller)) == (0, [])
    with time_machine.travel(timezone.now() + cases.GLASS_HOLDS), pytest.raises(Refused):
        case_for(caller, code)


def test_who_may_not_break_glass_is_refused_and_a_reason_is_wanted() -> None:
    keeper, caller, code = two_houses()
    for actor in (
        keeper,
        member(organisation("tres"), Role.REVIEWER),
        member(organisation("cuatro"), Role.ADMINISTRATOR),
    ):
        with pytest.raises(Refused):
            cases.break_glass(actor=actor, code=code, purpose=Purpose.MATCHING, reason=REASON)
    with pytest.raises(CannotBeDoneError, match=Fault.REASON_SHORT.value):
        cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason="please")
    with pytest.raises(CannotBeDoneError, match=Fault.PURPOSE_NOT_OF_ROLE.value):
        cases.break_glass(actor=caller, code=code, purpose=Purpose.TRACING, reason=REASON)


def test_a_sealed_case_has_no_glass_to_break() -> None:
    keeper, caller, code = two_houses()
    cases.seal_case(actor=keeper, code=code, sealed=True)
    with pytest.raises(Refused):
        cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)


def test_glass_is_broken_three_times_a_day_at_most() -> None:
    _, caller, code = two_houses()
    for _ in range(cases.GLASSES_A_DAY):
        cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)
    with pytest.raises(CannotBeDoneError, match=Fault.GLASS_TOO_OFTEN.value):
        cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)


def test_only_who_watches_says_that_a_broken_glass_was_seen() -> None:
    keeper, caller, code = two_houses()
    cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)
    (glass,) = selectors.glasses(keeper)
    for actor in (caller, member(organisation("tres"), Role.KEEPER)):
        with pytest.raises(Refused):
            cases.see_glass(actor=actor, glass_id=glass.id)


def test_a_field_that_the_matrix_hides_is_refused() -> None:
    keeper, caller, code = two_houses()
    grant(code, caller, Purpose.HOTLINE, by=keeper)
    assert field_for(caller, code, Field.TELEPHONE, action="phone.open").opens(Field.TELEPHONE)
    with pytest.raises(Refused):
        field_for(caller, code, Field.WHEREABOUTS, action="whereabouts.open")


def test_listing_cases_takes_as_many_queries_for_twenty_as_for_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    casa = organisation("casa")
    for at in range(20):
        case(casa, f"K7M-{at:03}", sealed=at % 2 == 1)
    keeper = member(casa, Role.KEEPER)
    with django_assert_num_queries(3):
        assert len(selectors.my_cases(keeper)) == 10


def test_each_organisation_sees_of_a_case_its_own_grants() -> None:
    keeper, caller, code = two_houses()
    grant(code, caller, Purpose.HOTLINE, by=keeper)
    grant(code, member(organisation("tres"), Role.COORDINATOR), Purpose.TRACING, by=keeper)
    assert len(selectors.case_page(keeper, code).grants) == 2 and selectors.case_page(keeper, code).may_change
    assert len(selectors.case_page(caller, code).grants) == 1 and not selectors.case_page(caller, code).may_change


def test_only_a_keeper_opens_a_case() -> None:
    casa = organisation("casa")
    for role in set(Role) - {Role.KEEPER, Role.ADMINISTRATOR}:
        with pytest.raises(Refused):
            cases.open_case(actor=member(casa, role), code="NEW-1")
