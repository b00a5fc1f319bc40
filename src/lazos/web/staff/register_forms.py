"""The forms of the register: what was typed, typed; no rule, and no answer chosen beforehand."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lazos.core.columns import Column, Kind
from lazos.core.disclosure import GUARDED, Field, Purpose
from lazos.core.judgement import Judgement
from lazos.core.kinship import Grade, Relation
from lazos.web.components import register_words, words

_PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class UploadForm(forms.Form):
    """A list, who sends it, and the day for which it speaks."""

    file = forms.FileField(label=_("List"), help_text=_("A spreadsheet (.xlsx, .xls, .ods), CSV or Parquet file."))
    source = forms.CharField(
        label=_("Who sends this kind of list"), max_length=100, widget=forms.TextInput(attrs=_PLAIN),
        help_text=_("The same name every time: then each list is compared with the one before."),
    )  # fmt: skip
    stated = forms.DateField(label=_("Day for which the list speaks"), help_text=_("As 26/07/2026."))
    kind = forms.TypedChoiceField(
        label=_("What it is about"), required=False, coerce=Kind, empty_value=None,
        choices=[("", _("Tell from the list")), *((it.value, register_words.KINDS[it]) for it in Kind)],
    )  # fmt: skip


class MappingForm(forms.Form):
    """What each header of a list is read as."""

    def __init__(self, *args: object, headers: list[tuple[str, str]], **kwargs: object) -> None:
        """Ask for each header; `headers` pairs it with what it is read as now."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.headers = [header for header, _ in headers]
        for at, (header, target) in enumerate(headers):
            offered = [("-", _("leave out")), *((it.value, register_words.COLUMNS[it]) for it in Column)]
            if target and target not in Column.__members__.values():
                offered.insert(1, (target, target))
            self.fields[f"column{at}"] = forms.ChoiceField(label=header, choices=offered, initial=target or "-")

    def mapping(self) -> dict[str, str]:
        """Give what was chosen, by header."""
        return {header: self.cleaned_data[f"column{at}"] for at, header in enumerate(self.headers)}


class AsKnownForm(forms.Form):
    """A past day."""

    on = forms.DateField(label=_("As known on"), required=False, help_text=_("As 26/07/2026."))


class OpenForm(forms.Form):
    """Which guarded value, and what for."""

    field = forms.TypedChoiceField(label=_("What"), coerce=Field)
    purpose = forms.TypedChoiceField(label=_("Purpose"), coerce=Purpose)

    def __init__(
        self, *args: object, purposes: frozenset[Purpose], offered: tuple[Field, ...] = tuple(GUARDED), **kwargs: object
    ) -> None:
        """Offer these fields, and the purposes of one's own work."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        choices = {
            "field": [(it.value, words.FIELDS[it]) for it in offered],
            "purpose": [(it.value, words.PURPOSES[it]) for it in Purpose if it in purposes],
        }
        for name, options in choices.items():
            self.fields[name].choices = [("", _("Choose")), *options]  # type: ignore[attr-defined]  # a choice field has choices


class JudgeForm(forms.Form):
    """One of three answers; of a kinship, what the adult is and how well it is known."""

    answer = forms.TypedChoiceField(coerce=Judgement, choices=[(it.value, it.value) for it in Judgement])
    relation = forms.TypedChoiceField(
        label=_("Another relative than asked"), required=False, coerce=Relation, empty_value=None,
        choices=[("", _("Choose")), *((it.value, register_words.KIN[it]) for it in Relation)],
    )  # fmt: skip
    grade = forms.TypedChoiceField(
        label=_("How well it is known"), required=False, coerce=lambda value: Grade(int(value)), empty_value=None,
        choices=[("", _("Choose")), *((int(it), register_words.GRADES[it]) for it in Grade)],
    )  # fmt: skip
    despite = forms.BooleanField(required=False, widget=forms.HiddenInput)


class InquiryForm(forms.Form):
    """What a caller tells of the person they look for; everything may be left empty."""

    about = forms.ChoiceField(
        label=_("Who is looked for"), required=False,
        choices=[("", _("Not said")), ("child", _("a child")), ("adult", _("an adult"))],
    )  # fmt: skip
    full_name = forms.CharField(
        label=_("Name, as you hear it"), required=False, max_length=200, widget=forms.TextInput(attrs=_PLAIN)
    )
    age = forms.CharField(label=_("Age"), required=False, max_length=20, widget=forms.TextInput(attrs=_PLAIN))
    birth_date = forms.CharField(
        label=_("Date of birth"), required=False, max_length=40, widget=forms.TextInput(attrs=_PLAIN)
    )
    relative_name = forms.CharField(
        label=_("Name of a relative"), required=False, max_length=200, widget=forms.TextInput(attrs=_PLAIN)
    )
    relation = forms.ChoiceField(
        label=_("What the relative is to the person"), required=False,
        choices=[
            ("", _("Not said")), ("child", _("child")), *((it.value, register_words.KIN[it]) for it in Relation)
        ],
    )  # fmt: skip
    country = forms.CharField(label=_("Country"), required=False, max_length=60, widget=forms.TextInput(attrs=_PLAIN))
    municipality = forms.CharField(
        label=_("Municipality or department"), required=False, max_length=100, widget=forms.TextInput(attrs=_PLAIN)
    )
    event_month = forms.CharField(
        label=_("When the border was crossed"), required=False, max_length=40, widget=forms.TextInput(attrs=_PLAIN)
    )
    a_number = forms.CharField(label=_("A-number"), required=False, max_length=40, widget=forms.TextInput(attrs=_PLAIN))
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40, widget=forms.TextInput(attrs=_PLAIN))

    FIRST: ClassVar = ("full_name", "age", "about", "relative_name", "relation", "municipality")

    @property
    def first(self) -> list[forms.BoundField]:
        """What is asked of every caller."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What few callers know."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def told_more(self) -> bool:
        """Whether something of that was told."""
        return any(it.value() for it in self.more)
