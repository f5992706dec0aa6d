"""Group N: the network in the middle of a mailing, sleep, sudden death, a full disk, two windows.

N07 (SIGKILL at each step) is `tests.journeys.test_kill` and `tests.benchmarks.kills`; a few kills of the
latter are here too.
"""

import random
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from invite_desktop.domain.errors import DiskFull, OutcomeUnknown
from invite_desktop.domain.mailing import MailingKind, Settled, State, WaitFor
from invite_desktop.domain.message import Message
from invite_desktop.mail.smtp import Timeouts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.reconcile import Look
from invite_desktop.operations.send_mailing import Ending, RunResult
from invite_desktop.system.single_instance import SingleInstance
from tests.benchmarks.kills import killed
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import ACCEPT_AND_CUT, CUT, Break, FakeGmail, Step, replies
from tests.scenarios.conftest import NewWorld
from tests.scenarios.invariants import assert_explained, assert_invariants, says
from tests.scenarios.laptops import (
    HOUR,
    MINUTE,
    Since,
    assert_everybody_has_one,
    look,
    look_by_plan,
    person_says,
)
from tests.scenarios.world import VirtualControl, World

LINES = pytest.mark.parametrize("connections", [1, 3])
PLACES = pytest.mark.parametrize("place", [0, 6], ids=["first", "seventh"])


def at(place: int, step: Step | str) -> list[Step | str | None]:
    """The script of a stage at which something happens once, after it went well so many times."""
    return [*[None] * place, step]


# -- N01, N02: before the content is whole ---------------------------------------------------------


@LINES
@PLACES
@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
def test_n01_cut_before_the_content(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, stage: str, place: int, connections: int
) -> None:
    """Certainly not accepted: it is tried again by itself, and nobody is in doubt or marked as not sent."""
    either_gmail.smtp.script[stage] = at(place, CUT)
    world = new_gmail_world(9, connections=connections)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, either_gmail)


@LINES
@PLACES
def test_n02_cut_when_the_content_has_begun(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, place: int, connections: int
) -> None:
    """A short mail is out with its last dot before the cut shows: at most one in doubt, and not in Sent."""
    either_gmail.smtp.script["content"] = at(place, CUT)
    world = new_gmail_world(9, connections=connections)
    world.run()
    assert len(world.of(State.IN_DOUBT)) <= 1
    assert_invariants(world)
    assert look_by_plan(world).next_look is None
    person_says(world, sent=False)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, either_gmail)


def test_n02_cut_in_the_middle_of_a_large_content(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """Without its last dot it was certainly not accepted, and goes again by itself."""
    world = new_gmail_world(2)
    write_long_message(world)
    gmail.smtp.breaks.plan(Break(received=200_000))
    assert world.run().ending is Ending.FINISHED
    assert world.of(State.IN_DOUBT) == []
    assert len(gmail.smtp.lines) == 2
    assert_everybody_has_one(world, gmail)


def write_long_message(world: World) -> None:
    """A mailing with much more text than any buffer between here and there holds."""
    store, mailings = world.store, Mailings(world.store)
    text = "Dear {{First name}}, {{Link}}\n\n" + "Lorem ipsum dolor sit amet.\n" * 150_000
    survey = store.surveys.get(world.mailing.survey_id)
    assert survey is not None
    store.messages.save_draft(survey.id, Message("For {{First name}}", text))
    world.mailing = mailings.freeze(survey, mailings.check(survey, world.account, MailingKind.INVITATION))


# -- N03, N04: after the last dot ------------------------------------------------------------------


@LINES
@PLACES
def test_n03_cut_after_the_last_dot_of_a_mail_that_was_taken(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, place: int, connections: int
) -> None:
    either_gmail.smtp.script["dot"] = at(place, ACCEPT_AND_CUT)
    world = new_gmail_world(9, connections=connections)
    assert world.run().counts.by_state == {State.ACCEPTED: 8, State.IN_DOUBT: 1}
    assert_invariants(world)
    doubted = world.of(State.IN_DOUBT)
    world.clock.advance(MINUTE)
    assert look(world, all_due=False) == Look(1, 0, None)
    by = {fate.addressee.address: fate.settled_by for fate in world.store.mailings.fates(world.mailing.id)}
    assert [address for address in world.people if by[address] == Settled.SENT_FOLDER] == doubted
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, either_gmail)


