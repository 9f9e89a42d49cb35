"""Whatever our own description allows, and what it does not, is sent to the running door for programs: no answer is a
mistake of ours, each is as described. About 30 s; with `make drill` some 20 minutes.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from core.bootstrap import App
from core.settings import Settings
from core.tokens import create_integration_token
from tests.api.portal import Portal, a_portal
from tests.databases import Templates
from tests.factories import a_community_template, an_intent, console
from tests.factories_spending import a_fund, a_shop, a_spender, paper_of
from tests.factories_ways_in import a_token
from tests.racers import rounds

pytestmark = [pytest.mark.web, pytest.mark.fuzz]
TOKENS = 40  # each may guess ten times in ten minutes, as a till may
OF_SHOPS = ("/quotes", "/takings", "/statements", "/households", "/decode")  # the others are for integrations
PLAUSIBLE = 0.4  # of the cases have values that lead somewhere
SIZE = rounds(everyday=15, drill=1500)


@dataclass
class Door:
    """The served door with programs, codes that are good for something, and names that exist."""

    portal: Portal
    tokens: list[str]
    integrations: list[str]
    codes: Iterator[str]
    cards: list[str]
    chance: random.Random = field(default_factory=lambda: random.Random(20261120))
    seen: Counter[int] = field(default_factory=Counter)
    takings: list[str] = field(default_factory=list)
    intents: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def make_plausible(self, case: schemathesis.Case) -> None:
        """Put what exists in the place of what was made up."""
        body = case.body if isinstance(case.body, dict) else {}
        if "code" in body and case.path in ("/quotes", "/takings"):
            body["code"] = next(self.codes)
        if "intent" in body:
            body["intent"] = f"fuzz-{next(self.intents):06d}"
        if "card" in case.path_parameters:
            case.path_parameters["card"] = self.chance.choice(self.cards)
        if "taking_id" in case.path_parameters and self.takings:
            case.path_parameters["taking_id"] = self.takings.pop()

    def send(self, case: schemathesis.Case, *, is_allowed: bool) -> None:
        """One case by one of the programs; the answer has to be one of those that are described."""
        if is_allowed and self.chance.random() < PLAUSIBLE:
            self.make_plausible(case)
        tokens = self.tokens if case.path.startswith(OF_SHOPS) else self.integrations
        answer = case.call(headers={"Authorization": f"Bearer {self.chance.choice(tokens)}"})
        self.seen[answer.status_code] += 1
        if answer.status_code == 201 and case.path == "/takings":
            self.takings.append(answer.json()["id"])
        # What is allowed may be refused all the same: the voucher is taken, the statement is not there.
        # And a case that is wrong by its header alone is right: the header sent is ours.
        wrong = {place for place, part in case.meta.components.items() if part.mode is GenerationMode.NEGATIVE}
        excluded = [
            positive_data_acceptance,
            *([negative_data_rejection] if wrong <= {ParameterLocation.HEADER} else []),
        ]
        case.validate_response(answer, excluded_checks=excluded)


@pytest.fixture(scope="module")
def door(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("schema")
    with templates.copy("sqlite", "community", a_community_template, folder) as database:
        app = App(settings=Settings(data_dir=templates.folder, DATABASE_URL=database.url), database=database,
                  is_demo=False)  # fmt: skip
        a_fund(app, yuan=100_000)
        shop = a_shop(app)
        spenders = [
            a_spender(app, points=20, head_name=f"户主{number}") for number in range(rounds(everyday=10, drill=60))
        ]
        codes = [paper.code or "" for spender in spenders for paper in paper_of(app, spender, 5, 5, 5, 5)]
        with app.reading() as (session, _):
            cards = [row.card_number for row in session.all("SELECT card_number FROM household")]
        with a_portal(app, folder) as portal:
            tokens = [a_token(app, shop_id=shop.id) for _ in range(TOKENS)]
            integrations = [
                app.do(console(app), an_intent(), create_integration_token).token or "" for _ in range(TOKENS)
            ]
            yield Door(
                portal=portal, tokens=tokens, integrations=integrations, codes=itertools.cycle(codes), cards=cards
            )
            assert "Traceback" not in portal.log()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_every_answer_is_as_described(door: Door, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_url(f"{door.portal.address}/api/v1/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) == 10
    for operation in operations:

        @settings(max_examples=SIZE, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def sends(case: schemathesis.Case) -> None:
            door.send(case, is_allowed=mode is GenerationMode.POSITIVE)

        sends()
    assert max(door.seen) < 500
    assert ({200, 201, 404} if mode is GenerationMode.POSITIVE else {422}) <= set(door.seen), "the cases lead nowhere"
