"""imaplib and imapclient over a `Line`, whose deadlines and end from outside they lack by themselves."""

import imaplib  # noqa: TID251 - over a `Line`, whose TLS is verified
from typing import Any

from imapclient import IMAPClient

from invite_desktop.mail.line import Line


class Protocol(imaplib.IMAP4):
    """imaplib over a `Line` that is open already. The constructor reads the greeting."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__()

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Nothing is left to do."""

    def read(self, size: int) -> bytes:
        """As `Line.read`."""
        return self._line.read(size)

    def readline(self) -> bytes:
        """As `Line.readline`."""
        return self._line.readline()

    def send(self, data: Any) -> None:
        """As `Line.send`."""
        self._line.send(bytes(data))

    def shutdown(self) -> None:
        """As `Line.close`."""
        self._line.close()

    def _get_response(self, *arguments: Any) -> Any:
        """imaplib's, which waits on where the server says goodbye instead of asking for a secret."""
        response = super()._get_response(*arguments)  # type: ignore[misc]  # typeshed knows no private names
        if self.state != "LOGOUT":
            self._check_bye()
        return response

    def sign_in(self, username: str, password: str) -> None:
        """One attempt: AUTHENTICATE PLAIN (RFC 4616) where it is offered, for it is UTF-8, else LOGIN.

        In both the password travels by itself, and never in a line that imaplib keeps.
        """
        if "AUTH=PLAIN" in self.capabilities:
            answers = iter([f"\0{username}\0{password}".encode()])
            self.authenticate("PLAIN", lambda _challenge: next(answers, None))
            return
        name = username.replace("\\", "\\\\").replace('"', '\\"')
        self.literal = password.encode()  # type: ignore[assignment]  # sent as it is, after LOGIN's line
        # as octets, for imaplib's own way knows ASCII only
        kind, data = self._simple_command("LOGIN", f'"{name}"'.encode())
        if kind != "OK":
            raise self.error(data[-1])
        self.state = "AUTH"


class Client(IMAPClient):  # type: ignore[misc]  # imapclient brings no types
    """imapclient's reading of what comes, over a `Protocol`. Folder names stay as the server writes them."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        super().__init__("", 0)
        protocol.debug = 0  # it would tell its logger every line, those that a server repeats among them
        self.folder_encode = False
        self.normalise_times = False

    def _create_IMAP4(self) -> Protocol:  # noqa: N802 - imapclient's name
        return self.protocol

    def _set_read_timeout(self) -> None:
        """The line has its deadlines."""

    def list_special_folders(self) -> Any:
        """The folders with special uses, where the server tells them only when asked (RFC 6154 5.1)."""
        kind, data = self.protocol._simple_command("LIST", '""', '"*"', "RETURN (SPECIAL-USE)")  # noqa: SLF001
        self._checkok("LIST", kind, data)
        _, data = self.protocol._untagged_response(kind, data, "LIST")  # noqa: SLF001
        return self._proc_folder_list(data)
