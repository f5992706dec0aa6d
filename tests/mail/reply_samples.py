"""Replies as they stand on the wire, in their old and new wordings, and what each must be taken for.

Gmail's come from logs and from Google's own table of February 2026, misprinted codes included; the others
from Microsoft's, Amazon's and the providers' help pages and from logs. `ID` ends every reply of Gmail.
"""

# ruff: noqa: E501 - replies stand here as they are on the wire

from dataclasses import dataclass

from invite_desktop.mail.reply import Stage
from invite_desktop.mail.reply_rule import Reach, Retry

ID = "d2e1a72fcca58-87fea19800esm3119584b3a.10 - gsmtp"
CONNECT, EHLO, STARTTLS, AUTH = Stage.CONNECT, Stage.EHLO, Stage.STARTTLS, Stage.AUTH
MAIL, RCPT, DATA, CONTENT = Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.CONTENT
PERSON, MAILING, ACCOUNT = Reach.PERSON, Reach.MAILING, Reach.ACCOUNT
PLAN, SERVER, CHANGE = Retry.PERSON_PLAN, Retry.SERVER_PLAN, Retry.AFTER_CHANGE
MINUTES, HOUR, DAY, NEVER = (
    Retry.AFTER_10_MINUTES,
    Retry.AFTER_1_HOUR,
    Retry.AFTER_24_HOURS,
    Retry.NEVER,
)


@dataclass(frozen=True)
class Sample:
    """A reply at a stage, with the row, the error, the reach and the retry that belong to it."""

    rule: str
    error: str
    reach: Reach
    retry: Retry
    stage: Stage
    wire: str

    def __str__(self) -> str:
        return f"{self.rule}-{self.stage}-{self.wire[:40]}"


