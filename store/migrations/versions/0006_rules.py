"""The checks' rules: every version that was put in force."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "rule_version",
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("comment", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name=op.f("rule_version_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("rule_version_key")),
        sqlite_strict=True,
    )
