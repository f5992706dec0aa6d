"""A mailing under way: how far it is, how long it takes, and the knobs."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import State, Wait
from invite_desktop.operations.mailings import Mailings
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.moments import when
from invite_desktop.ui.send.people import People, PeopleModel, PeopleTable, people_of
from invite_desktop.ui.send.run import MailingRun, Phase
from invite_desktop.ui.send.waits import Around, can_change, can_hurry, wait_status, wait_words
from invite_desktop.ui.send.words import left_words, slept_words
from invite_desktop.ui.theme import restyle
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, Flow, Hint, Status, StatusTag, Tone, WrappingLabel, announce

SLEEPS_SHOWN = 3
LIST_SECONDS = 1.0  # the list is loaded again after this long, or ten times as long as loading takes
SAY_PERCENT, SAY_SECONDS = 10, 60.0


class ProgressView(QWidget):
    """Shows a `MailingRun` and turns its knobs. `clock` is monotonic, in seconds; `now` the time of day."""

    def __init__(
        self,
        frame: Frame,
        mailings: Mailings,
        run: MailingRun,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._session = frame.session
        self._mailings = mailings
        self._run = run
        self._clock = clock
        self._now = now
        self._wait: Wait | None = None
        self._was_starting = False
        self._said_percent, self._said_at = 0, clock()
        self._loading_began = 0.0
        self.tag = StatusTag(frame.icons, self._status(), wraps=True)
        self.current = WrappingLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the mailing"))
        self.numbers = WrappingLabel(role="strong")
        self.pause_button = Button(self.tr("Pause"))
        self.stop_button = Button(self.tr("Stop"))
        self.hurry_button = Button(self.tr("Try now"))
        self.hurry_button.setIcon(frame.icons.icon("refresh-cw"))
        self.list_button = Button(self.tr("Show the list"))
        self.list_button.setCheckable(True)
        self.slept = Hint()
        self.change_hint = Hint(self.tr("To change speed, limit or hours: stop, change them, then continue."))
        self._other = Hint(self.tr("This mailing belongs to another survey. It goes on while you work here."))
        self.model = PeopleModel(frame.icons, is_long=False, parent=self)
        self.table = PeopleTable(self.model)
        self.table.hide()
        self._people = Latest(frame.tasks, self._show_people, self._not_loaded, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._load_people)
        self._icons = frame.icons
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.current)
        column.addWidget(self.change_hint)
        column.addWidget(self.bar)
        column.addWidget(self.numbers)
        column.addWidget(Flow(self.pause_button, self.stop_button, self.hurry_button, self.list_button))
        keep_on = self.tr(
            "You can use other pages and programs. Keep the computer on; closing the lid pauses the mailing, "
            "nothing is lost."
        )
        column.addWidget(Hint(keep_on))
        column.addWidget(self.slept)
        column.addWidget(self._other)
        column.addWidget(self.table, 1)
        column.addStretch()

    def _connect(self) -> None:
        run = self._run
        run.phase_changed.connect(self._show_phase)
        run.progressed.connect(self._show_progress)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.stop_button.clicked.connect(run.stop)
        self.hurry_button.clicked.connect(run.hurry)
        self.list_button.toggled.connect(self._show_list)
        self._session.survey_opened.connect(self._show_whose)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.activated.connect(self._pause_or_resume_by_key)

    # -- the knobs ---------------------------------------------------------------------------------

    def _pause_or_resume(self) -> None:
        if self._run.phase is Phase.SENDING:
            self._run.pause()
        else:
            self._run.resume()

    def _pause_or_resume_by_key(self) -> None:
        if not self._run.is_asking:  # the rest goes out by a button that says so
            self._pause_or_resume()

    # -- how it goes -------------------------------------------------------------------------------

    def _status(self) -> Status:
        run = self._run
        if run.wait is not None and (run.phase is Phase.SENDING or self._is_asking):
            return wait_status(run.wait)
        stopping = self.tr("Stopping …") if run.wait else self.tr("Stopping after this message …")
        return {
            Phase.STARTING: Status(self.tr("Starting …"), "clock", Tone.INFO),
            Phase.PAUSING: Status(self.tr("Pausing after this message …"), "pause", Tone.LOOK_AT),
            Phase.PAUSED: Status(self.tr("Paused"), "pause", Tone.LOOK_AT),
            Phase.STOPPING: Status(stopping, "square", Tone.LOOK_AT),
        }.get(run.phase, Status(self.tr("Sending"), "send", Tone.INFO))

    @property
    def _is_asking(self) -> bool:
        """Whether the person is to choose how to go on; no longer once they chose to stop."""
        return self._run.is_asking and self._run.phase is not Phase.STOPPING

    def _show_phase(self, phase: object) -> None:
        if phase is Phase.STARTING:
            self._begin()
        self._show_state()
        self._lead_focus_on()
        if self._run.is_running:
            announce(self, self.tag.status.word)

    def _lead_focus_on(self) -> None:
        """Away from what has become *Stop*: a Space meant for *Cancel* may come late."""
        has_begun = self._was_starting and self._run.phase is Phase.SENDING
        if has_begun and self.window().focusWidget() is self.stop_button:
            self.list_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_starting = self._run.phase is Phase.STARTING

    def _show_state(self) -> None:
        run, phase, status = self._run, self._run.phase, self._status()
        self._wait = run.wait
        self.tag.show_status(status)
        is_held = phase in {Phase.PAUSING, Phase.PAUSED}
        self.pause_button.setText(self.tr("Resume") if is_held else self.tr("Pause"))
        self.pause_button.setIcon(self._icons.icon("play" if is_held else "pause"))
        self.pause_button.setToolTip(self.tr("Pause or resume (Ctrl+P)"))
        if self._is_asking:
            self.pause_button.setText(self.tr("Send the rest"))
            self.pause_button.setIcon(self._icons.icon("send", "on_accent"))
            self.pause_button.setToolTip("")
        restyle(self.pause_button, primary=self._is_asking)
        self.pause_button.setVisible(phase not in {Phase.STARTING, Phase.STOPPING})
        self.stop_button.setText(self.tr("Cancel") if phase is Phase.STARTING else self.tr("Stop"))
        self.stop_button.setIcon(self._icons.icon("x" if phase is Phase.STARTING else "square"))
        self.stop_button.setVisible(phase is not Phase.STOPPING)
        self.hurry_button.setVisible(phase is Phase.SENDING and can_hurry(run.wait))
        self.list_button.setVisible(phase is not Phase.STARTING)
        self.change_hint.setVisible(phase is Phase.SENDING and can_change(run.wait))
        restyle(self.bar, tone="" if status.tone is Tone.INFO else "look_at")
        self._show_words()

    def _begin(self) -> None:
        self._said_percent, self._said_at = 0, self._clock()
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.list_button.setChecked(False)
        self._show_whose()

    def _show_progress(self) -> None:
        progress = self._run.progress
        if progress is None:
            return
        # An empty range would let the bar run to and fro.
        self.bar.setRange(0, max(1, progress.counts.addressed))
        self.bar.setValue(self._run.settled)
        if self._run.wait == self._wait:
            self._show_words()
        else:
            self._show_state()
            if self._wait is not None:
                announce(self, f"{self.tag.status.word}. {self.current.text()}")
        self._say_sometimes()

    def _show_words(self) -> None:
        words = self._words()
        self.current.setText(words)
        self.current.setVisible(bool(words))
        self.numbers.setText(self._numbers())
        self.numbers.setVisible(bool(self.numbers.text()))
        self.bar.setAccessibleDescription(self.numbers.text())
        sleeps = [slept_words(*each, self._now()) for each in self._run.slept[-SLEEPS_SHOWN:]]
        self.slept.setText("\n".join(sleeps))
        self.slept.setVisible(bool(sleeps))

    def _words(self) -> str:
        run = self._run
        address = run.progress.current if run.progress else ""
        if run.phase is Phase.STARTING:
            return self._starting_words()
        if run.wait is not None and run.progress is not None and self.tag.status == wait_status(run.wait):
            waiting = run.progress.counts.of(State.WAITING)
            return wait_words(run.wait, Around(self._now(), waiting, run.first, self._session.is_practice))
        if run.phase is not Phase.PAUSED and address:
            return self.tr("Sending to {address} …").format(address=address)
        if run.phase in {Phase.PAUSING, Phase.PAUSED}:
            return self.tr("Nothing more goes out until you resume.")
        return self.tr("The next message follows in a moment.") if run.phase is Phase.SENDING else ""

    def _starting_words(self) -> str:
        opens_at = self._run.opens_at
        if opens_at is None:
            return self.tr("The first message leaves in a few seconds. You can still take it back.")
        words = self.tr("Nothing leaves before {moment}. You can still take it back.")
        return words.format(moment=when(opens_at, self._now()))

    def _numbers(self) -> str:
        run = self._run
        if run.progress is None:
            return ""
        counts = run.progress.counts
        sent = self.tr("{count} of {total} sent ({percent}%)").format(
            count=number(counts.of(State.ACCEPTED)), total=number(counts.addressed), percent=run.percent
        )
        words = [sent]
        if counts.of(State.REFUSED):
            words.append(self.tr("%Ln not sent", "", counts.of(State.REFUSED)))
        if counts.of(State.IN_DOUBT):
            words.append(self._doubt_words(counts.of(State.IN_DOUBT)))
        is_known = run.phase is Phase.SENDING and run.wait is None and counts.of(State.WAITING)
        if run.seconds_left is not None and is_known:
            words.append(left_words(run.seconds_left))
        return " · ".join(words)

    def _doubt_words(self, count: int) -> str:
        account = self._run.account
        if self._run.phase is Phase.SENDING and account is not None and account.imap_host:
            return self.tr("%Ln not sure: looking in your Sent folder", "", count)
        return self.tr("%Ln not sure", "", count)

    def _say_sometimes(self) -> None:
        """Every ten per cent or every minute, whichever comes later."""
        moment = self._clock()
        if self._run.percent >= self._said_percent + SAY_PERCENT and moment >= self._said_at + SAY_SECONDS:
            self._said_percent, self._said_at = self._run.percent, moment
            announce(self, self.numbers.text())

    def _show_whose(self) -> None:
        mailing = self._run.mailing
        is_other = mailing is not None and mailing.survey_id != self._session.survey.id
        self._other.setVisible(is_other)

    # -- the list ----------------------------------------------------------------------------------

    def _show_list(self, is_shown: bool) -> None:
        self.table.setVisible(is_shown)
        self.list_button.setText(self.tr("Hide the list") if is_shown else self.tr("Show the list"))
        if is_shown:
            self._load_people()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_people()

    def _load_people(self) -> None:
        mailing, mailings = self._run.mailing, self._mailings
        if mailing is None or self.table.isHidden() or self._people.is_running:
            return
        self._loading_began = time.monotonic()
        began = self._run.began_at if self._run.is_sending else ""
        self._people.run(lambda: people_of(mailing.columns, mailings.fates(mailing), run_began=began))

    def _show_people(self, people: object) -> None:
        if isinstance(people, People):
            self.model.show_people(people)
        took = time.monotonic() - self._loading_began
        if self._run.is_running and self.table.isVisible():
            self._again.start(round(1000 * max(LIST_SECONDS, 10 * took)))

    def _not_loaded(self, error: InviteError) -> None:
        self.current.setText(explain(error).happened)
        self.current.show()
