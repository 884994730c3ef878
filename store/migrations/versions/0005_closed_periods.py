"""Closed months: what counts in one changes only by a correction, with a reason."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
IS_CURRENT = sa.text("superseded_seq IS NULL")


def upgrade() -> None:
    op.create_table(
        "closing",
        sa.Column("period", sa.Integer(), nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("comment", WORDS, nullable=False),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("closing_replaced_later")),
        sa.ForeignKeyConstraint(
            ["recorded_seq"], ["change.seq"], name=op.f("closing_recorded_seq")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f("closing_superseded_seq")
        ),
        sa.PrimaryKeyConstraint("period", "form", "recorded_seq", name=op.f("closing_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "closing_current",
        "closing",
        ["period", "form"],
        unique=True,
        sqlite_where=IS_CURRENT,
        postgresql_where=IS_CURRENT,
    )
