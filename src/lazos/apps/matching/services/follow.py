"""Brings persons, kinships and families up to date with what was judged, proposed, shown or hidden.

Only the records that are connected with a change by judgements or links are looked at; what is not connected cannot
have changed. The whole register can be made anew in the same way, and must come out the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet

from lazos.apps.matching.graph import CHUNK, chunks, connected
from lazos.apps.matching.log import continued, judged_of, links_of
from lazos.apps.matching.models import Judgement, Proposal
from lazos.apps.registry.models import Kin, Record, Release
from lazos.core.judgement import Judgement as Verdict
from lazos.core.judgement import Tie
from lazos.core.projection import Projection, project

Stored = TypeVar("Stored", Record, Judgement, Proposal)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a record stands: the earliest records of its person, of its judged group and of its family."""

    person: int
    judged: int
    family: int


def follow(record_ids: Iterable[int]) -> None:
    """Make persons, kinships and families anew for records and all that is connected with them."""
    with transaction.atomic():
        _write(connected(record_ids))


def follow_shown(release: Release) -> None:
    """Follow a release that was just shown for the first time.

    Its records stand already in the persons that they continue; only where a *no* was said can that be wrong.
    """
    said_no = Judgement.objects.filter(
        organisation_id=release.source.organisation_id, tie=Tie.SAME, judgement=Verdict.NO
    )
    follow({one for pair in said_no.values_list("left_id", "right_id") for one in pair})


def follow_release(release: Release) -> None:
    """Follow a release that was hidden, or shown again: every record of it and all that is connected."""
    follow(release.records.values_list("id", flat=True))


def rebuild(organisation_id: int) -> None:
    """Make the whole projection of an organisation anew."""
    follow(Record.objects.filter(case__holder_id=organisation_id).values_list("id", flat=True))


def drift(organisation_id: int) -> int:
    """How many records and kinships stand otherwise than they follow from records and judgements; 0 is right."""
    whole = Record.objects.filter(case__holder_id=organisation_id, release__whole=True)
    ids = set(whole.values_list("id", flat=True))
    seen = projection_of(ids)
    wanted = places(seen, ids)
    stands = {it.id: Placed(it.person_id or 0, it.judged_id or 0, it.family_id or 0) for it in _records(ids)}
    kin = {_key(it) for it in Kin.objects.filter(child__case__holder_id=organisation_id)}
    return sum(stands[one] != wanted[one] for one in ids) + len(kin ^ {_key(it) for it in _kin_of(seen)})


def projection_of(ids: set[int]) -> Projection:
    """The projection of some records, of which only the visible ones count."""
    visible = _in(Record.objects.filter(release__visible=True), "id", ids)
    rows = {one: previous for some in visible for one, previous in some.values_list("id", "previous_id")}
    judged = [it for some in _in(Judgement.objects.all(), "left_id", ids) for it in judged_of(some)]
    links = [it for some in _in(Proposal.objects.all(), "left_id", ids) for it in links_of(some)]
    return project({str(one): one for one in rows}, judged, [*links, *continued(rows.items())])


def places(seen: Projection, ids: Iterable[int]) -> Mapping[int, Placed]:
    """Where each record stands in a projection; one that is not visible stands alone."""
    family = {key: int(one.key) for one in seen.families for key in one.persons}
    found = {
        int(line): Placed(int(person.key), int(group[0]), family[person.key])
        for person in seen.persons
        for group in person.judged
        for line in group
    }
    return {one: found.get(one, Placed(one, one, one)) for one in ids}


def _write(ids: set[int]) -> None:
    """Write what stands otherwise than before, and nothing else."""
    seen = projection_of(ids)
    wanted = places(seen, ids)
    changed = []
    for record in _records(ids):
        place = wanted[record.id]
        if (record.person_id, record.judged_id, record.family_id) != (place.person, place.judged, place.family):
            record.person_id, record.judged_id, record.family_id = place.person, place.judged, place.family
            changed.append(record)
    Record.objects.bulk_update(changed, ["person", "judged", "family"], batch_size=CHUNK)
    for some in chunks(ids):
        Kin.objects.filter(Q(child__in=some) | Q(adult__in=some)).delete()
    Kin.objects.bulk_create(_kin_of(seen), batch_size=CHUNK)


def _kin_of(seen: Projection) -> list[Kin]:
    return [
        Kin(
            child_id=int(it.child), adult_id=int(it.adult), relation=it.relation, judgement=it.state.judgement,
            grade=it.state.grade, confirmed=it.confirmed, contested=it.state.contested,
        )
        for it in seen.kinships
    ]  # fmt: skip


def _key(it: Kin) -> tuple[object, ...]:
    return it.child_id, it.adult_id, str(it.relation), str(it.judgement), it.grade, it.confirmed, it.contested


def _records(ids: set[int]) -> Iterator[Record]:
    for some in _in(Record.objects.only("id", "person", "judged", "family"), "id", ids):
        yield from some


def _in(rows: QuerySet[Stored], field: str, ids: set[int]) -> Iterator[QuerySet[Stored]]:
    for some in chunks(ids):
        yield rows.filter(**{f"{field}__in": some})
