"""Releases shown, undone and restored together with what follows from them: persons, families, a new linkage."""

from uuid import UUID

from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching.services.follow import follow_release, follow_shown
from lazos.apps.matching.services.linking import ask_for_linkage
from lazos.apps.registry.access import release_for
from lazos.apps.registry.models import Release, Source
from lazos.apps.registry.services import imports
from lazos.apps.registry.services.staging import Tell
from lazos.apps.registry.states import Act
from lazos.core.disclosure import Role


def bring(*, actor: Actor | None, source: Source, wanted: imports.Wanted, tell: Tell | None = None) -> imports.Imported:
    """Import a list, and ask for a linkage, so that new lists re-open cold cases by themselves.

    Raises UnusableList, UnimportableError.
    """
    if actor is not None:
        require(actor, Role.KEEPER, action="release.import")
    return imports.import_list(actor=actor, source=source, wanted=wanted, follow=_shown, tell=tell)


def undo(*, actor: Actor | None, release: Release) -> None:
    """Take back everything that a release brought, and nothing else."""
    imports.set_visible(actor=actor, release=release, act=Act.UNDONE, follow=_changed)


def restore(*, actor: Actor | None, release: Release) -> None:
    """Undo an undoing."""
    imports.set_visible(actor=actor, release=release, act=Act.RESTORED, follow=_changed)


def undo_for(*, actor: Actor, release_id: UUID) -> None:
    """Undo a release of the actor's organisation. Raises Refused for anybody but a register keeper."""
    undo(actor=actor, release=release_for(actor, release_id, action="release.undo", writes=True))


def restore_for(*, actor: Actor, release_id: UUID) -> None:
    """Restore a release of the actor's organisation. Raises Refused for anybody but a register keeper."""
    restore(actor=actor, release=release_for(actor, release_id, action="release.restore", writes=True))


def _shown(release: Release) -> None:
    follow_shown(release)
    ask_for_linkage(actor=None, organisation=release.source.organisation, because=f"{release.id}/shown")


def _changed(release: Release) -> None:
    follow_release(release)
    because = f"{release.id}/{release.acts.count()}"
    ask_for_linkage(actor=None, organisation=release.source.organisation, because=because)
