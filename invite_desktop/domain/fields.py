"""Fields in a text: `{{First name}}`, `{{First name|colleague}}` and 1KA's `#FIRSTNAME#`.

A field names a column of the list, whatever its case or spacing. The text after the bar stands in
where a person's value is blank.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from invite_desktop.domain.recipient import (
    CODE,
    CUSTOM,
    EMAIL_COLUMN,
    FIRST_NAME,
    LAST_NAME,
    LINK,
    PHONE,
    SALUTATION,
)

UNSUBSCRIBE = "Unsubscribe"

PLACEHOLDERS_OF_1KA = {
    "URL": LINK,
    "URLLINK": LINK,
    "CODE": CODE,
    "PASSWORD": CODE,  # 1KA treats the two as one
    "FIRSTNAME": FIRST_NAME,
    "LASTNAME": LAST_NAME,
    "EMAIL": EMAIL_COLUMN,
    "SALUTATION": SALUTATION,
    "PHONE": PHONE,
    "CUSTOM": CUSTOM,
    "UNSUBSCRIBE": UNSUBSCRIBE,
}

_FIELD = re.compile(
    r"\{\{(?P<name>[^{}|\n]*)(?:\|(?P<fallback>[^{}\n]*))?\}\}"
    r"|#(?P<placeholder>" + "|".join(sorted(PLACEHOLDERS_OF_1KA, key=len, reverse=True)) + r")#"
)

_FIELD_LIKE = re.compile(
    r"\{\{(?:[^{}\n]*\})?|(?:\{[^{}\n]*)?\}\}|\{(?P<name>[^{}|\n]*)(?:\|[^{}\n]*)?\}|#[A-ZČŠŽ]{3,}#"
)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One field in a text: `source` as written, at `start` (characters from the beginning)."""

    name: str
    fallback: str | None
    source: str
    start: int


def field_key(name: str) -> str:
    """Fold what people vary (case, spaces, hyphens, underscores) and what no field can spell (`{`, `|`)."""
    return re.sub(r"[\s_\-{}|]+", "", name).casefold()


def write_field(column: str, fallback: str = "") -> str:
    """The field of a column as it stands in a text, on one line and with no bar where nothing stands in."""
    name = " ".join(re.sub(r"[{}|]", " ", column).split())
    instead = " ".join(re.sub(r"[{}]", " ", fallback).split())
    return f"{{{{{name}|{instead}}}}}" if instead else f"{{{{{name}}}}}"


def fields_in(text: str) -> tuple[FieldUse, ...]:
    """Every field in a text, in order."""
    return tuple(_use(match) for match in _FIELD.finditer(text))


def _use(match: re.Match[str]) -> FieldUse:
    placeholder = match["placeholder"]
    name = PLACEHOLDERS_OF_1KA[placeholder] if placeholder else match["name"].strip()
    return FieldUse(name, match["fallback"], match[0], match.start())


class Columns:
    """The columns that a text may name, found by folded name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = (EMAIL_COLUMN, *names, UNSUBSCRIBE)
        # the first of two columns that fold alike wins, as it does in the table
        self._by_key = {field_key(name): name for name in reversed(self._names)}

    def find(self, name: str) -> str | None:
        """The column that a field means, or None."""
        return self._by_key.get(field_key(name))

    def nearest(self, name: str) -> str | None:
        """The column that the person probably meant, or None."""
        close = difflib.get_close_matches(field_key(name), list(self._by_key), n=1, cutoff=0.6)
        return self._by_key[close[0]] if close else None

    def unknown(self, uses: Iterable[FieldUse]) -> tuple[FieldUse, ...]:
        """The fields that name no column, each name once."""
        found: dict[str, FieldUse] = {}
        for use in uses:
            if self.find(use.name) is None:
                found.setdefault(field_key(use.name), use)
        return tuple(found.values())


def leftovers(text: str, columns: Columns) -> tuple[str, ...]:
    """What is no field but was probably meant as one, each once: stray braces, `{First name}`, `#IME#`.

    Single braces count only around the name of a column.
    """
    rest = _FIELD.sub("\n", text)
    found = (
        match for match in _FIELD_LIKE.finditer(rest) if match["name"] is None or columns.find(match["name"])
    )
    return tuple(dict.fromkeys(match[0] for match in found))


def compile_text(text: str, columns: Columns) -> Callable[[Mapping[str, str]], str]:
    """Prepare a text once; the result fills it in for one person's values by column name.

    Unknown fields stay as they are written: they block a mailing, and a preview should show them.
    """
    literals: list[str] = []
    slots: list[tuple[str, str]] = []
    position = 0
    for match in _FIELD.finditer(text):
        use = _use(match)
        column = columns.find(use.name)
        if column is None:
            continue
        literals.append(text[position : match.start()])
        slots.append((column, (use.fallback or "").strip()))
        position = match.end()
    tail = text[position:]

    def fill(values: Mapping[str, str]) -> str:
        parts: list[str] = []
        for literal, (column, fallback) in zip(literals, slots, strict=True):
            parts += (literal, values.get(column, "").strip() or fallback)
        parts.append(tail)
        return "".join(parts)

    return fill
