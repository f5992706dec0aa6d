"""The sender's mail settings: 1KA's nine fields, less the password, plus pace and trust."""

from dataclasses import dataclass
from enum import StrEnum

from invite_desktop.domain.errors import SettingMissing
from invite_desktop.domain.pace import ActiveHours


class SentCopies(StrEnum):
    """What the mailbox shows of the copies of what was sent."""

    FILED = "filed"  # under the Message-ID that they left with
    RENAMED = "renamed"  # under another one
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the mailbox could not be read


class Encryption(StrEnum):
    """How the connection is protected: implicit TLS (SSL), STARTTLS (TLS) or not at all (RFC 8314)."""

    NONE = "none"
    SSL = "ssl"
    TLS = "tls"

    @property
    def usual_port(self) -> int:
        """The port that belongs to this kind of encryption."""
        return {Encryption.SSL: 465, Encryption.TLS: 587, Encryption.NONE: 25}[self]


class AccountField(StrEnum):
    """The nine fields, in 1KA's order."""

    FROM_NAME = "from_name"
    FROM_EMAIL = "from_email"
    REPLY_TO = "reply_to"
    USERNAME = "username"
    PASSWORD = "password"  # noqa: S105 - the name of a field, not a secret
    AUTHENTICATION = "authentication"
    ENCRYPTION = "encryption"
    PORT = "port"
    HOST = "host"


HIGHEST_PORT = 65535
MOST_CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Account:
    """Everything needed to submit mail but the password, which lives in the vault.

    `pace` is the mean gap between two messages in seconds, `connections` how many may be open at once
    (1-8; more than one without a gap only). `daily_limit` is how many mails may go in any 24 hours, None
    for any number; with `warm_up` it grows to that over the first days. `hours` are those in which
    mailings may send, None for all. `imap_host` and `imap_port` (implicit TLS) are where the account's
    mailbox is read; without a host it is not. `extra_certificate` is PEM text of an additional authority
    that these servers' certificates may come from (institutions have their own). `name` is the person's own
    for the account, often empty. `id` is None until the account is saved.
    """

    id: int | None = None
    from_name: str = ""
    from_email: str = ""
    reply_to: str = ""
    username: str = ""
    authentication: bool = True
    encryption: Encryption = Encryption.SSL
    port: int = 465
    host: str = ""
    pace: float = 30.0
    connections: int = 1
    daily_limit: int | None = None
    warm_up: bool = True
    hours: ActiveHours | None = None
    imap_host: str = ""
    imap_port: int = 993
    extra_certificate: str = ""
    remember_password: bool = True
    name: str = ""

    @property
    def domain(self) -> str:
        """The domain of the sender's address, for Message-ID and EHLO; empty without an address."""
        return self.from_email.rpartition("@")[2]

    @property
    def label(self) -> str:
        """What the account is called: by the person's own name for it, else by its address."""
        return self.name or self.from_email

    @property
    def mailbox(self) -> str:
        """Whose limit it is: who signs in where. Several accounts may be kept for one mailbox."""
        has_user = self.authentication and self.username.strip()
        who = self.username if has_user else self.from_email
        return f"{who.strip()}@{self.host.strip()}".casefold()

    @property
    def vault_key(self) -> str:
        """The name under which the vault keeps this account's password."""
        return f"{self.username}@{self.host}"

    def missing(self) -> AccountField | None:
        """The first field, in 1KA's order, without which nothing can be sent."""
        if "@" not in self.from_email:
            return AccountField.FROM_EMAIL
        if self.authentication and not self.username:
            return AccountField.USERNAME
        if not 0 < self.port <= HIGHEST_PORT:
            return AccountField.PORT
        if not self.host:
            return AccountField.HOST
        return None

    def require_complete(self) -> None:
        """Raise `SettingMissing` for the first field that is empty or out of range."""
        field = self.missing()
        if field is not None:
            raise SettingMissing(field)
