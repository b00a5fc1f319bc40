"""What the program writes about itself while it runs: the place of a fault, never the words of it.

A message or a query string may hold somebody's name, so neither is written.
"""

import logging
import traceback


class CodedFormatter(logging.Formatter):
    """One line an entry: time, level, logger, kind of error; then the places it came through, without their values."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an entry without its message."""
        kind, trace = "", ""
        if record.exc_info and record.exc_info[0]:
            kind = f" {record.exc_info[0].__module__}.{record.exc_info[0].__qualname__}"
            places = traceback.extract_tb(record.exc_info[2])
            trace = "".join(f"\n  {place.filename}:{place.lineno} in {place.name}" for place in places)
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        return f"{at} {record.levelname} {record.name} {record.module}:{record.lineno}{kind}{trace}"
