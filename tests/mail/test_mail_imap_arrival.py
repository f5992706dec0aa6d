"""Reading back a mail to oneself: whose word counts, and what tells it from a copy of what was sent."""

import pytest

from invite_desktop.domain.arrival import ArrivedIn
from invite_desktop.mail.authentication_results import Verdicts
from invite_desktop.mail.imap_arrival import has_come_in, read_arrival
from invite_desktop.mail.imap_headers import Fields

ID = "<1@example.si>"


def fields(*lines: str) -> Fields:
    return Fields.of({b"BODY[HEADER.FIELDS (X)]": "".join(f"{line}\r\n" for line in lines).encode()})


def spf(*lines: str, is_gmail: bool = False) -> str:
    return read_arrival(ArrivedIn.INBOX, fields(*lines), is_gmail=is_gmail).verdicts.spf


@pytest.mark.parametrize(
    ("written", "sender"),
    [
        ("Ana <ana@example.si>", "ana@example.si"),
        ("=?utf-8?q?=C5=A0pela?=\r\n <spela@example.si>", "spela@example.si"),
        ("ana@example.si", "ana@example.si"),
        ("Ana", ""),
        ("", ""),
    ],
)
def test_the_sender_is_the_address(written: str, sender: str) -> None:
    arrived = read_arrival(ArrivedIn.SPAM, fields(f"From: {written}", f"Message-ID: {ID}"), is_gmail=True)
    assert (arrived.place, arrived.message_id, arrived.sender) == (ArrivedIn.SPAM, ID, sender)
    assert arrived.verdicts == Verdicts()


def test_in_gmail_only_googles_word_counts() -> None:
    received = "Received: from a by mx.example.si with ESMTP"
    assert spf(received, "Authentication-Results: mx.example.si; spf=pass", is_gmail=True) == ""
    assert spf(received, "Authentication-Results: mx.google.com; spf=pass", is_gmail=True) == "pass"


@pytest.mark.parametrize(
    ("server", "found"),
    [
        ("mx1.example.si", "fail"),
        ("mx2.example.si", "fail"),
        ("Example.si", "fail"),
        ("mx.example.org", ""),
        ("si", ""),
        ("evil-example.si", ""),
    ],
)
def test_elsewhere_the_word_of_the_server_that_took_it_counts(server: str, found: str) -> None:
    lines = (
        "Received: by 2002:a05:6a20:7f96 with SMTP id x",
        "Received: from relay.example.org (relay.example.org [192.0.2.1])\r\n\tby mx1.example.si (Postfix)",
        "Received: from client by relay.example.org with ESMTPSA",
        f"Authentication-Results: {server}; spf=fail",
    )
    assert spf(*lines) == found


def test_a_server_with_a_short_name_speaks_for_itself_only() -> None:
    assert spf("Received: by example.si;", "Authentication-Results: example.si; spf=pass") == "pass"
    assert spf("Received: by example.si;", "Authentication-Results: other.si; spf=pass") == ""
    assert spf("Authentication-Results: example.si; spf=pass") == "", "nobody took it"


def test_a_copy_of_what_was_sent_has_no_mark_of_the_receiving_side() -> None:
    submitted = "Received: from client by smtp.gmail.com with ESMTPSA"
    assert not has_come_in(fields(submitted, f"Message-ID: {ID}"))
    assert has_come_in(fields("Delivered-To: ana@example.si", submitted))
    assert has_come_in(fields("Authentication-Results: mx.example.si; none", submitted))


def test_the_topmost_of_several_fields_comes_first() -> None:
    some = fields("Received: 1", "From: a", "received: 2", "Received: 3")
    assert list(some.every("received")) == ["1", "2", "3"]
    assert (some.first("received"), some.first("to")) == ("1", "")