# fmt: off
_SIGNING_IN: list[tuple[tuple[str, str, Reach, Retry], list[tuple[Stage, str]]]] = [
    (("credentials", "SignInRejected", ACCOUNT, CHANGE), [
        (AUTH, f"535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials {ID}"),
        (AUTH, f"535-5.7.8 Username and Password not accepted. Learn more at\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials {ID}"),
        (AUTH, "535 5.7.80 Username and Password not accepted. For more information, go to Can't sign in to your Google Account."),
        (AUTH, f"535 5.7.8 https://support.google.com/mail/?p=BadCredentials {ID}"),
        (AUTH, "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]"),
    ]),
    (("app-password", "AppPasswordRequired", ACCOUNT, CHANGE), [
        (AUTH, f"534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor {ID}"),
        (AUTH, f"534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor {ID}"),
        (AUTH, "534 5.7.90 Application-specific password required. For more information, go to Sign in with app passwords."),
    ]),
    (("browser", "BrowserSignInRequired", ACCOUNT, CHANGE), [
        (AUTH, f"534-5.7.9 Please log in with your web browser and then try again. For more\n534-5.7.9 information, go to\n534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired {ID}"),
        (AUTH, f"534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via your web browser and\n534-5.7.14 then try again.\n534-5.7.14  Learn more at\n534 5.7.14 https://support.google.com/mail/answer/78754 {ID}"),
        (AUTH, "534 5.7.14 Please log in through your web browser and then try again. For more information, go to Can't sign in to your Google Account."),
        (AUTH, "534 5.7.90 Please log in with your web browser and then try again."),
    ]),
    (("many-sign-ins", "TooManySignIns", ACCOUNT, HOUR), [
        (AUTH, f"454-4.7.0 Too many login attempts, please try again later. For more information,\n454-4.7.0 go to\n454 4.7.0  https://support.google.com/mail/answer/7126229 {ID}"),
        (AUTH, "454 4.7.0 Too many login attempts, please try again later. For more information, go to Add Gmail to another email client."),
        (AUTH, "535 5.7.0 (#AUTH005) Too many bad auth attempts."),
        (AUTH, "421 4.7.0 Error: too many authentication failures"),
        (CONNECT, "421 Too many failed login attempts from 192.0.2.1"),
    ]),
    (("sign-in-later", "ServerUnavailable", ACCOUNT, SERVER), [
        (AUTH, "454 4.7.0 Cannot authenticate due to temporary system problem. Try again later."),
        (AUTH, "454 4.7.0 Cannot authenticate due to a temporary system problem. Try again later. For more information, go to About SMTP error messages."),
    ]),
    (("passwords-off", "SignInUnavailable", ACCOUNT, CHANGE), [
        (AUTH, f"504 5.7.4 Unrecognized authentication type. {ID}"),
        (AUTH, "504 5.7.40 Unrecognized authentication type. For more information, go to About SMTP error messages."),
        (AUTH, "504 5.7.40 XOAUTH is no longer supported. For more information, go to OAuth 2.0 Mechanism for Google Developers."),
        (AUTH, "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]"),
        (AUTH, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information."),
        (AUTH, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox."),
        (AUTH, "550 5.7.30 Basic authentication is not supported for Client Submission."),
        (AUTH, "504 Provided authentication mechanism is not supported."),
    ]),
    (("status-passwords-off", "SignInUnavailable", ACCOUNT, CHANGE), [
        (AUTH, "535 5.7.139 Authentication unsuccessful"),
        (AUTH, "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator."),
        (AUTH, "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy."),
    ]),
    (("sign-in-garbled", "ProtocolViolation", ACCOUNT, CHANGE), [
        (AUTH, f"501 5.5.2 Cannot Decode response {ID}"),
        (AUTH, "501 5.5.2 Syntax error, cannot decode response. For more information, go to About SMTP error messages."),
    ]),
    (("tls-first", "EncryptionMismatch", ACCOUNT, CHANGE), [
        (AUTH, f"530 5.7.0 Must issue a STARTTLS command first. {ID}"),
        (MAIL, f"530 5.7.0 Must issue a STARTTLS command first. {ID}"),
    ]),
    (("many-commands", "ProtocolViolation", ACCOUNT, CHANGE), [
        (AUTH, "554 5.7.0 Too many unauthenticated commands. For more information, go to About SMTP error messages."),
    ]),
    (("sign-in-wanted", "SignInRequired", ACCOUNT, CHANGE), [
        (MAIL, f"530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError {ID}"),
        (MAIL, "530 5.7.0 Authentication required. For more information, go to Can't sign in to your Google Account."),
        (RCPT, "554 5.7.1 <miha@example.net>: Relay access denied"),
        (RCPT, "454 4.7.1 <miha@example.net>: Relay access denied"),
        (RCPT, "550 5.7.1 <miha@example.net>... Relaying denied"),
    ]),
    (("code-sign-in-wanted", "SignInRequired", ACCOUNT, CHANGE), [
        (MAIL, "530 5.7.57 Client not authenticated to send mail."),
    ]),
    (("sign-in-never", "SignInRejected", ACCOUNT, CHANGE), [
        (AUTH, "535 Authentication credentials invalid"),
        (AUTH, "535 5.7.3 Authentication unsuccessful"),
        (AUTH, "535 5.7.8 Error: authentication failed: (reason unavailable)"),
        (AUTH, "535 Incorrect authentication data"),
    ]),
    (("code-no-sign-in", "SignInUnavailable", ACCOUNT, CHANGE), [
        (AUTH, "534 mechanism is too weak"),
        (AUTH, "502 5.5.1 Unimplemented command."),
        (AUTH, "500 5.5.1 Unrecognized command"),
    ]),
    (("code-tls-first", "EncryptionMismatch", ACCOUNT, CHANGE), [
        (AUTH, "538 5.7.11 Encryption required for requested authentication mechanism"),
    ]),
    (("code-sign-in-garbled", "ProtocolViolation", ACCOUNT, CHANGE), [
        (AUTH, "501 5.5.4 no"),
    ]),
]

_CONNECTING = [
    (("busy", "ServerUnavailable", ACCOUNT, SERVER), [
        (CONNECT, f"421 4.7.0 Try again later, closing connection. {ID}"),
        (EHLO, f"421-4.7.0 Try again later, closing connection. (EHLO)\n421 4.7.0  https://support.google.com/a/answer/3221692 {ID}"),
        (MAIL, f"451 4.4.2 Timeout - closing connection. {ID}"),
        (RCPT, "421 4.7.0 Connection expired, try reconnecting. For more information, go to About SMTP error messages."),
        (RCPT, "421 4.4.5 Server busy, try again later. For more information, go to About SMTP error messages."),
        (CONNECT, "451 4.7.500 Server busy. Please try again later from [203.0.113.7]. (S77714)"),
        (CONTENT, f"421 4.3.0 Temporary System Problem. Try again later. {ID}"),
        (RCPT, "451 4.3.0 <miha@example.net>: Temporary lookup failure"),
        (RCPT, "452 4.3.1 Insufficient system storage"),
    ]),
    (("code-closing", "ServerUnavailable", ACCOUNT, SERVER), [
        (AUTH, "421 4.7.0 Try again later"),
        (RCPT, "421 4.3.0 closing"),
        (RCPT, "421 4.7.0 IP not in whitelist for RCPT domain, closing connection."),
        (CONTENT, "421 unheard of"),
    ]),
    (("server-not-now", "ServerUnavailable", ACCOUNT, SERVER), [
        (EHLO, "451 later"),
        (STARTTLS, "454 4.7.0 TLS not available"),
        (AUTH, "454 4.7.0 Temporary authentication failure: Connection lost to authentication server"),
        (AUTH, "435 unheard of"),
        (MAIL, "451 4.3.0 not now"),
        (MAIL, "452 4.2.2 over quota"),
    ]),
    (("status-system", "ServerUnavailable", ACCOUNT, SERVER), [
        (CONTENT, "452 4.3.1 no room"),
        (RCPT, "451 4.3.2 not accepting network messages"),
    ]),
    (("ehlo-never", "ProtocolViolation", ACCOUNT, CHANGE), [
        (EHLO, f"501-5.5.4 Empty HELO/EHLO argument not allowed, closing connection.\n501 5.5.4  https://support.google.com/mail/?p=helo {ID}"),
        (EHLO, "501 5.5.4 HELO/EHLO argument client invalid closing connection."),
    ]),
    (("code-misunderstood", "ProtocolViolation", ACCOUNT, CHANGE), [
        (MAIL, "503 5.5.1 Bad sequence of commands. For more information, go to About SMTP error messages and review RFC 5321 specifications."),
        (MAIL, "503 5.5.1 EHLO/HELO first. An email transaction protocol command was issued out of sequence."),
        (RCPT, "503 5.5.1 MAIL first."),
        (DATA, "503 5.5.1 RCPT first. An email transaction protocol command was issued out of sequence."),
        (MAIL, "502 5.5.1 Too many unrecognized commands, goodbye."),
        (MAIL, "500 5.5.1 Unrecognized command."),
    ]),
    (("code-no-tls", "EncryptionUnavailable", ACCOUNT, CHANGE), [
        (STARTTLS, "502 5.5.1 Unrecognized command."),
        (STARTTLS, "503 5.5.1 not now"),
    ]),
    (("tls-never", "EncryptionUnavailable", ACCOUNT, CHANGE), [
        (STARTTLS, "554 no"),
        (STARTTLS, "501 5.7.11 Syntax error (no parameters allowed)."),
    ]),
    (("connection-never", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONNECT, "554 No SMTP service here"),
    ]),
    (("spam", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONNECT, "554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org"),
        (CONTENT, "554 5.7.1 Spam message rejected"),
        (CONTENT, "550 This message was classified as SPAM and may not be handed over"),
    ]),
]

