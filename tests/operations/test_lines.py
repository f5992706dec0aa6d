"""Opening a line, and not waiting for ever for one."""

import threading
from concurrent.futures import ThreadPoolExecutor

import trustme

from invite_desktop.domain.mailing import State
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import LineOpener, new_session
from invite_desktop.operations.send_mailing import Ending, RunResult, SendMailing
from invite_desktop.store.store import Store
from tests.fakes.smtp_server import FakeSmtp, Step
from tests.operations.conftest import NewMailing
from tests.operations.scripted import silent


def test_a_session_does_nothing_by_itself(authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        new_session(server.account()).close()
        assert server.connections == 0


def test_a_line_that_is_open_is_not_given_up(authority: trustme.CA) -> None:
    opener = LineOpener()
    opener.give_up()
    with FakeSmtp(authority) as server:
        line = opener(server.account(), server.password)
        opener.give_up()
        assert line.is_usable
        line.close()


def test_stopping_does_not_wait_for_a_server_that_says_nothing(
    store: Store, new_mailing: NewMailing, authority: trustme.CA
) -> None:
    mailing, control, opener = new_mailing(2), RunControl(), LineOpener()
    asked, silence = threading.Event(), threading.Event()

    def never_answer(_line: str) -> Step:
        asked.set()
        return Step(hold=silence)

    def run() -> RunResult:
        try:
            sender = SendMailing(store, opener)
            return sender.run(mailing.id, server.account(), server.password, control, silent)
        finally:
            store.database.release()

    with FakeSmtp(authority, script={"auth": never_answer}) as server, ThreadPoolExecutor(1) as pool:
        ended = pool.submit(run)
        assert asked.wait(10)
        control.stop()
        opener.give_up()
        result = ended.result(2)
        silence.set()
    assert (result.ending, result.problem) == (Ending.STOPPED, None)
    assert store.mailings.counts(mailing.id).of(State.WAITING) == 2
