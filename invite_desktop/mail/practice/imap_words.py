"""Commands of IMAP as words (RFC 3501 4 and 9), and names of folders on the wire (RFC 3501 5.1.3).

A command is a list of words; a word is octets, or a list for what stands in parentheses.
"""

import base64
import re
from collections.abc import Iterator

Word = bytes | list["Word"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_LITERAL = re.compile(rb"\{(\d+)([+-]?)\}$")
_SAFE = re.compile(r"[\x20-\x25\x27-\x7e]*")  # printable ASCII but "&"


class Malformed(Exception):
    """What came is no command."""


class CommandReader:
    """Puts commands together from what comes in, with their literals (RFC 3501 4.3, RFC 7888)."""

    def __init__(self) -> None:
        self._unread = bytearray()
        self._line: list[bytes] = []  # text and literals of the command that is coming, by turns
        self._literal: int | None = None
        self.waits_for_literal = False

    def feed(self, octets: bytes) -> None:
        """Something came."""
        self._unread += octets

    def next(self) -> list[bytes] | None:
        """The next whole command: text, literal, text ... None while more has to come.

        `waits_for_literal` is set when the client wants to hear that it may go on.
        """
        while True:
            if self._literal is not None:
                if len(self._unread) < self._literal:
                    return None
                self._line.append(self._take(self._literal))
                self._literal = None
            end = self._unread.find(b"\n")
            if end < 0:
                return None
            line = self._take(end + 1).rstrip(b"\r\n")
            match = _LITERAL.search(line)
            if match is None:
                command, self._line = [*self._line, line], []
                return command
            self._line.append(line[: match.start()])
            self._literal = int(match[1])
            self.waits_for_literal = not match[2]

    def _take(self, size: int) -> bytes:
        octets = bytes(self._unread[:size])
        del self._unread[:size]
        return octets


def words(command: list[bytes]) -> list[Word]:
    """The words of a command. Raises `Malformed`."""
    open_lists: list[list[Word]] = [[]]
    for kind, word in _tokens(command):
        if kind == "(":
            open_lists.append([])
        elif kind == ")":
            if len(open_lists) == 1:
                raise Malformed
            inner = open_lists.pop()
            open_lists[-1].append(inner)
        else:
            open_lists[-1].append(word)
    if len(open_lists) != 1:
        raise Malformed
    return open_lists[0]


def _tokens(command: list[bytes]) -> Iterator[tuple[str, bytes]]:
    for index, part in enumerate(command):
        if index % 2:
            yield "word", part
        else:
            yield from _tokens_of_line(part)


_TOKEN = re.compile(
    rb"""\s*(?:(?P<paren>[()]) | "(?P<quoted>(?:[^"\\]|\\.)*)" | (?P<atom>(?:[^\s()"\[]|\[[^\]]*\])+))""",
    re.VERBOSE,
)


def _tokens_of_line(line: bytes) -> Iterator[tuple[str, bytes]]:
    position, line = 0, line.rstrip()
    while position < len(line):
        match = _TOKEN.match(line, position)
        if match is None:
            raise Malformed
        position = match.end()
        if match["paren"]:
            yield match["paren"].decode(), b""
        elif match["quoted"] is not None:
            yield "word", re.sub(rb"\\(.)", rb"\1", match["quoted"])
        else:
            yield "word", match["atom"]


def text(word: Word) -> str:
    """A word that has to be a string. Raises `Malformed`."""
    if isinstance(word, list):
        raise Malformed
    return word.decode("utf-8", "surrogateescape")


def quoted(name: str) -> str:
    """As a quoted string."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def encoded_name(name: str) -> str:
    """A folder's name in modified UTF-7."""
    pieces: list[str] = []
    for piece in re.findall(r"&|[\x20-\x25\x27-\x7e]+|[^\x20-\x7e]+", name):
        if piece == "&":
            pieces.append("&-")
        elif _SAFE.fullmatch(piece):
            pieces.append(piece)
        else:
            coded = base64.b64encode(piece.encode("utf-16-be")).rstrip(b"=").decode("ascii")
            pieces.append(f"&{coded.replace('/', ',')}-")
    return "".join(pieces)


def decoded_name(name: str) -> str:
    """The other way round. Raises `Malformed`."""

    def plain(match: re.Match[str]) -> str:
        coded = match[1].replace(",", "/")
        if not coded:
            return "&"
        return base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be")

    try:
        return re.sub(r"&([^-]*)-", plain, name)
    except ValueError as error:
        raise Malformed from error
