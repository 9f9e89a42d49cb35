"""Stars, certificates and national batches of the lived-in community."""

from __future__ import annotations

from core.bootstrap import App
from core.certificates import issue_certificate, withdraw_certificate
from core.clock import DrivenClock, local_day
from core.national import make_batch, mark_entered, say_consent
from core.policy import Actor
from core.stars import award_stars, object_to_star, post_stars, review_stars, set_star_terms, stars_on_board
from tests.factories import a_job, an_intent, console


class Records:
    """What becomes of hours that count: posted early, finished a year later."""

    def __init__(self, app: App, clock: DrivenClock, staff: Actor, supervisor: Actor) -> None:
        self.app, self.clock, self.staff, self.supervisor = app, clock, staff, supervisor
        self.people: list[str] = []

    def post(self) -> None:
        """A table of small stars, and everybody who has enough on the board."""
        app = self.app
        named = {"hours": (1, 2), "is_counting_carried_over": True, "is_counting_back_filled": True}
        app.do(console(app), an_intent(note="居民会议"), set_star_terms, **named)
        self._review()
        with app.reading() as (session, _):
            rows = session.all("SELECT person_id FROM star_candidate WHERE level > 0 ORDER BY person_id")
        self.people = [row.person_id for row in rows]
        app.do(self.staff, an_intent(), post_stars, person_ids=tuple(self.people))

    def finish(self) -> None:
        """Stars given, the next one asked about; certificates, one of them withdrawn; a batch that was entered."""
        app = self.app
        app.do(a_job(app), an_intent("job"), award_stars)
        self._review()
        app.do(self.staff, an_intent(), post_stars, person_ids=tuple(self.people))
        [line, *_] = app.look(self.staff, stars_on_board)
        app.do(self.supervisor, an_intent(note="再看看"), object_to_star, star_id=line.id)
        today = local_day(self.clock.now(), self.staff.time_zone)
        span = {"first": today.replace(year=today.year - 3, day=1), "last": today}
        numbers = []
        for person_id in self.people:
            issued = app.do(self.staff, an_intent(), issue_certificate, person_id=person_id, **span)
            numbers.append(issued.number)
            app.do(self.staff, an_intent(), say_consent, person_id=person_id, is_given=True)
        app.do(self.staff, an_intent(note="重开"), withdraw_certificate, number=numbers[0])
        app.do(self.staff, an_intent(), issue_certificate, person_id=self.people[0], kind="proof", **span)
        made = app.do(self.staff, an_intent(), make_batch)
        app.do(self.staff, an_intent(), mark_entered, number=made.number, entered_on=today)

    def _review(self) -> None:
        while self.app.do(a_job(self.app), an_intent("job"), review_stars):
            pass
