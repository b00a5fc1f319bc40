"""The settings of the site, all of them made from the environment and the key ring."""

import os
from pathlib import Path
from typing import Any, Final

from lazos.config.env import Env, read_env
from lazos.config.sqlite.library import library, pragmas
from lazos.sealing.ring_file import read_ring

LAZOS: Final[Env] = read_env(os.environ)
KEY_RING_FOLDER: Final = LAZOS.keys
SECRET_KEY: Final = read_ring(LAZOS.keys).web_secret()
DEBUG: Final = False
ALLOWED_HOSTS: Final = [LAZOS.host]
CSRF_TRUSTED_ORIGINS: Final = [LAZOS.url]

INSTALLED_APPS: Final = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "lazos.apps.vault",
    "lazos.apps.audit",
    "lazos.apps.jobs",
    "lazos.apps.accounts",
    "lazos.apps.registry",
    "lazos.apps.matching",
    "lazos.web.components",
    "lazos.web.staff",
]
MIDDLEWARE: Final = [
    "lazos.config.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lazos.web.staff.gate.GateMiddleware",
]
ROOT_URLCONF: Final = "lazos.config.urls"
WSGI_APPLICATION: Final = "lazos.config.wsgi.application"
APPEND_SLASH: Final = False
TEMPLATES: Final = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "lazos.web.components.page.page",
            ]
        },
    }
]


def _database(env: Env) -> dict[str, Any]:
    if env.postgres is None:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas(library().sqlite_version_info),
        }
        return {"ENGINE": "lazos.config.sqlite", "NAME": str(env.sqlite), "OPTIONS": options}
    it = env.postgres
    place = {"NAME": it.name, "USER": it.user, "PASSWORD": it.password, "HOST": it.host, "PORT": it.port}
    kept = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"connect_timeout": 10}}
    return {"ENGINE": "django.db.backends.postgresql", **kept, **place}


DATABASES: Final = {"default": _database(LAZOS)}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"

PASSWORD_HASHERS: Final = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE: Final = "lazos.apps.accounts.sessions"
SESSION_COOKIE_NAME: Final = "__Host-lazos" if LAZOS.tls else "lazos"
SESSION_COOKIE_SECURE: Final = LAZOS.tls
SESSION_COOKIE_HTTPONLY: Final = True
SESSION_COOKIE_SAMESITE: Final = "Lax"
SESSION_COOKIE_AGE: Final = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE: Final = True
CSRF_COOKIE_NAME: Final = "__Host-lazos-form" if LAZOS.tls else "lazos-form"
CSRF_COOKIE_SECURE: Final = LAZOS.tls
CSRF_COOKIE_HTTPONLY: Final = True
CSRF_COOKIE_SAMESITE: Final = "Lax"
CSRF_COOKIE_AGE: Final = None
CSRF_FAILURE_VIEW: Final = "lazos.web.staff.views.faults.expired"
DATA_UPLOAD_MAX_MEMORY_SIZE: Final = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS: Final = 500
FILE_UPLOAD_HANDLERS: Final = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LANGUAGE_CODE: Final = LAZOS.language
LANGUAGES: Final = [("es", "Español"), ("en", "English")]
LANGUAGE_COOKIE_NAME: Final = "__Host-lazos-language" if LAZOS.tls else "lazos-language"
LANGUAGE_COOKIE_SECURE: Final = LAZOS.tls
LANGUAGE_COOKIE_HTTPONLY: Final = True
LANGUAGE_COOKIE_SAMESITE: Final = "Lax"
LOCALE_PATHS: Final = [str(Path(__file__).resolve().parents[1] / "locale")]
FORMAT_MODULE_PATH: Final = "lazos.web.components.formats"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"

STATIC_URL: Final = "/static/"
WHITENOISE_USE_FINDERS: Final = True
WHITENOISE_AUTOREFRESH: Final = False
WHITENOISE_ALLOW_ALL_ORIGINS: Final = False
WHITENOISE_MAX_AGE: Final = 60 * 60

JOBS: Final = {
    "heads": "lazos.apps.audit.jobs.sign_heads",
    "import": "lazos.apps.matching.jobs.run_import",
    "link": "lazos.apps.matching.jobs.run_linkage",
    "sessions": "lazos.apps.accounts.jobs.clear_sessions",
}
"""Kind of job to the function that does it."""
DAILY_JOBS: Final = ("heads", "sessions")

LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"coded": {"()": "lazos.config.logs.CodedFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "coded"}},
    "loggers": {"django": {"handlers": [], "propagate": True}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
