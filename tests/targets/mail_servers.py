"""Postfix and Dovecot as Debian has them, as a second opinion on everything our own servers play to us.

They run on loopback from a folder of their own, with queue, mail, settings and logs in it: neither the
computer's own mail nor its settings are touched.
"""

import email
import email.policy
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

import trustme

from invite_desktop.domain.account import Account, Encryption
from tests.targets.process_group import ENVIRONMENT, ProcessGroup, wait_until
from tests.targets.server_settings import Ports, dovecot_settings, postfix_services, postfix_settings

HOST = "127.0.0.1"
OWNER = "spela@example.org"
HIDDEN = "brez@example.org"  # the mailbox of this one has no folder for what was sent
PASSWORD = "only-for-these-tests"
MOST_PEOPLE = 400

_START = 20.0  # seconds that a server may take to listen
_PATIENCE = 30.0  # seconds that Postfix may take to hand everything out
_LOG_LINES = 80
_QUEUE = ("maildrop", "incoming", "active", "deferred", "hold")  # in the order of a mail's way through
_HANGING = {"01", "08"}  # ESTABLISHED, CLOSE_WAIT: the server has not closed its side yet
_COPIES = "sent@copies.example.org"
_NO_FOLDERS = "userdb_namespace/usual/disabled=yes userdb_namespace/bare/disabled=no"


def reason_to_skip() -> str:
    """Why these servers cannot run here; empty if they can."""
    if not sys.platform.startswith("linux"):
        return "Postfix and Dovecot are tried on Linux only."
    if os.geteuid() != 0:
        return "Postfix and Dovecot are tried as root only: Postfix can't be started otherwise."
    if missing := [program for program in ("postfix", "dovecot") if shutil.which(program) is None]:
        return (
            f"Not installed: {', '.join(missing)}. On Debian this installs what these tests need: "
            "apt-get install --no-install-recommends postfix dovecot-imapd"
        )
    version = _output_of("dovecot", "--version")
    if not version.startswith("2.3."):
        return f"The settings of these tests are for Dovecot 2.3; here is {version}."
    return ""


