"""What every request must satisfy and what every answer carries: our host, our origin, strict headers."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from dash import Dash
from flask import Response, abort, request

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SMALL_BODY = 1_000_000
"""Bytes that any body may have, the upload of a workbook excepted."""


def guard(app: Dash, hosts: Collection[str] = LOOPBACK) -> None:
    """`hosts`: the names under which we are asked. To be called after all callbacks are registered."""
    policy = _content_policy(app)
    app.server.config["MAX_CONTENT_LENGTH"] = SMALL_BODY

    def refuse_strangers() -> None:
        if _host_name(request.headers.get("Host", "")) not in hosts:
            abort(Response("unknown host", 400))
        if request.method not in SAFE_METHODS and not _is_from_here():
            abort(403)

    def add_headers(response: Response) -> Response:
        # a letter in its frame has stricter ones of its own
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    # First of all guards: Dash's own set-up must not run for a stranger.
    app.server.before_request_funcs.setdefault(None, []).insert(0, refuse_strangers)
    app.server.after_request(add_headers)


def _host_name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def _is_from_here() -> bool:
    """Browsers say where a request comes from; what says nothing is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    return origin is None or _is_same_origin(origin)


def _is_same_origin(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme == request.scheme and parts.netloc == request.host


def _content_policy(app: Dash) -> str:
    scripts = " ".join(("'self'", *app.csp_hashes()))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            # plotly writes style elements of its own; no script can hide in a style
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
