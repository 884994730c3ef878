"""The receipt on a submission's page: its facts, what happens next, and what its sender may take along."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.parts import definition, link, section
from dashboard.view import View
from targets.vocabulary import Finding, Submission

SHOWN = ("state", "due", "next", "open")
"""Rows of the receipt beside the facts that the page shows in its own way."""


def receipt_card(
    view: View,
    backing: Backing,
    found: Submission,
    facts: Iterable[tuple[str, Content]],
    said: tuple[Finding, ...],
) -> Element:
    """To the office and its sender with what is left to do; to others with its facts."""
    may_know = view.identity.may(Permission.ORIGINAL, found.agency)
    rows = backing.intake.receipt(found, said).rows(view.language)
    ahead = [rows[name] for name in SHOWN if name in rows] if may_know else []
    return section(
        view.say("receipt_title"),
        definition([*facts, *ahead]),
        _downloads(view, found, has_findings=bool(said)) if may_know else None,
    )


def _downloads(view: View, found: Submission, *, has_findings: bool) -> Element:
    receipt = link(
        f"/receipt/{found.id}", view.say("download_receipt"), class_="button", download=""
    )
    marked = link(f"/marked/{found.id}", view.say("download_marked"), class_="button", download="")
    return element("p", receipt, marked if has_findings else None, class_="buttons")
