"""The addresses of the staff site. Each has its row in the table of who gets in (tests/web/matrix.py)."""

from django.urls import URLPattern, path, register_converter
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from lazos.web.staff.gate import open_to_all
from lazos.web.staff.views import (
    account,
    cases,
    glass,
    home,
    inquiry,
    lists,
    log,
    members,
    people,
    review,
    sign_in,
    state,
)


class CodeConverter:
    """The code of a family in an address: letters, digits and hyphens."""

    regex = "[A-Za-z0-9][A-Za-z0-9-]{0,15}"

    def to_python(self, value: str) -> str:
        """Read it, in capitals."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """Write it."""
        return value


class MemberConverter:
    """The code of a member in an address."""

    regex = "[a-z0-9]{8}"

    def to_python(self, value: str) -> str:
        """Read it."""
        return value

    def to_url(self, value: str) -> str:
        """Write it."""
        return value


register_converter(CodeConverter, "case")
register_converter(MemberConverter, "member")

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("glossary/", home.glossary, name="glossary"),
    path("language/", open_to_all(require_POST(set_language)), name="language"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/passkey/", sign_in.by_passkey, name="sign-in-passkey"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("invitation/<str:token>/", sign_in.invitation, name="invitation"),
    path("invitation/<str:token>/passkey/", sign_in.invitation_passkey, name="invitation-passkey"),
    path("account/", account.account, name="account"),
    path("account/code/", account.set_code, name="account-code"),
    path("account/passkeys/", account.add_passkey, name="account-passkeys"),
    path("account/passkeys/<uuid:passkey>/remove/", account.remove_passkey, name="account-passkey-remove"),
    path("members/", members.members, name="members"),
    path("members/<member:code>/", members.member, name="member"),
    path("members/<member:code>/roles/", members.set_roles, name="member-roles"),
    path("members/<member:code>/again/", members.invite_again, name="member-again"),
    path("members/<member:code>/end/", members.end, name="member-end"),
    path("members/<member:code>/sessions/", members.end_sessions, name="member-sessions"),
    path("cases/<case:code>/", cases.case, name="case"),
    path("cases/<case:code>/looked/", cases.who_looked, name="case-looked"),
    path("cases/<case:code>/grants/", cases.give_grant, name="case-grants"),
    path("cases/<case:code>/seal/", cases.seal, name="case-seal"),
    path("grants/<uuid:grant>/revoke/", cases.revoke, name="grant-revoke"),
    path("glass/", glass.glass, name="glass"),
    path("glass/<uuid:glass>/seen/", glass.seen, name="glass-seen"),
    path("lists/", lists.lists, name="lists"),
    path("lists/uploads/<uuid:upload>/", lists.upload, name="upload"),
    path("releases/<uuid:release>/", lists.release, name="release"),
    path("releases/<uuid:release>/undo/", lists.undo, name="release-undo"),
    path("releases/<uuid:release>/restore/", lists.restore, name="release-restore"),
    path("inquiry/", inquiry.inquiry, name="inquiry"),
    path("people/<case:person>/", people.person, name="person"),
    path("people/<case:person>/open/", people.open_guarded, name="person-open"),
    path("people/<case:person>/row/", people.row, name="person-row"),
    path("families/<case:person>/", people.family, name="family"),
    path("review/", review.review, name="review"),
    path("review/next/", review.next_pair, name="review-next"),
    path("review/<int:proposal>/", review.pair, name="pair"),
    path("judgements/<int:judgement>/back/", review.back, name="judgement-back"),
    path("provisional/", review.provisional, name="provisional"),
    path("log/", log.log, name="log"),
    path("state/", state.state, name="state"),
]
