"""Find people by what stands in any column, whatever its case and accents."""

import re
import unicodedata
from collections.abc import Sequence

from invite_desktop.domain.recipient import Recipient

_MARKS = re.compile("[\u0300-\u036f]")
# letters whose stroke Unicode does not take apart
_PLAIN = str.maketrans("đøłħŧı", "dolhti")


def fold(text: str) -> str:
    """Drop case and accents: `Čuček` becomes `cucek`, `Đorđe` becomes `dorde`."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_PLAIN)


def search_key(person: Recipient) -> str:
    """Everything that stands in a person's row, folded; a search never runs across two cells."""
    return fold("\n".join((person.address, *person.values)))


def matching(keys: Sequence[str], rows: Sequence[int], words: str) -> list[int]:
    """Those of `rows` in which every one of the words occurs, in their order."""
    found = list(rows)
    for word in fold(words).split():
        found = [row for row in found if word in keys[row]]
    return found
