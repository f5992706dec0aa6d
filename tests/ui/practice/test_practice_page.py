"""The practice mailbox: what came in, newest first, and each mail as its receiver sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import DataReadOnly
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.messages import Preview
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.practice.page import KeptMail, PracticePage
from invite_desktop.ui.session import SEND
from invite_desktop.ui.theme import Theme
from tests.ui.audit import all_findings
from tests.ui.send.world import World


@dataclass(frozen=True)
class Kept:
    recipient: str
    content: bytes
    received_at: datetime


def kept(number: int) -> Kept:
    account = Account(from_name="Ana Novak", from_email="ana@uni.si", reply_to="ana@uni.si")
    message = Message("Vabilo za {{First name}}", "Dear {{First name}},\nhttps://uni.si/s\n")
    person = Recipient(number, f"p{number}@example.org", (f"Čučka{number}",))
    mail = Preview(account, message, ("First name",)).of(person)
    return Kept(
        mail.recipient, mail.content, datetime(2026, 3, 3, 14, 0, tzinfo=UTC) + timedelta(minutes=number)
    )


class Bench:
    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.qtbot, self.world = qtbot, world
        self.mails: tuple[KeptMail, ...] = ()
        self.problem: DataReadOnly | None = None
        self.asked = 0
        self.page = PracticePage(world.frame, self._mails)
        qtbot.addWidget(self.page)
        self.page.resize(900, 600)

    def _mails(self) -> tuple[KeptMail, ...]:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        return self.mails

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.world.tasks.is_running(), timeout=5000)
        for _ in range(3):  # words that wrap ask for their height in rounds
            QApplication.processEvents()

    def show(self, *mails: KeptMail) -> None:
        self.mails = mails
        self.page.show()
        self.page.refresh()
        self.settle()

    def rows(self) -> list[tuple[str, str]]:
        model = self.page.model
        return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons) -> Iterator[Bench]:
    QLocale.setDefault(QLocale("en_GB"))
    world = World(tmp_path, theme, icons)
    yield Bench(qtbot, world)
    world.close()


def test_an_empty_mailbox_says_what_comes_here(bench: Bench) -> None:
    bench.show()
    assert "Nothing here left this computer." in bench.words()
    assert "No mail yet" in bench.words()
    button = next(b for b in bench.page.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bench.world.went == [(SEND, "")]
    assert all_findings(bench.page) == []


def test_mails_stand_newest_first_and_the_newest_is_open(bench: Bench) -> None:
    bench.show(kept(1), kept(2))
    assert bench.rows() == [("p2@example.org", "Vabilo za Čučka2"), ("p1@example.org", "Vabilo za Čučka1")]
    shown = bench.page.mail_view.shown()
    assert shown[:3] == ("Ana Novak <ana@uni.si>", "Čučka2 <p2@example.org>", "Vabilo za Čučka2")
    assert "Dear Čučka2," in bench.page.mail_view.formatted.toPlainText()
    assert "https://uni.si/s" in bench.page.mail_view.text.toPlainText()


def elided(bench: Bench, column: int) -> Qt.TextElideMode:
    option = QStyleOptionViewItem()
    option.textElideMode = Qt.TextElideMode.ElideRight  # as the table has it
    index = bench.page.model.index(0, column)
    delegate = bench.page.table.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    return option.textElideMode


@pytest.mark.parametrize("width", [620, 880, 1400])
def test_an_address_is_seen_whole_or_by_both_its_ends(bench: Bench, width: int) -> None:
    bench.page.resize(width, 600)
    long = replace(kept(1), recipient="aleksandra.kovacic-novak@fakulteta.example.org")
    usual = replace(kept(2), recipient="spela.znidarsic@example.org")
    bench.show(usual)
    table = bench.page.table
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.horizontalHeader().length() <= table.viewport().width()
    bench.show(usual, long)
    assert table.columnWidth(1) >= 64, "there is something of the subject"
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(usual.recipient)
    assert elided(bench, 0) is Qt.TextElideMode.ElideMiddle
    assert elided(bench, 1) is Qt.TextElideMode.ElideRight
    assert bench.page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == long.recipient


def test_the_arrows_open_the_next_mail(bench: Bench) -> None:
    bench.show(kept(1), kept(2))
    QTest.keyClick(bench.page.table, Qt.Key.Key_Down)
    assert bench.page.mail_view.shown()[2] == "Vabilo za Čučka1"


def test_new_mail_comes_in_on_top_and_the_open_one_stays_open(bench: Bench) -> None:
    first, second = kept(1), kept(2)
    bench.show(first)
    bench.mails = (first, second)
    bench.page._timer.timeout.emit()
    bench.settle()
    assert [row[0] for row in bench.rows()] == ["p2@example.org", "p1@example.org"]
    assert bench.page.table.currentIndex().row() == 1
    assert bench.page.mail_view.shown()[2] == "Vabilo za Čučka1"
    bench.mails = (kept(3),)
    bench.page.look()
    bench.settle()
    assert [row[0] for row in bench.rows()] == ["p3@example.org"], "the mailbox was emptied meanwhile"


def test_it_looks_only_while_it_is_visible(bench: Bench) -> None:
    assert not bench.page._timer.isActive()
    bench.show(kept(1))
    assert bench.page._timer.isActive()
    assert bench.page._timer.interval() == 2000
    bench.page.hide()
    assert not bench.page._timer.isActive()


def test_a_folder_that_cannot_be_read_is_explained(bench: Bench) -> None:
    bench.problem = DataReadOnly(Path("mails"))
    bench.show()
    assert bench.page.notice.isVisible()
    bench.problem = None
    bench.show(kept(1))
    assert not bench.page.notice.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_passes_the_audit(bench: Bench, theme: Theme, percent: int) -> None:
    theme.use(text_percent=percent)
    bench.page.resize(560, 500)
    bench.show(kept(1), kept(2))
    assert all_findings(bench.page) == []
