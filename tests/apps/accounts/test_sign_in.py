"""Who gets in, and who does not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import time_machine
from tests.factories.site import administrator, organisation
from tests.fakes.authenticator import FakeAuthenticator

from lazos.apps.accounts import passkeys, selectors
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.factors import new_totp_secret
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Invitation, Member
from lazos.apps.accounts.services import enrolment, people, sign_in
from lazos.apps.accounts.services.enrolment import CodeSetup
from lazos.apps.audit.models import LogEvent
from lazos.core.disclosure import Role

pytestmark = pytest.mark.django_db
PASSWORD = "río verde 27 puentes"
SECRET = new_totp_secret()
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as coordinates:
        yield coordinates


def code(at: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(datetime.now(UTC), counter_offset=at)


def invited(organisation_code: str = "casa") -> str:
    boss = administrator(organisation(organisation_code))
    return people.invite(actor=boss, name="Rosa Invented", roles=[Role.HOTLINE])[1]


def enrolled(name: str = "rosa") -> Actor:
    setup = CodeSetup(name, PASSWORD, SECRET, code())
    return enrolment.accept_by_code(token=invited(), setup=setup)


def refused(fault: Fault) -> "pytest.RaisesExc[CannotBeDoneError]":
    return pytest.raises(CannotBeDoneError, match=fault.value)


def test_name_password_and_code_let_in(clock: time_machine.Traveller) -> None:
    actor = enrolled()
    clock.shift(30)
    assert sign_in.by_code(name=" ROSA ", password=PASSWORD, code=code()) == actor


@pytest.mark.parametrize(
    ("name", "password", "offset"),
    [("rosa", "wrong password here", 0), ("rosb", PASSWORD, 0), ("", PASSWORD, 0), ("rosa", PASSWORD, 5),
     ("rosa", PASSWORD, -5), ("rosa", PASSWORD + "x" * 2_000_000, 0)],
)  # fmt: skip
def test_one_wrong_part_is_refused_alike(name: str, password: str, offset: int, clock: time_machine.Traveller) -> None:
    enrolled()
    clock.shift(60)
    with refused(Fault.SIGN_IN_WRONG):
        sign_in.by_code(name=name, password=password, code=code(offset))
    assert LogEvent.objects.filter(action="session.begin", outcome="refused").count() == 1


def test_a_code_lets_in_once(clock: time_machine.Traveller) -> None:
    enrolled()
    with refused(Fault.SIGN_IN_WRONG):
        sign_in.by_code(name="rosa", password=PASSWORD, code=code())
    clock.shift(30)
    sign_in.by_code(name="rosa", password=PASSWORD, code=code())
    with refused(Fault.SIGN_IN_WRONG):
        sign_in.by_code(name="rosa", password=PASSWORD, code=code())


def test_guessing_pauses_one_name_and_not_the_others(clock: time_machine.Traveller) -> None:
    enrolled()
    clock.shift(30)
    for name in ("rosa", "nobody"):
        for _ in range(sign_in.TRIES):
            with refused(Fault.SIGN_IN_WRONG):
                sign_in.by_code(name=name, password="wrong", code="000000")
        with refused(Fault.SIGN_IN_PAUSED):
            sign_in.by_code(name=name, password=PASSWORD, code=code())
    with refused(Fault.SIGN_IN_WRONG):
        sign_in.by_code(name="another", password="wrong", code="000000")
    clock.shift(sign_in.WINDOW + timedelta(seconds=1))
    sign_in.by_code(name="rosa", password=PASSWORD, code=code())


def test_two_members_may_have_one_sign_in_name_and_neither_learns_of_the_other(clock: time_machine.Traveller) -> None:
    first = enrolled()
    other = enrolment.accept_by_code(token=invited("otra"), setup=CodeSetup("rosa", PASSWORD + "!", SECRET, code()))
    clock.shift(30)
    assert sign_in.by_code(name="rosa", password=PASSWORD, code=code()).code == first.code
    assert sign_in.by_code(name="rosa", password=PASSWORD + "!", code=code()).code == other.code


@pytest.mark.parametrize(
    ("setup", "fault"),
    [
        (("", PASSWORD, SECRET, 0), Fault.NAME_MISSING),
        (("rosa", "short", SECRET, 0), Fault.PASSWORD_SHORT),
        (("rosa", "x" * 100_000, SECRET, 0), Fault.PASSWORD_LONG),
        (("rosa", "abcabcabcabcabc", SECRET, 0), Fault.PASSWORD_KNOWN),
        (("rosalinda", "rosalinda-2026", SECRET, 0), Fault.PASSWORD_KNOWN),
        (("rosa", PASSWORD, SECRET, 9), Fault.TOTP_WRONG),
        (("rosa", PASSWORD, "AAAA", 0), Fault.TOTP_WRONG),
    ],
)
def test_a_set_up_with_a_weak_part_leaves_the_invitation_open(setup: tuple[str, str, str, int], fault: Fault) -> None:
    token, (name, password, secret, offset) = invited(), setup
    with refused(fault):
        enrolment.accept_by_code(token=token, setup=CodeSetup(name, password, secret, code(offset)))
    assert selectors.invitation(token)


def test_an_invitation_is_used_once_and_ends(clock: time_machine.Traveller) -> None:
    token, setup = invited(), CodeSetup("rosa", PASSWORD, SECRET, code())
    enrolment.accept_by_code(token=token, setup=setup)
    late = people.invite(actor=administrator(organisation("otra")), name="X", roles=[Role.HOTLINE])[1]
    clock.shift(people.INVITATION_HOLDS)
    for gone in (token, late, "no such token"):
        assert selectors.invitation(gone) is None
        with refused(Fault.INVITATION_OVER):
            enrolment.accept_by_code(token=gone, setup=CodeSetup("rosa", PASSWORD, SECRET, code()))


def test_a_passkey_is_both_factors() -> None:
    device, ceremony = FakeAuthenticator(), passkeys.registration(Member().id, "x", [])
    answer = device.register(ceremony.challenge)
    actor = enrolment.accept_by_passkey(token=invited(), answer=answer, challenge=ceremony.challenge)
    asked = passkeys.authentication()
    assert sign_in.by_passkey(answer=device.sign(asked.challenge), challenge=asked.challenge) == actor


def passkey_of(device: FakeAuthenticator) -> Actor:
    asked = passkeys.registration(Member().id, "x", [])
    return enrolment.accept_by_passkey(
        token=invited(), answer=device.register(asked.challenge), challenge=asked.challenge
    )


def test_a_passkey_answer_is_good_for_its_own_challenge_site_and_device_alone() -> None:
    device, asked = FakeAuthenticator(), passkeys.authentication()
    passkey_of(device)
    stranger, elsewhere = FakeAuthenticator(), FakeAuthenticator(origin="https://lazos.example.net")
    stranger.id = elsewhere.id = device.id
    elsewhere.key = device.key
    unverified = FakeAuthenticator(verified=False)
    unverified.id, unverified.key = device.id, device.key
    wrong = [FakeAuthenticator().sign(asked.challenge), stranger.sign(asked.challenge),
             elsewhere.sign(asked.challenge), unverified.sign(asked.challenge),
             device.sign(passkeys.authentication().challenge), "", "{}", "[]", '{"id": 1}']  # fmt: skip
    for answer in wrong:
        with refused(Fault.PASSKEY_WRONG):
            sign_in.by_passkey(answer=answer, challenge=asked.challenge)


def test_a_cloned_passkey_is_found_by_its_count() -> None:
    device, asked = FakeAuthenticator(), passkeys.authentication()
    passkey_of(device)
    device.count = 10
    sign_in.by_passkey(answer=device.sign(asked.challenge), challenge=asked.challenge)
    device.count = 3
    with refused(Fault.PASSKEY_WRONG):
        sign_in.by_passkey(answer=device.sign(asked.challenge), challenge=asked.challenge)


def test_the_last_way_in_cannot_be_removed() -> None:
    actor = passkey_of(FakeAuthenticator())
    (only,) = selectors.account(actor).passkeys
    with refused(Fault.LAST_FACTOR):
        enrolment.remove_passkey(actor=actor, passkey_id=only.id)
    enrolment.set_code(actor=actor, setup=CodeSetup("rosa", PASSWORD, SECRET, code()))
    enrolment.remove_passkey(actor=actor, passkey_id=only.id)
    assert selectors.account(actor).passkeys == ()


def test_a_reset_takes_every_way_in_and_asks_for_both_factors_again(clock: time_machine.Traveller) -> None:
    actor = enrolled()
    stamp = selectors.stamp_of(actor)
    assert selectors.signed_in(str(actor.member_id), stamp) == actor
    boss = administrator(Member.objects.get(code=actor.code).organisation)
    token = people.invite_again(actor=boss, code=actor.code)
    clock.shift(30)
    assert selectors.signed_in(str(actor.member_id), stamp) is None
    with refused(Fault.SIGN_IN_WRONG):
        sign_in.by_code(name="rosa", password=PASSWORD, code=code())
    with refused(Fault.TOTP_WRONG):
        enrolment.accept_by_code(token=token, setup=CodeSetup("rosa", PASSWORD, SECRET, "000000"))


def test_what_identifies_a_member_is_sealed_and_tokens_are_hashed() -> None:
    token = invited()
    actor = enrolment.accept_by_code(token=token, setup=CodeSetup("rosa", PASSWORD, SECRET, code()))
    row = Member.objects.values().get(code=actor.code)
    plain = b" ".join(bytes(it) if isinstance(it, (bytes, memoryview)) else str(it).encode() for it in row.values())
    for secret in (b"Rosa", b"rosa", SECRET.encode(), b"argon2"):
        assert secret not in plain
    assert token not in str(list(Invitation.objects.values()))
    assert selectors.account(actor).name == "Rosa Invented"
