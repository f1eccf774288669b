"""The log of queries: words without people, readable from the third day, forgotten in time."""

import io
import logging
import multiprocessing
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.cache import read_generation
from search.models import AskedQuery, QueryDay, QueryTrace
from search.query_log import counting, keys
from search.query_log.good import good_queries
from search.query_log.wording import may_be_kept, normalised

from .builders import put
from .builders_queries import (
    BROWSER,
    DAYS,
    ask,
    ask_on,
    counts,
    follow,
    made_readable,
    whole_database,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
RARE = "zaginionykotfilemon"


@pytest.fixture(autouse=True)
def key_folder(settings: Any, tmp_path: Path) -> Path:
    """Keys of the test's own."""
    settings.SEARCH_LOG_KEYS = tmp_path / "keys"
    return settings.SEARCH_LOG_KEYS


def readable() -> list[str]:
    """The words that editors see."""
    return sorted(AskedQuery.objects.values_list("text", flat=True))


def tidy() -> str:
    """What the command says."""
    out = io.StringIO()
    call_command("search_log", "tidy", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("days", [1, 2])
def test_what_was_asked_on_two_days_is_readable_nowhere(
    days: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for day in DAYS[:days]:
        ask(RARE, day)
        ask(RARE.upper(), day)
    assert QueryTrace.objects.count() == days
    assert RARE not in whole_database().lower()
    assert RARE not in caplog.text.lower()


def test_the_whole_database_is_looked_at() -> None:
    AskedQuery.objects.create(text=RARE, language="pl")
    assert RARE in whole_database()


def test_asking_often_on_one_day_makes_nothing_readable() -> None:
    ask_on((DAYS[0],) * 10, "kupon")
    assert readable() == []
    assert QueryTrace.objects.get().asked == 10


def test_the_third_different_day_makes_it_readable_with_all_counts() -> None:
    ask_on((DAYS[0], *DAYS[:3]), "  KUPON? ")
    assert readable() == ["kupon"]
    assert counts("kupon") == [(2, 2, 0), (1, 1, 0), (1, 1, 0)]
    assert not QueryTrace.objects.exists()


def test_a_readable_query_goes_on_being_counted() -> None:
    ask_on(DAYS[:3], "kupon")
    put("Kupon")
    ask_on((DAYS[3], DAYS[3]), "kupon")
    assert counts("kupon")[-1] == (2, 0, 0)
    assert not QueryTrace.objects.exists()


def test_each_language_is_counted_for_itself() -> None:
    ask_on(DAYS[:2], "kupon")
    ask_on(DAYS[:3], "kupon", "uk")
    assert list(AskedQuery.objects.values_list("text", "language")) == [("kupon", "uk")]


def test_days_of_two_months_are_not_added_up() -> None:
    ask_on(("2026-11-29", "2026-11-30", "2026-12-01"), "kupon")
    assert readable() == []
    ask_on(("2026-12-02", "2026-12-03"), "kupon")
    assert readable() == ["kupon"]
    assert len(counts("kupon")) == 3


def test_the_new_month_has_a_new_key_and_the_old_one_is_gone(key_folder: Path) -> None:
    ask("kupon", "2026-11-30")
    old = (key_folder / "search-log-key-2026-11").read_bytes()
    ask("kupon", "2026-12-01")
    (path,) = key_folder.iterdir()
    assert path.name == "search-log-key-2026-12"
    assert path.read_bytes() != old
    assert len(set(QueryTrace.objects.values_list("digest", flat=True))) == 2


def test_only_the_owner_reads_a_key(key_folder: Path) -> None:
    ask("kupon")
    (path,) = key_folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_bytes()) == keys.SIZE


def test_a_late_request_of_the_old_month_leaves_the_new_key(key_folder: Path) -> None:
    new = keys.digest("kupon", "pl", "2026-12")
    keys.digest("kupon", "pl", "2026-11")
    assert keys.digest("kupon", "pl", "2026-12") == new


def _digest(folder: Path, results: Any) -> None:
    from django.conf import settings

    settings.SEARCH_LOG_KEYS = folder
    results.put(keys.digest("kupon", "pl", "2026-11"))


def test_processes_that_begin_a_month_together_use_one_key(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    workers = [context.Process(target=_digest, args=(tmp_path, results)) for _ in range(8)]
    for worker in workers:
        worker.start()
    digests = {results.get(timeout=20) for _ in workers}
    for worker in workers:
        worker.join()
    assert len(digests) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["search-log-key-2026-11"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "jan.kowalski@example.org",
            "jan＠example.org",
            "moja poczta wp.pl",
            "https://x.example/a",
        ),
        *("02070803628", "pesel 02070803628", "tel. 601 234 567", "+48 56 622-33-44", "622 33 44"),
        *("ABC123456", "12.03.1985", "٠٢٠٧٠٨٠٣٦٢٨", "44 1020 5011 0000 1234 5678 9012"),
        *("x" * 61, "a b c d e f g h i", "", "  ?! "),
    ],
)
def test_what_may_be_personal_is_never_kept(text: str) -> None:
    ask_on(DAYS, text)
    assert not QueryTrace.objects.exists()
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize(
    "text", ["800+", "87-100 toruń", "rok szkolny 2026/2027", "nabór 2026-2027", "112", "DPS-ów"]
)
def test_ordinary_numbers_are_kept(text: str) -> None:
    assert may_be_kept(normalised(text))


@pytest.mark.parametrize("more", ["&page=2", "&kind=news"])
def test_a_second_page_or_a_narrower_list_is_no_new_query(more: str) -> None:
    ask("kupon", more=more)
    assert not QueryTrace.objects.exists()


@pytest.mark.parametrize("more", ["&page=1", "&page=", "&kind="])
def test_empty_choices_and_the_first_page_are_the_query_itself(more: str) -> None:
    ask("kupon", more=more)
    assert QueryTrace.objects.exists() is (more != "&page=")


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "curl/8"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Cookie": "sessionid=abc"},
    ],
)
def test_programs_and_people_who_work_here_are_not_counted(headers: dict[str, str]) -> None:
    assert ask("kupon", **headers).status_code == 200
    assert not QueryTrace.objects.exists()


