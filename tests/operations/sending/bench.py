"""The whole engine between a real data file and a scripted server, in time that passes at once."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, Progress, State, WaitFor
from invite_desktop.domain.recipient import address_key
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.send_mailing import RunResult, SendMailing, SentFolder
from invite_desktop.store.store import Store
from tests.operations.scripted import Clock, Play, ScriptedServer, VirtualControl, message_id_of

MINUTE, HOUR = 60.0, 3600.0


@dataclass(frozen=True)
class Manner:
    """How the lines are used. Several lines have their answers later, so that they take turns."""

    pipelines: bool
    lines: int

    def __str__(self) -> str:
        return f"{'pipelined' if self.pipelines else 'plain'}-{self.lines}"

    def server(self, *plays: Play) -> ScriptedServer:
        return ScriptedServer(*plays, can_pipeline=self.pipelines, patience=int(self.lines > 1))


MANNERS = [Manner(pipelines, lines) for pipelines in (False, True) for lines in (1, 3)]


@dataclass
class Bench:
    """Runs mailings and looks at what came of them."""

    store: Store
    account: Account
    clock: Clock
    server: ScriptedServer = field(default_factory=ScriptedServer)
    sent_folder: SentFolder | None = None
    reports: list[Progress] = field(default_factory=list)
    waits: list[tuple[WaitFor, float]] = field(default_factory=list)
    when_told_of_a_wait: Callable[[], object] = lambda: None

    def run(
        self,
        mailing: Mailing,
        control: RunControl | None = None,
        *,
        first: int = 0,
        at_most: int | None = None,
        **changes: object,
    ) -> RunResult:
        """One run, with an account that has these changes; what holds after any run is checked."""
        settings: Any = changes
        sender = SendMailing(
            self.store, self.server.connect, self.sent_folder, self.clock, lambda low, high: (low + high) / 2
        )
        account = replace(self.account, **settings)
        control = control or VirtualControl(self.clock)
        try:
            return sender.run(
                mailing.id, account, "secret", control, self._report, first=first, at_most=at_most
            )
        finally:
            self.check(mailing)

    def _report(self, progress: Progress) -> None:
        self.reports.append(progress)
        if progress.wait is not None and progress.slept is None:
            until = progress.wait.until or self.clock()
            self.waits.append((progress.wait.reason, round((until - self.clock()).total_seconds(), 1)))
            self.when_told_of_a_wait()

    def check(self, mailing: Mailing) -> None:
        """No line open, nobody twice, nobody lost, and the journal tells the truth."""
        assert self.server.open_lines == 0
        reached = Counter(address_key(recipient) for recipient in self.server.recipients)
        assert not reached or max(reached.values()) == 1
        fates = list(self.store.mailings.fates(mailing.id))
        counts = self.store.mailings.counts(mailing.id)
        assert counts.by_state == Counter(fate.state for fate in fates)
        query = "SELECT message_id FROM attempt WHERE outcome = 'accepted' AND settled_by = 'reply'"
        accepted = {row[0] for row in self.store.database.connection().execute(query)}
        assert accepted <= set(self.server.message_ids)
        told = {fate.message_id for fate in fates if fate.state in {State.ACCEPTED, State.IN_DOUBT}}
        assert {message_id_of(mail) for mail in self.server.taken} <= told | self._elsewhere(mailing)

    def _elsewhere(self, mailing: Mailing) -> set[str]:
        """What other mailings brought."""
        query = "SELECT message_id FROM attempt WHERE mailing_id <> ?"
        return {row[0] for row in self.store.database.connection().execute(query, (mailing.id,))}

    # -- looking -----------------------------------------------------------------------------------

    def states(self, mailing: Mailing) -> list[State]:
        return [fate.state for fate in self.store.mailings.fates(mailing.id)]

    def reasons(self, mailing: Mailing) -> list[str]:
        return [fate.reason for fate in self.store.mailings.fates(mailing.id)]

    def events(self, mailing: Mailing) -> list[tuple[str, str]]:
        return [(kind, detail) for _, kind, detail in self.store.mailings.events(mailing.id)]

    def attempts(self, mailing: Mailing) -> list[tuple[str, str | None, str]]:
        """Address, outcome and reason of every attempt, in order."""
        query = "SELECT address, outcome, reason FROM attempt WHERE mailing_id = ? ORDER BY id"
        return [tuple(row) for row in self.store.database.connection().execute(query, (mailing.id,))]

    def departures(self, mailing: Mailing) -> list[datetime]:
        """When the attempts began, in order."""
        query = "SELECT began_at FROM attempt WHERE mailing_id = ? ORDER BY id"
        rows = self.store.database.connection().execute(query, (mailing.id,))
        return [datetime.fromisoformat(row[0]) for row in rows]

    def waited_for(self, *reasons: WaitFor) -> list[float]:
        """How long each wait for one of these was to be, in seconds."""
        return [seconds for reason, seconds in self.waits if reason in reasons]


def people(numbers: Iterable[int]) -> list[str]:
    """The addresses of `new_mailing` by their numbers."""
    return [f"p{number}@example.net" for number in numbers]
