from dataclasses import replace

import pytest

from invite_desktop.domain.account import HIGHEST_PORT, Account, AccountField, Encryption
from invite_desktop.domain.errors import SettingMissing

WHOLE = Account(from_email="ana@uni.si", username="ana", host="smtp.uni.si")


def test_a_whole_account_lacks_nothing() -> None:
    assert WHOLE.missing() is None
    WHOLE.require_complete()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"from_email": ""}, AccountField.FROM_EMAIL),
        ({"from_email": "ana"}, AccountField.FROM_EMAIL),
        ({"username": ""}, AccountField.USERNAME),
        ({"port": 0}, AccountField.PORT),
        ({"port": -1}, AccountField.PORT),
        ({"port": HIGHEST_PORT + 1}, AccountField.PORT),
        ({"host": ""}, AccountField.HOST),
        ({"host": "", "username": ""}, AccountField.USERNAME),  # the first in 1KA's order
    ],
)
def test_the_first_missing_field_is_named(changes: dict[str, object], field: AccountField) -> None:
    account = replace(WHOLE, **changes)  # type: ignore[arg-type]
    assert account.missing() is field
    with pytest.raises(SettingMissing) as caught:
        account.require_complete()
    assert caught.value.field == field


def test_without_authentication_no_user_name_is_needed() -> None:
    assert replace(WHOLE, username="", authentication=False).missing() is None


def test_every_kind_of_encryption_has_its_port() -> None:
    assert [kind.usual_port for kind in (Encryption.SSL, Encryption.TLS, Encryption.NONE)] == [465, 587, 25]


def test_the_domain_is_that_of_the_sender() -> None:
    assert WHOLE.domain == "uni.si"
    assert Account().domain == ""


def test_each_user_of_each_server_has_a_key_of_their_own() -> None:
    others = (replace(WHOLE, username="bor"), replace(WHOLE, host="other.si"))
    assert len({account.vault_key for account in (WHOLE, *others)}) == 3


def test_the_fields_are_1kas_nine_in_its_order() -> None:
    assert next(iter(AccountField)) is AccountField.FROM_NAME
    assert len(AccountField) == 9
