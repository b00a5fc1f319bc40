"""Asking a register: the right person first, nobody where nobody is, reasons, and changes found at once."""

from pathlib import Path

import pytest

from lazos.core.columns import Kind
from lazos.core.evidence import ReasonCode, Verdict
from lazos.linkage.inquiry.answers import Answers
from lazos.linkage.inquiry.asked import Inquiry, NothingAsked
from lazos.linkage.inquiry.parts import UnusableIndex
from lazos.linkage.inquiry.register import Register, SavedRegister, register_of
from lazos.linkage.result import person_id
from tests.factories.register import table
from tests.linkage.cast import of
from tests.linkage.inquiry.people import records, refs, register

MATEO = (("shelters", "1"), ("border", "1"))
ROSA = (("removed", "2"), ("hotline", "1"))


@pytest.mark.parametrize(
    ("inquiry", "place"),
    [
        (Inquiry(full_name="Mateo Choc Xol"), ("shelters", "1")),
        (Inquiry(full_name="Choc, Mateo"), ("shelters", "1")),
        (Inquiry(full_name="Matteo Chok"), ("shelters", "1")),
        (Inquiry(full_name="Pedro Ernandes", about="child"), ("shelters", "3")),
        (Inquiry(full_name="Chepe Hernández", about="adult"), ("removed", "3")),
        (Inquiry(full_name="Lucia", relative_name="Rosa Xol", relation="mother", about="child"), ("shelters", "2")),
        (Inquiry(relative_name="Lucía Choc Xol", relation="child", about="adult", sex="F"), ("removed", "2")),
        (Inquiry(birth_date="2011-09-04", sex="M"), ("shelters", "1")),
        (Inquiry(a_number="209992999"), ("removed", "2")),
        (Inquiry(phone="50255551234"), ("removed", "2")),
        (Inquiry(about="child", age="7", age_as_of="2018-05", country="HN"), ("shelters", "3")),
        (Inquiry(full_name="J Ramírez Tzul", sex="M", birth_date="1990"), ("removed", "4")),
    ],
)
def test_the_person_described_is_first(inquiry: Inquiry, place: tuple[str, str]) -> None:
    assert place in refs(register().ask(inquiry))[0]


def test_nobody_is_likeliest_where_nobody_fits() -> None:
    answers = register().ask(Inquiry(full_name="Wendy Quiroa Zabala", birth_date="2009-02-03", sex="F", country="NI"))
    assert answers.nobody > 0.5
    assert all(answer.probability < 0.5 for answer in answers.answers)


def test_probabilities_and_nobody_sum_to_one_over_a_small_register() -> None:
    answers = register().ask(Inquiry(full_name="María García"), top=200)
    assert sum(answer.probability for answer in answers.answers) + answers.nobody == pytest.approx(1.0)


def test_harder_finds_the_same_persons_with_the_same_scores() -> None:
    asked = register()
    inquiry = Inquiry(full_name="Rosa Shol", relative_name="Mateo", relation="child")
    quick, slow = asked.ask(inquiry), asked.ask(inquiry, harder=True)
    assert refs(quick)[0] == refs(slow)[0] == ROSA
    assert quick.answers[0].probability == pytest.approx(slow.answers[0].probability, abs=1e-3)


def test_answers_say_why_with_what_was_asked_and_what_is_known() -> None:
    answer = register().ask(Inquiry(full_name="Mateo Choc", birth_date="2011-04-09", country="HN")).answers[0]
    why = {reason.code: reason for reason in answer.reasons}
    assert why[ReasonCode.BIRTH_DATE].verdict is Verdict.FOR
    assert (why[ReasonCode.BIRTH_DATE].left, why[ReasonCode.BIRTH_DATE].right) == ("2011-04-09", "2011-04-09")
    assert why[ReasonCode.COUNTRY].verdict is Verdict.AGAINST
    assert why[ReasonCode.SURNAMES].parameters == {"CHOC": "exact"}


def test_an_inquiry_without_a_usable_fact_is_refused() -> None:
    with pytest.raises(NothingAsked) as refused:
        register().ask(Inquiry(about="child", sex="F", country="GT"))
    assert "full_name" in refused.value.usable


def test_a_record_added_is_found_a_withdrawn_one_is_gone_and_a_group_is_one_answer() -> None:
    asked = register()
    wendy = {"full_name": "Quiroa Zabala, Wendy", "birth_date": "2009-02-03", "sex": "F"}
    asked.add(table(of("late", Kind.CHILDREN, [wendy])))
    inquiry = Inquiry(full_name="Wendy Quiroa", birth_date="2009-02-03")
    assert refs(asked.ask(inquiry))[0] == (("late", "1"),)
    asked.group(("late", "1"), ("shelters", "4"))
    assert set(refs(asked.ask(inquiry))[0]) == {("late", "1"), ("shelters", "4")}
    asked.ungroup(("late", "1"))
    assert refs(asked.ask(inquiry))[0] == (("late", "1"),)
    asked.withdraw(("late", "1"))
    assert all(("late", "1") not in places for places in refs(asked.ask(inquiry)))


