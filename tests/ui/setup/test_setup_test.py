"""Test settings over real SMTP: named steps, one sign-in, and a result that helps."""

import re
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.operations.test_connection import ConnectionStep
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_line import StepLook
from invite_desktop.ui.setup.step_view import StepView
from tests.fakes.gmail import FakeGmail, replies
from tests.fakes.smtp_server import FakeSmtp
from tests.fakes.smtp_server import Step as Play
from tests.ui.setup.bench import Bench, button, findings, press, settings_of, words_on

PASSWORD = "abcdefghijklmnop"
APP = (
    "534-5.7.9 Application-specific password required.\n"
    "534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp"
)
WEB = "534 5.7.9 Please log in with your web browser and then try again. p=WebLoginRequired x - gsmtp"
BAD = "535 5.7.8 Username and Password not accepted. p=BadCredentials x - gsmtp"
MANY = "454 4.7.0 Too many login attempts, please try again later. x - gsmtp"


def open_settings(bench: Bench, *, password: str = PASSWORD) -> tuple[SetupPage, SettingsView]:
    """The settings of Gmail's account, with a password typed."""
    bench.keep()
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    QTest.keyClicks(view.form.password.edit, password)
    return page, view


def looks(view: SettingsView) -> list[StepLook]:
    """How the six steps stand."""
    return [line.look for line in view.panel.lines.values()]


def test_everything_works(bench: Bench, gmail: FakeGmail) -> None:
    page, view = open_settings(bench, password=gmail.password)
    press(view, "Test settings")
    bench.settle()
    assert "Everything works" in words_on(view.result)
    assert re.search(r"The test message arrived after \d+ second", words_on(view.result))
    assert view.result.hasFocus()
    assert looks(view) == [StepLook.DONE] * 6
    assert "Find smtp.gmail.com –" in words_on(view)
    assert re.search(r"Test message arrived – \d", words_on(view.panel))
    assert gmail.smtp.auth_count == 1
    assert [mail.recipient for mail in gmail.mails] == ["ana.novak@gmail.com"]
    assert b"Test from Invite Desktop" in gmail.mails[0].content
    assert findings(page) == []
    press(view, "Save and continue")
    bench.settle()
    assert isinstance(page.view, ChecklistView)
    assert page.standing is PageStanding.DONE
    assert {bench.marks()[step].state for step in Step} == {StepState.CHECKED}
    assert "5 of 5 done" in words_on(page)


