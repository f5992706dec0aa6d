"""History: every mailing, everybody's outcome, and the exact mail."""

import csv
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.errors import OutcomeUnknown, RecipientRefused
from invite_desktop.domain.mailing import Addressee, Fate, Mailing, MailingKind, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.ui.history.page import HistoryPage
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.people import PeopleModel, PeopleTable, people_of
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.session import SEND
from invite_desktop.ui.theme import Theme
from tests.ui.audit import all_findings
from tests.ui.send.world import World, plural

MANY = 100_000


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[World]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    world = World(tmp_path, theme, icons)
    yield world
    world.close()
    end()


class Bench:
    """The page with its world, and short ways to click through it."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.qtbot, self.world = qtbot, world
        self.answer = ""
        self.page = HistoryPage(world.frame, world.mailings, self._choose)
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)

    def _choose(self, _parent: QWidget, _title: str, _name: str, _kinds: str) -> str:
        return self.answer

    def show(self) -> None:
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.world.tasks.is_running(), timeout=5000)
        for _ in range(3):  # words that wrap ask for their height in rounds
            QApplication.processEvents()

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def send(self, kind: MailingKind = MailingKind.INVITATION) -> Mailing:
        mailing = self.world.mailing(kind)
        self.world.run.start(mailing, self.world.account())
        self.qtbot.waitUntil(lambda: self.world.run.phase is Phase.ENDED, timeout=5000)
        self.settle()
        return mailing

    def open_first(self) -> None:
        self.show()
        self.click(self.page.cards[0].open_button)

    def column(self, number: int) -> list[str]:
        model = self.page.detail_view.model
        return [str(model.index(row, number).data()) for row in range(model.rowCount())]


@pytest.fixture
def bench(qtbot: QtBot, world: World) -> Bench:
    return Bench(qtbot, world)


def test_before_the_first_mailing_the_page_says_what_comes_here(bench: Bench) -> None:
    bench.show()
    assert "No mailings yet – reports will be kept here" in bench.words()
    assert all_findings(bench.page) == []


def test_mailings_are_listed_newest_first_with_their_numbers(bench: Bench) -> None:
    bench.world.ready(2)
    bench.send()
    bench.world.write(Message("Do not forget", "https://uni.si"))
    bench.world.server.script["p2@example.org"] = RecipientRefused("p2@example.org", "550 no")
    bench.send(MailingKind.REMINDER)
    bench.show()
    charts = [card.chart.as_text() for card in bench.page.cards]
    assert charts == ["Sent 1; Not sent 1", "Sent 2"]
    names = [card.open_button.accessibleName().split(",")[0] for card in bench.page.cards]
    assert names == ["Open: Reminder", "Open: Invitation"]
    assert "Do not forget" in bench.words()
    assert all_findings(bench.page) == []


def test_a_mailing_shows_everybodys_outcome(bench: Bench) -> None:
    bench.world.ready(3, Recipient(0, "nonsense", ("No", "Body")))
    bench.world.server.script["p2@example.org"] = RecipientRefused("p2@example.org", "550 5.1.1 no such user")
    bench.send()
    bench.open_first()
    assert bench.page.title.text() == "2 sent, 1 not sent"
    assert bench.column(1) == ["Sent", "Not sent", "Sent", "Left out"]
    assert bench.column(2)[-1] == "nonsense"
    assert bench.column(3)[0] == "Čučka1"
    assert bench.column(5)[1] == "The mail server takes no mail for this address"
    assert bench.column(5)[3] == "The address can't be used"
    assert bench.column(7)[1] == "550 5.1.1 no such user"
    assert not bench.page.detail_view.model.index(1, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert all_findings(bench.page) == []


def test_search_forgives_accents_and_the_filter_keeps_a_state(bench: Bench) -> None:
    bench.world.ready(12)
    bench.world.server.script["p2@example.org"] = RecipientRefused("p2@example.org", "550 no")
    bench.send()
    bench.open_first()
    view = bench.page.detail_view
    QTest.keyClicks(view.search, "cucka12")
    assert bench.column(2) == ["p12@example.org"]
    assert bench.column(0) == ["12"], "the number is the row of the list, whatever is searched for"
    QTest.keyClicks(view.search, "x")
    assert "No one matches “cucka12x”." in bench.words()
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert len(bench.column(2)) == 12
    view.state_box.setCurrentText("Not sent")
    assert bench.column(2) == ["p2@example.org"]


def test_the_exact_mail_is_shown_and_saved(bench: Bench, tmp_path: Path) -> None:
    bench.world.ready(2)
    bench.send()
    bench.open_first()
    bench.page.detail_view.table.selectRow(1)
    bench.click(bench.page.detail_view.mail_button)
    sender, to, subject, _date = bench.page.mail_view.shown()
    assert (sender, to) == ("Ana Novak <ana@uni.si>", "Čučka2 Šmid <p2@example.org>")
    assert subject == "Invitation for Čučka2"
    assert "Dear Čučka2," in bench.page.mail_view.text.toPlainText()
    assert "Dear Čučka2," in bench.page.mail_view.formatted.toPlainText()
    assert all_findings(bench.page) == []
    bench.answer = str(tmp_path / "mail.eml")
    bench.click(bench.page.save_mail_button)
    assert (tmp_path / "mail.eml").read_bytes() == bench.world.server.mails[1].content
    assert bench.world.toasts == ["Saved as mail.eml"]
    bench.click(bench.page.mail_back_button)
    assert bench.page.detail_view.isVisible()


def test_a_mail_that_cannot_be_saved_is_explained(bench: Bench, tmp_path: Path) -> None:
    bench.world.ready(1)
    bench.send()
    bench.open_first()
    bench.click(bench.page.detail_view.mail_button)
    bench.answer = str(tmp_path / "nowhere" / "mail.eml")
    bench.click(bench.page.save_mail_button)
    assert bench.page.notice.isVisible()


def test_who_got_no_mail_has_none_to_show(bench: Bench) -> None:
    bench.world.ready(0, Recipient(0, "out@example.org", left_out=True), Recipient(0, "in@example.org"))
    bench.send()
    bench.open_first()
    bench.page.detail_view.table.selectRow(0)
    bench.click(bench.page.detail_view.mail_button)
    assert "No mail has been sent to this person in this mailing" in bench.words()


@pytest.mark.parametrize(("language", "separator"), [("en_GB", ","), ("sl_SI", ";")])
def test_the_report_has_the_numbers_of_the_screen(
    bench: Bench, tmp_path: Path, language: str, separator: str
) -> None:
    QLocale.setDefault(QLocale(language))
    bench.world.ready(3, Recipient(0, "nonsense"))
    bench.world.server.script["p2@example.org"] = OutcomeUnknown()
    mailing = bench.send()
    bench.world.run.start(mailing, bench.world.account())
    bench.qtbot.waitUntil(lambda: bench.world.count(mailing, State.ACCEPTED) == 2, timeout=5000)
    bench.open_first()
    path = tmp_path / "report.csv"
    bench.answer = str(path)
    bench.click(bench.page.detail_view.report_button)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads č only with a BOM"
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=separator))
    preface = {row[0]: row[1] for row in rows[: rows.index([])]}
    people = rows[rows.index([]) + 2 :]
    assert preface["Subject"] == "Invitation for {{First name}}"
    assert preface["Everybody on the list"] == "4"
    for word in ("Sent", "Not sent", "Not sure", "Came back", "Waiting", "Left out"):
        assert int(preface[word]) == sum(row[4] == word for row in people), word
    assert people[0][2] == "Čučka1"
    heading = rows[rows.index([]) + 1]
    known = heading.index("Known from")
    assert heading[known + 1] == "Seen in the Sent folder (local time)"
    assert [row[known] for row in people] == ["The server's answer", "", "The server's answer", ""]


def test_what_the_sent_folder_showed_stands_beside_everybody(bench: Bench) -> None:
    bench.world.imap_host = "imap.uni.si"
    account = bench.world.ready(3)
    bench.world.server.script["p2@example.org"] = OutcomeUnknown()
    mailing = bench.send()
    bench.world.folder.holds = {"p2@example.org"}
    bench.world.looking.look()
    bench.settle()
    bench.open_first()
    states, reasons = bench.column(1), bench.column(5)
    assert states == ["Sent", "Sent", "Sent"]
    assert reasons == ["", "Found in your Sent folder", ""]
    bench.world.folder.holds = {"p1@example.org", "p2@example.org"}
    bench.world.looking.check(mailing, account)
    bench.settle()
    bench.settle()
    assert bench.column(5) == ["Found in your Sent folder", "Found in your Sent folder", ""]


def test_going_on_leads_to_the_send_page(bench: Bench) -> None:
    bench.world.ready(2)
    mailing = bench.world.mailing()
    bench.open_first()
    assert bench.page.detail_view.go_on_button.text() == "Continue…"
    bench.click(bench.page.detail_view.go_on_button)
    assert bench.world.went == [(SEND, f"mailing:{mailing.id}")]


def test_what_is_all_sent_needs_no_going_on(bench: Bench) -> None:
    bench.world.ready(2)
    bench.send()
    bench.open_first()
    assert not bench.page.detail_view.go_on_button.isVisible()


def test_the_page_follows_what_happens_while_it_is_open(bench: Bench) -> None:
    bench.world.ready(2)
    mailing = bench.world.mailing()
    bench.show()
    bench.page.show_target(f"mailing:{mailing.id}")
    bench.settle()
    assert bench.column(1) == ["Waiting", "Waiting"]
    bench.page.detail_view.table.selectRow(1)
    bench.world.run.start(mailing, bench.world.account())
    bench.qtbot.waitUntil(lambda: bench.world.run.phase is Phase.ENDED, timeout=5000)
    bench.settle()
    assert bench.column(1) == ["Sent", "Sent"]
    assert bench.page.detail_view.table.currentIndex().row() == 1, "the selection stays"
    bench.click(bench.page.detail_view.back_button)
    assert bench.page.cards[0].chart.as_text() == "Sent 2"
    bench.world.second_survey()
    bench.settle()
    assert "No mailings yet" in bench.words()


def test_an_address_corrected_later_changes_no_mail_that_went(bench: Bench) -> None:
    bench.world.ready(1)
    mailing = bench.send()
    people = bench.world.store.recipients.load(bench.world.survey.id)
    bench.world.store.recipients.update([Recipient(people.people[0].id, "new@example.org", ("X", "Y"))])
    fate = bench.world.mailings.fates(mailing)[0]
    mail = bench.world.mailings.exact_mail(mailing, fate)
    assert mail is not None
    assert message_from_bytes(mail.content, policy=default)["To"] == "Čučka1 Šmid <p1@example.org>"


def test_a_hundred_thousand_people_stay_quick(qtbot: QtBot, icons: Icons) -> None:
    asked = 0

    class Counting(PeopleModel):
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]  # as Qt calls it
            nonlocal asked
            asked += 1
            return super().data(index, role)

    fates = [
        Fate(Addressee(row, row, f"p{row}@example.org", ("Črt", "Kos")), State.ACCEPTED)
        for row in range(MANY)
    ]
    people = people_of(("First name", "Last name"), fates, searchable=True)
    model = Counting(icons, is_long=True)
    table = PeopleTable(model)
    qtbot.addWidget(table)
    table.resize(900, 600)
    model.show_people(people)
    with qtbot.waitExposed(table):
        table.show()
    table.grab()
    model.show_only("p99999@", None)
    assert model.rowCount() == 1
    model.show_only("", State.REFUSED)
    assert model.rowCount() == 0
    model.show_only("", None)
    assert asked < 4000, "only what is visible is asked for"
