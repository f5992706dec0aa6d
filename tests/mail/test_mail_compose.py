"""Whole mails: what Python's own parser reads in them, and that their bytes never change."""

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.errors import AddressUnusable, SettingMissing
from invite_desktop.domain.message import Message
from invite_desktop.mail.compose import Composer, Envelope, Mail, new_message_id
from invite_desktop.mail.html import html_of
from tests.mail.golden import CASES, FOLDER

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
FIELDS = ("First name", "Last name", "Note")
ACCOUNT = Account(from_name="Ana Novak", from_email="ana@example.org")
HEADERS = ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"]


def read(mail: Mail) -> EmailMessage:
    """The mail as Python's parser sees it."""
    return email.message_from_bytes(mail.content, policy=email.policy.default)


def body(mail: Mail, kind: str) -> str:
    """One alternative, its lines parted by line feeds."""
    part = read(mail).get_body((kind,))
    assert part is not None
    return cast("str", part.get_content()).replace("\r\n", "\n")


def compose(
    when: datetime, subject: str, text: str, values: dict[str, str] | None = None, account: Account = ACCOUNT
) -> Mail:
    composer = Composer(account, Message(subject, text), FIELDS)
    return composer.compose("miha@example.net", values or {}, Envelope("<1@example.org>", when))


@pytest.mark.parametrize("name", CASES)
def test_the_bytes_are_those_that_they_always_were(name: str) -> None:
    assert CASES[name].mail().content == (FOLDER / f"{name}.eml").read_bytes()


def test_a_mail_reads_as_it_was_written(when: datetime) -> None:
    values = {"First name": "Živa", "Last name": "Čož", "Note": "<b>&"}
    mail = compose(when, "Hello {{first name}}", "Dear {{FirstName}},\r\n{{Note|nothing}}\n", values)
    message = read(mail)
    assert message.keys() == HEADERS
    assert message["Subject"] == mail.subject == "Hello Živa"
    assert message["From"].addresses[0].display_name == "Ana Novak"
    assert message["To"].addresses[0].display_name == "Živa Čož"
    assert message["To"].addresses[0].addr_spec == mail.recipient == "miha@example.net"
    assert message["Date"].datetime == when
    assert message["Date"] == "Mon, 23 Nov 2026 09:05:00 +0100"
    assert message["Message-ID"] == "<1@example.org>"
    assert body(mail, "plain") == mail.text == "Dear Živa,\n<b>&\n"
    assert body(mail, "html") == mail.html
    assert mail.sender == "ana@example.org"
    assert not mail.needs_utf8


@settings(deadline=None)
@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_any_words_survive_and_no_line_breaks_the_rules(
    subject: str, text: str, first: str, last: str, note: str
) -> None:
    when = datetime.fromisoformat("2026-11-23T09:05:00+01:00")
    account = Account(from_name=last, from_email="ana@example.org")
    values = {"First name": first, "Last name": last, "Note": note}
    mail = compose(when, subject + "{{Note}}", text + "{{First name}}", values, account)
    message = read(mail)
    assert message.keys() == HEADERS
    assert str(message["Subject"] or "") == mail.subject
    assert body(mail, "plain") == mail.text
    assert body(mail, "html") == mail.html
    assert mail.content.isascii()
    assert mail.content.endswith(b"\r\n")
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", mail.content)
    assert max(map(len, mail.content.split(b"\r\n"))) <= 76
    assert not message.defects


def straight(composer_of: Callable[[], Composer], person: tuple[str, str, str], envelope: Envelope) -> bytes:
    """A mail by a composer that has made no other, its bodies encoded in one go."""
    first, last, note = person
    values = {"First name": first, "Last name": last, "Note": note}
    mail = composer_of().compose("miha@example.net", values, envelope)
    head = mail.content.partition(b"\r\n\r\n--")[0]
    boundary = re.search(rb'boundary="(.*)"', head)[1]  # type: ignore[index]  # there is one
    parts = b"".join(
        b"\r\n--%b\r\n%b" % (boundary, straight_part(kind, text))
        for kind, text in (("plain", mail.text), ("html", html_of(mail.text)))
    )
    return b"%b\r\n%b\r\n--%b--\r\n" % (head, parts, boundary)


def straight_part(kind: str, text: str) -> bytes:
    octets = text.encode()
    quoted = binascii.b2a_qp(octets, istext=True)
    encoding, body = "quoted-printable", quoted
    if len(quoted) * 3 > len(octets) * 4:
        encoded = base64.encodebytes(text.replace("\n", "\r\n").encode())
        encoding, body = "base64", encoded.rstrip(b"\n")
    head = f'Content-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: {encoding}\n\n'
    return (head.encode() + body).replace(b"\n", b"\r\n")


LETTERS = st.text(st.sampled_from("až.= \t\n\r—ж/:"), max_size=120)


@settings(deadline=None)
@given(LETTERS, LETTERS, st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=1, max_size=4))
def test_what_is_remembered_of_other_letters_changes_no_byte(
    before: str, after: str, people: list[tuple[str, str, str]]
) -> None:
    envelope = Envelope("<1@example.org>", datetime.fromisoformat("2026-11-23T09:05:00+01:00"))
    text = f"{before}{{{{First name}}}}\n\nDear {{{{Last name}}}}\n{after}\n\n{{{{Note}}}}"

    def new() -> Composer:
        return Composer(ACCOUNT, Message("Hello {{Note}}", text), FIELDS)

    composer = new()
    for person in people:
        values = dict(zip(FIELDS, person, strict=True))
        mail = composer.compose("miha@example.net", values, envelope)
        assert mail.content == straight(new, person, envelope)


