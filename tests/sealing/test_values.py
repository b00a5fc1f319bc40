"""A sealed value opens at its own place with its own key, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.sealing.errors import Erased, SealError, Unopenable
from lazos.sealing.ring import KeyRing, Root, new_record_key, new_root
from lazos.sealing.values import Place

PLACES = st.builds(Place, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9))
ROOTS = st.builds(Root, st.from_regex(r"\A[0-9a-f]{8}\Z"), st.binary(min_size=32, max_size=32))


@given(PLACES, st.text())
def test_what_is_sealed_opens_as_it_was(place: Place, text: str) -> None:
    key = new_record_key("k")
    assert key.open(place, key.seal(place, text)) == text


@given(PLACES, PLACES, st.text())
def test_a_value_opens_at_no_other_place(place: Place, other: Place, text: str) -> None:
    key = new_record_key("k")
    if place != other:
        with pytest.raises(Unopenable):
            key.open(other, key.seal(place, text))


@given(PLACES, st.text())
def test_a_value_opens_with_no_other_key(place: Place, text: str) -> None:
    with pytest.raises(Unopenable):
        new_record_key("k").open(place, new_record_key("k").seal(place, text))


@given(PLACES, st.text(), st.data())
def test_a_changed_byte_is_refused(place: Place, text: str, data: st.DataObject) -> None:
    key = new_record_key("k")
    sealed = bytearray(key.seal(place, text))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unopenable):
        key.open(place, bytes(sealed))


@given(st.binary(max_size=60))
def test_bytes_that_were_never_sealed_are_refused(junk: bytes) -> None:
    with pytest.raises(Unopenable):
        new_record_key("k").open(Place("t", "f", "r"), junk)


@given(PLACES, st.text(min_size=1))
def test_equal_texts_look_different(place: Place, text: str) -> None:
    key = new_record_key("k")
    assert key.seal(place, text) != key.seal(place, text)


@given(st.lists(ROOTS, min_size=1, max_size=4, unique_by=lambda root: root.id))
def test_a_wrapped_key_is_unwrapped_whatever_roots_came_after(roots: list[Root]) -> None:
    key = new_record_key("k")
    root, wrapped = KeyRing(tuple(roots[:1])).wrap(key)
    assert KeyRing(tuple(roots)).unwrap("k", root, wrapped) == key


def test_a_wrapped_key_is_bound_to_its_record() -> None:
    ring = KeyRing((new_root(),))
    root, wrapped = ring.wrap(new_record_key("one"))
    with pytest.raises(Unopenable):
        ring.unwrap("two", root, wrapped)
    with pytest.raises(Unopenable):
        KeyRing((new_root(),)).unwrap("one", root, wrapped)


def test_the_key_of_an_erased_record_is_not_unwrapped() -> None:
    ring = KeyRing((new_root(),))
    root, wrapped = ring.wrap(new_record_key("gone"))
    with pytest.raises(Erased):
        ring.with_erased(["gone"]).unwrap("gone", root, wrapped)


@given(st.text(), st.text())
def test_tokens_are_equal_for_equal_texts_alone_and_differ_between_rings(one: str, two: str) -> None:
    ring = KeyRing((new_root(),))
    assert (ring.token("kind", one) == ring.token("kind", two)) is (one == two)
    assert ring.token("kind", one) != ring.token("other", one) != KeyRing((new_root(),)).token("other", one)


def test_no_key_is_shown_when_it_is_printed() -> None:
    root, key = new_root(), new_record_key("k")
    assert root.secret.hex() not in repr(root) and repr(root.secret) not in repr(KeyRing((root,)))
    assert repr(key.secret) not in repr(key)


@pytest.mark.parametrize("roots", [(), (Root("a", b""), Root("a", b""))])
def test_a_ring_needs_roots_that_can_be_told_apart(roots: tuple[Root, ...]) -> None:
    with pytest.raises(SealError):
        KeyRing(roots)
