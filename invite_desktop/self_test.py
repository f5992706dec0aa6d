"""`--self-test`: is this installation whole, and does the whole road work? No screen, no personal data.

Prints a line a check and returns 0 only if all are ok. Runs inside the frozen program too.
"""

import hashlib
import ssl
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TextIO

import keyring
import wakepy
from PySide6.QtCore import QEventLoop, QSize, QTimer

from invite_desktop.app import Options, Program, new_application, technical_facts
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Mailing, MailingKind, State
from invite_desktop.domain.message import Message
from invite_desktop.mail.tls import client_context
from invite_desktop.operations.lines import MailboxOpener, new_session
from invite_desktop.operations.test_connection import ConnectionTest
from invite_desktop.system.paths import Paths
from invite_desktop.system.power import KeepAwake
from invite_desktop.ui.translation import available

SAMPLE_PEOPLE = 20
LONGEST_MS = 120_000

Check = Callable[[], str]


class CheckNotOk(Exception):
    """What is not as it should be."""


def run_self_test(out: TextIO | None = None, lose: int = 0) -> int:
    """Run every check; the exit status. `lose` makes the built-in server lose so many mails after a 250."""
    report = _Report(out or sys.stdout)
    app = new_application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="invite-desktop-self-test-") as folder:
        options = Options(practice=True, lang="en", undo_seconds=0.0)
        try:
            program = Program(app, Paths(Path(folder)), options)
        except InviteError as error:
            report.add("program", False, repr(error))
            return report.close()
        try:
            for name, check in _checks(program, lose):
                report.run(name, check)
        finally:
            program.window.close()
            program.shut_down()
    return report.close()


