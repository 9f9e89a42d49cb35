"""Brings a database to this version's schema, and says which version one has (design 11)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

_HERE = Path(__file__).parent / "migrations"


class SchemaMismatch(Exception):
    """The database has another version's schema; `found` is its revision or None."""

    def __init__(self, found: str | None, needed: str) -> None:
        super().__init__(f"schema {found or 'none'}, needed {needed}")
        self.found = found
        self.needed = needed


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    return config


def _history() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def needed_revision() -> str:
    """The revision this code works with."""
    return str(_history().get_current_head())


def found_revision(url: str) -> str | None:
    """The revision of a database, or None where there is none yet."""
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require_revision(url: str) -> None:
    """Raises SchemaMismatch unless the database has exactly this version's schema."""
    found, needed = found_revision(url), needed_revision()
    if found != needed:
        raise SchemaMismatch(found, needed)


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the schema up, all or nothing. Raises SchemaMismatch where this history does not know the one it finds.

    An engine of its own, without `foreign_keys=ON`: a rebuilt parent table would otherwise take its children with it.
    """
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    found = found_revision(url)
    if found is not None and found not in {script.revision for script in _history().walk_revisions()}:
        raise SchemaMismatch(found, needed_revision())
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7301)"))  # two servers must not migrate together
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_key_check")).first() is None


def downgrade(url: str, revision: str) -> None:
    """Take the schema down, for tests of the history only."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
