"""Closed years: what was forecast of every window that is over, and what happened."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
REAL = sa.Double().with_variant(sa.REAL(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")
IS_CURRENT = sa.text("superseded_seq IS NULL")


def upgrade() -> None:
    op.create_table(
        "closed_forecast",
        sa.Column("target", WORDS, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("months", WHOLE, nullable=False),
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
        sa.Column("rule", WORDS, nullable=False),
        sa.Column("years", WHOLE, nullable=False),
        sa.Column("forecast", REAL, nullable=False),
        sa.Column("spread", REAL, nullable=True),
        sa.Column("low80", REAL, nullable=False),
        sa.Column("high80", REAL, nullable=False),
        sa.Column("actual", REAL, nullable=False),
        sa.Column("chance", REAL, nullable=True),
        sa.Column("kept", FLAG, nullable=True),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("closed_forecast_replaced_later")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_seq"], ["change.seq"], name=op.f("closed_forecast_recorded_seq")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f("closed_forecast_superseded_seq")
        ),
        sa.PrimaryKeyConstraint(
            "target", "area", "end", "months", "recorded_seq", name=op.f("closed_forecast_key")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "closed_forecast_current",
        "closed_forecast",
        ["target", "area", "end", "months"],
        unique=True,
        sqlite_where=IS_CURRENT,
        postgresql_where=IS_CURRENT,
    )