def test_a_withdrawn_record_of_a_person_leaves_the_others() -> None:
    asked = register()
    asked.withdraw(("border", "1"))
    assert refs(asked.ask(Inquiry(full_name="Mateo Choc")))[0] == (("shelters", "1"),)


def test_a_saved_register_answers_alike_and_sees_what_others_change(tmp_path: Path) -> None:
    first = register()
    first.save(tmp_path)
    reader, writer = SavedRegister(tmp_path), SavedRegister(tmp_path)
    inquiry = Inquiry(full_name="Mateo Choc Xol")
    assert reader.ask(inquiry).answers[0].probability == first.ask(inquiry).answers[0].probability
    writer.register.withdraw(("shelters", "1"))
    writer.save()
    assert refs(reader.ask(inquiry))[0] == (("border", "1"),)
    assert refs(SavedRegister(tmp_path).ask(inquiry))[0] == (("border", "1"),)


def test_a_build_that_was_killed_leaves_the_old_index_usable(tmp_path: Path) -> None:
    register().save(tmp_path)
    half = tmp_path / ".part-killed"
    half.mkdir()
    (half / "texts.json").write_text("{", encoding="utf-8")
    assert refs(SavedRegister(tmp_path).ask(Inquiry(full_name="Mateo Choc")))[0] == MATEO
    register().save(tmp_path)
    assert not half.exists()


def test_a_reader_keeps_answering_while_a_new_snapshot_takes_the_place_of_the_old(tmp_path: Path) -> None:
    register().save(tmp_path)
    reader = SavedRegister(tmp_path)
    register().save(tmp_path)
    assert refs(reader.ask(Inquiry(full_name="Mateo Choc")))[0] == MATEO


@pytest.mark.parametrize("text", ["{}", "not json", '{"format": 99}'])
def test_a_folder_without_an_index_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnusableIndex):
        SavedRegister(tmp_path)
    (tmp_path / "CURRENT").write_text(text, encoding="utf-8")
    with pytest.raises(UnusableIndex):
        SavedRegister(tmp_path)


def test_person_ids_are_those_of_match() -> None:
    from lazos.linkage.match import match
    from tests.linkage.cast import families, learnt

    found = match(families(), learnt=learnt())
    table_ = found.records
    places = list(zip(table_["list"].to_pylist(), table_["ref"].to_pylist(), strict=True))
    for number, given in enumerate(found.person_id):
        assert person_id([place for place, who in zip(places, found.person, strict=True) if who == number]) == given


def test_a_register_of_records_whose_persons_are_known_answers_with_those_persons() -> None:
    people = table(of("kept", Kind.CHILDREN, [{"full_name": "Batz, Zoila"}, {"full_name": "Cux, Ada"}, {"age": "9"}]))
    asked = register_of(people, ["one", "two", "one"])
    assert refs(asked.ask(Inquiry(full_name="Zoila Batz")))[0] == (("kept", "1"), ("kept", "3"))


def test_a_register_warms_up_even_if_it_is_empty() -> None:
    empty = register_of(records().slice(0, 0), [])
    empty.warm()
    assert empty.ask(Inquiry(full_name="Ana")).nobody == 1


def test_a_register_as_bytes_answers_alike_with_its_changes() -> None:
    first = register()
    first.add(table(of("late", Kind.CHILDREN, [{"full_name": "Quiroa Zabala, Wendy"}])))
    first.withdraw(("border", "1"))
    second = Register.from_bytes(first.to_bytes())
    for inquiry in (Inquiry(full_name="Mateo Choc Xol"), Inquiry(full_name="Wendy Quiroa"), Inquiry(age="7")):
        assert _shown(second.ask(inquiry)) == _shown(first.ask(inquiry))
    second.add(table(of("later", Kind.CHILDREN, [{"full_name": "Ajanel, Onelia"}])))
    assert refs(second.ask(Inquiry(full_name="Onelia Ajanel")))[0] == (("later", "1"),)


def _shown(answers: Answers) -> list[object]:
    return [(it.places, it.probability, it.reasons) for it in answers.answers]


@pytest.mark.parametrize("packed", [b"", b"PK", register().to_bytes()[:-500], register().to_bytes()[500:]])
def test_bytes_that_are_no_index_are_refused(packed: bytes) -> None:
    with pytest.raises(UnusableIndex):
        Register.from_bytes(packed)
