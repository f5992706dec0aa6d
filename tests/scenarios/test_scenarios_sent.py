"""Group S: what the Sent folder holds, under which id, when, in which folder."""

import re
from datetime import timedelta

import pytest
import trustme

from invite_desktop.domain.errors import FolderMissing
from invite_desktop.domain.mailing import State
from invite_desktop.mail.practice.mailstore import ALL, SENT
from invite_desktop.operations.reconcile import Confirmation, Look
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import ACCEPT_AND_CUT, FakeGmail, rewriting
from tests.fakes.gmail.folders import Language
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.invariants import assert_invariants, message_id_of
from tests.scenarios.laptops import (
    MINUTE,
    assert_everybody_has_one,
    confirm,
    details_of,
    look,
    look_by_plan,
    person_says,
)

CHANGES = {
    "STORE",
    "UID STORE",
    "APPEND",
    "EXPUNGE",
    "SELECT",
    "COPY",
    "UID COPY",
    "MOVE",
    "UID MOVE",
    "DELETE",
}
LINES = pytest.mark.parametrize("connections", [1, 3])


@LINES
def test_s01_the_message_id_is_kept(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    either_gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT]
    world = new_gmail_world(12, connections=connections)
    world.run()
    assert look(world) == Look(1, 0, None)
    assert all(mail.message_id == message_id_of(mail) for mail in either_gmail.mails)
    known = {fate.message_id for fate in world.store.mailings.fates(world.mailing.id)}
    assert known == {mail.message_id for mail in either_gmail.mails}
    assert_everybody_has_one(world, either_gmail)


@pytest.mark.parametrize(
    "domain", ["gmail.com", "müller.example", "xn--mller-kva.example", "Pisarna.example"]
)
def test_s02_our_ids_are_such_as_gmail_keeps(
    gmail: FakeGmail, new_gmail_world: NewWorld, domain: str
) -> None:
    """They are made of the sender's domain in ASCII, never of the computer's name."""
    gmail.owner.aliases.add(f"ana@{domain}".lower())
    world = new_gmail_world(3, from_email=f"ana@{domain}")
    assert world.run().ending is Ending.FINISHED
    assert all(mail.message_id == message_id_of(mail) for mail in gmail.mails)
    assert all(mail.message_id.isascii() for mail in gmail.mails)
    assert confirm(world) == Confirmation(3, 3)


@LINES
def test_s02_ids_that_the_server_replaces(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, monkeypatch: pytest.MonkeyPatch, connections: int
) -> None:
    """The mail is known by X-Google-Original-Message-ID: in doubt, afterwards, and to other computers."""
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"never"))
    either_gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT]
    world = new_gmail_world(12, connections=connections)
    world.run()
    assert all(mail.message_id != message_id_of(mail) for mail in either_gmail.mails)
    assert look(world) == Look(1, 0, None)
    assert_everybody_has_one(world, either_gmail)


def test_s02_ids_that_are_replaced_without_a_trace_leave_the_doubt_to_the_person(
    gmail: FakeGmail, new_gmail_world: NewWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No server known does so. Nothing can be confirmed then, and nothing is guessed."""
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"never"))
    with_id = rewriting._with_id

    def without_trace(head: bytes, *rest: object) -> tuple[bytes, str]:
        head, new = with_id(head, *rest)  # type: ignore[arg-type]  # handed through
        return re.sub(rb"(?m)^X-Google-Original-Message-ID: .*\r\n", b"", head), new

    monkeypatch.setattr(rewriting, "_with_id", without_trace)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world(3)
    world.run()
    assert look_by_plan(world) == Look(0, 1, None)
    assert confirm(world) == Confirmation(0, 2)
    assert person_says(world, sent=True) == 1
    assert world.run().ending is Ending.FINISHED
    assert gmail.copies == dict.fromkeys(world.people, 1)
    assert_invariants(world)


@pytest.mark.parametrize("index_lag", [0.0, 90.0])
def test_s03_the_copy_appears_after_ninety_seconds(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, index_lag: float
) -> None:
    """Not there after a minute, there after five; a search index that lags behind matters not."""
    gmail = either_gmail
    gmail.post.sent_lag, gmail.post.index_lag = 90.0, index_lag
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world(5)
    began = world.now()
    world.run()
    world.clock.advance_to(began + timedelta(minutes=1))
    first = look(world, all_due=False)
    assert (first.settled, first.open) == (0, 1)
    assert first.next_look is not None
    assert (first.next_look - began).total_seconds() >= 5 * MINUTE
    world.clock.advance_to(first.next_look)
    assert look(world, all_due=False) == Look(1, 0, None)
    assert_everybody_has_one(world, gmail)


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "sl"])
def test_s04_sent_in_every_language(
    authority: trustme.CA, clock: VirtualClock, new_world: NewWorld, language: Language
) -> None:
    with FakeGmail(authority, clock, language, app_password=PASSWORD, labels=("Sent", "Poslano")) as gmail:
        gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
        world = new_world(gmail.account(), gmail.password, gmail)
        world.run()
        assert look(world) == Look(1, 0, None)
        assert_everybody_has_one(world, gmail)


def test_s04_sent_that_was_renamed(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.mailbox.rename(gmail.folder(SENT), "Ankete/Odposlano čez leto")
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world()
    world.run()
    assert look(world) == Look(1, 0, None)
    assert_everybody_has_one(world, gmail)


def test_s05_all_mail_is_hidden(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.hide(ALL)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world()
    world.run()
    assert look(world) == Look(1, 0, None)
    assert_everybody_has_one(world, gmail)


def test_s05_sent_is_hidden_and_all_mail_is_not(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """A doubt is settled from All Mail; the comparison before the run is left out, which the history says."""
    sent = gmail.folder(SENT)
    gmail.hide(SENT)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world()
    world.run()
    assert details_of(world, "not_looked") == ["FolderMissing"]
    assert look(world) == Look(1, 0, None)
    with pytest.raises(FolderMissing):
        confirm(world)
    assert sent.use == SENT
    assert world.of(State.ACCEPTED) == world.people
    assert_invariants(world)


def test_s05_both_are_hidden(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """Nothing can be looked for: the doubt stays one until the person says."""
    gmail.hide(ALL)
    gmail.hide(SENT)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world()
    world.run()
    with pytest.raises(FolderMissing):
        look(world)
    assert world.run().ending is Ending.FINISHED
    assert len(world.of(State.IN_DOUBT)) == 1
    assert_invariants(world)
    person_says(world, sent=True)
    assert gmail.copies == dict.fromkeys(world.people, 1)
    assert_invariants(world)


@LINES
def test_s06_nothing_is_appended_and_nothing_changed(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    either_gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT]
    world = new_gmail_world(9, connections=connections)
    world.run()
    look(world)
    world.run()
    assert_everybody_has_one(world, either_gmail)
    assert not CHANGES & set(either_gmail.imap.commands)
    assert either_gmail.imap.commands["EXAMINE"]
    assert len(either_gmail.folder(SENT).mails) == len(either_gmail.folder(ALL).mails) == 9
    assert all(not mail.flags for mail in either_gmail.folder(SENT).mails.values())
