import hashlib
import sqlite3
import time
from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Protocol

import pytest

from invite_desktop.domain import errors
from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    BegunElsewhere,
    ConnectionLost,
    InviteError,
    RecipientRefused,
    SignInRejected,
)
from invite_desktop.domain.mailing import LeftOutReason, Mailing, MailingKind, Progress, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.pace import JITTER
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.compose import Mail
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import (
    Ending,
    RunResult,
    SendMailing,
)
from invite_desktop.operations.sending.tally import REPORT_SECONDS, Report
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing
from tests.operations.scripted import (
    Beside,
    Clock,
    ScriptedServer,
    VirtualControl,
    WatchedControl,
    message_id_of,
    silent,
)

LONG = 3600.0  # seconds that no test may wait out


def leaves(root: type[InviteError]) -> list[type[InviteError]]:
    """Every class under this one that is raised, ones with subclasses of their own among them."""
    return [
        kind
        for child in root.__subclasses__()
        for kind in ([child] if fields_of(child) is not None else []) + leaves(child)
    ]


def fields_of(kind: type[InviteError]) -> tuple[Any, ...] | None:
    return fields(kind) if "__dataclass_fields__" in vars(kind) else None  # type: ignore[arg-type]


def one(kind: type[InviteError]) -> InviteError:
    """An instance with something in every field."""
    values: dict[type, object] = {
        str: "552 5.2.2 said the server",
        int: 465,
        bool: True,
        datetime: datetime(2026, 11, 22, tzinfo=UTC),
    }
    return kind(*(values[field.type] for field in fields_of(kind) or ()))


REFUSALS = [kind for kind in leaves(errors.RecipientError) if kind is not errors.RecipientDeferred]
WAITED_OUT = {
    errors.Offline,
    errors.ServerNotFound,
    errors.ServerUnreachable,
    errors.ConnectionLost,
    errors.OutcomeUnknown,
    errors.ServerUnavailable,
    errors.TooManySignIns,
}
ACCOUNT_PROBLEMS = [
    kind for kind in leaves(errors.SetupError) + leaves(errors.RunError) if kind not in WAITED_OUT
]


class Run(Protocol):
    def __call__(
        self,
        mailing: Mailing,
        server: ScriptedServer,
        control: RunControl | None = None,
        report: Report = silent,
        **changes: object,
    ) -> RunResult: ...


@pytest.fixture
def clock(store: Store) -> Clock:
    """The time of the run and of the journal; waiting puts it forward."""
    clock = Clock()
    store.database.clock = clock
    return clock


@pytest.fixture
def run(store: Store, account: Account, clock: Clock) -> Run:
    def run(
        mailing: Mailing,
        server: ScriptedServer,
        control: RunControl | None = None,
        report: Report = silent,
        **changes: object,
    ) -> RunResult:
        sender = SendMailing(store, server.connect, clock=clock)
        settings: Any = changes
        control = control or VirtualControl(clock)
        return sender.run(mailing.id, replace(account, **settings), "secret", control, report)

    return run


def states(store: Store, mailing: Mailing) -> list[State]:
    return [fate.state for fate in store.mailings.fates(mailing.id)]


def events(store: Store, mailing: Mailing) -> list[tuple[str, str]]:
    return [(kind, detail) for _, kind, detail in store.mailings.events(mailing.id)]


W, A, R, D = State.WAITING, State.ACCEPTED, State.REFUSED, State.IN_DOUBT


# -- the road without a stone ----------------------------------------------------------------------


def test_everybody_gets_their_mail_once(store: Store, new_mailing: NewMailing, run: Run) -> None:
    mailing, server = new_mailing(5), ScriptedServer()
    result = run(mailing, server)
    assert result == RunResult(Ending.FINISHED, store.mailings.counts(mailing.id))
    assert result.counts.by_state == {A: 5}
    assert server.recipients == [f"p{n}@example.net" for n in range(5)]
    assert [mail.subject for mail in server.taken] == [f"For Čas{n}" for n in range(5)]
    assert (server.connections, server.open_lines) == (1, 0)
    assert events(store, mailing) == [("started", ""), ("finished", "")]


