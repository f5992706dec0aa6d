"""A whole mailing by the program's own parts, to Postfix, and what Dovecot shows of it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import SentElsewhere
from invite_desktop.domain.mailing import Settled, State
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.reconcile import Confirmation, Reconcile
from invite_desktop.operations.send_mailing import Ending, SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.operations.scripted import Clock, VirtualControl, silent
from tests.targets.conftest import NewMailing, assert_each_has_one, open_mailbox
from tests.targets.mail_servers import MOST_PEOPLE, PASSWORD, MailServers, parsed


@pytest.mark.parametrize(
    ("encryption", "lines", "count"),
    [
        (Encryption.TLS, 1, MOST_PEOPLE),
        (Encryption.TLS, 3, 100),
        (Encryption.SSL, 1, 100),
        (Encryption.SSL, 3, MOST_PEOPLE),
    ],
)
def test_a_mailing_reaches_everybody_once(
    encryption: Encryption,
    lines: int,
    count: int,
    servers: MailServers,
    store: Store,
    clock: Clock,
    new_mailing: NewMailing,
) -> None:
    saved, mailing = new_mailing(count)
    account = replace(servers.account(encryption, connections=lines), id=saved.id)
    reconcile = Reconcile(store, open_mailbox, clock)
    sending = SendMailing(store, open_line, reconcile, clock)
    control = VirtualControl(clock)
    result = sending.run(mailing.id, account, PASSWORD, control, silent)
    assert (result.ending, result.counts.by_state) == (Ending.FINISHED, {State.ACCEPTED: count})
    assert control.waits == []
    servers.settle()
    assert_each_has_one(servers, store, mailing)
    assert reconcile.confirm(mailing.id, account, PASSWORD) == Confirmation(count, count)
    someone = parsed(servers.mailboxes()["p7@example.net"][0])
    assert someone["Subject"] == "For Čas7"
    assert someone["From"].addresses[0].display_name == "Špela Žnidaršič"
    text = someone.get_body(("plain",))
    assert text is not None
    assert "Dear Čas7,\n\n.your link: https://x.si/7\n" in text.get_content()


@pytest.mark.parametrize("encryption", [Encryption.TLS, Encryption.SSL])
def test_postfix_offers_pipelining(servers: MailServers, encryption: Encryption) -> None:
    with open_line(servers.account(encryption), PASSWORD) as line:
        assert line.can_pipeline


def test_a_copy_of_the_data_writes_to_nobody_again(
    servers: MailServers,
    database: Database,
    store: Store,
    clock: Clock,
    new_mailing: NewMailing,
    tmp_path: Path,
) -> None:
    account, mailing = new_mailing(30)
    database.back_up(tmp_path / "copy.sqlite3")
    sending = SendMailing(store, open_line, None, clock)
    sending.run(mailing.id, account, PASSWORD, VirtualControl(clock), silent, at_most=12)
    servers.settle()
    copy = Database(tmp_path / "copy.sqlite3", clock)
    try:
        other = Store.over(copy)
        sending = SendMailing(other, open_line, Reconcile(other, open_mailbox, clock), clock)
        results = [
            sending.run(mailing.id, account, PASSWORD, VirtualControl(clock), silent) for _ in range(2)
        ]
        settled_by = Counter(fate.settled_by for fate in other.mailings.fates(mailing.id))
    finally:
        copy.release()
    servers.settle()
    # these mails are seconds old: the other computer may be sending still, so the person is asked
    assert [result.problem for result in results] == [SentElsewhere(12), None]
    assert settled_by == {Settled.SENT_FOLDER: 12, Settled.REPLY: 18}
    assert [len(mails) for mails in servers.mailboxes().values()] == [1] * 30
    assert len(servers.sent()) == 30
