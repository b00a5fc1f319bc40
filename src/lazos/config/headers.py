"""The headers of every answer: what browsers may load, keep and tell others.

Strict to the point that a page with an inline script or style, or anything from elsewhere, does not work.
"""

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

_SOURCES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
_FEATURES: Final = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
_OWN_FEATURES: Final = ("publickey-credentials-create", "publickey-credentials-get")
_YEAR: Final = 365 * 24 * 60 * 60


def content_security_policy() -> str:
    """Give the policy of staff pages: everything from this site, nothing inline, no frames."""
    return "; ".join(f"{name} {sources}" for name, sources in _SOURCES.items())


def fixed_headers(tls: bool) -> Mapping[str, str]:
    """Give the headers that every answer carries, with transport security where the site is reached by https."""
    features = [*(f"{name}=()" for name in _FEATURES), *(f"{name}=(self)" for name in _OWN_FEATURES)]
    headers = {
        "Content-Security-Policy": content_security_policy(),
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(features),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex",
    }
    return headers | ({"Strict-Transport-Security": f"max-age={_YEAR}; includeSubDomains"} if tls else {})


class HeadersMiddleware:
    """Puts the headers on every answer; pages are never kept by a browser."""

    def __init__(self, get_response: Answer) -> None:
        """Wrap the rest of the site."""
        self._answer = get_response
        self._headers = fixed_headers(settings.LAZOS.tls)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers."""
        response = self._answer(request)
        for name, value in self._headers.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response
