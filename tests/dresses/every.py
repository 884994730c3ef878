"""Every dress of every layout."""

from __future__ import annotations

from tests.dresses import Dress, l1, l2, l3, l4, l5, l6

EVERY: dict[str, tuple[Dress, ...]] = {
    "L1": l1.DRESSES,
    "L2": l2.DRESSES,
    "L3": l3.DRESSES,
    "L4": l4.DRESSES,
    "L5": l5.DRESSES,
    "L6": l6.DRESSES,
}
