"""Made-up enterprises with credit codes that pass both checks and belong to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of GB 32100-2015: without I, O, S, V and Z."""

WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
"""Of the organisation code inside it (GB 11714)."""

REGISTRY = "91"


@dataclass(frozen=True, slots=True)
class Enterprise:
    name: str
    code: str
    district: str
    batch: str
    valid_until: str


def enterprises(count: int, districts: Mapping[str, str], batches: int) -> Iterator[Enterprise]:
    """`districts`: code -> name. The first ones stay the same when more are asked for."""
    codes = tuple(districts)
    for number in range(count):
        district = codes[(number * 7 + number // 11) % len(codes)]
        batch = number % batches
        yield Enterprise(
            name=f"演示企业{number + 1:05d}有限公司",
            code=credit_code(district, number),
            district=districts[district],
            batch=f"第{batch + 1}批",
            valid_until=f"{2025 + batch % 2}-12-31",
        )


def credit_code(district: str, number: int) -> str:
    """Eighteen characters: registry, district, organisation code and two check characters."""
    body = f"DM{number:06d}"
    first = REGISTRY + district + body + _body_check(body)
    weighed = sum(ALPHABET.index(one) * weight for one, weight in zip(first, WEIGHTS, strict=True))
    return first + ALPHABET[(31 - weighed % 31) % 31]


def _body_check(body: str) -> str:
    weighed = sum(int(one, 36) * weight for one, weight in zip(body, BODY_WEIGHTS, strict=True))
    return {10: "X", 11: "0"}.get(11 - weighed % 11, str(11 - weighed % 11))
