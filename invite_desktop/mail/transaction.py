"""Mail transactions (RFC 5321 3.3) as steps that never wait, with PIPELINING (RFC 2920) or without.

Steps are a generator: it writes what can be written, yields how many seconds the next reply may take,
and is sent that reply, or has what came instead of it thrown in. Who waits, and how, is not its matter.
"""

import time
from collections.abc import Generator, Iterable, Mapping
from typing import Generic, TypeVar

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import AddressUnusable, MessageTooLarge, OutcomeUnknown, RunError
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.dialogue import Dialogue, Timeouts
from invite_desktop.mail.reply import Reply, Stage, error_for
from invite_desktop.mail.wire import Garbage, LineLost, Silence, Wire

T = TypeVar("T")
Steps = Generator[float, Reply, T]
_Commands = tuple[tuple[Stage, str], ...]

_HANDED_IN = 354
_CLOSING = 421


class Run(Generic[T]):
    """Steps under way over a wire. The first have been taken when it is made."""

    def __init__(self, wire: Wire, steps: Steps[T]) -> None:
        self._wire = wire
        self._steps = steps
        self.wait_until = time.monotonic() + next(steps)

    def wait(self) -> T:
        """All the steps, waiting for each reply."""
        while True:
            try:
                self._hear(self.wait_until)
            except StopIteration as end:
                result: T = end.value
                return result

    def look(self) -> T | None:
        """The steps for which replies are here, without waiting; the result, or None if more are to come."""
        now = time.monotonic()
        while True:
            try:
                self._hear(now)
            except Silence:
                return None
            except StopIteration as end:
                result: T = end.value
                return result

    def _hear(self, until: float) -> None:
        """Hand on the next reply, or that it did not come; `Silence` where it may still come later."""
        try:
            reply = self._wire.read_reply(until - time.monotonic())
        except (LineLost, Garbage) as error:
            if isinstance(error, Silence) and until < self.wait_until:
                raise
            patience = self._steps.throw(error)
        else:
            patience = self._steps.send(reply)
        self.wait_until = time.monotonic() + patience


