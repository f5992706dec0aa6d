"""Tints the fields in a text."""

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from invite_desktop.domain.fields import Columns
from invite_desktop.ui.message.pieces import pieces_in
from invite_desktop.ui.theme import Theme


class FieldHighlighter(QSyntaxHighlighter):
    """A known field has a quiet box; one that names no column is marked and underlined with a wave."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._columns = Columns(())
        self._known, self._unknown = QTextCharFormat(), QTextCharFormat()
        theme.changed.connect(self._take_colours)
        self._take_colours()

    def set_columns(self, columns: Columns) -> None:
        """Say which fields are known."""
        self._columns = columns
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for piece in pieces_in(text):
            is_known = self._columns.find(piece.use.name) is not None
            self.setFormat(piece.start, piece.end - piece.start, self._known if is_known else self._unknown)

    def _take_colours(self) -> None:
        tokens = self._theme.tokens
        self._known.setForeground(QColor(tokens.info))
        self._known.setBackground(QColor(tokens.info_box))
        self._unknown.setForeground(QColor(tokens.problem))
        self._unknown.setBackground(QColor(tokens.problem_box))
        self._unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._unknown.setUnderlineColor(QColor(tokens.problem))
        self.rehighlight()
