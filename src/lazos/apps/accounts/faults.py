"""Why something that an actor may do cannot be done: codes, whose words are made where they are shown."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a request."""

    ROLES_CONFLICT = "roles_conflict"
    ROLES_NONE = "roles_none"
    LAST_ADMINISTRATOR = "last_administrator"
    CODE_TAKEN = "code_taken"
    NAME_MISSING = "name_missing"
    PASSWORD_SHORT = "password_short"  # noqa: S105 (a code, no password)
    PASSWORD_LONG = "password_long"  # noqa: S105
    PASSWORD_KNOWN = "password_known"  # noqa: S105
    TOTP_WRONG = "totp_wrong"
    SIGN_IN_WRONG = "sign_in_wrong"
    SIGN_IN_PAUSED = "sign_in_paused"
    PASSKEY_WRONG = "passkey_wrong"
    INVITATION_OVER = "invitation_over"
    LAST_FACTOR = "last_factor"
    GRANT_TIMES = "grant_times"
    GRANT_TO_HOLDER = "grant_to_holder"
    ORGANISATION_UNKNOWN = "organisation_unknown"
    MEMBER_UNKNOWN = "member_unknown"
    REASON_SHORT = "reason_short"
    GLASS_TOO_OFTEN = "glass_too_often"
    PURPOSE_NOT_OF_ROLE = "purpose_not_of_role"


class CannotBeDoneError(Exception):
    """A request that is not carried out, with the code of its reason."""

    def __init__(self, fault: Fault) -> None:
        """Say why."""
        super().__init__(fault.value)
        self.fault = fault
