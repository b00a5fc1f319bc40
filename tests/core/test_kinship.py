"""Words for relatives mean what they say, in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.kinship import UNKNOWN_KIN, Grade, KinWord, Relation, relation_of


@pytest.mark.parametrize(
    ("words", "relation", "sex"),
    [
        ("madre", Relation.MOTHER, "F"),
        ("Mamá", Relation.MOTHER, "F"),
        ("mom", Relation.MOTHER, "F"),
        ("MOTHER", Relation.MOTHER, "F"),
        ("Biological mother", Relation.MOTHER, "F"),
        ("mother of the child", Relation.MOTHER, "F"),
        ("papá", Relation.FATHER, "M"),
        ("su padre", Relation.FATHER, "M"),
        ("Dad", Relation.FATHER, "M"),
        ("mãe", Relation.MOTHER, "F"),
        ("mother/father", Relation.PARENT, ""),
        ("padre o madre", Relation.PARENT, ""),
        ("parent", Relation.PARENT, ""),
        ("progenitor", Relation.PARENT, ""),
        ("tío", Relation.AUNT_UNCLE, "M"),
        ("tía materna", Relation.AUNT_UNCLE, "F"),
        ("aunt/uncle", Relation.AUNT_UNCLE, ""),
        ("abuelita", Relation.GRANDPARENT, "F"),
        ("Grand-mother", Relation.GRANDPARENT, "F"),
        ("grand father", Relation.GRANDPARENT, "M"),
        ("hermano(a)", Relation.SIBLING, "M"),
        ("adult sibling", Relation.SIBLING, ""),
        ("hermana mayor", Relation.SIBLING, "F"),
        ("half-brother", Relation.SIBLING, "M"),
        ("tutor", Relation.GUARDIAN, "M"),
        ("legal guardian", Relation.GUARDIAN, ""),
        ("encargada", Relation.GUARDIAN, "F"),
        ("padrastro", Relation.OTHER, "M"),
        ("step mother", Relation.OTHER, "F"),
        ("madrina", Relation.OTHER, "F"),
        ("cousin", Relation.OTHER, ""),
        ("sponsor", Relation.OTHER, ""),
    ],
)
def test_a_word_tells_relation_and_sex(words: str, relation: Relation, sex: str) -> None:
    assert relation_of(words) == KinWord(relation, sex)


@pytest.mark.parametrize(("words", "sex"), [("child", ""), ("hija", "F"), ("su hijo", "M"), ("hijo menor", "M")])
def test_a_son_or_daughter_is_a_child(words: str, sex: str) -> None:
    assert relation_of(words) == KinWord(None, sex, is_child=True)


@pytest.mark.parametrize("words", ["", "?", "Juan", "mother or aunt", "del", "hija de su tía"])
def test_what_cannot_be_told_is_unknown(words: str) -> None:
    assert relation_of(words) == UNKNOWN_KIN


@given(st.text())
def test_any_text_has_an_answer(words: str) -> None:
    kin = relation_of(words)
    assert kin.sex in {"", "F", "M"}
    assert not (kin.is_child and kin.relation)


def test_grades_are_one_ordered_scale() -> None:
    assert Grade.NAME_ONLY < Grade.CLAIMED_BY_ADULT < Grade.BIRTH_CERTIFICATE < Grade.DNA < Grade.COURT
