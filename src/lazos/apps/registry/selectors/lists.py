"""Reads sources, releases, their problems and what they changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Member, Organisation
from lazos.apps.registry.access import release_for, upload_for
from lazos.apps.registry.models import Difference, Finding, Record, Release, ReleaseAct, Source, Upload
from lazos.apps.registry.sealed import open_finding
from lazos.apps.registry.selectors.records import RecordOpened, opened
from lazos.apps.registry.states import Act, RowChange
from lazos.apps.vault.selectors import unlock
from lazos.core.alignment import Aligned, Alike, align
from lazos.core.columns import Kind
from lazos.core.disclosure import Role
from lazos.core.problems import Problem
from lazos.core.profile import Authority

SHOWN = 100
"""How many rows and problems of a release are shown at once."""


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A source as it is listed."""

    id: int
    name: str
    kind: str
    authority: Authority
    releases: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class ActSeen:
    """What was done to a release, by the code of who did it; empty for the command line."""

    act: Act
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseSeen:
    """A release as it is shown; `changes` counts rows added, gone and changed against the release before."""

    id: UUID
    source: str
    kind: Kind
    stated: date
    received_at: datetime
    imported_by: str
    visible: bool
    records: int
    problems: int
    counts: Mapping[str, int]
    changes: Mapping[RowChange, int]
    compared: bool
    acts: tuple[ActSeen, ...]


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row that a release added, lost or changed, as it was before and is after."""

    change: RowChange
    before: RecordOpened | None
    after: RecordOpened | None

    @property
    def rows(self) -> list[Aligned]:
        """The fields that say something else."""
        old = self.before.values if self.before else None
        new = self.after.values if self.after else None
        return [it for it in align(old or {}, new or {}) if it.alike is not Alike.SAME]


@dataclass(frozen=True, slots=True)
class UploadSeen:
    """A file that came in by the web; `error` is the code of why it was not imported."""

    id: UUID
    source: str
    stated: date
    release: UUID | None
    error: str


def registers() -> dict[str, int]:
    """The organisations that have a register here: code to number."""
    return dict(Organisation.objects.order_by("code").values_list("code", "id"))


def releases_called(organisation_id: int, start: str) -> list[Release]:
    """The whole releases of an organisation whose id begins so."""
    wanted = Release.objects.filter(source__organisation_id=organisation_id, whole=True)
    return [it for it in wanted.select_related("source__organisation") if it.id.hex.startswith(start.replace("-", ""))]


def sources_of(organisation_id: int) -> list[SourceSeen]:
    """The sources of an organisation, by name."""
    rows = Source.objects.filter(organisation_id=organisation_id).order_by("name").prefetch_related(
        Prefetch("releases", Release.objects.filter(visible=True).order_by("stated"))
    )  # fmt: skip
    return [
        SourceSeen(it.id, it.name, it.kind, Authority(it.authority), len(it.releases.all()),
                   max((release.stated for release in it.releases.all()), default=None))
        for it in rows
    ]  # fmt: skip


def releases_of(organisation_id: int) -> list[ReleaseSeen]:
    """The whole releases of an organisation, the newest first; in a fixed number of queries."""
    wanted = Release.objects.filter(source__organisation_id=organisation_id, whole=True)
    return _seen(wanted.order_by("-received_at", "-id"))


def release_seen(release: Release) -> ReleaseSeen:
    """One release as it is shown."""
    (seen,) = _seen(Release.objects.filter(id=release.id))
    return seen


def _seen(releases: QuerySet[Release]) -> list[ReleaseSeen]:
    acts = Prefetch("acts", ReleaseAct.objects.select_related("by").order_by("id"))
    found = list(releases.select_related("source", "imported_by").prefetch_related(acts))
    ids = [it.id for it in found]
    records = dict(Record.objects.filter(release__in=ids).values_list("release").annotate(Count("id")))
    problems = dict(Finding.objects.filter(release__in=ids).values_list("release").annotate(Count("id")))
    changes: dict[UUID, dict[RowChange, int]] = {release: dict.fromkeys(RowChange, 0) for release in ids}
    counted = Difference.objects.filter(release__in=ids).values_list("release", "change").annotate(number=Count("id"))
    for release, change, number in counted:
        changes[release][RowChange(change)] = number
    return [
        ReleaseSeen(
            it.id, it.source.name, Kind(it.kind), it.stated, it.received_at, _code(it.imported_by),
            it.visible, records.get(it.id, 0), problems.get(it.id, 0), it.counts, changes[it.id], bool(it.pairing),
            tuple(ActSeen(Act(act.act), _code(act.by), act.at) for act in it.acts.all()),
        )
        for it in found
    ]  # fmt: skip


def _code(member: Member | None) -> str:
    """Who it was; empty for the command line."""
    return member.code if member else ""


def findings_of(release: Release, *, limit: int | None = None) -> list[Problem]:
    """The problems of a release, in the order of the list."""
    if release.key_id is None:
        return []
    key = unlock(release.key_id)
    rows = release.findings.order_by("id")[:limit]
    return [
        Problem(release.source.name, it.sheet, it.row, it.column, it.code, open_finding(key, it.value)) for it in rows
    ]


def differences_of(release: Release, change: RowChange) -> Sequence[tuple[int | None, int | None]]:
    """The rows that a release added, lost or changed, as pairs of record numbers before and after."""
    return list(release.differences.filter(change=change).order_by("id").values_list("old_id", "new_id"))


def changed_rows(release: Release, *, limit: int) -> list[RowSeen]:
    """The rows that a release added, lost or changed, the first of each kind, with what they say; nothing guarded."""
    found: list[RowSeen] = []
    for change in RowChange:
        pairs = list(release.differences.filter(change=change).order_by("id").values_list("old_id", "new_id")[:limit])
        wanted = {one for pair in pairs for one in pair}
        records = {it.id: it for it in opened(Record.objects.filter(id__in=wanted))}
        found += [RowSeen(change, records.get(old or 0), records.get(new or 0)) for old, new in pairs]
    return found


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A release with the rows that changed and the problems, the first of each."""

    release: ReleaseSeen
    rows: tuple[RowSeen, ...]
    problems: tuple[Problem, ...]
    may_undo: bool


