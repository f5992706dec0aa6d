"""1KA's nine fields, in its words and its order."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.address import clean_address
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.system.vault import Place
from invite_desktop.ui.explain import field_label, is_google
from invite_desktop.ui.forms import Form, PasswordField
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.setup.app_password import is_app_password
from invite_desktop.ui.setup.server_settings import ServerSettings
from invite_desktop.ui.setup.words import place_words
from invite_desktop.ui.widgets import CheckBox, Flow, Hint, Kind, LinkButton, Notice


class SettingsForm(QWidget):
    """The fields of one account. What was typed stays until another account is shown."""

    edited = Signal()
    forget_asked = Signal()

    def __init__(self, frame: Frame, choose_file: Callable[[QWidget], str]) -> None:
        super().__init__()
        self._is_practice = frame.session.is_practice
        self._base = Account()
        self._provider: Provider | None = None
        self._place: Place | None = None
        self.from_name, self.from_email = QLineEdit(), QLineEdit()
        self.reply_to, self.username = QLineEdit(), QLineEdit()
        self.password = PasswordField()
        self.remember = CheckBox(self.tr("&Remember the password on this computer"))
        self._where = Hint()
        self._forget = LinkButton(self.tr("&Forget the saved password"))
        self._forget_row = Flow(self._forget)
        self._foreign_sender = Notice(frame.icons, Kind.LOOK_AT, "")
        self.server = ServerSettings(frame.icons, frame.tasks, choose_file)
        self._form = Form()
        self._follow_sender = {self.reply_to: True, self.username: True}
        self._lay_out()
        self.show_forget(False)
        self._connect()

    # -- building ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        name_hint = self.tr("How your name appears to recipients")
        self._form.add(field_label(AccountField.FROM_NAME), self.from_name, name_hint)
        self._form.add(field_label(AccountField.FROM_EMAIL), self.from_email)
        self._form.add_widget(self._foreign_sender)
        self._form.add(field_label(AccountField.REPLY_TO), self.reply_to, self.tr("Where answers go"))
        self._form.add(field_label(AccountField.USERNAME), self.username)
        self._form.add(field_label(AccountField.PASSWORD), self.password)
        for edit in (self.from_email, self.reply_to, self.username):
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.remember, 0, Qt.AlignmentFlag.AlignLeading)
        if self._is_practice:
            self.remember.hide()
        self._where.setContentsMargins(0 if self._is_practice else 28, 0, 0, 0)
        below.addWidget(self._where)
        column.addWidget(self._form)
        column.addLayout(below)
        column.addWidget(self._forget_row)
        column.addWidget(self.server)

    def _connect(self) -> None:
        self.from_email.textEdited.connect(self._follow)
        for edit in (self.reply_to, self.username):
            edit.textEdited.connect(self._stop_following)
        for edit in (self.from_name, self.from_email, self.reply_to, self.username):
            edit.textEdited.connect(self._change)
        self.password.edited.connect(self._change)
        self.remember.toggled.connect(self._change_remember)
        self.server.edited.connect(self._change)
        self._forget.clicked.connect(self.forget_asked)

    # -- filling and reading -----------------------------------------------------------------------

    def show_account(self, account: Account, provider: Provider | None) -> None:
        """Fill in an account's settings; the password comes by itself."""
        self._base = account
        self._provider = provider
        for edit, text in (
            (self.from_name, account.from_name),
            (self.from_email, account.from_email),
            (self.reply_to, account.reply_to),
            (self.username, account.username),
        ):
            edit.setText(text)
        self._follow_sender = {
            edit: edit.text() in {"", account.from_email} for edit in (self.reply_to, self.username)
        }
        self.server.show_account(account, provider)
        self.server.set_open(not account.host)
        self._show_remember()
        wants_app_password = provider is not None and provider.password is PasswordKind.APP
        self._form.field(self.password).set_hint(
            self.tr("The 16-letter app password, with or without spaces")
            if self._is_google()
            else self.tr("An app password from your provider")
            if wants_app_password
            else ""
        )
        self.clear_problems()
        self._describe()

    def account(self) -> Account:
        """The settings as they stand in the fields."""
        server = self.server
        return replace(
            self._base,
            from_name=self.from_name.text().strip(),
            from_email=clean_address(self.from_email.text()),
            reply_to=clean_address(self.reply_to.text()),
            username=self.username.text().strip(),
            authentication=server.authentication.yes.isChecked(),
            encryption=server.chosen_encryption(),
            port=server.port.port() or 0,
            host=server.host.text().strip(),
            pace=server.pace_chosen(),
            imap_host=server.imap_host.text().strip(),
            imap_port=server.chosen_imap_port(),
            extra_certificate=server.certificate.pem,
            remember_password=self._base.remember_password
            if self._place is Place.MEMORY
            else self.remember.isChecked(),
        )

    def use(self, edit: QLineEdit, address: str) -> None:
        """Put an address into one of the fields."""
        edit.setText(address)
        self._stop_following()
        self._change()

    def typed_password(self) -> str:
        """The password: app passwords without their spaces, others with those inside."""
        whole = self.password.password()
        return whole if is_app_password(whole) else self.password.password(keep_inner_spaces=True)

    def is_changed(self) -> bool:
        """Whether the fields differ from what was shown."""
        return self.account() != self._base

    def show_place(self, place: Place) -> None:
        """Tell the truth about where a password is kept."""
        self._place = place
        self._show_remember()

    def show_forget(self, is_kept: bool) -> None:
        """Offer to forget a password only where one is kept."""
        self._forget_row.setVisible(is_kept and not self._is_practice)

    def _show_remember(self) -> None:
        can_remember = self._place is not Place.MEMORY
        self.remember.setEnabled(can_remember)
        self.remember.setChecked(can_remember and self._base.remember_password)
        self._describe_place()

    def _change_remember(self) -> None:
        self._describe_place()
        self._change()

    def _describe_place(self) -> None:
        if self._place is None:
            words = ""
        elif self._place is Place.MEMORY or self.remember.isChecked():
            words = place_words(self._place, is_practice=self._is_practice)
        else:
            words = self.tr("Kept until the program closes. You'll be asked each time you start it.")
        self._where.setText(words)
        self._where.setVisible(bool(words))

    # -- problems ----------------------------------------------------------------------------------

    def control(self, field: AccountField) -> QWidget:
        """The widget of a field."""
        return {
            AccountField.FROM_NAME: self.from_name,
            AccountField.FROM_EMAIL: self.from_email,
            AccountField.REPLY_TO: self.reply_to,
            AccountField.USERNAME: self.username,
            AccountField.PASSWORD: self.password,
            AccountField.AUTHENTICATION: self.server.authentication,
            AccountField.ENCRYPTION: self.server.encryption,
            AccountField.PORT: self.server.port,
            AccountField.HOST: self.server.host,
        }[field]

    def set_problem(self, field: AccountField, words: str) -> None:
        """Say above the field what to look at; its part is opened."""
        self._form_of(field).set_problem(self.control(field), words)

    def go_to(self, field: AccountField) -> None:
        """Bring the person to a field, what is in it selected."""
        self._form_of(field)
        control = self.control(field)
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        edit = self.password.edit if control is self.password else control
        if isinstance(edit, QLineEdit):
            edit.selectAll()

    def clear_problems(self) -> None:
        """Take what stands above the fields away."""
        self._form.clear_problems()
        self.server.form.clear_problems()

    def _form_of(self, field: AccountField) -> Form:
        is_server = self.server.isAncestorOf(self.control(field))
        if is_server:
            self.server.set_open(True)
        return self.server.form if is_server else self._form

    # -- what follows from what --------------------------------------------------------------------

    def _follow(self, sender: str) -> None:
        for edit, follows in self._follow_sender.items():
            if follows:
                edit.setText(sender)

    def _stop_following(self) -> None:
        for edit in self._follow_sender:
            self._follow_sender[edit] = edit.text() in {"", self.from_email.text()}

    def _change(self) -> None:
        self._describe()
        self.edited.emit()

    def _is_google(self) -> bool:
        return is_google(self.server.host.text())

    def _describe(self) -> None:
        """Say early what Gmail does with a sender that is not the account's own."""
        account = self.account()
        differs = bool(account.username) and account.from_email.casefold() != account.username.casefold()
        is_foreign = differs and self._is_google() and account.authentication
        if is_foreign:
            self._foreign_sender.show_message(
                Kind.LOOK_AT,
                self.tr(
                    "Gmail replaces the sender with {address} "
                    "unless this address is set up under “Send mail as”."
                ).format(address=account.username),
            )
        self._foreign_sender.setVisible(is_foreign)
