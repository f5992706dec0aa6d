"""What the receiving server says of a mail's origin: Authentication-Results (RFC 8601)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\s;=\"()/]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_KEYWORD = re.compile(r"[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_DEEPEST = 20  # comments in comments
_RESULTS = {
    "spf": frozenset({"none", "neutral", "pass", "fail", "softfail", "policy", "temperror", "permerror"}),
    "dkim": frozenset({"none", "pass", "fail", "policy", "neutral", "temperror", "permerror"}),
    "dmarc": frozenset({"none", "pass", "fail", "temperror", "permerror"}),
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Result words in lower case; empty where there is none that RFC 8601 2.7 knows."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""


class _Malformed(ValueError):
    """Not what RFC 8601 2.2 allows."""


def verdicts(fields: Iterable[str], is_receiver: Callable[[str], bool]) -> Verdicts:
    """The verdicts of the receiving server; `fields` are the contents of the fields, the topmost first.

    The first whose server `is_receiver` knows counts: what stands lower, anybody may have written. If it
    is malformed it says nothing, and nor does any other.
    """
    for field in fields:
        try:
            server, results = _read(field)
        except _Malformed:
            if is_receiver(_beginning(field)):
                return Verdicts()
            continue
        if is_receiver(server):
            return _verdicts(results)
    return Verdicts()


def _beginning(field: str) -> str:
    match = _TOKEN.match(field.strip())
    return match[0].lower() if match else ""


def _verdicts(results: list[tuple[str, str]]) -> Verdicts:
    found: dict[str, str] = {}
    for method, result in results:
        known = result in _RESULTS.get(method, ())
        if known and (
            method not in found or (method == "dkim" and result == "pass")
        ):  # one of many signatures
            found[method] = result
    return Verdicts(**found)


def _read(field: str) -> tuple[str, list[tuple[str, str]]]:
    """The server's name, and pairs of method and result. Raises `_Malformed`."""
    head, *parts = _parts(list(_words(field)))
    if not parts or not head or head[0] in {"=", "/"} or head[1:] not in ([], ["1"]):
        raise _Malformed
    server = head[0].strip('"').lower()
    return server, [] if parts == [["none"]] else [_result(part) for part in parts]


def _parts(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ";":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _result(part: list[str]) -> tuple[str, str]:
    """`method ["/" version] "=" result`, then reasons and properties, which are no matter here."""
    method, *rest = part or [""]
    if rest[:2] == ["/", "1"]:
        rest = rest[2:]
    if len(rest) < len("=x") or rest[0] != "=":
        raise _Malformed
    result = rest[1]
    if not (_KEYWORD.fullmatch(method) and _KEYWORD.fullmatch(result)):
        raise _Malformed
    return method.lower(), result.lower()


def _words(field: str) -> Iterator[str]:
    """Tokens, quoted strings as they stand, and the signs between them; without comments."""
    place = 0
    while place < len(field):
        sign = field[place]
        if sign.isspace():
            place += 1
        elif sign == "(":
            place = _after_comment(field, place)
        elif sign in ";=/":
            yield sign
            place += 1
        else:
            match = (_QUOTED if sign == '"' else _TOKEN).match(field, place)
            if match is None:
                raise _Malformed
            yield match[0]
            place = match.end()


def _after_comment(field: str, start: int) -> int:
    """Where a comment (RFC 5322 3.2.2) ends; there may be comments in it."""
    depth, place = 0, start
    while place < len(field):
        sign = field[place]
        if sign == "\\":
            place += 1
        depth += {"(": 1, ")": -1}.get(sign, 0)
        place += 1
        if depth == 0:
            return place
        if depth > _DEEPEST:
            break
    raise _Malformed
