"""Judgements and proposals as the rules of `core` know them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lazos.apps.matching.models import Judgement, Proposal
from lazos.core.judgement import Judged, Tie
from lazos.core.judgement import Judgement as Verdict
from lazos.core.kinship import Grade, Relation
from lazos.core.projection import PROVISIONAL, Link


def judged_of(rows: QuerySet[Judgement]) -> list[Judged]:
    """Stored judgements as judgements about records, whose lines are the records' numbers."""
    return [
        Judged(
            it.id, str(it.left_id), str(it.right_id), Verdict(it.judgement), Grade(it.grade), it.takes_back_id,
            Tie(it.tie), it.by.code, Relation(it.relation) if it.relation else None,
        )
        for it in rows.select_related("by")
    ]  # fmt: skip


def links_of(rows: QuerySet[Proposal]) -> list[Link]:
    """Proposed identities that are sure enough to be shown as provisional persons."""
    wanted = rows.filter(run__current=True, tie=Tie.SAME, probability__gte=PROVISIONAL)
    return [Link(str(a), str(b), p) for a, b, p in wanted.values_list("left_id", "right_id", "probability")]


def continued(pairs: Iterable[tuple[int, int | None]]) -> list[Link]:
    """Records and the ones that they continue, as links: the same row of two releases, with the same name."""
    return [Link(str(a), str(b), 1.0) for a, b in pairs if b is not None]
