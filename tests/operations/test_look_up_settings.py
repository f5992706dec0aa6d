"""Looking settings up: who is asked in which order, what they are told, and when nobody is waited for."""

import socket
import ssl
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import Offline, SettingsUnknown
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.mail import network
from invite_desktop.mail.autoconfig import Autoconfig, FindMx
from invite_desktop.mail.https import Https, Limits
from invite_desktop.mail.mx import best_mx
from invite_desktop.operations.look_up_settings import Asking, FoundSettings, LookUp, Source
from tests.fakes.web import Answer, FakeDns, FakeWeb, document, redirect

ADDRESS = "Ana.Novak@uni.example"
OWN = "autoconfig.uni.example/mail/config-v1.1.xml"
WELL_KNOWN = "uni.example/.well-known/autoconfig/mail/config-v1.1.xml"
ISPDB = "autoconfig.thunderbird.net/v1.1/uni.example"
EVERYBODY = ["autoconfig.uni.example", "uni.example", "autoconfig.thunderbird.net"]


def provider(name: str, **changes: Any) -> Provider:
    known: dict[str, Any] = {
        "id": name,
        "name": name,
        "domains": (),
        "smtp_host": f"smtp.{name}.example",
        "smtp_port": 465,
        "encryption": Encryption.SSL,
        "imap_host": f"imap.{name}.example",
        "imap_port": 993,
        "per_24h": None,
        "suggested_daily_limit": None,
        "pace": 30,
        "password": PasswordKind.APP,
        "files_sent_copies": True,
        "guide": "",
        "notes": "",
        "source": "",
        "checked": None,
    }
    return Provider(**known | changes)


PERSONAL = provider("post", domains=("post.example",))
SCHOOLS = provider("post", id="schools", mx=("mx.post.example", "schools.post.example"))
BROWSER = provider("browser", password=PasswordKind.NONE, mx=("post.example",))
PROVIDERS = (PERSONAL, BROWSER, SCHOOLS)


def config(
    host: str = "smtp.uni.example", sign_in: str = "password-cleartext", domain: str = "uni.example"
) -> bytes:
    server = (
        f"<hostname>{host}</hostname><port>587</port><socketType>STARTTLS</socketType>"
        f"<authentication>{sign_in}</authentication><username>%EMAILLOCALPART%</username>"
    )
    return document(
        f'<clientConfig><emailProvider id="x"><domain>{domain}</domain>'
        f'<outgoingServer type="smtp">{server}</outgoingServer></emailProvider></clientConfig>'.encode()
    )


FOUND = FoundSettings(
    Source.DOMAIN,
    EVERYBODY[0],
    None,
    "smtp.uni.example",
    587,
    Encryption.TLS,
    "Ana.Novak",
    "",
    993,
    takes_password=True,
)


def nobody(_domain: str, _seconds: float) -> str:
    raise LookupError


def found_as(host: str) -> FindMx:
    return lambda _domain, _seconds: host


def look_up(
    web: FakeWeb, find_mx: FindMx = nobody, seconds: float = 20.0, limits: Limits | None = None
) -> LookUp:
    def new_autoconfig(address: str, domain: str) -> Autoconfig:
        return Autoconfig(address, domain, Https(web.find, web.authority_pem, limits), find_mx, seconds)

    return LookUp(PROVIDERS, new_autoconfig)


def run(
    web: FakeWeb, find_mx: FindMx = nobody, address: str = ADDRESS
) -> tuple[FoundSettings | None, list[Asking]]:
    """What was found, and who was asked."""
    reports: list[Asking] = []
    try:
        return look_up(web, find_mx).run(address, reports.append), reports
    except SettingsUnknown:
        return None, reports


# -- who knows -----------------------------------------------------------------------------------------


def test_what_the_program_knows_it_asks_nobody() -> None:
    def never(_address: str, _domain: str) -> Autoconfig:
        raise AssertionError

    lookup, reports = LookUp(PROVIDERS, never), list[Asking]()
    assert lookup.asks("Ana@POST.example") == ()
    found = lookup.run(" Ana@POST.example ", reports.append)
    assert found == FoundSettings(
        Source.PROVIDER_LIST,
        "",
        PERSONAL,
        "smtp.post.example",
        465,
        Encryption.SSL,
        "Ana@POST.example",
        "imap.post.example",
        993,
        takes_password=True,
    )
    assert not reports


