"""The log is one chain an organisation, which nobody changes unseen."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from lazos.apps.audit import selectors, services
from lazos.apps.audit.models import LogEvent, SignedHead
from lazos.apps.vault.ring import key_ring
from lazos.core.chain import Broken, NotACodeError
from lazos.sealing.heads import check_signature

pytestmark = pytest.mark.django_db


def fill(chain: str = "casa", number: int = 3) -> None:
    for at in range(number):
        services.record(chain=chain, actor="m1", action="case.view", about=f"case:{at}", detail={"n": at})


def tamper(statement: str) -> None:
    """Do what somebody with the database in hand can do: take the trigger away first."""
    act = statement.split()[0].lower()
    on = " ON audit_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER audit_event_no_{act}{on}")
        cursor.execute(statement)


def test_chains_of_organisations_are_apart_and_whole() -> None:
    fill("casa")
    fill("otra", 2)
    assert list(selectors.broken()) == []
    assert [(it.chain, it.number) for it in selectors.heads()] == [("casa", 3), ("otra", 2)]


@pytest.mark.parametrize("table", ["audit_event", "audit_head"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET chain = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_log(table: str, statement: str) -> None:
    fill()
    services.sign_heads(now=timezone.now())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert (LogEvent.objects.count(), SignedHead.objects.count()) == (3, 1)


def test_an_edited_event_is_named() -> None:
    fill()
    tamper("UPDATE audit_event SET actor = 'm2' WHERE number = 2")
    assert [(it.number, it.what) for it in selectors.broken()] == [(2, Broken.CHANGED)]


def test_a_cut_tail_is_found_through_a_head_kept_outside_alone() -> None:
    fill()
    kept = selectors.heads()
    tamper("DELETE FROM audit_event WHERE number = 3")
    assert list(selectors.broken()) == []
    assert [(it.number, it.what) for it in selectors.broken(kept)] == [(3, Broken.CUT)]


def test_signed_heads_are_accepted_by_the_public_key_and_signed_once() -> None:
    fill()
    assert services.sign_heads(now=timezone.now()) == 1
    assert services.sign_heads(now=timezone.now()) == 0
    ((head, signature),) = selectors.signed_heads()
    check_signature(head, signature, key_ring().verifying_key())


def test_words_in_an_event_undo_the_whole_transaction() -> None:
    with pytest.raises(NotACodeError), transaction.atomic():
        fill("casa", 1)
        services.record(chain="casa", actor="m1", action="case.view", about="Rosa Invented")
    assert LogEvent.objects.count() == 0


def test_who_looked_is_told_across_organisations() -> None:
    fill("casa", 1)
    services.record(chain="otra", actor="m7", action="case.view", about="case:0", purpose="tracing")
    assert [(it.organisation, it.actor) for it in selectors.looks_about("case:0")] == [("otra", "m7"), ("casa", "m1")]
    assert [it.about for it in selectors.looks_of("casa")] == ["case:0"]
