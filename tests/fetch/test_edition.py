"""An edition fetched from a real server on loopback: whole, polite, again, and whatever goes wrong on the way."""

import json
import socket
from itertools import pairwise
from pathlib import Path

import pytest

from flows.fetch import addresses
from flows.fetch.edition import Fetched, fetch_edition
from flows.fetch.site import Site
from tests.fetch.served import (
    DAY,
    EDITION,
    FOLDER,
    PAPER,
    Served,
    dripping,
    endless,
    files_in,
    redirect,
    status,
    truncated,
)

ARTICLE = f"{FOLDER}/content_2.htm"


def outcomes(fetched: Fetched) -> list[str]:
    return sorted({receipt.outcome for receipt in fetched.receipts})


def test_an_edition_is_kept_as_it_was_sent(served: Served, tmp_path: Path) -> None:
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert fetched.failures == []
    assert (fetched.count("new"), outcomes(fetched)) == (5, ["new"])
    assert files_in(tmp_path) == EDITION
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / PAPER).glob("*/[!.]*")} == {0o644}


def test_each_address_is_asked_once_one_at_a_time_and_none_of_another_day_or_host(
    served: Served, tmp_path: Path
) -> None:
    fetch_edition(served.source(), DAY, tmp_path)
    assert served.times() == dict.fromkeys(["robots.txt", *EDITION], 1)
    assert served.most_at_once == 1


def test_the_ledger_tells_where_when_and_with_which_headers_each_came(served: Served, tmp_path: Path) -> None:
    fetch_edition(served.source(), DAY, tmp_path)
    ledger = (tmp_path / PAPER / DAY.isoformat() / ".received.jsonl").read_text(encoding="utf-8").splitlines()
    entry = next(json.loads(line) for line in ledger if '"content_1.htm"' in line)
    assert entry["url"] == f"http://127.0.0.1:{served.port}{FOLDER}/content_1.htm"
    assert dict(entry["headers"])["content-type"] == "text/html"
    assert entry["bytes"] == len(EDITION["content_1.htm"])
    assert len(ledger) == 5


def test_requests_keep_the_pause_between_them_and_say_who_asks(served: Served, tmp_path: Path) -> None:
    fetch_edition(served.source(pause=0.05, contact="desk@paper.example"), DAY, tmp_path)
    times = [at for at, _, _ in served.asked]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.05
    assert {headers["User-Agent"].partition("/")[0] for _, _, headers in served.asked} == {"newsclaims"}
    assert all("(+desk@paper.example)" in headers["User-Agent"] for _, _, headers in served.asked)


def test_robots_are_asked_once_for_all_days_and_their_delay_is_kept(served: Served, tmp_path: Path) -> None:
    served.files["/robots.txt"] = b"User-agent: newsclaims\nCrawl-delay: 0.05\n"
    with Site(served.source()) as site:
        for day in (DAY, DAY.replace(day=19)):
            fetch_edition(site.source, day, tmp_path, site=site)
    times = [at for at, _, _ in served.asked]
    assert served.times()["robots.txt"] == 1
    assert min(later - earlier for earlier, later in pairwise(times[1:])) >= 0.05


def test_what_robots_forbid_is_not_asked(served: Served, tmp_path: Path) -> None:
    served.files["/robots.txt"] = b"User-agent: *\nDisallow: /html/*/content_2\n"
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert [failure.partition(": ")[2] for failure in fetched.failures] == [
        "robots.txt forbids it; ask the publisher, or leave it out of sources.toml"
    ]
    assert ARTICLE not in served.paths
    assert fetched.count("new") == 4


def test_what_robots_forbid_is_not_asked_by_way_of_a_redirect_either(served: Served, tmp_path: Path) -> None:
    served.files["/robots.txt"] = b"User-agent: *\nDisallow: /closed/\n"
    served.odd[ARTICLE] = [redirect("/closed/content_2.htm")]
    (failure,) = fetch_edition(served.source(), DAY, tmp_path).failures
    assert "/closed/content_2.htm: robots.txt forbids it" in failure
    assert "/closed/content_2.htm" not in served.paths