_AMOUNTS = [
    (("daily-limit", "SendingLimitReached", ACCOUNT, DAY), [
        (CONTENT, f"550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 {ID}"),
        (MAIL, f"550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 {ID}"),
        (RCPT, "550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits, go to Gmail sending limits."),
        (CONTENT, f"550 5.4.5 Daily user sending quota exceeded. {ID}"),
        (CONTENT, "550 5.7.1 This email has been rate limited. For more information, go to Limits for sending & getting email."),
        (CONTENT, "550 You have reached a limit for sending mail. Your message was not sent."),
        (RCPT, "550 5.5.3 Too many recipients for this sender. For more information, go to About SMTP error messages and review RFC 5321 specifications."),
        (CONTENT, "454 Throttling failure: Daily message quota exceeded."),
        (CONTENT, "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients"),
        (CONTENT, "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients"),
        (CONTENT, "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException.MapiExceptionSubmissionQuotaExceeded"),
        (RCPT, "450 4.2.1 You have reached the daily limit of messages for this account"),
        (DATA, "554 5.7.1 <DATA>: Data command rejected: limit of 400 rcpts per 24 hours for client ana@example.org reached"),
        (DATA, "550 5.7.1 <DATA>: Data command rejected: only 10 messages per day"),
        (RCPT, "554 5.7.1 <miha@example.net>: Recipient address rejected: You have exceeded your quota."),
    ]),
    (("relay-limit", "SendingLimitReached", ACCOUNT, DAY), [
        (CONTENT, "550 5.4.5 Daily SMTP relay limit exceeded for user. For more information on SMTP relay sending limits, contact your administrator or go to SMTP relay service error messages."),
        (CONTENT, "550 5.7.1 Daily SMTP relay sending limit exceeded for this customer. For more information on SMTP relay sending limits, contact your administrator or visit SMTP relay service error messages."),
    ]),
    (("status-limit", "SendingLimitReached", ACCOUNT, DAY), [
        (CONTENT, "550 5.4.5 in other words"),
        (MAIL, "550 5.4.5 in other words"),
    ]),
    (("relay-peak", "ServerUnavailable", ACCOUNT, SERVER), [
        (RCPT, "450 4.2.1 Peak SMTP relay limit exceeded for this customer. This is a temporary error."),
    ]),
    (("slow-down", "ServerUnavailable", ACCOUNT, SERVER), [
        (CONTENT, "454 Throttling failure: Maximum sending rate exceeded."),
        (RCPT, "452 4.5.3 Your message has too many recipients. For more information regarding Google's sending limits, go to Limits for sending & getting email."),
        (AUTH, "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information."),
        (CONTENT, "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"),
        (MAIL, "550 5.2.252 Sender throttled due to continuous send as denied errors."),
        (RCPT, "452 4.4.5 Maximum number of messages per session exceeded."),
        (MAIL, "451-Requested action aborted\n451 Mails per session limit exceeded. For explanation visit https://postmaster.gmx.net"),
        (RCPT, "450 4.7.1 <ana@arnes.example>: Sender address rejected: Rate limit exceeded, at most 1000 recipients per hour"),
        (RCPT, "450 4.7.1 <miha@example.net>: Recipient address rejected: Policy Rejection- Quota exceeded"),
        (MAIL, "421 4.7.1 More than 500 recipients per hour"),
        (CONTENT, "550 Domain example.org has exceeded the max emails per hour (125/100 (125%)) allowed."),
        (MAIL, "450 4.2.1 Too many messages sent in a short time"),
        (CONNECT, "421 4.7.0 Too many connections from 203.0.113.7"),
        (MAIL, "550 too many emails (#5.7.1)"),
    ]),
    (("person-busy", "RecipientDeferred", PERSON, PLAN), [
        (RCPT, "450 4.2.1 The user you are trying to contact is receiving email too quickly. Please resend your message at a later time."),
        (RCPT, "450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents\n450 4.2.1 additional messages from being delivered."),
        (CONTENT, "432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded"),
        (RCPT, "450 4.7.1 <miha@example.net>: Recipient address rejected: Greylisted"),
    ]),
]

