"""Words for codes: roles, purposes, relations, states, faults, and what the log tells of."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lazos.apps.accounts.faults import Fault
from lazos.apps.accounts.states import MemberState
from lazos.core.chain import Outcome
from lazos.core.disclosure import Field, Purpose, Relation, Role

Words = Mapping[str, Promise | str]

ROLES: Final[Words] = {
    Role.KEEPER: _("register keeper"),
    Role.REVIEWER: _("match reviewer"),
    Role.HOTLINE: _("hotline operator"),
    Role.COORDINATOR: _("search coordinator"),
    Role.SEARCHER: _("field searcher"),
    Role.ATTORNEY_PARENT: _("attorney of the parent"),
    Role.ATTORNEY_CHILD: _("attorney of the child"),
    Role.REUNION: _("reunion coordinator"),
    Role.ANALYST: _("analyst"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.AUDITOR: _("auditor"),
}
PURPOSES: Final[Words] = {
    Purpose.REGISTER: _("keeping the register"),
    Purpose.MATCHING: _("reviewing matches"),
    Purpose.HOTLINE: _("answering calls"),
    Purpose.TRACING: _("searching for a person"),
    Purpose.LEGAL_PARENT: _("counsel of the parent"),
    Purpose.LEGAL_CHILD: _("counsel of the child"),
    Purpose.REUNION: _("preparing a reunion"),
    Purpose.REPORTING: _("counting and reporting"),
    Purpose.OVERSIGHT: _("checking who looked"),
}
RELATIONS: Final[Words] = {
    Relation.OWN: _("your organisation holds it"),
    Relation.GRANTED: _("granted to you"),
    Relation.GLASS: _("you broke the glass"),
    Relation.SEALED: _("sealed; you are named on it"),
}
STATES: Final[Words] = {
    MemberState.INVITED: _("invited"),
    MemberState.ACTIVE: _("active"),
    MemberState.ENDED: _("ended"),
}
OUTCOMES: Final[Words] = {
    Outcome.DONE: _("done"),
    Outcome.REFUSED: _("refused"),
    Outcome.FAILED: _("failed"),
}
FIELDS: Final[Words] = {
    Field.CODE: _("code of the family"),
    Field.NAME: _("names"),
    Field.ORIGIN: _("place of origin"),
    Field.SEX_AND_BIRTH: _("sex and birth"),
    Field.LANGUAGE: _("languages"),
    Field.IDENTIFIERS: _("numbers of papers and files"),
    Field.RELATIVES: _("relatives"),
    Field.CUSTODY: _("custody"),
    Field.LEGAL_STATUS: _("legal status"),
    Field.WHEREABOUTS: _("whereabouts"),
    Field.TELEPHONE: _("telephone"),
    Field.THREATS: _("threats"),
    Field.HEALTH: _("health"),
    Field.COUNSEL_PARENT: _("notes of the parent's attorney"),
    Field.COUNSEL_CHILD: _("notes of the child's attorney"),
    Field.SOURCE_ROWS: _("rows as they came"),
    Field.DOCUMENTS: _("documents"),
    Field.JUDGEMENTS: _("judgements"),
    Field.WHO_LOOKED: _("who looked"),
}
FAULTS: Final[Words] = {
    Fault.ROLES_CONFLICT: _(
        "One person cannot hold these roles together: an administrator or auditor holds no other role, and nobody is "
        "attorney of parent and child at once. Give them two accounts."
    ),
    Fault.ROLES_NONE: _("Choose at least one role."),
    Fault.LAST_ADMINISTRATOR: _("This is the only administrator. Make somebody else administrator first."),
    Fault.CODE_TAKEN: _("There is an organisation with this code already. Choose another code."),
    Fault.NAME_MISSING: _("Write a name."),
    Fault.PASSWORD_SHORT: _("The password is too short. Use at least 12 characters: four words will do."),
    Fault.PASSWORD_LONG: _("The password is too long. Use at most 200 characters."),
    Fault.PASSWORD_KNOWN: _(
        "This password is easy to guess. Do not use your name or the same letters again and again."
    ),
    Fault.TOTP_WRONG: _("The six digits are not right. Look at the app again and type the digits it shows now."),
    Fault.SIGN_IN_WRONG: _("The name, the password or the six digits are not right. Try again with new digits."),
    Fault.SIGN_IN_PAUSED: _("Too many attempts with this name. Wait 15 minutes, or use your passkey."),
    Fault.PASSKEY_WRONG: _("The passkey was not accepted. Try again, or sign in with your password and six digits."),
    Fault.INVITATION_OVER: _("This invitation was used or has ended. Ask your administrator for a new one."),
    Fault.LAST_FACTOR: _("This is your only way to sign in. Add another first."),
    Fault.GRANT_TIMES: _("The access has to end in the future, after it begins."),
    Fault.GRANT_TO_HOLDER: _("Your organisation holds this family. To name one of its members, write their code."),
    Fault.ORGANISATION_UNKNOWN: _("There is no such organisation."),
    Fault.MEMBER_UNKNOWN: _("This organisation has no member with this code."),
    Fault.REASON_SHORT: _("Write why you need it now, in a sentence. Others will read it."),
    Fault.GLASS_TOO_OFTEN: _(
        "You have broken the glass three times today. Ask the organisation that holds the family."
    ),
    Fault.PURPOSE_NOT_OF_ROLE: _("Choose one of the purposes of your work."),
}
ACTIONS: Final[Words] = {
    "case.break_glass": _("broke the glass of a family"),
    "case.enter": _("entered a family"),
    "case.open": _("opened a family"),
    "case.seal": _("sealed a family"),
    "case.unseal": _("lifted the seal of a family"),
    "case.view": _("looked at who may enter a family"),
    "case.who_looked": _("looked at who looked"),
    "family.view": _("looked at a family"),
    "field.open": _("opened a guarded value"),
    "glass.see": _("saw that glass was broken"),
    "grant.give": _("gave access to a family"),
    "grant.revoke": _("took back access to a family"),
    "inquiry.ask": _("asked who a caller means"),
    "installation.begin": _("made this installation"),
    "invitation.accept": _("accepted an invitation"),
    "judgement.accept": _("accepted provisional persons"),
    "judgement.make": _("judged two records"),
    "judgement.take_back": _("took a judgement back"),
    "list.view": _("looked at the lists"),
    "log.view": _("looked at the log"),
    "member.end": _("ended a member's access"),
    "member.end_sessions": _("ended a member's sessions"),
    "member.invite": _("invited a member"),
    "member.list": _("looked at the members"),
    "member.reset": _("let a member sign up anew"),
    "member.roles": _("changed a member's roles"),
    "member.view": _("looked at a member"),
    "organisation.found": _("made an organisation"),
    "passkey.add": _("added a passkey"),
    "passkey.remove": _("removed a passkey"),
    "password.set": _("set a password"),
    "person.view": _("looked at a person"),
    "proposal.view": _("looked at a pair"),
    "release.import": _("imported a list"),
    "release.restore": _("showed a release again"),
    "release.restored": _("showed a release again"),
    "release.shown": _("imported a list"),
    "release.undo": _("undid a release"),
    "release.undone": _("undid a release"),
    "release.view": _("looked at a release"),
    "review.view": _("looked at the review"),
    "row.view": _("looked at a row as it came"),
    "run.ask": _("asked for a linkage"),
    "run.finish": _("linked the register"),
    "session.begin": _("signed in"),
    "session.end": _("signed out"),
    "backup.make": _("made a backup"),
    "backup.restore": _("restored a backup"),
    "source.make": _("made a source of lists"),
    "upload.correct": _("said how a list is to be read"),
    "upload.import": _("asked for an import"),
    "upload.keep": _("brought a list"),
    "upload.preview": _("looked how a list would be read"),
    "upload.view": _("looked at a list that waits"),
    "state.view": _("looked at the state of the installation"),
}
"""Every action that the log may hold; a test compares it with the source."""
