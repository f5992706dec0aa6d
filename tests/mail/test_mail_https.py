"""Documents over HTTPS: what is taken, what is not, and how long anybody waits."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from invite_desktop.domain.errors import Offline
from invite_desktop.mail.https import Https, Limits, NotThere, Stopped
from tests.fakes.web import HOST, Answer, FakeWeb, document, redirect

PLACE = "uni.example/settings"
URL = "https://uni.example/settings"
BODY = b"<clientConfig/>"


def soon() -> float:
    return time.monotonic() + 10


def get(web: FakeWeb, url: str = URL, limits: Limits | None = None) -> bytes:
    return Https(web.find, web.authority_pem, limits).get(url, soon())


def drip(line: ssl.SSLSocket, over: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    while not over.wait(0.01):
        line.sendall(b"*")


def drip_headers(line: ssl.SSLSocket, over: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not over.wait(0.01):
        line.sendall(b"*")


def say_nothing(_line: ssl.SSLSocket, over: threading.Event) -> None:
    over.wait()


def flood(line: ssl.SSLSocket, over: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not over.is_set():
        line.sendall(b"1000\r\n" + b"*" * 4096 + b"\r\n")


def flood_continue(line: ssl.SSLSocket, over: threading.Event) -> None:
    while not over.is_set():
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


@pytest.mark.parametrize(
    "answer",
    [
        document(BODY),
        document(b"f\r\n" + BODY + b"\r\n0\r\n\r\n", Transfer_Encoding="chunked"),
        b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
        b"HTTP/1.1 100 Continue\r\n\r\n" + document(BODY),
    ],
    ids=["length", "chunked", "until closed", "after continue"],
)
def test_a_document_comes_whole(authority: trustme.CA, answer: bytes) -> None:
    with FakeWeb(authority, {PLACE: answer}) as web:
        assert get(web) == BODY


def test_a_document_may_be_as_large_as_the_limit(authority: trustme.CA) -> None:
    with FakeWeb(authority, {PLACE: document(b"*" * 65_536)}) as web:
        assert len(get(web)) == 65_536


def test_the_request_says_nothing_about_the_person(authority: trustme.CA) -> None:
    with FakeWeb(authority, {PLACE: document(BODY)}) as web:
        get(web)
        lines = web.requests[0].decode().split("\r\n")
    assert lines[:2] == ["GET /settings HTTP/1.1", "Host: uni.example"]
    assert {line.partition(":")[0] for line in lines[2:] if line} == {
        "Accept",
        "Accept-Encoding",
        "User-Agent",
        "Connection",
    }


@pytest.mark.parametrize(
    "answer",
    [
        document(b"no", "404 Not Found"),
        document(BODY, "500 Oh"),
        document(BODY, "204 No Content"),
        document(b"*" * 65_537),
        document(BODY, Content_Length="9999"),
        document(b"zz\r\n" + BODY, Transfer_Encoding="chunked"),
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99_000 + b"\r\n\r\n",
        b"",
        flood,
        flood_continue,
    ],
    ids=[
        "404", "500", "204", "large", "cut off", "bad chunks", "no HTTP", "many headers", "long header",
        "nothing", "endless", "endlessly continued",
    ],
)  # fmt: skip
def test_what_is_no_document_is_not_there(authority: trustme.CA, answer: Answer) -> None:
    with FakeWeb(authority, {PLACE: answer}) as web, pytest.raises(NotThere):
        get(web)


@pytest.mark.parametrize("answer", [drip, drip_headers, say_nothing])
def test_a_server_that_trickles_is_not_waited_for(authority: trustme.CA, answer: Answer) -> None:
    with FakeWeb(authority, {PLACE: answer}) as web:
        began = time.monotonic()
        with pytest.raises(NotThere):
            get(web, limits=Limits(seconds=0.2))
        assert time.monotonic() - began < 2


def test_a_dead_place_leaves_time_for_the_next(authority: trustme.CA) -> None:
    with (
        FakeWeb(authority, {PLACE: document(BODY)}) as web,
        socket.socket() as closed,
    ):
        closed.bind((HOST, 0))  # listens to nobody
        places: list[tuple[int, Any]] = [
            (socket.AF_INET, closed.getsockname()),
            (socket.AF_INET, (HOST, web.port)),
        ]
        assert Https(lambda *_: places, web.authority_pem).get(URL, soon()) == BODY
        with pytest.raises(NotThere):
            Https(lambda *_: places[:1], web.authority_pem).get(URL, soon())
        with pytest.raises(NotThere):
            Https(lambda *_: []).get(URL, soon())


def test_name_servers_that_say_nothing_are_not_waited_for() -> None:
    def find(_host: str, _port: int, check_aborted: Callable[[], None]) -> list[tuple[int, Any]]:
        while True:
            check_aborted()

    with pytest.raises(Offline):
        Https(find, limits=Limits(seconds=0.05)).get(URL, soon())


def test_offline_is_told() -> None:
    def find(host: str, *_: object) -> list[tuple[int, Any]]:
        raise Offline(host)

    with pytest.raises(Offline):
        Https(find).get(URL, soon())


# -- redirects -----------------------------------------------------------------------------------------


def test_redirects_are_followed_within_https(authority: trustme.CA) -> None:
    answers = {
        PLACE: redirect("/here?a=1"),
        "uni.example/here?a=1": redirect("https://host.example/there#part", "308 Permanent Redirect"),
        "host.example/there": redirect("//uni.example:444/last", "301 Moved Permanently"),
        "uni.example:444/last": document(BODY),
    }
    with FakeWeb(authority, answers) as web:
        assert get(web) == BODY
        assert web.asked == list(answers)


@pytest.mark.parametrize(
    "url",
    [
        "http://uni.example/settings",
        "ftp://uni.example/settings",
        "file:///etc/passwd",
        "https://somebody:secret@uni.example/settings",
        "https://uni.example/two words",
        "https://uni.example/\xa0",
        "https://uni.example:99999/settings",
        "https://[broken/settings",
        "https:///settings",
        "",
        "/settings",
    ],
)
def test_a_redirect_out_of_https_or_in_circles_ends_there(authority: trustme.CA, url: str) -> None:
    with FakeWeb(authority, {PLACE: redirect(url)}) as web:
        with pytest.raises(NotThere):
            get(web)
        assert len(web.requests) == (4 if url in {"", "/settings", "https:///settings"} else 1)


# -- certificates --------------------------------------------------------------------------------------


def test_a_certificate_that_will_not_do_ends_it_before_anything_is_asked(authority: trustme.CA) -> None:
    expired = authority.issue_cert("uni.example", not_after=datetime.now(UTC) - timedelta(days=1))
    for certificate in (
        expired,
        authority.issue_cert("other.example"),
        trustme.CA().issue_cert("uni.example"),
    ):
        with FakeWeb(authority, {PLACE: document(BODY)}, certificate=certificate) as web:
            with pytest.raises(NotThere, match="SSLCertVerificationError"):
                get(web)
            assert not web.requests


def test_a_server_without_tls_is_not_there() -> None:
    with socket.create_server((HOST, 0)) as listener, ThreadPoolExecutor(1) as pool:

        def answer() -> None:
            line, _ = listener.accept()
            with line:
                line.recv(1000)
                line.sendall(document(BODY))

        served = pool.submit(answer)
        https = Https(lambda *_: [(socket.AF_INET, listener.getsockname())])
        with pytest.raises(NotThere):
            https.get(URL, soon())
        served.result()


# -- the end -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [drip, say_nothing])
def test_stop_ends_it_at_once(authority: trustme.CA, answer: Answer) -> None:
    asked = threading.Event()

    def noted(line: ssl.SSLSocket, over: threading.Event) -> None:
        asked.set()
        assert callable(answer)
        answer(line, over)

    with FakeWeb(authority, {PLACE: noted}) as web, ThreadPoolExecutor(1) as pool:
        https = Https(web.find, web.authority_pem)
        getting = pool.submit(https.get, URL, soon())
        assert asked.wait(5)
        began = time.monotonic()
        https.stop()
        with pytest.raises(Stopped):
            getting.result(5)
        assert time.monotonic() - began < 0.5
        with pytest.raises(Stopped):
            https.get(URL, soon())
    assert len(web.requests) == 1


def test_stop_ends_the_look_up_of_a_name() -> None:
    looking = threading.Event()

    def find(_host: str, _port: int, check_aborted: Callable[[], None]) -> list[tuple[int, Any]]:
        looking.set()
        while True:
            check_aborted()

    https = Https(find)
    with ThreadPoolExecutor(1) as pool:
        getting = pool.submit(https.get, URL, soon())
        assert looking.wait(5)
        https.stop()
        with pytest.raises(Stopped):
            getting.result(5)


def test_stop_between_two_places_is_not_lost(authority: trustme.CA) -> None:
    with FakeWeb(authority, {PLACE: document(BODY)}) as web:
        https: Https

        def find(*_: object) -> list[tuple[int, Any]]:
            https.stop()  # the line that is to come does not exist yet
            return [(socket.AF_INET, (HOST, web.port))]

        https = Https(find, web.authority_pem)
        with pytest.raises(Stopped):
            https.get(URL, soon())
        assert not web.requests