_UNWANTED = [
    (("unusual-rate", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONTENT, "421 4.7.28 Gmail has detected an unusual rate of email. To protect our users from spam, email has been temporarily rate limited."),
        (CONTENT, f"421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating\n421-4.7.28 from your IP address. To review our bulk email senders guidelines, go to\n421 4.7.28 https://support.google.com/mail/?p=UnsolicitedRateLimitError {ID}"),
        (CONTENT, "421 4.7.28 Gmail has detected an unusual rate of unsolicited email originating from your IP Netblock 203.0.113.0."),
        (CONTENT, "421 4.7.28 Gmail has detected an unusual rate of unsolicited email originating from your DKIM domain example.org."),
        (CONTENT, "421 4.7.28 Gmail has detected an unusual rate of unsolicited email originating from your SPF domain example.org."),
        (CONTENT, "421 4.7.28 Gmail has detected an unusual rate of unsolicited email containing one of your URL domains."),
        (CONTENT, "421 4.7.28 Gmail has detected an unusual amount of unsolicited email originating from your IP address."),
        (CONTENT, "421 4.7.28 Gmail has detected this sender exceeded the quota for sending messages that have the same Message-ID:. To best protect our users, the message has been temporarily rejected."),
        (CONTENT, "550 5.7.28 There is an unusual rate of unsolicited email originating from your IP address."),
        (CONTENT, "421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints"),
        (CONTENT, "550 5.4.6 Unusual sending activity detected. Please try after sometime"),
    ]),
    (("rate-reputation", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONTENT, "421 4.7.26 This email has been rate limited because it is unauthenticated."),
        (CONTENT, "421 4.7.0 This message is suspicious due to the very low reputation of the sending IP address. To protect our users from spam, email sent from your IP address has been temporarily rate limited."),
        (CONTENT, "421 4.7.40 Your email has been rate limited because the sending domain doesn't have a DMARC record"),
    ]),
    (("status-bulk", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONTENT, "421 4.7.28 in other words"),
        (CONTENT, "550 5.7.26 in other words"),
        (CONTENT, "421 5.7.32 Your email was blocked because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain."),
        (CONTENT, "550 5.7.40 Your message was blocked because the sending domain doesn't have a DMARC record"),
        (MAIL, "421 4.7.28 in other words"),
    ]),
    (("suspicious", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONTENT, "421 4.7.0 This message is suspicious due to the nature of the content or the links within. To best protect our users from spam, the message has been blocked."),
        (CONTENT, "421 4.7.0 This message is suspicious due to the very low reputation of the sending domain. To best protect our users from spam, the message has been blocked."),
        (CONTENT, "550 5.7.1 This message is likely suspicious due to the very low reputation of the sending domain."),
    ]),
    (("unsolicited", "PolicyRefused", ACCOUNT, MINUTES), [
        (CONTENT, f"550-5.7.1 [203.0.113.7] Our system has detected that this message is likely\n550-5.7.1 unsolicited mail. To reduce the amount of spam sent to Gmail, this\n550-5.7.1 message has been blocked. Please visit\n550 5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError {ID}"),
        (CONTENT, "550 5.7.1 This message is likely unsolicited email. To reduce the amount of spam sent to Gmail, this message has been blocked."),
        (CONTENT, "550 5.7.1 Message rejected. For more information, go to https://support.google.com/mail/answer/69585"),
        (CONTENT, "550 5.7.1 [HM08] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137"),
        (CONTENT, "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes"),
        (CONTENT, "554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://postmaster.web.de/de/case?c=hi"),
        (CONTENT, "554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception"),
    ]),
    (("account-blocked", "PolicyRefused", ACCOUNT, MINUTES), [
        (MAIL, "550 5.7.0 Email relay denied 203.0.113.7. The sending email account has been temporarily suspended due to abuse."),
        (MAIL, "550 5.7.0 Email sending denied. For more information, go to SMTP relay service error messages."),
        (CONTENT, "550 5.1.8 Access denied, bad outbound sender. For more information please go to http://go.microsoft.com/fwlink/?LinkId=875724."),
        (CONTENT, "550 5.7.501 Access denied, spam abuse detected"),
        (CONTENT, "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP."),
        (CONTENT, "554 Message rejected: Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account."),
        (CONTENT, "550 5.7.1 The IP you're using to send email is not authorized to send email directly to our servers."),
    ]),
    (("blocked-content", "ContentBlocked", MAILING, CHANGE), [
        (CONTENT, f"552-5.7.0 This message was blocked because its content presents a potential\n552-5.7.0 security issue. Please visit\n552-5.7.0  https://support.google.com/mail/?p=BlockedMessage to review our message\n552 5.7.0 content and attachment content guidelines. {ID}"),
        (CONTENT, "552 5.7.0 This message was blocked because its content presents a potential security issue. To review our message and attachment content guidelines, go to File types blocked in Gmail."),
    ]),
    (("headers", "ContentBlocked", MAILING, CHANGE), [
        (CONTENT, "550 5.7.1 Messages missing a valid Message-ID: header are not accepted. For more information, go to Email sender guidelines and review RFC 5322 specifications."),
        (CONTENT, f"550-5.7.1 [203.0.113.7] Messages missing a valid Message-ID: header are not\n550 5.7.1 accepted. {ID}"),
        (CONTENT, "550 5.7.1 Messages missing a valid address in the From: header, or having no From: header, are not accepted."),
        (CONTENT, "550 5.7.1 Messages with multiple addresses in From: header are not accepted."),
        (CONTENT, "550 5.7.1 Messages with multiple addresses in the From: header are not accepted."),
        (CONTENT, "550 5.7.1 The message contains a unicode character in a disallowed header."),
        (CONTENT, "550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers. To reduce the amount of spam sent to Gmail, this message has been blocked."),
        (CONTENT, "550 5.7.1 This message is not RFC 5322 compliant. There are multiple Subject headers."),
        (CONTENT, "550 5.7.1 Encoded-word syntax is not permitted in message header From. To reduce the amount of spam sent to Gmail, this message has been blocked."),
        (CONTENT, "554 5.6.0 Email message is malformed. Not accepted. For more information, go to Email sender guidelines and review RFC 5322 specifications."),
    ]),
    (("own-rule", "ContentBlocked", MAILING, CHANGE), [
        (CONTENT, f"550 5.7.1 This message violates example.com email policy. - gcdp {ID}"),
        (CONTENT, f"550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email that you sent. - gcdp {ID}"),
    ]),
    (("their-policy", "MessageRefused", PERSON, NEVER), [
        (CONTENT, f"550-5.7.1 The user or domain that you are sending to (or from) has a policy that\n550-5.7.1 prohibited the mail that you sent. Please contact your domain\n550 5.7.1 administrator for further details. {ID}"),
        (CONTENT, "550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email that you sent. Contact your domain administrator for assistance."),
    ]),
    (("too-large", "MessageTooLarge", MAILING, CHANGE), [
        (MAIL, f"552-5.3.4 Your message exceeded Google's message size limits. To view our\n552-5.3.4 message size guidelines, go to\n552 5.3.4  https://support.google.com/mail/?p=MaxSizeError {ID}"),
        (MAIL, f"552-5.2.3 Your message exceeded Google's message size limits. Please visit\n552 5.2.3  https://support.google.com/mail/?p=MaxSizeError {ID}"),
        (CONTENT, "552 5.3.4 The size of your message (40000000 bytes) exceeded Google's message size limits of 35882577 bytes."),
        (MAIL, "552 5.3.4 Message size exceeds fixed limit"),
        (CONTENT, "554 5.3.4 Error: message file too big, message too large"),
    ]),
    (("status-too-large", "MessageTooLarge", MAILING, CHANGE), [
        (CONTENT, "554 5.3.4 no"),
        (MAIL, "552 5.2.3 no"),
        (CONTENT, "552 5.3.4 The number of attachments (600) exceeds Google's limit of 500 attachments."),
        (CONTENT, "552 5.3.4 Your message has a Subject: header that exceeds Google's message header size limits."),
    ]),
    (("code-too-large", "MessageTooLarge", MAILING, CHANGE), [
        (MAIL, "552 too much"),
    ]),
]

