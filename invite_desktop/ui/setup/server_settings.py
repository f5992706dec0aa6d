"""The folded part of the settings: four of the nine fields, and what only some accounts need."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from invite_desktop.domain.account import Account, AccountField, Encryption
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.accounts import mailbox_of
from invite_desktop.ui.explain import field_label
from invite_desktop.ui.forms import Fold, Form, PortField
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.certificate import CertificateChoice
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.widgets import Flow, Kind, LinkButton, Notice

SLOWEST_PACE = 600
IMAP_PORT = 993


class YesNo(QWidget):
    """Two radio buttons: No and Yes."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.no, self.yes = QRadioButton(self.tr("No")), QRadioButton(self.tr("Yes"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for button in (self.no, self.yes):
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.yes.setChecked(True)
        self.yes.toggled.connect(self.toggled)

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.yes if self.yes.isChecked() else self.no).setFocus(event.reason())


class ServerSettings(Fold):
    """Authentication, Encryption, Port and Host; below them what only some accounts need, and the speed."""

    edited = Signal()
    host_edited = Signal()

    def __init__(self, icons: Icons, tasks: Tasks, choose_file: Callable[[QWidget], str]) -> None:
        super().__init__(icons, "")
        self._provider: Provider | None = None
        self._port_follows = True
        self.authentication = YesNo()
        self.encryption = QComboBox()
        for word, value in (
            (self.tr("None"), Encryption.NONE),
            (self.tr("SSL"), Encryption.SSL),
            (self.tr("TLS"), Encryption.TLS),
        ):
            self.encryption.addItem(word, value)
        self.port = PortField()
        self.host = QLineEdit()
        self.host.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.imap_host = QLineEdit()
        self.imap_host.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.imap_port = PortField(IMAP_PORT)
        self._open_road = Notice(icons, Kind.LOOK_AT, "")
        self._reset = LinkButton("")
        self._reset_row = Flow(self._reset)
        self.certificate = CertificateChoice(tasks, choose_file)
        self.pace = QLineEdit()
        self.pace.setValidator(QIntValidator(0, SLOWEST_PACE, self))
        self.pace.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._pace_before = 0.0
        self.form = Form()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        label = field_label
        form = self.form
        form.add(label(AccountField.AUTHENTICATION), self.authentication)
        form.add(label(AccountField.ENCRYPTION), self.encryption)
        form.add_widget(self._open_road)
        form.add(label(AccountField.PORT), self.port)
        form.add(label(AccountField.HOST), self.host, self.tr("The outgoing (SMTP) server"))
        form.add_widget(self._reset_row)
        form.add(
            self.tr("Server for reading your mailbox (IMAP)"),
            self.imap_host,
            self.tr(
                "The program looks in your Sent folder to be certain what went out. It only reads. "
                "If there is no such server, leave this empty."
            ),
        )
        form.add(self.tr("Port of the server for reading"), self.imap_port)
        form.add(
            self.tr("Additional certificate"),
            self.certificate,
            self.tr("Only for servers of institutions that have a certificate of their own"),
        )
        form.add(
            self.tr("Speed: seconds between two messages"),
            self.pace,
            self.tr(
                "Slow on purpose: many messages in a short time look like unwanted mail, "
                "and the provider may stop the account."
            ),
        )
        self.body.addWidget(form)

    def _connect(self) -> None:
        self.authentication.toggled.connect(self._change)
        self.encryption.currentIndexChanged.connect(self._change_encryption)
        self.port.textEdited.connect(self._change_port)
        self.host.textEdited.connect(self._change_host)
        self.imap_host.textEdited.connect(self._change)
        self.imap_port.textEdited.connect(self._change)
        self.certificate.changed.connect(self._change)
        self.pace.textEdited.connect(self._change)
        self._reset.clicked.connect(self._use_providers_values)

    def show_account(self, account: Account, provider: Provider | None) -> None:
        """Fill in; `provider` is whose values these should be."""
        self._provider = provider
        blocked = [QSignalBlocker(each) for each in (self.authentication, self.encryption)]
        self.authentication.yes.setChecked(account.authentication)
        self.authentication.no.setChecked(not account.authentication)
        self.encryption.setCurrentIndex(self.encryption.findData(account.encryption))
        self._pace_before = account.pace
        self.pace.setText(str(round(account.pace)))
        for blocker in blocked:
            blocker.unblock()
        self.port.set_port(account.port)
        self.host.setText(account.host)
        self.imap_host.setText(account.imap_host)
        self.imap_port.set_port(account.imap_port)
        self.certificate.show_certificate(account.extra_certificate)
        self._port_follows = account.port == account.encryption.usual_port
        self._describe()

    def chosen_encryption(self) -> Encryption:
        """What is chosen in the box."""
        return Encryption(self.encryption.currentData())

    def pace_chosen(self) -> float:
        """Seconds between two messages; what stood there before, to the fraction, if nobody changed it."""
        text = self.pace.text()
        is_same = not text or int(text) == round(self._pace_before)
        return self._pace_before if is_same else min(float(text), SLOWEST_PACE)

    def use(self, encryption: Encryption, port: int) -> None:
        """Set a pair that belongs together."""
        self.encryption.setCurrentIndex(self.encryption.findData(encryption))
        self.port.set_port(port)
        self._port_follows = port == encryption.usual_port
        self._change()

    def use_host(self, host: str) -> None:
        """Set another server."""
        self.host.setText(host)
        self._change_host()

    def use_mailbox(self, host: str, port: int) -> None:
        """Set the server for reading."""
        self.imap_host.setText(host)
        self.imap_port.set_port(port)
        self._change()

    def chosen_imap_port(self) -> int:
        """The port of the server for reading, the usual one where the field is empty."""
        return self.imap_port.port() or IMAP_PORT

    def _change_host(self) -> None:
        self._change()
        self.host_edited.emit()

    def _change_encryption(self) -> None:
        if self._port_follows:
            self.port.set_port(self.chosen_encryption().usual_port)
        self._change()

    def _change_port(self) -> None:
        self._port_follows = self.port.port() == self.chosen_encryption().usual_port
        self._change()

    def _use_providers_values(self) -> None:
        provider = self._provider
        if provider is not None:
            self.host.setText(provider.smtp_host)
            self.use_mailbox(*mailbox_of(provider))
            self.use(provider.encryption, provider.smtp_port)

    def _change(self) -> None:
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        """Name the part by what is in it."""
        provider = self._provider
        encryption, port, host = self.chosen_encryption(), self.port.text(), self.host.text().strip()
        self.set_summary(
            self.tr("{host} · {encryption} · port {port}").format(
                host=host or self.tr("no host yet"),
                encryption=self.encryption.currentText(),
                port=port or "?",
            )
        )
        mailbox = (self.imap_host.text().strip(), self.chosen_imap_port())
        is_changed = provider is not None and (
            provider.smtp_host,
            provider.encryption,
            provider.smtp_port,
            mailbox_of(provider),
        ) != (host, encryption, self.port.port(), mailbox)
        if provider is None:
            self.set_title(self.tr("Server settings"))
        elif is_changed:
            self.set_title(self.tr("Server settings – changed"))
            self._reset.setText(self.tr("Use the values for {provider}").format(provider=provider.name))
        else:
            self.set_title(
                self.tr("Server settings – filled in for {provider}").format(provider=provider.name)
            )
        self._reset_row.setVisible(is_changed)
        self._warn_of_open_road(encryption, host)

    def _warn_of_open_road(self, encryption: Encryption, host: str) -> None:
        is_google = host.endswith((".gmail.com", ".google.com"))
        words = self.tr("Without encryption your password can be read on the way.")
        more = self.tr("Gmail refuses this.") if is_google else ""
        self._open_road.show_message(Kind.LOOK_AT, words, more)
        self._open_road.setVisible(encryption is Encryption.NONE)
