"""Verifying makes persons and families anew and says where they stand otherwise."""

import pytest
from tests.factories.quick_register import rooms
from tests.factories.site import member, organisation

from lazos.apps.registry.models import Record
from lazos.config.verifying import Finding, What, verify
from lazos.core.disclosure import Role

pytestmark = pytest.mark.django_db


def test_a_person_that_does_not_follow_is_found() -> None:
    casa = organisation("casa")
    rooms(casa, member(casa, Role.KEEPER))
    assert verify().findings == ()
    first, second, _ = Record.objects.order_by("id")
    Record.objects.filter(id=second.id).update(person=first.id)
    assert verify().findings == (Finding(What.PROJECTION_DIFFERS, "casa 1"),)
