import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from invite_desktop.domain.errors import InviteError, UnexpectedError
from invite_desktop.ui.tasks import Report, Task, Tasks, Work


class Screen(QObject):
    """Notes what it is told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.reports: list[object] = []
        self.threads: set[QThread] = set()

    def show_result(self, result: object) -> None:
        self.threads.add(QThread.currentThread())
        self.results.append(result)

    def show_error(self, error: object) -> None:
        self.threads.add(QThread.currentThread())
        self.errors.append(error)

    def show_report(self, report: object) -> None:
        self.threads.add(QThread.currentThread())
        self.reports.append(report)


@pytest.fixture
def screen() -> Screen:
    return Screen()


def waiting_for(event: threading.Event) -> Work:
    return lambda _report: event.wait(10)


def answering(number: int) -> Work:
    return lambda _report: number


def settled(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: not tasks.is_running(), timeout=5000)


def test_reports_come_in_order_and_before_the_result(qtbot: QtBot, screen: Screen) -> None:
    def count(report: Report) -> str:
        for number in range(5):
            report(number)
        return "done"

    tasks = Tasks()
    tasks.run(count, then=screen.show_result, progressed=screen.show_report)
    settled(qtbot, tasks)
    assert (screen.reports, screen.results) == ([0, 1, 2, 3, 4], ["done"])


def test_slots_run_in_the_thread_of_the_screen(qtbot: QtBot, screen: Screen) -> None:
    elsewhere: list[QThread] = []
    tasks = Tasks()
    tasks.run(lambda _report: elsewhere.append(QThread.currentThread()), then=screen.show_result)
    settled(qtbot, tasks)
    assert screen.threads == {QThread.currentThread()}
    assert elsewhere != [QThread.currentThread()]


def test_a_known_problem_arrives_as_it_is(qtbot: QtBot, screen: Screen) -> None:
    problem = InviteError()

    def work(report: Report) -> None:
        raise problem

    tasks = Tasks()
    tasks.run(work, then=screen.show_result, otherwise=screen.show_error)
    settled(qtbot, tasks)
    assert screen.errors == [problem]
    assert screen.results == []


def test_our_own_mistake_is_logged_and_arrives_as_unexpected(
    qtbot: QtBot, screen: Screen, logs_expected: list[object]
) -> None:
    cause = ZeroDivisionError()

    def work(report: Report) -> None:
        raise cause

    tasks = Tasks()
    tasks.run(work, otherwise=screen.show_error)
    settled(qtbot, tasks)
    [problem] = screen.errors
    assert isinstance(problem, UnexpectedError)
    assert problem.cause is cause
    assert len(logs_expected) == 1


@pytest.mark.parametrize("ends_well", [True, False])
def test_cleanup_runs_in_the_worker_before_the_news(qtbot: QtBot, screen: Screen, ends_well: bool) -> None:
    cleaned: list[int] = []
    workers: list[int] = []

    def work(report: Report) -> None:
        workers.append(threading.get_ident())
        if not ends_well:
            raise InviteError

    tasks = Tasks(cleanup=lambda: cleaned.append(threading.get_ident()))
    tasks.run(work, then=screen.show_result, otherwise=screen.show_error)
    settled(qtbot, tasks)
    assert cleaned == workers
    assert len(screen.results) + len(screen.errors) == 1


def test_shutting_down_stops_and_awaits_everything(qtbot: QtBot) -> None:
    tasks, stopped = Tasks(), [threading.Event() for _ in range(3)]
    running = [tasks.run(waiting_for(event), stop=event.set) for event in stopped]
    assert tasks.is_running(running[0])
    tasks.shut_down()
    assert not any(task.isRunning() for task in running)
    settled(qtbot, tasks)


def test_a_finished_task_is_let_go(qtbot: QtBot) -> None:
    tasks = Tasks()
    task: Task | None = tasks.run(lambda _report: None)
    reference = weakref.ref(task)
    settled(qtbot, tasks)
    task = None
    gc.collect()
    assert reference() is None


def test_many_tasks_all_answer(qtbot: QtBot, screen: Screen) -> None:
    tasks = Tasks()
    for number in range(100):
        tasks.run(answering(number), then=screen.show_result)
    settled(qtbot, tasks)
    assert sorted(map(str, screen.results)) == sorted(map(str, range(100)))