@pytest.mark.parametrize(
    ("place", "source", "asked"),
    [(OWN, Source.DOMAIN, 1), (WELL_KNOWN, Source.WELL_KNOWN, 2), (ISPDB, Source.ISPDB, 3)],
)
def test_one_after_the_other_is_asked_until_one_knows(
    authority: trustme.CA, place: str, source: Source, asked: int
) -> None:
    with FakeWeb(authority, {place: config()}, hosts=tuple(EVERYBODY)) as web:
        found, reports = run(web)
        assert web.asked == [OWN, WELL_KNOWN, ISPDB][:asked]
    host = place.partition("/")[0]
    assert found is not None
    assert (found.source, found.asked, found.smtp_host) == (source, host, FOUND.smtp_host)
    sources = (Source.DOMAIN, Source.WELL_KNOWN, Source.ISPDB)
    assert reports == [Asking(*each) for each in zip(sources, EVERYBODY, strict=True)][:asked]


def test_all_that_was_found_is_told(authority: trustme.CA) -> None:
    with FakeWeb(authority, {OWN: config()}) as web:
        assert run(web)[0] == FOUND


def test_the_screen_can_say_who_will_be_asked(authority: trustme.CA) -> None:
    with FakeWeb(authority, {}, hosts=tuple(EVERYBODY)) as web:
        lookup, reports = look_up(web), list[Asking]()
        assert lookup.asks(ADDRESS) == tuple(EVERYBODY)
        with pytest.raises(SettingsUnknown):
            lookup.run(ADDRESS, reports.append)
    assert tuple(report.host for report in reports if report.host) == lookup.asks(ADDRESS)
    assert reports[-1] == Asking(Source.MX)


def test_only_the_domain_ever_leaves(authority: trustme.CA) -> None:
    with (
        FakeDns({"uni.example": [(1, "mx.relay.example")]}) as names,
        FakeWeb(authority, {OWN: redirect(f"https://{WELL_KNOWN}")}, hosts=tuple(EVERYBODY)) as web,
    ):
        resolver = names.resolver()
        assert run(web, lambda domain, seconds: best_mx(domain, seconds, resolver))[0] is None
        heard = b"".join(web.requests).lower() + " ".join(names.questions).encode()
    assert len(web.requests) == 5
    assert b"uni.example" in heard
    for private in (b"ana", b"novak", b"@", b"%40"):
        assert private not in heard


def test_a_domain_in_any_script(authority: trustme.CA) -> None:
    place = "autoconfig.xn--pota-h6a.example/mail/config-v1.1.xml"
    with FakeWeb(authority, {place: config(domain="pošta.example")}) as web:
        found, reports = run(web, address="ana@POŠTA.example")
    assert found is not None
    assert found.smtp_host == "smtp.uni.example"
    assert reports == [Asking(Source.DOMAIN, "autoconfig.xn--pota-h6a.example")]


@pytest.mark.parametrize(
    "address", ["", "ana", "ana@", "ana@localhost", "ana@10.0.0.1", "a@b c.example", "a@..x"]
)
def test_what_is_no_address_is_not_asked_for(authority: trustme.CA, address: str) -> None:
    with FakeWeb(authority, {}, hosts=("none.example",)) as web:
        lookup, reports = look_up(web), list[Asking]()
        assert lookup.asks(address) == ()
        with pytest.raises(SettingsUnknown):
            lookup.run(address, reports.append)
    assert not reports


# -- by who takes the mail -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("aspmx.mx.post.example", SCHOOLS),
        ("mx.post.example", SCHOOLS),
        ("in.post.example", BROWSER),
        ("xpost.example", None),
        ("", None),
    ],
)
def test_a_provider_is_known_by_who_takes_the_mail(
    authority: trustme.CA, host: str, known: Provider | None
) -> None:
    with FakeWeb(authority, {}, hosts=tuple(EVERYBODY)) as web:
        found, reports = run(web, found_as(host))
    assert Asking(Source.MX) in reports
    assert (found and found.provider) is known
    if found is not None:
        assert (found.source, found.asked, found.username) == (Source.MX, host, ADDRESS)
        assert found.takes_password is (known is SCHOOLS)
        assert bool(found.imap_host) is found.takes_password


