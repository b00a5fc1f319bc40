"""Records, proposals and uploads put straight into the register, without a file: for tests of who gets in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Case, Organisation
from lazos.apps.matching.models import Proposal, Run
from lazos.apps.matching.services.follow import follow_shown
from lazos.apps.matching.services.judging import Decision, judge
from lazos.apps.registry.models import Record
from lazos.apps.registry.services import staging
from lazos.apps.registry.services.imports import make_source, set_visible
from lazos.apps.registry.services.uploads import Arrived, keep
from lazos.apps.registry.states import Act
from lazos.core.columns import Kind
from lazos.core.judgement import Judgement, Tie
from lazos.lists import normalise_sheet

HEADERS = ("ref", "full_name", "birth_date", "phone")
ROWS = (
    ("C1", "Ana Luz Brito Cedillo", "2011-03-05", "50255551234"),
    ("C2", "Ana Luz Brito", "2011", ""),
    ("C3", "Elena Cobo Terraza", "2010-11-02", ""),
)


@dataclass(frozen=True)
class Rooms:
    """What stands in a register, as addresses name it."""

    person: str
    sealed: str
    release: str
    upload: str
    proposal: str
    judgement: str


def rooms(of: Organisation, keeper: Actor) -> Rooms:
    """Fill a register: three records, one of them sealed, a pair that waits, a judgement, and a file that waits."""
    source = make_source(actor=None, organisation_id=of.id, name="shelters")
    reading = normalise_sheet("shelters", Kind.CHILDREN, "Sheet1", [HEADERS, *ROWS])
    release, key = staging.begin(source, None, reading, sha256="0" * 64, stated=date(2018, 7, 26))
    staging.stage(release, key, reading, lambda _, row: list(zip(HEADERS, ROWS[row - 2], strict=True)), lambda *_: None)
    set_visible(actor=None, release=release, act=Act.SHOWN, follow=follow_shown)
    first, second, third = Record.objects.filter(release=release).select_related("case").order_by("id")
    Case.objects.filter(id=third.case_id).update(sealed=True)
    run = Run.objects.create(organisation=of, current=True, ended_at=timezone.now(), records=3)
    pair = Proposal.objects.create(run=run, tie=Tie.SAME, left=first, right=second, probability=0.8)
    said = judge(actor=keeper, decision=Decision(Tie.SAME, first.case.code, second.case.code, Judgement.UNSURE))
    upload: UUID = keep(actor=keeper, arrived=Arrived("july.csv", b"ref,full_name\n1,Ana\n", "calls", date(2018, 7, 1)))
    return Rooms(first.case.code, third.case.code, str(release.id), str(upload), str(pair.id), str(said))
