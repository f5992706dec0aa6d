"""Numbers and dates of a workbook's cells as the sheet shows them (ECMA-376 part 1, 18.8.30 and 18.8.31).

A number format is obeyed where it decides what people read: leading zeros, decimals, per cent and the
order of a date. Thousands are not grouped and the decimal sign is a full stop, whatever the country.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import partial
from itertools import pairwise

BUILT_IN_FORMATS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "yyyy-mm-dd", 17: "yyyy-mm-dd", 18: "hh:mm", 19: "hh:mm:ss",
    20: "hh:mm", 21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00",
}  # fmt: skip

MOST_WHOLE_DIGITS = 15  # a workbook keeps no more
LONGEST_NUMBER = 10**21
_TOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|[ymdhs]+|am/pm|a/p|.', re.IGNORECASE | re.DOTALL)
_DATE_TOKENS = {"yy": "%y", "yyyy": "%Y", "mm": "%m", "dd": "%d", "hh": "%H", "ss": "%S"}
_SHORT_TOKENS = {"m": "month", "d": "day", "h": "hour", "s": "second"}

LEAP_DAY_OF_1900 = 60
SINCE_1900 = datetime(1899, 12, 31)  # noqa: DTZ001 - a sheet's times have no zone
SINCE_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - as above

Show = Callable[[str], str]


def make_show(code: str, *, since_1904: bool) -> Show:
    """Turn a number format into a function from a cell's stored number to what the sheet shows."""
    section = _first_section(code)
    if not section or section == ["@"] or code.lower() == "general":
        return show_plainly
    parts = [piece.lower() for piece in section if piece[0] not in '"\\_*[']
    if any(part[0] in "ymdhs" for part in parts):
        return partial(_show_moment, section, since_1904)
    if any(part in {"e", "/", "@"} for part in parts) or not any(part in "0#?" for part in parts):
        return show_plainly
    return partial(_show_number, section)


def show_plainly(stored: str) -> str:
    """A number in the General format: `17` and never `17.0`, `0.3` and never `0.30000000000000004`."""
    if stored.isdigit() and len(stored) <= MOST_WHOLE_DIGITS:
        return stored
    number = _decimal(stored)
    return stored if number is None else f"{number.normalize():f}"


def _first_section(code: str) -> list[str]:
    """The tokens of the part for positive numbers."""
    tokens = _TOKEN.findall(code)
    return tokens[: tokens.index(";")] if ";" in tokens else tokens


def _decimal(stored: str) -> Decimal | None:
    """A stored number rounded to what a workbook can keep, or None if it is none."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return None
    # 1e300 is nobody's code, and written out it is long
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


def _show_number(section: list[str], stored: str) -> str:
    number = _decimal(stored)
    if number is None:
        return stored
    if "%" in section:
        number *= 100
    point = section.index(".") if "." in section else len(section)
    places = sum(piece in "0#?" for piece in section[point:])
    digits = f"{abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    whole, _, fraction = digits.partition(".")
    shown = _place_whole(section[:point], whole) + _place_fraction(section[point:], fraction)
    return f"-{shown}" if number < 0 else shown


def _place_whole(section: list[str], digits: str) -> str:
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


def _place_fraction(section: list[str], digits: str) -> str:
    """Put the decimals into their places from the left; a place that need not be filled loses its zeros."""
    needed = sum(piece == "0" for piece in section)
    kept = digits[:needed] + digits[needed:].rstrip("0")
    literals = "".join(_literal(piece) for piece in section if piece not in "0#?.,")
    return (f".{kept}" if kept else "") + literals


def _show_moment(section: list[str], since_1904: bool, stored: str) -> str:
    moment = _moment(stored, since_1904)
    if moment is None:
        return show_plainly(stored)
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
            return _iso(moment, float(stored))  # names of months and the like belong to a language
        else:
            parts.append(_literal(piece))
    return "".join(parts).strip()


def _minutes(section: list[str]) -> list[bool]:
    """Which tokens are minutes: an m after hours or before seconds is no month."""
    units = [(index, piece[0].lower()) for index, piece in enumerate(section) if piece[0].lower() in "ymdhs"]
    minutes = {after for (_, unit), (after, other) in pairwise(units) if unit == "h" and other == "m"}
    minutes |= {before for (before, unit), (_, other) in pairwise(units) if unit == "m" and other == "s"}
    return [index in minutes for index in range(len(section))]


def _moment(stored: str, since_1904: bool) -> datetime | None:
    """The time that a serial number stands for (ECMA-376 part 1, 18.17.4.1)."""
    try:
        days = float(stored)
        if days < 0:
            return None
        # a sheet's 1900 has a 29th of February, so days before it count from one day later
        start = SINCE_1904 if since_1904 else SINCE_1900 - timedelta(days=days >= LEAP_DAY_OF_1900)
        return start + timedelta(seconds=round(days * 86400))
    except (ValueError, OverflowError):
        return None


def _iso(moment: datetime, days: float) -> str:
    """ISO 8601 with no more in it than the cell holds."""
    if days < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if days.is_integer() else f"{moment:%Y-%m-%d %H:%M}"
