"""Group I: the mailbox that does not let us in, breaks off, or holds strange things.

Sending never depends on it. What could not be looked for stays in doubt, and is looked for later.
"""

import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
import trustme

from invite_desktop.domain.errors import (
    MailboxBusy,
    MailboxClosed,
    MailboxError,
    MailboxLost,
    MailboxSignInRejected,
)
from invite_desktop.domain.mailing import State
from invite_desktop.mail.practice.mailstore import ALL, INBOX, SENT, Folder
from invite_desktop.operations.reconcile import Confirmation, Look
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import ACCEPT_AND_CUT, CUT, Break, FakeGmail, Step, replies
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.invariants import assert_explained, assert_invariants, assert_no_secret
from tests.scenarios.laptops import (
    MINUTE,
    Since,
    assert_everybody_has_one,
    confirm,
    details_of,
    look,
    person_says,
)
from tests.scenarios.world import World

LINES = pytest.mark.parametrize("connections", [1, 3])


def refused(world: World, kind: type[MailboxError]) -> MailboxError:
    """A look that comes to nothing, for a reason that is told."""
    with pytest.raises(MailboxError) as caught:
        look(world)
    assert type(caught.value) is kind
    world.problems.append(caught.value)
    assert_explained(caught.value)
    assert_no_secret(world)
    return caught.value


@LINES
def test_i01_all_is_well(gmail: FakeGmail, new_gmail_world: NewWorld, connections: int) -> None:
    """412 of 412 found in the Sent folder, in one pass."""
    gmail.smtp.script["dot"] = [*[None] * 100, ACCEPT_AND_CUT]
    world = new_gmail_world(412, connections=connections)
    world.run()
    assert look(world) == Look(1, 0, None)
    before = sum(gmail.imap.commands.values())
    assert confirm(world) == Confirmation(412, 412)
    assert sum(gmail.imap.commands.values()) - before < 15
    assert all(fate.confirmed_at for fate in world.store.mailings.fates(world.mailing.id))
    assert_everybody_has_one(world, gmail)


@LINES
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (replies.IMAP_BAD_CREDENTIALS, MailboxSignInRejected),
        (replies.IMAP_DISABLED_FOR_DOMAIN, MailboxClosed),
        (replies.IMAP_DISABLED, MailboxClosed),
        (replies.IMAP_APP_PASSWORD, MailboxSignInRejected),
        (replies.IMAP_WEB_LOGIN, MailboxSignInRejected),
        (replies.IMAP_UNAVAILABLE, MailboxBusy),
        ("NO Lookup failed", MailboxSignInRejected),
    ],
    ids=["i02", "i03-domain", "i03-account", "i04", "i05", "unavailable", "unknown-no"],
)
def test_i02_to_i05_the_mailbox_is_closed_while_sending_works(
    either_gmail: FakeGmail,
    new_gmail_world: NewWorld,
    connections: int,
    reply: str,
    kind: type[MailboxError],
) -> None:
    gmail = either_gmail
    gmail.owner.imap_refusal = reply
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world(9, connections=connections)
    assert world.run().counts.by_state == {State.ACCEPTED: 8, State.IN_DOUBT: 1}
    assert details_of(world, "not_looked") == [kind.__name__]
    refused(world, kind)
    assert gmail.imap.commands["AUTHENTICATE"] == 2  # one for each time: a provider counts them
    with pytest.raises(kind):
        confirm(world)
    assert_invariants(world)
    gmail.owner.imap_refusal = ""
    assert look(world) == Look(1, 0, None)
    assert_everybody_has_one(world, gmail)


def test_i02_with_the_mailbox_closed_for_good_the_person_decides(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN
    gmail.smtp.script["dot"] = [CUT]
    world = new_gmail_world(3)
    world.run()
    refused(world, MailboxClosed)
    assert person_says(world, sent=False) == 1
    assert world.run().ending is Ending.FINISHED
    assert gmail.copies == dict.fromkeys(world.people, 1)
    assert_invariants(world)


# -- I06, I07, I08: not now ------------------------------------------------------------------------


def test_i06_too_many_connections(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail = either_gmail
    gmail.owner.imap_connections = 15
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
    world = new_gmail_world(5)
    assert world.run().counts.by_state == {State.ACCEPTED: 4, State.IN_DOUBT: 1}
    assert details_of(world, "not_looked") == ["MailboxBusy"]
    refused(world, MailboxBusy)
    gmail.owner.imap_connections = 0
    settle_later(world, gmail)


def settle_later(world: World, gmail: FakeGmail) -> None:
    """What could not be looked for counts as not looked for: the plan has it still."""
    (attempt,) = world.store.journal.in_doubt(world.mailing.id)
    (opened,) = world.store.journal.open_of_account(world.account.id or 0)
    assert (opened.id, opened.looks, opened.looked_at) == (attempt.id, 0, "")
    world.clock.advance(4 * MINUTE)
    assert look(world, all_due=False) == Look(1, 0, None)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, gmail)


@pytest.mark.parametrize("command", ["EXAMINE", "UID SEARCH", "FETCH", "UID FETCH", "LIST", "ID", "NOOP"])
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (replies.IMAP_OVER_QUOTA, MailboxBusy),
        (Step(replies.IMAP_BYE, close=True), MailboxLost),
        (b"* BYE Session expired, please login again.\r\n", MailboxLost),
        (CUT, MailboxLost),
        (b"\x00\xff what is this\r\n", MailboxLost),
    ],
    ids=["i07-overquota", "i08-bye", "i08-bye-and-silence", "i08-cut", "garbage"],
)
def test_i07_i08_it_breaks_off_in_the_middle(
    gmail: FakeGmail, new_gmail_world: NewWorld, command: str, reply: Any, kind: type[MailboxError]
) -> None:
    gmail.send_by_hand(2)
    gmail.receive(b"From: mailer-daemon@googlemail.com\r\n\r\nAbout some other mail\r\n")
    gmail.smtp.script["dot"] = [None, CUT]
    gmail.imap.script[command] = reply
    world = new_gmail_world(5)
    assert world.run().counts.by_state == {State.ACCEPTED: 4, State.IN_DOUBT: 1}
    assert set(details_of(world, "not_looked")) <= {kind.__name__}
    refused(world, kind)
    assert_invariants(world)
    del gmail.imap.script[command]
    world.clock.advance(4 * MINUTE)
    later = look(world, all_due=False)
    assert (later.settled, later.open) == (0, 1)
    person_says(world, sent=False)
    world.run()
    assert_everybody_has_one(world, gmail)


