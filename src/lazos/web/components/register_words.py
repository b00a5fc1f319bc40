"""Words for codes of the register: columns, kinds of lists, kin, judgements, contradictions, why a list is refused."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lazos.apps.matching.errors import Unjudgeable
from lazos.apps.registry.errors import Unimportable
from lazos.apps.registry.states import Act, RowChange
from lazos.core.alignment import Alike
from lazos.core.clashes import Clash
from lazos.core.columns import Column, Kind
from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Grade, Relation
from lazos.core.profile import Authority

Words = Mapping[str, Promise | str]

COLUMNS: Final[Words] = {
    Column.REF: _("id in the list"),
    Column.ROLE: _("role in the family"),
    Column.FULL_NAME: _("name"),
    Column.GIVEN_NAMES: _("given names"),
    Column.SURNAMES: _("surnames"),
    Column.SURNAME_1: _("first surname"),
    Column.SURNAME_2: _("second surname"),
    Column.OTHER_NAMES: _("other names"),
    Column.SEX: _("sex"),
    Column.BIRTH_DATE: _("date of birth"),
    Column.AGE: _("age"),
    Column.AGE_AS_OF: _("day of that age"),
    Column.COUNTRY: _("country"),
    Column.DEPARTMENT: _("department"),
    Column.MUNICIPALITY: _("municipality"),
    Column.LOCALITY: _("village or quarter"),
    Column.LANGUAGES: _("languages"),
    Column.LITERACY: _("can read"),
    Column.PHONE: _("telephone"),
    Column.ADDRESS: _("address"),
    Column.A_NUMBER: _("A-number"),
    Column.OTHER_IDS: _("other numbers"),
    Column.FAMILY_UNIT: _("family unit number"),
    Column.EVENT_NUMBER: _("event number"),
    Column.EVENT_AT: _("apprehended on"),
    Column.SECTOR: _("sector"),
    Column.STATION: _("station"),
    Column.FACILITY: _("shelter or detention centre"),
    Column.CUSTODY_FROM: _("in custody from"),
    Column.CUSTODY_TO: _("in custody until"),
    Column.DISCHARGE_KIND: _("how released"),
    Column.DISCHARGE_DATE: _("released on"),
    Column.CASE_STATUS: _("state of the case"),
    Column.FINAL_ORDER_DATE: _("final order of"),
    Column.FEAR_RESULT: _("result of the fear interview"),
    Column.REMOVAL_DATE: _("removed on"),
    Column.REMOVAL_COUNTRY: _("removed to"),
    Column.MOTHER_NAME: _("mother's name"),
    Column.FATHER_NAME: _("father's name"),
    Column.RELATIVE_NAME: _("relative's name"),
    Column.RELATION: _("what the relative is"),
    Column.NOTE: _("note"),
    Column.CHILD_NAME: _("child's name"),
    Column.CHILD_NICKNAME: _("child's nickname"),
    Column.CHILD_SEX: _("child's sex"),
    Column.CHILD_AGE: _("child's age"),
    Column.CHILD_BIRTH_DATE: _("child's date of birth"),
    Column.CALLED_AT: _("called on"),
    Column.CROSSED_AT: _("crossed on"),
    Column.CROSSED_PLACE: _("crossed at"),
}
VALUES: Final[Mapping[tuple[Column, str], Promise | str]] = {
    (Column.ROLE, "child"): _("child"),
    (Column.ROLE, "adult"): _("adult"),
    (Column.ROLE, "mother"): _("mother"),
    (Column.ROLE, "father"): _("father"),
    (Column.ROLE, "relative"): _("other relative"),
    (Column.SEX, "F"): _("female"),
    (Column.SEX, "M"): _("male"),
    (Column.CHILD_SEX, "F"): _("female"),
    (Column.CHILD_SEX, "M"): _("male"),
}
"""Canonical values that are codes, in words."""
KINDS: Final[Words] = {
    Kind.CHILDREN: _("children"),
    Kind.ADULTS: _("adults"),
    Kind.APPREHENSIONS: _("apprehensions (children and adults)"),
    Kind.CONTACTS: _("calls and contacts"),
    Kind.LINKS: _("known pairs"),
    Kind.STATUSES: _("states of cases"),
}
CHANGES: Final[Words] = {
    RowChange.ADDED: _("added"),
    RowChange.GONE: _("gone"),
    RowChange.CHANGED: _("changed"),
}
ACTS: Final[Words] = {
    Act.SHOWN: _("imported"),
    Act.UNDONE: _("undone"),
    Act.RESTORED: _("shown again"),
}
KIN: Final[Words] = {
    Relation.MOTHER: _("mother"),
    Relation.FATHER: _("father"),
    Relation.PARENT: _("parent"),
    Relation.GRANDPARENT: _("grandparent"),
    Relation.SIBLING: _("brother or sister"),
    Relation.AUNT_UNCLE: _("aunt or uncle"),
    Relation.GUARDIAN: _("guardian"),
    Relation.OTHER: _("other relative"),
}
GRADES: Final[Mapping[int, Promise | str]] = {
    Grade.NAME_ONLY: _("by name only"),
    Grade.ATTESTATION: _("somebody attests it"),
    Grade.CLAIMED_BY_ADULT: _("the adult says so"),
    Grade.CLAIMED_BY_CHILD: _("the child says so"),
    Grade.SAME_EVENT: _("apprehended together"),
    Grade.FAMILY_UNIT: _("listed as one family unit"),
    Grade.BIRTH_CERTIFICATE: _("birth certificate seen"),
    Grade.CONSULATE: _("confirmed by the consulate"),
    Grade.DNA: _("DNA test"),
    Grade.COURT: _("decided by a court"),
}
AUTHORITIES: Final[Mapping[int, Promise | str]] = {
    Authority.HEARSAY: _("hearsay"),
    Authority.LIST: _("list"),
    Authority.OWN_STATEMENT: _("own statement"),
    Authority.VERIFIED_PAPER: _("verified paper"),
}
VERDICTS: Final[Mapping[tuple[Tie, Judgement], Promise | str]] = {
    (Tie.SAME, Judgement.YES): _("the same person"),
    (Tie.SAME, Judgement.NO): _("not the same person"),
    (Tie.SAME, Judgement.UNSURE): _("cannot tell"),
    (Tie.KIN, Judgement.YES): _("related"),
    (Tie.KIN, Judgement.NO): _("not related"),
    (Tie.KIN, Judgement.UNSURE): _("cannot tell"),
}
ALIKE: Final[Words] = {
    Alike.SAME: _("same"),
    Alike.DIFFERS: _("differs"),
    Alike.MISSING: _("missing on one side"),
}
CLASHES: Final[Words] = {
    Clash.YES_AND_NO: _("Somebody judged these two the other way."),
    Clash.PATH: _("This would join records of which somebody said that they are not the same person."),
    Clash.RIVAL_PARENT: _("The child would have more mothers, fathers or parents than a child has."),
    Clash.KIN_OF_SELF: _("Somebody judged these two to be one person."),
    Clash.BOTH_WAYS: _("Somebody judged these two to be related the other way round."),
}
UNJUDGEABLE: Final[Words] = {
    Unjudgeable.ITSELF: _("A record cannot be compared with itself."),
    Unjudgeable.RELATION: _("Say what the adult is to the child."),
    Unjudgeable.NOT_STANDING: _("This judgement was taken back already."),
    Unjudgeable.NOT_PROVISIONAL: _("Somebody judged one of these persons meanwhile. Look at the page again."),
}
UNIMPORTABLE: Final[Words] = {
    Unimportable.BUSY: _("Another import of this source is under way. Wait for it to end, and try again."),
    Unimportable.UNDONE: _("This file was imported before and undone. Show that release again instead."),
    Unimportable.GONE: _("The file was thrown away because nobody imported it within a day. Choose it again."),
    Unimportable.STATED_LATER: _("The day for which the list speaks lies in the future. Correct it."),
}
