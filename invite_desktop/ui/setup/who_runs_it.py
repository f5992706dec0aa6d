"""Who runs the mail of a domain that tells nothing by its name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from invite_desktop.domain.provider import Provider
from invite_desktop.ui.theme import restyle
from invite_desktop.ui.widgets import Button, Card, Flow, RadioButton, announce
from invite_desktop.ui.widgets.words import Words

OTHER, LOOK_UP = "other", "look_up"


class WhoRunsIt(Card):
    """One choice. `chosen` brings the provider, or None, and whether to look the settings up."""

    chosen = Signal(object, bool)  # Provider or None, whether to look up

    def __init__(self, providers: tuple[Provider, ...]) -> None:
        super().__init__()
        self._providers = {provider.id: provider for provider in providers}
        self._question = Words("", "strong")
        self._problem = Words("", "problem")
        self.body.addWidget(self._question)
        self.body.addWidget(self._problem)
        self._choices = QWidget()
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RadioButton] = {}
        for key, words in self._offered().items():
            button = RadioButton(words)
            self._group.addButton(button)
            self.buttons[key] = button
            column.addWidget(button)
        self.body.addWidget(self._choices)
        go_on = Button(self.tr("&Continue"), primary=True)
        go_on.clicked.connect(self._choose)
        self.body.addWidget(Flow(go_on))

    def _offered(self) -> dict[str, str]:
        known = {
            "microsoft_365": self.tr("Microsoft 365"),
            "arnes": self.tr("Arnes"),
            "amazon_ses": self.tr("Amazon SES"),
            "mailgun": self.tr("A bulk mail service (Mailgun or similar)"),
            "institution": self.tr("My institution's own server"),
        }
        found = {key: words for key, words in known.items() if key in self._providers}
        return {
            **found,
            OTHER: self.tr("Another provider"),
            LOOK_UP: self.tr("I don't know – look it up"),
        }

    def ask(self, domain: str) -> None:
        """Ask about this domain; nothing is chosen beforehand."""
        question = self.tr("Who runs the mail of {domain}?").format(domain=domain)
        self._question.setText(question)
        self._choices.setAccessibleName(question)
        self._set_problem("")
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Go to the first choice."""
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._question.text())

    def _choose(self) -> None:
        key = next((key for key, button in self.buttons.items() if button.isChecked()), None)
        if key is None:
            self._set_problem(self.tr("Choose one of these."))
            self.take_focus()
            return
        self.chosen.emit(self._providers.get(key), key == LOOK_UP)

    def _set_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        restyle(self._choices, state="problem" if words else "")
