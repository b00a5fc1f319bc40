"""The only way to one source, release, record or person: fetched and authorised in one call, or refused as absent."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lazos.apps.accounts.access import CaseAccess, Refused, case_for, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Case
from lazos.apps.registry.models import Record, Release, Source, Upload
from lazos.core.disclosure import Role

_LISTS: Final = (Role.KEEPER, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class PersonAccess:
    """A person that an actor may see, by the number of the earliest record, and how they stand to the family's case."""

    key: int
    family: int
    code: str
    case: CaseAccess


def source_for(actor: Actor, source_id: int, *, action: str) -> Source:
    """Give a source of the actor's organisation to its register keepers. Raises Refused otherwise."""
    require(actor, Role.KEEPER, action=action)
    found = Source.objects.select_related("organisation").filter(id=source_id, organisation_id=actor.organisation_id)
    source = found.first()
    if source is None:
        raise Refused(action, f"source:{source_id}")
    return source


def release_for(actor: Actor, release_id: UUID, *, action: str, writes: bool = False) -> Release:
    """Give a whole release of the actor's organisation to its keepers, and to its reviewers to read."""
    require(actor, *(_LISTS[:1] if writes else _LISTS), action=action)
    found = Release.objects.select_related("source__organisation", "before").filter(
        id=release_id, whole=True, source__organisation_id=actor.organisation_id
    )
    release = found.first()
    if release is None:
        raise Refused(action, f"release:{release_id}")
    return release


def upload_for(actor: Actor, upload_id: UUID, *, action: str) -> Upload:
    """Give a file that waits to be imported to the keepers of its organisation. Raises Refused otherwise."""
    require(actor, Role.KEEPER, action=action)
    found = Upload.objects.select_related("source__organisation").filter(
        id=upload_id, source__organisation_id=actor.organisation_id
    )
    upload = found.first()
    if upload is None:
        raise Refused(action, f"upload:{upload_id}")
    return upload


def person_for(actor: Actor, code: str, *, action: str = "person.view") -> PersonAccess:
    """Give the person that a code leads to, to an actor who may enter the case of their family. Raises Refused."""
    record = _record(code)
    if record is None or record.person is None or record.family is None:
        raise Refused(action, f"case:{code}")
    return PersonAccess(record.person.id, record.family.id, record.person.case.code, _entered(actor, record, action))


def record_for(actor: Actor, code: str, *, action: str) -> Record:
    """Give the record that a code was made for, to an actor of its organisation who may enter the case."""
    record = _record(code)
    if record is None or record.case.holder_id != actor.organisation_id:
        raise Refused(action, f"case:{code}")
    _entered(actor, record, action)
    return record


def _record(code: str) -> Record | None:
    """Only what is visible is there at all."""
    found = Record.objects.select_related("case", "person__case", "family__case", "release")
    return found.filter(case__code=code, release__visible=True).first()


def _entered(actor: Actor, record: Record, action: str) -> CaseAccess:
    """Enter the family's case. A seal on any case of the family seals the whole; a grant on any opens the whole."""
    cases = Case.objects.filter(record__family=record.family_id, record__release__visible=True)
    entered = [case_for(actor, it.code, action=action) for it in cases.filter(sealed=True).order_by("code")]
    if entered:
        return entered[0]
    if record.family is None:
        raise Refused(action, f"case:{record.case.code}")
    own = record.family.case
    if own.holder_id == actor.organisation_id:
        return case_for(actor, own.code, action=action)
    granted = cases.filter(grants__organisation_id=actor.organisation_id) | cases.filter(
        glasses__member_id=actor.member_id
    )
    return _first_entered(
        actor, [*granted.order_by("code").distinct().values_list("code", flat=True)], own.code, action
    )


def _first_entered(actor: Actor, codes: list[str], otherwise: str, action: str) -> CaseAccess:
    for code in codes:
        try:
            return case_for(actor, code, action=action)
        except Refused:
            continue
    return case_for(actor, otherwise, action=action)
