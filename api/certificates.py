"""`/certificates/NUMBER`: whoever holds a certificate reads how things stand today, and only what is printed on it.

Open to all, without script, in both languages; a number ends in random symbols, so that nobody walks through them.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route

from api.frame import Caller, page, posted, see_other, shown
from core.certificates import CertificateTruth, Truth, clean_number, look_up_certificate
from core.i18n import Translate, translator
from core.look import parts
from core.look.forms import Field, FieldKind, Form, form
from core.look.html import Html
from core.look.plain_page import headline, links
from core.national import hours_of

_SAYS: Final[dict[Truth, parts.Kind]] = {Truth.VALID: "ok", Truth.CHANGED: "wait", Truth.WITHDRAWN: "no"}


def ask_for_number(caller: Caller) -> Response:
    """A field for whoever has the paper and no camera."""
    t = caller.t
    title = t("certificate_check.title")
    content = [headline(title), _form(t), links([(t("certificate_check.home"), "/")])]
    return page(caller, *content, title=title, place=caller.visit().place.name)


def go_to_number(caller: Caller, fields: dict[str, str]) -> Response:
    """On to the page of the number that was typed."""
    number = clean_number(fields.get("number", ""))
    return see_other(f"/certificates/{quote(number, safe='')}" if number else "/certificates")


def show_certificate(caller: Caller) -> Response:
    """What the books say of a certificate; unknown numbers are told nothing else."""
    found = look_up_certificate(caller.app, str(caller.request.path_params["number"]))
    t = translator(caller.language, found.time_zone) if found else caller.t
    title = t("certificate_check.title")
    if found is None:
        content = [
            headline(title),
            parts.say("no", t("certificate_check.unknown"), t("certificate_check.unknown_lead")),
            _form(t),
            links([(t("certificate_check.home"), "/")]),
        ]
        answer = page(caller, *content, title=title, place=caller.visit().place.name, status=404)
    else:
        content = [headline(title), _verdict(t, found), _facts(t, found), parts.phone(found.phone)]
        answer = page(caller, *content, title=title, place=found.community)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _verdict(t: Translate, found: CertificateTruth) -> Html:
    name = found.truth.value
    facts = {"printed": hours_of(found.printed_minutes), "today": hours_of(found.minutes_today)}
    lead = t(f"certificate_check.{name}_lead", **facts) if name == "changed" else t(f"certificate_check.{name}_lead")
    return parts.say(_SAYS[found.truth], t(f"certificate_check.{name}"), lead)


def _facts(t: Translate, found: CertificateTruth) -> Html:
    pairs = [
        (t("certificate_check.number"), found.number),
        (t("certificate_check.kind"), t(f"certificate.kind_{found.kind}")),
        (t("certificate_check.name"), found.name_masked),
        (t("certificate_check.period"), t("certificate_check.period_is", first=found.first, last=found.last)),
        (t("certificate_check.printed"), t("records.hours", hours=hours_of(found.printed_minutes))),
    ]
    if found.truth is not Truth.WITHDRAWN:
        pairs.append((t("certificate_check.today"), t("records.hours", hours=hours_of(found.minutes_today))))
    pairs += [
        (t("certificate_check.unit"), found.community),
        (t("certificate_check.issued"), t("full_day", day=found.issued_on)),
    ]
    return parts.card(parts.facts(pairs))


def _form(t: Translate) -> Html:
    return form(
        Form(
            action="/certificates",
            button=t("certificate_check.go"),
            fields=[Field(name="number", label=t("certificate_check.type"), kind=FieldKind.CODE)],
        )
    )


CERTIFICATE_ROUTES = [
    Route("/certificates", shown(ask_for_number), methods=["GET"]),
    Route("/certificates", posted(go_to_number), methods=["POST"]),
    Route("/certificates/{number}", shown(show_certificate), methods=["GET"]),
]
