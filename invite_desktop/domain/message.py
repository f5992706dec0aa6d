"""A text with fields, as the person wrote it."""

from dataclasses import dataclass

from invite_desktop.domain.fields import FieldUse, fields_in


@dataclass(frozen=True, slots=True)
class Message:
    """Subject and body with `{{fields}}` in them; plain text, lines parted by line feeds.

    `version` is 0 for a draft; a saved version is never changed.
    """

    subject: str = ""
    body: str = ""
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.subject.strip() and not self.body.strip()

    def fields(self) -> tuple[FieldUse, ...]:
        """Every field used, subject first."""
        return fields_in(self.subject) + fields_in(self.body)
