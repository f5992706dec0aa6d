import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.provider import (
    PasswordKind,
    Provider,
    ProvidersUnusable,
    parse_providers,
    provider_for,
    provider_for_mx,
)

FILE = Path(__file__).parents[2] / "resources" / "providers.json"


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


@pytest.fixture(name="providers")
def _providers() -> tuple[Provider, ...]:
    return parse_providers(_data())


def _named(providers: tuple[Provider, ...], name: str) -> Provider:
    return next(provider for provider in providers if provider.id == name)


def test_gmail_is_as_its_users_need_it(providers: tuple[Provider, ...]) -> None:
    gmail = _named(providers, "gmail")

    assert (gmail.smtp_host, gmail.smtp_port, gmail.encryption) == ("smtp.gmail.com", 465, Encryption.SSL)
    assert (gmail.imap_host, gmail.imap_port) == ("imap.gmail.com", 993)
    assert gmail.password is PasswordKind.APP
    assert gmail.files_sent_copies
    assert (gmail.per_24h, gmail.suggested_daily_limit, gmail.ceiling) == (500, 300, 450)
    assert (gmail.pace, gmail.connections) == (30, 1)
    workspace = _named(providers, "google_workspace")
    assert (workspace.per_24h, workspace.suggested_daily_limit, workspace.ceiling) == (2000, 1000, 1800)


def test_every_kind_of_account_is_there(providers: tuple[Provider, ...]) -> None:
    ids = {provider.id for provider in providers}

    assert ids >= {
        "gmail", "google_workspace", "outlook", "microsoft_365", "yahoo", "icloud", "gmx", "gmx_com",
        "web_de", "zoho", "zoho_eu", "fastmail", "arnes", "amazon_ses", "mailgun", "mailgun_eu",
        "institution",
    }  # fmt: skip


def test_suggestions_stay_under_the_providers_own_limits(providers: tuple[Provider, ...]) -> None:
    for provider in providers:
        if provider.per_24h is not None:
            assert provider.suggested_daily_limit is not None
            assert provider.suggested_daily_limit < provider.per_24h
        if provider.ceiling is not None:
            assert provider.suggested_daily_limit is not None
            assert provider.per_24h is not None
            assert provider.suggested_daily_limit <= provider.ceiling < provider.per_24h


def test_mail_never_leaves_unprotected_and_the_port_fits(providers: tuple[Provider, ...]) -> None:
    for provider in providers:
        assert provider.encryption is not Encryption.NONE
        assert provider.smtp_port == provider.encryption.usual_port


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ana@gmail.com", "gmail"),
        (" Ana.Novak@GoogleMail.COM ", "gmail"),
        ("ana@hotmail.com", "outlook"),
        ("ana@me.com", "icloud"),
        ("ana@gmx.com", "gmx_com"),
        ("ana@gmx.at", "gmx"),
        ("ana@web.de", "web_de"),
        ("ana@yahoo.co.uk", "yahoo"),
        ("ana@hotmail.rs", "outlook"),
        ("ana@zohomail.eu", "zoho_eu"),
        ("ana@guest.arnes.si", "arnes"),
        ('"a@gmail.com"@gmx.de', "gmx"),
    ],
)
def test_an_address_names_its_provider(address: str, expected: str, providers: tuple[Provider, ...]) -> None:
    found = provider_for(address, providers)

    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize("address", ["", "@", "gmail", "ana@gmail.com.si", "ana@notgmail.com", "ana@uni.si"])
def test_other_addresses_have_no_known_provider(address: str, providers: tuple[Provider, ...]) -> None:
    assert provider_for(address, providers) is None


def test_outlook_is_known_as_a_place_where_no_password_works(providers: tuple[Provider, ...]) -> None:
    outlook = _named(providers, "outlook")

    assert outlook.password is PasswordKind.NONE
    assert not outlook.has_imap


