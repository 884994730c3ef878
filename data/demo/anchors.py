"""What the demo's series pass through: published figures exactly, and end points made up for the demo."""

from __future__ import annotations

from dataclasses import dataclass

MONTHS_2022 = 12
LAST_MONTH_2023 = 9

# A year's shape for amounts that begin again each January, per mille of an average month.
SHAPE_OF_A_YEAR = (1140, 800, 1080, 900, 960, 1080, 900, 900, 1020, 900, 1020, 1300)
EVEN = (1000,) * 12


@dataclass(frozen=True, slots=True)
class Anchored:
    """A series by the points it passes through, in `step`s of the base unit.

    `points` maps months counted from 2021-12 (0) to 2023-09 (21) to levels; between two of them the
    increments follow `shape` (by calendar month) times noise of up to `spread` per mille.
    """

    points: dict[int, int]
    step: int = 1
    shape: tuple[int, ...] = EVEN
    spread: int = 160


@dataclass(frozen=True, slots=True)
class Counted:
    """A small count or a level that may fall: its change in every month, written out."""

    changes_2022: tuple[int, ...]
    changes_2023: tuple[int, ...]
    opening: int = 0


HUNDREDTH_OF_YI = 1_000_000  # 0.01 亿元 in yuan
TENTH_OF_YI = 10_000_000

STOCKS: dict[tuple[str, str], Anchored] = {
    # published: 10,416 / 7,572 / 500 at 2022-12
    ("eic", "innovative_smes"): Anchored(
        {0: 6_612, 6: 8_290, 12: 10_416, 15: 12_010, 17: 13_454, 21: 17_846}
    ),
    ("eic", "srdi_smes"): Anchored({0: 5_684, 12: 7_572, 21: 9_286}),
    ("eic", "little_giants"): Anchored({0: 328, 12: 500, 21: 622}, spread=260),
    # published: 200,000 at 2022-09
    ("eic", "smes_on_platform_cloud"): Anchored(
        {0: 178_350, 9: 200_000, 12: 207_930, 21: 239_120}, spread=220
    ),
    # published: 9,153.54 at 2022-12, 10,075.63 at 2023-05, and +33.24 % on 2022-05 (7,561.83)
    ("pbc", "inclusive_loans_balance"): Anchored(
        {0: 726_587, 5: 756_183, 12: 915_354, 17: 1_007_563, 21: 1_065_218},
        step=HUNDREDTH_OF_YI,
        shape=(1150, 800, 1100, 850, 1300, 1150, 900, 950, 1050, 900, 1000, 1100),
    ),
    # the regulator's own count of banks: another 口径, so another series
    ("cbirc", "inclusive_loans_balance"): Anchored(
        {0: 752_340, 5: 784_012, 12: 948_621, 17: 1_041_935, 21: 1_100_247},
        step=HUNDREDTH_OF_YI,
        shape=(1120, 830, 1090, 880, 1260, 1130, 930, 960, 1040, 910, 1000, 1090),
    ),
    # published: 4,678.7 at 2022-12, 5,303.2 at 2023-03; never begins again
    ("cbirc", "relief_financing"): Anchored(
        {0: 0, 5: 26_400, 9: 39_600, 12: 46_787, 15: 53_032, 21: 63_184}, step=TENTH_OF_YI
    ),
}

