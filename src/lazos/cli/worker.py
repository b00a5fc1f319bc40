"""`lazos worker`: does the long work of the site, until its standard input closes."""

import sys
import threading

from lazos.cli.site import open_site


def worker() -> None:
    """Do the site's long work; lazos serve starts this by itself.

    Ends, after the job at hand, when its standard input is closed.

    Example: lazos worker
    """
    open_site()
    from lazos.apps.jobs.worker import work

    stop = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    work(stop)


def _wait_for_the_end(stop: threading.Event) -> None:
    sys.stdin.buffer.read()
    stop.set()
