"""Layouts of workbooks that people confirmed, every version kept."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "layout_version",
        sa.Column("layout", WORDS, nullable=False),
        sa.Column("version", WHOLE, autoincrement=False, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("comment", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name=op.f("layout_version_seq")),
        sa.PrimaryKeyConstraint("layout", "version", name=op.f("layout_version_key")),
        sqlite_strict=True,
    )
