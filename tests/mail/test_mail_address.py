"""Addresses on the envelope, and Message-IDs."""

import re

import pytest

from invite_desktop.domain.errors import AddressUnusable
from invite_desktop.mail.address import (
    ascii_domain,
    envelope_address,
    message_id_for,
    new_message_id,
)


@pytest.mark.parametrize(
    ("written", "on_the_wire"),
    [
        ("ana@example.org", "ana@example.org"),
        (" ana@Example.ORG ", "ana@example.org"),
        ("Ana.Novak+x@example.org", "Ana.Novak+x@example.org"),
        ("ana@žaba.example", "ana@xn--aba-b3a.example"),
        ("žiga@example.org", "žiga@example.org"),
        ('"ana novak"@example.org', '"ana novak"@example.org'),
        ('"a\\"b"@example.org', '"a\\"b"@example.org'),
        ("ana@localhost", "ana@localhost"),
    ],
)
def test_a_mailbox_is_made_ready_for_the_wire(written: str, on_the_wire: str) -> None:
    assert str(envelope_address(written)) == on_the_wire


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ana",
        "@example.org",
        "ana@",
        "a b@example.org",
        "a,b@example.org",
        ".ana@example.org",
        "ana.@example.org",
        "a..b@example.org",
        "ana@example.org>\r\nRCPT TO:<b@example.org",
        "ana\n@example.org",
        "a\u200bna@example.org",
        "ana@ex ample.org",
        "ana@-example.org",
        "ana@example..org",
        "ana@example.org.",
        "ana@exa_mple.org",
        "ana@[127.0.0.1]",
        "ana@\ud83d\ude00.example\u0301..org",
        "<ana@example.org>",
        "a" * 65 + "@example.org",
        "ana@" + "a" * 64 + ".org",
        "ana@" + "a." * 130 + "org",
        "a" * 60 + "@" + ".".join(["b" * 60] * 3) + "." + "c" * 20,
        "č" * 33 + "@example.org",
    ],
)
def test_what_cannot_stand_on_an_envelope_is_named(written: str) -> None:
    with pytest.raises(AddressUnusable) as caught:
        envelope_address(written)
    assert caught.value.address == written


def test_only_a_local_part_beyond_ascii_needs_smtputf8() -> None:
    assert envelope_address("žiga@example.org").needs_utf8
    assert not envelope_address("ziga@žaba.example").needs_utf8


def test_a_bad_domain_without_an_address_is_named_itself() -> None:
    with pytest.raises(AddressUnusable, match=r"my pc"):
        ascii_domain("my pc")


def test_a_message_id_is_strict_and_never_the_same() -> None:
    made = {new_message_id("Žaba.example") for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"<[a-z0-9]{26,64}@xn--aba-b3a\.example>", each) for each in made)


def test_a_message_id_can_be_computed_again_and_says_nothing() -> None:
    made = message_id_for("5eed", "ana@uni.si", "Žaba.example")
    assert made == message_id_for("5eed", "ana@uni.si", "Žaba.example")
    assert (
        made == "<fnpcaq6wt7gyuji7jjfto2gm6a@xn--aba-b3a.example>"
    )  # copies of the data elsewhere rely on it


def test_seed_and_address_each_make_another_message_id() -> None:
    made = {
        message_id_for(seed, address, "example.org")
        for seed in ("5eed", "5eee")
        for address in ("1@uni.si", "ana@uni.si", "na@uni.si")
    }
    assert len(made) == 6
    assert all(re.fullmatch(r"<[a-z2-7]{26}@example\.org>", each) for each in made)


def test_a_message_id_needs_a_domain() -> None:
    with pytest.raises(AddressUnusable):
        message_id_for("5eed", "ana@uni.si", "my pc")