@LINES
@PLACES
def test_n04_cut_after_the_last_dot_of_a_mail_that_was_not_taken(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, place: int, connections: int
) -> None:
    """Looked for after 1, 5 and 30 minutes; then the person decides, and the very same octets go once."""
    tries: list[bytes] = []
    either_gmail.smtp.script["dot"] = at(place, CUT)
    world = new_gmail_world(9, connections=connections)
    assert world.run().counts.by_state == {State.ACCEPTED: 8, State.IN_DOUBT: 1}
    (doubted,) = world.of(State.IN_DOUBT)
    mailings = Mailings(world.store)
    (fate,) = [each for each in mailings.fates(world.mailing) if each.state is State.IN_DOUBT]
    exact = mailings.exact_mail(world.mailing, fate)
    assert exact is not None
    tries.append(exact.content)
    began = world.now()
    assert world.run().ending is Ending.FINISHED  # nobody writes to them again by itself
    assert world.of(State.IN_DOUBT) == [doubted]
    assert look_by_plan(world) == Look(0, 1, None)
    assert world.now() - began >= timedelta(minutes=29)
    assert person_says(world, sent=False) == 1
    world.clock.advance(HOUR)
    assert world.run().ending is Ending.FINISHED
    (again,) = [mail.content for mail in either_gmail.mails if mail.recipient == doubted]
    assert again == tries[0]
    assert_everybody_has_one(world, either_gmail)


def test_n03_n04_the_second_doubt_in_a_row_asks_the_person(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["dot"] = [None, ACCEPT_AND_CUT, CUT]
    world = new_gmail_world(9)
    result = world.run()
    assert isinstance(result.problem, OutcomeUnknown)
    says(result.problem, "")
    assert result.counts.by_state == {State.ACCEPTED: 1, State.IN_DOUBT: 2, State.WAITING: 6}
    assert look_by_plan(world) == Look(0, 1, None)
    assert len(world.of(State.ACCEPTED)) == 2
    person_says(world, sent=False)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, either_gmail)


def test_n04_the_person_was_mistaken_and_the_mail_turns_up_before_the_repeat(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    """ "Not sent", says the person; the folder, which was slow by an hour, says otherwise before the run."""
    gmail.post.sent_lag = HOUR
    gmail.smtp.script["dot"] = [ACCEPT_AND_CUT]
    world = new_gmail_world(3)
    world.run()
    assert look_by_plan(world) == Look(0, 1, None)
    person_says(world, sent=False)
    world.clock.advance(HOUR)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, gmail)


@pytest.mark.parametrize("direction", ["received", "sent"])
def test_n01_to_n04_a_line_that_breaks_after_any_octet(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, direction: str
) -> None:
    """Wherever it is: the verdict fits what the server did, and everybody has one mail in the end."""
    new_gmail_world(4).run()
    total = getattr(either_gmail.smtp.lines[0], direction)
    for octet in random.Random(direction).sample(range(1, total), 12):
        world = new_gmail_world(4)
        world.servers = [Since(either_gmail)]
        either_gmail.smtp.breaks.plan(Break(**{direction: octet}))
        world.run()
        assert_invariants(world)
        look_by_plan(world)
        person_says(world, sent=False)
        world.run()
        assert world.of(State.ACCEPTED) == world.people, octet
        assert_invariants(world)


# -- N05, N06: time --------------------------------------------------------------------------------


@pytest.mark.parametrize("looks_meanwhile", [True, False])
def test_n05_an_answer_that_takes_five_minutes(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, *, looks_meanwhile: bool
) -> None:
    """It is waited for. Should a look find the mail in Sent meanwhile, the answer changes nothing."""
    gmail, released, reached = either_gmail, threading.Event(), threading.Event()

    def slow(_recipient: str) -> Step:
        reached.set()
        return Step(hold=released)

    gmail.smtp.script["dot"] = [None, slow]
    world = new_gmail_world(5)
    settled: list[Look] = []

    def five_minutes() -> None:
        reached.wait(10)
        gmail.clock.advance(MINUTE)
        if looks_meanwhile:
            settled.append(look(world, all_due=False))
        gmail.clock.advance(4 * MINUTE)
        world.database.release()
        released.set()

    beside = threading.Thread(target=five_minutes)
    beside.start()
    result = world.run()
    beside.join()
    assert result.ending is Ending.FINISHED
    assert [each.settled for each in settled] == ([1] if looks_meanwhile else [])
    assert_everybody_has_one(world, gmail)


