"""Kinship: what one person is to another, how well it is known, and the words for it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from lazos.core.names import fold


class Relation(StrEnum):
    """What an adult is to a child."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    AUNT_UNCLE = "aunt_uncle"
    GUARDIAN = "guardian"
    OTHER = "other"


PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT})


class Grade(IntEnum):
    """How well a kinship is known, weakest first; one ordered scale everywhere. *Contested* is a state, not a grade."""

    NAME_ONLY = 1
    ATTESTATION = 2
    CLAIMED_BY_ADULT = 3
    CLAIMED_BY_CHILD = 4
    SAME_EVENT = 5
    FAMILY_UNIT = 6
    BIRTH_CERTIFICATE = 7
    CONSULATE = 8
    DNA = 9
    COURT = 10


@dataclass(frozen=True, slots=True)
class KinWord:
    """What a word for a relative says. `sex` of the relative is `F`, `M` or empty; `is_child` is a son or daughter.

    `relation` is what an adult is to the child, empty for a child and for a word that is not known.
    """

    relation: Relation | None = None
    sex: str = ""
    is_child: bool = False


UNKNOWN_KIN = KinWord()

# relation, sex, words in English, Spanish and Portuguese, folded. A claim by `sponsor` says nothing of blood.
_WORDS: tuple[tuple[Relation | None, str, str], ...] = (
    (Relation.MOTHER, "F", "MOTHER MOM MUM MOMMY MAMA MAMI MAMITA MADRE MAE MTHR MO BIOMOTHER BIOMOM"),
    (Relation.FATHER, "M", "FATHER DAD DADDY PAPA PAPI PAPITO PADRE PAI FTHR FA BIOFATHER BIODAD"),
    (Relation.PARENT, "", "PARENT PARENTS PROGENITOR PADRES PAPAS"),
    (Relation.PARENT, "F", "PROGENITORA"),
    (Relation.GRANDPARENT, "F", "GRANDMOTHER GRANDMA GRANDMOM ABUELA ABUELITA AVO GREATGRANDMOTHER BISABUELA"),
    (Relation.GRANDPARENT, "M", "GRANDFATHER GRANDPA GRANDDAD ABUELO ABUELITO GREATGRANDFATHER BISABUELO"),
    (Relation.GRANDPARENT, "", "GRANDPARENT GRANDPARENTS ABUELOS"),
    (Relation.SIBLING, "F", "SISTER SIS HERMANA HERMANITA HALFSISTER MEDIAHERMANA STEPSISTER HERMANASTRA"),
    (Relation.SIBLING, "M", "BROTHER BRO HERMANO HERMANITO IRMAO HALFBROTHER MEDIOHERMANO STEPBROTHER HERMANASTRO"),
    (Relation.SIBLING, "", "SIBLING SIBLINGS HERMANOS"),
    (Relation.AUNT_UNCLE, "F", "AUNT AUNTIE AUNTY TIA TIITA GREATAUNT"),
    (Relation.AUNT_UNCLE, "M", "UNCLE TIO TIITO GREATUNCLE"),
    (Relation.AUNT_UNCLE, "", "TIOS"),
    (Relation.GUARDIAN, "", "GUARDIAN CUSTODIAN CAREGIVER CARETAKER RESPONSABLE LEGALGUARDIAN"),
    (Relation.GUARDIAN, "F", "TUTORA ENCARGADA CUIDADORA GUARDIANA"),
    (Relation.GUARDIAN, "M", "TUTOR ENCARGADO CUIDADOR"),
    (Relation.OTHER, "F", "PRIMA STEPMOTHER STEPMOM MADRASTRA GODMOTHER MADRINA CUNADA NIECE SOBRINA AMIGA VECINA"),
    (Relation.OTHER, "F", "SISTERINLAW COMADRE WIFE ESPOSA FOSTERMOTHER"),
    (Relation.OTHER, "M", "PRIMO STEPFATHER STEPDAD PADRASTRO GODFATHER PADRINO CUNADO NEPHEW SOBRINO AMIGO VECINO"),
    (Relation.OTHER, "M", "BROTHERINLAW COMPADRE HUSBAND ESPOSO FOSTERFATHER"),
    (
        Relation.OTHER,
        "",
        "COUSIN STEPPARENT GODPARENT RELATIVE FAMILIAR PARIENTE FRIEND NEIGHBOR NEIGHBOUR SPONSOR OTHER",
    ),
    (Relation.OTHER, "", "OTRO OTRA FAMILY FAMILIA CLAIMANT PATROCINADOR SPOUSE PARTNER"),
)
_CHILD_WORDS: tuple[tuple[str, str], ...] = (
    ("F", "DAUGHTER HIJA HIJITA GIRL NINA FILHA"),
    ("M", "SON HIJO HIJITO BOY NINO FILHO"),
    ("", "CHILD CHILDREN KID MINOR HIJOS NINOS MENOR"),
)
_KIN = {word: KinWord(relation, sex) for relation, sex, words in _WORDS for word in words.split()}
_KIN |= {word: KinWord(sex=sex, is_child=True) for sex, words in _CHILD_WORDS for word in words.split()}
_FILLERS = """
    THE MY HIS HER THEIR MI SU MIS SUS EL LA LOS LAS DEL DE OF TO MENOR MINOR CHILD NINO NINA ADULT ADULTO ADULTA MAYOR
    OLDER ELDER BIOLOGICAL BIO BIOLOGICO BIOLOGICA NATURAL MATERNAL PATERNAL MATERNO MATERNA PATERNO PATERNA ALLEGED
    PRESUNTO PRESUNTA CLAIMED SUPUESTO SUPUESTA LEGAL YOUNGER
"""
_FILLER_WORDS = frozenset(_FILLERS.split())


def relation_of(words: str) -> KinWord:
    """Say what a word for a relative means, in English, Spanish or Portuguese, in any spelling with its additions.

    Two words of different meaning (`mother/father`) give what they have in common, a parent; without anything in
    common the answer is `UNKNOWN_KIN`.
    """
    whole = fold(words)
    joined = whole.replace(" ", "")
    if joined in _KIN:
        return _KIN[joined]
    kept = [word for word in whole.split() if word not in _FILLER_WORDS]
    if "".join(kept) in _KIN:
        return _KIN["".join(kept)]
    found = {_KIN[word] for word in kept if word in _KIN}
    return _in_common(found) if found else UNKNOWN_KIN


def _in_common(found: set[KinWord]) -> KinWord:
    """What several words agree on; a mother or father is a parent."""
    relations = {kin.relation for kin in found}
    if len(relations) > 1 and relations <= PARENTS:
        relations = {Relation.PARENT}
    sexes = {kin.sex for kin in found}
    is_child = {kin.is_child for kin in found}
    if len(relations) > 1 or len(is_child) > 1:
        return UNKNOWN_KIN
    return KinWord(relations.pop(), sexes.pop() if len(sexes) == 1 else "", is_child.pop())
