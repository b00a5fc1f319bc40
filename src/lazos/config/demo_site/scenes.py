"""What happened in the demo before a newcomer enters it, done through the services that pages use."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.services import cases
from lazos.apps.jobs.worker import work_once
from lazos.apps.matching.errors import ContradictsError
from lazos.apps.matching.selectors.reviews import PairSeen, pair_page, waiting
from lazos.apps.matching.services.bringing import bring, undo_for
from lazos.apps.matching.services.judging import Decision, judge
from lazos.apps.registry.access import person_for
from lazos.apps.registry.services.imports import Wanted, make_source
from lazos.apps.registry.services.opening import open_field
from lazos.config.demo_site.cast import OTHER
from lazos.core.columns import Kind
from lazos.core.disclosure import Field, Purpose
from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Grade
from lazos.lists import Limits

Tell = Callable[[str], None]
Actors = Mapping[str, Actor]

STATED: Final = {"custody_v0": date(2018, 7, 12), "custody": date(2018, 7, 26), "adults": date(2018, 7, 20),
                 "apprehensions": date(2018, 7, 5), "ngo": date(2018, 8, 2)}  # fmt: skip
LATER: Final = date(2018, 8, 9)
"""The day for which a list speaks that has none in the table above."""
BY_MISTAKE: Final = """ref,full_name,birth_date,sex,country,mother_name
M-1,Brenda Lucrecia Ficticia Cuc,2009-04-11,F,GT,Ana Cuc
M-2,Wilmer Inventado Paz,2011-13-40,M,HN,
M-3,Dulce Fingida Reyes,2007,F,SV,Rosa Reyes
"""
REASON: Final = "La madre está en la línea, y el avión de su hijo sale en una hora."
JUDGED: Final = 24
BOTH: Final = 14
"""Of the pairs that the first reviewer judges, so many are judged by the second, too."""


def play(actors: Actors, lists: Sequence[Path], tell: Tell) -> None:
    """Let everything happen: lists come in and are linked, pairs are judged, cases are shared and entered."""
    for path in sorted(lists, key=stated_for):
        tell(f"importing {path.stem}")
        bring_list(actors["keeper"], path)
    tell("linking")
    while work_once("demo"):
        pass
    tell("judging")
    families = judge_some(actors["reviewer"], actors["reviewer-2"])
    send_by_mistake(actors["keeper"])
    if families:
        visit(actors, families)


def stated_for(path: Path) -> date:
    """Give the day for which a list of the demo speaks."""
    return STATED.get(path.stem, LATER)


def bring_list(keeper: Actor, path: Path) -> None:
    """Import a list; an earlier version of one belongs to the same source."""
    source = make_source(actor=keeper, organisation_id=keeper.organisation_id, name=path.stem.partition("_v")[0])
    wanted = Wanted(path, stated_for(path), limits=Limits.command_line())
    bring(actor=keeper, source=source, wanted=wanted)


def send_by_mistake(keeper: Actor) -> None:
    """Import a small list and undo it."""
    source = make_source(actor=keeper, organisation_id=keeper.organisation_id, name="shelter by mail")
    with tempfile.TemporaryDirectory(prefix="lazos-") as folder:
        path = Path(folder) / "shelter.csv"
        path.write_text(BY_MISTAKE, encoding="utf-8")
        done = bring(actor=keeper, source=source, wanted=Wanted(path, LATER, Kind.CHILDREN))
    undo_for(actor=keeper, release_id=done.release)
    while work_once("demo"):
        pass


def judge_some(first: Actor, second: Actor) -> list[str]:
    """Judge the pairs that would change most, part by two people; gives the children with a confirmed parent."""
    confirmed = []
    for at, proposal in enumerate(waiting(first, timezone.now().date())[:JUDGED]):
        seen = pair_page(first, proposal)
        verdict = (Judgement.YES, Judgement.UNSURE)[at % 8 == 7] if at < BOTH + 6 else Judgement.NO
        if not _judge(first, seen, verdict) or at >= BOTH:
            continue
        agrees = _judge(second, seen, Judgement.NO if at % 13 == 12 else verdict)
        if agrees and verdict is Judgement.YES and seen.tie is Tie.KIN and at % 13 != 12:
            confirmed.append(seen.left.code)
    return confirmed


def _judge(reviewer: Actor, seen: PairSeen, verdict: Judgement) -> bool:
    """Judge as somebody would who does not insist; false where the judgement contradicts an earlier one."""
    grade = Grade.CLAIMED_BY_ADULT if seen.tie is Tie.KIN else Grade.NAME_ONLY
    decision = Decision(seen.tie, seen.left.code, seen.right.code, verdict, grade, seen.relation)
    try:
        judge(actor=reviewer, decision=decision)
    except ContradictsError:
        return False
    return True


def visit(actors: Actors, families: Sequence[str]) -> None:
    """Share a family with another organisation, let one be entered by breaking the glass, and look here and there."""
    shared, entered = (person_for(actors["keeper"], code) for code in (families[0], families[-1]))
    now = timezone.now()
    cases.give_grant(
        actor=actors["keeper"], code=shared.code, organisation=OTHER, purpose=Purpose.LEGAL_PARENT, starts=now,
        ends=now + timedelta(days=90),
    )  # fmt: skip
    cases.break_glass(
        actor=actors["puente-hotline"], code=entered.code, purpose=Purpose.HOTLINE, reason=REASON
    )  # fmt: skip
    for who in ("coordinator", "reunion", "hotline"):
        cases.look(actor=actors[who], action="person.view", about=f"case:{shared.code}")
    open_field(actor=actors["hotline"], code=shared.code, field=Field.TELEPHONE, purpose=Purpose.HOTLINE)
