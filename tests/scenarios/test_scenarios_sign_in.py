"""Group A: signing in. One AUTH command for each time that the person presses the button, never more."""

import base64
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    ConnectionLost,
    InviteError,
    PasswordMissing,
    ProtocolViolation,
    SenderRefused,
    ServerUnavailable,
    SignInRejected,
    SignInUnavailable,
    TooManySignIns,
)
from invite_desktop.domain.mailing import State, WaitFor
from invite_desktop.operations.send_mailing import Ending
from invite_desktop.ui.explain import Action, explain
from invite_desktop.ui.forms import PasswordField
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.gmail import CUT, FakeGmail, Step, replies
from tests.fakes.gmail.account import MOST_FAILURES
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.invariants import assert_invariants, says
from tests.scenarios.world import World

HOUR = timedelta(hours=1)
WRONG = "wrongwrongwrongw"
HUNG_UP = Step(reply="421 4.4.2 Idle for too long", close=True)


def assert_all_sent(world: World) -> None:
    """Everybody was reached, once."""
    result = world.results[-1]
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert result.counts.by_state == {State.ACCEPTED: len(world.people)}
    assert_invariants(world)


def assert_paused(world: World, problem: type[InviteError], accepted: int = 0) -> None:
    """The last run waits for the person; nobody is lost."""
    result = world.results[-1]
    assert (result.ending, type(result.problem)) == (Ending.PAUSED, problem)
    assert result.counts.of(State.ACCEPTED) == accepted
    assert result.counts.of(State.WAITING) == len(world.people) - accepted
    assert_invariants(world)


def assert_goes_on_when_mended(world: World) -> None:
    """With the right password the same mailing is finished."""
    world.run()
    assert_all_sent(world)


# -- A01 to A05 ------------------------------------------------------------------------------------


