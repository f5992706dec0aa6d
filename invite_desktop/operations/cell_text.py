"""Values of a workbook's cells as the sheet shows them (ECMA-376 part 1, 18.8.30 and 18.8.31).

A number format is obeyed where it decides what people read: leading zeros, decimals, per cent and the
order of a date. Thousands are not grouped and the decimal sign is a full stop, whatever the country.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

MOST_WHOLE_DIGITS = 15  # a workbook keeps no more
LONGEST_NUMBER = 10**21
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's times have no zone

# a sheet shows these in the way of the computer's region
_OF_THE_REGION = {
    "mm-dd-yy": "yyyy-mm-dd", "m/d/yy h:mm": "yyyy-mm-dd hh:mm",
    "h:mm AM/PM": "hh:mm", "h:mm:ss AM/PM": "hh:mm:ss",
}  # fmt: skip
_TOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|[ymdhs]+|am/pm|a/p|.', re.IGNORECASE | re.DOTALL)
_DATE_TOKENS = {"yy": "%y", "yyyy": "%Y", "mm": "%m", "dd": "%d", "hh": "%H", "ss": "%S"}
_SHORT_TOKENS = {"m": "month", "d": "day", "h": "hour", "s": "second"}


def show(value: object, code: str) -> str:
    """What a sheet shows of a value that is no text, under a number format: `17` and never `17.0`."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, datetime) and value < DAY_ZERO:
        value = (value - DAY_ZERO) / timedelta(days=1)  # no date, though it is meant to look like one
        code = ""
    if isinstance(value, date | time):
        return _show_moment(code, value)
    return _show_number(code, value) if isinstance(value, int | float) else str(value)


@lru_cache(maxsize=1_000)
def _first_section(code: str) -> tuple[str, ...]:
    """The tokens of the part for positive numbers."""
    tokens = _TOKEN.findall(code)
    return tuple(tokens[: tokens.index(";")] if ";" in tokens else tokens)


@lru_cache(maxsize=1_000)
def _places(code: str) -> tuple[str, ...]:
    """The tokens of a format that puts digits in places; none if it does not, or needs a calculator."""
    section = _first_section(code)
    parts = {piece.lower() for piece in section if piece[0] not in '"\\_*['}
    return section if parts & set("0#?") and not parts & set("e/@") else ()


def _rounded(value: float) -> Decimal | None:
    """A number with the digits a workbook can keep, or None if it is nobody's code and long when written."""
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LONGEST_NUMBER:
        return None
    return Decimal(f"{number:.{MOST_WHOLE_DIGITS}g}")


def _literal(piece: str) -> str:
    """What a piece puts on the sheet by itself."""
    if piece[0] == '"':
        return piece[1:-1]
    if piece[0] == "\\":
        return piece[1:]
    if piece[0] == "[":  # [$€-424] shows the sign, [Red] nothing
        return piece[2:-1].partition("-")[0] if piece[1:2] == "$" else ""
    return "" if piece[0] in "_*" else piece


def _show_number(code: str, value: float) -> str:
    number, section = _rounded(value), _places(code)
    if number is None:
        return str(value)
    if not section:
        return f"{number.normalize():f}"
    if "%" in section:
        number *= 100
    point = section.index(".") if "." in section else len(section)
    places = sum(piece in "0#?" for piece in section[point:])
    digits = f"{abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    whole, _, fraction = digits.partition(".")
    shown = _place_whole(section[:point], whole) + _place_fraction(section[point:], fraction)
    return f"-{shown}" if number < 0 else shown


def _place_whole(section: Sequence[str], digits: str) -> str:
    """Put the digits into their places from the right; those left over go where the first place is."""
    digits = digits.lstrip("0")
    places = [index for index, piece in enumerate(section) if piece in "0#?"]
    parts: list[str] = []
    for index in range(len(section) - 1, -1, -1):
        piece = section[index]
        if piece in "0#?":
            digit = digits if index == places[0] else digits[-1:]
            digits = "" if index == places[0] else digits[:-1]
            parts.append(digit or ("0" if piece == "0" else ""))
        elif piece != ",":
            parts.append(_literal(piece))
    return "".join(reversed(parts))


def _place_fraction(section: Sequence[str], digits: str) -> str:
    """Put the decimals into their places from the left; a place that need not be filled loses its zeros."""
    needed = sum(piece == "0" for piece in section)
    kept = digits[:needed] + digits[needed:].rstrip("0")
    literals = "".join(_literal(piece) for piece in section if piece not in "0#?.,")
    return (f".{kept}" if kept else "") + literals


def _show_moment(code: str, value: date | time) -> str:
    moment = _moment(value)
    section = _first_section(_OF_THE_REGION.get(code, code))
    parts: list[str] = []
    for piece, is_minute in zip(section, _minutes(section), strict=True):
        folded = piece.lower()
        if is_minute:
            parts.append(f"{moment.minute:0{len(piece)}d}")
        elif folded in _SHORT_TOKENS:
            parts.append(str(getattr(moment, _SHORT_TOKENS[folded])))
        elif folded in _DATE_TOKENS:
            parts.append(moment.strftime(_DATE_TOKENS[folded]))
        elif folded[0] in "ymdhs" or folded in {"am/pm", "a/p", "[h]", "[hh]"} or folded.startswith("[$-f"):
            return _iso(value, moment)  # names of months and the like belong to a language
        else:
            parts.append(_literal(piece))
    return "".join(parts).strip()


def _minutes(section: Sequence[str]) -> list[bool]:
    """Which tokens are minutes: an m after hours or before seconds is no month."""
    units = [(index, piece[0].lower()) for index, piece in enumerate(section) if piece[0].lower() in "ymdhs"]
    minutes = {after for (_, unit), (after, other) in pairwise(units) if unit == "h" and other == "m"}
    minutes |= {before for (before, unit), (_, other) in pairwise(units) if unit == "m" and other == "s"}
    return [index in minutes for index in range(len(section))]


def _moment(value: date | time) -> datetime:
    if isinstance(value, time):
        return datetime.combine(DAY_ZERO, value)
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _iso(value: date | time, moment: datetime) -> str:
    """ISO 8601 with no more in it than the cell holds."""
    if isinstance(value, time):
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if moment.time() == time() else f"{moment:%Y-%m-%d %H:%M}"
