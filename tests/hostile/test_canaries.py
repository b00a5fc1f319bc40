"""What people type into the site is found nowhere outside its seals: not on disk, in backups, logs or files aside."""

import binascii
import os
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from tests.factories.installation import Installation, new_installation

from lazos.config.env import SETTINGS

NUMBER = 200
PLANT = f"""
import secrets, sys
from django.test import Client
from django.utils import timezone
from lazos.apps.accounts.actors import actor_of
from lazos.apps.accounts.models import Case, Member, Organisation
from lazos.apps.accounts.services import cases, enrolment, people, sign_in
from lazos.apps.accounts.faults import CannotBeDoneError
from lazos.apps.accounts.factors import new_totp_secret
from lazos.core.disclosure import Purpose, Role
import pyotp
planted = []
def canary(kind):
    planted.append("Canario" + kind + secrets.token_hex(6)); return planted[-1]
boss = actor_of(Member.objects.select_related("organisation").get())
Member.objects.update(state="active")
_, other = people.found_organisation(code="puente", name="Puente", desk="", administrator=canary("Ada"))
theirs = Organisation.objects.get(code="puente")
case = Case.objects.create(code="CAN-1", holder=theirs)
for at in range({NUMBER} // 4):
    code, token = people.invite(actor=boss, name=canary("Nombre"), roles=[Role.HOTLINE])
    planted.append(token)
    secret, name = new_totp_secret(), canary("Entrada")
    planted.append(secret)
    if at < 3:
        password = canary("Clave") + " dos tres"
        setup = enrolment.CodeSetup(name, password, secret, pyotp.TOTP(secret).now())
        actor = enrolment.accept_by_code(token=token, setup=setup)
        reason = canary("Motivo") + " en la terminal"
        cases.break_glass(actor=actor, code="CAN-1", purpose=Purpose.HOTLINE, reason=reason)
        try: sign_in.by_code(name=canary("Intento"), password=canary("Intento"), code="000000")
        except CannotBeDoneError: pass
web = Client(raise_request_exception=False)
host = dict(SERVER_NAME="localhost")
web.get("/sign-in/?next=/" + canary("Camino"), **host)
web.post("/sign-in/", {{"name": canary("Forma"), "password": canary("Forma"), "code": canary("Forma")}}, **host)
web.get("/" + canary("Direccion") + "/", **host)
import lazos.web.staff.views.sign_in as page
page.SignInForm = None
web.post("/sign-in/", {{"name": canary("Falla"), "password": canary("Falla")}}, **host)
for at in range({NUMBER}): canary("Resto") and people.invite(actor=boss, name=planted[-1], roles=[Role.REVIEWER])
print("PLANTED " + " ".join(planted))
"""


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def dump(site: Installation) -> bytes:
    """Give everything that PostgreSQL holds, binary columns as they are."""
    if not site.database:
        return b""
    told = subprocess.run([which("pg_dump") or "", site.database], capture_output=True, check=True).stdout
    return told + b"".join(binascii.unhexlify(it) for it in re.findall(rb"\\\\x((?:[0-9a-f]{2})+)", told))


def test_what_people_typed_is_found_in_no_file_and_no_log(tmp_path: Path) -> None:
    site = new_installation(tmp_path)
    token = site.begin()
    said = site.python(PLANT)
    told = next(line for line in said.splitlines() if line.startswith("PLANTED"))
    log, planted = said.replace(told, ""), [*told.split()[1:], token, "Ada Invented"]
    assert len(planted) > NUMBER and "TypeError" in log
    site.run("backup", str(tmp_path / "copy.age"))
    raw = b"\n".join(path.read_bytes() for path in files(tmp_path / "data") + files(tmp_path / "tmp"))
    raw += (tmp_path / "copy.age").read_bytes() + log.encode() + dump(site)
    assert (b"CREATE TABLE" if site.database else b"SQLite format 3") in raw
    assert [one for one in planted if one.encode() in raw or one.casefold().encode() in raw] == []


@pytest.mark.skipif(bool(os.environ.get("LAZOS_DATABASE")), reason="PostgreSQL's own log is not in this folder")
def test_the_write_ahead_log_is_among_the_files_that_are_searched(tmp_path: Path) -> None:
    site = new_installation(tmp_path)
    site.begin()
    seen = site.python(
        "from pathlib import Path\nfrom django.conf import settings\nfrom lazos.apps.audit.services import record\n"
        "record(chain='casa', actor='CANARY-CODE', action='look')\n"
        "print([b'CANARY-CODE' in it.read_bytes() for it in Path(settings.LAZOS.data).glob('*-wal')])"
    )
    assert "[True]" in seen


def test_no_setting_is_a_secret_that_a_process_list_shows() -> None:
    assert not [it.name for it in SETTINGS if "SECRET" in it.name or "PASSWORD" in it.name]