def test_the_public_database_may_know_who_takes_the_mail(authority: trustme.CA) -> None:
    place = "autoconfig.thunderbird.net/v1.1/hoster.example"
    with FakeWeb(authority, {place: config(domain="hoster.example")}, hosts=tuple(EVERYBODY)) as web:
        found, reports = run(web, found_as("mx1.in.hoster.example"))
    assert found is not None
    assert (found.source, found.asked) == (Source.MX, "mx1.in.hoster.example")
    assert found.username == "Ana.Novak"
    assert reports[-1] == Asking(Source.MX, "autoconfig.thunderbird.net")


def test_the_same_question_is_not_asked_twice(authority: trustme.CA) -> None:
    with FakeWeb(authority, {}, hosts=tuple(EVERYBODY)) as web:
        assert run(web, found_as("mail.uni.example"))[0] is None
        assert web.asked == [OWN, WELL_KNOWN, ISPDB]


# -- passwords -----------------------------------------------------------------------------------------


def test_where_no_password_signs_in_that_is_said(authority: trustme.CA) -> None:
    with FakeWeb(authority, {OWN: config(sign_in="OAuth2")}) as web:
        found, _ = run(web)
    assert found is not None
    assert not found.takes_password


@pytest.mark.parametrize(
    ("host", "known", "takes"),
    [("smtp.post.example", SCHOOLS, True), ("smtp.browser.example", BROWSER, False)],
)
def test_of_a_server_that_we_know_we_know_better(
    authority: trustme.CA, host: str, known: Provider, takes: bool
) -> None:
    with FakeWeb(authority, {OWN: config(host)}) as web:
        found, _ = run(web)
    assert found is not None
    assert found.provider is known
    assert found.takes_password is takes


# -- nobody knows --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        document(b"<html>Welcome to our Wi-Fi</html>"),
        document(b"*" * 100_000),
        document(b"<!DOCTYPE c [<!ENTITY a 'x'>]><clientConfig>&a;</clientConfig>"),
        config(domain="other.example"),
        redirect("http://autoconfig.uni.example/mail/config-v1.1.xml"),
        document(b"", "503 Busy"),
    ],
    ids=["portal", "huge", "entities", "for others", "to http", "503"],
)
def test_what_is_of_no_use_is_passed_over(authority: trustme.CA, answer: bytes) -> None:
    answers = {OWN: answer, WELL_KNOWN: answer, ISPDB: config()}
    with FakeWeb(authority, answers) as web:
        found, _ = run(web)
    assert found is not None
    assert found.source is Source.ISPDB


def test_a_network_that_reads_the_traffic_is_told_nothing(authority: trustme.CA) -> None:
    expired = authority.issue_cert(*EVERYBODY, not_after=datetime.now(UTC) - timedelta(days=1))
    for certificate in (expired, trustme.CA().issue_cert(*EVERYBODY)):
        with FakeWeb(authority, dict.fromkeys((OWN, WELL_KNOWN, ISPDB), config()), (), certificate) as web:
            assert run(web)[0] is None
            assert not web.requests


def test_names_that_nobody_has_are_no_answer(authority: trustme.CA) -> None:
    with FakeWeb(authority, {}, hosts=("none.example",)) as web:
        assert run(web)[0] is None


def test_without_a_network_that_is_said(authority: trustme.CA) -> None:
    with FakeWeb(authority, {ISPDB: document(b"")}) as web:

        def offline(host: str, *_: object) -> list[tuple[int, Any]]:
            raise Offline(host)

        def only_the_database(*arguments: Any) -> list[tuple[int, Any]]:
            return web.find(*arguments) if "thunderbird" in arguments[0] else offline(*arguments)

        for find, kind in ((offline, Offline), (only_the_database, SettingsUnknown)):

            def new_autoconfig(address: str, domain: str, find: Any = find) -> Autoconfig:
                return Autoconfig(address, domain, Https(find, web.authority_pem), nobody)

            with pytest.raises(kind):
                LookUp(PROVIDERS, new_autoconfig).run(ADDRESS, lambda _: None)


