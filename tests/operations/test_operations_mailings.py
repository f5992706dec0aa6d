import hashlib
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import OutcomeUnknown, RecipientRefused
from invite_desktop.domain.mailing import LeftOutReason, MailingKind, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.preflight import Finding
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing
from tests.operations.scripted import ScriptedServer, silent


@pytest.fixture
def mailings(store: Store) -> Mailings:
    return Mailings(store)


@pytest.fixture
def server() -> ScriptedServer:
    return ScriptedServer()


@pytest.fixture
def send(store: Store, account: Account, server: ScriptedServer) -> SendMailing:
    return SendMailing(store, server.connect)


def test_the_same_text_goes_to_the_same_people_once(
    mailings: Mailings, survey: Survey, account: Account, new_mailing: NewMailing, send: SendMailing
) -> None:
    first = new_mailing(2)
    assert mailings.check(survey, account).recipients == 2  # nobody was written to yet
    send.run(first.id, account, None, RunControl(), silent)
    again = mailings.check(survey, account)
    assert [reason for _, reason in again.audience] == [LeftOutReason.ALREADY_SENT] * 2
    assert Finding.NOBODY in {line.finding for line in again.to_fix}


def test_a_copy_of_the_survey_reaches_nobody_twice(
    store: Store,
    mailings: Mailings,
    survey: Survey,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
) -> None:
    mailing = new_mailing(2)
    copy = Surveys(store).duplicate(survey, "Copy")
    second = mailings.freeze(copy, mailings.check(copy, account, MailingKind.INVITATION))
    send.run(mailing.id, account, None, RunControl(), silent)
    again = mailings.check(copy, account)
    assert [reason for _, reason in again.audience] == [LeftOutReason.ALREADY_SENT] * 2
    result = send.run(second.id, account, None, RunControl(), silent)
    assert result.counts.by_state == {State.LEFT_OUT: 2}
    assert mailings.try_again(second) == 0


def test_after_an_invitation_comes_a_reminder(
    store: Store,
    mailings: Mailings,
    survey: Survey,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
) -> None:
    mailing = new_mailing(2)
    assert mailings.check(survey, account).kind is MailingKind.INVITATION
    send.run(mailing.id, account, None, RunControl(), silent)
    store.messages.save_draft(survey.id, Message("Again", "Dear {{First name}}, {{Link}}"))
    reminder = mailings.check(survey, account)
    assert reminder.kind is MailingKind.REMINDER
    assert Finding.ALREADY_INVITED not in {line.finding for line in reminder.lines}
    recently = [line.count for line in reminder.lines if line.finding is Finding.WRITTEN_TO_RECENTLY]
    assert recently == [2]
    again = mailings.check(survey, account, MailingKind.INVITATION)
    assert [line.count for line in again.lines if line.finding is Finding.ALREADY_INVITED] == [2]