def test_a_field_within_a_value_is_never_filled_in(when: datetime) -> None:
    mail = compose(
        when, "{{First name}}", "{{First name}}", {"First name": "{{Last name}}", "Last name": "X"}
    )
    assert mail.subject == mail.text == "{{Last name}}"


def test_a_value_cannot_add_a_header(when: datetime) -> None:
    evil = "x\r\nBcc: victim@example.org\r\n\r\nbody"
    mail = compose(when, "{{Note}}", "", {"Note": evil, "First name": evil, "Last name": evil})
    assert read(mail).keys() == HEADERS
    assert mail.subject == "x Bcc: victim@example.org body"


def test_a_long_line_is_cut_for_the_way_only(when: datetime) -> None:
    mail = compose(when, "", "x" * 5000 + "\n" + "ž" * 5000)
    assert max(map(len, mail.content.split(b"\r\n"))) <= 76
    assert body(mail, "plain") == mail.text


def test_reply_to_stands_only_where_it_differs(when: datetime) -> None:
    def replies_to(address: str) -> str | None:
        account = Account(from_email="ana@example.org", reply_to=address)
        return cast("str | None", read(compose(when, "", "", None, account))["Reply-To"])

    assert replies_to("") is None
    assert replies_to("ANA@example.org") is None
    assert replies_to("study@example.org") == "study@example.org"


def test_no_name_means_a_bare_address(when: datetime) -> None:
    message = read(compose(when, "", "", {}, Account(from_email="ana@example.org")))
    assert message["From"] == "ana@example.org"
    assert message["To"] == "miha@example.net"


def test_names_are_found_whatever_the_columns_case(when: datetime) -> None:
    composer = Composer(ACCOUNT, Message("", ""), ("first_name", "LAST NAME"))
    values = {"first_name": "Miha", "LAST NAME": "Kos"}
    mail = composer.compose("miha@example.net", values, Envelope("<1@example.org>", when))
    assert read(mail)["To"] == "Miha Kos <miha@example.net>"


def test_a_list_without_names_has_none(when: datetime) -> None:
    mail = Composer(ACCOUNT, Message("", ""), ()).compose(
        "m@example.net", {}, Envelope("<1@example.org>", when)
    )
    assert read(mail)["To"] == "m@example.net"


def test_unsubscribing_is_a_mail_to_the_researcher_that_says_who(when: datetime) -> None:
    account = Account(from_email="ana@example.org", reply_to="study+a@example.org")
    mail = compose(when, "", "#UNSUBSCRIBE#", None, account)
    assert mail.text == "mailto:study%2Ba@example.org?subject=Unsubscribe%20miha%40example.net"
    assert f'<a href="{mail.text}">{mail.text}</a>' in mail.html


def test_a_column_of_that_name_goes_first(when: datetime) -> None:
    composer = Composer(ACCOUNT, Message("", "{{Unsubscribe}} {{E-mail}}"), ("Unsubscribe",))
    values = {"Unsubscribe": "https://example.org/u/1"}
    mail = composer.compose("m@example.net", values, Envelope("<1@example.org>", when))
    assert mail.text == "https://example.org/u/1 m@example.net"


def test_the_subject_may_carry_a_prefix(when: datetime) -> None:
    composer = Composer(ACCOUNT, Message("Hello", ""), ())
    mail = composer.compose("m@example.net", {}, Envelope("<1@example.org>", when), "[Test] ")
    assert mail.subject == "[Test] Hello"


def test_domains_beyond_ascii_are_encoded_and_local_parts_need_smtputf8(when: datetime) -> None:
    composer = Composer(ACCOUNT, Message("", ""), ())
    envelope = Envelope("<1@example.org>", when)
    assert composer.compose("m@žaba.example", {}, envelope).recipient == "m@xn--aba-b3a.example"
    mail = composer.compose("žiga@example.net", {}, envelope)
    assert mail.needs_utf8
    assert "žiga@example.net" in mail.content.decode()
    other = Composer(Account(from_email="a@example.org", reply_to="ž@example.org"), Message(), ())
    assert other.compose("m@example.net", {}, envelope).needs_utf8


def test_an_address_that_cannot_be_used_is_named(when: datetime) -> None:
    with pytest.raises(AddressUnusable):
        Composer(ACCOUNT, Message(), ()).compose("no address", {}, Envelope("<1@example.org>", when))


@pytest.mark.parametrize(
    ("account", "field"),
    [
        (Account(from_email="ana"), AccountField.FROM_EMAIL),
        (Account(from_email="ana@example.org", reply_to="x y"), AccountField.REPLY_TO),
    ],
)
def test_the_accounts_own_addresses_are_checked_first(account: Account, field: AccountField) -> None:
    with pytest.raises(SettingMissing) as caught:
        Composer(account, Message(), ())
    assert caught.value.field == field


def test_a_mail_keeps_its_words_out_of_logs(when: datetime) -> None:
    assert "secret" not in repr(compose(when, "secret", "secret"))


def test_each_attempt_has_its_own_boundary(when: datetime) -> None:
    composer = Composer(ACCOUNT, Message("a", "b"), ())
    made = {
        composer.compose("m@example.net", {}, Envelope(new_message_id("example.org"), when)).content
        for _ in "12"
    }
    assert len({re.search(rb'boundary="(.*)"', content)[1] for content in made}) == 2  # type: ignore[index]  # there is one