def test_a_second_run_has_nothing_to_do(new_mailing: NewMailing, run: Run) -> None:
    mailing, server = new_mailing(3), ScriptedServer()
    run(mailing, server)
    assert run(mailing, server).ending is Ending.FINISHED
    assert (len(server.taken), server.connections) == (3, 1)


def test_the_journal_knows_each_mail(store: Store, new_mailing: NewMailing, run: Run) -> None:
    mailing, server = new_mailing(3), ScriptedServer()
    run(mailing, server)
    fates = list(store.mailings.fates(mailing.id))
    assert [fate.message_id for fate in fates] == server.message_ids
    assert len(set(server.message_ids)) == 3
    assert all(message_id.endswith("@example.org>") for message_id in server.message_ids)
    assert {fate.reply for fate in fates} == {"250 2.0.0 OK  1790534477 scripted"}
    for fate, mail in zip(fates, server.taken, strict=True):
        record = store.journal.last_attempt(fate.addressee.id)
        assert record is not None
        assert record.digest == hashlib.sha256(mail.content).hexdigest()
        assert datetime.fromisoformat(record.date).tzinfo is not None


def test_the_attempt_is_on_disk_before_the_mail_leaves(
    store: Store, database: Database, new_mailing: NewMailing, run: Run
) -> None:
    seen = []

    def look(mail: Mail) -> None:
        other = sqlite3.connect(database.path)
        query = "SELECT message_id, digest FROM attempt WHERE address = ? AND outcome IS NULL"
        seen.append(other.execute(query, (mail.recipient,)).fetchall())
        other.close()
        assert seen[-1] == [(message_id_of(mail), hashlib.sha256(mail.content).hexdigest())]

    run(new_mailing(3), ScriptedServer(look, look, look))
    assert len(seen) == 3


def test_those_left_out_are_not_written_to(store: Store, survey: Survey, account: Account, run: Run) -> None:
    store.recipients.add(
        survey.id,
        [
            Recipient(0, "ana@example.net"),
            Recipient(0, "ANA@example.net"),
            Recipient(0, "bor@example.net", left_out=True),
            Recipient(0, "not an address"),
        ],
    )
    mailings, server = Mailings(store), ScriptedServer()
    mailing = mailings.freeze(survey, mailings.check(survey, account, MailingKind.INVITATION))
    assert run(mailing, server).counts.by_state == {A: 1, State.LEFT_OUT: 3}
    assert server.recipients == ["ana@example.net"]


# -- one person ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_of_one_person_stops_nobody_else(
    kind: type[InviteError], store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing, server = new_mailing(3), ScriptedServer(None, one(kind))
    result = run(mailing, server)
    assert result.ending is Ending.FINISHED
    assert states(store, mailing) == [A, R, A]
    refused = list(store.mailings.fates(mailing.id))[1]
    assert refused.reason == kind.__name__
    assert refused.reply == getattr(one(kind), "reply", "")
    assert run(mailing, server).counts.by_state == {A: 2, R: 1}
    assert server.tried == 3


def test_an_address_that_no_envelope_takes_is_on_record(
    store: Store, survey: Survey, account: Account, run: Run
) -> None:
    (ana,) = store.recipients.add(survey.id, [Recipient(0, "ana@example.net")])
    version = store.messages.freeze(survey.id, Message("Hi", "there")).version
    mailing = store.mailings.create(
        survey.id,
        kind=MailingKind.LETTER,
        version=version,
        account=account,
        columns=(),
        audience=[(replace(ana, address="ana novak@"), None), (ana, None)],
    )
    server = ScriptedServer()
    run(mailing, server)
    assert states(store, mailing) == [R, A]
    assert next(store.mailings.fates(mailing.id)).reason == "AddressUnusable"
    assert server.tried == 1