_ADDRESSES = [
    (("sender", "SenderRefused", ACCOUNT, CHANGE), [
        (MAIL, f"553 5.1.7 The sender address <x> is not a valid RFC 5321 address. For more information, go to About SMTP error messages and review RFC 5321 specifications. {ID}"),
        (MAIL, "503 5.7.0 No identity changes permitted. For more information, go to About SMTP error messages."),
        (CONTENT, "554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ana@uni.example"),
        (CONTENT, "554 Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform `ses:SendRawEmail' on resource"),
        (CONTENT, "554 5.2.252 SendAsDenied; ana@uni.example not allowed to send as ana@example.org; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied"),
        (CONTENT, "550 5.7.60 SMTP; Client does not have permissions to send as this sender"),
        (MAIL, "550 5.7.0 From address is not one of your addresses."),
        (CONTENT, "550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed."),
        (RCPT, "553 5.7.1 <ana@uni.example>: Sender address rejected: not owned by user ana"),
        (MAIL, "553 Sender is not allowed to relay emails"),
        (CONTENT, "551 5.7.1 Not authorised to send from this header address"),
        (MAIL, "550 5.7.0 Email relay denied 203.0.113.7. Invalid credentials for relay for one of the domains in: example.org"),
    ]),
    (("sender-later", "ServerUnavailable", ACCOUNT, SERVER), [
        (RCPT, "450 4.1.8 <ana@uni.example>: Sender address rejected: Domain not found"),
    ]),
    (("own-mailbox-full", "SenderRefused", ACCOUNT, CHANGE), [
        (CONTENT, "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded"),
    ]),
    (("status-sender", "SenderRefused", ACCOUNT, CHANGE), [
        (MAIL, "550 5.1.8 not yours"),
        (RCPT, "550 5.1.7 not yours"),
    ]),
    (("sender-never", "SenderRefused", ACCOUNT, CHANGE), [
        (MAIL, "555 5.5.2 Syntax error, goodbye. For more information, go to About SMTP error messages and review RFC 5321 specifications."),
        (MAIL, "550 go away"),
    ]),
    (("no-such-person", "RecipientRefused", PERSON, CHANGE), [
        (RCPT, f"553-5.1.3 The recipient address <x> is not a valid RFC 5321 address. For more\n553-5.1.3 information, go to\n553 5.1.3  https://support.google.com/a/answer/3221692 {ID}"),
        (RCPT, f"553-5.1.3 The recipient address <x> is not a valid RFC-5321 address. Learn more at\n553 5.1.3  https://support.google.com/mail/answer/6596 {ID}"),
        (RCPT, "553 5.1.2 We weren't able to find the recipient domain. Please check for any spelling errors, and make sure you didn't enter any spaces, periods, or other punctuation after the recipient's email address."),
        (RCPT, f"553 5.1.2 https://support.google.com/mail/?p=BadRcptDomain {ID}"),
        (RCPT, f"550-5.1.1 The email account that you tried to reach does not exist. Please try\n550 5.1.1  https://support.google.com/mail/?p=NoSuchUser {ID}"),
        (CONTENT, "550 5.2.1 The email account that you tried to reach is inactive. For more information, go to https://support.google.com/mail/?p=DisabledUser"),
        (RCPT, "550 5.2.1 The user you are trying to contact is receiving email at a rate that prevents additional messages from being delivered."),
        (RCPT, "552 5.2.2 The recipient's inbox is out of storage space and inactive."),
        (RCPT, "550 5.1.1 <miha@example.net>: Recipient address rejected: User unknown in local recipient table"),
        (RCPT, "552 5.2.2 over quota"),
    ]),
    (("status-person", "RecipientRefused", PERSON, CHANGE), [
        (RCPT, "550 5.1.1 nobody"),
        (RCPT, "550 5.1.1 <too.many.spam@per.hour.example> has no mailbox here"),
        (CONTENT, "550 5.2.1 gone"),
    ]),
    (("person-full", "RecipientDeferred", PERSON, PLAN), [
        (RCPT, "452 4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to Manage files in your Google Drive storage."),
        (RCPT, "452-4.2.2 The email account that you tried to reach is over quota.\n452 4.2.2 Please direct the recipient to https://support.google.com/mail/?p=OverQuotaTemp"),
    ]),
    (("person-never", "RecipientRefused", PERSON, CHANGE), [
        (RCPT, f"555 5.5.2 Syntax error. {ID}"),
        (RCPT, "554 unheard of"),
    ]),
    (("not-just-now", "RecipientDeferred", PERSON, PLAN), [
        (CONTENT, "451 4.3.0 Email server has temporarily rejected this message. Go to About SMTP error messages for more information."),
    ]),
    (("person-not-now", "RecipientDeferred", PERSON, PLAN), [
        (RCPT, "450 4.2.1 busy"),
        (RCPT, "452 4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction."),
        (CONTENT, "451 4.5.0 SMTP protocol violation. For more information, go to About SMTP error messages and review RFC 5321 specifications."),
        (CONTENT, "451 unheard of"),
        (DATA, "451 unheard of"),
        (CONTENT, "499 unheard of"),
    ]),
    (("message-never", "MessageRefused", PERSON, NEVER), [
        (CONTENT, "554 unheard of"),
        (DATA, "554 unheard of"),
        (CONTENT, "554 5.4.6 Message exceeded 50 hops, this may indicate an email loop."),
        (CONTENT, "599 unheard of"),
    ]),
]

