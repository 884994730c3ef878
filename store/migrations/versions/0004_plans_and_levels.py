"""Plans and reward levels as workbooks say them and as they count; due dates that the office extends."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
MONTH = sa.Integer()
EXACT = sa.Text()


def upgrade() -> None:
    """The first `plan` was never written to by the product: points had no file that they came from."""
    op.drop_index("plan_current", table_name="plan")
    op.drop_table("plan")
    _planned()
    _level()
    _plan()
    _parameter_level()
    _extension()


def _planned() -> None:
    op.create_table(
        "planned",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("target", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("value", EXACT, nullable=False),
        *_place(),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("planned_submission")
        ),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("planned_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _level() -> None:
    op.create_table(
        "level",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("parameter", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("value", EXACT, nullable=False),
        sa.Column("effective_from", DAY, nullable=True),
        sa.Column("text", WORDS, nullable=False),
        *_place(),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], name=op.f("level_submission")),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("level_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _place() -> tuple[sa.Column[object], ...]:
    """The cell that a thing was said in, and its text."""
    return (
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("row", WHOLE, nullable=False),
        sa.Column("column", WHOLE, nullable=False),
        sa.Column("seen", WORDS, nullable=False),
    )


def _plan() -> None:
    _counted("plan", {"target": WORDS, "source": WORDS, "area": WORDS, "period": MONTH}, "planned")


def _parameter_level() -> None:
    _counted("parameter_level", {"parameter": WORDS, "source": WORDS, "area": WORDS}, "level")


def _counted(table: str, key: dict[str, sa.types.TypeEngine[object]], said: str) -> None:
    """What counts of the things in the table `said`, one at a time under each key."""
    op.create_table(
        table,
        *(sa.Column(name, kind, nullable=False) for name, kind in key.items()),
        *_span(),
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column(said, WHOLE, nullable=False),
        sa.ForeignKeyConstraint(
            ["submission", said],
            [f"{said}.submission", f"{said}.number"],
            name=op.f(f"{table}_submission"),
        ),
        *_spanned(table, list(key)),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _current_once(table, list(key))


def _extension() -> None:
    key = ["agency", "form", "period"]
    op.create_table(
        "extension",
        sa.Column("agency", WORDS, nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        *_span(),
        sa.Column("due", DAY, nullable=False),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("granted_by", WORDS, nullable=False),
        *_spanned("extension", key),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _current_once("extension", key)


def _span() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
    )


def _spanned(table: str, key: list[str]) -> tuple[sa.Constraint, ...]:
    return (
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f(f"{table}_replaced_later")),
        sa.ForeignKeyConstraint(
            ["recorded_seq"], ["change.seq"], name=op.f(f"{table}_recorded_seq")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f(f"{table}_superseded_seq")
        ),
        sa.PrimaryKeyConstraint(*key, "recorded_seq", name=op.f(f"{table}_key")),
    )


def _current_once(table: str, columns: list[str]) -> None:
    is_current = sa.text("superseded_seq IS NULL")
    op.create_index(
        f"{table}_current",
        table,
        columns,
        unique=True,
        sqlite_where=is_current,
        postgresql_where=is_current,
    )
