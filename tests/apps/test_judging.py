"""People decide, by name and for ever; persons and families follow at once and can be made anew."""

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from tests.factories.judged_register import Register, linkage, register, run
from tests.factories.site import member, organisation

from lazos.apps.accounts.access import Refused
from lazos.apps.audit.models import LogEvent
from lazos.apps.matching.errors import ContradictsError, Unjudgeable, UnjudgeableError
from lazos.apps.matching.models import Judgement as Stored
from lazos.apps.matching.services.bringing import restore, undo
from lazos.apps.matching.services.follow import drift, rebuild
from lazos.apps.matching.services.judging import Decision, accept, judge, take_back
from lazos.apps.registry.access import person_for
from lazos.apps.registry.models import Kin, Record
from lazos.core.clashes import Clash
from lazos.core.disclosure import Role
from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Grade, Relation

pytestmark = pytest.mark.django_db
YES, NO, UNSURE = Judgement.YES, Judgement.NO, Judgement.UNSURE


@pytest.fixture
def made(tmp_path: Path) -> Register:
    return register(tmp_path)


def together(made: Register, *refs: str) -> bool:
    return len({made.record(ref).person_id for ref in refs}) == 1


def family(made: Register, *refs: str) -> bool:
    return len({made.record(ref).family_id for ref in refs}) == 1


def everything() -> object:
    return [*Record.objects.order_by("id").values_list("person", "judged", "family")], sorted(
        Kin.objects.values_list("child", "adult", "relation", "judgement", "confirmed", "contested")
    )  # fmt: skip


def test_a_yes_joins_two_records_and_taking_it_back_parts_them(made: Register) -> None:
    before = everything()
    number = judge(actor=made.ana, decision=made.same("A1", "A3"))
    assert together(made, "A1", "A3") and drift(made.casa.id) == 0
    back = take_back(actor=made.luz, number=number)
    assert everything() == before
    take_back(actor=made.ana, number=back)
    assert together(made, "A1", "A3") and drift(made.casa.id) == 0


def test_a_no_dissolves_a_provisional_person_and_is_remembered_by_the_next_run(made: Register) -> None:
    finds = linkage(same={("A1", "A3"): 0.995})
    run(made, finds)
    assert together(made, "A1", "A3")
    judge(actor=made.ana, decision=made.same("A3", "A1", NO))
    assert not together(made, "A1", "A3")
    run(made, finds)
    assert not together(made, "A1", "A3") and drift(made.casa.id) == 0


def test_a_page_of_provisional_persons_is_accepted_in_one_act(made: Register) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995}))
    accepted = accept(actor=made.ana, codes=[made.code("A1")])
    assert Stored.objects.get().accepted == accepted
    run(made, linkage())
    assert together(made, "A1", "A3") and drift(made.casa.id) == 0
    with pytest.raises(UnjudgeableError) as refused:
        accept(actor=made.ana, codes=[made.code("C1")])
    assert refused.value.why is Unjudgeable.NOT_PROVISIONAL


def test_a_kinship_becomes_a_family_when_a_second_person_agrees(made: Register) -> None:
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    assert not family(made, "C1", "A1")
    assert (Kin.objects.get().confirmed, Kin.objects.get().grade) == (False, Grade.BIRTH_CERTIFICATE)
    judge(actor=made.luz, decision=made.kin("C1", "A1"))
    assert family(made, "C1", "A1") and Kin.objects.get().confirmed and drift(made.casa.id) == 0
    judge(actor=made.keeper, decision=made.kin("C1", "A1", NO, despite=True))
    assert not family(made, "C1", "A1") and Kin.objects.get().contested


def test_no_run_confirms_a_kinship_however_sure(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 1.0}))
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    assert not Kin.objects.filter(confirmed=True).exists() and not family(made, "C1", "A1")


def test_a_contradiction_is_shown_before_it_is_written_and_written_for_whoever_insists(made: Register) -> None:
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    with pytest.raises(ContradictsError) as warned:
        judge(actor=made.luz, decision=made.kin("C1", "A3"))
    assert [it.clash for it in warned.value.contradictions] == [Clash.RIVAL_PARENT]
    assert Stored.objects.count() == 1
    judge(actor=made.luz, decision=made.kin("C1", "A3", despite=True))
    assert Stored.objects.count() == 2


def test_who_thinks_again_replaces_their_own_judgement_and_nobody_elses(made: Register) -> None:
    judge(actor=made.ana, decision=made.same("A1", "A3"))
    judge(actor=made.ana, decision=made.same("A1", "A3", NO))
    assert not together(made, "A1", "A3")
    assert [(it.judgement, it.takes_back_id is None) for it in Stored.objects.order_by("id")] == [
        ("yes", True), ("unsure", False), ("no", True),
    ]  # fmt: skip
    with pytest.raises(ContradictsError):
        judge(actor=made.luz, decision=made.same("A1", "A3"))


