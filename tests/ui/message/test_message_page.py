"""The message page as the person uses it: real store, real widgets, a real server on this computer."""

import email
import email.policy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import DataLocked, DiskFull
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.mail.smtp import Submission
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.messages import Messages, Preview
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.send_one import SendOne
from invite_desktop.operations.sending.fleet import Line
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.message.page import MessagePage
from invite_desktop.ui.message.panes import Arrangement
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Scheme, Theme
from tests.ui.audit import all_findings

pops_up = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
COLUMNS = ("First name", "Last name", "Link")
PEOPLE = (
    Recipient(0, "ana@uni-lj.si", ("Ana", "Novak", "https://example.org/a/1?x=1&y=2")),
    Recipient(0, "nobody", ("Nobody",)),
    Recipient(0, "bozo@uni-lj.si", ("", "Čuček", "https://example.org/a/2")),
    Recipient(0, "cene@uni-lj.si", ("Cene", "Zelo dolgo ime", "https://example.org/a/3/long")),
)
MESSAGE = Message("For {{First name}}", "Dear {{First name|colleague}},\n\nyour link: {{Link}} č\n")


def connect(account: Account, password: str | None) -> Line:
    submission = Submission(account)
    submission.open(password or "")
    return submission


@dataclass
class World:
    """A page with everything behind it."""

    qtbot: QtBot
    store: Store
    recipients: Recipients
    session: Session
    accounts: Accounts
    tasks: Tasks
    page: MessagePage
    opened: list[str] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing runs and no timer of the page is due."""
        page = self.page
        timers = (page._preview_timer, page._findings_timer, page._load_timer)
        self.qtbot.waitUntil(lambda: not self.tasks.is_running() and not any(t.isActive() for t in timers))

    def write(self, message: Message) -> None:
        """Write a text as the person would."""
        self.page.writing.fill(message)
        self.settle()

    def draft(self) -> Message:
        return Messages(self.store).draft(self.session.survey.id)

    def press(self, name: str) -> None:
        """Press the button with this text or name."""
        for button in self.page.findChildren(QPushButton):
            if button.isVisibleTo(self.page) and name in {button.text(), button.accessibleName()}:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(f"There is no button {name!r}")


def standing(world: World) -> PageStanding:
    return world.page.standing


Make = Callable[..., World]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, icons: Icons, theme: Theme) -> Iterator[Make]:
    database = Database(tmp_path / "data.sqlite3")
    database.migrate()
    store = Store.over(database)
    recipients = Recipients(store)
    worlds: list[World] = []

    def build(
        people: Sequence[Recipient] = PEOPLE,
        message: Message = MESSAGE,
        account: Account | None = None,
        password: str = "",
    ) -> World:
        surveys, accounts = Surveys(store), Accounts(store, MemoryVault(), ())
        survey = surveys.create("One")
        if people:
            recipients.add(survey.id, COLUMNS, people)
        Messages(store).save_draft(survey.id, message)
        if account is not None:
            saved = accounts.save(survey, account)
            accounts.keep_password(saved, password)
        session = Session(surveys, accounts, surveys.reload(survey))
        tasks = Tasks(cleanup=database.release)
        opened: list[str] = []
        page = MessagePage(
            Frame(session, tasks, icons, theme),
            Messages(store),
            recipients,
            accounts,
            SendOne(connect),
            opened.append,
        )
        world = World(qtbot, store, recipients, session, accounts, tasks, page, opened)
        session.went_to.connect(lambda place, target: world.went.append((place, target)))
        worlds.append(world)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        world.settle()
        return world

    yield build
    for world in worlds:
        world.page.hide()
        world.tasks.shut_down()
    database.release()


def has_no_findings(page: MessagePage) -> None:
    """For waiting: layouts settle in rounds of events."""
    assert all_findings(page) == []


# -- the preview -----------------------------------------------------------------------------------


def test_the_preview_is_what_is_sent(make: Make) -> None:
    world = make()
    pane = world.page.preview
    for number in (0, 2, 3):
        person = world.store.recipients.load(world.session.survey.id).people[number]
        assert pane.person == person
        mail = Preview(Account(from_email="x@example.org"), MESSAGE, COLUMNS).of(person)
        parsed = email.message_from_bytes(mail.content, policy=email.policy.default)
        plain = parsed.get_body(("plain",))
        assert plain is not None
        assert pane.mail.subject.text() == f"Subject: {parsed['Subject']}"
        assert pane.mail.plain.toPlainText().strip() == plain.get_content().replace("\r\n", "\n").strip()
        assert pane.mail.to.text() == f"To: {person.address}"
        QTest.mouseClick(pane.bar.next, Qt.MouseButton.LeftButton)
    assert "Dear Ana" in pane.mail.formatted.toPlainText()


def test_the_preview_follows_the_writing(make: Make, qtbot: QtBot) -> None:
    world = make()
    world.page.writing.body.setFocus()
    QTest.keyClicks(world.page.writing.body, "Quick")
    qtbot.waitUntil(lambda: world.page.preview.mail.plain.toPlainText().startswith("Quick"), timeout=1000)


def test_the_preview_knows_its_place_and_goes_round(make: Make) -> None:
    bar = make().page.preview.bar
    assert (bar.position.text(), bar.name.text()) == ("1 of 3", "Ana Novak")
    bar.step(-1)
    assert (bar.position.text(), bar.name.text()) == ("3 of 3", "Cene Zelo dolgo ime")
    bar.step(1)
    assert bar.position.text() == "1 of 3"


def test_the_keys_walk_through_the_preview(make: Make) -> None:
    page = make().page
    page.writing.body.setFocus()
    QTest.keyClick(page.writing.body, KEY.Key_PageDown, MODIFIER.AltModifier)
    assert page.preview.bar.position.text() == "2 of 3"
    QTest.keyClick(page.writing.body, KEY.Key_PageUp, MODIFIER.AltModifier)
    assert page.preview.bar.position.text() == "1 of 3"


def test_a_person_is_found_by_name(make: Make) -> None:
    world = make()
    bar = world.page.preview.bar
    QTest.keyClicks(bar.search, "cucek")
    QTest.keyClick(bar.search, KEY.Key_Return)
    world.settle()
    assert bar.name.text() == "Čuček"
    bar.search.setText("xyz")
    QTest.keyClick(bar.search, KEY.Key_Return)
    world.settle()
    assert bar.answer.text() == "No one matches “xyz”."
    assert bar.name.text() == "Čuček"


def test_problems_and_long_values_are_gone_to(make: Make) -> None:
    world = make()
    bar = world.page.preview.bar
    world.press("Next with a problem")
    assert bar.name.text() == "Čuček"
    world.press("Longest values")
    assert bar.place == 0
    world.write(Message("a", "b"))
    world.press("Next with a problem")
    assert bar.answer.text() == "No recipient lacks a value that the text uses."


def test_a_link_says_where_it_leads_and_opens_only_from_there(make: Make) -> None:
    world = make()
    view = world.page.preview.mail
    view.formatted.anchorClicked.emit(QUrl("https://example.org/a/1?x=1&y=2"))
    assert world.opened == []
    world.press("Open it")
    assert world.opened == ["https://example.org/a/1?x=1&y=2"]


def test_nothing_is_loaded_from_elsewhere(make: Make) -> None:
    formatted = make().page.preview.mail.formatted
    assert formatted.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_without_recipients_one_button_helps(make: Make) -> None:
    world = make(people=())
    assert world.page.preview.person is None
    world.press("Open Recipients")
    assert world.went == [("recipients", "")]
    world.page.preview.send_to_self()
    assert world.page.preview.sending.notice.accessibleName() == "Set up your account first"


def test_people_that_come_later_are_shown(make: Make) -> None:
    world = make(people=())
    world.recipients.add(world.session.survey.id, COLUMNS, PEOPLE)
    world.session.tell_recipients_changed()
    world.settle()
    assert world.page.preview.bar.position.text() == "1 of 3"


# -- what is to be said of the text ----------------------------------------------------------------


def test_an_unknown_field_is_told_and_changed(make: Make, qtbot: QtBot) -> None:
    world = make()
    assert standing(world) is PageStanding.DONE
    with qtbot.waitSignal(world.page.standing_changed):
        world.write(Message("About {{lnik}}", "{{Lnik|none}} and {{First name}}"))
    assert standing(world) is PageStanding.ATTENTION
    assert world.page.writing.problems.texts()[0] == "{{lnik}} is not a column. Did you mean {{Link}}?"
    world.press("Change it")
    world.settle()
    assert world.page.writing.message() == Message("About {{Link}}", "{{Link|none}} and {{First name}}")
    assert standing(world) is PageStanding.DONE
    world.page.writing.body.undo()
    assert world.page.writing.body.text() == "{{Lnik|none}} and {{First name}}"


@pytest.mark.parametrize(
    ("written", "column"), [("ime", "First name"), ("e-pošta", "E-mail"), ("povezava", "Link")]
)
def test_the_file_s_own_name_of_a_column_is_known(make: Make, written: str, column: str) -> None:
    world = make()
    world.write(Message("Hello", f"{{{{{written}}}}} {{{{koda}}}}"))
    assert world.page.writing.problems.texts()[:2] == [
        f"{{{{{written}}}}} is not a column. Did you mean {{{{{column}}}}}?",
        "{{koda}} is not a column of your list.",
    ]
    world.press("Change it")
    assert world.page.writing.body.text().startswith(f"{{{{{column}}}}} ")


def test_a_field_like_no_column_is_gone_to(make: Make) -> None:
    world = make()
    world.write(Message("a", "b {{Zzzqqq}}"))
    world.press("Go there")
    assert world.page.writing.body.textCursor().selectedText() == "{{Zzzqqq}}"


def test_blank_values_are_counted_and_shown_in_the_list(make: Make) -> None:
    world = make()
    assert world.page.writing.problems.texts() == [
        "1 recipient(s) have no First name – that place stays empty."
    ]
    world.press("Show")
    assert world.went == [("recipients", "blank:First name")]


def test_a_fallback_is_named(make: Make) -> None:
    world = make(message=Message("Hello", "Dear {{First name|colleague}}"))
    assert world.page.writing.problems.texts() == ["1 recipient(s) have no First name → “colleague” is used."]


def test_a_fallback_is_set_without_knowing_the_bar(make: Make, qtbot: QtBot) -> None:
    world = make(message=Message("Hello", "Dear {{First name}}, #URL#"))
    writing = world.page.writing
    world.page.show_target("field:{{First name}}")
    QTest.keyClick(writing.body, KEY.Key_Return)
    dialog = writing.fallback_dialog
    assert dialog is not None
    assert all_findings(dialog) == []
    dialog.edit.setText("dear {col|league} ")
    QTest.keyClick(dialog.edit, KEY.Key_Return)
    assert writing.body.text() == "Dear {{First name|dear col|league}}, #URL#"
    world.page.show_target("field:#URL#")
    world.press("If empty…")
    dialog = writing.fallback_dialog
    assert dialog is not None
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert writing.body.text().endswith("#URL#")


@pops_up
def test_fields_are_inserted_from_the_menu(make: Make) -> None:
    world = make(message=Message("Hello", "Dear "))
    writing = world.page.writing
    writing.subject.setFocus()
    QTest.keyClick(writing.subject, KEY.Key_F, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    menu = writing.menu
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "First name  –  Ana\tempty for 1"
    assert texts[3].startswith("E-mail  –  ana@uni-lj.si")
    menu.actions()[2].trigger()
    menu.close()
    assert "{{Link}}" in writing.subject.text()


def test_an_example_helps_to_begin_and_can_be_undone(make: Make) -> None:
    world = make(message=Message())
    assert standing(world) is PageStanding.OPEN
    world.press("Start with an example")
    world.settle()
    assert "{{First name|colleague}}" in world.page.writing.body.text()
    assert "{{Link}}" in world.page.writing.body.text()
    assert standing(world) is PageStanding.DONE
    assert not world.page.writing.example.isVisible()
    world.page.writing.body.undo()
    assert world.page.writing.body.text() == ""


def test_tab_leaves_the_text(make: Make) -> None:
    writing = make().page.writing
    writing.body.setFocus()
    QTest.keyClick(writing.body, KEY.Key_Tab)
    assert not writing.body.hasFocus()


# -- the draft -------------------------------------------------------------------------------------


def test_what_was_typed_is_on_disk_two_seconds_later(make: Make, qtbot: QtBot) -> None:
    world = make()
    world.page.writing.subject.setFocus()
    with qtbot.waitSignal(world.session.message_changed, timeout=2900):
        QTest.keyClicks(world.page.writing.subject, "!")
    assert world.draft().subject == "!" + MESSAGE.subject


def test_writing_on_does_not_put_saving_off(make: Make, qtbot: QtBot) -> None:
    world = make()
    draft = world.page.draft
    draft.change(Message("a", "b"))
    left = draft._timer.remainingTime()
    qtbot.waitUntil(lambda: draft._timer.remainingTime() < left)
    left = draft._timer.remainingTime()
    draft.change(Message("a", "c"))
    assert draft._timer.remainingTime() <= left


def test_leaving_the_page_saves(make: Make) -> None:
    world = make()
    world.page.writing.fill(Message("Later", "text"))
    world.page.hide()
    assert world.draft() == Message("Later", "text")


def test_an_older_text_never_lands_on_a_newer_one(make: Make) -> None:
    world = make()
    world.page.writing.fill(Message("one", "text"))
    world.page.draft._save_soon()
    world.page.writing.fill(Message("two", "text"))
    world.page.keep_draft()
    world.settle()
    assert world.draft() == Message("two", "text")
    assert world.page.draft.is_saved


def test_another_survey_has_another_text(make: Make) -> None:
    world = make()
    first = world.session.survey
    world.page.writing.fill(Message("Later", "text"))
    second = world.store.surveys.create("Two")
    world.session.open_survey(second)
    world.settle()
    assert world.page.writing.message().is_empty
    assert world.page.preview.person is None
    world.session.open_survey(first)
    world.settle()
    assert world.page.writing.message() == Message("Later", "text")
    assert world.page.preview.bar.position.text() == "1 of 3"


def test_a_text_that_another_page_put_there_is_shown(make: Make) -> None:
    world = make()
    Messages(world.store).save_draft(world.session.survey.id, Message("Old", "one"))
    world.session.tell_message_changed()
    assert world.page.writing.message() == Message("Old", "one")


def test_a_disk_that_is_full_is_told_and_tried_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make()

    def refuse(survey_id: int, message: Message) -> None:
        raise DiskFull(Path("data.sqlite3"))

    with monkeypatch.context() as patch:
        patch.setattr(world.page._messages, "save_draft", refuse, raising=True)
        world.page.writing.fill(Message("Later", "text"))
        world.page.keep_draft()
    assert world.page.notice.isVisible()
    world.press("Try again")
    world.settle()
    assert world.draft() == Message("Later", "text")
    assert not world.page.notice.isVisible()


def test_a_text_that_cannot_be_read_is_not_written_over(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make()
    second = world.store.surveys.create("Two")
    Messages(world.store).save_draft(second.id, Message("Second", "text"))

    def refuse(survey_id: int) -> Message:
        raise DataLocked(Path("data.sqlite3"))

    with monkeypatch.context() as patch:
        patch.setattr(world.page._messages, "draft", refuse)
        world.session.open_survey(second)
        assert world.page.notice.isVisible()
        assert not world.page.writing.isEnabled()
        world.session.tell_message_changed()
        world.settle()
    world.press("Try again")
    world.settle()
    assert world.page.writing.isEnabled()
    assert world.page.writing.message() == Message("Second", "text")


def test_a_disk_that_refuses_in_the_background_is_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make()

    def refuse(survey_id: int, message: Message) -> None:
        raise DiskFull(Path("data.sqlite3"))

    monkeypatch.setattr(world.page._messages, "save_draft", refuse)
    world.page.writing.fill(Message("Later", "text"))
    world.page.draft._save_soon()
    world.settle()
    assert world.page.notice.isVisible()
    assert not world.page.draft.is_saved


# -- sending to oneself ----------------------------------------------------------------------------


def test_the_mail_goes_to_oneself_with_the_values_of_the_person_shown(make: Make) -> None:
    with PracticeServer() as server:
        world = make(account=server.account(from_name="Ana"), password=server.password)
        world.page.preview.bar.go(2)
        QTest.keyClick(world.page.writing.body, KEY.Key_T, MODIFIER.ControlModifier)
        assert world.page.preview.sending.is_sending
        world.settle()
        (mail,) = server.mails()
    parsed = email.message_from_bytes(mail.content, policy=email.policy.default)
    assert mail.recipient == server.username
    assert parsed["Subject"] == "[Test] For Cene"
    assert b"cene@uni-lj.si" not in mail.content
    notice = world.page.preview.sending.notice
    assert notice.accessibleName() == f"Sent to {server.username} – look in your inbox."


def test_a_wrong_password_is_explained_with_a_way_to_the_settings(make: Make) -> None:
    with PracticeServer() as server:
        world = make(account=server.account(), password="wrong")
        world.press("Send this one to myself")
        world.settle()
        assert server.mails() == ()
    assert world.page.preview.sending.notice.isVisible()
    world.press("Open the settings")
    assert world.went == [("setup", "settings")]


def test_without_an_account_setup_is_offered(make: Make) -> None:
    world = make()
    world.press("Send this one to myself")
    world.press("Open Setup")
    assert world.went == [("setup", "settings")]


def test_without_recipients_there_is_nothing_to_send_to_oneself(make: Make) -> None:
    world = make(
        people=(), account=Account(from_email="ana@uni-lj.si", username="ana", host="mail.uni-lj.si")
    )
    QTest.keyClick(world.page.writing.body, KEY.Key_T, MODIFIER.ControlModifier)
    assert world.page.preview.sending.notice.accessibleName() == "Add a recipient first"


def test_an_account_without_an_address_does_not_stop_the_preview(make: Make) -> None:
    world = make(account=Account(from_email="not an address"))
    assert "Dear Ana" in world.page.preview.mail.plain.toPlainText()


def test_people_without_a_usable_address_are_told(make: Make) -> None:
    world = make(people=(Recipient(0, "nobody"),))
    assert world.page.preview._nobody.line.text() == "No one on your list can be sent to yet"


def test_the_same_survey_under_another_name_keeps_the_writing(make: Make) -> None:
    world = make()
    world.page.writing.fill(Message("Later", "text"))
    world.session.open_survey(world.store.surveys.get(world.session.survey.id) or world.session.survey)
    assert world.page.writing.message() == Message("Later", "text")


def test_changes_of_the_list_are_taken_in_while_the_page_is_hidden(make: Make) -> None:
    world = make()
    world.page.hide()
    world.recipients.set_columns(world.session.survey.id, ("Given", "Last name", "Link"))
    world.page._load_timer.setInterval(1)
    world.session.tell_recipients_changed()
    world.settle()
    assert standing(world) is PageStanding.ATTENTION


def test_an_account_that_comes_later_is_used(make: Make) -> None:
    with PracticeServer() as server:
        world = make()
        account = world.accounts.save(world.session.survey, server.account())
        world.accounts.keep_password(account, server.password)
        world.session.tell_account_changed()
        world.press("Send this one to myself")
        world.settle()
        assert len(server.mails()) == 1


# -- places, room and looks ------------------------------------------------------------------------


def test_places_can_be_gone_to(make: Make) -> None:
    world = make()
    page = world.page
    page.show_target("subject")
    assert page.writing.subject.hasFocus()
    page.show_target("body")
    assert page.writing.body.hasFocus()
    third = world.store.recipients.load(world.session.survey.id).people[3]
    page.show_target(f"preview:{third.id}")
    assert page.preview.person == third


@pytest.mark.parametrize(
    ("size", "arrangement"),
    [
        ((900, 690), Arrangement.SIDE_BY_SIDE),
        ((600, 690), Arrangement.BELOW),
        ((600, 530), Arrangement.TABS),
    ],
)
def test_the_room_is_used(make: Make, size: tuple[int, int], arrangement: Arrangement) -> None:
    page = make().page
    page.resize(*size)
    assert page.panes.arrangement is arrangement
    assert page.panes.tab_bar.isVisible() == (arrangement is Arrangement.TABS)
    page.show_target("preview:0")
    assert page.preview.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(900, 690), (600, 700), (600, 530)])
@pytest.mark.parametrize("state", ["empty", "filled", "problem"])
def test_nothing_is_cut_or_out_of_reach(
    make: Make, theme: Theme, state: str, size: tuple[int, int], percent: int
) -> None:
    texts = {"empty": Message(), "filled": MESSAGE, "problem": Message("{{Lnik}}", "{{Zzz}} {{First name}}")}
    world = make(people=() if state == "empty" else PEOPLE, message=texts[state])
    theme.use(Scheme.DARK, percent)
    world.page.resize(*size)
    world.page.preview.send_to_self()
    world.page.preview.mail.formatted.anchorClicked.emit(QUrl("https://example.org/" + "a" * 200))
    for tab in range(2):
        world.page.panes.tab_bar.setCurrentIndex(tab)
        world.qtbot.waitUntil(partial(has_no_findings, world.page), timeout=1000)
