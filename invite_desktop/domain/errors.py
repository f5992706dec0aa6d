"""Every failure the program knows by name.

An error says in typed fields what happened and how far the damage reaches. It never carries a
sentence for the screen: `ui.explain` owns those.

    InviteError
      SetupError                    nothing can be sent until the settings change
        SettingMissing              a field of the account is empty or out of range
        PasswordMissing
        EncryptionMismatch          the port speaks another kind of encryption
        CertificateRejected
        EncryptionUnavailable       the server offers no STARTTLS
        SignInUnavailable           the server offers no way to sign in that we know
        SignInRequired              authentication is off, the server wants it
        SignInRejected              wrong user name or password
          AppPasswordRequired
          BrowserSignInRequired
        SenderRefused
        MessageTooLarge
        ContentBlocked              this text or attachment is refused for everybody
        SettingsUnknown             nobody who was asked knows the servers of this domain
      RunError                      pause; the same mailing can go on later
        Offline
        ServerNotFound
        ServerUnreachable           refused the connection, or no answer in time
        ConnectionLost              before the message was handed over: certainly not accepted
        OutcomeUnknown              after it was handed over, before the answer: in doubt
        ServerUnavailable           a temporary answer about the server or the account
        TooManySignIns
        SendingLimitReached
        PolicyRefused               the provider takes the mailing for unwanted mail
        ProtocolViolation           the answer makes no sense as SMTP
        TooManyRefusals             so many people refused that the person should look first
        TooManyDeferrals            two people in a row put off: it is not about them
        ContinuationLate            the time to go on has passed by hours: ask first
        BegunElsewhere              another computer, or a copy of the data, sent this mailing last
        SentElsewhere               the Sent folder holds mails of this mailing that were not sent from here
      RecipientError                this person only; go on with the next
        AddressUnusable             cannot be put on an envelope
        RecipientRefused
        RecipientDeferred           a temporary refusal of this person
        MessageRefused              refused after the content, for this person
        AlreadyReached              this mailing went, or may have gone, to the same address
      MailboxError                  the mailbox cannot be read; sending is another matter
        MailboxUnknown              no server to read the account's mailbox from is known
        MailboxUnreachable
        MailboxInsecure             its certificate or encryption will not do
        MailboxSignInRejected
        MailboxClosed               the provider or an administrator does not let programs read it
        MailboxBusy                 not now: too many connections, or too much read
        MailboxLost                 the line went dead, or what came makes no sense
        FolderMissing               the mailbox shows no folder of this kind
      StoreError
        DataTooNew
        DataUnreadable              not our file, or damaged
        DiskFull
        DataReadOnly
        DataLocked
      VaultError
        VaultUnavailable            the computer has no password store
          VaultForgets              it takes passwords and does not keep them
        VaultLocked
        VaultBroken
        VaultSlow                   it has not answered: it may wait for the person to unlock it
      FileError                     a file the person chose
        FileNotReadable
        FileNotATable
        FileTooLarge
        TableEmpty
        FileNotWritable
      TextError
        FieldsUnknown               the message names columns that do not exist
      UnexpectedError               our own mistake
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class InviteError(Exception):
    """The root: everything the program raises on purpose."""


# -- how far the damage reaches --------------------------------------------------------------------


class SetupError(InviteError):
    """Nothing can be sent until the settings change."""


class RunError(InviteError):
    """The mailing pauses; it can go on later without a change of settings."""


class RecipientError(InviteError):
    """This person only; the mailing goes on with the next."""


class MailboxError(InviteError):
    """The mailbox cannot be read; sending is another matter."""


class StoreError(InviteError):
    """The data file cannot be read or written."""


class VaultError(InviteError):
    """The computer's password store did not serve."""


class FileError(InviteError):
    """A file the person chose cannot be used."""


class TextError(InviteError):
    """The message as written cannot be sent."""


@dataclass
class UnexpectedError(InviteError):
    """A mistake of ours; `cause` is what Python raised."""

    cause: BaseException


