"""The look: two measured palettes on Fusion, one style sheet, and the person's own text size.

Every colour of the program is a token here. Widgets ask for a token by name, never for a colour.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.ui.style_sheet import colour_rules, mark_pictures, size_rules
from invite_desktop.ui.tokens import DARK, LIGHT, Tokens

TEXT_PERCENTS = (100, 125, 150, 200)


class Scheme(StrEnum):
    """What the person chose; SYSTEM follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply_theme(app: QApplication, scheme: Scheme, text_percent: int = 100) -> Tokens:
    """Dress the whole program and return the colours in force.

    Where the system asks for high contrast, its own colours stay untouched.
    """
    # Once only: it polishes every widget anew, and the style sheet does that already.
    if not app.styleSheet():
        app.setStyle("Fusion")
    font, sizes = _font(text_percent), size_rules(base_point_size(), text_percent)
    if wants_high_contrast(app):
        app.setFont(font)
        app.setPalette(QPalette())
        app.setStyleSheet(sizes)
        return _tokens_of(app.palette())
    tokens = DARK if _is_dark(app, scheme) else LIGHT
    sheet = sizes + colour_rules(tokens, mark_pictures(tokens, _marks_folder(app)))
    # Each polishes every widget anew, so what is in force already is left. The colours go with the sheet.
    if app.font() != font:
        app.setFont(font)
    if app.styleSheet() != sheet:
        app.setPalette(_palette(tokens))
        app.setStyleSheet(sheet)
    return tokens


class Theme(QObject):
    """Remembers the person's choice, follows the system, and says when the colours changed."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        text_percent: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self.scheme = scheme
        self.text_percent = text_percent
        self.tokens = LIGHT
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        contrast = getattr(getattr(hints, "accessibility", lambda: None)(), "contrastPreferenceChanged", None)
        if contrast is not None:
            contrast.connect(self._apply)
        self.use(scheme, text_percent)

    def use(self, scheme: Scheme | None = None, text_percent: int | None = None) -> None:
        """Change one or both choices at once; what is left out stays."""
        self.scheme = self.scheme if scheme is None else scheme
        self.text_percent = self.text_percent if text_percent is None else text_percent
        # Title bars and native dialogs are the system's: they have to be told separately.
        self._app.styleHints().setColorScheme(_QT_SCHEMES[self.scheme])
        self._apply()

    def _follow(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self.tokens = apply_theme(self._app, self.scheme, self.text_percent)
        self.changed.emit()


def wants_high_contrast(app: QApplication) -> bool:
    """Tell whether the system asks for high contrast; Qt before 6.10 cannot say, and then it is no."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def base_point_size() -> float:
    """The system's own text size, in points."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pointSizeF()


def scaled(pixels: int, widget: QWidget) -> int:
    """A length that grows with the text size of the widget: 412 at 100 % is 824 at 200 %."""
    return round(pixels * max(1.0, widget.fontInfo().pointSizeF() / base_point_size()))


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


_QT_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def _is_dark(app: QApplication, scheme: Scheme) -> bool:
    if scheme is Scheme.SYSTEM:
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def _font(text_percent: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(base_point_size() * text_percent / 100)
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.alternate,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.placeholder,
        role.Button: tokens.base,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.base,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.base,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.border,
        role.Shadow: tokens.text,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return palette


def _tokens_of(palette: QPalette) -> Tokens:
    """The system's own colours under our names; kinds then differ by icon and word alone."""
    role = QPalette.ColorRole
    window, base = palette.color(role.Window).name(), palette.color(role.Base).name()
    text, accent = palette.color(role.WindowText).name(), palette.color(role.Highlight).name()
    return Tokens(
        window=window,
        base=base,
        alternate=palette.color(role.AlternateBase).name(),
        hover=base,
        divider=text,
        text=text,
        secondary=text,
        placeholder=palette.color(role.PlaceholderText).name(),
        border=text,
        accent=accent,
        accent_hover=accent,
        on_accent=palette.color(role.HighlightedText).name(),
        done=text,
        done_box=base,
        look_at=text,
        look_at_box=base,
        problem=text,
        problem_box=base,
        info=text,
        info_box=base,
        disabled=palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name(),
    )


class _MarksFolder(QObject):
    """Holds the folder of the style sheet's pictures as long as the program lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("style sheet pictures")
        self.folder = QTemporaryDir()


def _marks_folder(app: QApplication) -> str:
    for child in app.children():
        if isinstance(child, _MarksFolder):
            return child.folder.path()
    return _MarksFolder(app).folder.path()
