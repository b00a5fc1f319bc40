"""Checks of a zipped workbook before anything parses it; every byte is counted while it inflates."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits

CHUNK = 1 << 18
SMALL = 10 << 20
_NESTED = (".zip", ".xlsx", ".xlsm", ".xls", ".jar", ".7z", ".rar", ".gz", ".ods", ".docx", ".docm")
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(
    rb"<(?:x:)?c\b[^>]*>\s*<(?:x:)?f\b[^>]*?(?:/>|>[^<]*</(?:x:)?f>)\s*(<(?:x:)?v>\s*</(?:x:)?v>|<(?:x:)?v\s*/>|</(?:x:)?c>)"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check learnt: the format (`xlsx` or `ods`) and how many formulas hold no value."""

    format: str
    empty_formulas: int


def check_archive(path: Path, limits: Limits) -> Checked:
    """Walks every part of a zipped workbook. Raises UnusableList for what is hostile, too much or no workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist()]
            _check_names(archive, names, limits)
            kind = _format(archive, names)
            formulas = _inflate_all(archive, path.stat().st_size, limits)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnusableList(Unusable.BROKEN, detail=type(error).__name__) from error
    except RuntimeError as error:
        raise UnusableList(Unusable.ENCRYPTED) from error
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise UnusableList(Unusable.BROKEN, detail="zlib") from error
    return Checked(kind, formulas)


def _check_names(archive: zipfile.ZipFile, names: list[str], limits: Limits) -> None:
    if len(names) > limits.members:
        raise UnusableList(Unusable.MEMBERS, limit=limits.members)
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise UnusableList(Unusable.ENCRYPTED)
    for name in names:
        parts = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) or "\x00" in name:
            raise UnusableList(Unusable.BAD_NAME)
        lower = name.lower()
        if lower.endswith(("vbaproject.bin", "vbadata.xml")) or lower.startswith(("basic/", "scripts/")):
            raise UnusableList(Unusable.MACROS)
        if "externallinks/" in lower:
            raise UnusableList(Unusable.EXTERNAL_LINKS)
    if len({name.lower() for name in names}) < len(names):
        raise UnusableList(Unusable.BAD_NAME)


def _format(archive: zipfile.ZipFile, names: list[str]) -> str:
    lower = {name.lower() for name in names}
    if "xl/workbook.bin" in lower:
        raise UnusableList(Unusable.XLSB)
    if any(name.endswith("workbook.xml") for name in lower) and "[content_types].xml" in lower:
        if any(name.endswith(_NESTED) and not name.startswith("xl/embeddings/") for name in lower):
            raise UnusableList(Unusable.NESTED)
        return "xlsx"
    if "mimetype" in lower and "content.xml" in lower:
        if b"encryption-data" in archive.open("META-INF/manifest.xml").read(1 << 20) if _has(names) else False:
            raise UnusableList(Unusable.ENCRYPTED)
        if b"spreadsheet" not in archive.open("mimetype").read(200):
            raise UnusableList(Unusable.NOT_A_LIST)
        return "ods"
    raise UnusableList(Unusable.ARCHIVE)


def _has(names: list[str]) -> bool:
    return "META-INF/manifest.xml" in names


def _inflate_all(archive: zipfile.ZipFile, packed: int, limits: Limits) -> int:
    """Inflates every part and counts; the number of formulas without a value."""
    total = formulas = 0
    for info in archive.infolist():
        tail = b""
        markup = info.filename.lower().endswith((".xml", ".rels", ".vml"))
        sheet = "worksheets/" in info.filename.lower()
        for chunk in _chunks(archive, info):
            total += len(chunk)
            if total > limits.inflated:
                raise UnusableList(Unusable.BOMB, detail=f"> {limits.inflated} bytes")
            if total > SMALL and total > limits.ratio * packed:
                raise UnusableList(Unusable.BOMB, detail=f"> {limits.ratio} : 1")
            if markup and _DTD.search((tail[-64:] + chunk).replace(b"\x00", b"")):
                raise UnusableList(Unusable.DTD)
            if sheet:
                window = tail + chunk
                ends = [match.end() for match in _FORMULA.finditer(window)]
                formulas += len(ends)
                tail = window[max([*ends, len(window) - 2048]) :]
            else:
                tail = chunk[-64:]
    return formulas


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as part:
        while chunk := part.read(CHUNK):
            yield chunk