class MailServers:
    """Runs from `with` to its end.

    Mail from `OWNER`, who has to sign in, goes to p0, p1 … @example.net, each with a mailbox; whatever is
    addressed to anybody else at that domain is caught. A copy is filed in the owner's Sent folder.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._groups: list[ProcessGroup] = []
        self._ports = Ports(0, 0, 0)
        self._authority = trustme.CA()
        self._patience = _PATIENCE

    def __enter__(self) -> Self:
        # pytest's own folders are closed to the servers' users, and their sockets need short names
        self._folder = Path(tempfile.mkdtemp(prefix="mail-", dir="/tmp"))
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _start(self) -> None:
        self._folder.chmod(0o755)
        self._ports = Ports(*_free_ports(3))
        before = os.umask(0o022)  # other users are to read what follows
        try:
            self._prepare()
        finally:
            os.umask(before)
        folder, postfix = self._folder, self._folder / "postfix"
        _output_of("postfix", "-c", postfix, "check")
        programs = _output_of("postconf", "-c", postfix, "-h", "daemon_directory")
        dovecot: list[str | Path] = ["dovecot", "-F", "-c", folder / "dovecot.conf"]
        self._groups.append(ProcessGroup(dovecot, folder / "dovecot.out"))
        self._groups.append(ProcessGroup([f"{programs}/master", "-s", "-c", postfix], folder / "postfix.out"))
        wait_until(lambda: self._is_up or not self._is_running, _START)
        if not self._is_up:
            raise AssertionError(f"The mail servers did not start.\n{self.log()}")

    @property
    def _is_running(self) -> bool:
        return all(group.is_running for group in self._groups)

    @property
    def _is_up(self) -> bool:
        has_sign_in = (self._folder / "run" / "postfix-auth").is_socket()
        return self._is_running and has_sign_in and all(map(_listens, self._ports))

    def _prepare(self) -> None:
        folder = self._folder
        for name in ("postfix", "queue", "data", "mail"):
            (folder / name).mkdir(mode=0o755)
        shutil.chown(folder / "data", "postfix")
        (folder / "mail").chmod(0o700)
        shutil.chown(folder / "mail", "nobody", "nogroup")
        owner = (folder / "mail").stat()
        uid, gid = owner.st_uid, owner.st_gid
        certificate = self._authority.issue_cert(HOST)
        secret = folder / "certificate.pem"
        secret.touch(0o600)
        certificate.private_key_and_cert_chain_pem.write_to_path(str(secret))
        (folder / "postfix" / "main.cf").write_text(postfix_settings(folder, uid, gid), "utf-8")
        (folder / "postfix" / "master.cf").write_text(postfix_services(self._ports), "utf-8")
        (folder / "mailboxes").write_text(_mailboxes(), "utf-8")
        (folder / "copies").write_text(f"{OWNER} {_COPIES}\n", "utf-8")
        (folder / "dovecot.conf").write_text(dovecot_settings(folder, self._ports, uid, gid), "utf-8")
        users = (
            f"{OWNER}:{{PLAIN}}{PASSWORD}::::::",
            f"{HIDDEN}:{{PLAIN}}{PASSWORD}::::::{_NO_FOLDERS}",
        )
        (folder / "users").write_text("\n".join(users) + "\n", "utf-8")

    def _stop(self) -> None:
        try:
            for group in reversed(self._groups):
                group.stop()
            assert not any(map(_listens, self._ports)), "somebody still listens"
        finally:
            shutil.rmtree(self._folder)

    # -- for the tests -----------------------------------------------------------------------------

    def account(self, encryption: Encryption = Encryption.SSL, **changes: object) -> Account:
        """The owner's account; the password is `PASSWORD`."""
        account = Account(
            from_name="Špela Žnidaršič",
            from_email=OWNER,
            username=OWNER,
            host=HOST,
            port=self._ports.tls if encryption is Encryption.SSL else self._ports.starttls,
            encryption=encryption,
            pace=0.0,
            imap_host=HOST,
            imap_port=self._ports.imap,
            extra_certificate=self._authority.cert_pem.bytes().decode("ascii"),
        )
        return replace(account, **changes)  # type: ignore[arg-type]  # its own fields by their names

    def settle(self) -> None:
        """Wait until Postfix has noticed every hanging up, and handed out all that it took."""
        if not wait_until(lambda: not self._is_busy(), self._patience):
            self._patience = 0.0  # one test has waited for nothing; the others need not
            raise AssertionError(f"Postfix has not come to rest.\n{self.log()}")

    def _is_busy(self) -> bool:
        if any(_connections(port) for port in (self._ports.starttls, self._ports.tls)):
            return True
        return any(path.is_file() for name in _QUEUE for path in _walk(self._folder / "queue" / name))

    def forget(self) -> None:
        """Empty every mailbox."""
        self.settle()
        for domain in (self._folder / "mail").iterdir():
            shutil.rmtree(domain)

    def mailboxes(self) -> dict[str, list[bytes]]:
        """Whose mailbox at example.net holds which mails; those that hold none are left out."""
        found = {}
        for folder in sorted((self._folder / "mail").glob("example.net/*")):
            if mails := _mails(folder):
                found[f"{folder.name}@example.net"] = mails
        return found

    def sent(self) -> list[bytes]:
        """What the owner's Sent folder holds."""
        return _mails(self._folder / "mail" / "example.org" / "spela" / ".Sent")

    def inbox(self) -> list[bytes]:
        """What came to the owner."""
        return _mails(self._folder / "mail" / "example.org" / "spela")

    def log(self) -> str:
        """The end of what the servers noted and printed."""
        parts = []
        for file in sorted(self._folder.glob("*.log")) + sorted(self._folder.glob("*.out")):
            lines = file.read_text("utf-8", "replace").splitlines()[-_LOG_LINES:]
            parts.append("\n".join((f"-- {file.name}", *lines)))
        return "\n".join(parts)


def _output_of(*command: str | Path) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=_START, env=ENVIRONMENT, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout.strip()


def _mailboxes() -> str:
    """Where Postfix puts the mail for whom; without a person of that name it is everybody else's."""
    people = [f"p{number}@example.net example.net/p{number}/" for number in range(MOST_PEOPLE)]
    others = ("@example.net example.net/somebody-else/", f"{OWNER} example.org/spela/")
    return "\n".join((*people, *others, f"{_COPIES} example.org/spela/.Sent/")) + "\n"


def parsed(mail: bytes) -> EmailMessage:
    """A mail, taken apart."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _mails(maildir: Path) -> list[bytes]:
    return [
        file.read_bytes()
        for name in ("cur", "new")
        if (maildir / name).is_dir()
        for file in sorted((maildir / name).iterdir())
    ]


def _walk(folder: Path) -> list[Path]:
    """Everything below; what goes away meanwhile is not there."""
    return [Path(place) / name for place, _, names in os.walk(folder) for name in names]


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _states(port: int) -> list[str]:
    """The states of this computer's TCP sockets with that local port (proc_net(5))."""
    rows = (line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:])
    return [row[3] for row in rows if int(row[1].partition(":")[2], 16) == port]


def _listens(port: int) -> bool:
    return "0A" in _states(port)


def _connections(port: int) -> int:
    return sum(state in _HANGING for state in _states(port))
