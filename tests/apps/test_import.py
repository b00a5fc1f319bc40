"""A list comes in whole or not at all, twice is once, and what it changed is told."""

from pathlib import Path

import pytest
from tests.factories.register_lists import CHILDREN, HEADERS, bring, nothing, source, visible, write
from tests.factories.site import organisation

from lazos.apps.accounts.models import Case, Organisation
from lazos.apps.audit.models import LogEvent
from lazos.apps.registry.errors import Unimportable, UnimportableError
from lazos.apps.registry.models import Record, Release, ReleaseAct, Row
from lazos.apps.registry.selectors.lists import differences_of, findings_of, releases_of
from lazos.apps.registry.selectors.records import cells_of, opened
from lazos.apps.registry.services import staging
from lazos.apps.registry.services.imports import set_visible
from lazos.apps.registry.states import Act, RowChange
from lazos.apps.vault.models import StoredKey
from lazos.core.codes import read_code
from lazos.core.columns import Column
from lazos.lists import Unusable, UnusableList

pytestmark = pytest.mark.django_db


@pytest.fixture
def casa() -> Organisation:
    return organisation("casa")


def everything() -> list[object]:
    return [
        [*model.objects.order_by("pk").values_list()] for model in (Release, Record, LogEvent, StoredKey, ReleaseAct)
    ]


def test_every_row_becomes_a_record_with_its_place_its_code_and_its_values(casa: Organisation, tmp_path: Path) -> None:
    bring(source(casa), write(tmp_path / "july.csv", CHILDREN))
    found = list(opened(Record.objects.order_by("id")))
    assert [(it.source, it.row, (it.values or {})[Column.FULL_NAME]) for it in found] == [
        ("shelters", at, row[1]) for at, row in enumerate(CHILDREN, start=2)
    ]
    assert all(read_code(it.code) == it.code for it in found)
    assert {it.holder_id for it in Case.objects.all()} == {casa.id}
    assert all(it.person_id == it.judged_id == it.family_id == it.id for it in Record.objects.all())


def test_what_is_guarded_is_not_opened_with_the_rest_and_the_row_is_kept(casa: Organisation, tmp_path: Path) -> None:
    bring(source(casa), write(tmp_path / "july.csv", CHILDREN))
    first = Record.objects.select_related("row").order_by("id")[0]
    (seen, *_) = opened(Record.objects.order_by("id"))
    assert not {Column.PHONE, Column.NOTE, Column.ADDRESS} & set(seen.values or {})
    assert cells_of(first) == list(zip(HEADERS, CHILDREN[0], strict=True))


def test_nothing_personal_stands_open_in_the_database(casa: Organisation, tmp_path: Path) -> None:
    bring(source(casa), write(tmp_path / "july.csv", [*CHILDREN, ("C4", "Marta Solís", "31/31/2011", "F", "", "", "")]))
    stored = b"".join(
        repr(value).encode() + (bytes(value) if isinstance(value, (bytes, memoryview)) else b"")
        for model in (Release, Row, Record, ReleaseAct, LogEvent, Case)
        for values in model.objects.values_list()
        for value in values
    )
    for word in ("Brito", "Raymundo", "Terraza", "55551234", "Nebaj", "2011-03-05", "31/31"):
        assert word.encode() not in stored


def test_the_same_file_again_changes_nothing(casa: Organisation, tmp_path: Path) -> None:
    path, into = write(tmp_path / "july.csv", CHILDREN), source(casa)
    first = bring(into, path)
    before = everything()
    second = bring(into, write(tmp_path / "renamed.csv", CHILDREN), stated="2018-08-01")
    assert (second.release, second.again) == (first.release, True)
    assert everything() == before


def test_two_organisations_may_hold_the_same_list_and_neither_learns_of_it(casa: Organisation, tmp_path: Path) -> None:
    path, other = write(tmp_path / "july.csv", CHILDREN), organisation("otra")
    bring(source(casa), path)
    assert bring(source(other), path).again is False
    assert [it.records for it in releases_of(casa.id)] == [it.records for it in releases_of(other.id)] == [3]


def test_a_new_release_is_compared_with_the_one_before(casa: Organisation, tmp_path: Path) -> None:
    into, later = source(casa), [list(row) for row in CHILDREN]
    bring(into, write(tmp_path / "july.csv", CHILDREN))
    later[0][2] = "2011-05-03"
    later[2] = ["C9", "Rosa Pérez Ico", "2013-01-01", "F", "GT", "", ""]
    release = Release.objects.get(id=bring(into, write(tmp_path / "august.csv", later), "2018-08-02").release)
    (seen, _) = releases_of(casa.id)
    assert seen.compared and seen.changes == {RowChange.ADDED: 1, RowChange.GONE: 1, RowChange.CHANGED: 1}
    ((old, new),) = differences_of(release, RowChange.CHANGED)
    values = {it.id: it.values or {} for it in opened(Record.objects.filter(id__in=[old, new]))}
    assert [values[number or 0][Column.BIRTH_DATE] for number in (old, new)] == ["2011-03-05", "2011-05-03"]


