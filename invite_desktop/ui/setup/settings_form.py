"""1KA's nine fields, in its words and its order."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.address import clean_address
from invite_desktop.domain.app_password import is_app_password, joined
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.ui.explain import is_google
from invite_desktop.ui.forms import Form, PasswordField
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.setup.app_password import LetterCount
from invite_desktop.ui.setup.labels import form_label
from invite_desktop.ui.setup.look_up_panel import NewLookUp
from invite_desktop.ui.setup.remember_line import RememberLine
from invite_desktop.ui.setup.server_settings import ServerSettings
from invite_desktop.ui.widgets import Flow, Kind, LinkButton, Notice


class SettingsForm(QWidget):
    """The fields of one account. What was typed stays until another account is shown.

    Reply-to follows From (e-mail) while it is the same and nobody typed there: answers go to the address
    that recipients see. Username does so only until the settings are saved or a test has passed
    (`keep_username`): it is who signs in, and another sender does not change that. So *Gmail replaces the
    sender* is said where it holds, and a sign-in that works is not lost.
    """

    edited = Signal()

    def __init__(
        self,
        frame: Frame,
        choose_file: Callable[[QWidget], str],
        providers: tuple[Provider, ...],
        new_look_up: NewLookUp,
    ) -> None:
        super().__init__()
        self._base = Account()
        self._suggested_name = ""
        self._is_password_touched = False
        self._wants_app_password = False
        self.from_name, self.from_email = QLineEdit(), QLineEdit()
        self.reply_to, self.username = QLineEdit(), QLineEdit()
        self.password = PasswordField()
        self._letter_count = LetterCount(self.password)
        self.keeping = RememberLine(is_practice=frame.session.is_practice)
        self.remember = self.keeping.box
        self._use_name = LinkButton("")
        self._use_name_row = Flow(self._use_name)
        self._foreign_sender = Notice(frame.icons, Kind.LOOK_AT, "")
        self.server = ServerSettings(frame, choose_file, providers, new_look_up)
        self._form = Form()
        self._follow_sender = {self.reply_to: True, self.username: True}
        self._is_username_settled = False
        self._lay_out()
        self._connect()
        self._describe()

    # -- building ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        name_hint = self.tr("How your name appears to recipients")
        fields = AccountField
        self._form.add(form_label(fields.FROM_NAME), self.from_name, name_hint, below=self._use_name_row)
        self._form.add(form_label(fields.FROM_EMAIL), self.from_email)
        self._form.add_widget(self._foreign_sender)
        self._form.add(form_label(fields.REPLY_TO), self.reply_to, self.tr("Where answers go"))
        self._form.add(form_label(fields.USERNAME), self.username)
        self._form.add(form_label(fields.PASSWORD), self.password, beside=self._letter_count)
        for edit in (self.from_email, self.reply_to, self.username):
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for part in (self._form, self.keeping, self.server):
            column.addWidget(part)

    def _connect(self) -> None:
        self.from_email.textEdited.connect(self._follow)
        for edit in (self.reply_to, self.username):
            edit.textEdited.connect(self._stop_following)
        for edit in (self.from_name, self.from_email, self.reply_to, self.username):
            edit.textEdited.connect(self._change)
        self.password.edited.connect(self._change_password)
        self.keeping.changed.connect(self._change)
        self.server.edited.connect(self._change)
        self.server.username_found.connect(self._use_username)
        self._use_name.clicked.connect(self._take_name)

    # -- filling and reading -----------------------------------------------------------------------

    def show_account(
        self, account: Account, provider: Provider | None, *, is_username_settled: bool = False
    ) -> None:
        """Fill in an account's settings; the password comes by itself."""
        self._base, self._is_username_settled = account, is_username_settled
        self._fill(account, provider)

    def keep_username(self) -> None:
        """The sign-in worked: from now on it stays, whatever the sender is."""
        self._is_username_settled = True
        self._stop_following()

    def show_draft(self, draft: Account, provider: Provider | None) -> None:
        """Fill in what was typed over the account that is shown, and not saved yet."""
        self._fill(draft, provider)

    def _fill(self, account: Account, provider: Provider | None) -> None:
        for edit, text in (
            (self.from_name, account.from_name),
            (self.from_email, account.from_email),
            (self.reply_to, account.reply_to),
            (self.username, account.username),
        ):
            edit.setText(text)
        self._stop_following()
        self.server.show_account(account, provider)
        self.server.set_open(not account.host)
        self.keeping.show_wanted(account.remember_password)
        self._wants_app_password = provider is not None and provider.password is PasswordKind.APP
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
            imap_host=server.imap_host.text().strip(),
            imap_port=server.chosen_imap_port(),
            extra_certificate=server.certificate.pem,
            remember_password=self.keeping.is_wanted(),
        )

    def use(self, edit: QLineEdit, address: str) -> None:
        """Put an address into one of the fields."""
        edit.setText(address)
        self._stop_following()
        self._change()

    def typed_password(self) -> str:
        """The password: app passwords without what is between their groups, others with spaces inside."""
        whole = joined(self.password.password()) if self._is_google() else self.password.password()
        return whole if is_app_password(whole) else self.password.password(keep_inner_spaces=True)

    @property
    def is_password_typed(self) -> bool:
        """Whether the password was typed here and not kept since."""
        return self._is_password_touched

    def is_changed(self) -> bool:
        """Whether the fields differ from what was shown."""
        return self.account() != self._base

    def fill_in_password(self, password: str) -> None:
        """Fill in what was kept, unless the person has begun to type: it may come late."""
        if not self._is_password_touched and not self.password.password():
            self.password.set_password(password)

    def replace_password(self, password: str) -> None:
        """Put another password into the field: as if nobody had typed there."""
        self.password.set_password(password)
        self._is_password_touched = False

    def suggest_name(self, name: object) -> None:
        """Offer the name of whoever sits at the computer; an empty one is no offer."""
        self._suggested_name = str(name)
        self.from_name.setPlaceholderText(self._suggested_name)
        self._use_name.setText(self.tr("Use “{name}”").format(name=name))
        self._describe()

    def offer_look_up(self) -> None:
        """Go to where the servers of the account can be looked up."""
        self.server.set_open(True)
        self.server.look_up.open_box()
        self.server.look_up.show()
        self.server.look_up.take_focus()

    def _take_name(self) -> None:
        self.from_name.setText(self._suggested_name)
        self.from_name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change()

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
            is_settled = edit is self.username and self._is_username_settled
            self._follow_sender[edit] = not is_settled and self._is_sender(edit)

    def _is_sender(self, edit: QLineEdit) -> bool:
        return edit.text() in {"", self.from_email.text()}

    def _use_username(self, username: str) -> None:
        """Take over a user name that was looked up, in place of one that only followed the address."""
        if self._is_sender(self.username):
            self.username.setText(username)
            self._stop_following()

    def _change_password(self) -> None:
        self._is_password_touched = True
        self._form.clear_problem(self.password)  # nobody is told off while typing
        self._change()

    def _change(self) -> None:
        self._describe()
        self.edited.emit()

    def _is_google(self) -> bool:
        return is_google(self.server.host.text())

    def _describe(self) -> None:
        """Say what follows from what stands in the fields."""
        self._use_name_row.setVisible(bool(self._suggested_name) and not self.from_name.text())
        self._letter_count.setVisible(self._is_google())
        self._form.field(self.password).set_hint(self._password_hint())
        self.server.look_up.show_address(self.from_email.text())
        self._point_out_foreign_sender()

    def _password_hint(self) -> str:
        if self._is_google():
            return self.tr("The 16-letter app password, with or without spaces")
        return self.tr("An app password from your provider") if self._wants_app_password else ""

    def _point_out_foreign_sender(self) -> None:
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
