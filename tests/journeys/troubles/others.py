"""Group O: providers other than Gmail."""

from typing import Any

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import (
    InviteError,
    SenderRefused,
    ServerUnavailable,
    SignInUnavailable,
)
from tests.journeys.scene import Scene
from tests.journeys.troubles.row import Do, Trouble, Way, smtp

WORK = "ana@univerza.example"
SES = "email-smtp.eu-central-1.amazonaws.com"
UNVERIFIED = "554 Message rejected: Email address is not verified. The following identities failed the check"
BASIC_OFF = "535 5.7.139 Authentication unsuccessful, basic authentication is disabled."
SMTP_AUTH_OFF = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. "
    "Visit https://aka.ms/smtp_auth_disabled for more information."
)
ICLOUD_FULL = "452 4.5.3 Too many messages today, try again later"
ARNES_FULL = "450 4.7.1 Error: too many mails from this user, at most 1000 recipients per hour"

_MICROSOFT = {"host": "smtp.office365.com", "port": 587, "encryption": Encryption.TLS, "imap_host": ""}
_SES = {"host": SES, "port": 465, "encryption": Encryption.SSL, "username": "AKIASMTPUSER", "imap_host": ""}
_ARNES = {"host": "mail.arnes.si", "port": 465, "encryption": Encryption.SSL, "username": "anovak"}


def open_mailbox(address: str, username: str = "", begin: Do | None = None) -> Do:
    """Somebody of this address may sign in, with the owner's password."""

    def arrange(scene: Scene) -> None:
        scene.add_person(address, username)
        if begin is not None:
            begin(scene)

    return arrange


def _microsoft(id_: str, address: str, host: str, reply: str, settings: dict[str, Any]) -> Trouble:
    return Trouble(
        id_, SignInUnavailable(host, reply), "AUTH-MICROSOFT",
        Way.NO_BUTTON, instead="another account, for example Gmail",
        address=address, settings=settings, begin=open_mailbox(address, begin=smtp("auth", reply)),
    )  # fmt: skip


def _slower(id_: str, address: str, reply: str, stage: str, **more: Any) -> Trouble:
    problem: InviteError = ServerUnavailable(reply)
    return Trouble(
        id_, problem, "SMTP-SLOWER", Way.TESTS, "Test again", address=address,
        begin=open_mailbox(address, more.get("settings", {}).get("username", ""), smtp(stage, reply)), **more,
    )  # fmt: skip


OTHERS = (
    _microsoft("O02 Microsoft 365, basic off", WORK, "smtp.office365.com", BASIC_OFF, _MICROSOFT),
    _microsoft("O02 Microsoft 365, SMTP AUTH off", WORK, "smtp.office365.com", SMTP_AUTH_OFF, _MICROSOFT),
    _microsoft("O02 Outlook.com", "ana.novak@outlook.com", "smtp-mail.outlook.com", BASIC_OFF, {}),
    Trouble(
        "O03 Amazon SES, sender not verified", SenderRefused(WORK, UNVERIFIED), "FROM-UNVERIFIED",
        Way.NO_BUTTON, instead="Verify it in the service's console", address=WORK, settings=_SES,
        begin=open_mailbox(WORK, "AKIASMTPUSER", smtp("dot", UNVERIFIED)),
    ),
    _slower("O04 iCloud's limit", "ana.novak@icloud.com", ICLOUD_FULL, "rcpt"),
    _slower("O06 Arnes' hourly limit", WORK, ARNES_FULL, "rcpt", settings=_ARNES),
)  # fmt: skip
