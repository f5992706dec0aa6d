"""What Google's servers say, line for line: their submission server, and their IMAP server's refusals.

Replies for a script are text, their lines parted by line feeds.
"""

ID = "d2e1a72fcca58-87fea19800esm3119584b3a.10"
_END = f" {ID} - gsmtp"

BANNER = f"220 smtp.gmail.com ESMTP{_END}"
OFFERS = (
    "SIZE 35882577",
    "8BITMIME",
    "AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
    "ENHANCEDSTATUSCODES",
    "PIPELINING",
    "CHUNKING",
    "SMTPUTF8",
)
WITHOUT_PIPELINING = tuple(offer for offer in OFFERS if offer != "PIPELINING")
STARTTLS_OK = "220 2.0.0 Ready to start TLS"
AUTH_OK = "235 2.7.0 Accepted"
MAIL_OK = f"250 2.1.0 OK{_END}"
RCPT_OK = f"250 2.1.5 OK{_END}"
DATA_OK = f"354  Go ahead{_END}"
FLUSHED = f"250 2.1.5 Flushed{_END}"
GOODBYE = f"221 2.0.0 closing connection{_END}"
NOOP_OK = f"250 2.0.0 OK{_END}"

# -- sign-in ---------------------------------------------------------------------------------------
BAD_CREDENTIALS = (
    "535-5.7.8 Username and Password not accepted. For more information, go to\n"
    f"535 5.7.8  https://support.google.com/mail/?p=BadCredentials{_END}"
)
BAD_CREDENTIALS_OLD = (
    "535-5.7.8 Username and Password not accepted. Learn more at\n"
    f"535 5.7.8  https://support.google.com/mail/?p=BadCredentials{_END}"
)
BAD_CREDENTIALS_80 = BAD_CREDENTIALS.replace("5.7.8 ", "5.7.80 ")
APP_PASSWORD_REQUIRED = (
    "534-5.7.9 Application-specific password required. For more information, go to\n"
    f"534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor{_END}"
)
WEB_LOGIN_REQUIRED = (
    "534-5.7.9 Please log in with your web browser and then try again. For more\n"
    "534-5.7.9 information, go to\n"
    f"534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired{_END}"
)
WEB_LOGIN_SUSPICIOUS = (
    "534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via your web browser and\n"
    "534-5.7.14 then try again. Learn more at\n"
    f"534 5.7.14 https://support.google.com/mail/answer/78754{_END}"
)
TOO_MANY_LOGINS = (
    "454-4.7.0 Too many login attempts, please try again later. For more information,\n"
    "454-4.7.0 go to\n"
    f"454 4.7.0  https://support.google.com/mail/answer/7126229{_END}"
)
AUTH_TEMPORARY = "454 4.7.0 Cannot authenticate due to temporary system problem. Try again later."
AUTH_REQUIRED = (
    "530-5.7.0 Authentication Required. For more information, go to\n"
    f"530 5.7.0  https://support.google.com/mail/?p=WantAuthError{_END}"
)
STARTTLS_FIRST = f"530 5.7.0 Must issue a STARTTLS command first.{_END}"
CANNOT_DECODE = f"501 5.5.2 Cannot Decode response{_END}"
UNKNOWN_MECHANISM = f"504 5.7.4 Unrecognized authentication type.{_END}"

# -- connection ------------------------------------------------------------------------------------
CLOSING_421 = f"421 4.7.0 Try again later, closing connection.{_END}"
EHLO_421 = (
    "421-4.7.0 Try again later, closing connection. (EHLO)\n"
    f"421 4.7.0  https://support.google.com/a/answer/3221692{_END}"
)
EHLO_EMPTY = (
    "501-5.5.4 Empty HELO/EHLO argument not allowed, closing connection.\n"
    f"501 5.5.4  https://support.google.com/mail/?p=helo{_END}"
)
TIMEOUT = f"451 4.4.2 Timeout - closing connection.{_END}"
EXPIRED = "421 4.7.0 Connection expired, try reconnecting."
BUSY = "421 4.4.5 Server busy, try again later."
BAD_SEQUENCE = f"503 5.5.1 Bad sequence of commands.{_END}"
EHLO_FIRST = f"503 5.5.1 EHLO/HELO first.{_END}"
MAIL_FIRST = f"503 5.5.1 MAIL first.{_END}"
RCPT_FIRST = f"503 5.5.1 RCPT first.{_END}"
UNRECOGNIZED = f"502 5.5.1 Unrecognized command.{_END}"
NO_RECIPIENTS = f"554 5.5.1 No valid recipients.{_END}"

