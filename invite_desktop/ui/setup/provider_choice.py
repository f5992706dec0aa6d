"""Whose servers the settings are for, to be chosen by hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.ui.forms import Form
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.provider_name import provider_name
from invite_desktop.ui.setup.words import provider_note
from invite_desktop.ui.widgets import Kind, Notice

SHORTEST = 12  # letters; longer names are cut in the closed box where there is no room


class CalmBox(QComboBox):
    """A box of choices that the wheel, on its way down the page, does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ProviderChoice(QWidget):
    """A box with every provider that is known. What must be known before using one is said below it."""

    chosen = Signal(object)  # Provider whose servers can be used, or None for another one

    def __init__(self, icons: Icons, providers: tuple[Provider, ...]) -> None:
        super().__init__()
        self._providers = providers
        self._shown = ""
        self.box = CalmBox()
        for provider in providers:
            self.box.addItem(provider_name(provider), provider.id)
        self.box.addItem(self.tr("Other"), "")
        self._note = Notice(icons, Kind.LOOK_AT, "")
        self._note.hide()
        form = Form()
        form.add(self.tr("Settings filled in for"), self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(form)
        column.addWidget(self._note)
        self.box.activated.connect(self._choose)

    def show_provider(self, provider: Provider | None) -> None:
        """Choose it without a word: what there is to say about it stands elsewhere."""
        self._shown = "" if provider is None else provider.id
        self.box.setCurrentIndex(self.box.findData(self._shown))
        self._note.hide()

    def _choose(self, _index: int) -> None:
        key = self.box.currentData()
        provider = next((each for each in self._providers if each.id == key), None)
        note = provider_note(provider.notes) if provider is not None and key != self._shown else ""
        self._note.show_message(Kind.LOOK_AT, provider_name(provider) if provider is not None else "", note)
        self._note.setVisible(bool(note))
        if provider is None or provider.password is not PasswordKind.NONE:
            self.chosen.emit(provider)
