"""The folded part of the settings: who runs the servers, and what they are."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.look_up_settings import FoundSettings
from invite_desktop.ui.forms import Fold
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.setup.look_up_panel import LookUpPanel, NewLookUp
from invite_desktop.ui.setup.provider_choice import ProviderChoice
from invite_desktop.ui.setup.server_fields import MARKED, ServerFields
from invite_desktop.ui.setup.server_values import BELONGS_TO, Part, Servers, part_label


class ServerSettings(Fold):
    """Named by what is in it.

    What the person typed is told apart from what the program filled in: only the latter is replaced by
    itself. Where somebody is known to say something else, the field is marked and offers that value.
    """

    edited = Signal()
    host_edited = Signal()
    username_found = Signal(str)

    def __init__(
        self,
        frame: Frame,
        choose_file: Callable[[QWidget], str],
        providers: tuple[Provider, ...],
        new_look_up: NewLookUp,
    ) -> None:
        super().__init__(frame.icons, "")
        self._said: Servers | None = None
        self._typed: set[Part] = set()
        self._port_follows = True
        self.provider = ProviderChoice(frame.icons, providers)
        self.look_up = LookUpPanel(frame.icons, frame.tasks, new_look_up)
        self.form = form = ServerFields(frame, choose_file)
        self.authentication, self.encryption, self.port = form.authentication, form.encryption, form.port
        self.host, self.imap_host, self.imap_port = form.host, form.imap_host, form.imap_port
        self.certificate = form.certificate
        for part in (self.provider, self.look_up, form):
            self.body.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self.authentication.toggled.connect(partial(self._note_typed, Part.AUTHENTICATION))
        self.encryption.currentIndexChanged.connect(self._change_encryption)
        self.port.textEdited.connect(self._change_port)
        self.host.textEdited.connect(self._change_host)
        self.imap_host.textEdited.connect(partial(self._note_typed, Part.IMAP_HOST))
        self.imap_port.textEdited.connect(partial(self._note_typed, Part.IMAP_PORT))
        self.certificate.changed.connect(self._change)
        self.provider.chosen.connect(self._use_provider)
        self.look_up.used.connect(self._use_found)
        self.form.restore_asked.connect(self._restore)
        self.form.restore_all_asked.connect(self._restore_all)

    # -- filling and reading -----------------------------------------------------------------------

    def show_account(self, account: Account, provider: Provider | None) -> None:
        """Fill in; `provider` is whose values these should be."""
        is_known = provider is not None and bool(provider.smtp_host)
        self._said = Servers.of_provider(provider) if provider is not None and is_known else None
        here = Servers.of_account(account)
        for part in Part:
            self.form.put(part, here)
        usual = self._said or Servers.of_account(Account())
        self._typed = {part for part in Part if here.value(part) not in {usual.value(part), ""}}
        self._port_follows = account.port == account.encryption.usual_port
        self.certificate.show_certificate(account.extra_certificate)
        self.provider.show_provider(provider)
        self._offer_look_up(account, is_known)
        self._describe()

    def _offer_look_up(self, account: Account, is_known: bool) -> None:
        self.look_up.show_address(account.from_email)
        self.look_up.setHidden(is_known and bool(account.host))
        if is_known or account.host:
            self.look_up.close_box()
        else:
            self.look_up.open_box()

    def chosen_encryption(self) -> Encryption:
        """What is chosen in the box."""
        return self.form.servers().encryption

    def chosen_imap_port(self) -> int:
        """The port of the server for reading, the usual one where the field is empty."""
        return self.form.servers().imap_port

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
        """Fill in the server for reading."""
        self.imap_host.setText(host)
        self.imap_port.set_port(port)
        self._typed -= {Part.IMAP_HOST, Part.IMAP_PORT}
        self._change()

    def fill_in(self, servers: Servers) -> frozenset[Part]:
        """Take over what nobody typed; the parts that stayed although `servers` says something else.

        An empty field is filled in, too. What belongs to a server that was typed stays with it.
        """
        here = self.form.servers()
        stays = {part for part in self._typed if here.value(part) not in {"", 0}}
        for whole, parts in BELONGS_TO.items():
            if whole in stays and here.value(whole) != servers.value(whole):
                stays.update(parts)
        for part in Part:
            if part not in stays and servers.says(part):
                self._put(part, servers)
        self._said = servers
        self._port_follows = self.port.port() == self.chosen_encryption().usual_port
        self._change()
        return servers.differing(self.form.servers())

    def _put(self, part: Part, servers: Servers) -> None:
        self.form.put(part, servers)
        self._typed.discard(part)

    # -- what the person does ----------------------------------------------------------------------

    def _note_typed(self, part: Part, _value: object = None) -> None:
        self._typed.add(part)
        self._change()

    def _change_host(self) -> None:
        self._note_typed(Part.HOST)
        self.host_edited.emit()

    def _change_encryption(self) -> None:
        if self._port_follows:
            self.port.set_port(self.chosen_encryption().usual_port)
        self._note_typed(Part.ENCRYPTION)

    def _change_port(self) -> None:
        self._port_follows = self.port.port() == self.chosen_encryption().usual_port
        self._note_typed(Part.PORT)

    def _use_provider(self, provider: Provider | None) -> None:
        if provider is not None and provider.smtp_host:
            self.fill_in(Servers.of_provider(provider))
        else:
            self._said = None
            self._change()
        self.look_up.setHidden(provider is not None and bool(provider.smtp_host))

    def _use_found(self, found: FoundSettings) -> None:
        if found.username:
            self.username_found.emit(found.username)
        kept = self.fill_in(Servers.of_found(found))
        self.provider.show_provider(found.provider)
        self.look_up.show_used([part_label(part) for part in Part if part in kept])

    def _restore(self, part: Part) -> None:
        """Take over the other value; the field gets the focus that the button had."""
        if self._said is None:
            return
        self._put(part, self._said)
        for belonging in BELONGS_TO[part] if part is Part.IMAP_HOST else ():
            self._put(belonging, self._said)
        self.form.control(part).setFocus(Qt.FocusReason.OtherFocusReason)
        self._port_follows = self.port.port() == self.chosen_encryption().usual_port
        self._change()

    def _restore_all(self) -> None:
        for part in MARKED:
            self._restore(part)

    def _change(self) -> None:
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        """Name the part by what is in it."""
        here = self.form.servers()
        self.set_summary(
            self.tr("{host} · {encryption} · port {port}").format(
                host=here.host or self.tr("no host yet"),
                encryption=self.encryption.currentText(),
                port=here.port or "?",
            )
        )
        changed = self.form.mark_changed(self._said)
        self.form.warn_of_open_road()
        if self._said is None:
            self.set_title(self.tr("Server settings"))
        elif changed:
            self.set_title(self.tr("Server settings – changed"))
        else:
            filled_in = self.tr("Server settings – filled in for {provider}")
            self.set_title(filled_in.format(provider=self._said.source))