class _Report:
    """Prints `ok name: detail` lines and counts."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._count = Counter[bool]()

    def run(self, name: str, check: Check) -> None:
        try:
            detail = check()
        except (CheckNotOk, InviteError, OSError, ssl.SSLError) as error:
            self.add(name, False, str(error) or repr(error))
        else:
            self.add(name, True, detail)

    def add(self, name: str, is_ok: bool, detail: str) -> None:
        self._count[is_ok] += 1
        self._print(f"{'ok' if is_ok else 'NOT OK'} {name}: {detail}")

    def close(self) -> int:
        self._print(f"self-test: {self._count.total()} checks, {self._count[False]} not ok")
        return 1 if self._count[False] else 0

    def _print(self, line: str) -> None:
        print(line, file=self._out, flush=True)


def _checks(program: Program, lose: int) -> Iterator[tuple[str, Check]]:
    yield "versions", technical_facts
    yield "keyring", _keyring
    yield "tls roots", _tls_roots
    yield "database", lambda: _database(program)
    yield "translations", lambda: _translations(program)
    yield "icons", lambda: _icons(program)
    yield "guide", lambda: _guide(program)
    yield "window", lambda: _window(program)
    rehearsal = _Rehearsal(program, lose)
    yield "sample list", rehearsal.look_at_list
    yield "rehearsal", rehearsal.send
    yield "every mail arrived once", rehearsal.read_back
    yield "sent folder", rehearsal.look_in_sent_folder
    yield "settings", lambda: _test_settings(program)
    yield "keep awake", _keep_awake


def _require(condition: object, detail: str) -> None:
    if not condition:
        raise CheckNotOk(detail)


def _keyring() -> str:
    backend = keyring.get_keyring()
    # A computer without a password store is no fault of the installation: the program asks each time.
    return f"{type(backend).__module__}.{type(backend).__name__}"


def _keep_awake() -> str:
    with KeepAwake() as held:
        # A computer that does not say yes is no fault of the installation: the screen asks to keep it on.
        return f"wakepy {wakepy.__version__}, {'stays' if held.is_active else 'may not stay'} awake"


def _tls_roots() -> str:
    context = client_context()
    _require(context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname, "not verifying")
    count = context.cert_store_stats()["x509_ca"]
    # roots in a folder are loaded when they are needed, and do not count before
    folder = ssl.get_default_verify_paths().capath
    _require(count or folder, "no root certificates")
    return f"{count} roots, {ssl.OPENSSL_VERSION}"


def _database(program: Program) -> str:
    connection = program.database.connection()
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    _require(verdict == "ok", verdict)
    version = connection.execute("SELECT sqlite_version()").fetchone()[0]
    return f"SQLite {version}, file version {connection.execute('PRAGMA user_version').fetchone()[0]}"


def _translations(program: Program) -> str:
    languages = available(program.resources.translations)
    compiled = sorted(path.name for path in program.resources.translations.glob("*.qm"))
    _require(compiled, "no compiled catalogue (.qm) is bundled")
    return f"{', '.join(languages)} ({len(compiled)} compiled)"


def _icons(program: Program) -> str:
    names = sorted(path.stem for path in program.resources.icons.glob("*.svg"))
    _require(names, "no icons are bundled")
    for name in names:
        image = program.frame.icons.icon(name).pixmap(QSize(24, 24)).toImage()
        drawn = any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        _require(drawn, f"{name} is blank")
    return f"{len(names)} drawn"


def _guide(program: Program) -> str:
    resources = program.resources
    names = sorted({provider.guide for provider in resources.providers()} - {""})
    guides = {name: resources.guide(name, "en").guide for name in names}
    for name, guide in guides.items():
        for step in guide.steps:
            drawing = resources.drawings / f"{step.drawing.name}.svg"
            _require(drawing.is_file(), f"{name} has no drawing {step.drawing.name}")
    gmail = guides["gmail"]
    age = gmail.age(datetime.now().astimezone().date())
    return f"{len(guides)} guides, Gmail's as known on {gmail.checked}, {age}"


def _window(program: Program) -> str:
    program.window.show()
    pages = program.window.build_all_pages()
    size = program.window.grab().size()
    _require(size.width() >= program.window.minimumWidth(), "the window was not drawn")
    return f"{len(pages)} pages, {size.width()} × {size.height()}"


class _Rehearsal:
    """The sample mailing: made from the list, sent by the real engine on the real thread, read back."""

    def __init__(self, program: Program, lose: int) -> None:
        self._program = program
        self._lose = lose
        self._mailing: Mailing | None = None

    def look_at_list(self) -> str:
        people = self._program.recipients.load(self._program.session.survey.id)
        _require(len(people) == SAMPLE_PEOPLE, f"{len(people)} people instead of {SAMPLE_PEOPLE}")
        return f"{len(people)} people, columns {', '.join(people.columns)}"

    def send(self) -> str:
        program = self._program
        account, practice = program.session.account, program.practice
        if account is None or practice is None:
            raise CheckNotOk("no practice account")
        practice.lose(self._lose)
        survey = program.session.survey
        preflight = program.mailings.check(survey, account, MailingKind.INVITATION)
        _require(not preflight.to_fix, f"cannot be sent: {preflight.to_fix}")
        loop = QEventLoop()
        program.run.ended.connect(loop.quit)
        QTimer.singleShot(LONGEST_MS, loop, loop.quit)
        program.run.start_new(lambda: program.mailings.freeze(survey, preflight), account)
        loop.exec()
        _require(program.run.problem is None, repr(program.run.problem))
        self._mailing = program.run.mailing
        if self._mailing is None:
            raise CheckNotOk("the mailing was not made")
        counts = program.mailings.counts(self._mailing)
        _require(counts.is_settled and counts.total == SAMPLE_PEOPLE, f"{counts}")
        return (
            f"{preflight.recipients} messages over verified TLS, {len(preflight.audience)} rows accounted for"
        )

    def read_back(self) -> str:
        practice = self._program.practice
        if practice is None or self._mailing is None:
            raise CheckNotOk("nothing was sent")
        arrived = Counter(_identity(mail.content) for mail in practice.mails())
        sent = Counter[tuple[str, str]]()
        for fate in self._program.mailings.fates(self._mailing):
            if fate.state is State.ACCEPTED:
                mail = self._program.mailings.exact_mail(self._mailing, fate)
                if mail is None:
                    raise CheckNotOk(f"no record of the mail for row {fate.addressee.id}")
                sent[_identity(mail.content)] += 1
        lost, strange = sent - arrived, arrived - sent
        _require(not lost, f"{lost.total()} of {sent.total()} mails did not arrive")
        _require(not strange, f"{strange.total()} mails arrived that are not on record")
        return f"{sent.total()} mails, each the very bytes on record"

    def look_in_sent_folder(self) -> str:
        program, account = self._program, self._program.session.account
        if account is None or self._mailing is None:
            raise CheckNotOk("nothing was sent")
        password = program.accounts.password(account)
        seen = program.reconcile(MailboxOpener()).confirm(self._mailing.id, account, password)
        _require(seen.found == seen.accepted, f"{seen.found} of {seen.accepted} mails stand there")
        return f"{seen.found} of {seen.accepted} mails found over IMAP"


def _test_settings(program: Program) -> str:
    """*Test settings*, up to finding the message in the mailbox."""
    account = program.session.account
    if account is None:
        raise CheckNotOk("no practice account")
    test = ConnectionTest(new_session, account, program.accounts.password(account))
    result = test.run(Message("Self-test", "This message goes no further."), lambda _report: None)
    _require(result.problem is None, repr(result.problem))
    if result.receiving is None or result.receiving.arrival is None:
        raise CheckNotOk(f"the test message was not found: {result.receiving!r}")
    arrival = result.receiving.arrival
    return f"the test message is in {arrival.place} after {arrival.seconds:.1f} s"


def _identity(content: bytes) -> tuple[str, str]:
    """A mail by its Message-ID and the digest of its bytes."""
    message_id = str(message_from_bytes(content, policy=default)["Message-ID"])
    return message_id, hashlib.sha256(content).hexdigest()
