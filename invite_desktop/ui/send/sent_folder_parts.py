"""What the Sent folder has a say in: who is not sure, and whether all copies are there."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.errors import InviteError, MailboxUnknown
from invite_desktop.ui.explain import explain
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.looking import CheckState, LookState
from invite_desktop.ui.send.moments import when
from invite_desktop.ui.send.summary import Copies, Doubts
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import (
    Button,
    Flow,
    Heading,
    Hint,
    Kind,
    Notice,
    Paragraph,
    Status,
    StatusTag,
    Tone,
)

ADDRESSES_SHOWN = 10


class DoubtsPart(QWidget):
    """Those not sure: what the program does about them by itself and, after that, the person's choice."""

    look_chosen = Signal()
    settle_chosen = Signal(bool)  # they got it

    def __init__(
        self,
        icons: Icons,
        doubts: Doubts,
        look: LookState,
        copies: SentCopies | None,
        now: datetime,
        *,
        is_account_gone: bool = False,
    ) -> None:
        super().__init__()
        self._doubts, self._look, self._now = doubts, look, now
        body = _column(self)
        body.addWidget(Heading(self.tr("Not sure"), section=True))
        body.addWidget(Paragraph(self._what_happened()))
        if look.is_looking:
            body.addWidget(Paragraph(self.tr("Looking in your Sent folder …")))
            return
        if is_account_gone:
            body.addWidget(self._gone(icons))
            self._add_choice(body, may_be_twice=True)
        elif look.problem is not None:
            body.addWidget(self._problem(icons, look.problem))
            self._add_choice(body, may_be_twice=True)
        elif doubts.are_looked_for:
            body.addWidget(Paragraph(self._plan()))
            body.addWidget(Flow(_button(self.tr("Look now"), self.look_chosen.emit)))
        else:
            is_telling = copies in {None, SentCopies.FILED}
            body.addWidget(Paragraph(self._not_there(is_telling=is_telling)))
            self._add_choice(body, may_be_twice=not is_telling)

    def _what_happened(self) -> str:
        return self.tr(
            "%Ln not sure. The connection broke while handing them over, before the mail server answered.",
            "",
            self._doubts.count,
        )

    def _plan(self) -> str:
        looked_at, next_look = self._doubts.looked_at, self._look.next_look
        last = when(datetime.fromisoformat(looked_at), self._now) if looked_at else ""
        following = when(next_look, self._now) if next_look is not None else ""
        count = self._doubts.count
        if last and following:
            words = self.tr(
                "The program looks for them in your Sent folder: last look {last}, next {next}.", "", count
            )
        elif following:
            words = self.tr("The program looks for them in your Sent folder: first look {next}.", "", count)
        elif last:
            words = self.tr("The program looks for them in your Sent folder: last look {last}.", "", count)
        else:
            words = self.tr("The program looks for them in your Sent folder.", "", count)
        return words.format(last=last, next=following)

    def _not_there(self, *, is_telling: bool) -> str:
        if is_telling:
            return self.tr(
                "They were looked for in your Sent folder and are not there. You decide.",
                "",
                self._doubts.count,
            )
        return self.tr(
            "They were not found in your Sent folder, but your mail server doesn't put a copy there that the "
            "program could recognise: they may have gone out. You decide.",
            "",
            self._doubts.count,
        )

    def _look_yourself(self) -> str:
        return self.tr(
            "So the program can't look for them. Look in your Sent folder, then choose.",
            "",
            self._doubts.count,
        )

    def _gone(self, icons: Icons) -> Notice:
        heading = self.tr("The account that they were sent from was removed")
        return Notice(icons, Kind.LOOK_AT, heading, self._look_yourself())

    def _problem(self, icons: Icons, problem: InviteError) -> Notice:
        words, again = explain(problem), self._look.next_look
        if again is None:
            and_so = self._look_yourself()
        else:
            and_so = self.tr("The program's next look: {time}. Or look in your Sent folder, then choose.")
            and_so = and_so.format(time=when(again, self._now))
        text = f"{words.text}\n{and_so}".strip()
        notice = Notice(icons, Kind.LOOK_AT, words.happened, text, words.code)
        if not isinstance(problem, MailboxUnknown):
            notice.add_action(self.tr("Look now"), self.look_chosen.emit)
        return notice

    def _add_choice(self, body: QVBoxLayout, *, may_be_twice: bool) -> None:
        again = self.tr(
            "“Send again” sends the very same mail, marked so that a mail system can recognise a second copy."
        )
        twice = self.tr("They may get it twice.", "", self._doubts.count)
        body.addWidget(Hint(f"{again} {twice}" if may_be_twice else again))
        they_got_it = self.tr("They got it", "", self._doubts.count)
        got_it = _button(they_got_it, lambda: self.settle_chosen.emit(True))
        send = _button(self.tr("Send again"), lambda: self.settle_chosen.emit(False))
        body.addWidget(Flow(got_it, send))


class CopiesPart(QWidget):
    """Whether every mail that was sent stands in the Sent folder."""

    check_chosen = Signal()

    def __init__(self, icons: Icons, copies: Copies, check: CheckState) -> None:
        super().__init__()
        body = _column(self)
        if check.is_checking:
            body.addWidget(Paragraph(self.tr("Looking in your Sent folder …")))
        elif check.problem is not None:
            words = explain(check.problem)
            notice = Notice(icons, Kind.LOOK_AT, words.happened, words.text, words.code)
            notice.add_action(self.tr("Look again"), self.check_chosen.emit)
            body.addWidget(notice)
        else:
            self._add_result(body, icons, copies, is_complete=check.is_checked or not copies.unchecked)

    def _add_result(self, body: QVBoxLayout, icons: Icons, copies: Copies, *, is_complete: bool) -> None:
        if not is_complete:
            if copies.found:
                words = self.tr("%Ln of them found in your Sent folder", "", copies.found)
                body.addWidget(Paragraph(words))
            whole = self.tr("Check all in your Sent folder")
            body.addWidget(Flow(_button(whole, self.check_chosen.emit, icons, "search")))
            return
        words = self.tr("{found} of %Ln found in your Sent folder", "", copies.total)
        words = words.format(found=number(copies.found))
        status = Status(words, "search", Tone.NEUTRAL)
        if not copies.unseen:
            status = Status(words, "circle-check", Tone.DONE)
        body.addWidget(StatusTag(icons, status, wraps=True), 0, Qt.AlignmentFlag.AlignLeading)
        if copies.unseen:
            self._add_unseen(body, copies.unseen)

    def _add_unseen(self, body: QVBoxLayout, unseen: tuple[str, ...]) -> None:
        words = self.tr("%Ln not found yet. Some mail servers file copies a little later.", "", len(unseen))
        body.addWidget(Paragraph(words))
        shown = list(unseen[:ADDRESSES_SHOWN])
        if len(unseen) > ADDRESSES_SHOWN:
            shown.append(self.tr("and %Ln more", "", len(unseen) - ADDRESSES_SHOWN))
        body.addWidget(Hint("\n".join(shown)))
        body.addWidget(Flow(_button(self.tr("Look again"), self.check_chosen.emit)))


def _column(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def _button(text: str, pressed: Callable[[], object], icons: Icons | None = None, icon: str = "") -> Button:
    button = Button(text)
    button.clicked.connect(lambda _=False: pressed())
    if icons is not None:
        button.setIcon(icons.icon(icon))
    return button
