"""What the tests of the mail layer share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import trustme

from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Timeouts
from tests.fakes.smtp_server import OFFERS, FakeSmtp, Script
from tests.mail.handing_over import MANNERS, Manner, Opened, Session


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


@pytest.fixture(params=MANNERS, ids=str)
def manner(request: pytest.FixtureRequest) -> Manner:
    """How mails are handed over."""
    assert isinstance(request.param, Manner)
    return request.param


@pytest.fixture(scope="session")
def one_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one authority that certifies nobody here."""
    path = tmp_path_factory.mktemp("roots") / "root.pem"
    trustme.CA().cert_pem.write_to_path(path)
    return path


@pytest.fixture
def opened(
    authority: trustme.CA, quick: Timeouts, manner: Manner, one_root: Path, monkeypatch: pytest.MonkeyPatch
) -> Opened:
    """A signed-in session with a server that follows a script."""

    monkeypatch.setenv("SSL_CERT_FILE", str(one_root))  # reading all the system's takes longer than the test
    monkeypatch.setenv("SSL_CERT_DIR", str(one_root.parent / "none"))

    @contextmanager
    def session(
        script: Script | None = None, offers: tuple[str, ...] = OFFERS, timeouts: Timeouts = quick
    ) -> Iterator[Session]:
        server = FakeSmtp(authority, script=script, offers=manner.offers(offers))
        with server, manner.session(server.account(), timeouts) as submission:
            submission.open(server.password)
            assert submission.can_pipeline is manner.pipelines
            yield server, submission

    return session
