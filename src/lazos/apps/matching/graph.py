"""What judgements, links and continued rows connect: as far as a change can reach, and no further."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.db.models import Q

from lazos.apps.matching.models import Judgement, Proposal
from lazos.apps.registry.models import Record
from lazos.core.judgement import Tie
from lazos.core.projection import PROVISIONAL

CHUNK: Final = 500


def connected(record_ids: Iterable[int]) -> set[int]:
    """Records and all that judgements, links and continued rows connect with them."""
    found: set[int] = set()
    fresh = set(record_ids)
    while fresh:
        found |= fresh
        fresh = {one for some in chunks(fresh) for pair in _edges(some) for one in pair} - found
    return found


def _edges(ids: list[int]) -> Iterator[tuple[int, int]]:
    either = Q(left__in=ids) | Q(right__in=ids)
    yield from Judgement.objects.filter(either).values_list("left_id", "right_id")
    strong = Proposal.objects.filter(either, run__current=True, tie=Tie.SAME, probability__gte=PROVISIONAL)
    yield from strong.values_list("left_id", "right_id")
    rows = Record.objects.filter(Q(id__in=ids) | Q(previous__in=ids), previous__isnull=False)
    yield from ((it.id, it.previous_id or it.id) for it in rows.only("id", "previous"))


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Numbers, sorted, 500 at a time."""
    rest = sorted(ids)
    for at in range(0, len(rest), CHUNK):
        yield rest[at : at + CHUNK]