def release_page(actor: Actor, release_id: UUID) -> ReleasePage:
    """A release of the actor's organisation. Raises Refused."""
    release = release_for(actor, release_id, action="release.view")
    seen = release_seen(release)
    rows = tuple(changed_rows(release, limit=SHOWN)) if seen.compared else ()
    return ReleasePage(seen, rows, tuple(findings_of(release, limit=SHOWN)), actor.has(Role.KEEPER))


def lists_page(actor: Actor) -> tuple[list[SourceSeen], list[ReleaseSeen], list[UploadSeen]]:
    """The sources and releases of the actor's organisation, and the files that wait. Raises Refused."""
    require(actor, Role.KEEPER, Role.REVIEWER, action="list.view")
    waiting = Upload.objects.select_related("source").filter(
        source__organisation_id=actor.organisation_id, imported=None, key__isnull=False
    )
    uploads = [upload_seen(it) for it in waiting.order_by("-at")[:SHOWN]] if actor.has(Role.KEEPER) else []
    return sources_of(actor.organisation_id), releases_of(actor.organisation_id), uploads


def upload_page(actor: Actor, upload_id: UUID) -> UploadSeen:
    """A file that came in by the web. Raises Refused."""
    return upload_seen(upload_for(actor, upload_id, action="upload.view"))


def upload_seen(upload: Upload) -> UploadSeen:
    """A file that came in by the web, and what became of it."""
    return UploadSeen(upload.id, upload.source.name, upload.stated, upload.imported_id, upload.error)
