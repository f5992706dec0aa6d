"""What packaging/dev.py decides: when to set up, what the system lacks, whether there is a screen."""

import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
import environment
import smoke_test
import system_packages
from console import ROOT, SetupError

only_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these")
# Windows has no local sockets; the name must still be there to be looked at.
LOCAL_SOCKET = getattr(socket, "AF_UNIX", socket.AF_INET)

LDD = """\
\tlinux-vdso.so.1 (0x00007ffd)
\tlibQt6Gui.so.6 => /somewhere/libQt6Gui.so.6 (0x00007f01)
\tlibxcb-icccm.so.4 => not found
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f02)
\tlibEGL.so.1 => not found
"""


class TestStamp:
    def test_changes_with_the_requirements_and_with_python(self) -> None:
        first = environment.fingerprint(b"a==1\n", "3.11.7")
        assert first == environment.fingerprint(b"a==1\n", "3.11.7")
        assert (
            len(
                {
                    first,
                    environment.fingerprint(b"a==2\n", "3.11.7"),
                    environment.fingerprint(b"a==1\n", "3.13.0"),
                }
            )
            == 3
        )

    def test_is_the_same_for_a_checkout_with_windows_line_ends(self) -> None:
        assert environment.fingerprint(b"a==1\r\n", "3.11.7") == environment.fingerprint(b"a==1\n", "3.11.7")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / environment.FOR_THE_PROGRAM).write_bytes(b"a==1\n")
        (tmp_path / environment.FOR_DEVELOPING).write_bytes(b"a==1\nb==1\n")
        return tmp_path

    def stamp(self, folder: Path, requirements: str) -> None:
        text = environment.fingerprint((folder / requirements).read_bytes(), "3.11.7")
        (folder / environment.STAMP).write_text(text, "utf-8")

    def test_without_a_stamp_nothing_is_installed(self, folder: Path) -> None:
        assert not environment.is_filled(folder, environment.FOR_THE_PROGRAM, "3.11.7", folder)

    @pytest.mark.parametrize(
        ("installed", "wanted", "enough"),
        [
            (environment.FOR_THE_PROGRAM, environment.FOR_THE_PROGRAM, True),
            (environment.FOR_THE_PROGRAM, environment.FOR_DEVELOPING, False),
            (environment.FOR_DEVELOPING, environment.FOR_THE_PROGRAM, True),
            (environment.FOR_DEVELOPING, environment.FOR_DEVELOPING, True),
        ],
    )
    def test_the_larger_set_serves_for_the_smaller(
        self, folder: Path, installed: str, wanted: str, enough: bool
    ) -> None:
        self.stamp(folder, installed)
        assert environment.is_filled(folder, wanted, "3.11.7", folder) is enough

    def test_is_worth_nothing_once_the_requirements_or_python_changed(self, folder: Path) -> None:
        self.stamp(folder, environment.FOR_DEVELOPING)
        assert not environment.is_filled(folder, environment.FOR_DEVELOPING, "3.11.8", folder)
        (folder / environment.FOR_DEVELOPING).write_bytes(b"a==1\nb==2\n")
        assert not environment.is_filled(folder, environment.FOR_DEVELOPING, "3.11.7", folder)


class TestEnvironment:
    VERSION = ".".join(map(str, sys.version_info[:3]))

    def test_one_made_to_the_end_with_this_python_is_used(self, tmp_path: Path) -> None:
        assert environment.is_usable(tmp_path, self.VERSION)

    @pytest.mark.parametrize("version", ["", "3.10.2"])
    def test_one_that_does_not_run_or_is_of_another_python_is_not(self, tmp_path: Path, version: str) -> None:
        assert not environment.is_usable(tmp_path, version)

    def test_a_half_made_one_is_not_used(self, tmp_path: Path) -> None:
        (tmp_path / environment.UNFINISHED).touch()
        assert not environment.is_usable(tmp_path, self.VERSION)

    @pytest.mark.parametrize("mark", ["pyvenv.cfg", environment.UNFINISHED])
    def test_an_old_one_is_removed(self, tmp_path: Path, mark: str) -> None:
        venv = tmp_path / ".venv"
        venv.mkdir()
        (venv / mark).touch()
        environment.remove(venv)
        assert not venv.exists()

    def test_a_folder_that_is_something_else_is_left_alone(self, tmp_path: Path) -> None:
        thesis = tmp_path / "thesis.txt"
        thesis.touch()
        with pytest.raises(SetupError, match="in the way"):
            environment.remove(tmp_path)
        assert thesis.exists()


