"""Practice: made-up people, a message, a mail server inside this computer, and trouble on request."""

from dataclasses import replace

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import RecipientList
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.practice.server import PracticeServer, ReceivedMail, Trouble
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.import_recipients import DuplicateRule, Staged, stage
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.mapping import suggest_mapping
from invite_desktop.operations.messages import Messages
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.surveys import Surveys
from invite_desktop.operations.table_file import read_table
from invite_desktop.system.resources import SOURCE_LANGUAGE, Resources, SampleMessage

__all__ = ["Practice", "Trouble"]

SENDER_NAME = "Špela Žnidaršič"
SENDER_ADDRESS = "spela.znidarsic@example.org"
PACE = 0.4  # seconds: slow enough to watch, quick enough to wait for


class Practice:
    """The practice road: the same engine, window and checks, with nothing leaving this computer.

    `language` is that of the sample.
    """

    def __init__(
        self,
        server: PracticeServer,
        resources: Resources,
        surveys: Surveys,
        accounts: Accounts,
        recipients: Recipients,
        messages: Messages,
        mailings: Mailings,
        language: str = SOURCE_LANGUAGE,
    ) -> None:
        self._server = server
        self._resources = resources
        self._surveys = surveys
        self._accounts = accounts
        self._recipients = recipients
        self._messages = messages
        self._mailings = mailings
        self._language = language

    def prepare(self) -> Survey:
        """The sample survey, made on the first start, with an account that reaches the built-in server.

        The server has a new port, authority and password at each start; the account follows. Raises
        `ResourceUnusable` or a `FileError` where the sample is damaged, and a `StoreError`.
        """
        self._server.start()
        self._mailings.lift_rests()  # of a limit that was rehearsed before the program was closed
        sample = self._resources.sample_message(self._language)
        if not self._surveys.all():
            self._make_survey(sample)
        return self._connect(self._surveys.current(sample.survey))

    def mails(self) -> tuple[ReceivedMail, ...]:
        """Every mail that the built-in server took."""
        return self._server.mails()

    def lose(self, count: int) -> None:
        """Let the built-in server lose the next mails after it took them, to prove that it is noticed."""
        self._server.drop_next = count

    def rehearse(self, trouble: str) -> None:
        """Let the built-in server make this trouble from now on, or none any more if it is empty.

        Nobody waits a day for a limit that was rehearsed: with the trouble the wait is over.
        """
        self._server.trouble = Trouble(trouble) if trouble else None
        if not trouble:
            self._mailings.lift_rests()

    @property
    def trouble(self) -> str:
        """The trouble that the built-in server makes; empty again once it has passed."""
        return self._server.trouble or ""

    def stop(self) -> None:
        """Stop the built-in server."""
        self._server.stop()

    def _make_survey(self, sample: SampleMessage) -> None:
        """A survey with the sample's people and text; none at all where they cannot be read."""
        table, nobody = read_table(self._resources.sample_people(self._language)), RecipientList()
        people: Staged | RecipientList = nobody
        if table is not None:
            # the double entry of the sample stays, so that one sees how it is noticed
            people = stage(table, suggest_mapping(table), nobody, DuplicateRule.KEEP_BOTH)
        survey = self._surveys.create(sample.survey)
        self._recipients.add(survey.id, people.columns, people.people)
        self._messages.save_draft(survey.id, Message(sample.subject, sample.body))

    def _connect(self, survey: Survey) -> Survey:
        """Every practice account leads to this start's server."""
        account = self._accounts.of(survey) or Account(
            from_name=SENDER_NAME, from_email=SENDER_ADDRESS, reply_to=SENDER_ADDRESS, pace=PACE
        )
        account = replace(
            account,
            username=self._server.username,
            encryption=self._server.account().encryption,
            port=self._server.port,
            host=self._server.host,
            imap_host=self._server.host,
            imap_port=self._server.imap_port,
            extra_certificate=self._server.authority_pem,
            authentication=True,
            remember_password=False,
        )
        marks = self._accounts.marks(account) or {Step.SETTINGS: Mark(StepState.DONE, "practice")}
        account = self._accounts.save(survey, account)
        self._accounts.keep_password(account, self._server.password)
        self._accounts.put_back_marks(account, marks)  # another port is no change of the person's
        return self._surveys.reload(survey)