def test_microsoft_365_sends_with_a_password_and_shows_no_mailbox(providers: tuple[Provider, ...]) -> None:
    work = _named(providers, "microsoft_365")

    assert (work.smtp_host, work.smtp_port, work.encryption) == ("smtp.office365.com", 587, Encryption.TLS)
    assert work.password is PasswordKind.NORMAL
    assert not work.has_imap
    assert 60 / work.pace <= 30, "its own limit is 30 messages a minute"


def test_several_connections_are_for_servers_that_are_made_for_it(providers: tuple[Provider, ...]) -> None:
    several = {provider.id for provider in providers if provider.connections > 1}

    assert several == {"amazon_ses", "mailgun", "mailgun_eu", "institution"}


def test_every_entry_says_where_and_when_it_was_looked_up(providers: tuple[Provider, ...]) -> None:
    for provider in providers:
        assert provider.source.startswith("https://")
        assert date(2018, 1, 1) <= provider.checked <= date(2026, 12, 31)


def test_what_nobody_has_said_of_sent_copies_is_not_known(providers: tuple[Provider, ...]) -> None:
    known = {provider.id: provider.files_sent_copies for provider in providers}

    assert {name for name, files in known.items() if files} == {"gmail", "google_workspace", "microsoft_365"}
    assert {name for name, files in known.items() if files is False} == {
        "amazon_ses", "mailgun", "mailgun_eu",
    }  # fmt: skip
    assert known["yahoo"] is None


def test_only_google_is_known_for_sixteen_letters(providers: tuple[Provider, ...]) -> None:
    counted = {provider.id for provider in providers if provider.password_letters}

    assert counted == {"gmail", "google_workspace"}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("aspmx.l.google.com", "google_workspace"),
        ("ALT1.ASPMX.L.GOOGLE.COM.", "google_workspace"),
        ("aspmx2.googlemail.com", "google_workspace"),
        ("uni-lj-si.mail.protection.outlook.com", "microsoft_365"),
        ("eur.olc.protection.outlook.com", "outlook"),
        ("in1-smtp.messagingengine.com", "fastmail"),
        ("mx.zoho.eu", "zoho_eu"),
        ("google.com", "google_workspace"),
        ("mx.notgoogle.com", None),
        ("google.com.example.org", None),
        ("", None),
    ],
)
def test_a_mail_exchanger_names_its_provider(
    host: str, expected: str | None, providers: tuple[Provider, ...]
) -> None:
    found = provider_for_mx(host, providers)

    assert (None if found is None else found.id) == expected


def test_imap_needs_a_server_and_a_password(providers: tuple[Provider, ...]) -> None:
    assert _named(providers, "gmail").has_imap
    assert not _named(providers, "institution").has_imap


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("smtp_port", 0),
        ("smtp_port", "465"),
        ("encryption", "starttls"),
        ("password", "oauth"),
        ("per_24h", -1),
        ("ceiling", 0),
        ("connections", 0),
        ("connections", 9),
        ("connections", None),
        ("pace", 1.5),
        ("files_sent_copies", 1),
        ("password_letters", 0),
        ("per_hour", "500"),
        ("mx", "google.com"),
        ("mx", [".google.com"]),
        ("mx", ["gmx.net"]),
        ("source", ""),
        ("source", "http://example.org/"),
        ("checked", None),
        ("domains", "gmail.com"),
        ("domains", ["Gmail.com"]),
        ("domains", ["ana@gmail.com"]),
        ("domains", ["gmx.de"]),
        ("id", "yahoo"),
        ("id", ""),
        ("checked", "2026-13-01"),
        ("colour", "red"),
    ],
)
def test_a_provider_out_of_shape_is_refused(key: str, value: object) -> None:
    data = _data()
    data["providers"][0][key] = value

    with pytest.raises(ProvidersUnusable):
        parse_providers(data)


@pytest.mark.parametrize("data", [None, [], {"format": 1, "providers": []}, {"format": 2, "providers": [1]}])
def test_what_is_no_list_of_providers_is_refused(data: object) -> None:
    with pytest.raises(ProvidersUnusable):
        parse_providers(data)
