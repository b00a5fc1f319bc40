"""A note is read for the one person it names, what they are to the subject, and where they stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.kinship import Relation
from lazos.linkage.mentions import Mention, Standing, hints, read, standing_of

R, S = Relation, Standing
NAME = "María López Pérez"


@pytest.mark.parametrize(
    ("note", "name", "relation", "standing"),
    [
        (f"Mother: {NAME}", NAME, R.MOTHER, S.PLAIN),
        (f"sep. from mother {NAME} at border", NAME, R.MOTHER, S.SEPARATED),
        (f"Separated from mother, name given as {NAME}", NAME, R.MOTHER, S.SEPARATED),
        (f"Minor states traveled with mom {NAME}", NAME, R.MOTHER, S.SEPARATED),
        (f"UAC separated from father ({NAME}) - ZT", NAME, R.FATHER, S.SEPARATED),
        (f"{NAME} (mother) - A# requested from ERO", NAME, R.MOTHER, S.SEPARATED),
        (f"Arrived with {NAME}, mother?? not verified", NAME, R.MOTHER, S.DENIED),
        (f"Mother {NAME} - relationship NOT confirmed", NAME, R.MOTHER, S.DENIED),
        (f"adult {NAME} claimed to be mother; DNA/docs pending", NAME, R.MOTHER, S.DENIED),
        (f"{NAME} says is mother, minor denies", NAME, R.MOTHER, S.DENIED),
        (f"Accompanied by aunt {NAME}; not parent", NAME, R.AUNT_UNCLE, S.DENIED),
        (f"Mother in COO: {NAME}", NAME, R.MOTHER, S.HOME),
        (f"mother {NAME} lives in San Pedro Carchá", NAME, R.MOTHER, S.HOME),
        (f"Called mother ({NAME}) +502 5555 1234, consents", NAME, R.MOTHER, S.CONTACT),
        (f"Contact w/ grandmother {NAME} 5555-1234", NAME, R.GRANDPARENT, S.CONTACT),
        (f"Category 2 sponsor aunt {NAME}", NAME, R.AUNT_UNCLE, S.SPONSOR),
        (f"potential sponsor uncle ({NAME}), fingerprints pending", NAME, R.AUNT_UNCLE, S.SPONSOR),
        ("MOTHER MARIA LOPEZ IN ICE CUSTODY", "MARIA LOPEZ", R.MOTHER, S.SEPARATED),
        (f"dice que venía con su mamá {NAME}", NAME, R.MOTHER, S.SEPARATED),
        (f"viajaba con papá {NAME}, los separaron", NAME, R.FATHER, S.SEPARATED),
        (f"su madre se llama {NAME}, no sabe dónde está", NAME, R.MOTHER, S.PLAIN),
        (f"menor pregunta por su mamá {NAME}", NAME, R.MOTHER, S.PLAIN),
        (f"Madre en San Pedro Carchá: {NAME}", NAME, R.MOTHER, S.PLAIN),
        (f"la familia en Cobán: abuela {NAME}", NAME, R.GRANDPARENT, S.PLAIN),
        (f"se habló con tía {NAME} 5555 1234", NAME, R.AUNT_UNCLE, S.CONTACT),
        (f"Tía {NAME}, no es la madre ni el padre", NAME, R.AUNT_UNCLE, S.DENIED),
        (f"adulto {NAME} dijo ser madre; no comprobado", NAME, R.MOTHER, S.DENIED),
        (f"patrocinador: tío {NAME}", NAME, R.AUNT_UNCLE, S.SPONSOR),
        (f"Madre {NAME} vive en EEUU, tel 5555 1234", NAME, R.MOTHER, S.HOME),
        ("madre: Rosa Pérez de Gómez", "Rosa Pérez de Gómez", R.MOTHER, S.PLAIN),
        ("padre Juan de la Cruz detenido", "Juan de la Cruz", R.FATHER, S.SEPARATED),
        ("Pérez López, Ana (madre)", "Pérez López, Ana", R.MOTHER, S.PLAIN),
        ("tío Juan Coc; padre Pedro Choc", "Juan Coc", R.AUNT_UNCLE, S.PLAIN),
        ("Mother A. López", "A. López", R.MOTHER, S.PLAIN),
    ],
)
def test_a_note_names_a_relative(note: str, name: str, relation: Relation, standing: Standing) -> None:
    found = read(note)
    assert found is not None
    assert (found.name, found.relation, found.standing) == (name, relation, standing)


@pytest.mark.parametrize(
    "note",
    [
        f"claims child in ORR custody: {NAME}",
        f"minor {NAME} placed ORR",
        f"SEP FAMU child {NAME}",
        f"fam sep {NAME} 7yo",
        f"child {NAME} A# unk",
        f"subject asks re: girl {NAME}, 7",
        f"pregunta por su hijo(a) {NAME}",
        f"dice que le quitaron a {NAME}",
        f"alleged parent of {NAME}, docs suspect",
        f"not parent of {NAME}",
        f"crossed w/ minor {NAME}, not parent",
        f"madre de {NAME}",
    ],
)
def test_a_remark_on_an_adult_names_a_child(note: str) -> None:
    found = read(note)
    assert found is not None
    assert (found.name, found.relation) == (NAME, None)


@pytest.mark.parametrize(
    "note",
    [
        "", "??", "Legal screening done", "Flu + MMR given", "Cat 2B", "DO NOT RELEASE w/o FFS", "A# 201123456",
        "speaks little Spanish; interpreter needed", "from San Pedro Carchá", "es de San Pedro Carchá",
        "menor viene de San Salvador", "no family info given", "pendiente llamada familiar",
        "claims child in ORR custody",
        "8 USC 1325", "CFI pending", "atty G-28 on file", "llamar al +502 5555 1234", "el niño(a) llora mucho",
        "sponsor pending", "no habla bien español", "FAMU", "Transferred from Casa Hogar",
    ],
)  # fmt: skip
def test_a_note_that_names_nobody_gives_nobody(note: str) -> None:
    assert read(note) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("mother in COO", Mention("", R.MOTHER, "F", S.HOME)),
        ("no es la madre ni el padre", Mention("", R.MOTHER, "F", S.DENIED)),
        ("Father in San Pedro Sula", Mention("", R.FATHER, "M", S.PLAIN)),
    ],
)
def test_a_relative_without_a_name_is_kept_without_one(note: str, expected: Mention) -> None:
    assert read(note) == expected


@pytest.mark.parametrize(
    ("note", "standing"),
    [
        ("sponsor claimed to be mother", S.DENIED),
        ("deported, now in home country", S.HOME),
        ("apprehended, spoke by phone", S.SEPARATED),
        ("NO VERIFICADO", S.DENIED),
        ("se llama Ana", S.PLAIN),
        ("called twice", S.CONTACT),
        ("", S.PLAIN),
    ],
)
def test_the_strongest_cue_decides_the_standing(note: str, standing: Standing) -> None:
    assert standing_of(note) is standing


@pytest.mark.parametrize(
    ("note", "hinted"),
    [("SEP FAMU", True), ("le quitaron al niño", True), ("claims child", True), ("prior removal", False),
     ("reseparado", True), ("September 4", False), ("family", False), ("", False)],
)  # fmt: skip
def test_a_note_hints_at_a_separation_or_a_child(note: str, hinted: bool) -> None:
    assert hints(note) is hinted


@given(st.text(max_size=60))
def test_any_text_is_read(note: str) -> None:
    found = read(note)
    assert found is None or found.name or found.relation
