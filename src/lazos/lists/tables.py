"""Where in a sheet the tables are, and what every other row is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lazos.core.words import fold
from lazos.lists.grid import Grid, Ints, Mask
from lazos.lists.headers import known, names_person
from lazos.lists.model import RowKind

HEADER_WITHIN = 80
NEAR = 3
LEAST_WITHOUT_HEADER = 5
MOST_CANDIDATES = 3_000
_TOTAL = re.compile(r"^\W*((grand|gran|sub|overall)[ -]?)?(totale?s?|count|suma|cuenta|conteo)\b(?!.*\d{5,}.*[a-z]{3})")
_TOTAL_HINT = r"(?i)^\W*(grand|gran|sub|overall|total|count|suma|cuenta|conteo)"
_NOTE_START = re.compile(
    r"^(\*|†|‡|note|nota|source|fuente|prepared|generated|elaborado|page \d|pagina|as of|confidential|law enf|report|"
    r"end of|fin de|last updated|actualizado|for official|legend|leyenda|key:|run date|\(?continu)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A table of a sheet: its headers as written, the rows that are its body, and the kind of each row from `start`.

    `start` and `stop` bound the rows (from 0) that belong to the block, titles above it included; `kinds` has one code
    per row of that stretch, an index into `CODES`. `header_row` is -1 where there is none.
    `totals` are the rows that print a total.
    """

    start: int
    stop: int
    header_row: int
    headers: tuple[str, ...]
    kinds: Ints
    totals: tuple[int, ...]

    @property
    def first_row(self) -> int:
        """The sheet's row, from 1, where the header or, without one, the table stands."""
        return max(self.header_row, self.start) + 1

    def body(self) -> Ints:
        """The sheet rows (from 0) that hold a person or should."""
        return np.nonzero(self.kinds == CODES.index(RowKind.RECORD))[0] + self.start


CODES = tuple(RowKind)
BLANK, TITLE, HEADER, TOTAL, NOTE, RECORD = (
    CODES.index(kind)
    for kind in (RowKind.BLANK, RowKind.TITLE, RowKind.HEADER, RowKind.TOTAL, RowKind.NOTE, RowKind.RECORD)
)


def find_blocks(grid: Grid) -> list[Block]:
    """The tables of a sheet from top to bottom; empty where no row reads like a header."""
    heads = _header_rows(grid)
    if not heads and int((grid.filled >= 2).sum()) >= LEAST_WITHOUT_HEADER:
        return [_without_header(grid)]
    blocks = []
    for number, (row, height) in enumerate(heads):
        start = 0 if number == 0 else _title_start(grid, row)
        stop = grid.rows if number + 1 == len(heads) else _title_start(grid, heads[number + 1][0])
        blocks.append(_block(grid, start, stop, row, height))
    return blocks


def _without_header(grid: Grid) -> Block:
    """The whole sheet as one table whose columns only their contents can name."""
    kinds = np.where(grid.filled == 0, BLANK, np.where(grid.filled == 1, NOTE, RECORD)).astype(np.int64)
    return Block(0, grid.rows, -1, ("",) * grid.width, kinds, ())


def _score(row: Sequence[str]) -> tuple[int, int]:
    """How many cells are headers that we know, and how many are filled."""
    filled = [cell for cell in row if cell]
    return len({fold(cell) for cell in filled if known(cell)}), len(filled)


def _is_header(row: Sequence[str]) -> bool:
    hits, filled = _score(row)
    return (hits >= 2 and hits * 2 >= filled) or (hits == filled == 1 and len(row) == 1)


def _header_rows(grid: Grid) -> list[tuple[int, int]]:
    """First row and height of every header: the best of the top, then each other one after a gap."""
    top = [int(row) for row in np.nonzero(grid.filled > 0)[0][:HEADER_WITHIN]]
    best = _first_header(grid, [row for row in top if any(map(names_person, grid.row(row)))])
    best = best if best >= 0 else _first_header(grid, top)
    if best < 0:
        return []
    found = [_with_height(grid, best)]
    first = [fold(cell) for cell in grid.row(best)]
    for row in _candidates(grid, best):
        cells = grid.row(row)
        if row > found[-1][0] + found[-1][1] and _is_header(cells) and _differs([fold(cell) for cell in cells], first):
            found.append(_with_height(grid, row))
            first = [fold(cell) for cell in cells]
    return found


def _first_header(grid: Grid, rows: Sequence[int]) -> int:
    """The first row that reads like a header, or the better one just below it; -1 where there is none."""
    best, best_hits = -1, 0
    for row in rows:
        if best >= 0 and row > best + NEAR:
            break
        cells = grid.row(row)
        if _is_header(cells) and (hits := _score(cells)[0]) > best_hits:
            best, best_hits = row, hits
    return best


