"""Header fields, written by hand: RFC 5322 folding and RFC 2047 encoded-words.

Python's own writer breaks non-ASCII headers in some releases and folds differently in others. The
bytes of a mail must not depend on the Python that runs the program.
"""

import binascii
import re
from collections.abc import Iterable

LINE = 76  # RFC 2047 2: a line with an encoded-word in it
_ENCODED_WORD = 75
_FRAME = len("=?utf-8?b??=")
_LONGEST_PLAIN_WORD = 60

# Line ends, controls and the marks that turn the reading direction: in a header they could only do harm.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[ -~]*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\- ]*")
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_Q_TABLE = tuple(
    "_" if octet == ord(" ") else chr(octet) if octet in _Q_SAFE else f"={octet:02X}" for octet in range(256)
)


def without_surrogates(text: str) -> str:
    """Replace what no character set can carry."""
    return _SURROGATE.sub("\ufffd", text) if not text.isascii() else text


def header_text(text: str) -> str:
    """What of a text may stand in a header: one line, no controls, single spaces."""
    return re.sub(" {2,}", " ", _UNSAFE.sub(" ", without_surrogates(text))).strip(" ")


def unstructured(name: str, value: str) -> str:
    """A field such as Subject, folded; `value` comes from `header_text`. No line end at its end."""
    if _is_plain(value):
        return fold(name, value.split(" "))
    return fold(name, encoded_words(value, LINE - len(name) - 2))


def mailbox(name: str, display_name: str, address: str) -> str:
    """A field with one address (RFC 5322 3.4), folded; `display_name` comes from `header_text`."""
    if not display_name:
        return fold(name, [address])
    return fold(name, [*_phrase(name, display_name), f"<{address}>"])


def _phrase(name: str, text: str) -> list[str]:
    if not _is_plain(text):
        return encoded_words(text, LINE - len(name) - 2)
    if _ATOMS.fullmatch(text):
        return text.split(" ")
    quoted = re.sub(r'(["\\])', r"\\\1", text)
    if len(quoted) <= _LONGEST_PLAIN_WORD:
        return [f'"{quoted}"']
    return encoded_words(text, LINE - len(name) - 2)


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and "=?" not in text
        and max(map(len, text.split(" "))) <= _LONGEST_PLAIN_WORD
    )


def encoded_words(text: str, first_room: int) -> list[str]:
    """RFC 2047 in UTF-8, by B or Q, whichever is shorter; no character is parted.

    `first_room` is how many characters the first encoded-word may take, the field's name being there.
    """
    octets = text.encode()
    quoted = sum(len(_Q_TABLE[octet]) for octet in octets)
    if quoted <= 4 * len(octets) / 3:
        return [f"=?utf-8?q?{part}?=" for part in _cut_quoted(text, first_room)]
    return [f"=?utf-8?b?{part}?=" for part in _cut_base64(text, first_room)]


def _cut_quoted(text: str, first_room: int) -> Iterable[str]:
    room = min(first_room, _ENCODED_WORD) - _FRAME
    part: list[str] = []
    for character in text:
        code = "".join(_Q_TABLE[octet] for octet in character.encode())
        if len(code) > room:
            yield "".join(part)
            part, room = [], _ENCODED_WORD - _FRAME
        part.append(code)
        room -= len(code)
    yield "".join(part)


def _cut_base64(text: str, first_room: int) -> Iterable[str]:
    room = (min(first_room, _ENCODED_WORD) - _FRAME) // 4 * 3
    part = bytearray()
    for character in text:
        code = character.encode()
        if len(part) + len(code) > room:
            yield binascii.b2a_base64(part, newline=False).decode("ascii")
            part, room = bytearray(), (_ENCODED_WORD - _FRAME) // 4 * 3
        part += code
    yield binascii.b2a_base64(part, newline=False).decode("ascii")


def fold(name: str, tokens: Iterable[str]) -> str:
    """Put tokens behind a field's name, beginning a line (RFC 5322 2.2.3) where the last is full."""
    lines = [f"{name}:"]
    for token in tokens:
        if len(lines[-1]) + 1 + len(token) > LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {token}"
    return "\r\n".join(lines).rstrip(" ")
