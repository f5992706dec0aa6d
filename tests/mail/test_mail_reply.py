"""What every known reply means, in its old and new wordings."""

# ruff: noqa: E501 - replies stand here as they are on the wire

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    ContentBlocked,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    MessageRefused,
    MessageTooLarge,
    PolicyRefused,
    ProtocolViolation,
    RecipientDeferred,
    RecipientRefused,
    SenderRefused,
    SendingLimitReached,
    ServerUnavailable,
    SignInRejected,
    SignInRequired,
    SignInUnavailable,
    TooManySignIns,
)
from invite_desktop.mail.reply import Reply, Stage, error_for

ACCOUNT = Account(from_email="ana@uni.example", username="ana", host="smtp.example.org", port=587)
ADDRESS = "miha@example.net"
ID = "d2e1a72fcca58-87fea19800esm3119584b3a.10 - gsmtp"


def reply(wire: str) -> Reply:
    """A reply as it stands on the wire, its lines parted by line feeds."""
    lines = wire.split("\n")
    return Reply(int(lines[0][:3]), "\n".join(line[4:] for line in lines))


SIGNING_IN: list[tuple[str, type[InviteError]]] = [
    (f"535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials {ID}", SignInRejected),
    (f"535-5.7.8 Username and Password not accepted. Learn more at\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials {ID}", SignInRejected),
    ("535 5.7.80 Username and Password not accepted.", SignInRejected),
    (f"534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor {ID}", AppPasswordRequired),
    (f"534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor {ID}", AppPasswordRequired),
    ("534 5.7.90 Application-specific password required.", AppPasswordRequired),
    (f"534-5.7.9 Please log in with your web browser and then try again. For more\n534-5.7.9 information, go to\n534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired {ID}", BrowserSignInRequired),
    (f"534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via your web browser and\n534-5.7.14 then try again.\n534 5.7.14 https://support.google.com/mail/answer/78754 {ID}", BrowserSignInRequired),
    ("534 5.7.14 Please log in through your web browser and then try again.", BrowserSignInRequired),
    (f"454-4.7.0 Too many login attempts, please try again later. For more information,\n454-4.7.0 go to\n454 4.7.0  https://support.google.com/mail/answer/7126229 {ID}", TooManySignIns),
    ("454 4.7.0 Cannot authenticate due to temporary system problem. Try again later.", ServerUnavailable),
    (f"501 5.5.2 Cannot Decode response {ID}", ProtocolViolation),
    (f"504 5.7.4 Unrecognized authentication type. {ID}", SignInUnavailable),
    ("504 5.7.40 XOAUTH is no longer supported", SignInUnavailable),
    ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.", SignInUnavailable),
    ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", SignInUnavailable),
    ("535 5.7.139 Authentication unsuccessful", SignInUnavailable),
    ("535 Authentication credentials invalid", SignInRejected),
    ("534 mechanism is too weak", SignInUnavailable),
    ("538 5.7.11 Encryption required for requested authentication mechanism", EncryptionMismatch),
    (f"530 5.7.0 Must issue a STARTTLS command first. {ID}", EncryptionMismatch),
    ("502 5.5.1 Unimplemented command.", SignInUnavailable),
    ("421 4.7.0 Try again later", ServerUnavailable),
    ("435 unheard of", ServerUnavailable),
    ("250 what?", ProtocolViolation),
]  # fmt: skip

CONNECTING: list[tuple[Stage, str, type[InviteError]]] = [
    (Stage.CONNECT, f"421 4.7.0 Try again later, closing connection. {ID}", ServerUnavailable),
    (Stage.CONNECT, "554 No SMTP service here", PolicyRefused),
    (Stage.CONNECT, "354 what?", ProtocolViolation),
    (Stage.EHLO, f"421-4.7.0 Try again later, closing connection. (EHLO)\n421 4.7.0  https://support.google.com/a/answer/3221692 {ID}", ServerUnavailable),
    (Stage.EHLO, f"501-5.5.4 Empty HELO/EHLO argument not allowed, closing connection.\n501 5.5.4  https://support.google.com/mail/?p=helo {ID}", ProtocolViolation),
    (Stage.EHLO, "451 later", ServerUnavailable),
    (Stage.EHLO, f"451 4.4.2 Timeout - closing connection. {ID}", ServerUnavailable),
    (Stage.EHLO, "421 4.7.0 Connection expired, try reconnecting.", ServerUnavailable),
    (Stage.EHLO, "421 4.4.5 Server busy, try again later.", ServerUnavailable),
    (Stage.EHLO, "421 4.3.0 Temporary System Problem. Try again later.", ServerUnavailable),
    (Stage.STARTTLS, "454 4.7.0 TLS not available", ServerUnavailable),
    (Stage.STARTTLS, "502 5.5.1 Unrecognized command.", EncryptionUnavailable),
    (Stage.STARTTLS, "554 no", EncryptionUnavailable),
]  # fmt: skip