# -- settings --------------------------------------------------------------------------------------


@dataclass
class SettingMissing(SetupError):
    """`field` is the `AccountField` that is empty or out of range."""

    field: str


@dataclass
class PasswordMissing(SetupError):
    """Authentication is on and no password is at hand."""


@dataclass
class EncryptionMismatch(SetupError):
    """The server on this port speaks another kind of encryption."""

    host: str
    port: int


@dataclass
class CertificateRejected(SetupError):
    """The certificate is expired, for another name or of an unknown authority; `reason` is OpenSSL's."""

    host: str
    reason: str


@dataclass
class EncryptionUnavailable(SetupError):
    """TLS was chosen and the server offers no STARTTLS (RFC 3207): the password stays here."""

    host: str


@dataclass
class SignInUnavailable(SetupError):
    """The server offers no authentication mechanism that works with a password."""

    host: str
    offered: str


@dataclass
class SignInRequired(SetupError):
    """The server wants a sign-in (530) and authentication is off."""

    reply: str


@dataclass
class SignInRejected(SetupError):
    """The server did not accept user name and password (535)."""

    username: str
    reply: str


@dataclass
class AppPasswordRequired(SignInRejected):
    """The ordinary Google password was used where an app password is needed."""


@dataclass
class BrowserSignInRequired(SignInRejected):
    """Google wants the person to sign in once in the browser."""


@dataclass
class SenderRefused(SetupError):
    """The server refuses From (e-mail) as a sender."""

    address: str
    reply: str


@dataclass
class MessageTooLarge(SetupError):
    """The message exceeds the server's size limit (RFC 1870)."""

    reply: str


@dataclass
class ContentBlocked(SetupError):
    """The provider refuses this content, whoever it goes to."""

    reply: str


@dataclass
class SettingsUnknown(SetupError):
    """Neither the domain nor anybody else who was asked says which servers it has."""

    domain: str


# -- the run ---------------------------------------------------------------------------------------


@dataclass
class Offline(RunError):
    """No name at all can be looked up: there is no connection to the internet."""

    host: str


@dataclass
class ServerNotFound(RunError):
    """The name of this server cannot be found."""

    host: str


@dataclass
class ServerUnreachable(RunError):
    """No connection to this port; `timed_out` tells silence from refusal."""

    host: str
    port: int
    timed_out: bool


@dataclass
class ConnectionLost(RunError):
    """The line went dead before the message was handed over: certainly not accepted."""

    stage: str


@dataclass
class OutcomeUnknown(RunError):
    """The line went dead after the message was handed over: nobody can know without looking."""


@dataclass
class ServerUnavailable(RunError):
    """A temporary answer (4yz) about the server or the account."""

    reply: str


@dataclass
class TooManySignIns(RunError):
    """The provider wants fewer sign-ins; trying again soon makes it worse."""

    reply: str


@dataclass
class SendingLimitReached(RunError):
    """The provider's limit for a day is used up."""

    reply: str


@dataclass
class PolicyRefused(RunError):
    """The provider takes the mailing for unwanted mail, or its rules forbid it."""

    reply: str


@dataclass
class ProtocolViolation(RunError):
    """What the server said is not SMTP."""

    reply: str


@dataclass
class TooManyRefusals(RunError):
    """`refused` of the `tried` people of this run were refused for good: more than chance would have."""

    refused: int
    tried: int


@dataclass
class TooManyDeferrals(RunError):
    """Two different people in a row were put off: it is the account or the message, not the people."""

    reply: str


@dataclass
class ContinuationLate(RunError):
    """The mailing was to go on at `planned` (aware), hours ago: only the person knows if it still should."""

    planned: datetime


@dataclass
class BegunElsewhere(RunError):
    """Another computer, or another copy of the data, sent this mailing last: it may be doing so now."""


@dataclass
class SentElsewhere(RunError):
    """The Sent folder holds `count` mails of this mailing that this computer did not send meanwhile."""

    count: int


