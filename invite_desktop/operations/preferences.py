"""What the person likes: the look, the size of the window, the page that was open."""

from invite_desktop.store.store import Store


class Preferences:
    """Small settings by name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, default: str = "") -> str:
        """The value kept under a name."""
        return self._store.preferences.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self._store.preferences.set(name, value)