def test_a01_one_sign_in_serves_the_whole_mailing(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    world = new_gmail_world(50)
    world.run()
    assert_all_sent(world)
    assert either_gmail.smtp.auth_count == 1


def test_a02_a_wrong_password(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    world = new_gmail_world()
    problem = world.run(password=WRONG).problem
    assert_paused(world, SignInRejected)
    assert gmail.smtp.auth_count == 1
    assert world.clock() == MONDAY_MORNING
    says(problem, "Gmail didn't accept the sign-in", "create a new one")
    assert problem is not None
    assert explain(problem).action is Action.CREATE_APP_PASSWORD
    assert_goes_on_when_mended(world)


def test_a02_without_a_password_nothing_is_said(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    world = new_gmail_world()
    world.run(password="")
    world.secrets.discard("")
    assert_paused(world, PasswordMissing)
    assert gmail.smtp.auth_count == 0


def test_a03_the_normal_password_where_an_app_password_is_wanted(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    world = new_gmail_world()
    problem = world.run(password=gmail.owner.normal_password).problem
    assert_paused(world, AppPasswordRequired)
    assert gmail.smtp.auth_count == 1
    says(problem, "The normal Google password was entered", "Create an app password")
    assert_goes_on_when_mended(world)


def test_a04_google_wants_to_see_the_person_in_the_browser(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.owner.needs_web_login = True
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, BrowserSignInRequired)
    assert gmail.smtp.auth_count == 1
    says(problem, "confirm it's you", "Sign in to Google in the browser")
    assert problem is not None
    assert explain(problem).action is Action.OPEN_BROWSER
    gmail.owner.needs_web_login = False
    assert_goes_on_when_mended(world)


def test_a04_the_normal_password_without_two_steps(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.owner.two_step = False
    world = new_gmail_world()
    problem = world.run(password=gmail.owner.normal_password).problem
    assert_paused(world, BrowserSignInRequired)
    says(problem, "2-step verification may be off")


def test_a05_the_older_words_for_the_browser(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = [replies.WEB_LOGIN_SUSPICIOUS]
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, BrowserSignInRequired)
    assert gmail.smtp.auth_count == 1
    says(problem, "confirm it's you")
    assert_goes_on_when_mended(world)


# -- A06, A07: not now -----------------------------------------------------------------------------


def assert_one_wait_of_an_hour(world: World) -> None:
    """The screen counts down to a time that is an hour ahead, and nothing else is waited for."""
    waits = [wait for wait in world.waits if wait.reason is not WaitFor.SENT_FOLDER]
    assert [(wait.reason, wait.until) for wait in waits] == [(WaitFor.SIGN_IN, MONDAY_MORNING + HOUR)]


def test_a06_too_many_sign_ins_rest_for_an_hour(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = [replies.TOO_MANY_LOGINS]
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert_one_wait_of_an_hour(world)
    assert gmail.smtp.auth_count == 2


def test_a06_too_many_still_after_an_hour_asks(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = replies.TOO_MANY_LOGINS
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, TooManySignIns)
    assert_one_wait_of_an_hour(world)
    assert gmail.smtp.auth_count == 2
    says(problem, "Too many sign-ins", "Nothing is lost", "Wait about an hour", "goes on by itself")


def test_a06_pressing_continue_again_and_again_does_not_hammer(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.script["auth"] = replies.TOO_MANY_LOGINS
    world = new_gmail_world()
    for run in range(5):
        world.run()
        world.restart()
        hours = (world.clock() - MONDAY_MORNING) / HOUR
        assert gmail.smtp.auth_count <= hours + 1, run
    assert_paused(world, TooManySignIns)
    gmail.smtp.script.clear()
    assert_goes_on_when_mended(world)


def test_a06_in_the_middle(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["mail"] = [None, None, HUNG_UP]
    either_gmail.smtp.script["auth"] = [None, replies.TOO_MANY_LOGINS]
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert_one_wait_of_an_hour(world)
    assert either_gmail.smtp.auth_count == 3


def test_a06_the_servers_own_count_of_wrong_passwords(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """Five in ten minutes, and even the right password has to wait (R8)."""
    world = new_gmail_world()
    for click in range(1, MOST_FAILURES + 2):
        assert isinstance(world.run(password=WRONG).problem, SignInRejected)
        assert gmail.smtp.auth_count <= click + 1
        if world.clock() > MONDAY_MORNING:
            break
    assert_one_wait_of_an_hour(world)
    assert gmail.smtp.auth_count == click + 1
    assert_invariants(world)
    assert_goes_on_when_mended(world)


def test_a07_a_fault_of_google_passes(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = [replies.AUTH_TEMPORARY, replies.AUTH_TEMPORARY]
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert world.clock() == MONDAY_MORNING + timedelta(minutes=1 + 5)
    assert {wait.reason for wait in world.waits} == {WaitFor.SENT_FOLDER, WaitFor.SERVER}
    assert gmail.smtp.auth_count == 3


def test_a07_a_fault_of_google_that_stays(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = replies.AUTH_TEMPORARY
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, ServerUnavailable)
    assert world.clock() == MONDAY_MORNING + timedelta(minutes=1 + 5 + 15 + 60)
    assert gmail.smtp.auth_count == 5
    says(problem, "temporary problem", "Nothing is lost", "Wait a few minutes")


# -- A08: revoked in the middle --------------------------------------------------------------------


@pytest.mark.parametrize("new_password", [PASSWORD[::-1]])
def test_a08_the_password_is_revoked_in_the_middle(
    new_password: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    def revoke(_command: str) -> Step:
        either_gmail.owner.app_password = new_password
        return HUNG_UP

    either_gmail.smtp.script["mail"] = [None, None, revoke]
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, SignInRejected, accepted=2)
    assert either_gmail.smtp.auth_count == 2
    says(problem, "was deleted, or ended when the Google password changed")
    world.run(password=new_password)
    assert_all_sent(world)
    assert either_gmail.smtp.auth_count == 3


def test_a08_the_account_is_changed_while_it_pauses(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """What the person mends in the settings holds for the same mailing."""
    world = new_gmail_world(username="somebody@gmail.com")
    world.run()
    assert_paused(world, SignInRejected)
    world.account = world.store.accounts.save(replace(world.account, username=gmail.owner.address))
    assert_goes_on_when_mended(world)


# -- A09, A10: typed and pasted --------------------------------------------------------------------

GROUPS = [PASSWORD[place : place + 4] for place in range(0, 16, 4)]


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(GROUPS),
        "\N{NO-BREAK SPACE}".join(GROUPS),
        f"{PASSWORD}\r\n",
        f"  {PASSWORD}\t",
        "\n".join(GROUPS),
        f"\N{ZERO WIDTH SPACE}{PASSWORD}\N{ZERO WIDTH NO-BREAK SPACE}",
    ],
    ids=["spaces", "no-break spaces", "line break", "around", "line breaks", "unseen"],
)
def test_a09_a_password_with_more_around_it(
    typed: str, gmail: FakeGmail, new_gmail_world: NewWorld, qtbot: QtBot
) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.set_password(typed)
    world = new_gmail_world()
    world.run(password=field.password())
    assert_all_sent(world)
    assert gmail.smtp.auth_count == 1


def test_a09_a_password_in_upper_case_is_another(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    world = new_gmail_world()
    problem = world.run(password=PASSWORD.upper()).problem
    assert_paused(world, SignInRejected)
    assert gmail.smtp.auth_count == 1
    says(problem, "has a slip", "Compare it with Show")
    assert_goes_on_when_mended(world)


@pytest.mark.parametrize("password", ["geslo-šč-ž€", "two words", 'p"a\\ss:w@rd', "p" * 200])
def test_a09_a_password_of_another_provider_arrives_whole(
    password: str, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.owner.app_password = password
    world = new_gmail_world()
    world.run(password=password)
    assert_all_sent(world)


@pytest.mark.parametrize(
    ("username", "words"),
    [
        ("ana.novak@gmial.com", "Gmail didn't accept the sign-in"),
        ("ana.novak", "Use your address as Username"),
        ("ana.novak @gmail.com", "Gmail didn't accept the sign-in"),
    ],
)
def test_a10_an_address_with_a_slip(
    username: str, words: str, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    world = new_gmail_world(username=username)
    problem = world.run().problem
    assert_paused(world, SignInRejected)
    assert gmail.smtp.auth_count == 1
    says(problem, words)


# -- A11 to A13: ways and words --------------------------------------------------------------------


def offering(mechanisms: str) -> tuple[str, ...]:
    """What the server offers, with these ways to sign in."""
    return tuple(f"AUTH {mechanisms}" if each.startswith("AUTH") else each for each in replies.OFFERS)


def test_a11_login_where_plain_is_not_offered(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.offers = offering("LOGIN XOAUTH2")
    gmail.smtp.keeps_log = True
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert [line for line in gmail.smtp.log if line.startswith("AUTH")] == ["AUTH LOGIN"]


def test_a11_a_wrong_password_by_login(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.offers = offering("LOGIN XOAUTH2")
    world = new_gmail_world()
    world.run(password=WRONG)
    assert_paused(world, SignInRejected)
    assert gmail.smtp.auth_count == 1


@pytest.mark.parametrize("mechanisms", ["XOAUTH2 OAUTHBEARER", "CRAM-MD5", ""])
def test_a11_no_way_that_takes_a_password(
    mechanisms: str, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.offers = offering(mechanisms)
    world = new_gmail_world()
    problem = world.run().problem
    assert_paused(world, SignInUnavailable)
    assert gmail.smtp.auth_count == 0
    says(problem, "takes no password", "Use another account")


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (replies.UNKNOWN_MECHANISM, SignInUnavailable),
        (replies.CANNOT_DECODE, ProtocolViolation),
        ("534 5.7.9 unheard of", SignInUnavailable),
        ("599 unheard of", SignInRejected),
        ("499 unheard of", ServerUnavailable),
    ],
)
def test_a11_an_answer_out_of_the_ordinary(
    reply: str, problem: type[InviteError], gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.script["auth"] = reply
    world = new_gmail_world()
    world.run()
    assert_paused(world, problem)
    assert gmail.smtp.auth_count == (5 if problem is ServerUnavailable else 1)
    gmail.smtp.script.clear()
    assert_goes_on_when_mended(world)


@pytest.mark.parametrize(
    "reply",
    [
        replies.BAD_CREDENTIALS,
        replies.APP_PASSWORD_REQUIRED,
        replies.WEB_LOGIN_REQUIRED,
        replies.WEB_LOGIN_SUSPICIOUS,
        replies.UNKNOWN_MECHANISM,
        replies.CANNOT_DECODE,
    ],
)
def test_a12_one_auth_command_for_each_click(reply: str, gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = reply
    world = new_gmail_world()
    for click in range(1, 5):
        assert world.run().ending is Ending.PAUSED
        assert gmail.smtp.auth_count == click
    assert world.clock() == MONDAY_MORNING
    assert_invariants(world)


WORDINGS: dict[str, tuple[str, type[InviteError]]] = {
    "old": (replies.BAD_CREDENTIALS_OLD, SignInRejected),
    "5.7.80": (replies.BAD_CREDENTIALS_80, SignInRejected),
    "534 5.7.90": (replies.APP_PASSWORD_REQUIRED.replace("5.7.9 ", "5.7.90 "), AppPasswordRequired),
    "534 5.7.90 browser": (replies.WEB_LOGIN_REQUIRED.replace("5.7.9 ", "5.7.90 "), BrowserSignInRequired),
    "words only": ("535 Username and Password not accepted. Learn more - gsmtp", SignInRejected),
    "through your browser": (
        "534 5.7.90 Please log in through your web browser and then try again. - gsmtp",
        BrowserSignInRequired,
    ),
}


@pytest.mark.parametrize(("reply", "problem"), WORDINGS.values(), ids=WORDINGS)
def test_a13_older_words_and_misprinted_numbers(
    reply: str, problem: type[InviteError], gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.script["auth"] = [reply]
    world = new_gmail_world()
    stopped_by: Any = world.run().problem
    assert_paused(world, problem)
    says(stopped_by, "Google" if problem is BrowserSignInRequired else "Gmail didn't accept the sign-in")
    assert_goes_on_when_mended(world)


# -- the way there is lost, and servers that talk too much -----------------------------------------


def test_the_line_is_lost_before_the_answer_to_the_sign_in(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["auth"] = [CUT, CUT]
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert world.clock() == MONDAY_MORNING + timedelta(seconds=5 + 15)
    assert either_gmail.smtp.auth_count == 3


def test_the_line_is_lost_at_every_sign_in(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["auth"] = CUT
    world = new_gmail_world()
    world.run()
    assert_paused(world, ConnectionLost)
    assert gmail.smtp.auth_count == 4
    gmail.smtp.script.clear()
    assert_goes_on_when_mended(world)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("535-5.7.8 not accepted:\n535 5.7.8 {} - gsmtp", SignInRejected),
        ("501 5.5.2 Cannot Decode response {}", ProtocolViolation),
        ("454 4.7.0 Too many login attempts {}", TooManySignIns),
        ("what is {}?", ProtocolViolation),
        ("235 2.7.0 Accepted\n535 no: {}", SenderRefused),
        ("235 2.7.0 Accepted\nno: {}", ProtocolViolation),
    ],
)
@pytest.mark.parametrize("mechanisms", ["PLAIN", "LOGIN"])
def test_a_server_that_repeats_what_it_heard(
    reply: str, problem: type[InviteError], mechanisms: str, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    def auth(command: str) -> str:
        return reply.format(f"{command} {PASSWORD} {base64.b64encode(PASSWORD.encode()).decode()}")

    gmail.smtp.offers = offering(mechanisms)
    gmail.smtp.script["auth"] = auth
    world = new_gmail_world()
    result = world.run()
    assert result.ending is Ending.PAUSED
    assert type(result.problem) is problem
    assert_invariants(world)
