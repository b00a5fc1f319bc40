"""Organisations are apart, and only administrators change who works in one."""

import pytest
from tests.factories.site import administrator, member, organisation

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import Refused
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Member
from lazos.apps.accounts.services import people
from lazos.apps.accounts.states import MemberState
from lazos.apps.audit.models import LogEvent
from lazos.core.disclosure import Role

pytestmark = pytest.mark.django_db


def test_only_an_administrator_invites() -> None:
    casa = organisation("casa")
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(Refused):
            people.invite(actor=member(casa, role), name="X", roles=[Role.HOTLINE])


@pytest.mark.parametrize(
    ("name", "roles", "fault"),
    [
        ("X", [], Fault.ROLES_NONE),
        ("  ", [Role.HOTLINE], Fault.NAME_MISSING),
        ("X", [Role.ADMINISTRATOR, Role.HOTLINE], Fault.ROLES_CONFLICT),
        ("X", [Role.ATTORNEY_CHILD, Role.ATTORNEY_PARENT], Fault.ROLES_CONFLICT),
    ],
)
def test_an_invitation_that_makes_no_sense_changes_nothing(name: str, roles: list[Role], fault: Fault) -> None:
    boss = administrator(organisation("casa"))
    with pytest.raises(CannotBeDoneError, match=fault.value):
        people.invite(actor=boss, name=name, roles=roles)
    assert Member.objects.count() == 1


def test_another_organisations_member_is_as_absent_as_one_that_never_was() -> None:
    boss, stranger = administrator(organisation("casa")), member(organisation("otra"), Role.HOTLINE)
    for code in (stranger.code, "zzzzzzzz"):
        for act in (people.invite_again, people.end_member, people.end_sessions):
            with pytest.raises(Refused):
                act(actor=boss, code=code)
        with pytest.raises(Refused):
            selectors.member(boss, code)


def test_an_organisation_keeps_an_administrator() -> None:
    boss = administrator(organisation("casa"))
    with pytest.raises(CannotBeDoneError, match=Fault.LAST_ADMINISTRATOR.value):
        people.end_member(actor=boss, code=boss.code)
    with pytest.raises(CannotBeDoneError, match=Fault.LAST_ADMINISTRATOR.value):
        people.set_roles(actor=boss, code=boss.code, roles=[Role.AUDITOR])


def test_an_ended_member_is_out_at_once_and_stays_in_the_log() -> None:
    casa = organisation("casa")
    rosa, boss = member(casa, Role.HOTLINE), administrator(casa)
    stamp = selectors.stamp_of(rosa)
    people.end_member(actor=boss, code=rosa.code)
    assert selectors.signed_in(str(rosa.member_id), stamp) is None
    assert selectors.member(boss, rosa.code).state is MemberState.ENDED
    assert LogEvent.objects.filter(about=f"member:{rosa.code}").count() == 2


def test_ended_sessions_do_not_come_back() -> None:
    casa = organisation("casa")
    rosa = member(casa, Role.HOTLINE)
    stamp = selectors.stamp_of(rosa)
    people.end_sessions(actor=administrator(casa), code=rosa.code)
    assert selectors.signed_in(str(rosa.member_id), stamp) is None
    assert selectors.signed_in(str(rosa.member_id), selectors.stamp_of(rosa)) == rosa
    assert selectors.signed_in("no uuid", stamp) is None


def test_one_code_names_one_organisation() -> None:
    organisation("casa")
    with pytest.raises(CannotBeDoneError, match=Fault.CODE_TAKEN.value):
        people.found_organisation(code="casa", name="Y", desk="", administrator="Z")


def test_roles_are_told_and_kept() -> None:
    casa = organisation("casa")
    rosa, boss = member(casa, Role.HOTLINE), administrator(casa)
    people.set_roles(actor=boss, code=rosa.code, roles=[Role.KEEPER, Role.REVIEWER])
    assert set(selectors.member(boss, rosa.code).roles) == {Role.KEEPER, Role.REVIEWER}
    assert LogEvent.objects.filter(action="member.roles").get().detail == {"roles": "register_keeper+reviewer"}
