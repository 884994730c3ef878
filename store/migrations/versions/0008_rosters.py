"""Lists of enterprises: each list of a submission, and its rows."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
CHOICE = sa.Text()


def upgrade() -> None:
    _roster()
    _roster_row()


def _roster() -> None:
    op.create_table(
        "roster",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("indicator", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("rows", WHOLE, nullable=False),
        sa.Column("counted", WHOLE, nullable=False),
        sa.Column("duplicates", WHOLE, nullable=False),
        sa.Column("bad_codes", WHOLE, nullable=False),
        sa.Column("expired", WHOLE, nullable=False),
        sa.Column("seal", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("roster_submission")
        ),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("roster_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _roster_row() -> None:
    """No foreign key and no index: a million rows come at once, in the order of their one key."""
    op.create_table(
        "roster_row",
        sa.Column("place", WHOLE, autoincrement=False, nullable=False),
        sa.Column("code", WORDS, nullable=True),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("district", WORDS, nullable=True),
        sa.Column("batch", WORDS, nullable=True),
        sa.Column("valid_until", DAY, nullable=True),
        sa.Column("fault", CHOICE, nullable=True),
        sa.Column("first_row", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("place", name=op.f("roster_row_key")),
        sqlite_strict=True,
    )
