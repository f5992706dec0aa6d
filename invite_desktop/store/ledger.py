"""What a mailbox has sent, whichever survey it was for and whichever program sent it.

Limits belong to the mailbox: accounts are named by their ids here, and what counts for one counts for all
accounts of its mailbox, removed ones among them.
"""

from datetime import datetime
from typing import Literal

from invite_desktop.store.database import Database, stamp

Source = Literal["test", "self", "sent_folder"]

_OF_MAILBOX = (
    "IN (SELECT o.id FROM account AS a JOIN account AS o ON o.mailbox = a.mailbox WHERE a.id = :account)"
)
# A mail that may have gone counts as one that has. Both tables may know the same mail, with different
# times where the computer's clock was wrong.
_SENT = f"""
    SELECT message_id, began_at AS at FROM attempt
    WHERE account_id {_OF_MAILBOX} AND began_at >= :since AND (outcome IS NULL OR outcome = 'accepted')
    UNION ALL
    SELECT message_id, at FROM other_mail WHERE account_id {_OF_MAILBOX} AND at >= :since
"""  # noqa: S608 - our own text
_SENT_TIMES = f"SELECT max(at) AS at FROM ({_SENT}) GROUP BY message_id ORDER BY at"  # noqa: S608 - our own text
_SENT_IDS = f"SELECT DISTINCT message_id FROM ({_SENT})"  # noqa: S608 - our own text
_DAYS = f"""
    SELECT count(DISTINCT substr(at, 1, 10)) AS n FROM (
        SELECT began_at AS at FROM attempt
        WHERE account_id {_OF_MAILBOX} AND began_at < :before AND outcome = 'accepted'
        UNION ALL
        SELECT at FROM other_mail
        WHERE account_id {_OF_MAILBOX} AND at < :before AND source = 'survey'
    )
"""  # noqa: S608 - our own text
_LAST_STOP = f"""
    SELECT kind, detail, at FROM event
    WHERE account_id {_OF_MAILBOX} AND kind IN ('paused', 'rested') ORDER BY id DESC LIMIT 1
"""  # noqa: S608 - our own text
_ACCEPTED_AFTER = f"""
    SELECT 1 FROM attempt
    WHERE account_id {_OF_MAILBOX} AND began_at > :since AND outcome = 'accepted' LIMIT 1
"""  # noqa: S608 - our own text


class Ledger:
    """Counts by the provider's rule: every mail of the account, in any 24 hours."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sent_times(self, account_id: int, since: datetime) -> tuple[datetime, ...]:
        """When the account's mails left (aware, UTC, sorted): all since then, and those dated in the future.

        Those in doubt are among them; those that the server certainly did not take are not.
        """
        values = {"account": account_id, "since": stamp(since)}
        with self._database.reading() as connection:
            rows = connection.execute(_SENT_TIMES, values)
            return tuple(datetime.fromisoformat(row["at"]) for row in rows)

    def days_of_sending(self, account_id: int, before: datetime) -> int:
        """On how many days (UTC) before that moment a server took a mailing's mail from the account."""
        values = {"account": account_id, "before": stamp(before)}
        with self._database.reading() as connection:
            return int(connection.execute(_DAYS, values).fetchone()["n"])

    def note_other(self, account_id: int, message_id: str, at: datetime, source: Source) -> None:
        """Count a mail that is no mailing's: a test, one to oneself, one that only the Sent folder shows."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO other_mail VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (account_id, message_id, stamp(at), source),
            )

    def known_ids(self, account_id: int, since: datetime) -> frozenset[str]:
        """The Message-IDs of the mails that `sent_times` counts."""
        values = {"account": account_id, "since": stamp(since)}
        with self._database.reading() as connection:
            return frozenset(row["message_id"] for row in connection.execute(_SENT_IDS, values))

    def last_stop(self, account_id: int) -> tuple[str, datetime] | None:
        """What last paused a mailing of the account (an error's name) and when (aware, UTC).

        None where nothing did, the person said that it is over, or the server took a mail tried later.
        """
        with self._database.reading() as connection:
            stop = connection.execute(_LAST_STOP, {"account": account_id}).fetchone()
            if stop is None or stop["kind"] == "rested":
                return None
            since = {"account": account_id, "since": stop["at"]}
            if connection.execute(_ACCEPTED_AFTER, since).fetchone():
                return None
            return stop["detail"], datetime.fromisoformat(stop["at"])