SUBMITTING: list[tuple[Stage, str, type[InviteError]]] = [
    (Stage.MAIL, f"530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError {ID}", SignInRequired),
    (Stage.MAIL, "530 5.7.1 Client was not authenticated", SignInRequired),
    (Stage.RCPT, "554 5.7.1 <miha@example.net>: Relay access denied", SignInRequired),
    (Stage.MAIL, "503 5.5.1 Bad sequence of commands", ProtocolViolation),
    (Stage.MAIL, "553 5.1.7 The sender address <x> is not a valid RFC 5321 address.", SenderRefused),
    (Stage.MAIL, "555 5.5.2 Syntax error, goodbye.", SenderRefused),
    (Stage.MAIL, "503 5.7.0 No identity changes permitted.", SenderRefused),
    (Stage.MAIL, "550 5.1.8 not yours", SenderRefused),
    (Stage.MAIL, "550 go away", SenderRefused),
    (Stage.MAIL, "451 4.3.0 not now", ServerUnavailable),
    (Stage.MAIL, f"552-5.3.4 Your message exceeded Google's message size limits. For more information,\n552 5.3.4 go to https://support.google.com/mail/?p=MaxSizeError {ID}", MessageTooLarge),
    (Stage.MAIL, f"552-5.2.3 Your message exceeded Google's message size limits. Please visit\n552 5.2.3  https://support.google.com/mail/?p=MaxSizeError {ID}", MessageTooLarge),
    (Stage.MAIL, "552 too much", MessageTooLarge),
    (Stage.CONTENT, "554 5.3.4 no", MessageTooLarge),
    (Stage.RCPT, f"553-5.1.3 The recipient address <x> is not a valid RFC 5321 address. For more\n553-5.1.3 information, go to\n553 5.1.3  https://support.google.com/a/answer/3221692 {ID}", RecipientRefused),
    (Stage.RCPT, "553-5.1.3 The recipient address <x> is not a valid RFC-5321 address. Learn more at\n553 5.1.3  https://support.google.com/mail/answer/6596", RecipientRefused),
    (Stage.RCPT, "553 5.1.2 We weren't able to find the recipient domain. Please check for any spelling errors", RecipientRefused),
    (Stage.RCPT, f"555 5.5.2 Syntax error. {ID}", RecipientRefused),
    (Stage.RCPT, "452 4.5.3 Your message has too many recipients.", RecipientDeferred),
    (Stage.RCPT, "550 5.5.3 Too many recipients for this sender.", SendingLimitReached),
    (Stage.RCPT, "550 5.1.1 no such user", RecipientRefused),
    (Stage.RCPT, "450 4.2.1 receiving too quickly", RecipientDeferred),
    (Stage.RCPT, "552 5.2.2 over quota", RecipientRefused),
    (Stage.RCPT, "421 4.3.0 closing", ServerUnavailable),
    (Stage.CONTENT, f"550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 {ID}", SendingLimitReached),
    (Stage.MAIL, f"550-5.4.5 Daily user sending limit exceeded.\n550 5.4.5 https://support.google.com/a/answer/166852 {ID}", SendingLimitReached),
    (Stage.CONTENT, "550 5.4.5 Daily user sending quota exceeded.", SendingLimitReached),
    (Stage.CONTENT, "550 5.4.5 Daily SMTP relay limit exceeded for user.", SendingLimitReached),
    (Stage.CONTENT, "550 5.7.1 Daily SMTP relay sending limit exceeded for this customer.", SendingLimitReached),
    (Stage.CONTENT, "550 5.7.1 This email has been rate limited. For more information, go to Limits for sending & getting email.", SendingLimitReached),
    (Stage.CONTENT, "550 You have reached a limit for sending mail. Your message was not sent.", SendingLimitReached),
    (Stage.CONTENT, "454 Throttling failure: Daily message quota exceeded.", SendingLimitReached),
    (Stage.CONTENT, "454 Throttling failure: Maximum sending rate exceeded.", ServerUnavailable),
    (Stage.CONTENT, "550 5.4.5 in other words", SendingLimitReached),
    (Stage.CONTENT, f"552-5.7.0 This message was blocked because its content presents a potential\n552-5.7.0 security issue. Please visit\n552 5.7.0  https://support.google.com/mail/?p=BlockedMessage {ID}", ContentBlocked),
    (Stage.CONTENT, "550-5.7.1 Our system has detected that this message is likely unsolicited mail.\n550 5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError", PolicyRefused),
    (Stage.CONTENT, "550 5.7.1 Message rejected. For more information, go to https://support.google.com/mail/answer/69585", PolicyRefused),
    (Stage.CONTENT, "421-4.7.28 Gmail has detected an unusual rate of unsolicited mail\n421 4.7.28 originating from your IP address", PolicyRefused),
    (Stage.CONTENT, "421-4.7.28 Gmail has detected an unusual rate of mail with the same Message-ID", PolicyRefused),
    (Stage.CONTENT, "421 4.7.28 in other words", PolicyRefused),
    (Stage.CONTENT, "421 4.7.0 This message is suspicious due to the nature of the content or the links within.", PolicyRefused),
    (Stage.CONTENT, "550 5.7.1 Messages missing a valid Message-ID: header are not accepted.", ContentBlocked),
    (Stage.CONTENT, "550 5.7.1 Messages with multiple addresses in From: header are not accepted.", ContentBlocked),
    (Stage.CONTENT, "550 5.7.1 This message is not RFC 5322 compliant. There are duplicate headers", ContentBlocked),
    (Stage.CONTENT, "550 5.7.1 Encoded-word syntax is not permitted in message header From", ContentBlocked),
    (Stage.CONTENT, "554 5.6.0 Email message is malformed. Not accepted.", ContentBlocked),
    (Stage.CONTENT, "550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email that you sent.", MessageRefused),
    (Stage.CONTENT, "550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email - gcdp x - gsmtp", PolicyRefused),
    (Stage.CONTENT, "554 Message rejected: Email address is not verified.", SenderRefused),
    (Stage.CONTENT, "451 4.3.0 Email server has temporarily rejected this message.", RecipientDeferred),
    (Stage.CONTENT, "421 4.3.0 Temporary System Problem", ServerUnavailable),
    (Stage.CONTENT, "451 unheard of", RecipientDeferred),
    (Stage.CONTENT, "554 unheard of", MessageRefused),
    (Stage.CONTENT, "421 unheard of", ServerUnavailable),
    (Stage.DATA, "451 unheard of", RecipientDeferred),
    (Stage.DATA, "554 unheard of", MessageRefused),
    (Stage.DATA, "250 no 354", ProtocolViolation),
]  # fmt: skip