_GARBAGE = [
    (("out-of-place", "ProtocolViolation", ACCOUNT, CHANGE), [
        (CONNECT, "354 what?"),
        (AUTH, "250 what?"),
        (AUTH, "334 VXNlcm5hbWU6"),
        (DATA, "250 no 354"),
        (MAIL, "354 too early: Daily user sending limit exceeded"),
        (CONTENT, "150 what?"),
        (CONTENT, "000"),
        (CONTENT, "999 what?"),
    ]),
    (("message-never", "MessageRefused", PERSON, NEVER), [
        (CONTENT, "554 Sporočilo zavrnjeno – ni dovoljeno \udcff\udcfe ☃"),
        (CONTENT, "554"),
        (CONTENT, "\n".join([*(f"554-line {number}" for number in range(19)), "554 end"])),
    ]),
    (("daily-limit", "SendingLimitReached", ACCOUNT, DAY), [
        (CONTENT, "\n".join([*(f"550-5.4.5 line {number}" for number in range(19)), "550-5.4.5 Daily user", "550 5.4.5 sending limit exceeded."])),
    ]),
]
# fmt: on

SAMPLES = tuple(
    Sample(*expected, stage, wire)
    for group in (_SIGNING_IN, _CONNECTING, _AMOUNTS, _UNWANTED, _ADDRESSES, _GARBAGE)
    for expected, replies in group
    for stage, wire in replies
)
