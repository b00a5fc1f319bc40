"""A chain tells when an event was changed, left out, doubled, or cut off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.chain import START, Broken, Event, Head, NotACodeError, faults

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
CODES = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._:#/@+-]{0,20}\Z")


def chain_of(codes: list[str]) -> list[tuple[Event, str]]:
    before, links = START, []
    for number, code in enumerate(codes, 1):
        event = Event("casa", number, NOON + timedelta(seconds=number), code, "look", f"case:{code}", detail={"n": 1})
        before = event.digest(before)
        links.append((event, before))
    return links


@given(st.lists(CODES, max_size=8))
def test_a_chain_as_written_is_whole(codes: list[str]) -> None:
    links = chain_of(codes)
    assert list(faults(links, [Head("casa", event.number, digest) for event, digest in links])) == []


@given(st.lists(CODES, min_size=1, max_size=8), st.data())
def test_a_changed_event_is_named(codes: list[str], data: st.DataObject) -> None:
    links = chain_of(codes)
    at = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(["actor", "action", "about", "purpose", "at", "detail"]))
    other: Any = {"at": NOON - timedelta(days=1), "detail": {"n": 2}}.get(field, "someone-else-entirely")
    links[at] = (replace(links[at][0], **{field: other}), links[at][1])
    assert [(it.number, it.what) for it in faults(links)] == [(at + 1, Broken.CHANGED)]


@given(st.lists(CODES, min_size=3, max_size=8), st.data())
def test_a_missing_event_is_a_gap(codes: list[str], data: st.DataObject) -> None:
    links = chain_of(codes)
    at = data.draw(st.integers(0, len(links) - 2))
    assert (at + 2, Broken.GAP) in [(it.number, it.what) for it in faults(links[:at] + links[at + 1 :])]


def test_a_chain_that_lost_its_end_looks_whole_without_a_head_kept_elsewhere() -> None:
    links = chain_of(["a", "b", "c"])
    head = Head("casa", 3, links[2][1])
    assert list(faults(links[:2])) == []
    assert [it.what for it in faults(links[:2], [head])] == [Broken.CUT]
    assert [it.what for it in faults(iter(()), [head])] == [Broken.CUT]


def test_a_chain_written_anew_does_not_agree_with_a_head_kept_elsewhere() -> None:
    head = Head("casa", 3, chain_of(["a", "b", "c"])[2][1])
    assert [it.what for it in faults(chain_of(["a", "b", "x"]), [head])] == [Broken.REPLACED]


@pytest.mark.parametrize("words", ["Rosa Invented", "ñ", "a\nb", "-", "x" * 129, "'; drop"])
def test_words_do_not_fit_into_an_event(words: str) -> None:
    for field in ("chain", "actor", "action", "about", "purpose"):
        with pytest.raises(NotACodeError) as error:
            changed: Any = {field: words}
            replace(chain_of(["a"])[0][0], **changed)
        assert str(error.value) == field
    with pytest.raises(NotACodeError):
        Event("casa", 1, NOON, "a", "look", detail={"note": words})
    with pytest.raises(NotACodeError):
        Event("casa", 1, NOON, "a", "look", detail={words: 1})
