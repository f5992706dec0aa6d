"""Where mail servers to test with are installed, and that none of them is started by it."""

import os
import stat
from pathlib import Path

import pytest

import system_packages
from console import SetupError

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only where there is a root")


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 0)


@pytest.mark.usefixtures("as_root")
class TestMachine:
    def test_a_container_is_for_tests(self, tmp_path: Path) -> None:
        assert system_packages.is_for_tests({}, [tmp_path / "none"])

    def test_one_that_starts_services_with_itself_is_not(self, tmp_path: Path) -> None:
        assert not system_packages.is_for_tests({}, [tmp_path])

    @pytest.mark.parametrize("name", ["SUDO_USER", "PKEXEC_UID"])
    def test_one_where_somebody_became_root_is_not(self, name: str, tmp_path: Path) -> None:
        assert not system_packages.is_for_tests({name: "spela"}, [tmp_path / "none"])

    def test_without_being_root_it_is_not(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        assert not system_packages.is_for_tests({}, [tmp_path / "none"])


class TestPolicy:
    def test_nothing_starts_meanwhile_and_afterwards_all_is_as_before(self, tmp_path: Path) -> None:
        policy = tmp_path / "policy-rc.d"
        with system_packages.no_service_started(policy):
            assert policy.read_text("utf-8").endswith("exit 101\n")
            assert policy.stat().st_mode & stat.S_IXUSR
        assert not policy.exists()

    def test_it_goes_when_installing_fails(self, tmp_path: Path) -> None:
        policy = tmp_path / "policy-rc.d"
        with pytest.raises(SetupError), system_packages.no_service_started(policy):
            raise SetupError
        assert not policy.exists()

    def test_one_of_the_computers_own_is_left_alone(self, tmp_path: Path) -> None:
        policy = tmp_path / "policy-rc.d"
        policy.write_text("its own", "utf-8")
        with system_packages.no_service_started(policy):
            pass
        assert policy.read_text("utf-8") == "its own"


class TestInstalling:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[tuple[str, ...]]]:
        """What was to be installed; the computer has no mail server, and is for tests."""
        asked: list[list[tuple[str, ...]]] = []
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(system_packages, "is_for_tests", lambda environ: True)
        monkeypatch.setattr(system_packages, "START_POLICY", tmp_path / "policy-rc.d")
        monkeypatch.setattr(system_packages, "install", lambda wanted, what: asked.append(wanted))
        return asked

    def test_both_are_installed(self, asked: list[list[tuple[str, ...]]]) -> None:
        system_packages.ensure_mail_servers()
        assert asked == [[("postfix",), ("dovecot-imapd",)]]

    def test_on_somebodys_own_computer_none_is(
        self, asked: list[list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(system_packages, "is_for_tests", lambda environ: False)
        system_packages.ensure_mail_servers()
        assert asked == []

    @pytest.mark.usefixtures("asked")
    def test_without_them_the_other_tests_run(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def refuse(wanted: object, what: str) -> None:
            raise SetupError("There is no network.")

        monkeypatch.setattr(system_packages, "install", refuse)
        system_packages.ensure_mail_servers()
        assert capsys.readouterr().out == (
            "There is no network.\nThe tests that need mail servers are left out.\n"
        )