FLOWS: dict[tuple[str, str], tuple[Anchored, Anchored]] = {  # 2022 and 2023, each from 0
    # published: "over 1 trillion yuan in 2022"; the exact 10,318.42 is made up
    ("pbc", "seamless_renewal"): (
        Anchored({0: 0, 12: 1_031_842}, step=HUNDREDTH_OF_YI, shape=SHAPE_OF_A_YEAR),
        Anchored({12: 0, 21: 938_657}, step=HUNDREDTH_OF_YI, shape=SHAPE_OF_A_YEAR),
    ),
    ("cbirc", "seamless_renewal"): (
        Anchored({0: 0, 12: 1_016_375}, step=HUNDREDTH_OF_YI, shape=SHAPE_OF_A_YEAR),
        Anchored({12: 0, 21: 921_804}, step=HUNDREDTH_OF_YI, shape=SHAPE_OF_A_YEAR),
    ),
    ("cbirc", "renewal_cost_saving"): (
        Anchored({0: 0, 12: 826}, step=TENTH_OF_YI, shape=SHAPE_OF_A_YEAR),
        Anchored({12: 0, 21: 689}, step=TENTH_OF_YI, shape=SHAPE_OF_A_YEAR),
    ),
    ("pbc", "supply_chain_financing"): (
        Anchored({0: 0, 12: 361_274}, step=HUNDREDTH_OF_YI, shape=SHAPE_OF_A_YEAR),
        # June stands out, and the sender says why
        Anchored(
            {12: 0, 17: 151_930, 18: 217_408, 21: 318_645},
            step=HUNDREDTH_OF_YI,
            shape=SHAPE_OF_A_YEAR,
        ),
    ),
    ("eic", "data_businesses"): (
        Anchored({0: 0, 12: 214}, shape=SHAPE_OF_A_YEAR, spread=300),
        Anchored({12: 0, 21: 243}, shape=SHAPE_OF_A_YEAR, spread=300),
    ),
}

COUNTS: dict[tuple[str, str], Counted] = {
    ("stc", "enterprise_tech_centers"): Counted(
        (3, 2, 9, 4, 6, 14, 5, -4, 11, 6, 4, 7), (4, 3, 10, 6, 9, 15, -6, 9, 11), opening=858
    ),
}

SMALL_COUNTS: dict[tuple[str, str], Counted] = {  # begin again each January
    ("eic", "green_factories"): Counted(
        (1, 0, 3, 2, 1, 3, 2, 3, 4, 1, 3, 3), (1, 1, 2, 2, 1, 3, 2, 1, 3)
    ),
    ("eic", "zero_carbon_factories"): Counted(
        (0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0), (0, 0, 1, 0, 1, 0, 1, 0, 1)
    ),
    ("eic", "branded_data_products"): Counted(
        (1, 0, 2, 1, 2, 1, 3, 1, 2, 2, 1, 3), (1, 2, 1, 3, 2, 4, 2, 3, 3)
    ),
    ("eic", "digital_service_providers"): Counted(
        (1, 1, 0, 2, 1, 1, 2, 0, 2, 1, 1, 2), (1, 1, 2, 2, 1, 3, 2, 2, 2)
    ),
    ("eic", "clusters_municipal"): Counted(
        (0, 0, 0, 1, 0, 2, 0, 3, 0, 2, 0, 1), (0, 0, 2, 1, 2, 1, 4, 2, 0)
    ),
    ("eic", "clusters_national"): Counted(
        (0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 2, 0), (0, 0, 0, 0, 0, 0, 1, 1, 2)
    ),
}

DISTRICT_SHARES = {  # per mille of the city's enterprises, made up
    "310115": 221, "310112": 128, "310114": 103, "310117": 96, "310120": 84, "310113": 66,
    "310118": 61, "310104": 52, "310116": 44, "310110": 37, "310107": 27, "310106": 25,
    "310105": 21, "310109": 16, "310101": 12, "310151": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shares:
    """A ratio by its parts: a year's amounts in `step` yuan, and the share of each month per mille.

    Cumulative from January; both parts carry noise of their own.
    """

    amount_2022: int
    amount_2023: int
    shares_2022: tuple[int, int]  # January and December, per hundred thousand
    shares_2023: tuple[int, int]  # January and September
    step: int
    spread: int


PROCUREMENT = Shares(5_183_600, 4_126_800, (37_400, 40_200), (39_000, 42_600), 10_000, 120)
GUARANTEE = Shares(5_562_000, 4_987_000, (960, 905), (900, 842), 10_000, 60)
