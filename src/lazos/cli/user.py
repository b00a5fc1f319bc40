"""`lazos user`: organisations and members, by whoever holds the machine."""

from typing import Annotated

import typer

from lazos.cli.errors import UnusableRequest
from lazos.cli.init import AdministratorOption, DeskOption, NameOption, _check_code
from lazos.cli.match import LangOption
from lazos.cli.site import open_site
from lazos.documents.language import Tongue, language

user = typer.Typer(
    name="user",
    help="Make organisations, list members, invite one anew who cannot get in.\n\nExample: lazos user list",
    rich_markup_mode=None,
)
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="Short code.")]


@user.command("list")
def list_members(lang: LangOption = Tongue.ENGLISH) -> None:
    """List members by organisation: codes, roles and state, no names.

    Example: lazos user list
    """
    open_site()
    from lazos.apps.accounts.selectors import roll

    words = language(lang)
    for it in roll():
        typer.echo(f"{it.organisation}  {it.code}  {it.state}  {'+'.join(it.roles)}")
    if not roll():
        typer.echo(words.say("There is nobody yet."))


@user.command("invite")
def invite(code: CodeArgument, lang: LangOption = Tongue.ENGLISH) -> None:
    """Invite a member anew: every way in that they had is gone.

    Example: lazos user invite k7m2w9xy
    """
    open_site()
    from lazos.apps.accounts.services.people import invite_by_machine
    from lazos.config.installation import invitation_address

    token = invite_by_machine(code=code)
    if token is None:
        raise UnusableRequest(f"{code}: there is no such member. Try: lazos user list")
    typer.echo(language(lang).say("Within three days, once: {address}", address=invitation_address(token)))


@user.command("organisation")
def organisation(
    code: CodeArgument,
    name: NameOption = "",
    desk: DeskOption = "",
    administrator: AdministratorOption = "Administrator",
    lang: LangOption = Tongue.ENGLISH,
) -> None:
    """Make another organisation with its first administrator.

    Example: lazos user organisation puente --name "Puente Sur" --administrator "Eva Luna"
    """
    _check_code(code)
    open_site()
    from lazos.apps.accounts.faults import CannotBeDoneError
    from lazos.apps.accounts.services.people import found_organisation
    from lazos.config.installation import invitation_address

    try:
        _, token = found_organisation(code=code, name=name or code, desk=desk, administrator=administrator)
    except CannotBeDoneError as error:
        raise UnusableRequest(f"{code}: there is an organisation of this code already") from error
    typer.echo(language(lang).say("Within three days, once: {address}", address=invitation_address(token)))
