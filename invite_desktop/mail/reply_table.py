"""The replies of mail servers as data: what each means, how far it reaches, and whether to try again.

The first row that fits holds, and the rows stand in the order of trust: providers reword their replies
and Google's own page misprints the numbers, so words come first, then the enhanced status code
(RFC 3463), then the code by stage (RFC 5321 4.2.3), and last its first digit (RFC 5321 4.2.1).
"""

from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    ContentBlocked,
    EncryptionMismatch,
    EncryptionUnavailable,
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
from invite_desktop.mail.reply_rule import Rule, Stage


def _stages(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


_BEFORE_PEOPLE = _stages(Stage.CONNECT, Stage.EHLO, Stage.STARTTLS, Stage.AUTH, Stage.MAIL)
_FOR_ONE_PERSON = _stages(Stage.RCPT, Stage.DATA, Stage.CONTENT)
_FULL = ("over quota", "out of storage", "mailbox full", "mailbox is full")

# fmt: off
_SIGNING_IN = (
    Rule("app-password", AppPasswordRequired, (
        "application-specific password required", "p=invalidsecondfactor")),
    Rule("browser", BrowserSignInRequired, ("your web browser", "p=webloginrequired")),
    Rule("many-sign-ins", TooManySignIns, (
        "too many login", "too many auth", "too many bad auth", "too many failed login",
        "too many failed auth", "answer/7126229")),
    Rule("sign-in-later", ServerUnavailable, ("cannot authenticate due to",)),
    # Microsoft writes 5.7.139 for these, too, and without them it means something else
    Rule("credentials", SignInRejected, (
        "username and password not accepted", "p=badcredentials", "user credentials were incorrect")),
    Rule("passwords-off", SignInUnavailable, (
        "basic authentication is", "smtpclientauthentication is disabled",
        "unrecognized authentication type", "xoauth is no longer supported",
        "authentication mechanism is not supported")),
    Rule("sign-in-garbled", ProtocolViolation, ("cannot decode response",)),
    Rule("tls-first", EncryptionMismatch, ("must issue a starttls command first",)),
    Rule("many-commands", ProtocolViolation, ("too many unauthenticated commands",)),
    Rule("sign-in-wanted", SignInRequired, (
        "authentication required", "p=wantautherror", "relay access denied", "relaying denied")),
)

# One mail goes to one person: "too many" is about the account or the line, whoever it is said for.
_AMOUNTS = (
    Rule("person-busy", RecipientDeferred, (
        "receiving email too quickly", "receiving mail too quickly", "at a rate that prevents",
        "recipient thread limit", "greylist"), digit=4, stages=_FOR_ONE_PERSON),
    Rule("relay-peak", ServerUnavailable, ("peak smtp relay limit",)),
    Rule("relay-limit", SendingLimitReached, ("relay limit exceeded", "relay sending limit exceeded")),
    Rule("unusual-rate", PolicyRefused, (
        "unusual rate of", "unusual amount of", "unusual sending activity", "same message-id",
        "temporarily deferred due to")),
    Rule("rate-reputation", PolicyRefused, ("rate limited because", "temporarily rate limited")),
    Rule("daily-limit", SendingLimitReached, (
        "user sending limit exceeded", "user sending quota exceeded", "reached a limit for sending",
        "has been rate limited", "daily message quota exceeded", "too many recipients for this sender",
        "daily limit", "daily sending", "daily message limit", "submissionquotaexceeded", "per 24 hours",
        "per day", "you have exceeded your")),
    Rule("slow-down", ServerUnavailable, (
        "throttl", "rate limit exceeded", "policy rejection", "per hour", "per minute", "per session",
        "concurrent connection", "thread limit exceeded", "too many connections", "too many concurrent",
        "too many messages", "too many emails", "too many mails", "too many recipients")),
)

_UNWANTED = (
    Rule("headers", ContentBlocked, (
        "missing a valid", "multiple addresses in", "rfc 5322 compliant", "duplicate headers",
        "encoded-word syntax is not permitted", "in a disallowed header", "message is malformed")),
    Rule("own-rule", ContentBlocked, ("- gcdp",)),
    Rule("own-policy", ContentBlocked, ("has a policy that prohibit",), own_domain=True),
    Rule("their-policy", MessageRefused, ("has a policy that prohibit",), stages=_FOR_ONE_PERSON),
    Rule("suspicious", PolicyRefused, ("message is suspicious", "is likely suspicious")),
    Rule("unsolicited", PolicyRefused, (
        "unsolicited", "message rejected. for more information", "message rejected due to local policy",
        "not accepted for policy reasons", "reject due to policy", "outboundspamexception")),
    Rule("account-blocked", PolicyRefused, (
        "suspended due to abuse", "email sending denied", "sending paused", "spam abuse",
        "bad outbound sender", "banned send", "traffic not accepted from this ip",
        "not authorized to send email directly")),
    Rule("blocked-content", ContentBlocked, (
        "content presents a potential security issue", "p=blockedmessage")),
    Rule("too-large", MessageTooLarge, (
        "message size limit", "p=maxsizeerror", "message size exceeds", "message too large",
        "message too big")),
)

_ADDRESSES = (
    Rule("sender-later", ServerUnavailable, ("sender address rejected",), digit=4),
    Rule("own-mailbox-full", SenderRefused, ("storedrv.submission.exception:quotaexceeded",)),
    Rule("sender", SenderRefused, (
        "the sender address", "sender address rejected", "sender address is not allowed",
        "sender is not allowed to relay", "email address is not verified", "not authorized to perform",
        "p=customfromdenied", "no identity changes permitted", "email relay denied",
        "invalid credentials for relay", "not one of your addresses", "authorised to send from",
        "authorized to send from", "permissions to send as", "sendasdenied"), digit=5),
    Rule("person-full", RecipientDeferred, _FULL, digit=4, stages=_FOR_ONE_PERSON),
    Rule("no-such-person", RecipientRefused, (
        "the recipient address", "find the recipient domain", "p=badrcptdomain", "no such user",
        "p=nosuchuser", "that you tried to reach", "user unknown", "p=disableduser",
        "at a rate that prevents", *_FULL), digit=5, stages=_FOR_ONE_PERSON),
)

_SERVER = (
    Rule("busy", ServerUnavailable, (
        "try again later, closing connection", "connection expired", "timeout - closing connection",
        "server busy", "temporary system problem", "temporary lookup failure",
        "insufficient system storage"), digit=4),
    Rule("not-just-now", RecipientDeferred, ("has temporarily rejected this message",), digit=4,
        stages=_FOR_ONE_PERSON),
    # blacklists and filters the world over; last, as others only say why they are so careful
    Rule("spam", PolicyRefused, ("spam",)),
)

_BY_STATUS = (
    Rule("status-too-large", MessageTooLarge, statuses=frozenset({"5.3.4", "5.2.3"})),
    Rule("status-limit", SendingLimitReached, statuses=frozenset({"5.4.5"})),
    Rule("status-bulk", PolicyRefused, statuses=frozenset(
        f"{digit}.7.{number}" for digit in "45" for number in (*range(23, 33), 40)),
        stages=_FOR_ONE_PERSON | {Stage.MAIL}),
    Rule("status-sender", SenderRefused, statuses=frozenset({"5.1.7", "5.1.8"})),
    Rule("status-passwords-off", SignInUnavailable, statuses=frozenset({"5.7.139"})),
    Rule("status-system", ServerUnavailable, statuses=frozenset({"4.3.1", "4.3.2"})),
    Rule("status-person", RecipientRefused, stages=_FOR_ONE_PERSON,
        statuses=frozenset({"5.1.1", "5.1.2", "5.1.3", "5.2.1", "5.2.2"})),
)

_BY_CODE = (
    Rule("code-no-tls", EncryptionUnavailable, codes=frozenset({500, 502, 503}),
        stages=_stages(Stage.STARTTLS)),
    Rule("code-no-sign-in", SignInUnavailable, codes=frozenset({500, 502, 504, 534}),
        stages=_stages(Stage.AUTH)),
    Rule("code-sign-in-garbled", ProtocolViolation, codes=frozenset({501}), stages=_stages(Stage.AUTH)),
    Rule("code-too-large", MessageTooLarge, codes=frozenset({552}), stages=_stages(Stage.MAIL)),
    Rule("code-closing", ServerUnavailable, codes=frozenset({421})),
    Rule("code-sign-in-wanted", SignInRequired, codes=frozenset({530})),
    Rule("code-tls-first", EncryptionMismatch, codes=frozenset({538})),
    Rule("code-misunderstood", ProtocolViolation, codes=frozenset({500, 502, 503})),
)

_BY_FIRST_DIGIT = (
    Rule("server-not-now", ServerUnavailable, digit=4, stages=_BEFORE_PEOPLE),
    Rule("person-not-now", RecipientDeferred, digit=4, stages=_FOR_ONE_PERSON),
    Rule("connection-never", PolicyRefused, digit=5, stages=_stages(Stage.CONNECT)),
    Rule("ehlo-never", ProtocolViolation, digit=5, stages=_stages(Stage.EHLO)),
    Rule("tls-never", EncryptionUnavailable, digit=5, stages=_stages(Stage.STARTTLS)),
    Rule("sign-in-never", SignInRejected, digit=5, stages=_stages(Stage.AUTH)),
    Rule("sender-never", SenderRefused, digit=5, stages=_stages(Stage.MAIL)),
    Rule("person-never", RecipientRefused, digit=5, stages=_stages(Stage.RCPT)),
    Rule("message-never", MessageRefused, digit=5, stages=_stages(Stage.DATA, Stage.CONTENT)),
)
# fmt: on

REFUSALS = (
    *_SIGNING_IN,
    *_AMOUNTS,
    *_UNWANTED,
    *_ADDRESSES,
    *_SERVER,
    *_BY_STATUS,
    *_BY_CODE,
    *_BY_FIRST_DIGIT,
)
"""Every row for a refusal (4yz and 5yz); the last ones fit whatever the others do not."""

OUT_OF_PLACE = Rule("out-of-place", ProtocolViolation)
"""A positive or intermediate reply where another was due, and what is no reply at all."""
