"""Mails that no program should send, and that a mailbox holds nevertheless."""

BROKEN_MAILS = (
    b"",
    b"no header at all",
    b"\r\n\r\n",
    b"Subject: =?x-unknown?Q?\xff\xfe?=\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\n\xff",
    b"Content-Type: text/plain; charset=klingon\r\nMessage-ID: <\xff>\r\n\r\n\x00\x80",
    b"Content-Type: multipart/report; boundary=\r\nMessage-ID: <\r\n\r\n--\r\nFinal-Recipient: rfc822;\r\n",
    b"From: a\nSubject: line feeds only\n\nx\n",
    b"Message-ID: " + b"<" * 2000 + b"\r\nSubject: " + b"x" * 200_000 + b"\r\n\r\n",
)


class HugeBounce:
    """A notification with all of a very large original in it; made when it is read."""

    __slots__ = ("_megabytes", "_message_id")

    def __init__(self, message_id: str, megabytes: int = 30) -> None:
        self._message_id = message_id.encode()
        self._megabytes = megabytes

    def __call__(self) -> bytes:
        head = (
            b"From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\r\nSubject: Delivery Status "
            b"Notification (Failure)\r\nMessage-ID: <huge.GMR@mx.google.com>\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/report; boundary="b"; report-type=delivery-status\r\n\r\n'
            b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; googlemail.com\r\n"
            b"X-Original-Message-ID: %b\r\n\r\nFinal-Recipient: rfc822; x@example.net\r\nAction: failed\r\n"
            b"Status: 5.3.4\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: %b\r\n\r\n"
        ) % (self._message_id, self._message_id)
        line = b"A" * 76 + b"\r\n"
        return head + line * (self._megabytes * 1_000_000 // len(line)) + b"--b--\r\n"
