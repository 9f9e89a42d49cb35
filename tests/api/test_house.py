"""Health, figures, headers, files that wait for their owner, and what an address may be."""

from __future__ import annotations

import pytest

from api.addresses import is_own_origin, safe_path
from api.log import note_mistake, path_for_log
from api.middleware import in_our_words
from core.downloads import SECONDS, offer
from core.errors import AppError
from core.i18n import Language, has_sentence
from core.look.stylesheet import stylesheet
from core.sessions import sign_in
from tests.api.conftest import BASE_URL
from tests.factories_ways_in import PASSWORD, a_staff_account


def test_health_is_the_process_and_readiness_the_database(app, browser, monkeypatch):
    assert browser.get("/healthz").json() == {"status": "ok"}
    ready = browser.get("/readyz")
    assert (ready.status_code, ready.json()["ready"], ready.json()["database"]["ok"]) == (200, True, True)
    with app.writing() as (session, _):
        session.change("UPDATE alembic_version SET version_num = '0000'")
    old = browser.get("/readyz")
    assert (old.status_code, old.json()["schema"]["found"]) == (503, "0000")
    app.database.close()
    app.database.path.write_bytes(b"not a database at all, " * 100)
    for rest in app.database.path.parent.glob("linli.db-*"):
        rest.unlink()
    broken = browser.get("/readyz")
    assert (broken.status_code, broken.json()["database"]["ok"]) == (503, False)
    assert browser.get("/healthz").status_code == 200


def test_metrics_are_for_this_computer_or_a_token(app, opens):
    stranger = opens()
    assert stranger.get("/metrics").status_code == 404
    assert opens(client=("127.0.0.1", 5000)).get("/metrics").status_code == 200
    assert (
        opens(client=("127.0.0.1", 5000), headers={"X-Forwarded-For": "203.0.113.7"}).get("/metrics").status_code == 404
    )
    app.settings = app.settings.model_copy(update={"metrics_token": "secret-token"})
    assert stranger.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    answer = stranger.get("/metrics", headers={"Authorization": "Bearer secret-token"})
    assert "linli_http_requests_total" in answer.text


def test_every_answer_is_shielded(app, browser):
    for path in ("/auth/sign-in", "/healthz", "/api/v1/takings", "/V/x", "/nothing"):
        headers = browser.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["strict-transport-security"] == "max-age=31536000"
        assert "camera=(self)" in headers["permissions-policy"]


def test_the_stylesheet_is_kept_for_ever_under_its_own_hash(app, browser):
    answer = browser.get(stylesheet().url)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert browser.get("/look/000000000000.css").headers["cache-control"] == "no-cache"


def test_a_file_is_for_whoever_asked_for_it_and_not_for_long(app, browser, opens, monkeypatch):
    a_staff_account(app)
    owner = sign_in(app, name="zhangmin", secret=PASSWORD)
    path = offer(owner.actor, "姓名,积分\n".encode(), "积分 11月.csv", "text/csv")
    assert browser.get(path).status_code == 404
    browser.cookies.set("__Host-linli", owner.token)
    answer = browser.get(path)
    assert answer.content == "姓名,积分\n".encode()
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E7%A7%AF%E5%88%86%2011%E6%9C%88.csv"
    )
    assert answer.headers["cache-control"] == "no-store"
    a_staff_account(app, login_name="lihua")
    other = sign_in(app, name="lihua", secret=PASSWORD)
    assert opens(cookies={"__Host-linli": other.token}).get(path).status_code == 404
    import core.downloads

    later = core.downloads.time.monotonic() + SECONDS
    monkeypatch.setattr("core.downloads.time.monotonic", lambda: later)
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/V/7Q2M9KX4TD8HVW3F", "/v/…"),
        ("/v/7q2m", "/v/…"),
        ("/C/abc", "/c/…"),
        ("/x/abc", "/x/…"),
        ("/auth/link/abc", "/auth/link/…"),
        ("/_stcore/upload_file/session/file", "/_stcore/upload_file/…"),
        ("/api/v1/households/LJC-0001/balance", "/api/v1/households/…"),
        ("/api/v1/takings/01ABC/undo", "/api/v1/takings/…"),
        ("/api/v1/takings", "/api/v1/takings"),
        ("/auth/sign-in", "/auth/sign-in"),
        ("/my_points", "/my_points"),
    ],
)
def test_logs_keep_secrets_out_of_paths(path, written):
    assert path_for_log(path) == written


def test_a_mistake_is_written_down_without_its_words(capsys):
    try:
        raise ValueError("13900001111 王秀英")
    except ValueError as error:
        reference = note_mistake(error, "page")
    told = "".join(capsys.readouterr())
    assert reference in told
    assert "ValueError" in told
    assert "1390000" not in told


def scope_at(host: str, scheme: str = "https") -> dict:
    return {"type": "http", "scheme": scheme, "headers": [(b"host", host.encode())], "path": "/", "client": None}


@pytest.mark.parametrize(
    ("origin", "host", "scheme", "is_ours"),
    [
        (BASE_URL, "linli.example.org", "https", True),
        (BASE_URL.upper(), "linli.example.org", "https", True),
        (BASE_URL, "127.0.0.1:8501", "http", True),  # a proxy in front that keeps neither name nor scheme
        ("http://localhost:8501", "localhost:8501", "http", True),
        ("http://127.0.0.1:8600", "127.0.0.1:8600", "http", True),
        ("http://[::1]:8600", "[::1]:8600", "http", True),
        ("http://192.168.1.5:8501", "192.168.1.5:8501", "http", True),
        ("http://localhost:8501", "localhost:8600", "http", False),
        ("http://linli.example.org", "linli.example.org", "http", False),
        ("https://evil.example", "evil.example", "https", False),  # a name that was made to point at us
        ("https://evil.example", "linli.example.org", "https", False),
        ("https://linli.example.org.evil.example", "linli.example.org", "https", False),
        ("https://linli.example.org:444", "linli.example.org", "https", False),
        ("null", "linli.example.org", "https", False),
        ("", "linli.example.org", "https", False),
        (None, "linli.example.org", "https", False),
        (None, "localhost:8501", "http", False),
    ],
)
def test_only_pages_of_ours_may_write(origin, host, scheme, is_ours):
    assert is_own_origin(origin, scope_at(host, scheme), base_url=BASE_URL) is is_ours


@pytest.mark.parametrize("path", ["/", "/why?month=2026-11", "/till?code=7Q2M", "/notice_board#line"])
def test_paths_of_our_own_are_safe(path):
    assert safe_path(path) == path


def test_every_refusal_of_the_doors_has_a_sentence():
    refusals, left = set(), [AppError]
    while left:
        one = left.pop()
        left += one.__subclasses__()
        if one.__module__.startswith("api."):
            refusals.add(one.key)
    assert refusals
    assert [key for key in refusals for language in Language if not has_sentence(key, language)] == []


def test_streamlits_page_speaks_our_words():
    theirs = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'
    ours = in_our_words(theirs, Language.ZH).decode()
    assert '<html lang="zh-CN">' in ours
    assert "<title>邻里</title>" in ours
    assert "prefers-color-scheme:dark" in ours
    assert 'lang="en"' in in_our_words(theirs, Language.EN).decode()
