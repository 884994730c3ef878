"""The environment (MONITOR_*) as one frozen Settings; imported by app.py alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent
RUN = ROOT / "data" / "run"
ONE_ADDRESS = r"^[^\s@<>,;]+@[^\s@<>,;]+$"


def _none_when_empty(value: object) -> object:
    return None if value == "" else value


OptionalText = Annotated[str | None, BeforeValidator(_none_when_empty)]


class Settings(BaseSettings):
    """`database_url` None: an SQLite file under data/run/; `smtp_url` None: mails go to a folder."""

    model_config = SettingsConfigDict(env_prefix="MONITOR_", frozen=True, extra="ignore")

    database_url: OptionalText = None
    blob_url: OptionalText = None
    secret: SecretStr | None = None
    smtp_url: Annotated[SecretStr | None, BeforeValidator(_none_when_empty)] = None
    lang: Literal["zh", "en"] = "zh"
    base_url: str = Field(default="http://127.0.0.1:8050", pattern=r"^https?://[^\s]+$")
    mail_from: str = Field(default="monitor@localhost", pattern=ONE_ADDRESS)
    office_address: str = Field(default="office@example.invalid", pattern=ONE_ADDRESS)
    targets: Path = ROOT / "targets.yaml"

    def blobs(self, database: str) -> str | None:
        """Where uploaded files lie; None: beside the database, which only a file has a place for."""
        return self.blob_url or (None if database.startswith("sqlite") else str(RUN / "blobs"))

    def database(self, name: str = "monitor") -> str:
        """The database to use; `name` is that of the embedded file where none is given."""
        if self.database_url:
            return self.database_url
        RUN.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{RUN / name}.db"
