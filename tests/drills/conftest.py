"""Two PostgreSQL servers for the drills that kill one: made once a run, some 3 s."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import db.migrate
from db.engine import Database
from tests.databases import Templates
from tests.drills.clusters import Pair
from tests.factories import a_community_template


@pytest.fixture(scope="session")
def pair(templates: Templates) -> Iterator[Pair]:
    """Two servers with our schema."""
    folder = Path(tempfile.mkdtemp(prefix="linli-pair-"))
    pair = Pair(folder)
    try:
        db.migrate.upgrade(pair.url)
        database = Database(pair.url, templates.secrets())
        a_community_template(database)
        database.close()
        yield pair
    finally:
        pair.close()
        shutil.rmtree(folder, ignore_errors=True)
