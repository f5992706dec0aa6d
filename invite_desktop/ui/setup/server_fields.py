"""The fields of the servers: what stands in them, and marks where somebody says something else."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from invite_desktop.domain.account import AccountField, Encryption
from invite_desktop.ui.forms import Form, PortField
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.setup.certificate import CertificateChoice
from invite_desktop.ui.setup.changed_mark import ChangedMark
from invite_desktop.ui.setup.labels import form_label
from invite_desktop.ui.setup.provider_choice import CalmBox
from invite_desktop.ui.setup.server_values import Part, Servers, encryption_word, part_label, part_words
from invite_desktop.ui.setup.yes_no import YesNo
from invite_desktop.ui.widgets import Flow, Kind, LinkButton, Notice

IMAP_PORT = 993
MARKED = (Part.AUTHENTICATION, Part.ENCRYPTION, Part.PORT, Part.HOST, Part.IMAP_HOST)


class ServerFields(Form):
    """Authentication, Encryption, Port and Host; below them what only some accounts need."""

    restore_asked = Signal(object)  # the Part whose other value is wanted
    restore_all_asked = Signal()

    def __init__(self, frame: Frame, choose_file: Callable[[QWidget], str]) -> None:
        super().__init__()
        self.authentication = YesNo()
        self.encryption = CalmBox()
        for value in (Encryption.NONE, Encryption.SSL, Encryption.TLS):
            self.encryption.addItem(encryption_word(value), value)
        self.port, self.imap_port = PortField(), PortField(IMAP_PORT)
        self.host, self.imap_host = QLineEdit(), QLineEdit()
        for edit in (self.host, self.imap_host):
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.certificate = CertificateChoice(frame.tasks, choose_file)
        self._marks = {part: ChangedMark(frame.icons) for part in MARKED}
        self._open_road = Notice(frame.icons, Kind.LOOK_AT, "")
        self._restore_all = LinkButton("")
        self._restore_all_row = Flow(self._restore_all)
        self._lay_out()
        self._restore_all.clicked.connect(self.restore_all_asked)
        for part, mark in self._marks.items():
            mark.restore_asked.connect(partial(self.restore_asked.emit, part))

    def _lay_out(self) -> None:
        fields, marks = AccountField, self._marks
        self.add(form_label(fields.AUTHENTICATION), self.authentication, below=marks[Part.AUTHENTICATION])
        self.add(form_label(fields.ENCRYPTION), self.encryption, below=marks[Part.ENCRYPTION])
        self.add_widget(self._open_road)
        self.add(form_label(fields.PORT), self.port, below=marks[Part.PORT])
        host_hint = self.tr("The outgoing (SMTP) server")
        self.add(form_label(fields.HOST), self.host, host_hint, below=marks[Part.HOST])
        self.add(
            part_label(Part.IMAP_HOST),
            self.imap_host,
            self.tr(
                "The program looks in your Sent folder to be certain what went out. It only reads. "
                "If there is no such server, leave this empty."
            ),
            below=marks[Part.IMAP_HOST],
        )
        self.add(part_label(Part.IMAP_PORT), self.imap_port)
        self.add_widget(self._restore_all_row)
        self.add(
            self.tr("Additional certificate"),
            self.certificate,
            self.tr("Only for servers of institutions that have a certificate of their own"),
        )

    def control(self, part: Part) -> QWidget:
        """The widget of a part."""
        controls: dict[Part, QWidget] = {
            Part.AUTHENTICATION: self.authentication,
            Part.ENCRYPTION: self.encryption,
            Part.PORT: self.port,
            Part.HOST: self.host,
            Part.IMAP_HOST: self.imap_host,
            Part.IMAP_PORT: self.imap_port,
        }
        return controls[part]

    def servers(self) -> Servers:
        """What stands in the fields."""
        return Servers(
            "",
            self.host.text().strip(),
            self.port.port() or 0,
            Encryption(self.encryption.currentData()),
            self.imap_host.text().strip(),
            self.imap_port.port() or IMAP_PORT,
            self.authentication.yes.isChecked(),
        )

    def put(self, part: Part, servers: Servers) -> None:
        """Set one field, without a signal."""
        if part is Part.AUTHENTICATION:
            with QSignalBlocker(self.authentication):
                self.authentication.choose(servers.authentication)
        elif part is Part.ENCRYPTION:
            with QSignalBlocker(self.encryption):
                self.encryption.setCurrentIndex(self.encryption.findData(servers.encryption))
        elif part is Part.PORT:
            self.port.set_port(servers.port or None)
        elif part is Part.HOST:
            self.host.setText(servers.host)
        elif part is Part.IMAP_HOST:
            self.imap_host.setText(servers.imap_host)
        else:
            self.imap_port.set_port(servers.imap_port)

    # -- what is said about it ---------------------------------------------------------------------

    def mark_changed(self, said: Servers | None) -> int:
        """Mark what is another than was said; how many fields that is."""
        differing = frozenset() if said is None else said.differing(self.servers())
        if Part.IMAP_PORT in differing:  # one mark for the two
            differing |= {Part.IMAP_HOST}
        for part, mark in self._marks.items():
            if said is not None and part in differing:
                mark.show_other(said.source, part_words(part, said), part_label(part))
            else:
                mark.hide()
        if said is not None:
            self._restore_all.setText(self.tr("Use all values for {provider}").format(provider=said.source))
        count = len(differing.intersection(MARKED))
        self._restore_all_row.setVisible(count > 1)
        return count

    def warn_of_open_road(self) -> None:
        """Say what no encryption means."""
        here = self.servers()
        is_google = here.host.endswith((".gmail.com", ".google.com"))
        words = self.tr("Without encryption your password can be read on the way.")
        more = self.tr("Gmail refuses this.") if is_google else ""
        self._open_road.show_message(Kind.LOOK_AT, words, more)
        self._open_road.setVisible(here.encryption is Encryption.NONE)
