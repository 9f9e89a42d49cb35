"""What a phone's camera opens: `/V/CODE`. Looking at a link never acts, and tells a stranger nothing (design 7, 10)."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from api.frame import Caller, page, see_other, shown
from core.look import parts
from core.look.plain_page import headline, links
from core.policy import Role


def show_voucher_link(caller: Caller) -> Response:
    """A paired till with a clerk at it goes on to its own page; everybody else reads what a voucher code is for.

    The code is not looked up: whether it exists is nobody's business here.
    """
    visit = caller.visit()
    if visit.till and Role.CLERK in visit.actor.roles and visit.actor.till_id == visit.till.id:
        code = str(caller.request.path_params["code"])[:40]
        return _silent(see_other(f"/till?{urlencode({'code': code})}"))
    t = caller.t
    if visit.till:
        path = "/auth/till"
        content = [
            headline(t("api.voucher_link.till_title"), t("api.voucher_link.till")),
            links([(t("auth.pair.sign_in"), path)]),
        ]
    else:  # a stranger, or a clerk whose messenger opened the link in a browser of its own
        till_address = f"{caller.app.settings.base_url.rstrip('/')}/till"
        content = [
            headline(t("api.voucher_link.title"), t("api.voucher_link.stranger")),
            parts.say("info", t("api.voucher_link.holder_title"), t("api.voucher_link.holder")),
            parts.say("wait", t("api.voucher_link.clerk_title"), t("api.voucher_link.clerk", address=till_address)),
            links([(t("api.voucher_link.pair"), "/auth/pair"), (t("api.voucher_link.home"), "/")]),
        ]
    return _silent(page(caller, *content, title=t("api.voucher_link.title"), place=visit.place.name))


def _silent(answer: Response) -> Response:
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


LINK_ROUTES = [
    Route("/V/{code}", shown(show_voucher_link), methods=["GET"]),
    Route("/v/{code}", shown(show_voucher_link), methods=["GET"]),
]
