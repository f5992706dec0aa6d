"""A language of no people: every text about twice as long, with accents, in brackets.

What stands on the screen outside the brackets never asked for a translation.
"""

import re

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from invite_desktop.ui.translation import Translations

_ACCENTED = str.maketrans("aceilnorstuyzACEILNORSTUYZ", "åçéîļñöŕšţûýžÅÇÉÎĻÑÖŔŠŢÛÝŽ")
# What has to reach the screen as it is: fields, placeholders, counts, tags, access keys.
_KEPT = re.compile(r"(\{\{[^{}]*\}\}|\{\w*\}|%L?n|%\d|<[^<>]*>|&.)")
_KEYS = ("Ctrl+", "Shift+", "Alt+")
_INNERMOST = re.compile(r"\[[^\[\]]*(?:\]|…$)")


def pseudo(text: str) -> str:
    """The text in the pseudo-language."""
    parts = _KEPT.split(text)
    if text.startswith(_KEYS) or not any(each.isalpha() for part in parts[::2] for each in part):
        return text
    words = "".join(part if number % 2 else part.translate(_ACCENTED) for number, part in enumerate(parts))
    again = " ".join("".join(parts[::2]).translate(_ACCENTED).split())
    return f"[{words} {again}]"


def outside(text: str) -> str:
    """What of a visible text is not in brackets."""
    while (rest := _INNERMOST.sub(" ", text)) != text:
        text = rest
    return " ".join(text.split())


class PseudoTranslator(QTranslator):
    """Answers every question."""

    def translate(self, context: str, source: str, note: str | None = None, count: int = -1) -> str:
        return source if context.startswith("Q") else pseudo(source)


class PseudoTranslations(Translations):
    """In the place of `Translations`: English numbers and dates, and no English word."""

    def use(self, language: str) -> None:
        super().use("en")
        translator = PseudoTranslator(self)
        QApplication.installTranslator(translator)
        self._installed.append(translator)
