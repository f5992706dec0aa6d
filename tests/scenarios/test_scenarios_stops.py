"""Every stop on the screen: what happened, what is safe, what to do, and when it goes on."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from invite_desktop.domain.mailing import Outline, State
from invite_desktop.domain.quota import rest_after
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.moments import when
from invite_desktop.ui.send.summary import summarise
from invite_desktop.ui.send.summary_view import Notes, SummaryView
from invite_desktop.ui.theme import Scheme, Theme
from tests.fakes.gmail import FakeGmail, Step, replies
from tests.scenarios.conftest import NewWorld
from tests.scenarios.doors import closed_port
from tests.scenarios.invariants import BANNED, assert_invariants
from tests.scenarios.world import World
from tests.ui.conftest import ICONS_FOLDER

GARBAGE = b"what?\r\n"

# what the server is made to do, and changes of the account
STOPS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "c02 closed port": ({}, {"port": closed_port}),
    "c06 421 for good": ({"ehlo": Step(replies.EHLO_421, close=True)}, {}),
    "c07 greeting refused": ({"ehlo": Step(replies.EHLO_EMPTY, close=True)}, {}),
    "c10 certificate": ({}, {"extra_certificate": ""}),
    "c11 cut": ({"connect": Step(reply=b"", close=True)}, {}),
    "a02 wrong password": ({"auth": replies.BAD_CREDENTIALS}, {}),
    "a03 app password": ({"auth": replies.APP_PASSWORD_REQUIRED}, {}),
    "a04 browser": ({"auth": replies.WEB_LOGIN_REQUIRED}, {}),
    "a06 too many": ({"auth": replies.TOO_MANY_LOGINS}, {}),
    "a11 no way": ({"auth": replies.UNKNOWN_MECHANISM}, {}),
    "e02 sender": ({"mail": replies.SYNTAX}, {}),
    "e03 many refused": ({"rcpt": replies.RECIPIENT_DOMAIN}, {}),
    "e04 size": ({"mail": replies.TOO_LARGE}, {}),
    "e05 blocked": ({"dot": replies.BLOCKED_CONTENT}, {}),
    "e06 unsolicited": ({"dot": replies.UNSOLICITED}, {}),
    "e08 rate": ({"dot": Step(replies.UNUSUAL_RATE, close=True)}, {}),
    "e09 built wrong": ({"dot": replies.MALFORMED}, {}),
    "e10 rule": ({"dot": replies.POLICY_OF_DOMAIN}, {}),
    "e11 garbage": ({"rcpt": GARBAGE}, {}),
    "e12 put off": ({"dot": replies.TEMPORARY}, {}),
    "l01 limit": ({"dot": replies.DAILY_LIMIT}, {}),
}


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[SummaryView]:
    """The summary of a mailing."""
    locale = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    theme = Theme(qapp, Scheme.LIGHT, 100)
    view = SummaryView(Frame(None, None, Icons(ICONS_FOLDER, theme), theme))  # type: ignore[arg-type]  # it only looks
    qtbot.addWidget(view)
    yield view
    QLocale.setDefault(locale)


def show(view: SummaryView, world: World) -> str:
    """What the person reads after the last run."""
    result = world.results[-1]
    assert result.problem is not None
    subject = world.store.messages.version(world.mailing.version).subject
    fates = list(world.store.mailings.fates(world.mailing.id))
    outline = Outline(world.mailing, subject, result.counts)
    goes_on = rest_after(type(result.problem).__name__, world.clock())
    notes = Notes(world.clock(), result.problem, goes_on)
    view.show_summary(summarise(outline, fates, is_put_aside=False), notes)
    return "\n".join(label.text() for label in view.findChildren(QLabel))


@pytest.mark.parametrize(("script", "changes"), STOPS.values(), ids=STOPS)
def test_a_stop_says_all_four(
    script: dict[str, Any],
    changes: dict[str, Any],
    view: SummaryView,
    gmail: FakeGmail,
    new_gmail_world: NewWorld,
) -> None:
    gmail.smtp.script.update(script)
    world = new_gmail_world(
        **{name: value() if callable(value) else value for name, value in changes.items()}
    )
    problem = world.run().problem
    assert problem is not None
    assert_invariants(world)
    said, words = show(view, world), explain(problem)
    waiting = world.results[-1].counts.of(State.WAITING)
    assert words.happened in said
    assert f"{waiting} message" in said
    assert "not sent yet. You can send them later." in said
    assert words.next_step in said
    assert BANNED.search(said) is None, said
    buttons = {button.text() for button in view.findChildren(QPushButton)}
    goes_on = rest_after(type(problem).__name__, world.clock())
    if goes_on is None:
        assert "Continue" in buttons
    else:
        assert f"Can go on from {when(goes_on, world.clock())}" in said
        assert "Continue when it is allowed" in buttons
