"""Opening a mailbox, and not waiting for ever for one."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import trustme

from invite_desktop.domain.errors import MailboxLost, MailboxSignInRejected
from invite_desktop.operations.lines import MailboxOpener, open_mailbox
from tests.fakes.gmail import FakeGmail, Step


def test_a_mailbox_is_opened_signed_in(authority: trustme.CA) -> None:
    with FakeGmail(authority) as gmail:
        with open_mailbox(gmail.account(), gmail.password) as mailbox:
            assert mailbox.sent_since(gmail.clock()) == ()
        with pytest.raises(MailboxSignInRejected):
            open_mailbox(gmail.account(), None)


@pytest.mark.parametrize("command", ["CONNECT", "AUTHENTICATE", "EXAMINE"])
def test_whatever_is_waited_for_can_be_given_up(authority: trustme.CA, command: str) -> None:
    silence, opener = threading.Event(), MailboxOpener()
    opener.give_up()
    with FakeGmail(authority) as gmail, ThreadPoolExecutor(1) as pool:
        gmail.imap.script[command] = Step(hold=silence)

        def look() -> object:
            with opener(gmail.account(), gmail.password) as mailbox:
                return mailbox.sent_since(gmail.clock())

        looking = pool.submit(look)
        held = threading.Event()
        while not any(line._is_waiting for line in gmail.imap.lines):
            held.wait(0.001)
        opener.give_up()
        assert looking.exception(5) == MailboxLost("")
        silence.set()