@pytest.mark.parametrize(("rules", "fetches"), [(404, True), (403, True), (503, False), (521, False)])
def test_without_robots_all_is_allowed_and_with_robots_that_cannot_be_had_nothing(
    served: Served, tmp_path: Path, rules: int, fetches: bool
) -> None:
    served.odd["/robots.txt"] = [status(rules)]
    fetched = fetch_edition(served.source(attempts=2), DAY, tmp_path)
    assert bool(fetched.receipts) == fetches
    assert served.times()["robots.txt"] == (1 if fetches else 2)


def test_a_source_that_is_down_is_not_asked_again_for_each_day(served: Served, tmp_path: Path) -> None:
    served.odd["/robots.txt"] = [status(503)]
    with Site(served.source(attempts=2)) as site:
        days = [fetch_edition(site.source, DAY.replace(day=day), tmp_path, site=site) for day in (18, 19, 20)]
    assert served.paths == ["/robots.txt"] * 2
    assert ["no answer after 2 attempts" in fetched.failures[0] for fetched in days] == [True] * 3


def test_a_delay_beyond_patience_is_told_and_nothing_is_asked(served: Served, tmp_path: Path) -> None:
    served.files["/robots.txt"] = b"User-agent: *\nCrawl-delay: 600\n"
    (failure,) = fetch_edition(served.source(), DAY, tmp_path).failures
    assert "asks for a pause of 600 s, longer than patience = 120" in failure
    assert served.paths == ["/robots.txt"]


def test_fetching_again_asks_only_whether_anything_changed_and_writes_nothing(served: Served, tmp_path: Path) -> None:
    fetch_edition(served.source(), DAY, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file() and path.name != ".lock"}
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert (fetched.count("unchanged"), outcomes(fetched), fetched.failures) == (5, ["unchanged"], [])
    assert all("If-None-Match" in headers for _, path, headers in served.asked[6:] if path != "/robots.txt")
    assert {
        path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file() and path.name != ".lock"
    } == before


def test_only_what_is_missing_is_asked_where_that_is_wanted(served: Served, tmp_path: Path) -> None:
    fetch_edition(served.source(), DAY, tmp_path)
    (tmp_path / PAPER / DAY.isoformat() / "content_2.htm").unlink()
    served.asked.clear()
    fetched = fetch_edition(served.source(), DAY, tmp_path, missing=True)
    assert served.paths == ["/robots.txt", ARTICLE]
    assert (fetched.count("new"), fetched.count("kept")) == (1, 4)
    assert files_in(tmp_path) == EDITION


def test_a_walk_that_was_cut_off_is_taken_up_again(served: Served, tmp_path: Path) -> None:
    class PowerCutError(Exception):
        pass

    def cut(receipt: object) -> None:
        raise PowerCutError

    with pytest.raises(PowerCutError):
        fetch_edition(served.source(), DAY, tmp_path, told=cut)
    ledger = tmp_path / PAPER / DAY.isoformat() / ".received.jsonl"
    ledger.write_bytes(ledger.read_bytes()[:-40])  # and the last line was torn
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert (fetched.count("unchanged"), fetched.count("new")) == (1, 4)
    assert files_in(tmp_path) == EDITION


def test_what_the_source_changes_later_is_kept_beside_and_never_written_over(served: Served, tmp_path: Path) -> None:
    fetch_edition(served.source(), DAY, tmp_path)
    served.files[ARTICLE] = EDITION["content_2.htm"].replace("1.36亿元".encode("gb18030"), "1.63亿元".encode("gb18030"))
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert [receipt.file for receipt in fetched.receipts if receipt.outcome == "changed"] == ["content_2.htm"]
    assert files_in(tmp_path) == EDITION
    (later,) = (tmp_path / PAPER / DAY.isoformat() / ".changed").iterdir()
    assert later.read_bytes() == served.files[ARTICLE]
    again = fetch_edition(served.source(), DAY, tmp_path)
    assert (again.count("unchanged"), outcomes(again)) == (5, ["unchanged"])