class TestSystemLibraries:
    def test_only_what_is_not_found_is_missing(self) -> None:
        assert system_packages.missing_libraries(LDD) == {"libxcb-icccm.so.4", "libEGL.so.1"}

    def test_nothing_is_missing_from_a_program_without_libraries(self) -> None:
        assert system_packages.missing_libraries("\tnot a dynamic executable\n") == set()

    @pytest.mark.parametrize(
        ("soname", "package"),
        [
            ("libEGL.so.1", "libegl1"),
            ("libGL.so.1", "libgl1"),
            ("libX11.so.6", "libx11-6"),
            ("libX11-xcb.so.1", "libx11-xcb1"),
            ("libxcb-cursor.so.0", "libxcb-cursor0"),
            ("libxcb-icccm.so.4", "libxcb-icccm4"),
            ("libxkbcommon.so.0", "libxkbcommon0"),
            ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
            ("libdbus-1.so.3", "libdbus-1-3"),
            ("libfontconfig.so.1", "libfontconfig1"),
            ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
            ("libstdc++.so.6", "libstdc++6"),
            ("libwayland-client.so.0", "libwayland-client0"),
            ("libglib-2.0.so.0", "libglib2.0-0"),
            ("libgthread-2.0.so.0", "libglib2.0-0"),
            ("libz.so.1", "zlib1g"),
            ("libbrotlidec.so.1", "libbrotli1"),
        ],
    )
    def test_debian_names(self, soname: str, package: str) -> None:
        assert system_packages.package_names(soname) == (f"{package}t64", package)

    @pytest.fixture
    def apt_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A list of packages as Debian 13 has it, in place of this computer's."""
        program = tmp_path / "apt-cache"
        program.write_text(
            "#!/bin/sh\nprintf 'Package: libglib2.0-0t64\\nPackage: libegl1\\n'\nexit 100\n", "utf-8"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return program

    @only_linux
    @pytest.mark.usefixtures("apt_cache")
    def test_the_name_that_this_system_knows_is_taken_once(self) -> None:
        wanted = [
            system_packages.package_names(name)
            for name in ("libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1")
        ]
        assert system_packages.chosen(wanted) == ["libegl1", "libglib2.0-0t64"]

    @only_linux
    @pytest.mark.usefixtures("apt_cache")
    def test_a_package_this_system_does_not_know_keeps_its_plain_name(self) -> None:
        assert system_packages.chosen([system_packages.package_names("libodd.so.3")]) == ["libodd3"]

    def test_a_screen_is_looked_into_only_when_asked_for(self, tmp_path: Path) -> None:
        platforms = tmp_path / "Qt" / "plugins" / "platforms"
        platforms.mkdir(parents=True)
        for name in ("libqoffscreen.so", "libqxcb.so", "libqwayland-egl.so", "libqwayland-generic.so"):
            (platforms / name).touch()
        names = [file.name for file in system_packages.qt_files(tmp_path, [])]
        assert names == ["libqoffscreen.so"]
        names = [file.name for file in system_packages.qt_files(tmp_path, ["xcb", "wayland"])]
        assert names[1:] == ["libqxcb.so", "libqwayland-egl.so", "libqwayland-generic.so"]

    def test_without_apt_the_packages_are_named(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(SetupError, match=r"libegl1, libglib2\.0-0"):
            system_packages.install(
                [("libglib2.0-0t64", "libglib2.0-0"), ("libegl1t64", "libegl1")], "libraries"
            )


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Path]:
    """A socket that somebody listens on."""
    address = tmp_path / "wayland-test"
    with socket.socket(LOCAL_SOCKET) as listening:
        listening.bind(str(address))
        listening.listen()
        yield address


class TestScreen:
    @pytest.mark.parametrize("system", ["win32", "darwin"])
    def test_windows_and_macos_have_one(self, system: str) -> None:
        assert dev.has_screen({}, system)

    @pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
    def test_whoever_asks_for_off_screen_gets_it(self, system: str) -> None:
        assert not dev.has_screen({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, system)

    @pytest.mark.parametrize(
        "display", ["", ":", "nonsense", ":9731", ":9731.0", "unix:9731", "127.0.0.1:59000"]
    )
    def test_linux_has_none_where_no_display_answers(self, display: str) -> None:
        assert not dev.has_screen({"DISPLAY": display, "WAYLAND_DISPLAY": ""}, "linux")

    @only_linux
    def test_linux_has_one_where_a_compositor_listens(self, compositor: Path) -> None:
        named = {"XDG_RUNTIME_DIR": str(compositor.parent), "WAYLAND_DISPLAY": compositor.name}
        assert dev.has_screen(named, "linux")
        assert not dev.has_screen({**named, "WAYLAND_DISPLAY": "wayland-9731"}, "linux")

    def test_linux_has_one_where_an_x_server_listens_on_the_network(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            number = listening.getsockname()[1] - 6000
            if number < 0:
                pytest.skip("this computer hands out port numbers below X11's")
            assert dev.has_screen({"DISPLAY": f"127.0.0.1:{number}.0"}, "linux")

    def test_the_screens_spoken_of_are_made_ready(self) -> None:
        assert dev.screens_of({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) == ["xcb", "wayland"]
        assert dev.screens_of({"DISPLAY": ""}) == []


class TestCommands:
    @pytest.mark.parametrize("arguments", [[], ["-q"], ["-vv", "--tb=short", "--durations=5"]])
    def test_all_tests_run(self, arguments: list[str]) -> None:
        assert dev.is_full_run(arguments)

    @pytest.mark.parametrize(
        "arguments",
        [["-k", "stamp"], ["tests/mail"], ["-q", "tests/a.py::test_b"], ["--version"], ["--lf"], ["-m", "x"]],
    )
    def test_some_tests_run(self, arguments: list[str]) -> None:
        assert not dev.is_full_run(arguments)

    @pytest.mark.parametrize(("arguments", "status"), [([], 2), (["dance"], 2), (["--help"], 0)])
    def test_usage(self, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(arguments) == status
        assert "packaging/dev.py app " in capsys.readouterr().out

    def test_an_argument_without_effect_is_refused_before_anything_is_set_up(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(["check", "--fast"]) == 1
        assert "--fast" in capsys.readouterr().out

    def test_translations_are_compiled_when_new_or_changed(self, tmp_path: Path) -> None:
        for name in ("new.ts", "old.ts", "old.qm", "changed.ts", "changed.qm"):
            (tmp_path / name).touch()
            os.utime(tmp_path / name, (1000, 1000))
        os.utime(tmp_path / "changed.ts", (2000, 2000))
        assert [file.name for file in dev.outdated_translations(tmp_path)] == ["changed.ts", "new.ts"]

    def test_no_translations_at_all_are_fine(self, tmp_path: Path) -> None:
        assert dev.outdated_translations(tmp_path / "translations") == []


def pins(name: str) -> dict[str, str]:
    """Read the versions and markers in a requirement file."""
    text = (ROOT / "packaging" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(.+?) \\$", text, re.MULTILINE))


class TestRequirementFiles:
    FILES = (environment.FOR_THE_PROGRAM, environment.FOR_DEVELOPING)

    def test_the_larger_holds_the_smaller_at_the_same_versions(self) -> None:
        program, developing = (pins(name) for name in self.FILES)
        assert program
        assert program.items() <= developing.items()

    @pytest.mark.parametrize("name", FILES)
    def test_they_name_packages_and_hashes_and_no_address(self, name: str) -> None:
        lines = (ROOT / "packaging" / name).read_text("utf-8").splitlines()
        package = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w' .<>=!]+)? \\")
        digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
        assert [line for line in lines if not (package.fullmatch(line) or digest.fullmatch(line))] == []

    @pytest.mark.parametrize("name", FILES)
    def test_they_hold_the_packages_of_every_system(self, name: str) -> None:
        assert {"secretstorage", "pywin32-ctypes", "pyside6-essentials"} <= pins(name).keys()


class TestSmokeTest:
    @pytest.mark.parametrize(
        ("status", "output", "well"),
        [
            (0, "ok icons\nself-test: 12 checks, 0 not ok\n", True),
            (0, "ok icons\r\nself-test: 12 checks, 0 not ok\r\n", True),
            (1, "self-test: 12 checks, 0 not ok\n", False),
            (0, "NOT OK icons\nself-test: 12 checks, 1 not ok\n", False),
            (0, "self-test: 0 checks, 0 not ok\n", False),
            (0, "self-test: 12 checks, 0 not ok\nQt: something odd\n", False),
            (0, "", False),
        ],
    )
    def test_only_a_good_last_line_and_status_count(self, status: int, output: str, well: bool) -> None:
        assert smoke_test.ended_well(status, output) is well

    def test_nothing_of_this_computer_hides_a_missing_part(self) -> None:
        environ = {"SSL_CERT_FILE": "x", "PYTHONPATH": "x", "QT_PLUGIN_PATH": "x", "HOME": "/home/lisa"}
        assert smoke_test.bare_environment(environ) == {"HOME": "/home/lisa", "QT_QPA_PLATFORM": "offscreen"}

    @pytest.mark.parametrize(
        ("system", "program"),
        [
            ("linux", "dist/invite-desktop/invite-desktop"),
            ("win32", "dist/invite-desktop/invite-desktop.exe"),
            ("darwin", "dist/Invite Desktop.app/Contents/MacOS/invite-desktop"),
        ],
    )
    def test_where_the_program_is(self, system: str, program: str) -> None:
        assert smoke_test.built_program(Path("dist"), system) == Path(program)

    def test_a_build_that_is_not_there_is_said(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert smoke_test.main([str(tmp_path / "nothing")]) == 1
        assert "no built program" in capsys.readouterr().out
