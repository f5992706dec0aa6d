"""A computer without a password store: the road works, the screen says so, and no disk holds the password."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.system.logs import start_logging, stop_logging
from tests.journeys.conftest import NewScene
from tests.journeys.scene import ADDRESS, PASSWORD, Scene
from tests.scenarios.invariants import forms_of

NO_STORE = "This computer has no password store"
NOT_IN_REACH = "password store doesn't work just now"
TYPE_AGAIN = "Type the password again: it was kept until the program closed"
GROUPS = " ".join(PASSWORD[place : place + 4] for place in range(0, 16, 4))


class Raising(KeyringBackend):
    """A store whose service is gone: every question ends in a mistake of its own kind."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringError("no such service")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringError("no such service")

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.KeyringError("no such service")


class OfNothing(keyring.backends.chainer.ChainerBackend):
    """What `keyring` builds where several backends could be chained, and none can."""

    backends = ()


STORES: dict[str, Callable[[], KeyringBackend]] = {
    "fail": keyring.backends.fail.Keyring,
    "null": keyring.backends.null.Keyring,
    "raising": Raising,
    "chainer of nothing": OfNothing,
}


@pytest.fixture(params=STORES)
def no_store(request: pytest.FixtureRequest) -> Iterator[str]:
    """None of these can keep a password."""
    before = keyring.get_keyring()
    keyring.set_keyring(STORES[request.param]())
    yield str(request.param)
    keyring.set_keyring(before)


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    """The program's own log files, as `app` starts them."""
    folder = tmp_path / "data" / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    level = logging.getLogger().level
    handler = start_logging(folder)
    yield folder
    stop_logging(handler)
    logging.getLogger().setLevel(level)


def set_up(scene: Scene) -> None:
    """From the first screen to everything checked, the password typed on its own step."""
    hands = scene.hands
    hands.write("Your e-mail address", ADDRESS)
    hands.press("Continue")
    hands.press("Create an app password")
    hands.write("App password", GROUPS)
    hands.press("Back to the list")
    scene.settle()
    try_out(scene)


def try_out(scene: Scene) -> None:
    """From the list to the green test."""
    hands = scene.hands
    hands.press("Test the connection")
    scene.settle()
    hands.write("From (name)", "Ana Novak")
    hands.open_fold("Server settings")
    hands.choose_next(scene.certificate)
    hands.press("Choose a file for the additional certificate")
    hands.see("1 certificate in use")
    hands.press("Test settings")
    hands.see("Everything works")


def assert_on_no_disk(folder: Path) -> None:
    """Octet for octet: no file holds the password, in the clear or encoded."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 1
    for path in files:
        octets = path.read_bytes()
        for form in {*forms_of(PASSWORD), *forms_of(GROUPS)}:
            assert form not in octets, f"the password is in {path.name}"


def assert_not_said(scene: Scene) -> None:
    """No title, text, tip or detail of any window holds it."""
    said = scene.everything_said()
    assert PASSWORD not in said
    assert GROUPS not in said


@pytest.mark.logs_expected
def test_the_road_works_and_nothing_secret_is_kept(
    no_store: str, new_scene: NewScene, logs: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scene = new_scene()
    set_up(scene)
    scene.hands.see(NOT_IN_REACH if no_store == "raising" else NO_STORE)
    assert_not_said(scene)
    scene.hands.press("Save and continue")
    scene.hands.see("Everything is set up")
    scene.settle()
    assert {mark.state for mark in scene.marks.values()} == {StepState.CHECKED}
    assert_on_no_disk(tmp_path)

    again = new_scene()
    # a store whose service is gone may have it: nobody asks it for that
    again.hands.see("Everything is set up" if no_store == "raising" else TYPE_AGAIN)
    assert again.marks[Step.TEST].state is StepState.CHECKED
    account = again.program.session.account
    assert account is not None
    again.hands.press("Test the connection")
    again.settle()
    assert again.hands.read("Password") == ""
    again.hands.press("Test settings")
    again.hands.see("Password is missing")
    assert again.gmail.smtp.auth_count == 1
    again.hands.write("Password", PASSWORD)
    again.hands.press("Test")
    again.hands.see("Everything works")
    assert_not_said(again)
    assert_on_no_disk(tmp_path)
    assert PASSWORD not in caplog.text
    assert list(logs.iterdir())


@pytest.mark.logs_expected
def test_a_refused_password_is_in_no_detail_and_no_exception(
    no_store: str, scene: Scene, logs: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scene.keep_account()
    scene.gmail.owner.app_password = "another"
    scene.gmail.smtp.script["auth"] = lambda command: f"535 5.7.8 not accepted: {command} {PASSWORD} - gsmtp"
    scene.open_test()
    scene.hands.press("Test settings")
    scene.hands.see("Gmail didn't accept the sign-in")
    scene.settle()
    assert_not_said(scene)
    assert_on_no_disk(tmp_path)
    for record in caplog.records:
        assert PASSWORD not in repr(vars(record))
