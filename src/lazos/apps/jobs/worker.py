"""The worker: takes jobs and does them, one at a time, in a process of its own."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from lazos.apps.jobs import services
from lazos.apps.jobs.models import Job

_log: Final = logging.getLogger(__name__)
_IDLE: Final = 1.0

Tell = Callable[[int, int], None]
"""Tells how far a job is (parts done, parts in all). Raises LostLeaseError where another worker has it now."""
Work = Callable[[Mapping[str, str | int], Tell], None]


class LostLeaseError(Exception):
    """Another worker has taken the job over; this one must stop without a trace."""


def work(stop: threading.Event, *, idle: float = _IDLE) -> None:
    """Do jobs until told to stop."""
    name = f"{socket.gethostname()[:40]}-{os.getpid()}"
    while not stop.is_set():
        put_daily()
        if not work_once(name):
            stop.wait(idle)
    connection.close()


def put_daily() -> None:
    """Put the jobs of every day into the queue; a day's second call finds them there."""
    day = timezone.now().date().isoformat()
    for kind in settings.DAILY_JOBS:
        services.enqueue(kind=kind, key=f"{kind}/{day}")


def work_once(name: str) -> bool:
    """Do one job; False where none is due."""
    job = services.claim(worker=name, now=timezone.now())
    if job is None:
        return False
    try:
        with _held(job):
            _function(job.kind)(job.payload, _teller(job))
    except LostLeaseError:
        _log.warning("a job was taken over by another worker")
    except Exception as error:  # noqa: BLE001 (the boundary of the worker: a job that fails must not end it)
        _log.exception("a job failed")
        services.give_back(job=job, now=timezone.now(), error=type(error).__name__)
    else:
        services.finish(job=job, now=timezone.now())
    return True


def _function(kind: str) -> Work:
    work: Work = import_string(settings.JOBS[kind])
    return work


def _teller(job: Job) -> Tell:
    """Write down at most once a second how far a job is, however often it tells."""
    last = time.monotonic() - _IDLE

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < _IDLE and done < total:
            return
        last = time.monotonic()
        if not services.beat(job=job, now=timezone.now(), done=done, total=total):
            raise LostLeaseError

    return tell


@contextmanager
def _held(job: Job) -> Iterator[None]:
    """Hold the lease from a thread beside the work, for steps that are long; a killed process lets go."""
    over = threading.Event()
    beats = threading.Thread(target=_beat_until, args=(job, over), daemon=True)
    beats.start()
    try:
        yield
    finally:
        over.set()
        beats.join()


def _beat_until(job: Job, over: threading.Event) -> None:
    while not over.wait(services.LEASE.total_seconds() / 3):
        services.beat(job=job, now=timezone.now())
    connection.close()