def test_n05_an_answer_that_never_comes_is_a_doubt(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["dot"] = [None, Step(hold=threading.Event())]
    world = new_gmail_world(5)
    world.timeouts = Timeouts(connect=5, silence=0.2, greeting=5, command=5, content=0.3, quit=1)
    world.run()
    assert world.of(State.IN_DOUBT) == ["p1@example.net"]
    world.clock.advance(MINUTE)
    assert look(world) == Look(1, 0, None)  # the fake takes a mail before it answers
    assert_everybody_has_one(world, either_gmail)


class Sleeping(VirtualControl):
    """The lid is closed in the middle of a wait, once, and Gmail hangs up meanwhile."""

    def __init__(self, clock: VirtualClock, gmail: FakeGmail, after: int, hours: float = 8) -> None:
        super().__init__(clock)
        self._gmail = gmail
        self._left = after
        self._hours = hours

    def may_continue(self, after: float = 0.0) -> bool:
        self._left -= bool(after)
        if after and not self._left:
            self._gmail.clock.advance(self._hours * HOUR)
            self._gmail.drop_lines()
        return super().may_continue(after)


def test_n06_the_laptop_sleeps_for_eight_hours_between_two_messages(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    world = new_gmail_world(5, pace=30.0)
    asleep = world.now()
    assert world.run(Sleeping(either_gmail.clock, either_gmail, after=9)).ending is Ending.FINISHED
    (slept,) = [report.slept for report in world.reports if report.slept is not None]
    assert slept[1] - slept[0] >= timedelta(hours=8)
    assert slept[0] - asleep < timedelta(minutes=2)
    assert either_gmail.smtp.auth_count == 2
    assert [wait for wait in world.waits if wait.reason is WaitFor.NETWORK] == []
    assert_everybody_has_one(world, either_gmail)


@LINES
@pytest.mark.parametrize(
    "step",
    [
        Step(replies.EXPIRED, close=True),
        Step(replies.TIMEOUT, close=True),
        Step("421 4.4.2 Idle for too long", close=True),
        CUT,
        Step(hold=threading.Event()),
    ],
    ids=["421-expired", "451-timeout", "421-idle", "cut", "silence"],
)
def test_n06_the_line_is_found_dead_on_its_next_use(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, step: Step, connections: int
) -> None:
    """A new line is opened without a word, and nobody is put off or marked for it."""
    either_gmail.smtp.script["mail"] = at(4, step)
    world = new_gmail_world(9, connections=connections)
    world.timeouts = Timeouts(connect=5, silence=0.2, greeting=5, command=0.3, content=5, quit=0.3)
    assert world.run().ending is Ending.FINISHED
    assert all(not fate.reason for fate in world.store.mailings.fates(world.mailing.id))
    assert_everybody_has_one(world, either_gmail)


# -- N07, N08, N09 ---------------------------------------------------------------------------------


@pytest.mark.timeout(60)
def test_n07_killed_at_random_moments() -> None:
    toll = killed(6, random.Random(20261123), people=400)
    assert (toll.double, toll.lost, toll.miscounted) == (0, 0, 0)
    assert toll.kills >= 6


@LINES
def test_n08_the_disk_is_full_in_the_middle(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    """Whatever could not be written: at most one mail per line is in doubt, and Sent knows of it.

    The room left grows from run to run, so that the disk is full at another step each time.
    """
    world = new_gmail_world(90, connections=connections)
    runs = 0
    while world.of(State.WAITING):
        stopped = run_on_a_full_disk(world, pages=runs % 3)
        assert isinstance(stopped, DiskFull | RunResult)
        if isinstance(stopped, DiskFull):
            assert_explained(stopped)
        assert len(world.of(State.IN_DOUBT)) <= connections
        look(world)
        assert world.of(State.IN_DOUBT) == [] or person_says(world, sent=False)
        assert_invariants(world)
        runs += 1
    assert runs > 3
    assert_everybody_has_one(world, either_gmail)


def run_on_a_full_disk(world: World, pages: int) -> RunResult | DiskFull:
    """A run with room for so many pages more in the data file."""
    connection = world.database.connection()
    (size,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {size + pages}")
    try:
        return world.run()
    except DiskFull as error:
        return error
    finally:
        connection.execute("PRAGMA max_page_count = 1000000")


def test_n09_the_second_window_leaves(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    first, second = SingleInstance(folder), SingleInstance(folder)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


@LINES
def test_n09_two_engines_over_one_data_file_at_the_same_time(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    """Should both believe that they may: the journal itself holds one attempt for each address."""
    world = new_gmail_world(120, connections=connections)
    results = beside_each_other(world, world.run, world.run)
    assert {result.problem for result in results} == {None}
    world.reports.clear()  # on the way each counts from where it began; the final word is the journal's
    assert_everybody_has_one(world, either_gmail)


def beside_each_other(world: World, *runs: Callable[[], RunResult]) -> list[RunResult]:
    """All at once, each on a thread of its own with a connection of its own."""
    results: list[RunResult] = []
    together = threading.Barrier(len(runs))

    def one(run: Callable[[], RunResult]) -> None:
        together.wait(10)
        try:
            results.append(run())
        finally:
            world.database.release()

    threads = [threading.Thread(target=one, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(runs)
    return results
