"""pretix at a door: its own check-in function on orders made by its own models, asked line by line.

`python side.py FILE` for SQLite or `python side.py postgresql://…`, run by the Python of an environment in which pretix
installed and Linli is not; `bench/pretix/peer.py` makes that environment and asks. A line `COUNT` on the input
checks COUNT tickets in, one after the other, and is answered by one line of JSON with the seconds of each.

What it is given: tables made from the models as in pretix's own tests, a queue in memory (without one, its notices are
written inside the call), no cache, one device as the one who scans. On SQLite the same durability as ours and what
Django recommends beside it: WAL, FULL, IMMEDIATE.
"""

import json
import os
import sys
import tempfile
import time
from datetime import timedelta
from decimal import Decimal
from secrets import token_hex
from urllib.parse import parse_qs, urlsplit

DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000"


def set_up(place):
    """Point pretix at the database and make its tables."""
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="pretix-")
    os.environ["PRETIX_CONFIG_FILE"] = os.devnull
    os.environ["PRETIX_CELERY_BROKER"] = "memory://"
    os.environ["PRETIX_CELERY_BACKEND"] = "cache+memory://"
    os.environ["DJANGO_SETTINGS_MODULE"] = "pretix.settings"
    from pretix import settings

    database = settings.DATABASES["default"]
    if place.startswith("postgresql://"):
        address = urlsplit(place)
        database.update(
            ENGINE="django.db.backends.postgresql",
            NAME=address.path.strip("/"),
            USER=address.username or "",
            PASSWORD=address.password or "",
            HOST=parse_qs(address.query).get("host", [address.hostname or ""])[0],
            PORT=address.port or "",
        )
    else:
        database.update(NAME=place, OPTIONS={"init_command": DURABLE, "transaction_mode": "IMMEDIATE"})

    class FromModels(dict):
        """Every app's tables come from its models, not from ten years of steps."""

        def __contains__(self, app):
            return True

        def __getitem__(self, app):
            return None

    settings.MIGRATION_MODULES = FromModels()
    settings.LOGGING = {"version": 1}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


class Door:
    """One event, one list, one device that scans."""

    def __init__(self):
        from django.utils.timezone import now
        from pretix.base.models import Device, Event, Organizer

        organizer = Organizer.objects.create(name="Bench", slug="bench")
        self.event = Event.objects.create(
            organizer=organizer,
            name="Bench",
            slug="bench",
            date_from=now() + timedelta(days=1),
            currency="EUR",
            plugins="",
        )
        self.item = self.event.items.create(name="Ticket", default_price=Decimal("5.00"))
        self.checkins = self.event.checkin_lists.create(name="Door", all_products=True)
        self.device = Device.objects.create(organizer=organizer, name="Scanner", all_events=True)
        self.orders = 0

    def tickets(self, count):
        """Paid orders of one ticket each; their secrets."""
        from django.db import transaction

        with transaction.atomic():
            return [self._ticket() for _ in range(count)]

    def _ticket(self):
        from django.utils.timezone import now
        from pretix.base.models import Order, OrderPosition

        self.orders += 1
        order = Order.objects.create(
            code=f"B{self.orders:06d}", event=self.event, email="bench@example.org", status=Order.STATUS_PAID,
            datetime=now(), expires=now() + timedelta(days=10), total=Decimal("5.00"), locale="en",
            sales_channel=self.event.organizer.sales_channels.get(identifier="web"),
        )  # fmt: skip
        secret = token_hex(16)
        OrderPosition.objects.create(order=order, item=self.item, price=Decimal("5.00"), secret=secret, positionid=1)
        order.create_transactions()
        return secret

    def check_in(self, secret):
        """One scan: the ticket by its secret, then pretix's function; seconds of both."""
        from pretix.base.models import OrderPosition
        from pretix.base.services.checkin import perform_checkin

        began = time.perf_counter()
        position = OrderPosition.objects.select_related("order", "item").get(order__event=self.event, secret=secret)
        perform_checkin(position, self.checkins, {}, nonce=token_hex(16), auth=self.device)
        return time.perf_counter() - began

    def is_refused(self, secret):
        """Whether a ticket that was checked in is refused."""
        from pretix.base.services.checkin import CheckInError

        try:
            self.check_in(secret)
        except CheckInError as refusal:
            return refusal.code == "already_redeemed"
        return False

    def count(self):
        """Tickets that are checked in, as the database has them."""
        from pretix.base.models import Checkin

        return Checkin.objects.filter(list=self.checkins).count()


def main():
    """Set up, say so, answer until the input ends."""
    set_up(sys.argv[1])
    from django_scopes import scopes_disabled

    with scopes_disabled():
        door = Door()
        tell({"ready": True})
        for line in sys.stdin:
            secrets = door.tickets(int(line))
            seconds = [door.check_in(secret) for secret in secrets]
            tell({"seconds": seconds, "count": door.count(), "is_refused": door.is_refused(secrets[0])})


def tell(answer):
    """One line."""
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