# -- one person ------------------------------------------------------------------------------------


@dataclass
class AddressUnusable(RecipientError):
    """The address cannot be put on an envelope (RFC 5321 4.1.2)."""

    address: str


@dataclass
class RecipientRefused(RecipientError):
    """The server refuses this recipient (5yz to RCPT)."""

    address: str
    reply: str


@dataclass
class RecipientDeferred(RecipientError):
    """The server refuses this recipient for now (4yz to RCPT)."""

    address: str
    reply: str


@dataclass
class MessageRefused(RecipientError):
    """The server refused the content for this recipient (5yz after the content)."""

    address: str
    reply: str


@dataclass
class AlreadyReached(RecipientError):
    """This mailing went to the same address before, or may have: it does not go there again."""

    address: str


# -- the mailbox -----------------------------------------------------------------------------------


@dataclass
class MailboxUnknown(MailboxError):
    """No server to read the account's mailbox from is known."""


@dataclass
class MailboxUnreachable(MailboxError):
    """No connection to the mailbox's server, because of `reason`."""

    host: str
    port: int
    reason: str


@dataclass
class MailboxInsecure(MailboxError):
    """The server's certificate or its encryption will not do; no password was sent."""

    host: str
    reason: str


@dataclass
class MailboxSignInRejected(MailboxError):
    """The mailbox's server did not accept user name and password."""

    username: str
    reply: str


@dataclass
class MailboxClosed(MailboxError):
    """The provider or an administrator does not let programs read the mailbox."""

    reply: str


@dataclass
class MailboxBusy(MailboxError):
    """Not now: too many connections, too much read, or a passing fault of the server."""

    reply: str


@dataclass
class MailboxLost(MailboxError):
    """The line to the mailbox went dead, or what came over it makes no sense."""

    reply: str


@dataclass
class FolderMissing(MailboxError):
    """The mailbox shows no folder with this special-use flag (RFC 6154), such as `\\Sent`."""

    flag: str


# -- the data file ---------------------------------------------------------------------------------


@dataclass
class DataTooNew(StoreError):
    """The file was written by a newer version of the program."""

    path: Path
    found: int
    known: int


@dataclass
class DataUnreadable(StoreError):
    """The file is not ours, or it is damaged."""

    path: Path
    reason: str


@dataclass
class DiskFull(StoreError):
    """There is no room to write."""

    path: Path


@dataclass
class DataReadOnly(StoreError):
    """The file or its folder may not be written to."""

    path: Path


@dataclass
class DataLocked(StoreError):
    """Another program holds the file."""

    path: Path


# -- the password store ----------------------------------------------------------------------------


@dataclass
class VaultUnavailable(VaultError):
    """The computer offers no password store."""


@dataclass
class VaultForgets(VaultUnavailable):
    """The password store took the password, and has another one or none when asked for it."""


@dataclass
class VaultLocked(VaultError):
    """The password store is locked, or its question was turned down."""

    backend: str


@dataclass
class VaultBroken(VaultError):
    """The password store is there and does not serve, for a reason of its own."""

    backend: str


@dataclass
class VaultSlow(VaultError):
    """The password store has not answered yet: it may be waiting to be unlocked."""


# -- files the person chose ------------------------------------------------------------------------


@dataclass
class FileNotReadable(FileError):
    """The file cannot be opened."""

    path: Path
    reason: str


@dataclass
class FileNotATable(FileError):
    """The file is of a kind that holds no table, or is damaged."""

    path: Path


@dataclass
class FileTooLarge(FileError):
    """The file is larger than any list of people is."""

    path: Path
    size: int
    limit: int


@dataclass
class TableEmpty(FileError):
    """The file has no rows."""

    path: Path


@dataclass
class FileNotWritable(FileError):
    """The report or copy cannot be written there."""

    path: Path
    reason: str


# -- the message -----------------------------------------------------------------------------------


@dataclass
class FieldsUnknown(TextError):
    """The message names fields that are no columns of the list."""

    names: tuple[str, ...]
