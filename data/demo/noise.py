"""Whole-number noise that is the same on every machine, and sharing a total out by weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

DEFAULT_SEED = 2023


@dataclass(frozen=True, slots=True)
class Noise:
    """Decided by seed and key alone, so that one series never disturbs another."""

    seed: int = DEFAULT_SEED

    def per_mille(self, *key: object, spread: int) -> int:
        """Even between -spread and +spread."""
        return self.below(2 * spread + 1, *key) - spread

    def below(self, limit: int, *key: object) -> int:
        """From 0 up to, not including, `limit`."""
        text = "|".join(map(str, (self.seed, *key)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") % limit

    def drawn(self, weights: Sequence[int], *key: object) -> int:
        """The position of one draw, each as likely as its weight."""
        left = self.below(sum(weights), *key)
        return next(i for i, reached in enumerate(accumulate(weights)) if left < reached)


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts of `total` in proportion to positive weights; they sum to it exactly."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_loss = sorted(range(len(weights)), key=lambda i: (parts[i] * whole - total * weights[i], i))
    for index in by_loss[: total - sum(parts)]:
        parts[index] += 1
    return parts
