"""What the tests of the practice servers share."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from imapclient import IMAPClient

from invite_desktop.mail.practice.server import PracticeServer

OpenMailbox = Callable[[], IMAPClient]


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    """A practice server that listens."""
    with PracticeServer() as server:
        yield server


@pytest.fixture
def open_mailbox(server: PracticeServer) -> Iterator[OpenMailbox]:
    """Opens connections to the mailbox, not yet signed in; they are closed in the end."""
    with ExitStack() as stack:

        def open_one() -> IMAPClient:
            context = ssl.create_default_context(cadata=server.authority_pem)
            client = IMAPClient(server.host, server.imap_port, ssl_context=context, timeout=5)
            stack.callback(client.shutdown)
            return client

        yield open_one
