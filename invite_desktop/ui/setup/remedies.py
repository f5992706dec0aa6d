"""What the button of a result does: an `Action` as a caption and a change of the form."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import Account, AccountField, Encryption
from invite_desktop.domain.address import suggest
from invite_desktop.domain.provider import Provider, provider_for
from invite_desktop.ui.explain import Action, Explanation
from invite_desktop.ui.setup.settings_form import SettingsForm

translate = QCoreApplication.translate

_PAIRS = {465: Encryption.SSL, 587: Encryption.TLS}
_WORDS = {Encryption.SSL: "SSL", Encryption.TLS: "TLS", Encryption.NONE: "None"}


@dataclass(frozen=True, slots=True)
class Remedy:
    """The caption of a button, what it changes, and whether the test runs again at once."""

    caption: str
    apply: Callable[[], None]
    test_again: bool = False


def remedy_in_form(
    said: Explanation, form: SettingsForm, account: Account, providers: tuple[Provider, ...]
) -> Remedy | None:
    """The remedy that is a change of the form; None if the action is of another kind."""
    makers: dict[Action, Callable[[], Remedy | None]] = {
        Action.USE_SUGGESTED_HOST: lambda: _use_host(form, account, providers),
        Action.TRY_587_TLS: lambda: _try(form, Encryption.TLS),
        Action.TRY_465_SSL: lambda: _try(form, Encryption.SSL),
        Action.MATCH_ENCRYPTION: lambda: _match(form, account),
        Action.SET_AUTHENTICATION: lambda: _sign_in(form),
        Action.USE_FROM_ADDRESS: lambda: _use_address(said.field, form, account),
    }
    make = None if said.action is None else makers.get(said.action)
    return None if make is None else make()


def suggested_host(account: Account, providers: tuple[Provider, ...]) -> str:
    """The server that was probably meant; empty if there is nothing to offer."""
    own = provider_for(account.from_email, providers)
    if own is not None and own.smtp_host and own.smtp_host != account.host:
        return own.smtp_host
    hosts = [provider.smtp_host for provider in providers if provider.smtp_host]
    near = get_close_matches(account.host.casefold(), hosts, n=1, cutoff=0.8)
    return near[0] if near and near[0] != account.host else ""


def _try(form: SettingsForm, encryption: Encryption) -> Remedy:
    """Another way to the same server, tried at once: whether it is open, only the test can tell."""
    port = encryption.usual_port
    caption = translate("setup", "Try port {port} with {encryption}")
    return Remedy(
        caption.format(port=port, encryption=_WORDS[encryption]),
        lambda: form.server.use(encryption, port),
        test_again=True,
    )


def _sign_in(form: SettingsForm) -> Remedy:
    yes = form.server.authentication.yes
    return Remedy(translate("setup", "Set Authentication to Yes"), lambda: yes.setChecked(True))


def _use_host(form: SettingsForm, account: Account, providers: tuple[Provider, ...]) -> Remedy | None:
    host = suggested_host(account, providers)
    if not host:
        return None
    return Remedy(
        translate("setup", "Use {host}").format(host=host),
        lambda: form.server.use_host(host),
    )


def _match(form: SettingsForm, account: Account) -> Remedy:
    """The pair that belongs to this port; where that is what did not work, the other one."""
    encryption = _PAIRS.get(account.port, Encryption.SSL)
    if (encryption, encryption.usual_port) == (account.encryption, account.port):
        encryption = Encryption.TLS if encryption is Encryption.SSL else Encryption.SSL
    port = encryption.usual_port
    caption = translate("setup", "Use {encryption} with port {port}")
    return Remedy(
        caption.format(encryption=_WORDS[encryption], port=port), lambda: form.server.use(encryption, port)
    )


def _use_address(field: AccountField | None, form: SettingsForm, account: Account) -> Remedy | None:
    is_username = field is AccountField.USERNAME
    address = (suggest(account.username) or account.from_email) if is_username else account.username
    edit = form.username if is_username else form.from_email
    if "@" not in address or address == edit.text():
        return None
    return Remedy(
        translate("setup", "Use {address}").format(address=address), lambda: form.use(edit, address)
    )
