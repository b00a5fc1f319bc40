"""The ring in its folder, the sheet on paper, the signature under a head."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.chain import Head
from lazos.sealing import sheet
from lazos.sealing.errors import SealError
from lazos.sealing.heads import check_signature, signed
from lazos.sealing.ring import KeyRing, Root, new_root
from lazos.sealing.ring_file import append_erased, read_ring, write_ring
from lazos.sealing.sheet import Sheet

IDENTITY = "AGE-SECRET-KEY-1QQQ"
RECIPIENT = "age1qqq"
SECRETS = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=3)


def ring_of(secrets: list[bytes]) -> KeyRing:
    return KeyRing(tuple(Root(f"{at:08x}", secret) for at, secret in enumerate(secrets)), RECIPIENT)


@given(SECRETS)
def test_a_sheet_is_read_as_it_was_written(secrets: list[bytes]) -> None:
    written = Sheet(ring_of(secrets), IDENTITY)
    assert sheet.read(sheet.written(written)) == written


@given(SECRETS)
def test_a_sheet_may_be_typed_in_small_letters_with_other_spaces(secrets: list[bytes]) -> None:
    lines = [
        line.lower() if line.startswith("root") else f"  {line} " for line in sheet.written(
            Sheet(ring_of(secrets), IDENTITY)
        ).splitlines()
    ]  # fmt: skip
    assert sheet.read("Lazos\n" + "\n\n".join(lines)).ring == ring_of(secrets)


@given(st.binary(min_size=32, max_size=32), st.data())
def test_a_misread_letter_is_found_in_its_line(secret: bytes, data: st.DataObject) -> None:
    text = sheet.written(Sheet(ring_of([secret]), IDENTITY))
    first = text.splitlines()[0]
    at = data.draw(st.sampled_from([at for at in range(len("root 00000000 "), len(first)) if first[at] != " "]))
    other = data.draw(st.sampled_from([it for it in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if it != first[at]]))
    with pytest.raises(SealError, match="line 1"):
        sheet.read(text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize("text", ["", "root 00000000 AAAA", "backups AGE-SECRET-KEY-1QQQ", "a sheet of paper"])
def test_half_a_sheet_is_refused(text: str) -> None:
    with pytest.raises(SealError):
        sheet.read(text)


def test_a_ring_is_read_as_it_was_written_and_learns_of_erasures(tmp_path: Path) -> None:
    ring = KeyRing((new_root(), new_root()), RECIPIENT, frozenset({"one"}))
    write_ring(tmp_path / "keys", ring)
    assert read_ring(tmp_path / "keys") == ring
    append_erased(tmp_path / "keys", ["two"])
    assert read_ring(tmp_path / "keys").erased == {"one", "two"}


def test_a_ring_is_never_overwritten_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    write_ring(tmp_path, KeyRing((new_root(),)))
    with pytest.raises(SealError, match="never overwritten"):
        write_ring(tmp_path, KeyRing((new_root(),)))
    (tmp_path / "ring.json").chmod(0o644)
    with pytest.raises(SealError, match="others may read"):
        read_ring(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"roots": [{"id": "a", "secret": "zz"}], "recipient": ""}'])
def test_a_damaged_ring_gives_one_clear_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "ring.json").write_text(text, encoding="utf-8")
    (tmp_path / "ring.json").chmod(0o600)
    with pytest.raises(SealError, match="damaged"):
        read_ring(tmp_path)
    with pytest.raises(SealError, match="no key ring"):
        read_ring(tmp_path / "nowhere")


def test_a_head_is_accepted_with_its_own_signature_alone() -> None:
    ring, head = KeyRing((new_root(),)), Head("casa", 7, "ab" * 32)
    signature = signed(head, ring)
    check_signature(head, signature, ring.verifying_key())
    for other in (Head("casa", 8, head.hash), Head("casb", 7, head.hash), Head("casa", 7, "cd" * 32)):
        with pytest.raises(SealError):
            check_signature(other, signature, ring.verifying_key())
    with pytest.raises(SealError):
        check_signature(head, signature, KeyRing((new_root(),)).verifying_key())
