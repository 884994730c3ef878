"""Who may do what: every callback and route is registered here with a permission, or the app does not start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from dash._callback import GLOBAL_CALLBACK_LIST
from flask import Response, abort, request

from dashboard.asked import is_asked_by_a_page
from dashboard.document import Dashboard
from targets.catalogue import Catalogue

ROLE_COOKIE = "monitor_role"


class Role(StrEnum):
    VIEWER = "viewer"
    AGENCY = "agency"
    DISTRICT = "district"
    OFFICE = "office"


class Permission(StrEnum):
    SEE = "see"  # what counts, and the state of every form
    UPLOAD = "upload"  # hand in a workbook of one's own body
    DECIDE = "decide"  # accept, send back or restore what others handed in; close months
    TEMPLATE = "template"  # the blank form of a body
    RULES = "rules"  # see the checks' rules, replay alterations, put them in force
    BRIEFINGS = "briefings"  # the summaries: what they say, to whom they went
    ADMIN = "admin"  # forms, days, versions, health and audit of the installation
    ORIGINAL = "original"  # the file as it was handed in, and figures that do not count yet


_OF_EVERYBODY = frozenset({Permission.SEE})
_OF_A_BODY = frozenset({Permission.UPLOAD, Permission.TEMPLATE, Permission.ORIGINAL})
_OF_THE_OFFICE = frozenset(
    {
        Permission.DECIDE,
        Permission.TEMPLATE,
        Permission.ORIGINAL,
        Permission.RULES,
        Permission.BRIEFINGS,
        Permission.ADMIN,
    }
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks. `body`: the agency id or district code that an agency's or district's reader acts for."""

    role: Role = Role.VIEWER
    body: str | None = None

    @property
    def actor(self) -> str:
        """How the store names who did a thing."""
        return self.body or self.role.value

    def may(self, permission: Permission, body: str | None = None) -> bool:
        """`body`: whose workbook, template or file it is; None asks whether there is any at all."""
        if permission in _OF_EVERYBODY:
            return True
        if self.role is Role.OFFICE:
            return permission in _OF_THE_OFFICE
        if self.body is None:
            return False
        return permission in _OF_A_BODY and body in (None, self.body)


def identity_named(name: str | None, catalogue: Catalogue) -> Identity:
    """The identity of the role picker's choice; whatever it does not know is a viewer."""
    if name == Role.OFFICE:
        return Identity(Role.OFFICE)
    if name in catalogue.district:
        return Identity(Role.DISTRICT, name)
    if name in catalogue.agency and not catalogue.agency[name].is_group:
        return Identity(Role.AGENCY, name)
    return Identity()


class UnguardedError(Exception):
    """A callback or a route that no permission guards: the app must not start."""


class Gate:
    """Registers callbacks and routes; every function gets the Identity of who asks as its first argument."""

    def __init__(self, app: Dashboard, identify: Callable[[], Identity]) -> None:
        self.app = app
        self.identify = identify
        self._endpoints: dict[str, Permission] = {}
        self._outputs: set[str] = set()

    def callback(
        self, permission: Permission, *dependencies: object
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def guarded(*arguments: object) -> object:
                return function(self.admit(permission), *arguments)

            self._remember(lambda: self.app.callback(*dependencies)(guarded))
            return guarded

        return register

    def in_browser(self, function: object, *dependencies: object, **options: object) -> None:
        """A callback that runs in the browser alone and never reaches the server."""
        register: Any = self.app.clientside_callback
        self._remember(lambda: register(function, *dependencies, **options))

    def route(
        self, rule: str, permission: Permission, *, methods: Iterable[str] = ("GET",)
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def guarded(**values: str) -> object:
                return function(self.admit(permission), **values)

            self._endpoints[function.__name__] = permission
            self.app.server.add_url_rule(rule, function.__name__, guarded, methods=list(methods))
            return guarded

        return register

    def admit(self, permission: Permission, body: str | None = None) -> Identity:
        """The one who asks; ends the request with 403 where it may not."""
        identity = self.identify()
        if not identity.may(permission, body):
            abort(403)
        return identity

    def seal(self) -> None:
        """Raises: UnguardedError naming every callback and route that did not come through here."""
        own = {rule.endpoint for rule in self.app.server.url_map.iter_rules()}
        strange = own - self._endpoints.keys() - _DASH_ENDPOINTS
        strange |= self._registered() - self._outputs
        strange |= {entry["output"] for entry in GLOBAL_CALLBACK_LIST}
        if strange:
            raise UnguardedError(", ".join(sorted(strange)))
        self.app.server.before_request(self._refuse_unknown)

    def _refuse_unknown(self) -> Response | None:
        """A forged callback body never reaches Dash; a route added after the start is not served."""
        if request.endpoint in self._endpoints or request.endpoint is None:
            return None
        if request.endpoint not in _DASH_ENDPOINTS:
            abort(404)
        self.admit(Permission.SEE)
        if request.path == "/_dash-update-component":
            callbacks = self.app._callback_list  # noqa: SLF001 Dash has no other list
            if not is_asked_by_a_page(request, callbacks):
                abort(400)
        return None

    def _remember(self, register: Callable[[], object]) -> None:
        before = self._registered()
        register()
        self._outputs |= self._registered() - before

    def _registered(self) -> set[str]:
        """Every callback's outputs, as the browser names the callback."""
        return {entry["output"] for entry in self.app._callback_list}  # noqa: SLF001 Dash has no other list


_DASH_ENDPOINTS = frozenset(
    {
        "/",
        "/<path:path>",
        "/_dash-layout",
        "/_dash-dependencies",
        "/_dash-update-component",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
        "/_favicon.ico",
        "/_reload-hash",
        "_dash_assets.static",
    }
)
"""Dash's own: what they give is the shell, the same for everybody; SEE is asked of them."""
