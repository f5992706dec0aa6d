"""Whatever happens, in whatever order: nobody twice, nobody lost, nothing guessed.

A machine makes mailings, runs them against a server that takes, refuses, hangs up and loses answers,
over one line or three, with PIPELINING or without, crashes the program between any two steps, starts it
again over the same file, and settles doubts by what the server holds. After every step the journal must
say what is true of the server.
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    ConnectionLost,
    InviteError,
    MessageRefused,
    Offline,
    OutcomeUnknown,
    PolicyRefused,
    RecipientDeferred,
    RecipientRefused,
    ServerUnavailable,
    SignInRejected,
    TooManySignIns,
)
from invite_desktop.domain.mailing import Mailing, MailingKind, Outcome, Settled, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient, address_key
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.sending.fleet import Line
from invite_desktop.store.database import Database
from invite_desktop.store.journal import Journal
from invite_desktop.store.mailings import MailingStore
from invite_desktop.store.store import Store
from tests.operations.scripted import (
    Clock,
    Play,
    ScriptedLine,
    ScriptedServer,
    VirtualControl,
    message_id_of,
    silent,
)

ACCOUNT = Account(from_email="spela@example.org", username="spela", host="smtp.example.org", pace=0.0)
PEOPLE = [f"p{n}@example.net" for n in range(7)]
PLAYS = (
    "take",
    "take_and_lose_the_answer",
    "lose_before_taking",
    "refuse",
    "refuse_content",
    "put_off",
    "hang_up",
    "unavailable",
    "unusual",
    "sign_in",
    "stop",
)
NO_LINE: tuple[InviteError | None, ...] = (
    None,
    SignInRejected("spela", "535"),
    Offline("smtp.example.org"),
    TooManySignIns("454 4.7.0"),
)


class Crash(BaseException):
    """The power is cut: nothing of the program runs any more."""


class Fuse:
    """Blows at the given step; None never."""

    def __init__(self, steps: int | None) -> None:
        self._left = steps

    def step(self) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise Crash


def burning(part: Any, fuse: Fuse, names: tuple[str, ...]) -> Any:
    """The same object, with a place to crash before and after each of the named methods."""

    def wrapped(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            fuse.step()
            result = method(*arguments, **named)
            fuse.step()
            return result

        return call

    copy = type("Burning", (type(part),), {})(part._database)
    for name in names:
        setattr(copy, name, wrapped(getattr(part, name)))
    return copy


class BurningLine(ScriptedLine):
    """A line with a place to crash before and after each part of the server's and the program's."""

    def __init__(self, server: ScriptedServer, fuse: Fuse) -> None:
        super().__init__(server)
        self._fuse = fuse

    def start(self, mail: Mail, following: Mail | None = None) -> None:
        self._fuse.step()
        super().start(mail, following)
        self._fuse.step()

    def advance(self) -> Reply | None:
        self._fuse.step()
        reply = super().advance()
        self._fuse.step()
        return reply


class Program(RuleBasedStateMachine):
    """The program, the computer it runs on, and the server."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.server = ScriptedServer()
        self.made: list[tuple[Mailing, int]] = []
        self.clock = Clock()
        self.database = Database(Path(self.folder.name) / "data.sqlite3", self.clock)
        self.database.migrate()
        self.store = Store.over(self.database)

    def teardown(self) -> None:
        """In the end all doubts are settled, everybody waits again, and the server takes all."""
        self.server.plays.clear()
        self.settle_by_what_the_server_holds()
        for mailing, _ in self.made:
            self.store.journal.release_refused(mailing.id)
            self.run_to_its_end(mailing, VirtualControl(self.clock), Fuse(None))
            assert self.store.mailings.counts(mailing.id).is_settled
        self.the_journal_tells_the_truth()
        self.nobody_gets_a_text_twice()
        if self.made:
            assert set(self.server.recipients) == set(self.written_to())
        self.database.release()
        self.folder.cleanup()

    def written_to(self) -> list[str]:
        fates = [fate for mailing, _ in self.made for fate in self.store.mailings.fates(mailing.id)]
        return [fate.addressee.address for fate in fates if fate.state is not State.LEFT_OUT]

    # -- what happens --------------------------------------------------------------------------

    @initialize(pipelines=st.booleans(), lines=st.sampled_from((1, 3)))
    def a_survey(self, pipelines: bool, lines: int) -> None:
        self.server.can_pipeline, self.server.patience = pipelines, int(lines > 1)
        self.account = self.store.accounts.save(replace(ACCOUNT, connections=lines))
        self.survey: Survey = self.store.surveys.create("S", self.account.id)
        self.store.recipients.add(self.survey.id, [Recipient(0, address) for address in PEOPLE])
        self.store.messages.save_draft(self.survey.id, Message("Subject", "Body"))

    @precondition(lambda self: len(self.made) < 3)
    @rule()
    def a_new_mailing_of_the_same_text(self) -> None:
        mailings = Mailings(self.store)
        preflight = mailings.check(self.survey, self.account, MailingKind.INVITATION)
        mailing = mailings.freeze(self.survey, preflight)
        self.made.append((mailing, len(PEOPLE)))

    @precondition(lambda self: self.made)
    @rule(
        number=st.integers(0, 2),
        plays=st.lists(st.sampled_from(PLAYS), max_size=9),
        lines=st.lists(st.sampled_from(NO_LINE), max_size=3),
        crash_at=st.none() | st.integers(0, 70),
    )
    def a_run(
        self, number: int, plays: list[str], lines: list[InviteError | None], crash_at: int | None
    ) -> None:
        mailing, _ = self.made[number % len(self.made)]
        control = VirtualControl(self.clock)
        self.server.plays.clear()
        self.server.plays.extend(self.play(name, control) for name in plays)
        self.server.refuse_connections.extend(lines)
        in_doubt = self.in_doubt()
        try:
            self.run_to_its_end(mailing, control, Fuse(crash_at))
        except Crash:
            self.start_again()
        self.server.refuse_connections.clear()
        assert in_doubt <= self.in_doubt()  # no doubt ends by itself

    @rule()
    def start_again(self) -> None:
        self.database.release()
        self.database = Database(self.database.path, self.clock)
        self.database.migrate()
        self.store = Store.over(self.database)

    @rule()
    def settle_by_what_the_server_holds(self) -> None:
        for mailing, _ in self.made:
            for attempt in self.store.journal.in_doubt(mailing.id):
                there = attempt.message_id in self.server.message_ids
                outcome = Outcome.ACCEPTED if there else Outcome.NOT_SENT
                self.store.journal.finish(attempt.id, outcome, settled_by=Settled.SENT_FOLDER)

    @precondition(lambda self: self.made)
    @rule(number=st.integers(0, 2))
    def try_those_refused_again(self, number: int) -> None:
        Mailings(self.store).try_again(self.made[number % len(self.made)][0])

    # -- how -----------------------------------------------------------------------------------

    def play(self, name: str, control: VirtualControl) -> Play:
        def stop(mail: Mail) -> None:
            control.stop()

        plays: dict[str, Play] = {
            "take": None,
            "take_and_lose_the_answer": self.server.take_and_lose_the_answer,
            "lose_before_taking": OutcomeUnknown(),
            "refuse": RecipientRefused("", "550 5.1.1"),
            "refuse_content": MessageRefused("", "554 5.6.0"),
            "put_off": RecipientDeferred("", "450 4.2.1"),
            "hang_up": ConnectionLost("mail"),
            "unavailable": ServerUnavailable("421 4.4.2"),
            "unusual": PolicyRefused("421 4.7.28"),
            "sign_in": SignInRejected("spela", "535"),
            "stop": stop,
        }
        return plays[name]

    def run_to_its_end(self, mailing: Mailing, control: VirtualControl, fuse: Fuse) -> None:
        def connect(account: Account, password: str | None) -> Line:
            fuse.step()
            self.server.sign_in()
            return BurningLine(self.server, fuse)

        journal: Journal = burning(self.store.journal, fuse, ("begin", "finish", "record_refusal"))
        mailings: MailingStore = burning(self.store.mailings, fuse, ("note",))
        store = replace(self.store, journal=journal, mailings=mailings)
        sender = SendMailing(store, connect, clock=self.clock)
        sender.run(mailing.id, self.account, "secret", control, silent)

    def in_doubt(self) -> set[str]:
        return {
            attempt.message_id
            for mailing, _ in self.made
            for attempt in self.store.journal.in_doubt(mailing.id)
        }

    # -- what holds ----------------------------------------------------------------------------

    @invariant()
    def nobody_gets_a_text_twice(self) -> None:
        counted = Counter(address_key(mail.recipient) for mail in self.server.taken)
        assert not counted or max(counted.values()) == 1

    @invariant()
    def the_journal_tells_the_truth(self) -> None:
        rows = self.database.connection().execute("SELECT message_id, outcome FROM attempt").fetchall()
        taken = {message_id_of(mail) for mail in self.server.taken}
        may_have_gone = {message_id for message_id, outcome in rows if outcome in {None, Outcome.ACCEPTED}}
        assert taken <= may_have_gone  # on disk before it left, and never taken for not sent
        assert {message_id for message_id, outcome in rows if outcome == Outcome.ACCEPTED} <= taken

    @invariant()
    def nobody_is_lost(self) -> None:
        for mailing, size in self.made:
            fates = list(self.store.mailings.fates(mailing.id))
            counts = self.store.mailings.counts(mailing.id)
            assert [fate.addressee.address for fate in fates] == PEOPLE[:size]
            assert counts.by_state == Counter(fate.state for fate in fates)
            for fate in fates:
                if fate.state is State.ACCEPTED:
                    assert fate.message_id in self.server.message_ids


TestProgram = Program.TestCase
TestProgram.settings = settings(max_examples=30, stateful_step_count=12, deadline=None)
