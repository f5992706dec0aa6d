"""Gmail's folders as their owner's language has them."""

from typing import Literal

Language = Literal["en", "en-GB", "de", "sl"]

_USES = ("\\All", "\\Drafts", "\\Important", "\\Sent", "\\Junk", "\\Flagged", "\\Trash")
_NAMES: dict[Language, tuple[str, ...]] = {
    "en": ("[Gmail]", "All Mail", "Drafts", "Important", "Sent Mail", "Spam", "Starred", "Trash"),
    "en-GB": ("[Gmail]", "All Mail", "Drafts", "Important", "Sent Mail", "Spam", "Starred", "Bin"),
    "de": (
        "[Google Mail]",
        "Alle Nachrichten",
        "Entwürfe",
        "Wichtig",
        "Gesendet",
        "Spam",
        "Markiert",
        "Papierkorb",
    ),
    "sl": ("[Gmail]", "Vsa pošta", "Osnutki", "Pomembno", "Poslano", "Vsiljena pošta", "Z zvezdico", "Koš"),
}


def folder_names(language: Language) -> tuple[tuple[str, str], ...]:
    """Names and special-use flags, the parent first."""
    parent, *names = _NAMES[language]
    return (
        (parent, "\\Noselect"),
        *((f"{parent}/{name}", use) for name, use in zip(names, _USES, strict=True)),
    )