def test_after_a_passed_test_the_username_stays(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = open_settings(bench, password=gmail.password)
    press(view, "Test settings")
    bench.settle()
    view.form.from_email.selectAll()
    QTest.keyClicks(view.form.from_email, "survey@fdv.si")
    assert view.form.username.text() == "ana.novak@gmail.com"
    assert "Gmail replaces the sender" in words_on(view)


def test_after_saving_the_way_on_has_the_focus_and_is_in_sight(bench: Bench, gmail: FakeGmail) -> None:
    page, view = open_settings(bench, password=gmail.password)
    bench.frame.theme.use(text_percent=150)
    page.resize(600, 560)
    press(view, "Test settings")
    bench.settle()
    press(view, "Save and continue")
    bench.settle()
    go_on = button(page, "Go on to the recipients")
    assert go_on.hasFocus()
    QTest.qWait(1)
    heading = next(each for each in page.view.findChildren(QLabel) if each.text() == "Everything is set up")
    for each in (heading, go_on):
        assert each.visibleRegion().boundingRect() == each.rect()


def test_it_works_with_the_stored_password(bench: Bench, gmail: FakeGmail) -> None:
    bench.accounts.keep_password(bench.keep(), gmail.password)
    page = bench.page()
    page.open_step(Step.TEST)
    bench.settle()
    view = settings_of(page)
    assert view.panel.test_button.hasFocus()
    QTest.keyClick(view.panel.test_button, Qt.Key.Key_Return)
    bench.settle()
    assert "Everything works" in words_on(view.result)


def test_a_changed_setting_is_proved_by_the_test_before_saving(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = open_settings(bench, password=gmail.password)
    view.form.from_name.setText("Ana Novak")
    view.form.server.certificate.show_certificate(gmail.authority_pem)
    press(view, "Test settings")
    bench.settle()
    press(view, "Save and continue")
    bench.settle()
    assert bench.marks()[Step.TEST].state is StepState.CHECKED


@pytest.mark.parametrize(
    ("reply", "code", "heading", "step"),
    [
        (APP, "AUTH-APPPW", "Gmail didn't accept the sign-in", Step.APP_PASSWORD),
        (BAD, "AUTH-BAD", "Gmail didn't accept the sign-in", Step.APP_PASSWORD),
        (WEB, "AUTH-WEB", "Google wants you to confirm it's you", Step.TWO_STEP),
    ],
)
def test_a_refused_sign_in(
    bench: Bench, server: FakeSmtp, reply: str, code: str, heading: str, step: Step
) -> None:
    server.script["auth"] = reply
    page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    assert heading in words_on(view.result)
    assert f"\n{code} " in view.result.details()
    assert view.result.hasFocus()
    assert heading in view.form._form.field(view.form.password).problem()
    assert server.auth_count == 1
    assert looks(view) == [StepLook.DONE] * 3 + [StepLook.PROBLEM] + [StepLook.WAITING] * 2
    assert not view.found.isVisible()
    assert bench.marks()[step].state is StepState.ATTENTION
    assert page.standing is PageStanding.ATTENTION
    assert view.form.typed_password() == PASSWORD
    assert findings(page) == []
    press(view.result, "Go to the field Password")
    assert view.form.password.edit.hasFocus()
    assert view.form.password.edit.hasSelectedText()


def test_create_an_app_password_from_the_result(bench: Bench, server: FakeSmtp) -> None:
    server.script["auth"] = APP
    page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    assert bench.marks()[Step.TWO_STEP].state is StepState.CHECKED
    press(view, "Create an app password")
    bench.settle()
    assert isinstance(page.view, StepView)
    assert page.entry is not None


def test_open_google_from_the_result(bench: Bench, server: FakeSmtp) -> None:
    server.script["auth"] = WEB
    page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    press(view, "Open Google")
    assert bench.opened[0].startswith("https://myaccount.google.com/")
    press(view, "Turn on 2-step verification")
    bench.settle()
    assert isinstance(page.view, StepView)


def test_too_many_sign_ins_has_no_button_that_makes_it_worse(bench: Bench, server: FakeSmtp) -> None:
    server.script["auth"] = MANY
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    assert "Test again after about" in words_on(view.result)
    assert server.auth_count == 1


def test_no_password_asks_for_it_without_a_connection(bench: Bench, server: FakeSmtp) -> None:
    _page, view = open_settings(bench, password="")
    press(view, "Test settings")
    bench.settle()
    assert "Password is missing" in words_on(view)
    assert server.connections == 0


def test_a_normal_password_is_noticed_without_a_sign_in(bench: Bench, server: FakeSmtp) -> None:
    _page, view = open_settings(bench, password="hunter22")
    press(view, "Test settings")
    assert "normal Google password" in words_on(view)
    assert server.connections == 0


def test_details_are_copied_and_tell_no_secret(bench: Bench, server: FakeSmtp) -> None:
    server.script["auth"] = BAD
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    press(view.result, "Technical details")
    press(view.result, "Copy")
    copied = QGuiApplication.clipboard().text()
    assert "AUTH-BAD" in copied
    assert "535 5.7.8" in copied
    assert "Qt 6." in copied
    assert PASSWORD not in copied
    assert "ana.novak" not in copied
    assert "Copied" in [each.text() for each in view.result.findChildren(QWidget) if hasattr(each, "text")]


def test_stop(bench: Bench, server: FakeSmtp) -> None:
    hold = threading.Event()
    server.script["auth"] = Play(hold=hold)
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.qtbot.waitUntil(lambda: view.panel.lines[ConnectionStep.SIGN_IN].look is StepLook.RUNNING)
    assert view.panel.test_button.text().replace("&", "") == "Stop testing"
    QTest.keyClicks(view.form.from_name, "Ana")  # the window is not held up, and an edit stops the test
    assert view.form.from_name.text() == "Ana"
    assert not view.panel.is_running
    assert "The test was ended because a field was changed" in words_on(view)
    began = time.monotonic()
    bench.settle()
    assert time.monotonic() - began < 1
    assert not view.result.isVisible()
    assert Step.TEST not in bench.marks()
    hold.set()


def test_the_button_stops_and_tests_again(bench: Bench, server: FakeSmtp) -> None:
    hold = threading.Event()
    server.script["auth"] = [Play(hold=hold)]
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.qtbot.waitUntil(lambda: view.panel.lines[ConnectionStep.SIGN_IN].look is StepLook.RUNNING)
    press(view, "Stop testing")
    assert view.panel.lines[ConnectionStep.SIGN_IN].look is StepLook.STOPPED
    hold.set()
    bench.settle()
    press(view, "Test again")
    bench.settle()
    assert "Did it arrive?" in words_on(view.result)


@pytest.mark.parametrize("mailbox", ["read", "closed"])
def test_an_edit_after_the_test_takes_its_result_back(bench: Bench, gmail: FakeGmail, mailbox: str) -> None:
    if mailbox == "closed":
        gmail.owner.imap_refusal = replies.IMAP_DISABLED
    _page, view = open_settings(bench, password=gmail.password)
    press(view, "Test settings")
    bench.settle()
    assert view.found.isVisible()
    QTest.keyClicks(view.form.password.edit, "x")
    assert not view.result.isVisible()
    assert not view.found.isVisible()


def test_an_edit_leaves_the_words_on_a_problem_where_they_are(bench: Bench, server: FakeSmtp) -> None:
    server.script["auth"] = BAD
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    QTest.keyClicks(view.form.from_name, "Ana")
    assert view.result.isVisible()


def test_a_test_that_did_not_get_through_takes_the_earlier_proof_back(bench: Bench, server: FakeSmtp) -> None:
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    server.script["auth"] = BAD
    press(view, "Test again")
    bench.settle()
    press(view, "Save")
    bench.settle()
    assert bench.marks()[Step.TEST].state is StepState.ATTENTION


@pytest.mark.parametrize(
    ("script", "caption", "proof"),
    [
        (
            {"mail": "553 5.1.7 The sender address <x> is not valid. x - gsmtp"},
            None,
            "refuses the sender",
        ),
        ({"dot": "550 5.4.5 Daily user sending limit exceeded. x - gsmtp"}, None, "sending limit"),
        (
            {"connect": "421 4.7.0 Try again later, closing connection. x - gsmtp"},
            "Test again",
            "temporary",
        ),
    ],
)
def test_other_answers(
    bench: Bench, server: FakeSmtp, script: dict[str, str], caption: str | None, proof: str
) -> None:
    server.script.update(script)
    _page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    assert proof in words_on(view.result)
    if caption is not None:
        server.script.clear()
        press(view.result, caption)
        bench.settle()
        assert "Did it arrive?" in words_on(view.result)


def test_encryption_and_port_are_made_to_match(bench: Bench, authority: trustme.CA) -> None:
    with FakeSmtp(authority, mode="ssl") as server:
        bench.keep(**vars_of(server, encryption=Encryption.TLS))
        page = bench.page()
        page.open_step(Step.SETTINGS)
        bench.settle()
        view = settings_of(page)
        QTest.keyClicks(view.form.password.edit, PASSWORD)
        press(view, "Test settings")
        bench.settle()
        assert "Encryption and port don't match" in words_on(view.result)
        assert view.form.server.is_open
        press(view.result, "Use SSL with port 465")
        assert view.form.account().encryption is Encryption.SSL
        assert view.form.account().port == 465
        assert view.panel.test_button.hasFocus()


def test_a_slip_in_the_host_is_put_right(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    page, view = open_settings(bench)
    view.form.server.use_host("smtp.gmial.com")
    monkeypatch.setattr("invite_desktop.mail.smtp.look_up", not_found)
    press(view, "Test settings")
    bench.settle()
    assert "smtp.gmial.com can't be found" in words_on(view.result)
    press(view.result, "Use smtp.gmail.com")
    assert view.form.account().host == "smtp.gmail.com"
    assert findings(page) == []


def test_a_closed_port_offers_the_other_one(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = listener.getsockname()[1]
    _page, view = open_settings(bench)
    view.form.server.use_host("127.0.0.1")
    view.form.server.use(Encryption.SSL, closed)
    press(view, "Test settings")
    bench.settle()
    assert f"doesn't accept connections on port {closed}" in words_on(view.result)
    assert "Go to the field Port" in [each.text() for each in view.result.findChildren(QPushButton)]
    press(view.result, "Try port 587 with TLS")
    view.panel.stop()
    bench.settle()
    account = view.form.account()
    assert (account.encryption, account.port) == (Encryption.TLS, 587)


def test_authentication_can_be_switched_on(bench: Bench, server: FakeSmtp) -> None:
    server.script["mail"] = "530 5.7.0 Authentication Required. p=WantAuthError x - gsmtp"
    _page, view = open_settings(bench)
    view.form.server.authentication.no.click()
    press(view, "Test settings")
    bench.settle()
    assert "The server wants a sign-in" in words_on(view.result)
    press(view.result, "Set Authentication to Yes")
    assert view.form.account().authentication
    assert view.panel.test_button.hasFocus()


def test_without_a_password_a_sign_in_leads_to_the_field(bench: Bench, server: FakeSmtp) -> None:
    server.script["mail"] = "530 5.7.0 Authentication Required. p=WantAuthError x - gsmtp"
    _page, view = open_settings(bench, password="")
    view.form.server.authentication.no.click()
    press(view, "Test settings")
    bench.settle()
    press(view.result, "Set Authentication to Yes")
    assert view.form.password.edit.hasFocus()


def test_an_answer_nobody_knows_can_be_copied(bench: Bench, server: FakeSmtp) -> None:
    server.script["ehlo"] = "777 Hocus pocus"
    page, view = open_settings(bench)
    press(view, "Test settings")
    bench.settle()
    assert "an answer we don't know" in words_on(view.result)
    assert findings(page) == []
    press(view.result, "Copy the details")
    copied = QGuiApplication.clipboard().text()
    assert copied == view.result.details()
    assert "\nUNKNOWN " in copied
    assert "777 Hocus pocus" in copied
    assert "server smtp.gmail.com:465 ssl, authentication True" in copied


def not_found(host: str, port: int, check: object = None) -> list[tuple[int, object]]:
    """A look-up that knows no name."""
    from invite_desktop.domain.errors import ServerNotFound

    raise ServerNotFound(host)


def vars_of(server: FakeSmtp, **changes: object) -> dict[str, Any]:
    """What an account at this server has."""
    account = server.account(**changes)
    names = ("username", "encryption", "port", "host", "pace", "extra_certificate")
    return {name: getattr(account, name) for name in names}


def test_everything_by_keyboard(bench: Bench, gmail: FakeGmail) -> None:
    """From the first screen to a passed test without the mouse."""
    page = bench.page()
    press_key(page, lambda: "ana.novak@gmail.com", Qt.Key.Key_Return)
    assert isinstance(page.view, ChecklistView)
    assert button(page, "Next: Turn on 2-step verification").hasFocus()
    tab_to(page, page.view.rows[Step.SETTINGS])
    press_key(page, str, Qt.Key.Key_Space)
    bench.settle()
    view = settings_of(page)
    assert view.form.from_name.hasFocus()
    press_key(page, lambda: "Ana Novak", Qt.Key.Key_Tab)
    tab_to(page, view.form.password.edit)
    press_key(page, lambda: gmail.password, Qt.Key.Key_Tab)
    tab_to(page, view.panel.test_button)
    press_key(page, str, Qt.Key.Key_Return)
    bench.settle()
    assert "Everything works" in words_on(view)
    press_key(page, str, Qt.Key.Key_Tab)
    press_key(page, str, Qt.Key.Key_Return)
    bench.settle()
    assert isinstance(page.view, ChecklistView)
    assert page.standing is PageStanding.DONE


def test_the_underlined_letter_and_the_shortcut_press_the_button(bench: Bench, server: FakeSmtp) -> None:
    page, view = open_settings(bench)
    page.activateWindow()
    for modifier in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
        view.result.hide()
        QTest.keyClick(view.form.from_name, Qt.Key.Key_T, modifier)
        bench.qtbot.waitUntil(view.result.isVisible)
        assert "Did it arrive?" in words_on(view.result)
    assert server.auth_count == 2


def press_key(page: SetupPage, text: Callable[[], str], key: Qt.Key) -> None:
    """Type into what has the focus, then press a key."""
    focused = page.focusWidget()
    QTest.keyClicks(focused, text())
    QTest.keyClick(focused, key)


def tab_to(page: SetupPage, wanted: QWidget) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if wanted.hasFocus():
            return
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not get there")
