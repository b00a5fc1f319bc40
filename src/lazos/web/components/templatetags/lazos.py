"""Tags that turn codes into words."""

from collections.abc import Iterable

from django import template
from django.utils.functional import Promise

from lazos.web.components import words

register = template.Library()
_TABLES = {
    "role": words.ROLES,
    "purpose": words.PURPOSES,
    "relation": words.RELATIONS,
    "state": words.STATES,
    "outcome": words.OUTCOMES,
    "field": words.FIELDS,
    "action": words.ACTIONS,
}


@register.filter
def in_words(code: str, table: str) -> str | Promise:
    """Give the words for a code of a table; a code without words stands for itself."""
    return _TABLES[table].get(code, code)


@register.filter
def all_in_words(codes: Iterable[str], table: str) -> str:
    """Give the words for codes, with commas between."""
    return ", ".join(str(in_words(code, table)) for code in codes)
