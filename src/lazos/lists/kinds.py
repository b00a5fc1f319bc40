"""What a list is about, told by its headers, its name and the ages in it."""

import re
from collections.abc import Sequence

from lazos.core.columns import Kind
from lazos.core.words import fold
from lazos.lists.headers import fold_header, target_of

_WORDS: dict[Kind, str] = {
    Kind.CHILDREN: r"uacs? ucs? orr minors? child(ren)? kids? menor(es)? ninos? ninas? nna shelters? "
    r"roster custody infants?",
    Kind.ADULTS: r"ero adults? detain(ed|ees?) removed removals? deport\w* parents? padres adultos "
    r"detenidos retornados madres",
    Kind.APPREHENSIONS: r"e3 apprehens\w* encounters? sigma arrests? detenciones aprehensi\w* cbp usbp bp fmua?",
    Kind.CONTACTS: r"calls? llamadas? hotline linea contacts? contactos intake caller denuncias solicitudes inquir\w* "
    r"outreach entrevistas",
    Kind.LINKS: r"links? pairs? matches parejas vinculos relationships? kinship",
    Kind.STATUSES: r"status(es)? estatus jsr estados",
}
_NAMES = {kind: re.compile(rf"\b({words.replace(' ', '|')})\b") for kind, words in _WORDS.items()}
_HEADERS: dict[Kind, dict[str, float]] = {
    Kind.CHILDREN: {"discharge_kind": 2, "discharge_date": 1.5, "facility": 0.5, "mother_name": 0.7, "father_name": 0.7,
                    "custody_from": 0.3, "relative_name": 0.5},
    Kind.ADULTS: {"removal_date": 2, "final_order_date": 2, "case_status": 1, "fear_result": 1.5,
                  "removal_country": 1.5, "custody_from": 0.3, "facility": 0.3, "custody_to": 0.3},
    Kind.APPREHENSIONS: {"event_number": 2, "event_at": 1.2, "station": 1.2, "family_unit": 1, "sector": 0.4},
    Kind.CONTACTS: {"called_at": 1.5, "child_name": 1.5, "child_nickname": 1.5, "child_age": 0.7, "crossed_at": 1.5,
                    "crossed_place": 1, "phone": 0.7, "relation": 0.7, "languages": 0.2},
    Kind.LINKS: {"other_ids.adult": 2.5, "other_ids.child": 1},
    Kind.STATUSES: {"case_status": 0.8},
}  # fmt: skip
_CHILD_HEADER = re.compile(r"\b(minor|uac|child|menor|nino|nina)\b")
_CALLER_HEADER = re.compile(r"\b(caller|llama|llamante|informant|solicitante|declarante|reporter|quien)\b")
_ADULT_HEADER = re.compile(r"\b(parent|adult|adulto|mother|father)\b")
AT_LEAST = 1.0
MOST_LINK_COLUMNS = 7


def detect_kind(names: Sequence[str], headers: Sequence[str], ages: Sequence[float]) -> Kind | None:
    """The kind with the most evidence, None where there is too little.

    `names`: list name, file stem, sheet name, titles, the most telling first. `ages`: years at the time of the list.
    """
    scores = dict.fromkeys(Kind, 0.0)
    for kind in Kind:
        scores[kind] += _by_name(kind, names) + _by_headers(kind, headers)
    _by_subject(scores, [fold_header(header) for header in headers])
    _by_ages(scores, ages)
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= AT_LEAST else None


def _by_name(kind: Kind, names: Sequence[str]) -> float:
    """2 for a word in the first name, less in the later ones."""
    for place, name in enumerate(names):
        if _NAMES[kind].search(re.sub(r"[_\W]+", " ", fold(name))):
            return 2.0 / (1 + 0.5 * place)
    return 0.0


def _by_headers(kind: Kind, headers: Sequence[str]) -> float:
    weights = _HEADERS[kind]
    return sum(weights.get(target, 0.0) for target in {target_of(header, kind) or "" for header in headers if header})


def _by_subject(scores: dict[Kind, float], folded: Sequence[str]) -> None:
    """Whose name the list holds: a minor's, a caller's with a minor's, or both of a pair."""
    child = any(_CHILD_HEADER.search(header) for header in folded)
    caller = any(_CALLER_HEADER.search(header) for header in folded)
    numbers = [header for header in folded if re.search(r"\ba (no|file)\b|\balien\b|\bid\b|\bref\b", header)]
    both = any(map(_CHILD_HEADER.search, numbers)) and any(map(_ADULT_HEADER.search, numbers))
    if caller:
        scores[Kind.CONTACTS] += 3
    elif both:
        scores[Kind.LINKS if len(folded) <= MOST_LINK_COLUMNS else Kind.CHILDREN] += 3
    elif child:
        scores[Kind.CHILDREN] += 1.5


def _by_ages(scores: dict[Kind, float], ages: Sequence[float]) -> None:
    if len(ages) < 5:
        return
    young = sum(age < 18 for age in ages) / len(ages)
    if young > 0.9:
        scores[Kind.CHILDREN] += 2
        scores[Kind.ADULTS] -= 3
    elif young < 0.1:
        scores[Kind.ADULTS] += 1.5
        scores[Kind.CHILDREN] -= 4
    else:
        scores[Kind.APPREHENSIONS] += 0.5
        scores[Kind.CHILDREN] -= 2
        scores[Kind.ADULTS] -= 1
