"""Delimited text (.csv, .tsv, .txt) into a spooled sheet; runs only in the child process."""

import codecs
import csv
import io
import mmap
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits
from lazos.lists.spool import Spool

DELIMITERS = ",;\t|"
HEAD_LINES = 200
FAST_FROM = 4 << 20
CHUNK = 1 << 20
MOST_CONTROLS = 0.02
MOST_ODD = 10_000


def read_delimited(path: Path, out: Path, limits: Limits) -> list[tuple[str, str]]:
    """Spools the one sheet of a text file, its encoding and delimiter found out. Raises UnusableList."""
    csv.field_size_limit(limits.cell * 2)
    encoding = find_encoding(path)
    head = _head(path, encoding)
    if not head.strip():
        raise UnusableList(Unusable.NO_ROWS)
    delimiter = find_delimiter(head)
    target = out / "0.arrow"
    if path.stat().st_size < FAST_FROM or not _read_fast(path, target, encoding, delimiter, head, limits):
        _read_slow(path, target, encoding, delimiter, limits)
    return [(path.stem[:31] or "csv", target.name)]


def find_encoding(path: Path) -> str:
    """`utf-8-sig`, `utf-16`, `utf-16-le`, `utf-16-be`, else `cp1252` (`latin-1` where cp1252 has no such byte)."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.2 and even < odd / 4:
            return "utf-16-le"
        if even > len(head) * 0.2 and odd < even / 4:
            return "utf-16-be"
        _refuse_binary(head)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        undefined = False
        utf8 = True
        while chunk := file.read(CHUNK):
            undefined |= bool(re.search(rb"[\x81\x8d\x8f\x90\x9d]", chunk))
            try:
                utf8 and decoder.decode(chunk)
            except UnicodeDecodeError:
                utf8 = False
    return "utf-8-sig" if utf8 else "latin-1" if undefined else "cp1252"


def _refuse_binary(head: bytes) -> None:
    controls = sum(byte < 32 and byte not in (9, 10, 13, 12) for byte in head)
    if head and controls > MOST_CONTROLS * len(head):
        raise UnusableList(Unusable.NOT_A_LIST)


def _head(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return file.read(1 << 18)


def find_delimiter(head: str) -> str:
    """The delimiter that cuts most lines into the same number of cells."""
    named = re.match(r"\ufeff?sep=(.)\r?\n", head, re.IGNORECASE)
    if named:
        return named[1]
    lines = head.split("\n")[: HEAD_LINES + 1]
    text = "\n".join(lines[:-1] if len(lines) > 1 else lines)
    return max(DELIMITERS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(text.splitlines(), delimiter=mark) if any(row)]
    except csv.Error:
        return 0.0, 0
    width, count = (
        Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths, default=0) > 1 else (1, 0)
    )
    return count / max(1, len(widths)), width


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """The records of the file; NUL characters are left out, a first line `sep=;` too."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = (line.replace("\x00", "") if "\x00" in line else line for line in file)
        try:
            for number, row in enumerate(csv.reader(lines, delimiter=delimiter)):
                if number == 0 and len(row) <= 2 and row and row[0].lower().startswith("sep="):
                    continue
                yield row
        except csv.Error as error:
            raise UnusableList(Unusable.BROKEN, detail=str(error)) from error


def _read_slow(path: Path, target: Path, encoding: str, delimiter: str, limits: Limits) -> None:
    """Any file, ragged or not: once for its width, once for its rows."""
    width = 0
    for number, row in enumerate(_rows(path, encoding, delimiter)):
        if number >= limits.rows:
            raise UnusableList(Unusable.ROWS, limit=limits.rows)
        if len(row) > width:
            width = max(width, _filled_width(row))
            if width > limits.columns:
                raise UnusableList(Unusable.COLUMNS, limit=limits.columns)
    spool = Spool(target, limits)
    spool.open(max(1, width))
    spool.write_rows(row[:width] for row in _rows(path, encoding, delimiter))
    spool.close()


def _filled_width(row: list[str]) -> int:
    """The row's width without blank cells at its end."""
    return next((number for number in range(len(row), 0, -1) if row[number - 1].strip()), 0)


def _read_fast(path: Path, target: Path, encoding: str, delimiter: str, head: str, limits: Limits) -> bool:
    """A large file by whole columns, its few odd rows (titles, totals) put in between; False where too uneven."""
    width, tail = _shape(head, delimiter)
    if width < 2 or tail == width or re.match(r"\ufeff?sep=", head, re.IGNORECASE) or _has_nul(path, encoding):
        return False
    odd: dict[int, list[str]] = {}
    spool = Spool(target, limits)
    try:
        reader = _batches(path, encoding, delimiter, width, odd)
        spool.open(width - tail)
        return all(_write(spool, batch, odd, tail) for batch in reader) and _write_odd(spool, odd)
    except (pa.ArrowInvalid, LookupError):
        return False
    finally:
        spool.close()


def _shape(head: str, delimiter: str) -> tuple[int, int]:
    """The width of most rows of the head, and how many columns at its end are blank in all of them."""
    lines = head.split("\n")
    try:
        rows = list(csv.reader(lines[: max(1, len(lines) - 1)], delimiter=delimiter))
    except csv.Error:
        return 0, 0
    width = Counter(len(row) for row in rows if row).most_common(1)[0][0] if any(rows) else 0
    return width, width - max((_filled_width(row[:width]) for row in rows), default=0)


def _has_nul(path: Path, encoding: str) -> bool:
    if encoding.startswith("utf-16"):
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(b"\0") >= 0


def _batches(
    path: Path, encoding: str, delimiter: str, width: int, odd: dict[int, list[str]]
) -> pacsv.CSVStreamingReader:
    """Rows of `width` cells, batch by batch; `odd` gets those of another width, by their number from 0."""

    def aside(row: pacsv.InvalidRow) -> str:
        odd[row.number - 1] = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=delimiter), [])
        return "skip" if len(odd) <= MOST_ODD else "error"

    return pacsv.open_csv(
        str(path),
        read_options=pacsv.ReadOptions(
            column_names=[str(number) for number in range(width)],
            encoding="utf-8" if encoding == "utf-8-sig" else encoding,
            block_size=8 << 20,
            use_threads=False,  # else the rows have no numbers
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=aside
        ),
        convert_options=pacsv.ConvertOptions(
            column_types={str(number): pa.string() for number in range(width)}, strings_can_be_null=False
        ),
    )


def _write(spool: Spool, batch: pa.RecordBatch, odd: dict[int, list[str]], tail: int) -> bool:
    """Write a batch with the odd rows that stand before and in it; False where a row is wider than the sheet."""
    width = batch.num_columns - tail
    if any(pc.any(pc.not_equal(pc.utf8_trim_whitespace(column), "")).as_py() for column in batch.columns[width:]):
        return False
    done = 0
    while done < batch.num_rows:
        if not _write_odd(spool, odd):
            return False
        stop = min([number - spool.rows for number in list(odd) if number >= spool.rows], default=batch.num_rows)
        size = min(stop, batch.num_rows - done)
        spool.write(batch.slice(done, size).columns[:width])
        done += size
    return True


def _write_odd(spool: Spool, odd: dict[int, list[str]]) -> bool:
    """Write the odd rows whose turn it is; False where one is wider than the sheet."""
    while spool.rows in odd:
        row = odd.pop(spool.rows)
        width = _filled_width(row)
        if width > spool.width:
            return False
        spool.write_rows([row[:width]])
    return True
