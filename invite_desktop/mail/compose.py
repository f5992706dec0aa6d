"""The bytes of one mail (RFC 5322, 2045-2047): the same input gives the same bytes on every Python."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.errors import AddressUnusable, SettingMissing
from invite_desktop.domain.fields import UNSUBSCRIBE, Columns, compile_text
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import EMAIL_COLUMN, FIRST_NAME, LAST_NAME
from invite_desktop.mail.address import EnvelopeAddress, envelope_address, new_message_id
from invite_desktop.mail.headers import header_text, mailbox, unstructured, without_surrogates
from invite_desktop.mail.html import html_of, html_paragraph

__all__ = ["Composer", "Envelope", "Mail", "new_message_id"]

_REMEMBERED = 512  # paragraphs, and lines: more than a letter has, little beside ten thousand letters
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What makes one attempt this attempt: its Message-ID with angle brackets, and an aware time."""

    message_id: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, ready to be submitted. Lines of `content` end in CRLF; `text` and `html` in LF.

    `sender` is the reverse-path, `recipient` the forward-path (RFC 5321), both without brackets.
    `message_id` is the one in the content, with its brackets.
    """

    sender: str
    recipient: str
    content: bytes = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)
    needs_utf8: bool = False
    message_id: str = ""


class Composer:
    """Makes the mails of one mailing; what is the same in all of them is prepared once.

    Raises `SettingMissing` where the account's own addresses cannot stand in a header.
    """

    def __init__(self, account: Account, message: Message, columns: Sequence[str]) -> None:
        known = Columns(columns)
        sender = _own_address(account.from_email, AccountField.FROM_EMAIL)
        reply_to = _own_address(account.reply_to or account.from_email, AccountField.REPLY_TO)
        self._sender = str(sender)
        self._reply_to = str(reply_to)
        self._needs_utf8 = sender.needs_utf8 or reply_to.needs_utf8
        self._names = [known.find(name) or name for name in (FIRST_NAME, LAST_NAME)]
        self._fill_subject = compile_text(message.subject, known)
        self._fill_body = compile_text(message.body, known)
        self._from = mailbox("From", header_text(account.from_name), self._sender)
        if self._reply_to.casefold() != self._sender.casefold():
            self._from += "\r\n" + mailbox("Reply-To", "", self._reply_to)
        # what stands in every letter stays remembered; what one person's letter had makes room again
        self._html_paragraph = lru_cache(_REMEMBERED)(html_paragraph)
        self._quoted_line = lru_cache(_REMEMBERED)(_quoted_line)

    def compose(
        self, address: str, values: Mapping[str, str], envelope: Envelope, subject_prefix: str = ""
    ) -> Mail:
        """One person's mail. `values` are by column name. Raises `AddressUnusable`."""
        recipient = envelope_address(address)
        filled = {UNSUBSCRIBE: self._unsubscribe_link(recipient), EMAIL_COLUMN: address, **values}
        subject = header_text(subject_prefix + self._fill_subject(filled))
        text = _body_text(self._fill_body(filled))
        html = html_of(text, self._html_paragraph)
        name = header_text(" ".join(values.get(column, "") for column in self._names))
        content = "\r\n".join(
            (
                f"Date: {format_datetime(envelope.date)}",
                self._from,
                mailbox("To", name, str(recipient)),
                unstructured("Subject", subject),
                f"Message-ID: {envelope.message_id}",
                "MIME-Version: 1.0",
                self._alternative(text, html, _boundary(envelope.message_id)),
            )
        )
        return Mail(
            sender=self._sender,
            recipient=str(recipient),
            content=content.encode(),
            subject=subject,
            text=text,
            html=html,
            needs_utf8=self._needs_utf8 or recipient.needs_utf8,
            message_id=envelope.message_id,
        )

    def _alternative(self, text: str, html: str, boundary: str) -> str:
        return (
            f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n'
            f"\r\n--{boundary}\r\n{self._part('plain', text)}"
            f"\r\n--{boundary}\r\n{self._part('html', html)}"
            f"\r\n--{boundary}--\r\n"
        )

    def _part(self, subtype: str, text: str) -> str:
        encoding, body = self._encoded(text)
        headers = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}'
        return f"{headers}\r\n\r\n{body}"

    def _encoded(self, text: str) -> tuple[str, str]:
        """A body in 7 bits, as quoted-printable, or as base64 where that is shorter."""
        octets = text.encode()
        *lines, last = text.split("\n")
        quoted = b"".join(map(self._quoted_line, lines)) + binascii.b2a_qp(last.encode(), istext=True)
        if len(quoted) * 3 <= len(octets) * 4:
            return "quoted-printable", quoted.replace(b"\n", b"\r\n").decode("ascii")
        encoded = base64.encodebytes(text.replace("\n", "\r\n").encode())
        return "base64", encoded.rstrip(b"\n").replace(b"\n", b"\r\n").decode("ascii")

    def _unsubscribe_link(self, recipient: EnvelopeAddress) -> str:
        """RFC 6068; the address is in the subject because people answer from another mailbox."""
        subject = quote(f"Unsubscribe {recipient}")
        return f"mailto:{quote(self._reply_to, safe='@')}?subject={subject}"


def _own_address(address: str, setting: AccountField) -> EnvelopeAddress:
    try:
        return envelope_address(address)
    except AddressUnusable as error:
        raise SettingMissing(setting) from error


def _body_text(text: str) -> str:
    lines = without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", lines)


def _boundary(message_id: str) -> str:
    """Neither quoted-printable nor base64 can contain `=_` (RFC 2045 6.7)."""
    return "=_" + hashlib.sha256(message_id.encode()).hexdigest()[:30]


def _quoted_line(line: str) -> bytes:
    # fed with line feeds only, b2a_qp writes line feeds only; fed with both it mixes them
    return binascii.b2a_qp(f"{line}\n".encode(), istext=True)
