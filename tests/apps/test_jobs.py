"""A job is done once in effect, whatever happens to its worker."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from lazos.apps.jobs import selectors, services, worker
from lazos.apps.jobs.models import Job
from lazos.apps.jobs.states import State

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + services.LEASE + timedelta(seconds=1)


def put(key: str = "one") -> None:
    services.enqueue(kind="heads", key=key, after=NOW - timedelta(seconds=1))


def test_the_same_key_is_the_same_job() -> None:
    put()
    put()
    assert Job.objects.count() == 1


def test_a_job_is_given_to_one_worker() -> None:
    put()
    first = services.claim(worker="a", now=NOW)
    assert first and services.claim(worker="b", now=NOW) is None
    assert services.finish(job=first, now=NOW)
    assert services.claim(worker="b", now=LATER) is None


def test_a_job_of_the_future_waits() -> None:
    services.enqueue(kind="heads", key="later", after=LATER)
    assert services.claim(worker="a", now=NOW) is None
    assert services.claim(worker="a", now=LATER)


def test_the_job_of_a_dead_worker_is_taken_over_when_its_lease_ends_and_the_dead_one_cannot_end_it() -> None:
    put()
    dead = services.claim(worker="a", now=NOW)
    taken = services.claim(worker="b", now=LATER)
    assert dead and taken and dead.id == taken.id
    assert not services.finish(job=dead, now=LATER)
    assert not services.beat(job=dead, now=LATER)
    assert services.beat(job=taken, now=LATER, done=1, total=2)
    assert services.finish(job=taken, now=LATER)


def test_a_beat_holds_the_lease() -> None:
    put()
    job = services.claim(worker="a", now=NOW)
    assert job and services.beat(job=job, now=LATER)
    assert services.claim(worker="b", now=LATER) is None


def test_a_job_that_kills_its_workers_fails_in_the_end() -> None:
    put()
    at = NOW
    for _ in range(services.ATTEMPTS):
        assert services.claim(worker="a", now=at)
        at += services.LEASE * 2
    assert services.claim(worker="a", now=at) is None
    assert Job.objects.get().state == State.FAILED


def test_a_failing_job_is_tried_again_and_keeps_only_the_kind_of_its_error(caplog: pytest.LogCaptureFixture) -> None:
    services.enqueue(kind="no-such-kind", key="bad", after=NOW - timedelta(seconds=1))
    assert worker.work_once("a")
    job = Job.objects.get()
    assert (job.state, job.error, job.attempts) == (State.WAITING, "KeyError", 1)
    assert job.run_after > timezone.now()


def test_the_worker_does_what_is_due_and_tells_how_far_it_is() -> None:
    put()
    assert worker.work_once("a")
    assert not worker.work_once("a")
    told = selectors.progress(Job.objects.get().id)
    assert told and told.state is State.DONE
    assert selectors.counts()[State.DONE] == 1


def test_a_worker_told_to_stop_stops() -> None:
    stop = threading.Event()
    stop.set()
    worker.work(stop)


def test_news_of_a_lost_job_stop_it() -> None:
    put()
    job = services.claim(worker="a", now=NOW)
    assert job
    services.claim(worker="b", now=LATER)
    tell: Callable[[int, int], None] = worker._teller(job)
    with pytest.raises(worker.LostLeaseError):
        tell(1, 1)


def test_the_jobs_of_every_day_are_put_once_and_can_all_be_done() -> None:
    worker.put_daily()
    worker.put_daily()
    assert Job.objects.count() == len(settings.DAILY_JOBS)
    while worker.work_once("a"):
        pass
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}


def test_ended_sessions_are_cleared_up() -> None:
    for age in (-1, 1):
        Session.objects.create(session_key=f"s{age}", session_data="", expire_date=NOW + timedelta(days=age))
    services.enqueue(kind="sessions", key="x", after=NOW - timedelta(seconds=1))
    assert worker.work_once("a")
    assert [it.session_key for it in Session.objects.all()] == ["s1"]
