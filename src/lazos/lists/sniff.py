"""What a file is, told by its first bytes and never by its name."""

import re
from enum import StrEnum
from pathlib import Path

from lazos.lists.errors import Unusable, UnusableList

HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED_STARTS = (
    (b"%PDF", Unusable.PDF),
    (b"\x1f\x8b", Unusable.ARCHIVE),
    (b"7z\xbc\xaf", Unusable.ARCHIVE),
    (b"Rar!", Unusable.ARCHIVE),
    (b"{\\rtf", Unusable.NOT_A_LIST),
    (b"\x89PNG", Unusable.NOT_A_LIST),
    (b"\xff\xd8\xff", Unusable.NOT_A_LIST),
    (b"GIF8", Unusable.NOT_A_LIST),
    (b"MZ", Unusable.NOT_A_LIST),
    (b"\x7fELF", Unusable.NOT_A_LIST),
    (b"SQLite format 3", Unusable.NOT_A_LIST),
)
_PAGE = re.compile(
    rb"<(!doctype html|html|head|body|table|meta|style|script|div)\b|"
    rb"mime-version: 1.{0,2000}content-type: *(multipart/related|text/html)",
    re.DOTALL,
)


class Format(StrEnum):
    """The formats that are read."""

    ZIP = "zip"
    XLS = "xls"
    CSV = "csv"
    PARQUET = "parquet"


def sniff(path: Path) -> Format:
    """The file's format by its contents. Raises UnusableList for what no list is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise UnusableList(Unusable.EMPTY)
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    if head.startswith(b"PK"):
        return Format.ZIP
    if head.startswith(_OLE):
        return _ole(path)
    for start, reason in _REFUSED_STARTS:
        if head.startswith(start) and not (start == b"MZ" and b"\x00" not in head[:512]):
            raise UnusableList(reason)
    _refuse_markup(head)
    return Format.CSV


def _ole(path: Path) -> Format:
    """An old workbook, or a new one that a password has wrapped."""
    with path.open("rb") as file:
        content = file.read(64 << 20)
    names = {
        word
        for word in ("EncryptedPackage", "EncryptionInfo", "Workbook", "Book", "WordDocument")
        if _named(content, word)
    }
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise UnusableList(Unusable.ENCRYPTED)
    if not names & {"Workbook", "Book"}:
        raise UnusableList(Unusable.NOT_A_LIST)
    if _named(content, "_VBA_PROJECT") or _named(content, "_VBA_PROJECT_CUR"):
        raise UnusableList(Unusable.MACROS)
    return Format.XLS


def _named(content: bytes, name: str) -> bool:
    """Whether an OLE folder entry of this name is there: UTF-16 text that ends within its 64 bytes."""
    return name.encode("utf-16-le") + b"\x00\x00" in content


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff \t\r\n").lower()
    if _PAGE.match(text) or (text.startswith(b"<") and re.search(rb"<(html|table)\b", text)):
        raise UnusableList(Unusable.HTML)
    if text.startswith((b"<?xml", b"<workbook", b"<ss:")):
        raise UnusableList(Unusable.OLD_XML)
