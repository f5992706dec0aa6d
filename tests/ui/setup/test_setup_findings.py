"""What the test found, in words: one line for each thing, and what it means."""

from dataclasses import replace

import pytest

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.errors import FolderMissing, MailboxBusy
from invite_desktop.ui.setup.findings import Finding, findings, seconds_of
from invite_desktop.ui.setup.step_line import StepLook

ACCOUNT = Account(from_email="ana.novak@gmail.com", host="smtp.gmail.com")
GOOD = Arrival(ArrivedIn.INBOX, 4.2, True, "ana.novak@gmail.com", True, "pass", "pass", "pass")


def of(arrival: Arrival, account: Account = ACCOUNT) -> list[Finding]:
    """What is said of this arrival, with a copy in Sent."""
    return findings(account, Receiving(arrival, SentCopies.FILED))


@pytest.mark.parametrize(
    ("spf", "dkim", "dmarc", "look"),
    [
        ("pass", "pass", "pass", StepLook.DONE),
        ("softfail", "pass", "pass", StepLook.DONE),
        ("pass", "pass", "none", StepLook.DONE),
        ("pass", "pass", "", StepLook.DONE),
        ("pass", "", "", StepLook.LOOK_AT),
        ("pass", "pass", "fail", StepLook.LOOK_AT),
        ("fail", "none", "none", StepLook.LOOK_AT),
        ("", "", "", StepLook.NOTED),
        ("none", "none", "none", StepLook.NOTED),
    ],
)
def test_three_verdicts_make_one_sentence(spf: str, dkim: str, dmarc: str, look: StepLook) -> None:
    finding = of(replace(GOOD, spf=spf, dkim=dkim, dmarc=dmarc))[1]
    assert finding.look is look
    if look is StepLook.NOTED:
        assert not finding.small
    else:
        assert finding.small.startswith(f"SPF: {spf or 'not said'} · DKIM: {dkim or 'not said'} · ")
    assert bool(finding.meaning) == (look is not StepLook.DONE)


def test_a_replaced_sender_is_worth_a_look() -> None:
    finding = of(replace(GOOD, sender="other@gmail.com", keeps_sender=False))[2]
    assert finding.look is StepLook.LOOK_AT
    assert finding.words == "Gmail replaced the sender with other@gmail.com"
    assert finding.is_open


def test_a_sender_that_cannot_be_read_is_not_spoken_of() -> None:
    lines = of(replace(GOOD, sender="", keeps_sender=False))
    assert not [line for line in lines if "sender" in line.words]


def test_who_gives_a_new_number_is_named() -> None:
    account = replace(ACCOUNT, host="mail.example.org")
    finding = of(replace(GOOD, keeps_message_id=False), account)[3]
    assert finding.words == "The mail server gives your message a new number"
    assert finding.look is StepLook.NOTED


def test_a_message_that_is_not_there_yet() -> None:
    first, copy = findings(ACCOUNT, Receiving(None, SentCopies.FILED))
    assert (first.look, first.words) == (StepLook.NOTED, "The message hasn't shown up yet")
    assert copy.look is StepLook.DONE


def test_a_missing_sent_folder_does_not_hide_the_message() -> None:
    problem = FolderMissing("\\Sent")
    lines = findings(ACCOUNT, Receiving(GOOD, SentCopies.UNREADABLE, problem))
    assert lines[0].look is StepLook.DONE
    assert lines[-1].words == "Your mailbox shows no Sent folder"
    first, _copy = findings(ACCOUNT, Receiving(None, SentCopies.UNREADABLE, problem))
    assert first.words == "The message hasn't shown up yet"


def test_a_mailbox_that_cannot_be_read_is_explained_in_two_lines() -> None:
    lines = findings(ACCOUNT, Receiving(None, SentCopies.UNREADABLE, MailboxBusy("NO [OVERQUOTA]")))
    assert [line.look for line in lines] == [StepLook.ASKED, StepLook.NOTED]
    assert all(line.meaning for line in lines)


def test_no_message_takes_no_time_at_all() -> None:
    assert seconds_of(replace(GOOD, seconds=0.02)) == 1
    assert seconds_of(GOOD) == 4
