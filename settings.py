"""The environment (MONITOR_*) as one frozen Settings; imported by app.py alone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent
RUN = ROOT / "data" / "run"
ONE_ADDRESS = r"^[^\s@<>,;]+@[^\s@<>,;]+$"


class Settings(BaseSettings):
    """`database_url` None: an SQLite file under data/run/; `smtp_url` None: mails go to a folder;
    `map` None: districts stand as tiles.

    A variable that is set to nothing is as one that is not set.
    """

    model_config = SettingsConfigDict(env_prefix="MONITOR_", frozen=True, env_ignore_empty=True)

    database_url: str | None = None
    blob_url: str | None = None
    smtp_url: SecretStr | None = None
    lang: Literal["zh", "en"] = "zh"
    base_url: str = Field(default="http://127.0.0.1:8050", pattern=r"^https?://[^\s]+$")
    mail_from: str = Field(default="monitor@localhost", pattern=ONE_ADDRESS)
    office_address: str = Field(default="office@example.invalid", pattern=ONE_ADDRESS)
    targets: Path = ROOT / "targets.yaml"
    map: Path | None = None

    def blobs(self, database: str) -> str | None:
        """Where uploaded files lie; None: beside the database, which only a file has a place for."""
        return self.blob_url or (None if database.startswith("sqlite") else str(RUN / "blobs"))

    def database(self, name: str) -> str:
        """The database to use; `name` is that of the embedded file where none is given."""
        if self.database_url:
            return self.database_url
        return f"sqlite:///{RUN / name}.db"
