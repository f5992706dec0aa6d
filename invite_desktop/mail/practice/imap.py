"""A small IMAP4rev1 server (RFC 3501) over TLS: what a program needs that looks for its own mails.

Besides: SASL-IR (RFC 4959), ID (RFC 2971), NAMESPACE (RFC 2342), UNSELECT (RFC 3691), SPECIAL-USE (RFC 6154),
literals without waiting (RFC 7888), and Gmail's search and numbers (X-GM-EXT-1). Nothing can be changed over
it, but that a message read without PEEK counts as read.
"""

import asyncio
import base64
import binascii
import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from invite_desktop.mail.practice.connections import Connections
from invite_desktop.mail.practice.imap_selected import SelectedFolder
from invite_desktop.mail.practice.imap_words import (
    CommandReader,
    Malformed,
    Word,
    decoded_name,
    encoded_name,
    quoted,
    text,
    words,
)
from invite_desktop.mail.practice.mailstore import Folder, MailStore

SignIn = Callable[[str, str], MailStore]

_ABILITIES = "IMAP4rev1 UNSELECT NAMESPACE ID CHILDREN X-GM-EXT-1 SASL-IR AUTH=PLAIN LITERAL+ SPECIAL-USE"
_FLAGS = "(\\Answered \\Flagged \\Draft \\Deleted \\Seen)"
_COMMAND = re.compile(rb"([^\s()\"]+) ([A-Za-z.-]+)")


class Refused(Exception):
    """A command that cannot be done; the text is the rest of the NO."""


