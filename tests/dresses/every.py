"""Every dress of every layout."""

from __future__ import annotations

from tests.dresses import Dress, l1

EVERY: dict[str, tuple[Dress, ...]] = {"L1": l1.DRESSES}