def _differs(cells: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a header is another table's, not the same one printed again."""
    shared = len({cell for cell in cells if cell} & {cell for cell in other if cell})
    return shared < 0.6 * len({cell for cell in cells if cell})


def _candidates(grid: Grid, after: int) -> list[int]:
    """Rows that could head a second table: the first ones after a blank or single-celled row."""
    low = grid.filled[:-1] <= 1
    rows = np.nonzero(low & (grid.filled[1:] >= 2))[0] + 1
    return [int(row) for row in rows[rows > after][:MOST_CANDIDATES]]


def _with_height(grid: Grid, row: int) -> tuple[int, int]:
    """The header's first row and its height: two rows where both together name more columns than one."""
    alone = grid.row(row)
    hits = _score(alone)[0]
    below = grid.row(row + 1) if row + 1 < grid.rows else []
    above = grid.row(row - 1) if row > 0 else []
    if _could_be_header(below) and _score(joined(alone, below))[0] > hits:
        return row, 2
    groups = _could_be_header(above) and sum(map(bool, above)) >= 2
    return (row - 1, 2) if groups and _score(joined(above, alone))[0] >= hits else (row, 1)


def _could_be_header(row: Sequence[str]) -> bool:
    """Short texts without figures, none of them twice in a row's own columns."""
    cells = [cell for cell in row if cell]
    return (
        bool(cells) and all(len(cell) <= 40 and not re.search(r"\d{3}", cell) for cell in cells) and _score(row)[0] > 0
    )


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """One header of two rows: a group's name reaches right over the blank cells beside it."""
    texts, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        texts.append(_pair(group, below, bool(above)))
    return texts


def _pair(above: str, below: str, own: bool) -> str:
    if not below or not above or fold(above) == fold(below):
        return below or (above if own else "")
    return below if known(below) and not known(f"{above} {below}") else f"{above} {below}"


def _title_start(grid: Grid, row: int) -> int:
    """Where the titles above a header begin: up over single cells and blanks, to the end of the table before."""
    while row > 0 and 0 < grid.filled[row - 1] <= 1:
        row -= 1
    return row


def _block(grid: Grid, start: int, stop: int, row: int, height: int) -> Block:
    lines = [grid.row(row + offset) for offset in range(height)]
    headers = lines[0] if height == 1 else joined(lines[0], lines[1])
    kinds = np.full(stop - start, RECORD, dtype=np.int64)
    filled = grid.filled[start:stop]
    kinds[: row - start] = TITLE
    kinds[row - start : row - start + height] = HEADER
    kinds[filled == 0] = BLANK
    body = (np.arange(start, stop) >= row + height) & (filled > 0)
    kinds[body & _repeated(grid, start, stop, lines)] = HEADER
    totals = _totals(grid, start, stop, body & (kinds == RECORD))
    kinds[[total - start for total in totals]] = TOTAL
    kinds[_notes(grid, start, stop, headers, body & (kinds == RECORD))] = NOTE
    return Block(start, stop, row, tuple(headers), kinds, tuple(totals))


def _repeated(grid: Grid, start: int, stop: int, lines: Sequence[Sequence[str]]) -> Mask:
    """Rows that print a header line again."""
    found = np.zeros(stop - start, dtype=bool)
    for line in lines:
        same = np.zeros(stop - start, dtype=np.int64)
        for number, text in enumerate(line):
            if text:
                same += grid.equals(number, text)[start:stop]
        found |= (same >= 2) & (same * 10 >= grid.filled[start:stop] * 6)
    return found


def _totals(grid: Grid, start: int, stop: int, body: Mask) -> list[int]:
    """Rows that print a total: a word for it among few cells, the others figures."""
    most = max(3, grid.width // 2)
    few = body & (grid.filled[start:stop] <= most)
    suspects = sorted(
        int(row)
        for column in range(min(6, grid.width))
        for row in np.nonzero(grid.matches(column, _TOTAL_HINT)[start:stop] & few & (grid.first[start:stop] == column))[
            0
        ]
    )
    rows = [start + suspect for suspect in suspects]
    texts = [[cell for cell in grid.row(row) if cell] for row in rows]
    return [
        row for row, cells in zip(rows, texts, strict=True) if _TOTAL.match(fold(cells[0])) and _reads_as_total(cells)
    ]


def _reads_as_total(cells: Sequence[str]) -> bool:
    return len(fold(cells[0]).split()) <= 5 and all(re.search(r"\d", cell) or len(cell) < 12 for cell in cells[1:])


def _notes(grid: Grid, start: int, stop: int, headers: Sequence[str], body: Mask) -> Mask:
    """Rows with one cell that is a remark or a heading of a stretch, not the person's only known value."""
    notes = np.zeros(stop - start, dtype=bool)
    last = np.nonzero(body & (grid.filled[start:stop] >= min(3, max(2, grid.width))))[0]
    end = int(last[-1]) if len(last) else -1
    few = 1 if grid.width > 2 else 0
    for offset in np.nonzero(body & (grid.filled[start:stop] <= few))[0][:MOST_CANDIDATES]:
        column = int(grid.first[start + offset])
        text = grid.columns[column][int(start + offset)].as_py()
        notes[offset] = _is_note(text, headers[column], after=offset > end)
    return notes


def _is_note(text: str, header: str, *, after: bool) -> bool:
    folded = fold(text)
    if _NOTE_START.match(folded) or (len(folded.split()) >= 6 and not header_takes_text(header)):
        return True
    words = re.findall(r"[a-z]{2,}", folded)
    if re.search(r"[:=]$|: ", folded) and len(words) >= 1 and not header_takes_text(header):
        return True
    return after and len(words) >= 4


def header_takes_text(header: str) -> bool:
    """Whether long text is what a column is for."""
    return bool(re.search(r"note|nota|remark|comment|observ|narrat|detail|detall", fold(header)))