def test_a_file_of_somebody_else_in_the_place_is_not_written_over(served: Served, tmp_path: Path) -> None:
    mine = tmp_path / PAPER / DAY.isoformat() / "content_2.htm"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert (mine.read_bytes(), fetched.count("changed"), fetched.count("new")) == (b"mine", 1, 4)


@pytest.mark.parametrize(
    "odd",
    [status(503), status(429, Retry_After="0"), status(500), truncated],
    ids=["unavailable", "too many requests", "error", "truncated"],
)
def test_a_page_that_fails_once_is_asked_again(served: Served, tmp_path: Path, odd: object) -> None:
    served.odd[ARTICLE] = [odd, lambda handler: handler.send(200, EDITION["content_2.htm"])]
    fetched = fetch_edition(served.source(), DAY, tmp_path)
    assert fetched.failures == []
    assert served.times()["content_2.htm"] == 2
    assert files_in(tmp_path)["content_2.htm"] == EDITION["content_2.htm"]


def test_the_wait_that_a_source_asks_for_is_kept(served: Served, tmp_path: Path) -> None:
    served.odd[ARTICLE] = [status(503, Retry_After="1"), status(404)]
    fetch_edition(served.source(), DAY, tmp_path)
    first, second = [at for at, path, _ in served.asked if path == ARTICLE]
    assert second - first >= 1


@pytest.mark.parametrize(
    ("odd", "said", "asked"),
    [
        (status(404), "not there (status 404)", 1),
        (status(403), "status 403; look at it in a browser", 1),
        (status(206), "status 206; look at it in a browser", 1),
        (status(304), "status 304; look at it in a browser", 1),
        (status(503), "no answer after 3 attempts (status 503); run it again later", 3),
        (status(503, Retry_After="86400"), "come back in 86,400 s; run it again then", 1),
        (truncated, "no answer after 3 attempts (peer closed connection", 3),
        (dripping, "no answer after 3 attempts (not whole after 0.2 s)", 3),
        (endless, "larger than 300,000 bytes", 1),
        (lambda handler: handler.send(200, b"", Content_Length="999999999"), "larger than 300,000 bytes", 1),
        (lambda handler: handler.send(200, b""), "an empty answer", 1),
        (redirect("http://localhost:9/content_2.htm"), "redirected to http://localhost:9/content_2.htm, off", 1),
        (redirect("//elsewhere.example/"), "off the source's host", 1),
        (redirect("file:///etc/passwd"), "off the source's host", 1),
        (redirect("http://["), "redirected to http://[, off the source's host", 1),
        (status(302), "off the source's host", 1),
        (redirect("content_2.htm"), "more than 5 redirects", 6),
        (lambda handler: handler.wfile.write(b"\x00\x01 no HTTP\r\n\r\n"), "no answer after 3 attempts", 3),
    ],
)
def test_what_goes_wrong_at_one_address_is_told_and_costs_no_other(
    served: Served, tmp_path: Path, odd: object, said: str, asked: int
) -> None:
    served.odd[ARTICLE] = [odd]
    source = served.source(attempts=3, longest=0.2, largest=300_000)
    fetched = fetch_edition(source, DAY, tmp_path)
    (failure,) = fetched.failures
    assert failure.startswith(f"http://127.0.0.1:{served.port}{ARTICLE}: ")
    assert said in failure
    assert served.times()["content_2.htm"] == asked
    assert files_in(tmp_path) == {name: body for name, body in EDITION.items() if name != "content_2.htm"}