def test_a_mended_address_that_was_reached_is_not_written_to_again(
    store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing = new_mailing(2)
    server = ScriptedServer(RecipientRefused("p0@example.net", "550 5.1.1"))
    run(mailing, server)
    person = next(store.mailings.fates(mailing.id)).addressee
    store.recipients.update([Recipient(person.recipient_id, "P1@example.net", person.values)])
    store.journal.release_refused(mailing.id)
    run(mailing, server)
    assert states(store, mailing) == [R, A]
    assert next(store.mailings.fates(mailing.id)).reason == "AlreadyReached"
    assert server.recipients == ["p1@example.net"]


def test_two_mailings_of_one_text_reach_nobody_twice(store: Store, new_mailing: NewMailing, run: Run) -> None:
    first = new_mailing(2)
    second = new_mailing(0)  # frozen before anybody was written to
    server = ScriptedServer()
    run(second, server)
    assert len(server.taken) == 2
    result = run(first, server, pace=LONG)  # nothing is sent, so nothing is waited for
    assert result.counts.by_state == {State.LEFT_OUT: 2}
    assert {fate.reason for fate in store.mailings.fates(first.id)} == {LeftOutReason.ALREADY_SENT}
    assert store.journal.release_refused(first.id) == 0
    assert Counter(server.recipients).most_common(1)[0][1] == 1


def test_an_address_taken_meanwhile_is_left_alone(store: Store, new_mailing: NewMailing, run: Run) -> None:
    """What only a second copy of the program could do; the database itself says no."""
    mailing = new_mailing(2)
    first, second = store.mailings.waiting(mailing.id)

    def somebody_else_writes_to_the_second(mail: Mail) -> None:
        intruder = replace(first, address=second.address)
        attempt = store.journal.begin(intruder, "<elsewhere@example.org>", "", "")
        assert attempt

    server = ScriptedServer(somebody_else_writes_to_the_second)
    run(mailing, server)
    assert server.recipients == [first.address]
    assert list(store.mailings.fates(mailing.id))[1].reason == "AlreadyReached"


# -- the account, the line -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ACCOUNT_PROBLEMS)
def test_a_problem_of_everybody_pauses_the_mailing(
    kind: type[InviteError], store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing, problem = new_mailing(3), one(kind)
    server = ScriptedServer(problem)
    result = run(mailing, server)
    assert (result.ending, result.problem) == (Ending.PAUSED, problem)
    assert states(store, mailing) == [W, W, W]
    assert events(store, mailing)[-1] == ("paused", kind.__name__)
    assert server.open_lines == 0
    assert run(mailing, server).counts.by_state == {A: 3}
    assert len(server.taken) == 3


@pytest.mark.parametrize("kind", ACCOUNT_PROBLEMS)
def test_a_sign_in_that_does_not_work_tries_nobody(
    kind: type[InviteError], store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing, server = new_mailing(2), ScriptedServer()
    server.refuse_connections.append(one(kind))
    result = run(mailing, server)
    assert result.problem == one(kind)
    assert result.counts.by_state == {W: 2}
    assert store.journal.last_attempt(store.mailings.waiting(mailing.id)[0].id) is None


def test_an_answer_that_never_came_leaves_one_person_in_doubt(
    store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing, server = new_mailing(3), ScriptedServer(None)
    server.plays.append(server.take_and_lose_the_answer)
    result = run(mailing, server)
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert states(store, mailing) == [A, D, A]
    (in_doubt,) = store.journal.in_doubt(mailing.id)
    assert in_doubt.message_id == server.message_ids[1]
    assert run(mailing, server).counts.by_state == {A: 2, D: 1}
    assert Counter(server.recipients).most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    "problem", [ConnectionLost("mail"), errors.ServerUnavailable("421 4.4.2 Idle too long")]
)
def test_a_line_dropped_between_two_messages_is_opened_again(
    problem: InviteError, store: Store, new_mailing: NewMailing, run: Run
) -> None:
    mailing, server = new_mailing(3), ScriptedServer(None, problem)
    assert run(mailing, server).ending is Ending.FINISHED
    assert states(store, mailing) == [A, A, A]
    assert server.recipients == [f"p{n}@example.net" for n in range(3)]
    assert (server.tried, server.connections, server.open_lines) == (4, 2, 0)


def test_a_line_that_served_only_refusals_is_opened_again_too(new_mailing: NewMailing, run: Run) -> None:
    server = ScriptedServer(RecipientRefused("p0@example.net", "550 5.1.1"), ConnectionLost("mail"))
    assert run(new_mailing(2), server).counts.by_state == {R: 1, A: 1}


def test_no_new_line_pauses(store: Store, new_mailing: NewMailing, run: Run) -> None:
    mailing, rejected = new_mailing(2), SignInRejected("spela", "535 5.7.8")
    server = ScriptedServer(None, ConnectionLost("mail"))
    server.refuse_connections.extend([None, rejected])
    assert run(mailing, server).problem == rejected
    assert states(store, mailing) == [A, W]
    assert server.open_lines == 0


# -- pause, resume, stop, start again --------------------------------------------------------------


def test_a_pause_holds_after_the_current_message(
    database: Database, new_mailing: NewMailing, run: Run
) -> None:
    mailing, control = new_mailing(3), WatchedControl()
    server = ScriptedServer(lambda mail: control.pause())
    beside = Beside(lambda: run(mailing, server, control), database.release)
    control.await_questions(2)  # at the start, and before the second message
    assert control.is_paused
    assert len(server.taken) == 1
    control.resume()
    assert beside.result().ending is Ending.FINISHED
    assert len(server.taken) == 3


def test_stopping_ends_after_the_current_message(store: Store, new_mailing: NewMailing, run: Run) -> None:
    mailing, control = new_mailing(3), RunControl()
    server = ScriptedServer(None, lambda mail: control.stop())
    assert run(mailing, server, control).ending is Ending.STOPPED
    assert states(store, mailing) == [A, A, W]
    assert events(store, mailing)[-1] == ("stopped", "")
    assert server.open_lines == 0


def test_stopping_ends_a_gap_at_once(database: Database, new_mailing: NewMailing, run: Run) -> None:
    mailing, control, server = new_mailing(2), WatchedControl(), ScriptedServer()
    began = time.monotonic()
    beside = Beside(lambda: run(mailing, server, control, pace=LONG), database.release)
    control.await_questions(2)
    control.stop()
    assert beside.result().ending is Ending.STOPPED
    assert time.monotonic() - began < 5
    assert len(server.taken) == 1


def test_a_run_stopped_before_it_began_opens_no_line(new_mailing: NewMailing, run: Run) -> None:
    control, server = RunControl(), ScriptedServer()
    control.stop()
    assert run(new_mailing(2), server, control).counts.by_state == {W: 2}
    assert server.connections == 0


def test_after_a_restart_exactly_those_who_wait_are_written_to(
    store: Store, database: Database, new_mailing: NewMailing, run: Run, account: Account
) -> None:
    mailing, control = new_mailing(4), RunControl()
    server = ScriptedServer(None, lambda mail: control.stop())
    run(mailing, server, control)
    database.release()
    reopened = Database(database.path)
    again = Store.over(reopened)
    assert again.mailings.unfinished() == (mailing,)
    SendMailing(again, server.connect).run(mailing.id, account, "secret", RunControl(), silent)
    assert server.recipients == [f"p{n}@example.net" for n in range(4)]
    assert again.mailings.unfinished() == ()
    reopened.release()


def test_what_was_frozen_is_sent_whatever_was_edited_meanwhile(
    store: Store, survey: Survey, new_mailing: NewMailing, run: Run
) -> None:
    mailing = new_mailing(1)
    (person,) = store.recipients.load(survey.id)
    store.recipients.update([replace(person, address="moved@example.net", values=("Renamed", "elsewhere"))])
    store.recipients.set_columns(survey.id, ("Link", "First name"))
    store.messages.save_draft(survey.id, Message("Other", "Text"))
    server = ScriptedServer()
    run(mailing, server, from_name="Somebody", from_email="somebody@other.example", reply_to="")
    (mail,) = server.taken
    assert (mail.sender, mail.recipient) == ("spela@example.org", "p0@example.net")
    assert (mail.subject, mail.text) == ("For Čas0", "Dear Čas0, https://x.si/0")
    assert b"Reply-To: odgovori@example.org" in mail.content
    assert message_id_of(mail).endswith("@example.org>")


# -- pace and progress -----------------------------------------------------------------------------


def test_gaps_vary_around_the_pace(new_mailing: NewMailing, run: Run) -> None:
    control = WatchedControl()
    run(new_mailing(30), ScriptedServer(), control, pace=0.001)
    at_start, *gaps = control.gaps
    assert at_start == 0
    assert len(gaps) == 29
    assert all(0.001 * (1 - JITTER) <= gap <= 0.001 * (1 + JITTER) for gap in gaps)
    assert len(set(gaps)) > 10


def test_the_gap_is_drawn_once_a_message(store: Store, account: Account, new_mailing: NewMailing) -> None:
    drawn: list[tuple[float, float]] = []

    def shortest(low: float, high: float) -> float:
        drawn.append((low, high))
        return low

    control = WatchedControl()
    sender = SendMailing(store, ScriptedServer().connect, jitter=shortest)
    sender.run(new_mailing(2).id, replace(account, pace=0.01), None, control, silent)
    assert set(drawn) == {(1 - JITTER, 1 + JITTER)}
    assert control.gaps == [0, pytest.approx(0.007, rel=0.1)]


def test_progress_is_told_ten_times_a_second_at_most(new_mailing: NewMailing, run: Run) -> None:
    reports: list[tuple[float, Progress]] = []
    mailing = new_mailing(150)
    began = time.monotonic()
    result = run(mailing, ScriptedServer(), report=lambda p: reports.append((time.monotonic(), p)))
    elapsed = time.monotonic() - began
    *during, (_, last) = reports
    assert len(during) <= elapsed / REPORT_SECONDS + 1
    assert all(later - earlier > 0.05 for (earlier, _), (later, _) in pairwise(during))
    assert during[0][1].current == "p0@example.net"
    assert all(progress.counts.total == 150 for _, progress in reports)
    assert last == Progress(result.counts)


class ListeningControl(VirtualControl):
    """Notes what had been reported by the time of each wait and pause."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.reports: list[Progress] = []
        self.told: list[int] = []

    def may_continue(self, after: float = 0.0) -> bool:
        if after or self.is_paused:
            self.told.append(self.reports[-1].counts.of(A))
        return super().may_continue(after)


def test_before_a_gap_the_last_report_is_told(clock: Clock, new_mailing: NewMailing, run: Run) -> None:
    control = ListeningControl(clock)
    run(new_mailing(3), ScriptedServer(), control, control.reports.append, pace=3.0)
    assert control.told == [1, 2]


def test_before_a_pause_the_last_report_is_told(clock: Clock, new_mailing: NewMailing, run: Run) -> None:
    control = ListeningControl(clock)
    server = ScriptedServer(None, lambda mail: control.pause(), lambda mail: control.pause())
    run(new_mailing(5), server, control, control.reports.append)
    assert control.told == [2, 3]


def test_the_counts_of_this_moment_are_in_the_store(
    store: Store, account: Account, new_mailing: NewMailing
) -> None:
    mailing, seen = new_mailing(3), []
    server = ScriptedServer(None, lambda _mail: seen.append(sender.counts(mailing.id).by_state))
    sender = SendMailing(store, server.connect)
    sender.run(mailing.id, account, "secret", RunControl(), silent)
    assert seen == [{A: 1, D: 1, W: 1}]


def test_the_last_word_comes_after_a_problem_too(new_mailing: NewMailing, run: Run) -> None:
    reports: list[Progress] = []
    server = ScriptedServer(None, SignInRejected("spela", "535 5.7.8"))
    result = run(new_mailing(3), server, report=reports.append)
    assert reports[-1] == Progress(result.counts)
    assert result.counts.by_state == {A: 1, W: 2}


# -- the computer's doings -------------------------------------------------------------------------


@pytest.mark.parametrize(("pipelines", "lines"), [(False, 1), (True, 1), (True, 3)])
@pytest.mark.parametrize("spare_pages", range(5))
def test_a_full_disk_loses_nobody_and_reaches_nobody_twice(
    spare_pages: int,
    pipelines: bool,
    lines: int,
    store: Store,
    database: Database,
    new_mailing: NewMailing,
    run: Run,
) -> None:
    mailing, server = new_mailing(60), ScriptedServer(can_pipeline=pipelines, patience=lines - 1)
    connection = database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + spare_pages}")
    with pytest.raises(errors.DiskFull):
        run(mailing, server, connections=lines)
    assert server.open_lines == 0
    connection.execute("PRAGMA max_page_count = 1000000")
    counts = store.mailings.counts(mailing.id)
    assert counts.total == 60
    in_doubt = {attempt.message_id for attempt in store.journal.in_doubt(mailing.id)}
    assert len(in_doubt) <= lines
    assert counts.of(A) == len(set(server.message_ids) - in_doubt) < 60
    assert run(mailing, server, connections=lines).ending is Ending.FINISHED
    assert len(set(server.recipients)) == len(server.recipients)
    never = in_doubt - set(server.message_ids)
    assert len(server.recipients) + len(never) == 60


def test_an_answer_that_cannot_be_written_down_leaves_the_person_in_doubt(
    store: Store, database: Database, new_mailing: NewMailing, run: Run
) -> None:
    mailing, connection = new_mailing(2), database.connection()

    def fill_the_disk(mail: Mail) -> None:
        connection.execute("PRAGMA query_only = ON")  # as a file system that turned read-only

    server = ScriptedServer(fill_the_disk)
    with pytest.raises(errors.DataReadOnly):
        run(mailing, server)
    connection.execute("PRAGMA query_only = OFF")
    assert states(store, mailing) == [D, W]
    assert run(mailing, server).counts.by_state == {D: 1, A: 1}


def test_a_sender_that_cannot_stand_in_a_header_sends_nothing(
    store: Store, survey: Survey, account: Account, run: Run
) -> None:
    broken = store.accounts.save(replace(account, from_email="no one@", reply_to=""))
    store.recipients.add(survey.id, [Recipient(0, "ana@example.net")])
    mailings, server = Mailings(store), ScriptedServer()
    mailing = mailings.freeze(survey, mailings.check(survey, broken, MailingKind.INVITATION))
    assert run(mailing, server).problem == errors.SettingMissing("from_email")
    assert server.connections == 0


def test_a_mistake_of_ours_during_submission_leaves_the_person_in_doubt(
    store: Store, new_mailing: NewMailing, run: Run
) -> None:
    def break_down(mail: Mail) -> None:
        raise ZeroDivisionError

    mailing, server = new_mailing(2), ScriptedServer(break_down)
    with pytest.raises(ZeroDivisionError):
        run(mailing, server)
    assert states(store, mailing) == [D, W]
    assert server.open_lines == 0


def test_left_out_reasons_do_not_change_with_a_run(
    store: Store, survey: Survey, new_mailing: NewMailing, run: Run, account: Account
) -> None:
    run(new_mailing(1), ScriptedServer())
    mailings = Mailings(store)
    again = mailings.freeze(survey, mailings.check(survey, account, MailingKind.INVITATION))
    run(again, ScriptedServer())
    (fate,) = store.mailings.fates(again.id)
    assert (fate.state, fate.reason) == (State.LEFT_OUT, LeftOutReason.ALREADY_SENT)


# -- other computers -------------------------------------------------------------------------------


def test_a_mailing_begun_elsewhere_is_asked_about_once(
    store: Store, new_mailing: NewMailing, account: Account, clock: Clock
) -> None:
    mailing, server = new_mailing(4), ScriptedServer()

    def run_at(place: str, at_most: int) -> RunResult:
        sender = SendMailing(store, server.connect, clock=clock, here=place)
        control = VirtualControl(clock)
        return sender.run(mailing.id, account, "secret", control, silent, at_most=at_most)

    assert run_at("office", 1).problem is None
    assert run_at("office", 1).problem is None
    asked = run_at("laptop", 1)
    assert (asked.ending, asked.problem) == (Ending.PAUSED, BegunElsewhere())
    assert (len(server.taken), server.connections) == (2, 2)
    assert run_at("laptop", 1).problem is None
    assert isinstance(run_at("office", 1).problem, BegunElsewhere)
    assert run_at("office", 1).ending is Ending.FINISHED
    assert len(set(server.recipients)) == len(server.taken) == 4
