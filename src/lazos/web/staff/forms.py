"""The forms of the staff site: what was typed, typed; no rule."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lazos.core.disclosure import PURPOSES, Purpose, Role
from lazos.web.components import words

_NOT_CORRECTED = {"spellcheck": "false", "autocapitalize": "none"}


class SignInForm(forms.Form):
    """Name, password and the six digits."""

    name = forms.CharField(
        label=_("Sign-in name"), max_length=200,
        widget=forms.TextInput(attrs={**_NOT_CORRECTED, "autocomplete": "username webauthn"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    code = forms.CharField(
        label=_("Six digits from your app"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "digits"}),
    )  # fmt: skip


class CodeSetupForm(forms.Form):
    """A new sign-in name, password and authenticator app."""

    name = forms.CharField(
        label=_("Sign-in name"), max_length=200, help_text=_("Choose one that you will remember; your e-mail will do."),
        widget=forms.TextInput(attrs={**_NOT_CORRECTED, "autocomplete": "username"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Password"), strip=False,
        help_text=_("At least 12 characters. Four words that do not belong together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    secret = forms.CharField(widget=forms.HiddenInput, max_length=64)
    code = forms.CharField(
        label=_("Six digits that the app shows now"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "digits"}),
    )  # fmt: skip


class PasskeyForm(forms.Form):
    """What the device answered."""

    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class RolesForm(forms.Form):
    """The roles of a member; none is chosen beforehand."""

    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"), required=False, coerce=Role, widget=forms.CheckboxSelectMultiple,
        choices=[(role.value, words.ROLES[role]) for role in Role],
    )  # fmt: skip


class InviteForm(RolesForm):
    """Somebody to be invited."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    field_order = ("name", "roles")


def _purposes(wanted: frozenset[Purpose]) -> list[tuple[str, object]]:
    return [("", _("Choose")), *((it.value, words.PURPOSES[it]) for it in Purpose if it in wanted)]


class GrantForm(forms.Form):
    """Access for another organisation, or for one member; no purpose is chosen beforehand."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    member = forms.CharField(
        label=_("Code of one member, or empty for all whose work it is"), required=False, max_length=16,
        widget=forms.TextInput(attrs={**_NOT_CORRECTED, "autocomplete": "off"}),
    )  # fmt: skip
    purpose = forms.TypedChoiceField(
        label=_("Purpose"), coerce=Purpose, choices=_purposes(frozenset().union(*PURPOSES.values()))
    )
    ends = forms.DateField(label=_("Last day"), help_text=_("As 26/07/2026."))

    def __init__(self, *args: object, organisations: list[tuple[str, str]], **kwargs: object) -> None:
        """Offer these organisations."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        offered = self.fields["organisation"]
        offered.choices = [("", _("Choose")), *organisations]  # type: ignore[attr-defined]  # a choice field has choices


class GlassForm(forms.Form):
    """Which family, what for, and why now."""

    code = forms.CharField(
        label=_("Code of the family"), max_length=16,
        widget=forms.TextInput(attrs={**_NOT_CORRECTED, "autocomplete": "off"}),
    )  # fmt: skip
    purpose = forms.TypedChoiceField(label=_("Purpose"), coerce=Purpose)
    reason = forms.CharField(
        label=_("Why you need it now"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The organisation that holds the family will read this, with your organisation and your code."),
    )  # fmt: skip

    def __init__(self, *args: object, purposes: frozenset[Purpose], **kwargs: object) -> None:
        """Offer the purposes of one's own work."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["purpose"].choices = _purposes(purposes)  # type: ignore[attr-defined]  # a choice field has choices