class ImapLine(asyncio.Protocol):
    """One connection."""

    greeting = "* OK Practice mailbox ready"
    abilities = abilities_inside = _ABILITIES
    done = "done"
    welcome = "{user} is signed in"

    def __init__(self, sign_in: SignIn, connections: Connections | None = None) -> None:
        self._sign_in = sign_in
        self._connections = connections or Connections()
        self._reader = CommandReader()
        self._awaited: Callable[[str], None] | None = None  # who takes the next line, if it is no command
        self.transport: Any = None
        self.user = ""
        self.store: MailStore | None = None
        self._selected: SelectedFolder | None = None

    # -- the connection ----------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        self.transport = transport
        self._connections.add(self)
        self.greet()

    def connection_lost(self, _error: Exception | None) -> None:
        """Forget it."""
        self._connections.discard(self)

    def data_received(self, octets: bytes) -> None:
        """Do every command that is whole by now."""
        self._reader.feed(octets)
        while not self.transport.is_closing() and (command := self._reader.next()) is not None:
            self._obey(command)
        if self._reader.waits_for_literal:
            self._reader.waits_for_literal = False
            self.say("+ go ahead")

    def hang_up(self) -> None:
        """Break the connection."""
        if not self.transport.is_closing():
            self.transport.abort()

    def greet(self) -> None:
        """The first words."""
        self.say(self.greeting)

    def say(self, line: str) -> None:
        """One line."""
        self.send(line.encode("utf-8", "surrogateescape") + b"\r\n")

    def send(self, octets: bytes) -> None:
        """Octets as they are."""
        self.transport.write(octets)

    # -- commands ----------------------------------------------------------------------------------

    def _obey(self, command: list[bytes]) -> None:
        if self._awaited is not None:
            awaited, self._awaited = self._awaited, None
            awaited(command[0].decode("latin-1"))
            return
        match = _COMMAND.match(command[0])
        if match is None:
            self.say("* BAD Not a command")
            return
        tag, name = match[1].decode("latin-1"), match[2].decode("ascii").upper()
        rest = [command[0][match.end() :], *command[1:]]
        with self.store.lock if self.store else nullcontext():
            self.attempt(tag, lambda: self._understand(tag, name, rest))

    def _understand(self, tag: str, name: str, rest: list[bytes]) -> None:
        arguments = words(rest)
        if name == "UID":
            name = f"UID {text(arguments.pop(0)).upper()}"
        self.execute(tag, name, arguments)

    def attempt(self, tag: str, action: Callable[[], None]) -> None:
        """Do what may be refused or make no sense, and say so then."""
        try:
            action()
        except Refused as refusal:
            self.say(f"{tag} NO {refusal}")
        except (Malformed, IndexError, ValueError):
            self.say(f"{tag} BAD Not understood")

    def execute(self, tag: str, name: str, arguments: list[Word]) -> None:
        """Do one command. Raises `Refused`, `Malformed`; a missing argument raises `IndexError`."""
        commands: dict[str, Callable[[str, list[Word]], None]] = {
            "CAPABILITY": self._capability,
            "ID": self._id,
            "NOOP": self._noop,
            "LOGOUT": self._logout,
            "LOGIN": self._login,
            "AUTHENTICATE": self._authenticate,
        }
        inside = {
            "NAMESPACE": self._namespace,
            "LIST": self._list,
            "SELECT": self._select,
            "EXAMINE": self._examine,
        }
        selected = {
            "CLOSE": self._close,
            "UNSELECT": self._close,
            "SEARCH": self._search,
            "FETCH": self._fetch,
        }
        selected |= {"UID SEARCH": self._uid_search, "UID FETCH": self._uid_fetch}
        if self.store is not None:
            commands |= inside
        if self._selected is not None:
            commands |= selected
        if name not in commands:
            raise Malformed
        commands[name](tag, arguments)

    def finish(self, tag: str, words: str = "") -> None:
        """The command is done."""
        self.say(f"{tag} OK {words or self.done}")

    def _capability(self, tag: str, _arguments: list[Word]) -> None:
        self.say(f"* CAPABILITY {self.abilities if self.store is None else self.abilities_inside}")
        self.finish(tag)

    def _id(self, tag: str, _arguments: list[Word]) -> None:
        self.say("* ID NIL")
        self.finish(tag)

    def _noop(self, tag: str, _arguments: list[Word]) -> None:
        self._tell_of_arrivals()
        self.finish(tag)

    def _logout(self, tag: str, _arguments: list[Word]) -> None:
        self.say("* BYE Until next time")
        self.finish(tag)
        self.transport.close()

    def _login(self, tag: str, arguments: list[Word]) -> None:
        self._enter(tag, text(arguments[0]), text(arguments[1]))

    def _authenticate(self, tag: str, arguments: list[Word]) -> None:
        if text(arguments[0]).upper() != "PLAIN":
            raise Malformed
        if len(arguments) > 1:
            self._enter_plain(tag, text(arguments[1]))
            return

        self._awaited = lambda line: self.attempt(tag, lambda: self._enter_plain(tag, line))
        self.say("+ ")

    def _enter_plain(self, tag: str, response: str) -> None:
        """SASL PLAIN (RFC 4616)."""
        try:
            _, user, password = base64.b64decode(response, validate=True).decode().split("\0")
        except (binascii.Error, ValueError) as error:
            raise Malformed from error
        self._enter(tag, user, password)

    def _enter(self, tag: str, user: str, password: str) -> None:
        self.store = self._sign_in(user, password)
        self.user = user
        self.finish(tag, self.welcome.format(user=user))

    # -- folders -----------------------------------------------------------------------------------

    def _namespace(self, tag: str, _arguments: list[Word]) -> None:
        self.say('* NAMESPACE (("" "/")) NIL NIL')
        self.finish(tag)

    def _list(self, tag: str, arguments: list[Word]) -> None:
        """LIST, also in its extended form (RFC 5258): options before or after, which change nothing here."""
        asked = [each for each in arguments[:3] if not isinstance(each, list)]
        reference, pattern = text(asked[0]), text(asked[1])
        if pattern:
            wanted = _listed(decoded_name(reference + pattern))
            for folder in self._shown():
                if wanted.fullmatch(folder.name):
                    self.say(f'* LIST ({self._list_flags(folder)}) "/" {quoted(encoded_name(folder.name))}')
        else:
            self.say('* LIST (\\Noselect) "/" ""')
        self.finish(tag)

    def _shown(self) -> tuple[Folder, ...]:
        return self.store.folders if self.store else ()

    def _list_flags(self, folder: Folder) -> str:
        has_children = any(each.name.startswith(f"{folder.name}/") for each in self._shown())
        children = "\\HasChildren" if has_children else "\\HasNoChildren"
        return f"{children} {folder.use}".rstrip()

    def _select(self, tag: str, arguments: list[Word]) -> None:
        self._open(tag, arguments, is_read_only=False)

    def _examine(self, tag: str, arguments: list[Word]) -> None:
        self._open(tag, arguments, is_read_only=True)

    def _open(self, tag: str, arguments: list[Word], *, is_read_only: bool) -> None:
        name = decoded_name(text(arguments[0]))
        self._selected = None
        folder = self.store.folder(name) if self.store else None
        if self.store is None or folder is None or not folder.is_selectable:
            raise Refused(f"[NONEXISTENT] Unknown Mailbox: {name} (Failure)")
        self._selected = SelectedFolder(self.store, folder, is_read_only=is_read_only)
        self.say(f"* FLAGS {_FLAGS}")
        self.say(f"* OK [PERMANENTFLAGS {'()' if is_read_only else _FLAGS}] Flags permitted.")
        self.say(f"* OK [UIDVALIDITY {folder.uid_validity}] UIDs valid.")
        self.say(f"* {len(self._selected)} EXISTS")
        self.say("* 0 RECENT")
        self.say(f"* OK [UIDNEXT {folder.uid_next}] Predicted next UID.")
        mode = "READ-ONLY" if is_read_only else "READ-WRITE"
        self.finish(tag, f"[{mode}] {encoded_name(name)} selected. (Success)")

    def _close(self, tag: str, _arguments: list[Word]) -> None:
        self._selected = None
        self.finish(tag)

    # -- messages ----------------------------------------------------------------------------------

    def _tell_of_arrivals(self) -> None:
        for line in self._selected.arrivals() if self._selected else ():
            self.say(line)

    def _search(self, tag: str, arguments: list[Word]) -> None:
        self._answer_search(tag, arguments, by_uid=False)

    def _uid_search(self, tag: str, arguments: list[Word]) -> None:
        self._answer_search(tag, arguments, by_uid=True)

    def _answer_search(self, tag: str, keys: list[Word], *, by_uid: bool) -> None:
        if self._selected is None or not keys:
            raise Malformed
        self._tell_of_arrivals()
        found = self._selected.search(keys, by_uid=by_uid)
        self.say(" ".join(["* SEARCH", *map(str, found)]))
        self.finish(tag)

    def _fetch(self, tag: str, arguments: list[Word]) -> None:
        self._answer_fetch(tag, arguments, by_uid=False)

    def _uid_fetch(self, tag: str, arguments: list[Word]) -> None:
        self._answer_fetch(tag, arguments, by_uid=True)

    def _answer_fetch(self, tag: str, arguments: list[Word], *, by_uid: bool) -> None:
        if self._selected is None:
            raise Malformed
        for answer in self._selected.fetch(text(arguments[0]), arguments[1:], by_uid=by_uid):
            self.send(answer)
        self.finish(tag)


def _listed(pattern: str) -> re.Pattern[str]:
    """`*` is anything, `%` anything but the separator (RFC 3501 6.3.8)."""
    pieces = {"*": ".*", "%": "[^/]*"}
    return re.compile("".join(pieces.get(letter) or re.escape(letter) for letter in pattern), re.DOTALL)
