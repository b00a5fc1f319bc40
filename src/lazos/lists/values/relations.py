"""What a relative is called, in English, Spanish and Portuguese."""

import re
from collections.abc import Sequence

from lazos.core.columns import Column, Kind, Role
from lazos.core.kinship import Relation
from lazos.core.problems import ProblemCode
from lazos.core.words import fold, is_missing, word_set
from lazos.lists.values.outcome import Context, Outcome

_WORDS: dict[Relation, str] = {
    Relation.MOTHER: "mother mom mum mommy mama mami madre mae madrastra? biomother ma stepmother+",
    Relation.FATHER: "father dad daddy papa papi padre pai tata pa",
    Relation.PARENT: "parent padres progenitor progenitora parents",
    Relation.GRANDPARENT: "grandmother grandfather grandparent grandma grandpa abuela abuelo abuelos abuelita abuelito "
    "abue nana avo gm gf",
    Relation.SIBLING: "sibling brother sister hermano hermana hermanos hermanastro hermanastra irmao irma bro sis "
    "halfbrother halfsister",
    Relation.AUNT_UNCLE: "aunt uncle tia tio tios auntie",
    Relation.GUARDIAN: "guardian tutor tutora custodian encargado encargada responsable custodio",
    Relation.OTHER: "cousin primo prima friend amigo amiga vecino vecina neighbor padrino madrina godmother godfather "
    "stepmother stepfather padrastro madrastra sponsor attorney abogado abogada nephew niece sobrino sobrina cunado "
    "cunada spouse wife husband esposo esposa pareja partner companero companera other otro otra relative familiar "
    "pariente daughter son hijo hija self yo mismo",
}  # fmt: skip
_TABLE = {
    word.strip("?+"): relation for relation, words in _WORDS.items() for word in words.split() if word[-1] not in "?+"
}
_FEMALE = word_set(
    """mother mom mum mommy mama mami madre mae ma progenitora grandmother grandma abuela abuelita sister
    hermana hermanastra irma     aunt tia auntie tutora prima amiga vecina madrina godmother stepmother
    madrastra niece sobrina wife esposa"""
)
_MALE = word_set(
    """father dad daddy papa papi padre pai tata pa grandfather grandpa abuelo abuelito brother hermano
    hermanastro irmao uncle     tio primo amigo vecino padrino godfather stepfather padrastro nephew sobrino
    husband esposo"""
)


def relation_of(text: str) -> tuple[Relation | None, str | None]:
    """The relation that a text names and the sex that its word says, either None."""
    words = re.findall(r"[a-z]+", re.sub(r"\((?:a|o|as|os)\)|/[ao]\b", "x", fold(text)))
    if "step" in words or ("in" in words and "law" in words):
        return Relation.OTHER, None
    for word in words:
        base = word.removesuffix("x")
        neutral = base != word
        relation = _TABLE.get(base) or _TABLE.get(word) or _TABLE.get(base + "o")
        if relation:
            sex = None if neutral else "F" if word in _FEMALE else "M" if word in _MALE else None
            both = {_TABLE.get(other) for other in words} >= {Relation.MOTHER, Relation.FATHER}
            return (Relation.PARENT, None) if both else (relation, sex)
    return None, None


def relation_reader(texts: Sequence[str], context: Context) -> Outcome:
    """A `Relation`; beside it, for the caller of a contact, role and sex as the word says them."""
    found = [(None, None) if is_missing(text) else relation_of(text) for text in texts]
    values = [relation or (None if is_missing(text) else Relation.OTHER)
              for text, (relation, _) in zip(texts, found, strict=True)]  # fmt: skip
    codes = [None if relation or is_missing(text) else ProblemCode.RELATION_NOT_UNDERSTOOD
             for text, (relation, _) in zip(texts, found, strict=True)]  # fmt: skip
    if context.kind is not Kind.CONTACTS:
        return Outcome(values, codes)
    roles = [_role(relation) for relation in values]
    return Outcome(values, codes, {Column.ROLE: roles, Column.SEX: [sex for _, sex in found]})


def _role(relation: str | None) -> str | None:
    if relation is None:
        return None
    own = {Relation.MOTHER: Role.MOTHER, Relation.FATHER: Role.FATHER}
    return own.get(Relation(relation), Role.RELATIVE)
