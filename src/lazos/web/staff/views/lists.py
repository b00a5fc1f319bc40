"""Lists that come in: kept, previewed, corrected, imported; releases, what they changed, undone and shown again."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lazos.apps.accounts.services.cases import look
from lazos.apps.jobs.selectors import progress_of
from lazos.apps.matching.services import bringing
from lazos.apps.registry.errors import UnimportableError
from lazos.apps.registry.selectors.lists import lists_page, release_page, upload_page
from lazos.apps.registry.services import uploads
from lazos.apps.registry.services.imports import Preview
from lazos.core.disclosure import Role
from lazos.lists import UnusableList
from lazos.web.components.register_words import UNIMPORTABLE
from lazos.web.components.unusable_words import unusable, unusable_code
from lazos.web.staff.gate import StaffRequest
from lazos.web.staff.register_forms import MappingForm, UploadForm


@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: StaffRequest) -> HttpResponse:
    """Show sources and releases, and take a new list in."""
    if request.method != "POST":
        return _lists(request, UploadForm())
    uploads.check_may_keep(request.actor)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _lists(request, form)
    typed = form.cleaned_data
    arrived = uploads.Arrived(
        typed["file"].name, typed["file"].read(), typed["source"].strip(), typed["stated"], typed["kind"]
    )
    try:
        return redirect("upload", uploads.keep(actor=request.actor, arrived=arrived))
    except UnimportableError as error:
        form.add_error(None, str(UNIMPORTABLE[error.why]))
        return _lists(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: StaffRequest, upload: UUID) -> HttpResponse:
    """Show how a list would be read, let somebody correct it, and import it."""
    seen = upload_page(request.actor, upload)
    if seen.release:
        return redirect("release", seen.release)
    if request.method == "POST" and "import" in request.POST:
        uploads.ask_for_import(actor=request.actor, upload_id=upload)
        return redirect("upload", upload)
    job = progress_of(f"import/{upload}")
    told = {"upload": seen, "job": job, "fault": _fault(seen.error)}
    if job and not seen.error:
        return render(request, "staff/upload.html", told)
    try:
        found = uploads.preview(actor=request.actor, upload_id=upload)
    except UnusableList as error:
        return render(request, "staff/upload.html", told | {"fault": unusable(error)}, status=400)
    except UnimportableError as error:
        return render(request, "staff/upload.html", told | {"fault": UNIMPORTABLE[error.why]}, status=400)
    form = MappingForm(request.POST if request.method == "POST" else None, headers=_headers(found))
    if request.method == "POST" and form.is_valid():
        uploads.correct(actor=request.actor, upload_id=upload, mapping=form.mapping())
        return redirect("upload", upload)
    return render(request, "staff/upload.html", told | {"preview": found, "form": form})


@require_safe
def release(request: StaffRequest, release: UUID) -> HttpResponse:
    """Show a release: what changed, and what could not be used."""
    page = release_page(request.actor, release)
    look(actor=request.actor, action="release.view", about=f"release:{release}")
    return render(request, "staff/release.html", {"page": page})


@require_POST
def undo(request: StaffRequest, release: UUID) -> HttpResponse:
    """Take back everything that a release brought."""
    return _act(request, release, bringing.undo_for)


@require_POST
def restore(request: StaffRequest, release: UUID) -> HttpResponse:
    """Show a release again."""
    return _act(request, release, bringing.restore_for)


def _act(request: StaffRequest, release: UUID, act: Callable[..., None]) -> HttpResponse:
    act(actor=request.actor, release_id=release)
    return redirect("release", release)


def _lists(request: StaffRequest, form: UploadForm) -> HttpResponse:
    sources, releases, waiting = lists_page(request.actor)
    told = {"sources": sources, "releases": releases, "uploads": waiting, "form": form}
    told |= {"may_import": request.actor.has(Role.KEEPER)}
    return render(request, "staff/lists.html", told, status=400 if form.errors else 200)


def _headers(found: Preview) -> list[tuple[str, str]]:
    sheets = found.reading.reports[0].sheets
    return list({header: target for sheet in sheets for header, target in sheet.columns if header}.items())


def _fault(code: str) -> object:
    if not code:
        return ""
    return unusable_code(code) or UNIMPORTABLE.get(code, code)
