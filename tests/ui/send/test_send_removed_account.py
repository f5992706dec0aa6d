"""What was sent with an account that was removed: shown, looked for where that can be, and gone on with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import OutcomeUnknown, SendingLimitReached
from invite_desktop.domain.mailing import Mailing, State
from invite_desktop.operations.limits import quota_of
from invite_desktop.ui.history.page import HistoryPage
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.session import CHOOSE_ACCOUNT, SETUP
from invite_desktop.ui.theme import Theme
from tests.ui.audit import all_findings
from tests.ui.send.test_send_page import Bench
from tests.ui.send.world import World, plural


@pytest.fixture
def world(
    qapp: QApplication, plain_look: None, tmp_path: Path, theme: Theme, icons: Icons
) -> Iterator[World]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    world = World(tmp_path, theme, icons)
    world.imap_host = "imap.uni.si"
    yield world
    world.close()
    end()


@pytest.fixture
def bench(qtbot: QtBot, world: World, tmp_path: Path) -> Bench:
    return Bench(qtbot, world, tmp_path)


def paused(bench: Bench) -> tuple[Account, Mailing]:
    """The first of three is not sure, the second wants a rest, and the account is removed."""
    account = bench.world.ready(3)
    mailing = bench.world.mailing()
    bench.show()
    bench.world.server.script["p1@example.org"] = OutcomeUnknown()
    bench.world.server.script["p2@example.org"] = SendingLimitReached("550 5.4.5")
    bench.world.run.start(mailing, account)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.world.count(mailing, State.IN_DOUBT) == 1
    assert bench.world.count(mailing, State.WAITING) == 2
    bench.world.accounts.remove(account)
    bench.world.session.tell_account_changed()
    bench.world.session.tell_mailings_changed()
    bench.settle()
    return account, mailing


def test_the_pages_show_it_all_the_same(bench: Bench, qtbot: QtBot) -> None:
    account, mailing = paused(bench)
    assert bench.world.session.account is None
    assert all_findings(bench.page) == []
    history = HistoryPage(bench.world.frame, bench.world.mailings, lambda *_: "")
    qtbot.addWidget(history)
    history.resize(900, 700)
    history.show()
    history.refresh()
    bench.settle()
    assert all_findings(history) == []
    (fate, *_) = bench.world.mailings.fates(mailing)
    mail = bench.world.mailings.exact_mail(mailing, fate)
    assert mail is not None
    assert account.from_email.encode() in mail.content


def test_nothing_is_looked_for_until_the_mailbox_is_there_again(bench: Bench) -> None:
    account, mailing = paused(bench)
    world = bench.world
    world.folder.holds.add("p1@example.org")
    world.looking.look()
    bench.settle()
    assert (world.folder.looks, world.count(mailing, State.IN_DOUBT)) == (0, 1)
    again = world.accounts.save(world.session.survey, replace(account, id=None))
    world.accounts.keep_password(again, "secret")
    world.session.tell_account_changed()
    world.looking.look()
    bench.settle()
    assert (world.folder.looks, world.count(mailing, State.IN_DOUBT)) == (1, 0)


def test_a_mailing_goes_on_with_another_account_which_need_not_rest(bench: Bench) -> None:
    account, mailing = paused(bench)
    world = bench.world
    other = world.accounts.save(
        world.session.survey,
        replace(account, id=None, username="other@uni.si", from_email="other@uni.si"),
    )
    world.accounts.keep_password(other, "secret")
    world.session.tell_account_changed()
    now = world.database.clock()
    assert quota_of(account, world.store.ledger, now).rest_until is not None
    assert quota_of(other, world.store.ledger, now).rest_until is None
    assert world.accounts.for_mailing(world.mailings.sender(mailing).id) is None
    world.run.start(mailing, other)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert world.count(mailing, State.ACCEPTED) == 2
    assert len(quota_of(other, world.store.ledger, now).times) == 2
    assert len(quota_of(account, world.store.ledger, now).times) == 1
    assert world.mailings.sender(mailing).id == other.id
    assert world.mailings.accounts_in_doubt() == ()


def test_without_any_account_going_on_leads_to_the_setup(bench: Bench) -> None:
    paused(bench)
    assert "The account that this mailing was sent from was removed" in shown(bench)
    assert "Choose another account for the survey, then continue." in shown(bench)
    assert "The account that they were sent from was removed" in shown(bench)
    assert "doesn't know where to read your mailbox" not in shown(bench)
    assert "limit" not in shown(bench), "what the removed account had to wait for"
    for caption in ("Choose an account", "Continue"):
        bench.world.went.clear()
        bench.click(caption)
        assert bench.world.went == [(SETUP, CHOOSE_ACCOUNT)]


def test_with_another_account_of_the_survey_it_says_which(bench: Bench) -> None:
    account, _mailing = paused(bench)
    world = bench.world
    address = "other@uni.si"
    world.accounts.save(
        world.session.survey, replace(account, id=None, name="Faculty", username=address, from_email=address)
    )
    world.session.tell_account_changed()
    bench.settle()
    assert "It can go on with the account of the survey: Faculty" in shown(bench)
    assert all_findings(bench.page) == []


def shown(bench: Bench) -> str:
    """Every word of the labels that are shown."""
    return "\n".join(label.text() for label in bench.page.findChildren(QLabel) if label.isVisible())