def test_a_head_request_is_not_counted() -> None:
    Client().head("/szukaj/?q=kupon", headers=BROWSER)
    assert not QueryTrace.objects.exists()


def test_the_log_can_be_switched_off(settings: Any) -> None:
    settings.SEARCH_LOG = False
    ask_on(DAYS, "kupon")
    assert not QueryTrace.objects.exists()
    assert not AskedQuery.objects.exists()


def test_counting_happens_after_the_answer_and_moves_no_generation() -> None:
    ask_on(DAYS[:2], "kupon")
    before = read_generation()
    ask_on(DAYS[:3], "kupon")
    assert read_generation() == before


@pytest.mark.parametrize("failure", [DatabaseError(RARE), OSError(RARE)])
def test_a_failure_is_a_line_in_the_log_without_the_words(
    failure: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise failure

    monkeypatch.setattr(counting, "digest", fail)
    assert ask(RARE).status_code == 200
    assert "A query was not counted" in caplog.text
    assert RARE not in caplog.text


def test_a_folder_that_cannot_be_written_fails_nothing(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.SEARCH_LOG_KEYS = tmp_path / "file"
    assert ask("kupon").status_code == 200


def test_counting_a_known_query_takes_a_few_short_statements() -> None:
    ask_on(DAYS[:3], "kupon")
    with (
        time_machine.travel("2026-11-17T12:00:00+01:00"),
        CaptureQueriesContext(connection) as queries,
    ):
        counting.count_query("kupon", "pl", found=True)
    statements = [q["sql"] for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(statements) == 2


def test_tidying_drops_what_is_too_old(settings: Any, key_folder: Path) -> None:
    settings.SEARCH_LOG_DAYS = 30
    ask_on(("2026-09-01", "2026-09-02", "2026-09-03"), "stare")
    ask_on(("2026-09-01", "2026-09-02", "2026-09-03", "2026-11-20"), "kupon")
    ask("raz", "2026-10-31")
    ask("dwa", "2026-11-01")
    (key_folder / "search-log-key-2026-10").write_bytes(b"x")
    with time_machine.travel("2026-11-25T03:00:00+01:00"):
        said = tidy()
        assert tidy().startswith("0 days and 0 queries")
    assert said.startswith("6 days and 1 queries too old, 1 hashes and 1 keys")
    assert readable() == ["kupon"]
    assert list(QueryDay.objects.values_list("day", flat=True)) == [date(2026, 11, 20)]
    assert QueryTrace.objects.get().month == "2026-11"


def test_a_click_is_counted_for_the_day_of_its_question() -> None:
    key = put("Kupon")
    ask("kupon")
    assert follow("Kupon", key).status_code == 204
    assert QueryTrace.objects.get().clicks == 1
    ask_on(DAYS[1:3], "kupon")
    follow("kupon", key, DAYS[2])
    follow("kupon", key, DAYS[2])
    assert counts("kupon") == [(1, 0, 1), (1, 0, 0), (1, 0, 2)]


def test_a_click_alone_keeps_no_words_and_no_hash() -> None:
    key = put("Kupon")
    for day in DAYS:
        follow("kupon", key, day)
    assert not QueryTrace.objects.exists()
    assert not AskedQuery.objects.exists()


NOBODY = "0f780aa7-e7fa-4cec-81f8-601ce673b32e"


@pytest.mark.parametrize("result", ["", "abc", "1; DROP TABLE", "\x00", NOBODY, "9" * 5000])
def test_a_click_on_what_is_no_public_result_is_not_counted(result: str) -> None:
    put("Kupon")
    ask("kupon")
    assert follow("kupon", result).status_code == 204
    assert QueryTrace.objects.get().clicks == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "http://testserver/"},
    ],
)
def test_a_click_from_another_site_is_not_counted(headers: dict[str, str]) -> None:
    key = put("Kupon")
    ask("kupon")
    assert follow("kupon", key, **headers).status_code == 204
    assert QueryTrace.objects.get().clicks == 0