def test_a_judgement_keeps_what_the_program_had_proposed(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 0.83}))
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    assert Stored.objects.get().probability == pytest.approx(0.83)


@pytest.mark.parametrize("statement", ["update", "delete"])
def test_the_database_refuses_to_change_a_judgement(made: Register, statement: str) -> None:
    judge(actor=made.ana, decision=made.same("A1", "A3"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Stored.objects.update(judgement="no") if statement == "update" else Stored.objects.all()._raw_delete("default")


def test_what_says_nothing_is_not_judged(made: Register) -> None:
    with pytest.raises(UnjudgeableError) as itself:
        judge(actor=made.ana, decision=made.same("A1", "A1"))
    with pytest.raises(UnjudgeableError) as unsaid:
        judge(actor=made.ana, decision=Decision(Tie.KIN, made.code("C1"), made.code("A1"), YES))
    assert (itself.value.why, unsaid.value.why) == (Unjudgeable.ITSELF, Unjudgeable.RELATION)


def test_taking_back_twice_is_refused(made: Register) -> None:
    number = judge(actor=made.ana, decision=made.same("A1", "A3"))
    take_back(actor=made.ana, number=number)
    with pytest.raises(UnjudgeableError) as refused:
        take_back(actor=made.ana, number=number)
    assert refused.value.why is Unjudgeable.NOT_STANDING


@pytest.mark.parametrize("role", [it for it in Role if it not in (Role.KEEPER, Role.REVIEWER)])
def test_other_roles_do_not_judge(made: Register, role: Role) -> None:
    with pytest.raises(Refused):
        judge(actor=member(made.casa, role), decision=made.same("A1", "A3"))


def test_another_organisation_judges_nothing_here_and_sees_nobody(made: Register) -> None:
    stranger = member(organisation("otra"), Role.REVIEWER)
    with pytest.raises(Refused):
        judge(actor=stranger, decision=made.same("A1", "A3"))
    with pytest.raises(Refused):
        person_for(stranger, made.code("A1"))
    number = judge(actor=made.ana, decision=made.same("A1", "A3"))
    with pytest.raises(Refused):
        take_back(actor=stranger, number=number)


def test_undoing_a_release_takes_back_all_it_brought_and_restoring_it_gives_all_back(made: Register) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995}))
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    judge(actor=made.luz, decision=made.kin("C1", "A1"))
    before = everything()
    undo(actor=None, release=made.adults)
    assert not Kin.objects.exists() and drift(made.casa.id) == 0
    assert all(it.person_id == it.family_id == it.id for it in Record.objects.all())
    restore(actor=None, release=made.adults)
    assert everything() == before and drift(made.casa.id) == 0


def test_making_the_projection_anew_changes_nothing(made: Register) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995, ("C1", "C2"): 0.99}))
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    before = everything()
    rebuild(made.casa.id)
    assert everything() == before


def test_what_does_not_follow_is_counted(made: Register) -> None:
    Record.objects.filter(id=made.record("A1").id).update(person=made.record("C1").id)
    assert drift(made.casa.id) == 1
    rebuild(made.casa.id)
    assert drift(made.casa.id) == 0


def test_the_log_tells_who_judged_and_no_name(made: Register) -> None:
    number = judge(actor=made.ana, decision=made.kin("C1", "A1"))
    event = LogEvent.objects.get(about=f"judgement:{number}")
    assert (event.actor, event.action, event.detail) == (
        made.ana.code,
        "judgement.make",
        {"tie": "kin", "verdict": "yes"},
    )


def test_a_seal_on_one_of_a_family_closes_the_whole_family(made: Register) -> None:
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    judge(actor=made.luz, decision=made.kin("C1", "A1"))
    made.record("A1").case.__class__.objects.filter(code=made.code("A1")).update(sealed=True)
    for ref in ("C1", "A1"):
        with pytest.raises(Refused):
            person_for(made.ana, made.code(ref))
    assert person_for(made.ana, made.code("C2")).code == made.code("C2")


def test_relations_but_parents_do_not_compete(made: Register) -> None:
    judge(actor=made.ana, decision=made.kin("C1", "A1"))
    judge(actor=made.ana, decision=made.kin("C1", "A2", relation=Relation.FATHER))
    judge(actor=made.ana, decision=made.kin("C1", "A3", relation=Relation.AUNT_UNCLE))
    assert not Kin.objects.filter(contested=True).exists()
