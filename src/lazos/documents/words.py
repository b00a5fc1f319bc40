"""Words for probabilities, relations, kinds, people and next steps, in the reader's language."""

from collections.abc import Sequence
from typing import Final

from lazos.core.columns import Kind
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.core.kinship import Relation
from lazos.documents.facts import Alone, Row, Someone
from lazos.documents.language import Language, mark

LIKELIHOOD: Final = (
    (0.95, mark("very likely")),
    (0.80, mark("likely")),
    (0.50, mark("possible")),
    (0.20, mark("doubtful")),
    (0.00, mark("unlikely")),
)

RELATIONS: Final = {
    Relation.MOTHER: mark("mother"),
    Relation.FATHER: mark("father"),
    Relation.PARENT: mark("parent"),
    Relation.GRANDPARENT: mark("grandparent"),
    Relation.SIBLING: mark("brother or sister"),
    Relation.AUNT_UNCLE: mark("aunt or uncle"),
    Relation.GUARDIAN: mark("guardian"),
    Relation.OTHER: mark("other relative"),
}

KINDS: Final = {
    Kind.CHILDREN: mark("children"),
    Kind.ADULTS: mark("adults"),
    Kind.APPREHENSIONS: mark("apprehensions"),
    Kind.CONTACTS: mark("calls and contacts"),
    Kind.LINKS: mark("known pairs"),
    Kind.STATUSES: mark("statuses"),
}

SEXES: Final = {"F": mark("female"), "M": mark("male"), "X": mark("other")}

ROLES: Final = {
    "child": mark("child"), "adult": mark("adult"), "mother": mark("mother"), "father": mark("father"),
    "relative": mark("relative"),
}  # fmt: skip

WHY_ALONE: Final = {
    Alone.NOBODY: mark("No adult on these lists reaches 0.05 as this child's parent."),
    Alone.NAMED_ONLY: mark("A list names a parent, but no adult on these lists reaches 0.05."),
    Alone.ONE_WEAK: mark("One adult reaches 0.05, but not 0.50: too little to propose."),
    Alone.SEVERAL_WEAK: mark("Several adults reach 0.05, none 0.50: too little to propose."),
}

ALONE_NEXT: Final = {
    Alone.NOBODY: mark("Ask the child who they travelled with. Ask for newer lists of adults and of apprehensions."),
    Alone.NAMED_ONLY: mark(
        "Look for the named parent on other lists, under other spellings, and through the consulate."
    ),
    Alone.ONE_WEAK: mark(
        "Check the weak candidate: ask both of them, separately, for the other's full name and birth date."
    ),
    Alone.SEVERAL_WEAK: mark(
        "Ask the child for the full names of the parents, the home village and the day of the crossing."
    ),
}

ADVICE: Final = {
    ReasonCode.NAMED_PARENT: mark("Ask the child for the full names of the mother and father."),
    ReasonCode.NAMED_CHILD: mark("Ask the adult for the full names and ages of all children."),
    ReasonCode.BIRTH_DATE: mark("Ask for the date of birth, or the birth certificate through the consulate."),
    ReasonCode.AGE_GAP: mark("Check the age of both against a document."),
    ReasonCode.ADULT_AGE: mark("Check the child's age against a document."),
    ReasonCode.FATHERS_SURNAME: mark("Ask for both surnames of each of them."),
    ReasonCode.MOTHERS_SURNAME: mark("Ask for both surnames of each of them."),
    ReasonCode.SURNAMES: mark("Ask for both surnames of each of them."),
    ReasonCode.HOME_PLACE: mark("Ask both, separately, for the home village and municipality."),
    ReasonCode.APPREHENSION: mark("Ask for the apprehension record: day, time and station."),
    ReasonCode.MOMENT: mark("Ask for the apprehension record: day, time and station."),
    ReasonCode.A_NUMBER: mark("Check the A-number against a document."),
    ReasonCode.A_NUMBER_NEAR: mark("Look up the missing A-number."),
    ReasonCode.FAMILY_UNIT: mark("Ask the agency for the family unit number."),
    ReasonCode.LANGUAGE: mark("Ask which language is spoken at home."),
    ReasonCode.PHONE: mark("Ask for the telephone of a relative at home."),
}

RIVALS_ADVICE: Final = mark("Several adults fit one child. Ask each, separately, what only a parent can know.")
DEFAULT_ADVICE: Final = mark(
    "Ask both, separately, for the other's full name and date of birth; do not give the answer first."
)


def likelihood(probability: float, language: Language) -> str:
    """Name a probability: from very likely (0.95 and more) to unlikely (less than 0.2)."""
    return language.say(next(word for least, word in LIKELIHOOD if probability >= least))


def relation(value: str, language: Language) -> str:
    """Name what an adult is to a child."""
    return language.say(RELATIONS[Relation(value)])


def kind(value: str, language: Language) -> str:
    """Name what a list is about; an unknown kind as given."""
    return language.say(KINDS[Kind(value)]) if value in set(Kind) else value


def sex(value: str, language: Language) -> str:
    """Name a sex; an unknown value as given."""
    return language.say(SEXES[value]) if value in SEXES else value


def role(value: str, language: Language) -> str:
    """Name a role; an unknown value as given."""
    return language.say(ROLES[value]) if value in ROLES else value


def age(row: Row, language: Language) -> str:
    """Say how old somebody is, and born when, as far as the row tells."""
    parts = []
    if row.age:
        years = language.say("{age} years", age=row.age)
        as_of = language.say("on {date}", date=language.date(row.age_as_of)) if row.age_as_of else ""
        parts.append(f"{years} {as_of}".strip())
    if row.birth_date:
        parts.append(language.say("born {date}", date=language.date(row.birth_date)))
    return ", ".join(parts)


def age_or_date(value: str, language: Language) -> str:
    """Write a birth as it stood in a cell: a date, or an age in years."""
    is_age = value.replace(".", "", 1).isdigit() and len(value.partition(".")[0]) < 4
    return language.say("{age} years", age=value) if is_age else language.date(value)


def moment(value: str, language: Language) -> str:
    """Write a local time as it stood in a cell: date and, if known, hour."""
    day, _, hour = value.partition("T")
    return ", ".join(part for part in (language.date(day), hour) if part)


def home(row: Row) -> str:
    """Say where somebody is from: place and country."""
    return ", ".join(part for part in (row.home, row.country) if part)


def address(row: Row) -> str:
    """Say where a row stands: list and id."""
    return f"{row.list}: {row.ref}"


def addresses(someone: Someone) -> str:
    """Say where every row of a person stands, one a line."""
    return "\n".join(address(row) for row in someone.rows)


def next_step(reasons: Sequence[Reason], language: Language) -> str:
    """Say what to ask or check next: what is against first, then what is missing; two things at most."""
    wanted = [
        ADVICE[reason.code]
        for verdict in (Verdict.AGAINST, Verdict.MISSING)
        for reason in reasons
        if reason.verdict is verdict and reason.code in ADVICE
    ]
    advice = list(dict.fromkeys(wanted))[:2] or [DEFAULT_ADVICE]
    return " ".join(language.say(text) for text in advice)
