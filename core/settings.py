"""All configuration, typed; every value is an environment variable."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`DATABASE_URL` and the `LINLI_*` variables; what each does is said in the README."""

    model_config = SettingsConfigDict(env_prefix="LINLI_", extra="ignore")

    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    data_dir: Path = Path("data")
    base_url: str = "http://localhost:8501"
    host: str = "127.0.0.1"  # the address that `linli serve` listens on
    insecure_http: bool = False
    metrics_token: str | None = None
    trusted_proxy: str | None = None

    @property
    def url(self) -> str:
        """The database's URL; without one, SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'linli.db'}"

    @property
    def key_file(self) -> Path:
        """Where the keys lie (0600)."""
        return self.data_dir / "linli.key"
