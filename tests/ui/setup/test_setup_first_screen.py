"""The first screen asks one thing, and the rest follows from the answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.checklist import Step
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.who_runs_it import LOOK_UP, OTHER, WhoRunsIt
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
    assert button(page, "Next: Turn on 2-step verification").hasFocus()
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
    choose(page, OTHER)
    assert account_of(bench).from_email == "ana@gmial.com"


def choose(page: SetupPage, key: str) -> None:
    """Say who runs the mail, and go on."""
    who = page.findChild(WhoRunsIt)
    assert who is not None
    radio = who.buttons[key]
    QTest.keyClick(radio, Qt.Key.Key_Space)
    assert radio.isChecked()
    press(who, "Continue")


def account_of(bench: Bench) -> Account:
    """The survey's account."""
    account = bench.frame.session.account
    assert account is not None
    return account


def test_a_school_account_at_google(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    assert "school or company Gmail" in words_on(page)
    press(page, "I don't know")
    assert "Do you read this mail at mail.google.com in the browser?" in words_on(page)
    assert "unless you choose it" in words_on(page), "it stands beside Look it up"
    assert findings(page) == []
    press(page, "Yes")
    account = bench.frame.session.account
    assert account is not None
    assert account.host == "smtp.gmail.com"
    assert isinstance(page.view, ChecklistView)
    assert list(page.view.rows) == list(Step)
    assert "Nothing to do" not in words_on(page)


def ask_who(bench: Bench) -> SetupPage:
    """As far as the question who runs the mail."""
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    press(page, "No")
    assert "Who runs the mail of fdv.uni-lj.si?" in words_on(page)
    return page


def test_one_does_not_know_and_learns_how_to_tell(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    press(page, "I don't know")
    assert "mail.google.com" in words_on(page)
    assert findings(page) == []
    press(page, "No")
    assert "Who runs the mail of fdv.uni-lj.si?" in words_on(page)
    QTest.keyClicks(page.first.address, "x")
    assert "Who runs the mail" not in words_on(page)
    assert button(page, "Continue").isVisible()


def test_who_runs_the_mail_has_to_be_chosen(bench: Bench) -> None:
    page = ask_who(bench)
    assert findings(page) == []
    assert (
        len(
            [each for each in page.findChildren(QPushButton) if each.isVisible() and "ontinue" in each.text()]
        )
        == 1
    )
    press(page, "Continue")
    assert "Choose one of these." in words_on(page)
    assert page.view is page.first
    assert findings(page) == []


@pytest.mark.parametrize(
    ("key", "host"),
    [
        ("microsoft_365", "smtp.office365.com"),
        ("arnes", "mail.arnes.si"),
        ("mailgun", "smtp.mailgun.org"),
    ],
)
def test_a_known_one_fills_in_its_server(key: str, host: str, bench: Bench) -> None:
    page = ask_who(bench)
    choose(page, key)
    assert account_of(bench).host == host
    assert isinstance(page.view, ChecklistView)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("amazon_ses", "Amazon SES"),
        ("institution", "help page"),
        (OTHER, "outgoing (SMTP) server"),
    ],
)
def test_any_other_opens_the_server_settings(key: str, said: str, bench: Bench) -> None:
    page = ask_who(bench)
    choose(page, key)
    assert settings_of(page).form.server.is_open
    assert said in words_on(page)
    page.show_list()
    assert isinstance(page.view, ChecklistView)
    assert list(page.view.rows) == [Step.SETTINGS, Step.TEST]


def test_the_program_offers_to_look_it_up(bench: Bench) -> None:
    page = ask_who(bench)
    choose(page, LOOK_UP)
    assert settings_of(page).form.server.is_open
    assert "fdv.uni-lj.si" in words_on(page)
    assert button(page, "Look up").isVisible()
    assert findings(page) == []


def test_who_does_not_know_can_have_it_looked_up_at_once(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@fdv.uni-lj.si")
    press(page, "I don't know")
    press(page, "Look it up")
    assert button(page, "Look up").isVisible()


def test_outlook_is_told_the_truth_before_anything_is_kept(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@outlook.com")
    assert "can't send from such an address" in words_on(page)
    assert "IT help desk" in words_on(page)
    assert bench.frame.session.account is None
    assert findings(page) == []
    press(page, "Type another address")
    assert page.first.address.hasFocus()
    assert "can't send from such an address" not in words_on(page)


def test_outlook_is_no_dead_end(bench: Bench) -> None:
    page = bench.page()
    answer(page, "ana@outlook.com")
    press(page, "Set it up all the same")
    assert isinstance(page.view, ChecklistView)
    assert "can't send from such an address" in words_on(page)


def test_sample_data(bench: Bench) -> None:
    page = bench.page()
    press(page, "Look around with sample data")
    assert bench.practised == 1


def test_the_way_back_from_changing_the_address(bench: Bench) -> None:
    before = bench.keep()
    page = bench.page()
    press(page, "Change the address")
    assert page.first.address.text() == before.from_email
    assert findings(page) == []
    press(page, "Back")
    assert isinstance(page.view, ChecklistView)
    press(page, "Change the address")
    press(page, "Continue")
    assert bench.frame.session.account == before
    assert isinstance(page.view, ChecklistView)


def test_the_same_address_with_another_provider_is_a_change(bench: Bench) -> None:
    before = bench.keep("ana@fdv.uni-lj.si")
    page = bench.page()
    press(page, "Change the address")
    press(page, "Continue")
    press(page, "Yes")
    assert account_of(bench).id == before.id
    assert account_of(bench).host == "smtp.gmail.com"


def test_another_survey_without_an_account(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    assert isinstance(page.view, ChecklistView)
    assert button(page, "Change the address").isVisible()
