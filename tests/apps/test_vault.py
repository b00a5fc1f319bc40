"""The key of a record is stored wrapped, and gone when it is erased."""

from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from lazos.apps.vault import selectors, services
from lazos.apps.vault.models import StoredKey
from lazos.sealing.errors import Erased
from lazos.sealing.values import Place

pytestmark = pytest.mark.django_db
PLACE = Place("table", "field", "record")


def test_keys_are_stored_wrapped_and_unlocked_in_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys = services.make_keys(1200)
    assert all(key.secret not in bytes(row.wrapped) for key, row in zip(keys, StoredKey.objects.all(), strict=True))
    with django_assert_num_queries(3):
        found = selectors.unlock_all(UUID(key.id) for key in keys)
    assert [found[UUID(key.id)] for key in keys] == keys


def test_an_erased_record_does_not_open_again_even_when_its_row_comes_back() -> None:
    key = services.make_key()
    row = StoredKey.objects.get()
    services.erase_keys(key_ids=[row.id])
    with pytest.raises(Erased):
        selectors.unlock(row.id)
    row.save(force_insert=True)
    assert selectors.unlock_all([row.id]) == {}
    assert services.forget_erased() == 1 and not StoredKey.objects.exists()
    assert key.open(PLACE, key.seal(PLACE, "x")) == "x"


def test_an_unknown_key_is_absent() -> None:
    with pytest.raises(Erased):
        selectors.unlock(uuid4())


def test_a_search_token_says_nothing_of_its_text() -> None:
    assert selectors.token("kind", "rosa") == selectors.token("kind", "rosa") != selectors.token("kind", "rosb")
    assert "rosa" not in selectors.token("kind", "rosa")
