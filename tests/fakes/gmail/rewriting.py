"""What Gmail does to a mail that is handed in (R1-R3)."""

import re
from datetime import datetime
from email.utils import format_datetime, parseaddr

from tests.fakes.gmail.account import GmailAccount

_MESSAGE_ID = re.compile(
    rb"^message-id:[ \t]*(?:\r\n[ \t]+)?([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)\r\n", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(
    rb"^from:[ \t]*(?:\r\n[ \t]+)?([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)\r\n", re.IGNORECASE | re.MULTILINE
)
_ATOM = rb"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ORIGINAL_ID = b"X-Google-Original-Message-ID: "
_VALID_ID = re.compile(rb"<%b(?:\.%b)*@%b(?:\.%b)*>" % ((_ATOM,) * 4))


def rewritten(
    content: bytes, account: GmailAccount, recipient: str, greeting: str, now: datetime, number: int
) -> tuple[bytes, str]:
    """The mail as it goes on and is filed, and its Message-ID."""
    head, gap, body = content.partition(b"\r\n\r\n")
    head += b"\r\n"
    head, message_id = _with_id(head, now, number)
    head = _with_sender(head, account)
    trace = (
        f"Return-Path: <{account.address}>\r\n"
        f"Received: from {greeting} ([127.0.0.1])\r\n"
        f"        by smtp.gmail.com with ESMTPSA id {number:x}.2026 for <{recipient}>\r\n"
        f"        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n"
        f"        {format_datetime(now)}\r\n"
    )
    return trace.encode() + head + gap[2:] + body, message_id


def received(filed: bytes, address: str, verdicts: str, now: datetime) -> bytes:
    """The mail as it stands in the mailbox of the one who gets it; without `verdicts` none are written."""
    lines = [
        f"Delivered-To: {address}",
        f"Received: by 2002:a05:6a20:7f96:b0:1 with SMTP id x1csp1;\r\n        {format_datetime(now)}",
        *([f"Authentication-Results: mx.google.com;\r\n       {verdicts}"] if verdicts else []),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode() + filed


def _with_id(head: bytes, now: datetime, number: int) -> tuple[bytes, str]:
    match = _MESSAGE_ID.search(head)
    if match and _VALID_ID.fullmatch(match[1].strip()):
        return head, match[1].strip().decode("ascii")
    new = f"<{int(now.timestamp()):x}.{number:x}.312002.39c0@mx.google.com>"
    line = b"Message-ID: " + new.encode() + b"\r\n"
    if match is None:
        return head + line, new
    line += _ORIGINAL_ID + match[1].strip() + b"\r\n"
    return head[: match.start()] + line + head[match.end() :], new


def _with_sender(head: bytes, account: GmailAccount) -> bytes:
    match = _FROM.search(head)
    if match is None:
        return head + f"From: {account.address}\r\n".encode()
    written = match[1].decode("utf-8", "surrogateescape")
    name, address = parseaddr(written.replace("\r\n", ""))
    if address.lower() in {account.address.lower(), *account.aliases}:
        return head
    # the name as it was written, encoded words and all
    name = written.rpartition("<")[0].strip() if "<" in written else name
    line = f"From: {name} <{account.address}>\r\n" if name else f"From: {account.address}\r\n"
    line += f"X-Google-Original-From: {written}\r\n"
    return head[: match.start()] + line.encode("utf-8", "surrogateescape") + head[match.end() :]
