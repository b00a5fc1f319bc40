"""Lists that come in a row are linked once; what is asked for while a linkage runs is not forgotten."""

import pytest
from tests.factories.site import organisation

from lazos.apps.jobs.models import Job
from lazos.apps.jobs.states import State
from lazos.apps.jobs.worker import work_once
from lazos.apps.matching.jobs import run_linkage
from lazos.apps.matching.models import Run
from lazos.apps.matching.services.linking import ask_for_linkage

pytestmark = pytest.mark.django_db


def test_linkages_that_wait_are_done_by_the_first_but_not_those_of_another_organisation() -> None:
    casa, puente = organisation("casa"), organisation("puente")
    for because in ("one", "two", "three"):
        ask_for_linkage(actor=None, organisation=casa, because=because)
    ask_for_linkage(actor=None, organisation=puente, because="one")
    assert work_once("worker")
    assert Run.objects.filter(organisation=casa).count() == 1
    assert Job.objects.filter(state=State.DONE).count() == 3
    assert work_once("worker") and not work_once("worker")
    assert Run.objects.filter(organisation=puente).count() == 1


def test_a_linkage_asked_for_while_one_runs_waits_for_its_turn() -> None:
    casa = organisation("casa")

    def tell(done: int, _: int) -> None:
        ask_for_linkage(actor=None, organisation=casa, because=str(done))

    run_linkage({"organisation": casa.id}, tell)
    assert set(Job.objects.values_list("state", flat=True)) == {State.WAITING}