def test_a_silent_server_is_given_up_in_time(served: Served, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the connection and never answers
        edition = f"http://127.0.0.1:{silent.getsockname()[1]}/node_2.htm"
        fetched = fetch_edition(served.source(edition=edition, timeout=0.1, attempts=2), DAY, tmp_path)
    assert ["no answer after 2 attempts" in failure for failure in fetched.failures] == [True]


def test_a_source_that_stops_answering_is_left_in_peace(served: Served, tmp_path: Path) -> None:
    many = b"".join(b'<a href="content_%d.htm">x</a>' % number for number in range(20))
    served.files[f"{FOLDER}/node_2.htm"] = many
    served.odd = {f"{FOLDER}/content_{number}.htm": [status(503)] for number in range(20)}
    fetched = fetch_edition(served.source(attempts=1), DAY, tmp_path)
    assert len(served.paths) == 2 + 3
    assert fetched.failures[-1] == "17 further addresses were not asked; run it again later"


def test_a_redirect_on_the_host_is_followed_and_links_are_taken_from_where_it_ends(
    served: Served, tmp_path: Path
) -> None:
    served.files["/moved/node_2.htm"] = EDITION["node_3.htm"]
    served.odd[f"{FOLDER}/node_2.htm"] = [redirect("/moved/node_2.htm")]
    source = served.source(articles="/moved/content_*.htm")
    fetched = fetch_edition(source, DAY, tmp_path)
    assert "/moved/content_3.htm" in served.paths
    assert fetched.count("new") == 1


def test_a_day_without_an_edition_is_missing(served: Served, tmp_path: Path) -> None:
    fetched = fetch_edition(served.source(), DAY.replace(day=20), tmp_path)
    assert (fetched.missing, fetched.receipts) == (True, [])


def test_a_first_page_without_a_link_that_fits_is_no_edition_and_is_not_kept(served: Served, tmp_path: Path) -> None:
    served.files[f"{FOLDER}/node_2.htm"] = "<p>系统维护中</p>".encode()
    (failure,) = fetch_edition(served.source(), DAY, tmp_path).failures
    assert "none of its 0 links is a page or an article; mend sources.toml" in failure
    assert files_in(tmp_path) == {}


def test_an_edition_without_end_is_cut_off(served: Served, tmp_path: Path) -> None:
    many = b"".join(b'<a href="content_%d.htm">x</a>' % number for number in range(50))
    served.files[f"{FOLDER}/node_3.htm"] = many
    fetched = fetch_edition(served.source(most=10), DAY, tmp_path)
    assert ["more than most = 10" in failure for failure in fetched.failures] == [True]
    assert len(served.paths) <= 10


def test_two_fetches_of_one_publication_do_not_meet(served: Served, tmp_path: Path) -> None:
    seen: list[Fetched] = []
    fetch_edition(
        served.source(), DAY, tmp_path, told=lambda _: seen.append(fetch_edition(served.source(), DAY, tmp_path))
    )
    assert ["being fetched by another process" in one.failures[0] for one in seen] == [True] * 5


def test_private_addresses_are_refused_unless_allowed(served: Served, tmp_path: Path) -> None:
    (failure,) = fetch_edition(served.source(private=False), DAY, tmp_path).failures
    assert "is at 127.0.0.1, which is no address of the public internet" in failure
    assert served.asked == []


def test_a_name_that_changes_its_address_after_it_was_checked_changes_nothing(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    really = socket.getaddrinfo

    def resolve(host: str, *asked: object, **how: object) -> object:
        calls.append(host)
        rebound = {"paper.example": "127.0.0.1" if calls.count(host) == 1 else "192.0.2.1"}
        return really(rebound.get(host, host), *asked, **how)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    edition = f"http://paper.example:{served.port}{FOLDER}/node_2.htm"
    fetched = fetch_edition(served.source(edition=edition), DAY, tmp_path)
    assert (fetched.count("new"), calls.count("paper.example")) == (5, 1)
    assert {headers["Host"] for _, _, headers in served.asked} == {f"paper.example:{served.port}"}


def test_whatever_a_source_calls_its_files_they_stay_in_the_folder(served: Served, tmp_path: Path) -> None:
    names = ["content_..%2f..%2fout.htm", "content_%2e%2e%2f.htm", "content_a.htm?x=..%2f..%2f", "content_%00.htm"]
    served.files[f"{FOLDER}/node_2.htm"] = "".join(f'<a href="{name}">x</a>' for name in names).encode()
    served.files |= {f"{FOLDER}/{name}": b"<p>x</p>" for name in names}
    raw = tmp_path / "raw"
    fetched = fetch_edition(served.source(articles="content_*"), DAY, raw)
    assert (fetched.count("new"), fetched.failures) == (5, [])
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]
    assert len(files_in(raw)) == 5
