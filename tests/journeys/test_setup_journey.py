"""From an empty data folder to five checked rows, with the keyboard alone; and what sets rows back later."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.ui import session
from tests.fakes.gmail import replies
from tests.journeys.conftest import NewScene
from tests.journeys.keyboard import Keyboard
from tests.journeys.scene import ADDRESS, PASSWORD, Scene

PICTURES = Path(__file__).parents[1] / "screens" / "out"
NBSP = "\N{NO-BREAK SPACE}"
PASTED = NBSP.join(PASSWORD[place : place + 4] for place in range(0, 16, 4)) + "\r\n"


class Traveller:
    """One person on the way, who takes a picture at each station."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.hands = scene, scene.hands
        self.keys = Keyboard(scene.program, scene.hands.wait)
        self._stations = 0

    def picture(self, name: str) -> None:
        """What the window shows now, beside the other pictures for people to look at."""
        PICTURES.mkdir(exist_ok=True)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._stations += 1
        path = PICTURES / f"journey-setup-{self._stations:02}-{name}.png"
        assert self.scene.program.window.grab().save(str(path))

    def give_address(self) -> None:
        self.keys.go_to("Your e-mail address")
        self.picture("first-screen")
        self.keys.type(ADDRESS)
        self.keys.press(Qt.Key.Key_Return)
        self.hands.see(f"Set up sending from {ADDRESS}")
        self.picture("list")

    def do_step(self, row: str, name: str) -> None:
        """Read a step, open Google's page, come back and say that it is done."""
        self.keys.choose(row, Qt.Key.Key_Return)
        self.hands.see("Open the Google page")
        opened = len(self.scene.opened)
        self.keys.choose("Open the Google page")
        assert len(self.scene.opened) == opened + 1
        assert self.scene.opened[-1].startswith("https://myaccount.google.com/")
        self.picture(name)

    def come_back(self) -> None:
        self.keys.choose("Back to the list")
        self.hands.see(f"Set up sending from {ADDRESS}")

    def fill_in_settings(self) -> None:
        self.keys.choose("Fill in the account settings")
        self.hands.see("Account settings")
        self.scene.settle()
        self.keys.go_to("From (name)")
        self.keys.erase()
        self.keys.type("Špela Žnidaršič")
        self.hands.choose_next(self.scene.certificate)
        self.keys.choose("Server settings")
        self.keys.choose("Choose a file for the additional certificate")
        self.hands.see("1 certificate in use")
        self.picture("settings")

    def test_and_save(self) -> None:
        self.keys.choose("Test settings")
        self.hands.see("Everything works")
        box = self.scene.result()
        assert box.accessibleName() == "Everything works"
        self.hands.wait(lambda: box.visibleRegion().boundingRect().top() == 0, "the box to be in sight")
        self.picture("tested")
        self.keys.choose("Save and continue")
        self.hands.see("Everything is set up")
        self.scene.settle()


def arrive(scene: Scene) -> Traveller:
    """All the way to the end."""
    traveller = Traveller(scene)
    keys, hands = traveller.keys, traveller.hands
    traveller.give_address()
    traveller.do_step("Turn on 2-step verification", "two-step")
    keys.choose("I've done this")
    hands.see("Done – not checked yet")
    traveller.come_back()
    traveller.do_step("Create an app password", "app-password")
    keys.go_to("App password")
    keys.paste(PASTED)
    hands.see("16 of 16 letters")
    scene.settle()
    traveller.picture("app-password-pasted")
    traveller.come_back()
    traveller.fill_in_settings()
    traveller.test_and_save()
    traveller.picture("done")
    return traveller


def states(scene: Scene) -> dict[Step, StepState]:
    return {step: mark.state for step, mark in scene.marks.items()}


def test_from_nothing_to_five_checked_rows_by_keyboard(new_scene: NewScene) -> None:
    scene = new_scene()
    traveller = arrive(scene)
    assert states(scene) == dict.fromkeys(Step, StepState.CHECKED)
    assert any("5 of 5 done" in words for words in scene.hands.words())
    assert scene.gmail.smtp.auth_count == 1
    assert [mail.recipient for mail in scene.gmail.mails] == [ADDRESS]
    account = scene.program.session.account
    assert account is not None
    assert account.from_name == "Špela Žnidaršič"
    assert scene.program.accounts.password(account) == PASSWORD
    del traveller

    again = new_scene()  # what is known of the steps is kept
    again.hands.see("Everything is set up")
    assert states(again) == dict.fromkeys(Step, StepState.CHECKED)
    assert any("5 of 5 done" in words for words in again.hands.words())


PEOPLE = "e-mail,name\np1@uni.example,Ana\np2@uni.example,Bor\n"


def send_something(scene: Scene, folder: Path) -> None:
    """A mailing to two people, begun by the person."""
    hands, window = scene.hands, scene.program.window
    people = folder / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    window.go_to(session.RECIPIENTS)
    hands.choose_next(people)
    hands.press("Import a file")
    hands.see("Add 2 recipients")
    hands.press("Add 2 recipients")
    hands.see("recipients added")
    window.go_to(session.MESSAGE)
    hands.write("Subject", "Hello")
    hands.write("Text", "Hello, would you answer a few questions?")
    scene.settle()
    window.go_to(session.SEND)
    hands.see("Send 2 messages")
    hands.press("Send 2 messages")
    hands.wait(lambda: not scene.program.run.is_running, "the end of the run")
    scene.settle()


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param(
            replies.BAD_CREDENTIALS,
            {Step.APP_PASSWORD: StepState.ATTENTION, Step.TEST: StepState.ATTENTION},
            id="535",
        ),
        pytest.param(
            replies.APP_PASSWORD_REQUIRED,
            {
                Step.TWO_STEP: StepState.CHECKED,
                Step.APP_PASSWORD: StepState.ATTENTION,
                Step.TEST: StepState.ATTENTION,
            },
            id="534 5.7.9",
        ),
    ],
)
def test_a_refusal_while_sending_sets_rows_back(
    scene: Scene, tmp_path: Path, reply: str, expected: dict[Step, StepState]
) -> None:
    account = scene.keep_account()
    for step in Step:
        scene.program.accounts.mark(account, step, StepState.CHECKED, "test_passed")
    scene.gmail.smtp.script["auth"] = reply
    send_something(scene, tmp_path)
    assert scene.gmail.mails == []
    assert states(scene) == dict.fromkeys(Step, StepState.CHECKED) | expected
    scene.program.window.go_to(session.SETUP)
    scene.hands.see("Set up sending from")
    rows = [words for words in scene.hands.words() if "Needs attention" in words]
    assert len(rows) == 2
