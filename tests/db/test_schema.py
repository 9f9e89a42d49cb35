"""One history for both engines: up, no drift, down, up again; and what the schema itself refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

import db.migrate
from db.migrate import SchemaMismatch, downgrade, found_revision, needed_revision, require_revision, upgrade
from db.tables import metadata
from tests.databases import Templates


@pytest.fixture
def url(engine_name: str, templates: Templates, tmp_path: Path) -> str:
    """An empty database."""
    return templates.empty_url(engine_name, tmp_path)


def tables(url: str) -> set[str]:
    """The tables of a database, without Alembic's own."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_schema_goes_up_down_and_up_again(url: str) -> None:
    upgrade(url)
    assert tables(url) == set(metadata.tables)
    downgrade(url, "base")
    assert tables(url) == set()
    upgrade(url)
    assert found_revision(url) == needed_revision()


def test_the_tables_of_the_code_are_those_of_the_history(url: str) -> None:
    upgrade(url)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        config = db.migrate._config()
        config.attributes["connection"] = connection
        command.check(config)


def test_a_database_of_another_version_is_refused(url: str) -> None:
    with pytest.raises(SchemaMismatch) as refusal:
        require_revision(url)
    assert refusal.value.found is None
    upgrade(url)
    require_revision(url)


def test_a_database_whose_version_the_history_does_not_know_is_left_as_it_is(url: str) -> None:
    upgrade(url)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    with pytest.raises(SchemaMismatch) as refusal:
        upgrade(url)
    assert refusal.value.found == "older"
    assert found_revision(url) == "older"
