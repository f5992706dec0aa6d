"""Looking the settings of the servers up: only when asked to, and saying first who learns what."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.look_up_settings import Asking, FoundSettings, LookUp
from invite_desktop.ui.explain import explain
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.server_values import Servers, encryption_word
from invite_desktop.ui.setup.words import provider_note
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.widgets import Flow, Kind, LinkButton, Notice

NewLookUp = Callable[[], LookUp]


class LookUpRun(QObject):
    """One look-up. Once stopped it says nothing any more, whatever its thread still does."""

    reported = Signal(object)  # Asking
    ended = Signal(object)  # FoundSettings or InviteError

    def __init__(self, look_up: LookUp, parent: QObject) -> None:
        super().__init__(parent)
        self._look_up = look_up

    def start(self, tasks: Tasks, address: str) -> None:
        """Ask in a thread."""
        look_up = self._look_up
        tasks.run(
            lambda report: look_up.run(address, report), self._end, self._end, self._report, look_up.stop
        )

    def stop(self) -> None:
        """End it at once."""
        self._look_up.stop()

    def _report(self, asking: object) -> None:
        if not self._look_up.is_stopped:
            self.reported.emit(asking)

    def _end(self, result: object) -> None:
        if not self._look_up.is_stopped:
            self.ended.emit(result)
        self.deleteLater()


class LookUpPanel(QWidget):
    """A link, behind it what will be asked of whom, and what came of it. It fills nothing in by itself."""

    used = Signal(object)  # FoundSettings

    def __init__(self, icons: Icons, tasks: Tasks, new_look_up: NewLookUp) -> None:
        super().__init__()
        self._tasks = tasks
        self._new_look_up = new_look_up
        self._address = ""
        self._run: LookUpRun | None = None
        self.link = LinkButton(self.tr("Look the settings up online…"))
        self._link_row = Flow(self.link)
        self.box = Notice(icons, Kind.INFO, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._link_row)
        column.addWidget(self.box)
        self.link.clicked.connect(self._open)
        self.close_box()

    # -- what is asked of it -----------------------------------------------------------------------

    def show_address(self, address: str) -> None:
        """Look up for this address from now on; what was said of another domain is taken back."""
        is_same = _domain(address) == _domain(self._address)
        self._address = address
        if not is_same and not self.box.isHidden():
            self.stop()
            self._offer()

    def open_box(self) -> None:
        """Say who will be asked, and offer to do so."""
        self._link_row.hide()
        self._offer()

    def close_box(self) -> None:
        """Only the link."""
        self.stop()
        self.box.hide()
        self._link_row.setHidden(False)

    def stop(self) -> None:
        """End a look-up that runs, without a word."""
        if self._run is not None:
            self._run.stop()
            self._run = None

    def show_used(self, kept: Sequence[str]) -> None:
        """The settings were taken over; the fields called `kept` stayed as they were typed."""
        words = self.tr("Next: type the password, then test the settings.")
        if kept:
            stayed = self.tr(
                "What you typed stayed: {fields}. Below each of them is a button to use the other value."
            )
            words = f"{stayed.format(fields=', '.join(kept))}\n{words}"
        self._say(Kind.DONE, self.tr("The settings are filled in"), words)

    # -- the states --------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Go to what is said here."""
        self.box.take_focus()

    def _open(self) -> None:
        self.open_box()
        self.take_focus()

    def _offer(self) -> None:
        domain = _domain(self._address)
        self.box.show_message(Kind.INFO, self.tr("Look the settings up online"), self._what_is_told(domain))
        if domain:
            self.box.add_action(self.tr("Look up"), self._start)
        self.box.show()

    def _what_is_told(self, domain: str) -> str:
        if not domain:
            return self.tr("Type your e-mail address in From (e-mail) first.")
        asked = self._new_look_up().asks(self._address)
        if not asked:
            return self.tr("This asks nobody: the settings for {domain} came with the program.").format(
                domain=domain
            )
        return self.tr(
            "This asks {hosts}, and the name servers of your network. They learn only “{domain}”, "
            "the part of your address after the @. Nothing that you typed is replaced."
        ).format(hosts=", ".join(asked), domain=domain)

    def _start(self) -> None:
        self.stop()
        self._run = LookUpRun(self._new_look_up(), self)
        self._run.reported.connect(self._show_asked)
        self._run.ended.connect(self._end)
        heading = self.tr("Looking up the settings for {domain} …").format(domain=_domain(self._address))
        self._say(Kind.INFO, heading)
        self.box.add_action(self.tr("Stop"), self._stop)
        self._run.start(self._tasks, self._address)

    def _stop(self) -> None:
        self.stop()
        self._offer()
        self.box.take_focus()

    def _show_asked(self, asking: object) -> None:
        if isinstance(asking, Asking):
            host = asking.host or self.tr("the name servers of your network")
            self.box.show_text(self.tr("Asking {host} …").format(host=host))

    def _end(self, result: object) -> None:
        self._run = None
        if isinstance(result, FoundSettings):
            self._show_found(result)
        elif isinstance(result, InviteError):
            said = explain(result)
            self._say(Kind.LOOK_AT, said.happened, said.text)
            self.box.add_action(self.tr("Look up again"), self._start)

    def _show_found(self, found: FoundSettings) -> None:
        name = Servers.of_found(found).source
        if not found.takes_password:
            note = provider_note(found.provider.notes) if found.provider is not None else ""
            generic = self.tr(
                "This program can't send from such an address. Use another account, for example Gmail."
            )
            heading = self.tr("{name} takes no password from mail programs").format(name=name)
            self._say(Kind.LOOK_AT, heading, note or generic)
            return
        says = self.tr("{name} says: {host}, {encryption}, port {port}").format(
            name=name,
            host=found.smtp_host,
            encryption=encryption_word(found.encryption),
            port=found.smtp_port,
        )
        self._say(Kind.INFO, says, self._about(found))
        self.box.add_action(self.tr("Use these settings"), lambda: self.used.emit(found))

    def _about(self, found: FoundSettings) -> str:
        lines = []
        if found.provider is not None:
            lines.append(provider_note(found.provider.notes))
        if found.imap_host:
            words = self.tr("Server for reading your mailbox: {host}, port {port}")
            lines.append(words.format(host=found.imap_host, port=found.imap_port))
        return "\n".join(filter(None, lines))

    def _say(self, kind: Kind, heading: str, text: str = "") -> None:
        self.box.show_message(kind, heading, text)
        self.box.show()
        self.box.take_focus()


def _domain(address: str) -> str:
    return address.rpartition("@")[2].casefold() if "@" in address else ""
