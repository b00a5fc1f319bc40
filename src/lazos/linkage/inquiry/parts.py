"""A store taken apart into arrays and texts, and put together of them again, wherever they are written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lazos.linkage.inquiry.book import Book
from lazos.linkage.inquiry.homes import Homes
from lazos.linkage.inquiry.store import Arrays, Store

FORMAT: Final = 1


class UnusableIndex(Exception):  # noqa: N818 (it names the folder, and is shown to people as one line)
    """What holds no index that can be read: `path` (None: bytes) and `why` (`absent`, `other_format`, `damaged`)."""

    def __init__(self, path: Path | None, why: str) -> None:
        super().__init__(f"{path or 'bytes'}: {why}")
        self.path, self.why = path, why


def arrays_of(store: Store) -> dict[str, Any]:
    """The arrays of a store by name."""
    arrays = {f"a_{name}": value for name, value in store.arrays._asdict().items()}
    arrays |= {f"b_{name}": value for name, value in store.book._asdict().items()}
    arrays |= {f"c_{name}": value for name, value in store.counts.items()}
    return arrays | {"h_department_of": store.homes.department_of}


def texts_of(store: Store) -> dict[str, Any]:
    """The texts of a store, fit to be written as JSON."""
    return {
        "tokens": list(store.tokens), "values": store.values, "municipalities": store.homes.municipalities,
        "departments": store.homes.departments,
    }  # fmt: skip


def store_of(arrays: Mapping[str, Any], texts: Mapping[str, Any]) -> Store:
    """Put a store together. Raises KeyError, TypeError."""
    homes = Homes(tuple(texts["municipalities"]), tuple(texts["departments"]), arrays["h_department_of"])
    return Store(
        Arrays(**{name: arrays[f"a_{name}"] for name in Arrays._fields}),
        Book(**{name: arrays[f"b_{name}"] for name in Book._fields}),
        {token: number for number, token in enumerate(texts["tokens"])},
        texts["values"],
        homes,
        {name[2:]: value for name, value in arrays.items() if name.startswith("c_")},
    )
