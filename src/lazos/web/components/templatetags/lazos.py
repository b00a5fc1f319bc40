"""Tags that turn codes into words."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language

from lazos.core.columns import Column
from lazos.core.evidence import Reason, Verdict
from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Grade
from lazos.core.profile import Authority
from lazos.documents.evidence_words import sentences
from lazos.documents.inquiry_words import QUESTIONS, as_share, why
from lazos.documents.language import Language, Tongue, language
from lazos.documents.problem_words import what_is_wrong, what_to_do
from lazos.web.components import register_words, words

register = template.Library()
_TABLES = {
    "role": words.ROLES,
    "purpose": words.PURPOSES,
    "relation": words.RELATIONS,
    "state": words.STATES,
    "outcome": words.OUTCOMES,
    "field": words.FIELDS,
    "action": words.ACTIONS,
    "column": register_words.COLUMNS,
    "kind": register_words.KINDS,
    "change": register_words.CHANGES,
    "act": register_words.ACTS,
    "kin": register_words.KIN,
    "alike": register_words.ALIKE,
    "clash": register_words.CLASHES,
}

_DATES: Final = frozenset({
    Column.BIRTH_DATE, Column.AGE_AS_OF, Column.CUSTODY_FROM, Column.CUSTODY_TO, Column.DISCHARGE_DATE,
    Column.FINAL_ORDER_DATE, Column.REMOVAL_DATE, Column.CHILD_BIRTH_DATE,
})  # fmt: skip


@register.filter
def in_words(code: str, table: str) -> str | Promise:
    """Give the words for a code of a table; a code without words stands for itself."""
    return _TABLES[table].get(code, code)


@register.filter
def all_in_words(codes: Iterable[str], table: str) -> str:
    """Give the words for codes, with commas between."""
    return ", ".join(str(in_words(code, table)) for code in codes)


@register.filter
def grade(value: Grade) -> str | Promise:
    """Give the words for how well a kinship is known."""
    return register_words.GRADES[value]


@register.filter
def authority(value: Authority) -> str | Promise:
    """Give the words for where a value comes from."""
    return register_words.AUTHORITIES[value]


@register.filter
def verdict(value: Judgement, tie: Tie) -> str | Promise:
    """Give the words for a judgement about a tie."""
    return register_words.VERDICTS[tie, value]


@register.filter
def evidence(reasons: Iterable[Reason], which: str) -> list[str]:
    """Give what speaks `for`, what speaks `against`, or what is `missing`, in sentences of the reader's language."""
    return [line for line in sentences(reasons, Verdict(which), reader()).splitlines() if line]


@register.filter
def compared(reason: Reason) -> str:
    """Say what of an inquiry was compared and what was found, without the value that is known."""
    return why(reason, reader()).lstrip("+-")


@register.filter
def share(probability: float) -> str:
    """Write a probability in percent, never as certain or impossible."""
    return as_share(probability)


@register.filter
def question(code: str) -> str:
    """Give the question of a code to be asked next."""
    return reader().say(QUESTIONS[code])


@register.filter
def wrong(code: str) -> str:
    """Say what is wrong with a cell, row or list, and what can be done."""
    return f"{what_is_wrong(code, reader())} {what_to_do(code, reader())}"


@register.filter
def cell(value: str, column: Column) -> str | Promise:
    """Write a canonical value of a column as people do; what has no words stands for itself."""
    if column in _DATES:
        return reader().date(value)
    return register_words.VALUES.get((column, value), value)


@register.filter
def partial_date(value: str) -> str:
    """Write a partial date as people do."""
    return reader().date(value)


_opened: Final = cache(language)


def reader() -> Language:
    """Give the language of who reads the page."""
    return _opened(Tongue.SPANISH if (get_language() or "es").startswith("es") else Tongue.ENGLISH)