# -- time ----------------------------------------------------------------------------------------------


def drip(line: ssl.SSLSocket, over: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    while not over.wait(0.01):
        line.sendall(b"*")


DRIPPING: dict[str, Answer] = dict.fromkeys((OWN, WELL_KNOWN, ISPDB), drip)


def test_all_questions_together_have_an_end(authority: trustme.CA) -> None:
    with FakeWeb(authority, DRIPPING) as web, FakeDns({}, is_silent=True) as names:
        resolver = names.resolver()
        lookup = look_up(web, lambda domain, seconds: best_mx(domain, seconds, resolver), seconds=0.3)
        began = time.monotonic()
        with pytest.raises(SettingsUnknown):
            lookup.run(ADDRESS, lambda _: None)
        assert time.monotonic() - began < 2
        assert web.asked == [OWN]


def test_one_that_trickles_does_not_keep_the_next_from_being_asked(authority: trustme.CA) -> None:
    with FakeWeb(authority, DRIPPING | {WELL_KNOWN: config()}) as web:
        found = look_up(web, limits=Limits(seconds=0.2)).run(ADDRESS, lambda _: None)
    assert found.source is Source.WELL_KNOWN


def stopped_while(lookup: LookUp, source: Source) -> float:
    """Seconds between `stop` and the end."""
    asking = threading.Event()

    def note(report: Asking) -> None:
        if report.source is source:
            asking.set()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(lookup.run, ADDRESS, note)
        assert asking.wait(5)
        began = time.monotonic()
        lookup.stop()
        with pytest.raises(SettingsUnknown):
            running.result(5)
        return time.monotonic() - began


def test_stop_ends_a_request_at_once(authority: trustme.CA) -> None:
    with FakeWeb(authority, DRIPPING) as web:
        lookup = look_up(web)
        assert stopped_while(lookup, Source.DOMAIN) < 0.5
        assert lookup.is_stopped


def test_stop_ends_the_question_for_who_takes_the_mail_at_once(authority: trustme.CA) -> None:
    with FakeDns({}, is_silent=True) as names, FakeWeb(authority, {}, hosts=tuple(EVERYBODY)) as web:
        resolver = names.resolver()  # left to itself, it ends by its own time limit
        lookup = look_up(web, lambda domain, seconds: best_mx(domain, min(seconds, 0.5), resolver))
        assert stopped_while(lookup, Source.MX) < 0.5


def test_stop_before_the_beginning_is_not_forgotten(authority: trustme.CA) -> None:
    with FakeWeb(authority, {OWN: config()}) as web:
        lookup = look_up(web)
        lookup.stop()
        with pytest.raises(SettingsUnknown):
            lookup.run(ADDRESS, lambda _: None)
        assert not web.requests


# -- the real parts ------------------------------------------------------------------------------------


def test_without_a_name_server_everything_says_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    monkeypatch.setattr(network, "_can_route", lambda *_: False)

    def new_autoconfig(address: str, domain: str) -> Autoconfig:
        return Autoconfig(address, domain, find_mx=nobody)

    with pytest.raises(Offline):
        LookUp(PROVIDERS, new_autoconfig).run(ADDRESS, lambda _: None)


def test_a_name_that_the_computer_looks_for_in_vain_is_left_behind(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, looking = threading.Event(), threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        looking.set()
        over.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    lookup = LookUp(PROVIDERS)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(lookup.run, ADDRESS, lambda _: None)
        assert looking.wait(5)
        began = time.monotonic()
        lookup.stop()
        with pytest.raises(SettingsUnknown):
            running.result(5)
        assert time.monotonic() - began < 0.5
    over.set()


def test_what_asks_is_loaded_when_somebody_asks() -> None:
    program = (
        "import sys; from invite_desktop.operations.look_up_settings import LookUp; LookUp(());"
        "print(sorted({'dns', 'http.client', 'xml.etree', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "[]"
