"""The draft, and the preview that the sending code makes."""

import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import AddressUnusable
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.messages import Messages, Preview
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store

ACCOUNT = Account(from_name="Ana Novak", from_email="ana@uni-lj.si")
COLUMNS = ("First name", "Link")
BOZO = Recipient(7, "bozo@example.org", ("Božo", "https://example.org/a?b=1&c=2"))
MESSAGE = Message(
    "Invitation for {{First name}}", "Dear {{First name|colleague}},\n\nyour link: {{Link}} č\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = Database(tmp_path / "data.sqlite3")
    database.migrate()
    yield Store.over(database)
    database.release()


def test_a_draft_is_kept_for_each_survey(store: Store) -> None:
    messages = Messages(store)
    one, other = store.surveys.create("One"), store.surveys.create("Other")
    messages.save_draft(one.id, MESSAGE)
    messages.save_draft(one.id, Message("Later", "text"))
    assert messages.draft(one.id) == Message("Later", "text")
    assert messages.draft(other.id).is_empty


def test_the_preview_is_the_mail_that_is_sent() -> None:
    mail = Preview(ACCOUNT, MESSAGE, COLUMNS).of(BOZO)
    parsed = email.message_from_bytes(mail.content, policy=email.policy.default)
    plain, html = parsed.get_body(("plain",)), parsed.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert parsed["Subject"] == mail.subject == "Invitation for Božo"
    assert (
        plain.get_content().replace("\r\n", "\n")
        == mail.text
        == "Dear Božo,\n\nyour link: https://example.org/a?b=1&c=2 č\n"
    )
    assert html.get_content().replace("\r\n", "\n").strip() == mail.html.strip()
    assert mail.recipient == "bozo@example.org"


def test_a_mail_to_oneself_has_the_values_of_the_person() -> None:
    mail = Preview(ACCOUNT, MESSAGE, COLUMNS).of(BOZO, to="ana@uni-lj.si", subject_prefix="[Test] ")
    assert mail.recipient == "ana@uni-lj.si"
    assert mail.subject == "[Test] Invitation for Božo"
    assert "Dear Božo" in mail.text
    assert b"bozo@example.org" not in mail.content


def test_an_address_that_no_envelope_takes_is_refused() -> None:
    with pytest.raises(AddressUnusable):
        Preview(ACCOUNT, MESSAGE, COLUMNS).of(Recipient(1, "nobody"))
