"""How the letters of a text file are written down.

Detectors get names wrong, so there is none: a byte order mark says it, else strict UTF-8, else the
code page of the person's region; and sample names let the person see whether it was right.
"""

import codecs
import locale
from enum import StrEnum
from itertools import chain

from invite_desktop.operations.table import Table

MOST_SAMPLES = 5
# č, ć and đ, and what they turn into when Windows-1250 is read as Windows-1252: š and ž look right in both
_TELLING = frozenset("čćđČĆĐèæðÈÆÐ")
_CARONS = frozenset("ŠšŽž".encode("cp1252"))  # the same four bytes in Windows-1250
_UNREADABLE = "\ufffd"


class Letters(StrEnum):
    """The encodings on offer, by the name Python knows them under; the words for them are the screen's."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    CENTRAL_EUROPEAN = "cp1250"
    WESTERN = "cp1252"
    CYRILLIC = "cp1251"
    GREEK = "cp1253"
    TURKISH = "cp1254"
    BALTIC = "cp1257"
    DOS_CENTRAL_EUROPEAN = "cp852"
    MAC_CENTRAL_EUROPEAN = "mac-latin2"
    MAC_WESTERN = "mac-roman"


_LANGUAGES = {
    Letters.CENTRAL_EUROPEAN: "sl hr bs pl cs sk hu ro sq sr_latn",
    Letters.CYRILLIC: "ru uk be bg mk sr",
    Letters.GREEK: "el",
    Letters.TURKISH: "tr az",
    Letters.BALTIC: "lt lv et",
}
_BY_LANGUAGE = {language: letters for letters, names in _LANGUAGES.items() for language in names.split()}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encodings_offered() -> tuple[Letters, ...]:
    """What the person may choose from, the likeliest first."""
    return tuple(Letters)


def usual_encoding(locale_name: str = "") -> Letters:
    """The code page that programs of a region write, for `sl_SI` or `sl-SI`.

    Without a name the region is this computer's.
    """
    code_page = locale.getencoding().lower()
    if not locale_name and code_page in set(Letters) and code_page.startswith("cp"):
        return Letters(code_page)  # Windows says it outright
    parts = (locale_name or locale.getlocale()[0] or "").replace("-", "_").lower().split("_")
    by_script = _BY_LANGUAGE.get("_".join(parts[:2]))
    return by_script or _BY_LANGUAGE.get(parts[0], Letters.WESTERN)


def decode(data: bytes, encoding: str | None, region_encoding: str) -> tuple[str, str]:
    """Turn bytes into text; the second part of the result is the encoding's name.

    A chosen encoding is obeyed; bytes that it has no letter for become U+FFFD, for the person to see.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        encoding = marked or ("utf-8" if _is_utf_8(data) else _code_page(data, region_encoding))
    text = data.decode(encoding, errors="replace")
    return text.removeprefix("\ufeff"), encoding


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _code_page(data: bytes, region_encoding: str) -> str:
    """The region's, unless the letters themselves speak against it.

    Both code pages have Š, š, Ž and ž at the same places. No Western language writes with them, so
    where they occur the names are Slavic, and the byte 0xE8 beside them is č and not è, even on a
    computer with English or German settings.
    """
    if region_encoding == Letters.WESTERN and not _CARONS.isdisjoint(data):
        return Letters.CENTRAL_EUROPEAN.value
    return region_encoding


def unreadable_word(table: Table) -> str:
    """The first word with a letter that the encoding could not read; blank if there is none."""
    for cell in chain.from_iterable(table.rows):
        if _UNREADABLE in cell:
            return next(word for word in cell.split() if _UNREADABLE in word)
    return ""


def sample_names(table: Table) -> tuple[str, ...]:
    """Up to five cells with non-English letters, those first by which a wrong choice shows."""
    telling: dict[str, None] = {}
    others: dict[str, None] = {}
    for cell in chain.from_iterable(table.rows):
        if cell.isascii() or "@" in cell:
            continue
        if not _TELLING.isdisjoint(cell):
            telling[cell.strip()] = None
            if len(telling) == MOST_SAMPLES:
                break
        elif len(others) < MOST_SAMPLES and any(letter > "\xa0" for letter in cell):
            others[cell.strip()] = None
    return tuple([*telling, *others][:MOST_SAMPLES])
