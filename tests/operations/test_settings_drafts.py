import json
from dataclasses import replace

import pytest

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.store.store import Store

ACCOUNT = Account(id=7, from_email="ana@fdv.si", host="mail.fdv.si", pace=12.5, daily_limit=300)
DRAFT = replace(
    ACCOUNT,
    from_name="Špela Žnidaršič",
    reply_to="odgovori@fdv.si",
    username="spela",
    authentication=False,
    encryption=Encryption.TLS,
    port=587,
    host="smtp.fdv.si",
    imap_host="imap.fdv.si",
    imap_port=1993,
    extra_certificate="-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
    remember_password=False,
)


@pytest.fixture
def drafts(store: Store) -> SettingsDrafts:
    return SettingsDrafts(store)


def test_what_was_typed_comes_back(drafts: SettingsDrafts) -> None:
    assert drafts.of(ACCOUNT) is None
    drafts.keep(ACCOUNT, DRAFT)
    assert drafts.of(ACCOUNT) == DRAFT
    drafts.drop(ACCOUNT)
    drafts.drop(ACCOUNT)
    assert drafts.of(ACCOUNT) is None


def test_accounts_have_drafts_of_their_own(drafts: SettingsDrafts) -> None:
    drafts.keep(ACCOUNT, DRAFT)
    assert drafts.of(replace(ACCOUNT, id=8)) is None


def test_what_the_form_does_not_show_is_the_accounts(drafts: SettingsDrafts) -> None:
    drafts.keep(ACCOUNT, replace(DRAFT, pace=1.0, daily_limit=1))
    later = replace(ACCOUNT, pace=60.0, daily_limit=450)
    found = drafts.of(later)
    assert found is not None
    assert (found.pace, found.daily_limit, found.host) == (60.0, 450, "smtp.fdv.si")


def test_a_draft_of_what_is_saved_is_none(drafts: SettingsDrafts) -> None:
    drafts.keep(ACCOUNT, DRAFT)
    assert drafts.of(DRAFT) is None


def test_an_account_that_is_not_saved_has_none(drafts: SettingsDrafts, store: Store) -> None:
    new = replace(DRAFT, id=None)
    drafts.keep(new, DRAFT)
    drafts.drop(new)
    assert drafts.of(new) is None
    with store.database.reading() as connection:
        assert (
            connection.execute("SELECT count(*) FROM preference WHERE name LIKE 'settings%'").fetchone()[0]
            == 0
        )


def test_nothing_but_the_forms_fields_is_on_disk(drafts: SettingsDrafts, store: Store) -> None:
    drafts.keep(ACCOUNT, DRAFT)
    kept = json.loads(store.preferences.get("settings_draft.7"))
    assert set(kept) == {
        "from_name", "from_email", "reply_to", "username", "authentication", "encryption", "port", "host",
        "imap_host", "imap_port", "extra_certificate", "remember_password",
    }  # fmt: skip


def test_an_empty_port_is_a_draft_too(drafts: SettingsDrafts) -> None:
    drafts.keep(ACCOUNT, replace(DRAFT, port=0))
    found = drafts.of(ACCOUNT)
    assert found is not None
    assert found.port == 0


def changed(**values: object) -> str:
    good = {
        "from_name": "", "from_email": "ana@fdv.si", "reply_to": "", "username": "", "authentication": True,
        "encryption": "ssl", "port": 465, "host": "", "imap_host": "", "imap_port": 993,
        "extra_certificate": "", "remember_password": True,
    }  # fmt: skip
    return json.dumps({**good, **values})


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "{}",
        changed(password="marker"),
        changed(host=3),
        changed(host="x" * 1001),
        changed(authentication="yes"),
        changed(encryption="rot13"),
        changed(encryption=["ssl"]),
        changed(port=65536),
        changed(port=-1),
        changed(port=True),
        changed(imap_port="993"),
        changed(extra_certificate=None),
    ],
)
def test_what_is_no_draft_is_left_aside(
    drafts: SettingsDrafts, store: Store, kept: str, logs_expected: list[object]
) -> None:
    store.preferences.set("settings_draft.7", kept)
    assert drafts.of(ACCOUNT) is None
    assert len(logs_expected) == 1
    assert "marker" not in str(logs_expected[0])


def test_the_smallest_change_is_a_draft(drafts: SettingsDrafts, store: Store) -> None:
    store.preferences.set("settings_draft.7", changed())
    assert drafts.of(ACCOUNT) is not None
