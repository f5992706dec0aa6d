from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.arrival import ArrivedIn
from invite_desktop.domain.checklist import Step, StepState, is_tested
from invite_desktop.domain.errors import FileNotReadable, SignInRejected
from invite_desktop.domain.fields import fields_in
from invite_desktop.domain.mailing import MailingKind, State
from invite_desktop.domain.recipient import RecipientList
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.import_recipients import DuplicateRule, stage
from invite_desktop.operations.lines import new_session, open_line
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.mapping import suggest_mapping
from invite_desktop.operations.messages import Messages
from invite_desktop.operations.preflight import Finding
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.rehearse import SENDER_ADDRESS, SENDER_NAME, Practice, Trouble
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.surveys import Surveys
from invite_desktop.operations.table_file import read_table
from invite_desktop.operations.test_connection import ConnectionStep, ConnectionTest, letter_to_self
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.resources import Resources, find_root
from invite_desktop.system.vault import MemoryVault
from tests.operations.scripted import silent


class Start:
    """One start of the program in practice: everything new but the folder."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.database = Database(folder / "practice.sqlite3")
        self.database.migrate()
        self.store = Store.over(self.database)
        self.server = PracticeServer(folder / "practice-mail")
        self.surveys = Surveys(self.store)
        self.accounts = Accounts(self.store, MemoryVault(), ())
        self.practice = Practice(
            self.server,
            Resources(root),
            self.surveys,
            self.accounts,
            Recipients(self.store),
            Messages(self.store),
            Mailings(self.store),
        )

    def stop(self) -> None:
        self.practice.stop()
        self.database.release()

    def send_all(self, survey: Survey) -> int:
        """Send the survey's mailing without gaps; the result is how many were taken."""
        account = self.accounts.of(survey)
        assert account is not None
        password = self.accounts.password(account)
        mailings = Mailings(self.store)
        preflight = mailings.check(survey, account, MailingKind.INVITATION)
        assert not preflight.to_fix
        mailing = mailings.freeze(survey, preflight)
        quick = self.server.account(from_email=account.from_email)
        result = SendMailing(self.store, open_line).run(mailing.id, quick, password, RunControl(), silent)
        assert result.problem is None
        return result.counts.of(State.ACCEPTED)


StartAgain = Callable[[], Start]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartAgain]:
    starts: list[Start] = []

    def start_again(root: Path | None = None) -> Start:
        if starts:
            starts[-1].stop()
        starts.append(Start(tmp_path, root or find_root()))
        return starts[-1]

    yield start_again
    starts[-1].stop()


def test_the_first_start_brings_people_a_text_and_an_account(start: StartAgain) -> None:
    program = start()
    survey = program.practice.prepare()
    account = program.accounts.of(survey)
    assert account is not None
    assert account.missing() is None
    assert (account.from_email, account.port) == (SENDER_ADDRESS, program.server.port)
    assert program.accounts.password(account) == program.server.password
    assert len(program.store.recipients.load(survey.id)) > 5
    preflight = Mailings(program.store).check(survey, account)
    assert not preflight.to_fix
    assert Finding.NOT_TESTED in {line.finding for line in preflight.lines}
    assert program.accounts.marks(account)[Step.SETTINGS].state is StepState.DONE


def test_the_text_is_signed_by_its_sender_and_none_of_its_readers(start: StartAgain) -> None:
    program = start()
    survey = program.practice.prepare()
    closing = Messages(program.store).draft(survey.id).body.splitlines()[-2]
    people = program.store.recipients.load(survey.id)
    assert closing == SENDER_NAME
    assert closing not in [" ".join(person.values[:2]) for person in people]


def test_everything_there_is_to_practise_works(start: StartAgain) -> None:
    program = start()
    survey = program.practice.prepare()
    account = program.accounts.of(survey)
    assert account is not None
    test = ConnectionTest(new_session, account, program.accounts.password(account))
    greeting = Messages(program.store).draft(survey.id)
    result = test.run(greeting, lambda report: None)
    assert (result.problem, result.step) == (None, ConnectionStep.SEND)
    assert result.receiving is not None
    assert result.receiving.arrival is not None
    assert (result.receiving.arrival.place, result.receiving.copies) == (ArrivedIn.INBOX, SentCopies.FILED)
    assert letter_to_self(account, greeting).recipient == SENDER_ADDRESS
    assert program.send_all(survey) == len(program.practice.mails()) - 1 > 5


def test_a_second_start_keeps_the_survey_and_follows_the_new_server(start: StartAgain) -> None:
    first = start()
    survey = first.practice.prepare()
    account = first.accounts.of(survey)
    assert account is not None
    first.accounts.mark_test(account, None)
    sent = first.send_all(survey)
    mails = first.practice.mails()
    people = first.store.recipients.load(survey.id)

    second = start()
    assert second.practice.prepare() == survey
    again = second.accounts.of(survey)
    assert again is not None
    assert again.id == account.id
    assert (again.port, again.extra_certificate) == (second.server.port, second.server.authority_pem)
    assert second.accounts.password(again) == second.server.password != first.server.password
    assert second.store.recipients.load(survey.id) == people
    assert second.surveys.all() == (survey,)
    assert second.practice.mails() == mails
    assert len(mails) == sent
    assert is_tested(second.accounts.marks(again)[Step.TEST])  # nobody changed anything


def test_a_deleted_sample_comes_back_at_the_next_start(start: StartAgain) -> None:
    first = start()
    first.surveys.delete(first.practice.prepare())
    second = start()
    assert len(second.store.recipients.load(second.practice.prepare().id)) > 5


def test_a_damaged_sample_leaves_nothing_behind(start: Callable[[Path], Start], tmp_path: Path) -> None:
    root = tmp_path / "resources" / "sample"
    root.mkdir(parents=True)
    (root / "message.json").write_bytes((find_root() / "sample" / "message.json").read_bytes())
    program = start(root.parent)
    with pytest.raises(FileNotReadable):
        program.practice.prepare()
    assert program.surveys.all() == ()


@pytest.mark.parametrize("language", ["en", "sl"])
def test_the_sample_uses_columns_of_its_own_list(language: str, tmp_path: Path) -> None:
    resources = Resources(find_root())
    table = read_table(resources.sample_people(language))
    assert table is not None
    people = stage(table, suggest_mapping(table), RecipientList(), DuplicateRule.KEEP_BOTH)
    sample = resources.sample_message(language)
    assert {use.name for use in fields_in(sample.subject + sample.body)} == set(people.columns)
    codes = [person.values[people.columns.index("Code")] for person in people.people]
    assert "00417" in codes


def test_trouble_can_be_rehearsed_and_ended(start: StartAgain) -> None:
    program = start()
    account = program.accounts.of(program.practice.prepare())
    assert account is not None
    assert (account.imap_host, account.imap_port) == (program.server.host, program.server.imap_port)
    program.practice.rehearse(Trouble.WRONG_PASSWORD)
    assert program.practice.trouble is Trouble.WRONG_PASSWORD
    with pytest.raises(SignInRejected):
        open_line(account, program.server.password)
    program.practice.rehearse(Trouble.DAILY_LIMIT)
    program.practice.rehearse("")
    assert program.server.trouble is None
