"""What is known of an account is said the same everywhere, and holds only of what was proved."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.checklist import (
    NOT_ARRIVED,
    PASSWORD_FORGOTTEN,
    SETTINGS_CHANGED,
    TYPE_AGAIN,
    Step,
    StepState,
)
from invite_desktop.domain.errors import PolicyRefused, SignInRejected
from invite_desktop.operations.test_connection import ConnectionResult, ConnectionStep
from invite_desktop.system.vault import MemoryVault, Vault
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.widgets import Kind
from tests.fakes.gmail import FakeGmail, Fate, replies
from tests.ui.send.world import plural
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

OWN = "ana.novak@gmail.com"
OTHER = "ponmlkjihgfedcba"


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    end = plural(qapp)
    yield
    end()


def opened(bench: Bench) -> tuple[SetupPage, SettingsView]:
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    return page, settings_of(page)


def proved(bench: Bench, gmail: FakeGmail) -> tuple[SetupPage, SettingsView]:
    """Settings that a test has just proved, and that are saved."""
    bench.keep(from_name="Ana")
    page, view = opened(bench)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    bench.settle()
    press(view, "Save")
    bench.settle()
    return page, view


def type_password(view: SettingsView, password: str) -> None:
    view.form.password.edit.selectAll()
    QTest.keyClicks(view.form.password.edit, password)


def test_another_password_takes_the_proof_back(bench: Bench, gmail: FakeGmail) -> None:
    page, view = proved(bench, gmail)
    before = bench.marks()
    type_password(view, OTHER)
    assert "Changed and not tested yet" in words_on(view)
    assert not view.result.isVisible()
    press(view, "Save")
    bench.settle()
    marks = bench.marks()
    assert (marks[Step.APP_PASSWORD].state, marks[Step.APP_PASSWORD].evidence) == (
        StepState.DONE,
        "password_kept",
    )
    for step in (Step.TEST, Step.IMAP):
        assert (marks[step].state, marks[step].evidence) == (StepState.DONE, "settings_changed")
    assert marks[Step.TWO_STEP] == before[Step.TWO_STEP]
    assert "everything worked" not in words_on(view)
    assert "The settings were changed on" in words_on(view)
    assert page.standing is PageStanding.PROGRESS


def test_saving_what_was_proved_keeps_its_moment(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = proved(bench, gmail)
    before = bench.marks()
    assert before[Step.TEST].state is StepState.CHECKED
    press(view, "Save")
    bench.settle()
    type_password(view, gmail.password)  # the same once more
    press(view, "Save")
    bench.settle()
    assert bench.marks() == before


def test_the_settings_say_what_the_list_says(bench: Bench, gmail: FakeGmail) -> None:
    page, view = proved(bench, gmail)
    account = bench.frame.session.account
    assert account is not None
    assert "everything worked" in words_on(view)
    bench.accounts.mark_test(account, SignInRejected(OWN, replies.BAD_CREDENTIALS))  # while sending
    bench.frame.session.tell_account_changed()
    assert "The sign-in was not accepted" in words_on(view)
    assert "worked" not in words_on(view)
    assert "Everything works" not in words_on(view)
    assert findings(page) == []


def test_after_a_restart_the_settings_know_of_the_test(bench: Bench) -> None:
    account = bench.keep()
    arrival = Arrival(ArrivedIn.INBOX, 3.0, True, OWN, True)
    bench.accounts.mark_test(account, None, Receiving(arrival, SentCopies.FILED))
    _page, view = opened(bench)
    assert "Tested on" in words_on(view)
    assert "everything worked" in words_on(view)
    assert "Find smtp.gmail.com" not in words_on(view)


def test_words_about_a_password_go_when_it_is_changed(bench: Bench) -> None:
    bench.keep(from_name="Ana")
    _page, view = opened(bench)
    type_password(view, "a longer normal password")
    press(view, "Test settings")
    assert "normal Google password" in words_on(view)
    type_password(view, OTHER)
    assert "normal Google password" not in words_on(view)


def test_forgetting_sets_the_step_back_and_can_be_undone(bench: Bench, gmail: FakeGmail) -> None:
    undo: list[Callable[[], None]] = []
    bench.frame.session.toasted.connect(lambda _text, back: undo.append(back) if back else None)
    page, view = proved(bench, gmail)
    before = bench.marks()
    press(view, "Forget the saved password")
    bench.settle()
    marks = bench.marks()
    assert (marks[Step.APP_PASSWORD].state, marks[Step.APP_PASSWORD].evidence) == (
        StepState.NOT_STARTED,
        PASSWORD_FORGOTTEN,
    )
    assert marks[Step.TEST].evidence == PASSWORD_FORGOTTEN
    assert view.form.typed_password() == ""
    assert bench.toasts[-1] == "The password was forgotten"
    assert page.standing is PageStanding.PROGRESS
    undo[-1]()
    bench.settle()
    assert bench.marks() == before
    assert view.form.typed_password() == gmail.password
    account = bench.frame.session.account
    assert account is not None
    assert bench.accounts.password(account) == gmail.password


class TestWithoutAStore:
    @pytest.fixture
    def vault(self) -> Vault:
        return MemoryVault()

    def test_the_password_has_to_be_typed_after_a_restart(self, bench: Bench) -> None:
        account = bench.keep()
        bench.accounts.mark_test(account, None)
        page = bench.page()
        bench.qtbot.waitUntil(lambda: page.standing is PageStanding.ATTENTION)
        assert "Type the password again: it was kept until the program closed" in words_on(page)
        assert bench.marks()[Step.APP_PASSWORD].evidence != TYPE_AGAIN
        page.show_target("password")
        bench.settle()
        view = settings_of(page)
        QTest.keyClicks(view.form.password.edit, OTHER)
        press(view, "Save")
        bench.settle()
        # nobody can tell whether it is the one that was proved
        assert bench.marks()[Step.TEST].evidence == SETTINGS_CHANGED
        assert page.standing is PageStanding.PROGRESS
        press(view, "Forget the password")  # nothing was saved anywhere


def test_it_did_not_arrive(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = Fate("deliver", after=3600)
    bench.keep()
    page, view = opened(bench)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    bench.settle()
    press(view.result, "It didn't arrive")
    bench.settle()
    mark = bench.marks()[Step.TEST]
    assert (mark.state, mark.evidence) == (StepState.ATTENTION, NOT_ARRIVED)
    for words in ("Spam", "All Mail", "From (e-mail)", OWN):
        assert words in words_on(view.result)
    assert findings(page) == []
    press(view.result, "Test again")
    assert view.panel.is_running
    assert view.panel.test_button.hasFocus(), "one key must change nothing in a field"
    bench.settle()


def test_it_arrived_in_a_mailbox_that_is_closed(bench: Bench, gmail: FakeGmail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN
    bench.keep()
    _page, view = opened(bench)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    bench.settle()
    press(view.result, "It arrived")
    bench.settle()
    assert "Sending works" in words_on(view.result)
    assert "Everything works" not in words_on(view.result)
    assert "Not checked: your mailbox." in words_on(view.result)


def test_advice_of_google_is_one_button_away(bench: Bench) -> None:
    bench.keep()
    _page, view = opened(bench)
    refused = PolicyRefused("550 5.7.1 unsolicited mail - gsmtp")
    view.panel.ended.emit(view.form.account(), ConnectionResult(ConnectionStep.SEND, refused, ()))
    bench.settle()
    assert view.result.kind is Kind.PROBLEM
    press(view.result, "Read Google's advice")
    assert bench.opened == ["https://support.google.com/mail/answer/81126"]
