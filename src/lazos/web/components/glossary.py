"""The glossary: the words of this site and what they mean, in the order of English."""

from typing import Final

from django.utils.translation import gettext_lazy as _

GLOSSARY: Final = (
    (_("access"), _("Leave to see a family: because your organisation holds it, or somebody gave it to you.")),
    (
        _("authenticator app"),
        _("An app on a telephone that shows six digits, new every half minute, that only you have."),
    ),
    (
        _("breaking the glass"),
        _(
            "Entering a family of another organisation in an emergency, for four hours. You write why, and the "
            "organisation that holds the family reads it."
        ),
    ),
    (
        _("code of a family"),
        _("Letters and digits that stand for a family outside this site, such as on paper. Never a name."),
    ),
    (_("family"), _("A child and the adults who belong to it, as far as is known today.")),
    (_("grant"), _("Access that one organisation gives another, for one family, one purpose and a time.")),
    (_("grade of evidence"), _("How a tie between child and adult is known, from a name alone to a court's finding.")),
    (
        _("judgement"),
        _(
            "What a person decided about two records, with name, reason and date. It is never deleted; another "
            "judgement takes its place."
        ),
    ),
    (
        _("key ring"),
        _("The secrets that open what is stored. They are kept apart from the data and on a sheet of paper."),
    ),
    (_("kinship"), _("The tie between a child and an adult: mother, father, grandparent and so on.")),
    (_("log"), _("The list of who did what and who looked. Nobody can change it unseen.")),
    (_("organisation that holds a family"), _("The one whose register has it, and which decides who else may enter.")),
    (
        _("passkey"),
        _(
            "A key inside your telephone, computer or security key. It opens with your finger, face or PIN and "
            "cannot be given away by mistake."
        ),
    ),
    (_("person"), _("The records that describe one human being, held together by judgements.")),
    (_("proposal"), _("What the program thinks likely, and why. It is not a fact until people have decided.")),
    (_("provisional"), _("Shown as one person because it is almost certain, but nobody has decided yet.")),
    (
        _("record"),
        _("What one source says of one person at one time: a row of a list, or what somebody told on the telephone."),
    ),
    (_("release"), _("One file of a source, as it came on one day.")),
    (_("sealed family"), _("A family that only those see who are named on it one by one.")),
    (_("source"), _("Who says it: the list, the call or the visit that a value comes from.")),
)
"""Term and meaning."""
