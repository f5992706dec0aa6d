"""What a mailbox's server means when it does not do as it was asked (RFC 3501 7.1, RFC 5530): a table.

As with SMTP the words decide. Here there is little else: IMAP has no codes but those in brackets, and
Gmail puts its own reasons under `[ALERT]`.
"""

import re
from collections.abc import Callable

from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    InvalidCriteriaError,
    ProtocolError,
)

from invite_desktop.domain.errors import (
    MailboxBusy,
    MailboxClosed,
    MailboxError,
    MailboxLost,
    MailboxSignInRejected,
)

MASK = "***"
# what imapclient and imaplib raise over an answer, and what they stumble into over one that is none
LINE_TROUBLE = (IMAPClientError, OSError, ValueError, LookupError, TypeError, AttributeError)
_NO_REFUSAL = (IMAPClientAbortError, ProtocolError, InvalidCriteriaError)
_WRAPPING = re.compile(r"""^(?:command: \w+ => |\w+ (?:failed: |command error: (?:NO|BAD) ))+""")
_PYTHON_BYTES = re.compile(r"""^\[?b(?P<quote>["'])(?P<text>.*)(?P=quote)\]?$""", re.DOTALL)
_LONGEST_REPLY = 500

_Maker = Callable[[str, str], MailboxError]  # from the user name and the reply


def _rejected(username: str, reply: str) -> MailboxError:
    return MailboxSignInRejected(username, reply)


def _closed(_username: str, reply: str) -> MailboxError:
    return MailboxClosed(reply)


def _busy(_username: str, reply: str) -> MailboxError:
    return MailboxBusy(reply)


# Words in lower case and what they mean wherever they are met; the first row that matches holds.
_PHRASES: tuple[tuple[str, _Maker], ...] = (
    ("application-specific password", _rejected),
    ("your web browser", _rejected),
    ("web login required", _rejected),
    ("disabled for your domain", _closed),
    ("not enabled for imap", _closed),
    ("imap is disabled", _closed),
    ("imap access is disabled", _closed),
    ("mechanism is not supported", _closed),
    ("basic authentication is disabled", _closed),
    ("basicauthblocked", _closed),
    ("[privacyrequired]", _closed),
    ("[contactadmin]", _closed),
    ("[authorizationfailed]", _closed),
    ("[noperm]", _closed),
    ("too many", _busy),
    ("number of connections", _busy),
    ("[overquota]", _busy),
    ("bandwidth limits", _busy),
    ("[unavailable]", _busy),
    ("temporary system problem", _busy),
    ("temporary authentication", _busy),
    ("not connected", _busy),
    ("[inuse]", _busy),
    ("[limit]", _busy),
    ("[throttled]", _busy),
    ("[serverbug]", _busy),
    ("[authenticationfailed]", _rejected),
    ("[expired]", _rejected),
    ("invalid credentials", _rejected),
)


def error_for(
    problem: BaseException, username: str, *, signing_in: bool, secrets: tuple[str, ...] = ()
) -> MailboxError:
    """The error that a failed exchange stands for. The `secrets` are kept out of its reply.

    Where no words are known, a plain refusal (`NO`) of the sign-in is about name and password, and of
    anything else means "not now"; all that is no refusal means that the line is of no more use.
    """
    if not isinstance(problem, IMAPClientError):
        return MailboxLost("" if isinstance(problem, OSError) else _words(problem, secrets))
    reply = _words(problem, secrets)
    phrase = " ".join(reply.lower().split())
    for words, maker in _PHRASES:
        if words in phrase:
            return maker(username, reply)
    if isinstance(problem, _NO_REFUSAL) or " command error: BAD " in str(problem):
        return MailboxLost(_last_words(reply))
    return _rejected(username, reply) if signing_in else MailboxBusy(reply)


def _words(problem: BaseException, secrets: tuple[str, ...]) -> str:
    """What the server said, without what Python's libraries wrapped around it."""
    said = problem.args[0] if problem.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    # after an empty line imapclient recommends its manual
    text = _WRAPPING.sub("", text).partition("\n\n")[0]
    match = _PYTHON_BYTES.match(text)
    text = match["text"] if match else text
    for secret in secrets:
        text = text.replace(secret, MASK)
    return text[:_LONGEST_REPLY].strip()


def _last_words(reply: str) -> str:
    """Nothing, where imaplib speaks of the socket and the server did not speak at all."""
    return "" if reply.startswith("socket error") else reply
