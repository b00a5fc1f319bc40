"""What a folder holds."""

from pathlib import Path


def names(folder: Path) -> list[str]:
    """Give the names in a folder, sorted, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())
