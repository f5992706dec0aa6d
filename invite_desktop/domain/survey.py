"""Everything about one study hangs on a survey."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Survey:
    """One study: its people, texts and mailings. Times are UTC in ISO 8601."""

    id: int
    name: str
    account_id: int | None = None
    archived: bool = False
