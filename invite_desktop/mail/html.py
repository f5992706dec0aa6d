"""The HTML alternative of a plain text: the same words, links one can click, nothing else."""

import re
from collections.abc import Callable
from html import escape

_FRAME_START = (
    '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n'
    '<div style="font-family: Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.5">\n'
)
_FRAME_END = "</div>\n</body>\n</html>\n"
_PARAGRAPH = ('<p dir="auto" style="margin: 0 0 1em 0">', "</p>\n")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LINK = re.compile(r"\b(?:https?://|mailto:)[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_PUNCTUATION = ".,;:!?'’‘“”»«›‹…*_|\\"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def html_paragraph(paragraph: str) -> str:
    """One paragraph of a text as HTML."""
    opening, closing = _PARAGRAPH
    lines = _linked(paragraph).replace("  ", "&nbsp; ").replace("\n", "<br>\n")
    return f"{opening}{lines}{closing}"


def html_of(text: str, paragraph: Callable[[str], str] = html_paragraph) -> str:
    """A whole HTML document for a text whose lines are parted by line feeds.

    `paragraph` is `html_paragraph`, or what remembers its results.
    """
    paragraphs = (part for part in _BLANK_LINES.split(text.strip("\n")) if part.strip())
    return _FRAME_START + "".join(map(paragraph, paragraphs)) + _FRAME_END


def _linked(text: str) -> str:
    parts: list[str] = []
    position = 0
    for match in _LINK.finditer(text):
        address = _without_punctuation(match[0])
        shown = escape(address)
        parts += (escape(text[position : match.start()], quote=False), f'<a href="{shown}">{shown}</a>')
        position = match.start() + len(address)
    parts.append(escape(text[position:], quote=False))
    return "".join(parts)


def _without_punctuation(address: str) -> str:
    """Leave to the sentence what belongs to it; a bracket belongs to the address that opened it."""
    while address[-1] in _PUNCTUATION or _is_stray_bracket(address):
        address = address[:-1]
    return address


def _is_stray_bracket(address: str) -> bool:
    opening = _BRACKETS.get(address[-1])
    return opening is not None and address.count(opening) < address.count(address[-1])
