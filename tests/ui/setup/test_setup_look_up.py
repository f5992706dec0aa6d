"""Looking settings up and choosing a provider by hand: nothing that was typed is replaced by itself."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.checklist import Step
from invite_desktop.domain.errors import Offline, SettingsUnknown
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.look_up_settings import Asking, FoundSettings, LookUp, Source
from invite_desktop.ui.setup.server_settings import ServerSettings
from invite_desktop.ui.setup.settings_view import SettingsView
from tests.ui.setup.bench import Bench, button, findings, press, settings_of, words_on


class Answer(LookUp):
    """A look-up that asks nobody, and waits until it may answer."""

    def __init__(self, result: FoundSettings | Exception) -> None:
        super().__init__(())
        self._result = result
        self.may_answer, self.has_ended = threading.Event(), threading.Event()
        self.may_answer.set()
        self.address = ""

    def run(self, address: str, report: Callable[[Asking], None]) -> FoundSettings:
        self.address = address
        report(Asking(Source.DOMAIN, "autoconfig.uni.example"))
        self.may_answer.wait(10)
        self.has_ended.set()
        if isinstance(self._result, Exception):
            raise self._result
        return self._result

    def stop(self) -> None:
        super().stop()
        self.may_answer.set()


def found(provider: Provider | None = None, *, takes_password: bool = True) -> FoundSettings:
    """What a university says of itself."""
    return FoundSettings(
        Source.DOMAIN,
        "uni.example",
        provider,
        "smtp.uni.example",
        587,
        Encryption.TLS,
        "ana.novak",
        "imap.uni.example",
        993,
        takes_password,
    )


def open_settings(bench: Bench, answer: LookUp, address: str = "ana@uni.example") -> SettingsView:
    """The settings of an account whose provider nobody knows."""
    bench.keep(address)
    page = bench.page(new_look_up=lambda: answer)
    page.open_step(Step.SETTINGS)
    bench.settle()
    return settings_of(page)


def retype(edit: QLineEdit, text: str) -> None:
    """Replace what is in a field, key by key."""
    edit.selectAll()
    QTest.keyClicks(edit, text)


def look_up(bench: Bench, view: SettingsView) -> None:
    """Ask, and wait for the answer."""
    press(view, "Look up")
    bench.settle()
    QTest.qWait(1)


def server_of(view: SettingsView) -> tuple[object, ...]:
    """The five that matter."""
    account = view.form.account()
    return account.host, account.port, account.encryption, account.imap_host, account.username


def test_it_says_who_is_asked_and_what_they_learn(bench: Bench) -> None:
    answer = Answer(found())
    view = open_settings(bench, answer)
    words = words_on(view)
    assert "autoconfig.uni.example, uni.example, autoconfig.thunderbird.net" in words
    assert "They learn only “uni.example”, the part of your address after the @." in words
    assert answer.address == "", "only when asked to"
    assert findings(view) == []
    retype(view.form.from_email, "ana@other.example")
    assert "They learn only “other.example”" in words_on(view)
    retype(view.form.from_email, "ana")
    assert "Type your e-mail address in From (e-mail) first." in words_on(view)


def test_what_was_found_is_shown_and_then_used(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()))
    assert view.form.server.is_open, "the provider is unknown"
    before = server_of(view)
    look_up(bench, view)
    assert "uni.example says: smtp.uni.example, TLS, port 587" in words_on(view)
    assert server_of(view) == before, "nothing is filled in by itself"
    assert view.form.server.look_up.box.hasFocus()
    assert findings(view) == []
    press(view, "Use these settings")
    assert server_of(view) == ("smtp.uni.example", 587, Encryption.TLS, "imap.uni.example", "ana.novak")
    assert "The settings are filled in" in words_on(view)
    assert "What you typed stayed" not in words_on(view)
    assert view.form.server.button.text() == "Server settings – filled in for uni.example"
    assert findings(view) == []
    retype(view.form.server.port, "2525")
    press(view, "Use uni.example's value: 587")
    assert view.form.server.port.port() == 587


def test_what_was_typed_stays_and_is_named(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()))
    retype(view.form.username, "novakana")
    retype(view.form.server.host, "mail.uni.example")
    look_up(bench, view)
    press(view, "Use these settings")
    assert server_of(view) == ("mail.uni.example", 465, Encryption.SSL, "imap.uni.example", "novakana")
    assert (
        "What you typed stayed: Encryption (None/SSL/TLS), Port, Host. "
        "Below each of them is a button to use the other value." in words_on(view)
    )
    assert findings(view) == []
    press(view, "Use all values for uni.example")
    assert server_of(view)[:3] == ("smtp.uni.example", 587, Encryption.TLS)


def test_a_port_that_was_typed_for_the_same_server_stays(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()))
    retype(view.form.server.port, "2525")
    look_up(bench, view)
    press(view, "Use these settings")
    assert server_of(view)[:3] == ("smtp.uni.example", 2525, Encryption.TLS)
    assert "What you typed stayed: Port." in words_on(view)


def test_it_can_be_stopped_at_once(bench: Bench) -> None:
    answer = Answer(found())
    answer.may_answer.clear()
    view = open_settings(bench, answer)
    press(view, "Look up")
    bench.qtbot.waitUntil(lambda: "Asking autoconfig.uni.example" in words_on(view))
    QTest.keyClicks(view.form.from_name, "Ana")
    assert view.form.from_name.text() == "Ana", "the window is usable meanwhile"
    assert findings(view) == []
    press(view, "Stop")
    assert answer.has_ended.wait(1)
    bench.settle()
    assert "says" not in words_on(view)
    assert button(view, "Look up").isVisible()


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (SettingsUnknown("uni.example"), ("The settings for uni.example aren't published", "IT help desk")),
        (Offline("uni.example"), ("There's no internet connection",)),
    ],
)
def test_nothing_found_leads_on_by_hand(bench: Bench, problem: Exception, words: tuple[str, ...]) -> None:
    view = open_settings(bench, Answer(problem))
    look_up(bench, view)
    for each in words:
        assert each in words_on(view)
    assert findings(view) == []
    press(view, "Look up again")
    bench.settle()


def test_a_provider_that_takes_no_password_is_no_road(bench: Bench) -> None:
    outlook = next(each for each in bench.accounts.providers if each.id == "outlook")
    view = open_settings(bench, Answer(found(outlook, takes_password=False)))
    look_up(bench, view)
    assert "Outlook.com takes no password from mail programs" in words_on(view)
    assert "Microsoft" in words_on(view)
    with pytest.raises(AssertionError, match="no button"):
        press(view, "Use these settings")


def test_a_known_provider_has_no_look_up(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()), "ana.novak@gmail.com")
    view.form.server.set_open(True)
    assert "Look the settings up online" not in words_on(view)
    assert view.form.server.look_up.isHidden()


def test_a_server_that_was_typed_leaves_a_link(bench: Bench) -> None:
    bench.keep("ana@uni.example", host="mail.uni.example")
    page = bench.page(new_look_up=lambda: Answer(found()))
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    view.form.server.set_open(True)
    assert "They learn only" not in words_on(view)
    press(view, "Look the settings up online…")
    assert "They learn only" in words_on(view)


# -- the box of providers --------------------------------------------------------------------------


def choose(server: ServerSettings, name: str) -> None:
    """Choose with the keyboard, as the box tells it."""
    box = server.provider.box
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_a_provider_can_be_chosen_by_hand(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()))
    server = view.form.server
    assert server.provider.box.currentText() == "Other"
    assert server.provider.box.accessibleName() == "Settings filled in for"
    fastmail = next(each for each in bench.accounts.providers if each.id == "fastmail")
    choose(server, fastmail.name)
    assert server_of(view)[:3] == (fastmail.smtp_host, fastmail.smtp_port, fastmail.encryption)
    assert server.button.text() == f"Server settings – filled in for {fastmail.name}"
    assert server.look_up.isHidden()
    assert findings(view) == []
    choose(server, "Gmail")
    assert server.host.text() == "smtp.gmail.com", "what was filled in is replaced"
    retype(server.host, "relay.uni.example")
    choose(server, fastmail.name)
    assert server.host.text() == "relay.uni.example", "what was typed is not"
    assert "Changed" in words_on(view)
    choose(server, "Other")
    assert server.host.text() == "relay.uni.example"
    assert "Changed" not in words_on(view)


def test_a_chosen_provider_without_passwords_says_so(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()))
    before = server_of(view)
    choose(view.form.server, "Outlook.com")
    assert "Microsoft no longer lets mail programs sign in" in words_on(view)
    assert server_of(view) == before
    assert findings(view) == []


def test_the_own_provider_is_chosen_and_the_wheel_leaves_it(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()), "ana.novak@gmail.com")
    view.form.server.set_open(True)
    box = view.form.server.provider.box
    assert box.currentText() == "Gmail"
    for each in (box, view.form.server.encryption):
        place = QPointF(each.rect().center())
        wheel = QWheelEvent(
            place,
            QPointF(each.mapToGlobal(place)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(each, wheel)
    assert box.currentText() == "Gmail"
    assert view.form.server.chosen_encryption() is Encryption.SSL


# -- the name --------------------------------------------------------------------------------------


def test_the_computers_name_for_the_person_is_offered(bench: Bench) -> None:
    bench.person = "Ana Novak"
    view = open_settings(bench, Answer(found()), "ana.novak@gmail.com")
    form = view.form
    assert form.from_name.text() == ""
    assert form.from_name.placeholderText() == "Ana Novak"
    assert not form.is_changed(), "an offer is no answer"
    assert findings(view) == []
    press(view, "Use “Ana Novak”")
    assert form.account().from_name == "Ana Novak"
    assert form.from_name.hasFocus()
    with pytest.raises(AssertionError, match="no button"):
        press(view, "Use “Ana Novak”")


def test_no_name_is_no_offer(bench: Bench) -> None:
    view = open_settings(bench, Answer(found()), "ana.novak@gmail.com")
    assert view.form.from_name.placeholderText() == ""
    assert "Use “" not in "".join(each.text() for each in view.findChildren(type(button(view, "Save"))))