def test_a_message_is_recent_for_three_days_and_in_its_own_survey(
    store: Store,
    mailings: Mailings,
    survey: Survey,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send.run(new_mailing(2).id, account, None, RunControl(), silent)
    now, other = store.database.clock(), store.surveys.create("Other")
    for age, count in ((timedelta(minutes=-1), 2), (timedelta(days=-2), 2), (timedelta(minutes=1), 0)):
        assert len(store.mailings.written_to_since(survey.id, now + age)) == count
        assert store.mailings.written_to_since(other.id, now + age) == frozenset()
    store.messages.save_draft(survey.id, Message("Again", "Dear {{First name}}, {{Link}}"))
    for days, is_told in ((2, True), (4, False)):
        monkeypatch.setattr(store.database, "clock", partial(now.__add__, timedelta(days=days)))
        found = {line.finding for line in mailings.check(survey, account).lines}
        assert (Finding.WRITTEN_TO_RECENTLY in found) is is_told


def test_the_outlook_of_a_mailing_is_for_those_who_wait(
    store: Store, mailings: Mailings, account: Account, new_mailing: NewMailing, send: SendMailing
) -> None:
    mailing = new_mailing(3)
    limited = replace(account, daily_limit=1, warm_up=False)
    outlook = mailings.outlook(mailing, limited)
    assert (outlook.count, outlook.at_once, outlook.can_begin) == (3, 1, True)
    send.run(mailing.id, limited, None, RunControl(), silent, at_most=1)
    outlook = mailings.outlook(mailing, limited)
    assert (outlook.count, outlook.at_once, outlook.can_begin) == (2, 0, False)


def test_a_changed_text_goes_to_everybody_again(
    store: Store,
    mailings: Mailings,
    survey: Survey,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
) -> None:
    send.run(new_mailing(2).id, account, None, RunControl(), silent)
    store.messages.save_draft(survey.id, Message("A reminder", "Dear {{First name}}, {{Link}}"))
    assert mailings.check(survey, account).recipients == 2
    store.messages.save_draft(survey.id, Message("For {{First name}}", "Dear {{First name}}, {{Link}}"))
    assert mailings.check(survey, account).recipients == 0


def test_someone_in_doubt_may_have_got_the_text(
    mailings: Mailings,
    survey: Survey,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
    server: ScriptedServer,
) -> None:
    server.plays.append(OutcomeUnknown())
    mailing = new_mailing(2)
    send.run(mailing.id, account, None, RunControl(), silent, at_most=1)
    assert mailings.check(survey, account).recipients == 1


def test_an_account_that_was_not_saved_was_not_tested(mailings: Mailings, survey: Survey) -> None:
    preflight = mailings.check(survey, Account())
    assert Finding.SETTING_MISSING in {line.finding for line in preflight.to_fix}


def test_a_mailing_stands_in_the_history(
    mailings: Mailings, survey: Survey, account: Account, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    (outline,) = mailings.of(survey)
    assert outline == mailings.outline(mailing)
    assert (outline.mailing, outline.subject) == (mailing, "For {{First name}}")
    assert outline.counts == mailings.counts(mailing)
    assert mailing.kind is MailingKind.INVITATION
    assert mailings.message(mailing).body == "Dear {{First name}}, {{Link}}"
    sender = mailings.sender(mailing)
    assert (sender.from_name, sender.reply_to) == (account.from_name, account.reply_to)


def test_unfinished_mailings_are_offered_until_they_are_left(
    mailings: Mailings, account: Account, new_mailing: NewMailing, send: SendMailing
) -> None:
    mailing = new_mailing(2)
    assert mailings.unfinished() == (mailing,)
    mailings.leave(mailing)
    assert mailings.unfinished() == ()
    send.run(mailing.id, account, None, RunControl(), silent)
    assert mailings.unfinished() == ()
    assert mailings.counts(mailing).by_state == {State.ACCEPTED: 2}


@pytest.mark.parametrize("sent", [True, False])
def test_the_person_settles_what_is_in_doubt(
    sent: bool,
    mailings: Mailings,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
    server: ScriptedServer,
) -> None:
    mailing = new_mailing(2)
    server.plays.append(OutcomeUnknown())
    send.run(mailing.id, account, None, RunControl(), silent, at_most=1)
    assert mailings.settle(mailing, sent=sent) == 1
    assert mailings.settle(mailing, sent=sent) == 0
    states = [fate.state for fate in mailings.fates(mailing)]
    assert states == [State.ACCEPTED if sent else State.WAITING, State.WAITING]
    send.run(mailing.id, account, None, RunControl(), silent)
    assert mailings.counts(mailing).by_state == {State.ACCEPTED: 2}
    assert len(server.taken) == (1 if sent else 2)


def test_those_refused_are_tried_again_at_the_mended_address(
    store: Store,
    mailings: Mailings,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
    server: ScriptedServer,
) -> None:
    mailing = new_mailing(2)
    server.plays.append(RecipientRefused("p0@example.net", "550 5.1.1"))
    send.run(mailing.id, account, None, RunControl(), silent)
    person = mailings.fates(mailing)[0].addressee
    store.recipients.update([Recipient(person.recipient_id, "mended@example.net", person.values)])
    assert mailings.try_again(mailing) == 1
    send.run(mailing.id, account, None, RunControl(), silent)
    assert server.recipients == ["p1@example.net", "mended@example.net"]
    mail = mailings.exact_mail(mailing, mailings.fates(mailing)[0])
    assert mail == server.taken[1]


def test_the_exact_mail_is_built_again_whatever_changed_since(
    store: Store,
    survey: Survey,
    mailings: Mailings,
    account: Account,
    new_mailing: NewMailing,
    send: SendMailing,
    server: ScriptedServer,
) -> None:
    mailing = new_mailing(3)
    send.run(mailing.id, account, None, RunControl(), silent)
    store.accounts.save(replace(account, from_name="Other", from_email="other@example.org"))
    store.messages.save_draft(survey.id, Message("Other", "Other"))
    store.recipients.remove(store.recipients.load(survey.id).people)
    for fate, sent in zip(mailings.fates(mailing), server.taken, strict=True):
        mail = mailings.exact_mail(mailing, fate)
        record = store.journal.last_attempt(fate.addressee.id)
        assert mail == sent
        assert mail is not None
        assert record is not None
        assert hashlib.sha256(mail.content).hexdigest() == record.digest


def test_there_is_no_mail_where_none_was_tried(
    store: Store, mailings: Mailings, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    waiting, refused = mailings.fates(mailing)
    store.journal.record_refusal(refused.addressee, "<1@example.org>", "AddressUnusable")
    assert mailings.exact_mail(mailing, waiting) is None
    assert mailings.exact_mail(mailing, refused) is None
