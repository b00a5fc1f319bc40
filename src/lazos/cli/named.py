"""Finds what a command names in the register."""

from typing import TYPE_CHECKING

from lazos.cli.errors import UnusableRequest

if TYPE_CHECKING:
    from lazos.apps.registry.models import Release


def register_named(code: str) -> tuple[str, int]:
    """Give code and number of an organisation; without a code, of the only one. Raises UnusableRequest."""
    from lazos.apps.registry.selectors.lists import registers

    found = registers()
    if code in found:
        return code, found[code]
    if not code and len(found) == 1:
        return next(iter(found.items()))
    said = f"there is no organisation {code}" if code else "there is more than one organisation"
    raise UnusableRequest(f"{said}; give one with --organisation: {', '.join(found) or 'none is here'}")


def release_called(organisation_id: int, start: str) -> "Release":
    """Give the release whose id begins so. Raises UnusableRequest where none does, or more than one."""
    from lazos.apps.registry.selectors.lists import releases_called

    found = releases_called(organisation_id, start) if len(start) >= 4 else []
    if len(found) != 1:
        why = "more than one release is" if found else "no release is"
        raise UnusableRequest(f"{why} called {start}; see lazos releases")
    return found[0]