# -- envelope --------------------------------------------------------------------------------------
SYNTAX = f"555 5.5.2 Syntax error.{_END}"
RECIPIENT_DOMAIN = (
    "553-5.1.2 We weren't able to find the recipient domain. Please check for any\n"
    "553-5.1.2 spelling errors, and make sure you didn't enter any spaces, periods,\n"
    "553-5.1.2 or other punctuation after the recipient's email address.\n"
    f"553 5.1.2  https://support.google.com/mail/?p=BadRcptDomain{_END}"
)
TOO_LARGE = (
    "552-5.3.4 Your message exceeded Google's message size limits. For more information,\n"
    f"552 5.3.4  https://support.google.com/mail/?p=MaxSizeError{_END}"
)
TOO_LARGE_OLD = TOO_LARGE.replace("5.3.4", "5.2.3")


def recipient_syntax(address: str) -> str:
    """The address cannot be one."""
    return (
        f"553-5.1.3 The recipient address <{address}> is not a valid RFC 5321 address. For more\n"
        "553-5.1.3 information, go to\n"
        f"553 5.1.3  https://support.google.com/a/answer/3221692{_END}"
    )


# -- after the content -----------------------------------------------------------------------------
DAILY_LIMIT = (
    "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n"
    "550-5.4.5 sending limits go to\n"
    f"550 5.4.5  https://support.google.com/a/answer/166852{_END}"
)
RELAY_LIMIT = "550 5.4.5 Daily SMTP relay limit exceeded for user."
RATE_LIMITED = (
    "550 5.7.1 This email has been rate limited. For more information, go to Limits for sending & "
    "getting email."
)
BLOCKED_CONTENT = (
    "552-5.7.0 This message was blocked because its content presents a potential\n"
    "552-5.7.0 security issue. To review our message content and attachment content\n"
    f"552 5.7.0  https://support.google.com/mail/?p=BlockedMessage{_END}"
)
UNSOLICITED = (
    "550-5.7.1 Our system has detected that this message is likely unsolicited mail.\n"
    f"550 5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError{_END}"
)
UNUSUAL_RATE = (
    "421-4.7.28 Gmail has detected an unusual rate of email originating from your\n"
    "421-4.7.28 IP address. To protect our users, mail has been temporarily rate limited.\n"
    f"421 4.7.28  https://support.google.com/mail/?p=UnsolicitedRateLimitError{_END}"
)
SUSPICIOUS = (
    "421 4.7.0 This message is suspicious due to the nature of the content or the links within. "
    "To best protect our users, the message has been blocked."
)
MISSING_MESSAGE_ID = "550 5.7.1 Messages missing a valid Message-ID: header are not accepted."
MALFORMED = "554 5.6.0 Email message is malformed. Not accepted."
POLICY_OF_DOMAIN = (
    "550 5.7.1 The user or domain that you are sending to (or from) has a policy that "
    f"prohibits the email that you sent. {ID} - gcdp {ID} - gsmtp"
)
TEMPORARY = "451 4.3.0 Email server has temporarily rejected this message."
TEMPORARY_421 = "421 4.3.0 Temporary System Problem. Try again later."

# -- IMAP: what follows the tag --------------------------------------------------------------------
IMAP_BAD_CREDENTIALS = "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"
IMAP_APP_PASSWORD = (
    "NO [ALERT] Application-specific password required: "
    "https://support.google.com/accounts/answer/185833 (Failure)"
)
IMAP_WEB_LOGIN = (
    "NO [ALERT] Please log in via your web browser: "
    "https://support.google.com/mail/accounts/answer/78754 (Failure)"
)
IMAP_TOO_MANY_CONNECTIONS = "NO [ALERT] Too many simultaneous connections. (Failure)"
IMAP_DISABLED = "NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page."
IMAP_DISABLED_FOR_DOMAIN = (
    "NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for "
    "questions about this feature. (Failure)"
)
IMAP_OVER_QUOTA = "NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)"
IMAP_UNAVAILABLE = "NO [UNAVAILABLE] Temporary System Problem. (Failure)"
IMAP_BYE = b"* BYE System error\r\n"
