"""Writes the register: sources, imports, and whether a release is visible."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.audit import services as audit
from lazos.apps.registry.errors import Unimportable, UnimportableError
from lazos.apps.registry.models import Release, ReleaseAct, Source
from lazos.apps.registry.selectors.records import row_of, rows_of
from lazos.apps.registry.services import staging
from lazos.apps.registry.services.locks import importing
from lazos.apps.registry.services.pairing import linker
from lazos.apps.registry.states import Act
from lazos.core.columns import Kind
from lazos.core.profile import Authority
from lazos.core.releases import Difference, compare
from lazos.lists import Limits, ListSource, Reading, read_with_cells

Follow = Callable[[Release], None]
"""Brings the projection up to date with a release that was shown or hidden, inside the transaction that did it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list to be imported: its file, the day for which it speaks, and how a person said it is to be read."""

    path: Path
    stated: date
    kind: Kind | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits.upload)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import; `again`: the same file was there already and nothing changed."""

    release: UUID
    again: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """How a list would be read, and what it would change against the newest release of its source, if there is one."""

    reading: Reading
    again: UUID | None
    difference: Difference | None


def make_source(
    *, actor: Actor | None, organisation_id: int, name: str, authority: Authority = Authority.LIST
) -> Source:
    """Give the source of this name, made if it is new."""
    with transaction.atomic():
        source, new = Source.objects.get_or_create(
            organisation_id=organisation_id, name=name, defaults={"authority": authority}
        )
        if new:
            audit.record(
                chain=source.organisation.code, actor=actor.code if actor else audit.MACHINE, action="source.make",
                about=f"source:{source.id}",
            )  # fmt: skip
    return source


def source_to_be(*, organisation_id: int, name: str) -> Source:
    """Give the source of this name, or one that is not kept, for a preview."""
    found = Source.objects.filter(organisation_id=organisation_id, name=name).first()
    return found or Source(organisation_id=organisation_id, name=name)


def preview_list(*, source: Source, wanted: Wanted) -> Preview:
    """Read a list without keeping anything of it. Raises UnusableList."""
    with read_with_cells(_listed(source, wanted), limits=wanted.limits, saved=_mapping(source, wanted)) as (reading, _):
        before = _newest(source)
        again = _same_file(source, staging.digest_of(wanted.path))
        if before is None:
            return Preview(reading, again.id if again else None, None)
        old = rows_of(before)[1]
        new = [row_of(line.values, line.sheet, line.number) for line in staging.lines_of(reading)]
        found = compare(old, new, linker(Kind(before.kind), old, new))
        return Preview(reading, again.id if again else None, found)


def import_list(
    *, actor: Actor | None, source: Source, wanted: Wanted, follow: Follow, tell: staging.Tell | None = None
) -> Imported:
    """Import a list: all of it or nothing. Raises UnusableList, UnimportableError."""
    if wanted.stated > timezone.now().date():
        raise UnimportableError(Unimportable.STATED_LATER)
    sha256 = staging.digest_of(wanted.path)
    with importing(source.id):
        if there := _same_file(source, sha256):
            if not there.visible:
                raise UnimportableError(Unimportable.UNDONE, str(there.id))
            return Imported(there.id, again=True)
        staging.clear(source)
        mapping = _mapping(source, wanted)
        with read_with_cells(_listed(source, wanted), limits=wanted.limits, saved=mapping) as (reading, cells):
            release, key = staging.begin(source, actor, reading, sha256=sha256, stated=wanted.stated)
            staging.stage(release, key, reading, cells, tell or _silent)
        _remember(source, wanted)
        with transaction.atomic():
            staging.continue_persons(release)
            set_visible(actor=actor, release=release, act=Act.SHOWN, follow=follow)
    return Imported(release.id)


def set_visible(*, actor: Actor | None, release: Release, act: Act, follow: Follow) -> None:
    """Show, hide or show again a whole release, with everything that follows from it, in one transaction.

    Doing what is done already changes nothing.
    """
    with transaction.atomic():
        held = Release.objects.select_for_update(of=("self",)).select_related("source__organisation").get(id=release.id)
        if held.visible is (act is not Act.UNDONE):
            return
        held.whole, held.visible = True, act is not Act.UNDONE
        held.save(update_fields=["whole", "visible"])
        member = actor.member_id if actor else None
        ReleaseAct.objects.create(release=held, act=act, by_id=member, at=timezone.now())
        follow(held)
        audit.record(
            chain=held.source.organisation.code, actor=actor.code if actor else audit.MACHINE,
            action={Act.SHOWN: "release.shown", Act.UNDONE: "release.undone", Act.RESTORED: "release.restored"}[act],
            about=f"release:{held.id}",
        )  # fmt: skip


def _listed(source: Source, wanted: Wanted) -> ListSource:
    kind = wanted.kind or (Kind(source.kind) if source.kind else None)
    return ListSource(wanted.path, source.name, kind)


def _mapping(source: Source, wanted: Wanted) -> dict[str, str]:
    return {**source.mapping, **wanted.mapping}


def _remember(source: Source, wanted: Wanted) -> None:
    """Keep what a person said of the source's columns for its next list."""
    source.mapping = _mapping(source, wanted)
    source.kind = wanted.kind.value if wanted.kind else source.kind
    source.save(update_fields=["mapping", "kind"])


def _newest(source: Source) -> Release | None:
    if source.pk is None:
        return None
    return source.releases.filter(visible=True).order_by("-stated", "-received_at").first()


def _same_file(source: Source, sha256: str) -> Release | None:
    if source.pk is None:
        return None
    return source.releases.filter(sha256=sha256, whole=True).first()


def _silent(done: int, of: int) -> None:
    """Tell nobody."""