@pytest.mark.parametrize(("wire", "kind"), SIGNING_IN)
def test_replies_to_signing_in(wire: str, kind: type[InviteError]) -> None:
    assert type(error_for(reply(wire), Stage.AUTH, account=ACCOUNT)) is kind


@pytest.mark.parametrize(("stage", "wire", "kind"), CONNECTING + SUBMITTING)
def test_replies_elsewhere(stage: Stage, wire: str, kind: type[InviteError]) -> None:
    assert type(error_for(reply(wire), stage, account=ACCOUNT, address=ADDRESS)) is kind


@pytest.mark.parametrize(("stage", "wire", "kind"), CONNECTING + SUBMITTING)
def test_case_and_line_breaks_change_nothing(stage: Stage, wire: str, kind: type[InviteError]) -> None:
    given = reply(wire)
    shouted = Reply(given.code, given.text.upper().replace("\n", "\n  "))
    assert type(error_for(shouted, stage, account=ACCOUNT, address=ADDRESS)) is kind


def test_the_rule_of_the_own_organisation_stops_everybody() -> None:
    refusal = Reply(550, "5.7.1 The user or domain has a policy that prohibits the email that you sent.")
    assert error_for(refusal, Stage.CONTENT, account=ACCOUNT, address="b@UNI.example") == PolicyRefused(
        str(refusal)
    )


def test_errors_carry_what_belongs_to_them() -> None:
    def error(stage: Stage, text: str) -> InviteError:
        return error_for(reply(text), stage, account=ACCOUNT, address=ADDRESS)

    assert error(Stage.RCPT, "550 5.1.1 no\n550 never") == RecipientRefused(ADDRESS, "550 5.1.1 no never")
    assert error(Stage.RCPT, "450 no") == RecipientDeferred(ADDRESS, "450 no")
    assert error(Stage.CONTENT, "550 no") == MessageRefused(ADDRESS, "550 no")
    assert error(Stage.AUTH, "535 no") == SignInRejected("ana", "535 no")
    assert error(Stage.MAIL, "550 no") == SenderRefused("ana@uni.example", "550 no")
    assert error(Stage.AUTH, "504 no") == SignInUnavailable("smtp.example.org", "504 no")
    assert error(Stage.AUTH, "538 no") == EncryptionMismatch("smtp.example.org", 587)
    assert error(Stage.STARTTLS, "554 no") == EncryptionUnavailable("smtp.example.org")


@pytest.mark.parametrize(
    ("text", "status", "phrase"),
    [
        ("5.7.8 Not accepted", "5.7.8", "not accepted"),
        ("5.7.8 Go\n5.7.8  to", "5.7.8", "go to"),
        ("OK", "", "ok"),
        ("", "", ""),
        ("5.7.8", "5.7.8", ""),
        ("192.0.2.1 is blocked", "", "192.0.2.1 is blocked"),
        ("535-5.7.8 Go\n535 5.7.8 to", "", "go to"),
        ("2.0.0 OK  1790534477", "2.0.0", "ok 1790534477"),
    ],
)
def test_a_reply_is_read(text: str, status: str, phrase: str) -> None:
    given = Reply(535, text)
    assert given.status == status
    assert given.phrase == phrase


def test_a_reply_is_written_on_one_line() -> None:
    assert str(Reply(250, "a\nb")) == "250 a b"
    assert str(Reply(250, "")) == "250"
