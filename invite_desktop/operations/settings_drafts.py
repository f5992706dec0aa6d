"""Account settings that were typed and not saved yet, kept across a restart. Never a password."""

import json
import logging
from dataclasses import replace

from invite_desktop.domain.account import HIGHEST_PORT, Account, Encryption
from invite_desktop.domain.records import Record, ResourceUnusable
from invite_desktop.store.store import Store

logger = logging.getLogger(__name__)

_TEXTS = ("from_name", "from_email", "reply_to", "username", "host", "imap_host")
_FLAGS = ("authentication", "remember_password")
_KEYS = {*_TEXTS, *_FLAGS, "encryption", "port", "imap_port", "extra_certificate"}
_LONGEST_TEXT = 1000
_LONGEST_CERTIFICATE = 1_000_000


class DraftUnusable(ResourceUnusable):
    """What is kept is not a draft."""


class SettingsDrafts:
    """At most one draft for each saved account. What the form does not show is not in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, account: Account, draft: Account) -> None:
        """Keep what was typed into the settings of a saved account. Raises a `StoreError`."""
        if account.id is None:
            return
        texts = {name: getattr(draft, name) for name in (*_TEXTS, *_FLAGS, "port", "imap_port")}
        data = {**texts, "encryption": draft.encryption.value, "extra_certificate": draft.extra_certificate}
        self._store.preferences.set(_name(account.id), json.dumps(data))

    def of(self, account: Account) -> Account | None:
        """The account with what was typed; None where that is nothing new. Raises a `StoreError`."""
        if account.id is None:
            return None
        kept = self._store.preferences.get(_name(account.id))
        if not kept:
            return None
        try:
            draft = _read(account, kept)
        except DraftUnusable as error:
            logger.warning("A draft of settings is not used: %s", error.reason)
            return None
        return draft if draft != account else None

    def drop(self, account: Account) -> None:
        """Forget what was typed. Raises a `StoreError`."""
        if account.id is not None and self._store.preferences.get(_name(account.id)):
            self._store.preferences.set(_name(account.id), "")


def _name(account_id: int) -> str:
    return f"settings_draft.{account_id}"


def _read(account: Account, kept: str) -> Account:
    """Raises `DraftUnusable`, which never holds what was typed."""
    try:
        data: object = json.loads(kept)
    except (ValueError, RecursionError) as error:
        raise DraftUnusable("not JSON") from error
    record = Record(data, _KEYS, "draft", DraftUnusable)
    values = data if isinstance(data, dict) else {}
    for name in (*_TEXTS, "extra_certificate"):
        longest = _LONGEST_CERTIFICATE if name == "extra_certificate" else _LONGEST_TEXT
        if not isinstance(values[name], str) or len(values[name]) > longest:
            raise record.unusable(name, "not text of a usable length")
    if values["encryption"] not in list(Encryption):
        raise record.unusable("encryption", "unknown")
    return replace(
        account,
        **{name: values[name] for name in _TEXTS},
        authentication=record.flag("authentication"),
        remember_password=record.flag("remember_password"),
        encryption=Encryption(values["encryption"]),
        port=record.number("port", 0, HIGHEST_PORT),  # 0: nothing was in the field
        imap_port=record.number("imap_port", 1, HIGHEST_PORT),
        extra_certificate=values["extra_certificate"],
    )
