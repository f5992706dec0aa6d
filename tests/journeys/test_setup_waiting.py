"""Servers that say nothing: the window goes on answering, and the person can stop at once."""

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.fakes.gmail import Step, replies
from tests.journeys.hands import type_letter
from tests.journeys.scene import LOOPBACK, SMTP, Scene
from tests.journeys.troubles.connection import TLS
from tests.scenarios.doors import Door, full_port

Hang = Callable[[Scene, threading.Event], None]
LONGEST_TURN = 0.1  # seconds
STOPPED_WITHIN = 1.0


def in_look_up(scene: Scene, hold: threading.Event) -> None:
    scene.roads.hold = hold


def in_connecting(scene: Scene, _hold: threading.Event) -> None:
    scene.roads.ways[SMTP, 465] = [(LOOPBACK, scene.enter(full_port()))]


def in_handshake(scene: Scene, _hold: threading.Event) -> None:
    def talk(line: object) -> None:
        while door.listen(line):  # type: ignore[arg-type]  # a socket
            continue

    door = scene.enter(Door(talk))
    scene.stand_at(465, door.port)


def at(stage: str, reply: str | None = None) -> Hang:
    def hang(scene: Scene, hold: threading.Event) -> None:
        scene.gmail.smtp.script[stage] = [Step(reply, hold=hold)]

    return hang


def in_mailbox(command: str) -> Hang:
    def hang(scene: Scene, hold: threading.Event) -> None:
        scene.gmail.imap.script[command] = [Step(hold=hold)]

    return hang


HANGS: dict[str, tuple[Hang, str, dict[str, object]]] = {
    "find": (in_look_up, "Find smtp.gmail.com", {}),
    "connect": (in_connecting, "Connect to port 465", {}),
    "banner": (at("connect"), "Connect to port 587", TLS),
    "handshake": (in_handshake, "Secure the connection", {}),
    "greeting": (at("ehlo"), "Secure the connection", {}),
    "starttls": (at("starttls"), "Secure the connection", TLS),
    "sign in": (at("auth", replies.AUTH_OK), "Sign in", {}),
    "sender": (at("mail"), "Send a test message to yourself", {}),
    "content": (at("dot"), "Send a test message to yourself", {}),
    "mailbox": (in_mailbox("CONNECT"), "", {}),
    "looking": (in_mailbox("EXAMINE"), "", {}),
}


@pytest.fixture
def hold() -> threading.Event:
    return threading.Event()


class Turns:
    """How long the turns of the event loop take, in seconds."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._watch = QElapsedTimer()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._watch.start()
        self._timer.start(0)

    def _turn(self) -> None:
        self.seconds.append(self._watch.restart() / 1000)

    def end(self) -> float:
        """The longest but one: a busy computer may take the processor away once."""
        self._timer.stop()
        return sorted(self.seconds)[-2]


@pytest.mark.parametrize("name", HANGS)
def test_the_window_answers_and_stopping_is_quick(
    name: str, fresh_scene: Scene, hold: threading.Event
) -> None:
    scene = fresh_scene
    hang, words, settings = HANGS[name]
    scene.at_end(hold.set)
    scene.keep_account(**settings)  # type: ignore[arg-type]  # settings of an account
    scene.open_test()
    hang(scene, hold)
    hands, window = scene.hands, scene.program.window
    hands.press("Test settings")
    hands.wait(lambda: any(text.startswith(words) and text.endswith("…") for text in hands.words()), words)

    field = QLineEdit(window)  # stands for any on this page: to type into one of the form's ends the test
    field.show()
    field.setFocus()
    turns = Turns()
    for letter in "What is typed stands there at once":
        type_letter(field, letter)
        QTest.qWait(5)
    assert turns.end() < LONGEST_TURN
    assert field.text() == "What is typed stands there at once"
    field.deleteLater()
    began = time.monotonic()
    hands.press("Stop")
    hands.see("Test again")
    scene.settle()
    assert time.monotonic() - began < STOPPED_WITHIN