def test_a_telephone_that_changed_is_a_change_and_one_that_did_not_is_none(casa: Organisation, tmp_path: Path) -> None:
    into, later = source(casa), [list(row) for row in CHILDREN]
    bring(into, write(tmp_path / "july.csv", CHILDREN))
    later[1][5] = "50255559999"
    bring(into, write(tmp_path / "august.csv", later), "2018-08-02")
    assert releases_of(casa.id)[0].changes == {RowChange.ADDED: 0, RowChange.GONE: 0, RowChange.CHANGED: 1}


def test_a_row_that_continues_an_earlier_one_joins_its_person_unless_it_names_somebody_else(
    casa: Organisation, tmp_path: Path
) -> None:
    into = source(casa)
    rows = [
        (f"C{at}", f"Niña {name} Ejemplo", "2011", "F", "GT", "", "") for at, name in enumerate("ABCDEFGHIJKLMNOPQRST")
    ]
    bring(into, write(tmp_path / "one.csv", rows))
    rows[0] = ("C0", "Pedro Otro Nombre", "2011", "M", "GT", "", "")
    bring(into, write(tmp_path / "two.csv", rows), "2018-08-02")
    later = Record.objects.filter(release__stated="2018-08-02").order_by("id")
    assert [it.person_id == it.previous_id != it.id for it in later] == [False, *[True] * 19]
    assert [it.previous_id is None for it in later] == [True, *[False] * 19]


def test_problems_keep_their_place_and_their_value(casa: Organisation, tmp_path: Path) -> None:
    bad = ("C4", "Marta Solís", "31/31/2011", "F", "GT", "", "")
    bring(source(casa), write(tmp_path / "july.csv", [*CHILDREN, bad]))
    (problem,) = findings_of(Release.objects.get())
    assert (problem.row, problem.column, problem.code, problem.value) == (
        5,
        "birth_date",
        "date_impossible",
        "31/31/2011",
    )


def test_an_import_that_breaks_shows_nothing_and_the_next_one_clears_it_away(
    casa: Organisation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, into = write(tmp_path / "july.csv", CHILDREN), source(casa)
    whole = staging._records

    def breaking(*arguments: object) -> list[int]:
        if Record.objects.exists():
            raise RuntimeError("the power went out")
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(staging, "BATCH", 2)
    with monkeypatch.context() as patch:
        patch.setattr(staging, "_records", breaking)
        with pytest.raises(RuntimeError):
            bring(into, path)
    assert Record.objects.count() == 2 and visible() == [] and releases_of(casa.id) == []
    keys = StoredKey.objects.count()
    bring(into, path)
    assert len(visible()) == Record.objects.count() == Row.objects.count() == Case.objects.count() == 3
    assert StoredKey.objects.count() == keys + 1


def test_a_file_that_is_no_list_leaves_nothing(casa: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n")
    with pytest.raises(UnusableList) as refused:
        bring(source(casa), path)
    assert refused.value.reason is Unusable.NOT_A_LIST
    assert Release.objects.count() == 0


def test_a_list_from_the_future_is_refused(casa: Organisation, tmp_path: Path) -> None:
    with pytest.raises(UnimportableError) as refused:
        bring(source(casa), write(tmp_path / "july.csv", CHILDREN), stated="2999-01-01")
    assert refused.value.why is Unimportable.STATED_LATER


def test_undoing_and_restoring_a_release_is_nothing_and_both_are_remembered(casa: Organisation, tmp_path: Path) -> None:
    into, path = source(casa), write(tmp_path / "july.csv", CHILDREN)
    release = Release.objects.get(id=bring(into, path).release)
    before = visible()
    for _ in range(2):
        set_visible(actor=None, release=release, act=Act.UNDONE, follow=nothing)
    assert visible() == []
    with pytest.raises(UnimportableError) as refused:
        bring(into, path)
    assert (refused.value.why, refused.value.release) == (Unimportable.UNDONE, str(release.id))
    set_visible(actor=None, release=release, act=Act.RESTORED, follow=nothing)
    assert visible() == before
    (seen,) = releases_of(casa.id)
    assert [it.act for it in seen.acts] == [Act.SHOWN, Act.UNDONE, Act.RESTORED]
    assert [it.action for it in LogEvent.objects.filter(action__startswith="release.").order_by("number")] == [
        "release.shown", "release.undone", "release.restored",
    ]  # fmt: skip