def test_an_older_browser_is_known_by_its_origin() -> None:
    key = put("Kupon")
    ask("kupon")
    follow("kupon", key, Origin="http://testserver")
    assert QueryTrace.objects.get().clicks == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"q=" + b"x" * 100_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=%d" % n for n in range(11_000)), "application/x-www-form-urlencoded"),
        (b"broken", "multipart/form-data; boundary=x"),
        (b"broken", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"", ""),
    ],
)
def test_bad_forms_are_answered_as_good_ones(body: bytes, kind: str) -> None:
    headers = BROWSER | {"Sec-Fetch-Site": "same-origin"}
    response = Client(enforce_csrf_checks=True).post("/szukaj/klik", body, kind, headers=headers)
    assert response.status_code == 204
    assert not response.cookies


def test_a_result_carries_the_key_that_a_click_reports() -> None:
    key = put("Kupon")
    page = ask("kupon").content.decode()
    assert f'data-result="{key}"' in page
    assert "search_clicks.js" in page


def often(day: int, clicks: int) -> dict[str, tuple[int, int, int]]:
    """Asked four times and followed so often on each of three days."""
    return {f"d2026_11_{day + number:02}": (4, 0, clicks) for number in range(3)}


def test_queries_that_led_somewhere_may_be_suggested() -> None:
    made_readable("kupon", **often(3, 1))
    made_readable("kupony dla rodzin", **often(3, 2))
    made_readable("kupon pusty", d2026_11_03=(50, 50, 0))
    made_readable("kupon", "en", **often(3, 9))
    assert good_queries(" Kup", "pl") == ["kupony dla rodzin", "kupon"]
    assert good_queries("", "pl") == good_queries("%", "pl") == []


def test_what_one_person_asked_and_followed_is_suggested_to_nobody() -> None:
    made_readable(
        "kowalska anna", d2026_11_03=(1, 0, 0), d2026_11_04=(1, 0, 0), d2026_11_05=(1, 0, 1)
    )
    made_readable("kowalski jan", d2026_11_05=(40, 0, 40))
    assert good_queries("kowal", "pl") == []
