"""Progress on the terminal: on standard error, and silent when nobody watches."""

import sys
from typing import TextIO


class Terminal:
    """Says what is being done, one stage over the other."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to `stream`, by default standard error, if it is a terminal."""
        self._stream = stream or sys.stderr
        self._watched = self._stream.isatty()

    def __call__(self, stage: str) -> None:
        """Show a stage in the place of the one before."""
        if self._watched:
            self._stream.write(f"\r\x1b[K{stage}")
            self._stream.flush()

    def done(self) -> None:
        """Leave the line empty."""
        self("")
