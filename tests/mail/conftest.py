"""What the tests of the mail layer share."""

from datetime import datetime, timedelta, timezone

import pytest
import trustme

from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Timeouts


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """The certificate authority of every server in these tests; making one costs time."""
    return trustme.CA()


@pytest.fixture
def quick() -> Timeouts:
    """Patience for tests: long enough for a busy computer, short where silence is the point."""
    return Timeouts(connect=5, silence=0.2, greeting=5, command=5, content=5, quit=1)


@pytest.fixture
def mail() -> Mail:
    """A mail small enough to read in a failing test, with a line that begins with a dot."""
    content = b"Subject: Hello\r\nMessage-ID: <1@example.org>\r\n\r\n.One dot\r\n..\r\nEnd\r\n"
    return Mail("ana.novak@example.org", "miha@example.net", content, "Hello", "", "")


@pytest.fixture
def when() -> datetime:
    """A winter morning in Ljubljana."""
    return datetime(2026, 11, 23, 9, 5, 0, tzinfo=timezone(timedelta(hours=1)))
