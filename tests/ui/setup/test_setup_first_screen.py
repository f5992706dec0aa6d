"""The first screen asks one thing, and the rest follows from the answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.checklist import Step
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from tests.ui.setup.bench import Bench, button, findings, press, settings_of, words_on


def answer(page: SetupPage, address: str) -> None:
    """Type the address and press Enter."""
    page.first.address.clear()
    QTest.keyClicks(page.first.address, address)
    QTest.keyClick(page.first.address, Qt.Key.Key_Return)


def test_one_input_and_few_words(bench: Bench) -> None:
    page = bench.page()
    assert page.view is page.first
    assert page.standing is PageStanding.OPEN
    inputs = [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]
    assert inputs == [page.first.address]
    shown = [w for w in page.findChildren(QLabel) + page.findChildren(QAbstractButton) if w.isVisible()]
    assert sum(len(widget.text().split()) for widget in shown) <= 60
    assert page.first.address.hasFocus()


def test_gmail_fills_in_everything(bench: Bench) -> None:
    page = bench.page()
    answer(page, "  <Ana.Novak@Gmail.com> ")
    account = bench.frame.session.account
    assert account is not None
    assert (account.host, account.port, account.encryption) == ("smtp.gmail.com", 465, Encryption.SSL)
    assert account.username == account.reply_to == account.from_email == "Ana.Novak@gmail.com"
    assert account.authentication
    assert isinstance(page.view, ChecklistView)
    assert page.view.rows[Step.TWO_STEP].hasFocus()
    assert page.standing is PageStanding.PROGRESS


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type your e-mail address"),
        ("ana.novak", "no @"),
        ("a@b.si, c@d.si", "more than one"),
        ("ana novak@gmail.com", "space"),
        ("ana@gmail", "no dot"),
    ],
)
def test_an_address_that_cannot_be(bench: Bench, typed: str, said: str) -> None:
    page = bench.page()
    answer(page, typed)
    assert page.view is page.first
    assert said in words_on(page)
    assert page.first.address.hasFocus()
    assert findings(page) == []
    answer(page, "ana@gmail.com")
    assert isinstance(page.view, ChecklistView)


def test_a_slip_is_pointed_out_and_put_right(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@gmial.com")
    assert "Did you mean ana@gmail.com?" in words_on(page)
    assert findings(page) == []
    press(page, "Use ana@gmail.com")
    account = bench.frame.session.account
    assert account is not None
    assert account.from_email == "ana@gmail.com"


def test_a_slip_is_let_through(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@gmial.com")
    press(page, "Keep it as it is")
    press(page, "No")
    account = bench.frame.session.account
    assert account is not None
    assert account.from_email == "ana@gmial.com"


def test_a_school_account_at_google(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    assert "school or company Gmail" in words_on(page)
    press(page, "I don't know")
    assert "mail.google.com" in words_on(page)
    assert findings(page) == []
    press(page, "Yes")
    account = bench.frame.session.account
    assert account is not None
    assert account.host == "smtp.gmail.com"
    assert isinstance(page.view, ChecklistView)
    assert list(page.view.rows) == list(Step)
    assert "Nothing to do" not in words_on(page)


def test_another_provider_opens_the_server_settings(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    press(page, "No")
    form = settings_of(page).form
    assert form.server.is_open
    assert "outgoing (SMTP) server" in words_on(page)
    page.show_list()
    assert isinstance(page.view, ChecklistView)
    assert list(page.view.rows) == [Step.SETTINGS, Step.TEST]


def test_outlook_is_told_the_truth(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@outlook.com")
    assert "can't send from such an address" in words_on(page)


def test_sample_data(bench: Bench) -> None:
    page = bench.page()
    press(page, "Look around with sample data")
    assert bench.practised == 1


def test_change_of_address_makes_another_account(bench: Bench) -> None:
    before = bench.keep()
    page = bench.page()
    press(page, "Change the address")
    assert page.first.address.text() == before.from_email
    press(page, "Back to the list")
    assert isinstance(page.view, ChecklistView)
    press(page, "Change the address")
    press(page, "Continue")
    assert bench.frame.session.account == before
    press(page, "Change the address")
    answer(page, "miha@gmail.com")
    after = bench.frame.session.account
    assert after is not None
    assert after.id != before.id
    assert "miha@gmail.com" in words_on(page)


def test_another_survey_without_an_account(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    assert isinstance(page.view, ChecklistView)
    assert button(page, "Change the address").isVisible()
