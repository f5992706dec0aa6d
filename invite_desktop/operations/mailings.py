"""Mailings of a survey: check, freeze, look back, settle, try again."""

from datetime import datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import (
    Counts,
    Fate,
    Mailing,
    MailingKind,
    Outcome,
    Outline,
    Settled,
    State,
)
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import values_of
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.compose import Composer, Envelope, Mail
from invite_desktop.operations.limits import Outlook, look_ahead, quota_of
from invite_desktop.operations.preflight import RECENTLY, Past, Preflight, check
from invite_desktop.store.store import Store


class Mailings:
    """Everything about mailings but the sending itself."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(
        self,
        survey: Survey,
        account: Account,
        kind: MailingKind | None = None,
        *,
        must_type_password: bool = False,
    ) -> Preflight:
        """Check the survey's list and draft as they stand now.

        Without a kind it is the one to be expected: after an invitation comes a reminder.
        `must_type_password` says that no place has the account's password.
        """
        message = self._store.messages.draft(survey.id)
        mailings, now = self._store.mailings, self._store.database.clock()
        past = Past(
            mailings.reached_by(message),
            mailings.invited(survey.id),
            mailings.written_to_since(survey.id, now - RECENTLY),
        )
        marks = {} if account.id is None else self._store.accounts.marks(account.id)
        copies = None if account.id is None else self._store.accounts.sent_copies(account.id)
        people = self._store.recipients.load(survey.id)
        quota = quota_of(account, self._store.ledger, now)
        return check(
            account,
            marks,
            message,
            people,
            past,
            kind,
            quota,
            now,
            copies,
            must_type_password=must_type_password,
        )

    def freeze(self, survey: Survey, preflight: Preflight) -> Mailing:
        """Fix kind, text, sender, columns and audience: later changes touch nothing of this mailing."""
        with self._store.database.writing():
            version = self._store.messages.freeze(survey.id, preflight.message).version
            return self._store.mailings.create(
                survey.id,
                kind=preflight.kind,
                version=version,
                account=preflight.account,
                columns=preflight.columns,
                audience=preflight.audience,
            )

    def of(self, survey: Survey) -> tuple[Outline, ...]:
        """The survey's mailings, newest first."""
        return self._store.mailings.of_survey(survey.id)

    def outline(self, mailing: Mailing) -> Outline:
        """One mailing in a line."""
        message = self._store.messages.version(mailing.version)
        return Outline(mailing, message.subject, self.counts(mailing))

    def message(self, mailing: Mailing) -> Message:
        """The text that the mailing was frozen with."""
        return self._store.messages.version(mailing.version)

    def counts(self, mailing: Mailing) -> Counts:
        """How many people stand where."""
        return self._store.mailings.counts(mailing.id)

    def fates(self, mailing: Mailing) -> tuple[Fate, ...]:
        """Everybody's outcome, in the list's order."""
        return tuple(self._store.mailings.fates(mailing.id))

    def unfinished(self) -> tuple[Mailing, ...]:
        """Mailings that somebody still waits in, newest first."""
        return self._store.mailings.unfinished()

    def accounts_in_doubt(self) -> tuple[Account, ...]:
        """The accounts with attempts whose outcome nobody knows: of a mailbox's, one that can read it."""
        store = self._store
        accounts = sorted(store.accounts.all(), key=lambda each: bool(each.imap_host))
        of_mailbox = {account.mailbox: account for account in accounts}
        return tuple(
            account
            for account in of_mailbox.values()
            if account.id is not None and store.journal.open_of_account(account.id)
        )

    def lift_rests(self) -> None:
        """What a provider wanted to rest for is over, whatever the clock says: the person knows."""
        self._store.mailings.lift_rests()

    def outlook(self, mailing: Mailing, account: Account) -> Outlook:
        """When how many of those who wait can be written to, if it goes on now with this account."""
        now = self._store.database.clock()
        waiting = self.counts(mailing).of(State.WAITING)
        return look_ahead(account, quota_of(account, self._store.ledger, now), waiting, now)

    def leave(self, mailing: Mailing) -> None:
        """Do not offer an unfinished mailing at every start any more; it can still be continued."""
        self._store.mailings.note(mailing.id, "left")

    def try_again(self, mailing: Mailing) -> int:
        """Let those not sent wait again, at the addresses that stand on the list now. Returns how many."""
        return self._store.journal.release_refused(mailing.id)

    def settle(self, mailing: Mailing, *, sent: bool) -> int:
        """The person's word on everybody in doubt: they got it, or they wait again. Returns how many."""
        outcome = Outcome.ACCEPTED if sent else Outcome.NOT_SENT
        open_attempts = self._store.journal.in_doubt(mailing.id)
        for attempt in open_attempts:
            self._store.journal.finish(attempt.id, outcome, settled_by=Settled.PERSON)
        return len(open_attempts)

    def exact_mail(self, mailing: Mailing, fate: Fate) -> Mail | None:
        """The very mail that went to a person, built again from what was frozen; None if none was tried."""
        attempt = self._store.journal.last_attempt(fate.addressee.id)
        if attempt is None or not attempt.digest:
            return None
        composer = Composer(self.sender(mailing), self.message(mailing), mailing.columns)
        envelope = Envelope(attempt.message_id, datetime.fromisoformat(attempt.date))
        values = values_of(mailing.columns, attempt.address, fate.addressee.values)
        return composer.compose(attempt.address, values, envelope)

    def sender(self, mailing: Mailing) -> Account:
        """The frozen part of the account: what recipients see. No server settings."""
        frozen = self._store.mailings.sender(mailing.id)
        return Account(
            frozen.account_id, frozen.from_name, frozen.from_email, frozen.reply_to, frozen.from_email
        )