class Transactions:
    """The mails of one session, one after the other. At most one of them is ever in doubt.

    With PIPELINING the commands before a content travel together, and those of the following mail with
    the final dot of this one: its content has not left then, so no lost line puts it in doubt.
    """

    def __init__(self, account: Account, timeouts: Timeouts, dialogue: Dialogue) -> None:
        self._account = account
        self._timeouts = timeouts
        self._dialogue = dialogue
        self._wire = dialogue.wire
        self._offers: Mapping[str, str] = {}
        self.is_ready = False  # signed in, and between two mails
        self.announced: Mail | None = None  # its commands have been sent, their replies not been read

    @property
    def can_pipeline(self) -> bool:
        """Whether the server takes several commands at once."""
        return "PIPELINING" in self._offers

    def begin(self, offers: Mapping[str, str]) -> None:
        """From here on mails can be handed over; `offers` are the server's, by keyword."""
        self._offers = offers
        self.is_ready = True

    def drop(self) -> None:
        """The session is over."""
        self.is_ready = False
        self.announced = None
        self._wire.close()

    def hand_over(self, mail: Mail, following: Mail | None) -> Steps[Reply]:
        """One transaction; its result is the reply to the content. Raises as `Submission.submit`."""
        commands = self._commands(mail)
        is_announced = self.announced == mail
        if not self.is_ready or (self.announced and not is_announced):
            self.drop()
        self.is_ready, self.announced = False, None
        if is_announced:
            yield from self._heed(mail, commands)
        else:
            with self._dialogue.during(Stage.MAIL, mail.recipient):
                self._wire.ensure_silence()
            for group in [commands] if self.can_pipeline else [(command,) for command in commands]:
                with self._dialogue.during(group[0][0], mail.recipient):
                    self._wire.send(_octets(group), *_lines(group))
                yield from self._heed(mail, group)
        return (yield from self._hand_in(mail, following))

    def _commands(self, mail: Mail) -> _Commands:
        """What goes before the content. Raises `AddressUnusable`, `MessageTooLarge`."""
        if not (mail.sender + mail.recipient).isprintable():
            raise AddressUnusable(mail.recipient)
        parameters = ""
        limit = self._offers.get("SIZE")
        if limit is not None:
            if limit.isdecimal() and 0 < int(limit) < len(mail.content):
                raise MessageTooLarge(f"SIZE {limit}")
            parameters += f" SIZE={len(mail.content)}"
        if mail.needs_utf8:
            if "SMTPUTF8" not in self._offers:
                raise AddressUnusable(mail.recipient)
            parameters += " BODY=8BITMIME SMTPUTF8"
        return (
            (Stage.MAIL, f"MAIL FROM:<{mail.sender}>{parameters}"),
            (Stage.RCPT, f"RCPT TO:<{mail.recipient}>"),
            (Stage.DATA, "DATA"),
        )

    def _announceable(self, mail: Mail | None) -> _Commands:
        """The commands to send ahead; none where there is no such mail or it has to be refused here."""
        if mail is None or not self.can_pipeline:
            return ()
        try:
            return self._commands(mail)
        except (AddressUnusable, MessageTooLarge):
            return ()

    def _heed(self, mail: Mail, commands: _Commands) -> Steps[None]:
        """Take the answers to commands; the first refusal ends the transaction and is raised."""
        replies = yield from self._answers([stage for stage, _ in commands])
        for stage, reply in replies.items():
            if _is_refusal(stage, reply):
                yield from self._end(replies)
                raise error_for(reply, stage, account=self._account, address=mail.recipient)

    def _answers(self, stages: Iterable[Stage]) -> Steps[dict[Stage, Reply]]:
        """One reply for each command; fewer where the line is lost behind a refusal, which is the news."""
        replies: dict[Stage, Reply] = {}
        for stage in stages:
            try:
                with self._dialogue.during(stage):
                    replies[stage] = yield self._timeouts.command
            except RunError:
                if any(_is_refusal(*each) for each in replies.items()):
                    break
                raise
            if replies[stage].code == _CLOSING:
                self.drop()
                break
        return replies

    def _end(self, replies: Mapping[Stage, Reply]) -> Steps[None]:
        """Leave a transaction without its content, so that the next person's can begin."""
        command, patience = "RSET", self._timeouts.command
        if Stage.DATA in replies and replies[Stage.DATA].code == _HANDED_IN:
            if replies[Stage.RCPT].is_positive:
                self.drop()  # whatever ends a content that has a recipient would send it
                return
            command, patience = ".", self._timeouts.content  # RFC 2920 3.1
        try:
            self._wire.send_line(command)
            reply = yield patience
        except (LineLost, Garbage):
            self.drop()
            return
        # nobody was left to take an empty mail: its refusal (554) is as good an end as any
        self.is_ready = reply.is_positive or (command == "." and reply.code != _CLOSING)
        if not self.is_ready:
            self.drop()

    def _hand_in(self, mail: Mail, following: Mail | None) -> Steps[Reply]:
        """The content, then the final dot by itself: without the dot no server may take it for a mail."""
        with self._dialogue.during(Stage.CONTENT, mail.recipient):
            self._wire.send(_dot_stuffed(mail.content), f"({len(mail.content)} octets)")
            self._wire.ensure_silence()
        commands = self._announceable(following)
        try:
            self._wire.write(b".\r\n" + _octets(commands), ".", *_lines(commands))
            self.announced = following if commands else None
            reply = yield self._timeouts.content
        except (LineLost, Garbage) as error:
            self.drop()
            raise OutcomeUnknown from error
        if reply.code // 100 not in {2, 4, 5}:
            self.drop()
            raise OutcomeUnknown
        # the answer to the content ends the transaction, whatever it is (RFC 5321 4.1.1.4)
        self.is_ready = True
        if reply.code == _CLOSING:
            self.drop()
        return self._dialogue.check(reply, Stage.CONTENT, mail.recipient)


def _is_refusal(stage: Stage, reply: Reply) -> bool:
    return reply.code != _HANDED_IN if stage is Stage.DATA else not reply.is_positive


def _lines(commands: _Commands) -> list[str]:
    return [line for _, line in commands]


def _octets(commands: _Commands) -> bytes:
    return "".join(f"{line}\r\n" for _, line in commands).encode()


def _dot_stuffed(content: bytes) -> bytes:
    """RFC 5321 4.5.2, with a line end at the end."""
    stuffed = content.replace(b"\r\n.", b"\r\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"