def test_i08_a_line_that_breaks_after_any_octet(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """A run reads the Sent folder first; wherever that breaks off, it sends, each mail once."""
    gmail.send_by_hand(3)
    new_gmail_world(4).run(at_most=2)
    for direction in ("sent", "received"):
        total = getattr(gmail.imap.lines[0], direction)
        for octet in random.Random(direction).sample(range(1, total), 12):
            world = new_gmail_world(3)
            world.servers = [Since(gmail)]
            gmail.imap.breaks.plan(Break(**{direction: octet}))
            assert world.run().ending is Ending.FINISHED
            assert set(details_of(world, "not_looked")) <= {"MailboxLost"}
            assert world.of(State.ACCEPTED) == world.people
            assert_invariants(world)


# -- I09 to I12: what a mailbox may hold -----------------------------------------------------------


class Renumbering(threading.Event):
    """Something to wait for that comes at once, and changes a folder's numbers at that moment."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self._folder = folder

    def is_set(self) -> bool:
        self._folder.renumber()
        return True


def test_i09_the_numbers_of_the_mails_change(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """During a look it ends the look; between two it is nothing, for no number is kept."""
    gmail.send_by_hand(5)
    gmail.smtp.script["dot"] = [None, CUT, *[None] * 3]
    world = new_gmail_world(5)
    world.run()
    gmail.imap.script["NOOP"] = [Step(hold=Renumbering(gmail.folder(SENT)))]
    assert isinstance(refused(world, MailboxLost), MailboxLost)
    gmail.folder(SENT).renumber()
    gmail.folder(ALL).renumber()
    later = look(world)
    assert (later.settled, later.open) == (0, 1)
    person_says(world, sent=False)
    world.run()
    assert_everybody_has_one(world, gmail)


def test_i10_an_inbox_of_a_hundred_thousand_mails(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """It is never listed: one doubt is in Sent, the other nowhere, and both are settled with few words."""
    gmail.fill_inbox(100_000)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT, None, CUT]
    world = new_gmail_world(6)
    world.run()
    sent_before, commands = octets_sent(gmail), sum(gmail.imap.commands.values())
    found = look(world)
    assert (found.settled, found.open) == (1, 1)
    assert sum(gmail.imap.commands.values()) - commands < 50
    assert octets_sent(gmail) - sent_before < 100_000
    person_says(world, sent=False)
    world.run()
    assert_everybody_has_one(world, gmail)


def octets_sent(gmail: FakeGmail) -> int:
    """By the IMAP server, over all connections."""
    return sum(line.sent for line in gmail.imap.lines)


STRANGE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "octets": lambda: b"\xff\xfe: \x00\r\n\r\n\xff",
    "charset": lambda: b"Subject: =?x-unknown?B?////?=\r\nContent-Type: text/plain; charset=x-no\r\n\r\n\x80",
    "no-end": lambda: b"Content-Type: multipart/report; boundary=\r\nIn-Reply-To: <<>>\r\n no end",
    "two-ids": lambda: b"Message-ID: <a@b> <c@d>\r\nMessage-ID: none\r\n\r\n",
    "long-line": lambda: b"Message-ID: <" + b"x" * 200_000 + b">\r\n\r\n",
    "deep": lambda: b"Content-Type: message/rfc822\r\n\r\n" * 500,
    "huge-report": lambda: b"From: mailer-daemon@googlemail.com\r\n\r\n" + b"x" * 30_000_000,
}


@pytest.mark.parametrize("strange", list(STRANGE))
def test_i11_broken_and_huge_mails(gmail: FakeGmail, new_gmail_world: NewWorld, strange: str) -> None:
    """In Sent and in the Inbox; only a little of each is ever read."""
    gmail.receive(STRANGE[strange], INBOX, SENT, ALL)
    gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT, None, CUT]
    world = new_gmail_world(6)
    world.run()
    assert details_of(world, "not_looked") == []
    before = octets_sent(gmail)
    found = look(world)
    assert (found.settled, found.open) == (1, 1)
    assert octets_sent(gmail) - before < 3_000_000
    person_says(world, sent=False)
    world.run()
    assert_everybody_has_one(world, gmail)


@pytest.mark.parametrize(
    "name", ['Anketa "2026" \\ žž', "Pošta/čšž & co", "[Gmail]/日本語", "&", "a*b%c", "(x) {3}", " padded "]
)
def test_i12_folder_names_with_quotes_and_every_letter(
    authority: trustme.CA, clock: VirtualClock, new_world: NewWorld, name: str
) -> None:
    with FakeGmail(authority, clock, "sl", app_password=PASSWORD, labels=(f"{name} 2", "Sent")) as gmail:
        gmail.mailbox.rename(gmail.folder(SENT), name)
        gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT]
        world = new_world(gmail.account(), gmail.password, gmail)
        world.run()
        assert details_of(world, "not_looked") == []
        assert look(world) == Look(1, 0, None)
        assert_everybody_has_one(world, gmail)
