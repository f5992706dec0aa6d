"""What the test found: how the message arrived, and what became of it on the way. One line for each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.errors import MailboxClosed, MailboxError, MailboxSignInRejected
from invite_desktop.ui.explain import explain
from invite_desktop.ui.explaining.base import server_name
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.step_line import StepLine, StepLook
from invite_desktop.ui.setup.words import sent_copies_words
from invite_desktop.ui.widgets import Fold, Heading, Paragraph

translate = QCoreApplication.translate

_PASS = "pass"  # noqa: S105 - a verdict
_UNSAID = {"", "none"}  # nobody says, or there was nothing to check


@dataclass(frozen=True, slots=True)
class Finding:
    """One line, and what it means. `small` stands below it in any case."""

    look: StepLook
    words: str
    meaning: str = ""
    small: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the meaning is read without being asked for: there is something to do or to know."""
        return self.look is not StepLook.DONE


def seconds_of(arrival: Arrival) -> int:
    """How long it took, in whole seconds; never none at all."""
    return max(1, round(arrival.seconds))


def findings(account: Account, receiving: Receiving) -> list[Finding]:
    """Everything that was found, what matters most first."""
    server = server_name(account.host)
    arrival, unread = receiving.arrival, what_hides_arrival(receiving)
    if arrival is not None:
        found = [_place(arrival), _genuine(arrival), *_sender(arrival, server), _number(arrival, server)]
    elif unread is not None:
        said = explain(unread)
        found = [Finding(StepLook.ASKED, said.happened, said.next_step)]
    else:
        found = [Finding(StepLook.NOTED, translate("setup", "The message hasn't shown up yet"))]
    return [*found, _copies(receiving)]


def what_hides_arrival(receiving: Receiving) -> MailboxError | None:
    """Why nobody could see whether the message arrived; None where the mailbox was read."""
    return None if receiving.is_mailbox_read else receiving.problem


def mailbox_refusal(receiving: Receiving) -> MailboxError | None:
    """Why the mailbox does not let the program in; None where it does, or only could not be reached."""
    unread = what_hides_arrival(receiving)
    return unread if isinstance(unread, MailboxClosed | MailboxSignInRejected) else None


def _place(arrival: Arrival) -> Finding:
    seconds = seconds_of(arrival)
    if arrival.place is ArrivedIn.SPAM:
        return Finding(
            StepLook.LOOK_AT,
            translate("setup", "It arrived after %n second(s), in Spam", "", seconds),
            translate(
                "setup",
                "Other people's mailboxes may take your mails for unwanted ones too: "
                "write a plain text and use the full survey link.",
            ),
        )
    if arrival.place is ArrivedIn.ALL:
        return Finding(
            StepLook.NOTED,
            translate("setup", "It arrived after %n second(s), but not in your inbox", "", seconds),
            translate(
                "setup",
                "A filter of yours may have put it under All Mail. "
                "Answers of recipients may end up there too.",
            ),
        )
    return Finding(
        StepLook.DONE, translate("setup", "It arrived in your inbox after %n second(s)", "", seconds)
    )


def _genuine(arrival: Arrival) -> Finding:
    """SPF, DKIM and DMARC in one sentence; DMARC rests on the other two (RFC 7489), so its word decides."""
    told = (arrival.spf, arrival.dkim, arrival.dmarc)
    if all(word in _UNSAID for word in told):
        return Finding(
            StepLook.NOTED,
            translate("setup", "Your mailbox doesn't say whether the sender was checked"),
            translate("setup", "That is usual for a message to oneself. There is nothing to do."),
        )
    unsaid = translate("setup", "not said")
    verdicts = translate("setup", "SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}")
    spf, dkim, dmarc = (word or unsaid for word in told)
    small = verdicts.format(spf=spf, dkim=dkim, dmarc=dmarc)
    is_sure = arrival.dmarc == _PASS or (arrival.dmarc in _UNSAID and arrival.spf == arrival.dkim == _PASS)
    if is_sure:
        return Finding(
            StepLook.DONE,
            translate("setup", "Mail servers can tell that the message really comes from you"),
            small=small,
        )
    return Finding(
        StepLook.LOOK_AT,
        translate("setup", "Mail servers can't be sure that the message comes from you"),
        translate(
            "setup",
            "Such messages end up in Spam more often. Send from the address that you sign in with, "
            "or show this to your IT help desk.",
        ),
        small,
    )


def _sender(arrival: Arrival, server: str) -> list[Finding]:
    if not arrival.sender:
        return []
    if arrival.keeps_sender:
        words = translate("setup", "Recipients see {address} as the sender")
        return [Finding(StepLook.DONE, words.format(address=arrival.sender))]
    words = translate("setup", "{server} replaced the sender with {address}")
    return [
        Finding(
            StepLook.LOOK_AT,
            words.format(server=server, address=arrival.sender),
            translate(
                "setup",
                "Recipients will see that address. Use it as From (e-mail), or set your other address up "
                "under “Send mail as” in your mailbox.",
            ),
        )
    ]


def _number(arrival: Arrival, server: str) -> Finding:
    if arrival.keeps_message_id:
        return Finding(
            StepLook.DONE,
            translate("setup", "Your message keeps its number"),
            translate(
                "setup",
                "By its number (Message-ID) the program recognises each message again, "
                "in the Sent folder and in what comes back.",
            ),
        )
    words = translate("setup", "{server} gives your message a new number")
    return Finding(
        StepLook.NOTED,
        words.format(server=server),
        translate("setup", "The program looks for the old number as well. There is nothing to do."),
    )


def _copies(receiving: Receiving) -> Finding:
    words, meaning = sent_copies_words(receiving.copies)
    is_net = receiving.copies in {SentCopies.FILED, SentCopies.RENAMED}
    if receiving.problem is not None and receiving.is_mailbox_read and not is_net:
        said = explain(receiving.problem)
        words, meaning = said.happened, f"{said.next_step} {meaning}"
    return Finding(StepLook.DONE if is_net else StepLook.NOTED, words, meaning)


class FindingsPart(QWidget):
    """A heading, the lines, and folded away what those mean that are well."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.lines: list[StepLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.meanings = Fold(icons, self.tr("What this means"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(self.tr("What the test found"), section=True))
        column.addLayout(self._column)
        column.addWidget(self.meanings)
        self.hide()

    def show_findings(self, account: Account, receiving: Receiving) -> None:
        """Show what was found of a message sent with this account."""
        self._clear()
        for finding in findings(account, receiving):
            line = StepLine(self._icons)
            open_meaning = finding.meaning if finding.is_open else ""
            more = "\n".join(filter(None, (open_meaning, finding.small)))
            line.show_step(finding.look, finding.words, more)
            self.lines.append(line)
            self._column.addWidget(line)
            if finding.meaning and not finding.is_open:
                words = translate("setup", "{finding}: {meaning}")
                self.meanings.body.addWidget(
                    Paragraph(words.format(finding=finding.words, meaning=finding.meaning))
                )
        self.meanings.set_open(False)
        self.meanings.setVisible(self.meanings.body.count() > 0)
        self.show()

    def _clear(self) -> None:
        self.lines.clear()
        for layout in (self._column, self.meanings.body):
            while item := layout.takeAt(0):
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
