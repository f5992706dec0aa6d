"""The open survey, above the rail: open another, make, rename, duplicate, archive, delete."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QPushButton, QVBoxLayout, QWidget

from invite_desktop.domain.survey import Survey
from invite_desktop.operations.surveys import Surveys
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.name_dialog import NameDialog
from invite_desktop.ui.session import Session
from invite_desktop.ui.widgets import Button, Heading, Paragraph


class DeleteDialog(QDialog):
    """A survey is gone for good once deleted, so this one asks; keeping it is the default."""

    def __init__(self, survey: Survey, confirmed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete the survey"))
        keep = Button(self.tr("Keep it"), primary=True)
        keep.setDefault(True)
        delete = Button(self.tr("Delete for good"))
        delete.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(keep, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(delete, QDialogButtonBox.ButtonRole.DestructiveRole)
        keep.clicked.connect(self.reject)
        delete.clicked.connect(self.accept)
        self.accepted.connect(confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Heading(self.tr("Delete “{name}”?").format(name=survey.name), section=True))
        column.addWidget(
            Paragraph(
                self.tr(
                    "Its recipients, its message and the record of who was reached are deleted from this"
                    " computer. This can't be undone. To put it out of sight only, archive it instead."
                )
            )
        )
        column.addWidget(buttons)


class SurveySwitcher(QPushButton):
    """Shows the open survey's name; its menu holds everything one can do with surveys."""

    def __init__(
        self,
        session: Session,
        surveys: Surveys,
        icons: Icons,
        is_busy: Callable[[Survey], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._surveys = surveys
        self._is_busy = is_busy
        self.setIcon(icons.icon("folder-open"))
        self.setProperty("look", "switcher")
        self.entries = QMenu(self)
        self.entries.aboutToShow.connect(self._fill_menu)
        self.setMenu(self.entries)
        session.survey_opened.connect(self._show)
        self._show(session.survey)

    def _show(self, survey: Survey) -> None:
        metrics = self.fontMetrics()
        self.setText(
            metrics.elidedText(survey.name, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * 18)
        )
        self.setToolTip(survey.name)
        self.setAccessibleName(self.tr("Survey: {name}").format(name=survey.name))

    def _fill_menu(self) -> None:
        menu, current = self.entries, self._session.survey
        menu.clear()
        every = self._surveys.all()
        for survey in every:
            if not survey.archived:
                action = menu.addAction(survey.name.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(survey.id == current.id)
                action.triggered.connect(lambda _=False, survey=survey: self._open(survey))
        menu.addSeparator()
        menu.addAction(self.tr("New survey…"), self._ask_new)
        menu.addAction(self.tr("Rename…"), self._ask_rename)
        menu.addAction(self.tr("Duplicate"), self._duplicate)
        menu.addAction(self.tr("Archive"), self._archive)
        menu.addAction(self.tr("Delete…"), self._ask_delete)
        archived = [survey for survey in every if survey.archived]
        if archived:
            shelf = menu.addMenu(self.tr("Archived surveys"))
            for survey in archived:
                action = shelf.addAction(survey.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, survey=survey: self._take_out(survey))

    def _open(self, survey: Survey) -> None:
        self._session.open_survey(self._surveys.open(survey))

    def _ask_new(self) -> None:
        self._ask_name(self.tr("New survey"), "", self.tr("Create"), self._create)

    def _create(self, name: str) -> None:
        self._session.open_survey(self._surveys.create(name))

    def _ask_rename(self) -> None:
        name = self._session.survey.name
        self._ask_name(self.tr("Rename the survey"), name, self.tr("Rename"), self._rename)

    def _ask_name(self, title: str, name: str, caption: str, named: Callable[[str], None]) -> None:
        label, missing = self.tr("&Name of the survey"), self.tr("The survey needs a name")
        NameDialog(title, label, name, caption, named, self.window(), missing=missing).open()

    def _rename(self, name: str) -> None:
        before = self._session.survey
        self._session.open_survey(self._surveys.rename(before, name))
        self._session.toast(self.tr("Renamed"), lambda: self._rename(before.name))

    def _duplicate(self) -> None:
        name = self.tr("{name} (copy)").format(name=self._session.survey.name)
        self._session.open_survey(self._surveys.duplicate(self._session.survey, name))
        self._session.toast(self.tr("Recipients and message were copied. Mailings stay with the original."))

    def _archive(self) -> None:
        survey = self._session.survey
        if self._may_put_away(survey):
            self._surveys.archive(survey)
            self._session.open_survey(self._surveys.current(self.first_name()))
            self._session.toast(
                self.tr("“{name}” was archived").format(name=survey.name), lambda: self._take_out(survey)
            )

    def _take_out(self, survey: Survey) -> None:
        self._session.open_survey(self._surveys.open(self._surveys.archive(survey, archived=False)))

    def _ask_delete(self) -> None:
        if self._may_put_away(self._session.survey):
            DeleteDialog(self._session.survey, self._delete, self.window()).open()

    def _delete(self) -> None:
        if self._may_put_away(self._session.survey):
            self._surveys.delete(self._session.survey)
            self._session.open_survey(self._surveys.current(self.first_name()))

    def _may_put_away(self, survey: Survey) -> bool:
        if self._is_busy(survey):
            self._session.refuse(self.tr("A mailing of this survey is under way. Stop it first."))
            return False
        return True

    def first_name(self) -> str:
        """What the very first survey is called."""
        return self.tr("My survey")
