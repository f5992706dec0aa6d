"""The one window: navigation and words about the whole program, no logic of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from invite_desktop.domain.survey import Survey
from invite_desktop.operations.preferences import Preferences
from invite_desktop.operations.surveys import Surveys
from invite_desktop.system.resources import Resources
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.session import SEND
from invite_desktop.ui.theme import TEXT_PERCENTS, Scheme
from invite_desktop.ui.translation import available, native_name
from invite_desktop.ui.widgets import Kind, LinkButton, Toast, TopBar
from invite_desktop.ui.window.about import TextDialog, about_text
from invite_desktop.ui.window.rail import Rail, RailRow
from invite_desktop.ui.window.survey_switcher import SurveySwitcher

DEFAULT_SIZE, MINIMUM_SIZE = QSize(1100, 720), QSize(800, 560)


def _shown_language() -> str:
    return QLocale().name().partition("_")[0]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the rail; `build` makes it when it is first needed."""

    row: RailRow
    build: Callable[[], RailPage]


class MainWindow(QMainWindow):
    """Shows one page at a time.

    `first_painted` tells that the person sees the window: what can wait begins then. `may_close` may
    say no to closing; `is_busy` tells whether a survey has to stay.
    """

    first_painted = Signal()
    closed = Signal()

    def __init__(
        self,
        frame: Frame,
        surveys: Surveys,
        preferences: Preferences,
        resources: Resources,
        entries: Sequence[PageEntry],
        may_close: Callable[[], bool],
        is_busy: Callable[[Survey], bool],
    ) -> None:
        super().__init__()
        self._frame = frame
        self._preferences = preferences
        self._resources = resources
        self._entries: Mapping[str, PageEntry] = {entry.row.key: entry for entry in entries}
        self._pages: dict[str, RailPage] = {}
        self._may_close = may_close
        self._prefix = ""
        self._was_painted = False
        self.setMinimumSize(MINIMUM_SIZE)
        self.practice_bar = TopBar(frame.icons)  # of its own: no other message takes its place
        self.top_bar = TopBar(frame.icons)
        self.toast = Toast(frame.icons)
        self._stack = QStackedWidget()
        self._rail = Rail(frame.icons, [entry.row for entry in entries])
        self._switcher = SurveySwitcher(frame.session, surveys, frame.icons, is_busy)
        self._lay_out()
        self._rail.chosen.connect(self._show_chosen)
        self._rail.chosen_again.connect(lambda key: self.page(key).show_start())
        session = frame.session
        session.went_to.connect(self.go_to)
        session.toasted.connect(self.toast.show_message)
        session.refused.connect(self.toast.show_refusal)
        session.survey_opened.connect(self._retitle)
        for number, entry in enumerate(entries, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=entry.row.key: self.go_to(key))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # looks, and never sends by itself
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda: self.go_to(SEND))
        self._retitle()
        self._restore()

    # -- parts -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("role", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._switcher)
        column.addWidget(self._rail, 1)
        icons = self._frame.icons
        self.help_button = LinkButton(self.tr("Help for this page"), icons.icon("circle-help", "accent"))
        self.help_button.setShortcut(QKeySequence(Qt.Key.Key_F1))
        self.help_button.setToolTip(self.tr("Help for this page (F1)"))
        self.help_button.clicked.connect(self._show_help)
        self.menu_button = LinkButton(self.tr("Look and about"), icons.icon("settings", "accent"))
        self.look_menu = self._look_menu()
        self.menu_button.setMenu(self.look_menu)
        column.addWidget(self.help_button)
        column.addWidget(self.menu_button)
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self.practice_bar)
        main.addWidget(self.top_bar)
        main.addWidget(self._stack, 1)
        main.addWidget(self.toast)
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(main, 1)
        self.setCentralWidget(row_widget)

    def _look_menu(self) -> QMenu:
        menu = QMenu(self)
        theme = self._frame.theme
        schemes = (
            (Scheme.SYSTEM, self.tr("As the computer")),
            (Scheme.LIGHT, self.tr("Light")),
            (Scheme.DARK, self.tr("Dark")),
        )
        look = menu.addMenu(self.tr("Colours"))
        group = QActionGroup(self)
        for scheme, name in schemes:
            action = self._choice(look, group, name, scheme is theme.scheme)
            action.triggered.connect(lambda _=False, scheme=scheme: self._use_scheme(scheme))
        size = menu.addMenu(self.tr("Text size"))
        group = QActionGroup(self)
        for percent in TEXT_PERCENTS:
            action = self._choice(size, group, f"{percent} %", percent == theme.text_percent)
            action.triggered.connect(lambda _=False, percent=percent: self._use_text_size(percent))
        languages = menu.addMenu(self.tr("Language"))
        group = QActionGroup(self)
        for language in available(self._resources.translations):
            action = self._choice(languages, group, native_name(language), language == _shown_language())
            action.triggered.connect(lambda _=False, language=language: self._use_language(language))
        menu.addSeparator()
        menu.addAction(self.tr("What's new"), self._show_changes)
        menu.addAction(self.tr("About Invite Desktop"), self._show_about)
        return menu

    @staticmethod
    def _choice(menu: QMenu, group: QActionGroup, name: str, chosen: bool) -> QAction:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        return action

    def _use_scheme(self, scheme: Scheme) -> None:
        self._frame.theme.use(scheme=scheme)
        self._preferences.set("scheme", scheme)

    def _use_text_size(self, percent: int) -> None:
        self._frame.theme.use(text_percent=percent)
        self._preferences.set("text_percent", str(percent))

    def _use_language(self, language: str) -> None:
        """What is open keeps its words: the language is that of the next start."""
        self._preferences.set("language", language)
        if language != _shown_language():
            self._frame.session.toast(self.tr("The language changes when you start the program again"))

    # -- pages -------------------------------------------------------------------------------------

    def go_to(self, key: str, target: str = "") -> None:
        """Open a page, at a place of it where one is named."""
        self._rail.show_page(key)
        if target:
            self.page(key).show_target(target)
        else:
            self.page(key).take_focus()

    def page(self, key: str) -> RailPage:
        """A page, built when it is first asked for."""
        if key not in self._pages:
            page = self._entries[key].build()
            self._pages[key] = page
            self._stack.addWidget(page)
            page.standing_changed.connect(lambda: self._show_standing(key))
            self._show_standing(key)
        return self._pages[key]

    def build_pages(self) -> None:
        """Build what is not built yet, one page at a time, while the person looks at the first."""
        missing = next((key for key in self._entries if key not in self._pages), None)
        if missing is not None:
            self.page(missing)
            QTimer.singleShot(0, self, self.build_pages)

    def build_all_pages(self) -> tuple[RailPage, ...]:
        """Build every page at once."""
        return tuple(self.page(key) for key in self._entries)

    def built_pages(self) -> tuple[RailPage, ...]:
        """The pages that have been needed so far."""
        return tuple(self._pages.values())

    @property
    def open_page(self) -> str:
        """The key of the page that is shown."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def _show_chosen(self, key: str) -> None:
        page = self.page(key)
        if page is not self._stack.currentWidget():
            self.toast.leave_page()
        self._stack.setCurrentWidget(page)
        page.refresh()
        self._preferences.set("page", key)

    def _show_standing(self, key: str) -> None:
        page = self._pages[key]
        self._rail.show_standing(key, page.standing, page.standing_words)

    # -- words about the whole program -------------------------------------------------------------

    def show_title_prefix(self, prefix: str) -> None:
        """Put the most telling part first, such as `31% – `."""
        self._prefix = prefix
        self._retitle()

    def _retitle(self) -> None:
        survey = self._frame.session.survey.name
        self.setWindowTitle(self._prefix + self.tr("{survey} – Invite Desktop").format(survey=survey))

    def show_practice_bar(self) -> None:
        """Every page of practice says what it is."""
        self.practice_bar.show_message(
            "practice",
            Kind.INFO,
            self.tr("Practice – nothing leaves this computer. Messages go to the practice mailbox."),
        )

    def _show_help(self) -> None:
        text = self._resources.help_text(self._pages[self.open_page].help_page, self.locale().name())
        TextDialog(self.tr("Help"), text, self).show()

    def _show_changes(self) -> None:
        TextDialog(self.tr("What's new"), self._resources.changelog(self.locale().name()), self).show()

    def _show_about(self) -> None:
        TextDialog(self.tr("About Invite Desktop"), about_text(self), self).show()

    # -- size and closing --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _restore(self) -> None:
        self.resize(DEFAULT_SIZE)
        geometry = self._preferences.get("geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))
        page = self._preferences.get("page")
        self._rail.show_page(page if page in self._entries else next(iter(self._entries)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._preferences.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        event.accept()
        self.closed.emit()
