"""Who takes a domain's mail, asked of a real name server on this computer."""

import time

import dns.rcode
import dns.resolver
import pytest

from invite_desktop.mail.mx import base_domain, best_mx
from tests.fakes.web import FakeDns

UNI = "uni.example"


@pytest.mark.parametrize("is_large", [False, True], ids=["UDP", "TCP"])
def test_the_best_record_counts(is_large: bool) -> None:
    records = [(20, "second.example"), (5, "ASPMX.L.Google.COM"), (30, "third.example")]
    with FakeDns({UNI: records}, is_large=is_large) as server:
        assert best_mx(UNI, 5, server.resolver()) == "aspmx.l.google.com"
        assert set(server.questions) == {UNI}


def test_a_domain_that_takes_no_mail_has_no_host() -> None:
    with FakeDns({UNI: [(0, "")]}) as server:  # RFC 7505
        assert best_mx(UNI, 5, server.resolver()) == ""


@pytest.mark.parametrize("host", ["bad_name.example", r"two\032words.example"])
def test_a_name_of_no_host_is_none(host: str) -> None:
    with FakeDns({UNI: [(1, host)]}) as server:
        assert best_mx(UNI, 5, server.resolver()) == ""


def test_no_answer_is_told_from_no_time() -> None:
    with FakeDns({UNI: []}) as server:
        for domain in (UNI, "other.example", "x" * 70 + ".example"):
            with pytest.raises(LookupError):
                best_mx(domain, 5, server.resolver())
    with FakeDns({}, rcode=dns.rcode.REFUSED) as server, pytest.raises(LookupError):
        best_mx(UNI, 5, server.resolver())
    with FakeDns({}, is_silent=True) as server:
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            best_mx(UNI, 0.2, server.resolver())
        assert time.monotonic() - began < 2


def test_the_computers_own_name_servers_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeDns({UNI: [(1, "mx.example")]}) as server:
        own = server.resolver()
        monkeypatch.setattr(dns.resolver, "Resolver", lambda: own)
        assert best_mx(UNI, 5) == "mx.example"


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("aspmx.l.google.com", "google.com"),
        ("uni-si.mail.protection.outlook.com", "outlook.com"),
        ("mx.uni.si", "uni.si"),
        ("mx1.mail.provider.co.uk", "provider.co.uk"),
        ("mail.univie.ac.at", "univie.ac.at"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_base_of_a_name(host: str, base: str) -> None:
    assert base_domain(host) == base
