import sys

import pytest

from invite_desktop.system import person
from invite_desktop.system.person import full_name


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        ("Ana Novak", "Ana Novak"),
        ("  Ana \t Novak ", "Ana Novak"),
        ("Žiga Čuček", "Žiga Čuček"),
        ("", ""),
        ("root", ""),
        ("ana.novak", ""),
        ("ana novak@fdv.si", ""),
        ("UL FDV\\ana novak", ""),
        ("a " * 80, ""),
        ("Ana\x07 Novak", ""),
    ],
)
def test_only_what_may_be_a_name_is_offered(
    known: str, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person, "_name_in_system", lambda: known)
    assert full_name() == offered


def test_this_computer_can_be_asked() -> None:
    name = full_name()
    assert not name or " " in name


@pytest.mark.skipif(sys.platform == "win32", reason="GECOS is a field of Unix")
@pytest.mark.parametrize(
    ("gecos", "name"),
    [("Ana Novak,,,", "Ana Novak"), ("& Novak,room 3", "Ana Novak"), ("root", ""), ("", "")],
)
def test_the_name_is_the_first_part_of_gecos(gecos: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    entry = pwd.struct_passwd(("ana", "x", 1000, 1000, gecos, "/home/ana", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda _number: entry)
    assert full_name() == name


@pytest.mark.skipif(sys.platform == "win32", reason="GECOS is a field of Unix")
def test_nobody_may_have_this_number(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(number: int) -> pwd.struct_passwd:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert full_name() == ""
