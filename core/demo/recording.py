"""Stars on the board and given, a certificate at the desk, a batch for the national system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.certificates import NothingToCertify, issue_certificate
from core.demo.office import Office
from core.demo.resident import Household
from core.demo.stage import Stage
from core.demo.villagers import Village
from core.national import NothingToHandOn, make_batch, mark_entered, say_consent
from core.stars import post_stars, star_candidates

CONSENTING: Final = 0.7  # of those who are asked
HANGING_DAYS: Final = 3  # before today: what was posted then still hangs


@dataclass(slots=True)
class Recording:
    """What the office does with hours once they count."""

    stage: Stage
    office: Office
    village: Village
    household: Household

    def plan(self) -> None:
        """Stars every second month and once shortly before today, consents, a batch, a certificate."""
        stage = self.stage
        months = stage.months()
        for first in months[1::2]:
            self._on(first + timedelta(days=8), 10, lambda: self._post_stars(share=1.0))
        self._on(stage.today - timedelta(days=HANGING_DAYS), 15, lambda: self._post_stars(share=0.6))
        recent = months[-2] if len(months) > 1 else months[-1]
        self._on(recent + timedelta(days=3), 9, self._ask_everybody)
        self._on(recent + timedelta(days=4), 9, self._hand_on)
        self._on(stage.today - timedelta(days=6), 11, self._certify)

    def _on(self, day: date, hour: int, act: object) -> None:
        assert callable(act)
        self.stage.plan(self.stage.at(self.stage.working_day(day), hour, 40), act)

    def _post_stars(self, *, share: float) -> None:
        found = self.stage.app.look(self.office.maker, star_candidates)
        chosen = tuple(one.person_id for one in found[: round(len(found) * share)])
        if chosen:
            self.stage.do(self.office.maker, post_stars, person_ids=chosen)

    def _ask_everybody(self) -> None:
        """She agrees herself; the office notes what the others say."""
        dice = self.stage.dice("consent")
        for one in self.village.people:
            if one.zeal > 0 and dice.random() < CONSENTING:
                self.stage.do(self.office.maker, say_consent, person_id=one.id, is_given=True)

    def _hand_on(self) -> None:
        try:
            made = self.stage.do(self.office.maker, make_batch)
        except NothingToHandOn:
            return  # so small a community has nothing that counts yet
        self.stage.do(self.office.maker, mark_entered, number=made.number, entered_on=self.stage.day)

    def _certify(self) -> None:
        """The community issues a stamped certificate to the most faithful resident of the open door."""
        first = date(self.stage.day.year, 1, 1)
        for one in self.household.people:
            try:
                self.stage.do(
                    self.office.maker,
                    issue_certificate,
                    person_id=one.id,
                    first=first,
                    last=self.stage.day,
                    kind="proof",
                )
            except NothingToCertify:
                continue  # what she did this year is not through its notice yet
