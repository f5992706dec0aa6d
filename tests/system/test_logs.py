import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.system import logs
from invite_desktop.system.logs import RedactingFormatter, redact, start_logging, stop_logging

MARKER = "qzxjwvkpqzxjwvkp"
ADDRESSES = (
    "ana@uni.si",
    "Žiga.Čuček@fdv.uni-lj.si",
    "čšž@šola.si",
    "ana+survey=2026@uni.si",
    '"ana novak"@uni.si',
    "o'brien@uni.ie",
    "ana@[192.0.2.1]",
    "ana@xn--ola-bza.si",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "line", ["{}", "to <{}>: refused", "'{}'", '("{}", 1)', "mailto:{}?x", "user={}", "{},{}", "a\n{}\nb"]
)
def test_no_address_survives(address: str, line: str) -> None:
    redacted = redact(line.replace("{}", address))
    assert "@" not in redacted
    assert "uni" not in redacted.replace("<address>", "")
    assert "<address>" in redacted


@pytest.mark.parametrize(
    "secret",
    [MARKER, "abcd efgh ijkl mnop", "abcd\u00a0efgh\u00a0ijkl\u00a0mnop"],
)
@pytest.mark.parametrize("line", ["{}", "password {}", "tried {} twice", "('{}',)", "AUTH PLAIN {}"])
def test_nothing_of_the_shape_of_an_app_password_survives(secret: str, line: str) -> None:
    redacted = redact(line.format(secret))
    assert all(part not in redacted for part in re.split(r"\s", secret))


@pytest.mark.parametrize(
    "line",
    [
        "password=Tr0ub4dor",
        "password: Tr0ub4dor",
        "Password Tr0ub4dor",
        "{'password': 'Tr0ub4dor'}",
        '"passwd":"Tr0ub4dor"',
        "secret='Tr0ub4dor and more'",
        'token="Tr0ub4dor and more"',
        "AUTH PLAIN Tr0ub4dor",
    ],
)
def test_what_follows_a_word_for_a_secret_is_masked(line: str) -> None:
    redacted = redact(line)
    assert "Tr0ub4dor" not in redacted
    assert "more" not in redacted


def test_ordinary_lines_stay_as_they_are() -> None:
    line = "Mailing 3: finished, Counts(by_state={'accepted': 12}) after 40 s, 250 2.0.0 OK"
    assert redact(line) == line


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=2, max_size=5))
def test_no_at_sign_between_letters_survives(parts: list[str]) -> None:
    redacted = redact("@".join(parts))
    assert re.search(r"\w@\w", redacted) is None


def test_a_long_line_costs_no_more_than_its_length() -> None:
    began = time.monotonic()
    for piece in ("x", "x ", "@", '"', "abcd ", "password "):
        redact(piece * 200_000)
    assert time.monotonic() - began < 10


# -- the file --------------------------------------------------------------------------------------


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    level = logging.getLogger().level
    handler = start_logging(tmp_path)
    yield tmp_path / "invite-desktop.log"
    stop_logging(handler)
    logging.getLogger().setLevel(level)


@pytest.mark.logs_expected
def test_a_traceback_is_redacted_too(log_file: Path) -> None:
    def look_up(name: str) -> None:
        raise ValueError(f"no such mailbox: {name}, password {MARKER}")

    try:
        look_up("čuček@uni.si")
    except ValueError:
        logging.getLogger("tests").exception("For %s", "ana@uni.si")
    text = log_file.read_text("utf-8")
    assert "Traceback" in text
    assert "ValueError" in text
    assert "@" not in text
    assert MARKER not in text


def test_lines_tell_when_where_and_what(log_file: Path) -> None:
    logging.getLogger("tests").info("Žiga sent %d", 3)
    logging.getLogger("tests").debug("not for the file")
    (line,) = log_file.read_text("utf-8").splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \S+ INFO MainThread tests: Žiga sent 3", line)


def test_old_lines_go_away(log_file: Path) -> None:
    for number in range(40):
        logging.getLogger("tests").info("%d %s", number, "X" * (logs.MEGABYTE // 10))
    files = sorted(log_file.parent.glob("invite-desktop.log*"))
    assert [file.name for file in files] == [f"invite-desktop.log{end}" for end in ("", ".1", ".2")]
    assert all(file.stat().st_size <= logs.MEGABYTE for file in files)
    assert " 39 X" in log_file.read_text("utf-8")


def test_after_the_end_nothing_is_written(tmp_path: Path) -> None:
    level = logging.getLogger().level
    stop_logging(start_logging(tmp_path))
    logging.getLogger("tests").info("too late")
    logging.getLogger().setLevel(level)
    assert list(tmp_path.glob("*.log")) == []


def test_other_handlers_see_the_record_as_it_was() -> None:
    record = logging.LogRecord("tests", logging.INFO, "", 1, "To %s", ("ana@uni.si",), None)
    assert RedactingFormatter("%(message)s").format(record) == "To <address>"
    assert record.args == ("ana@uni.si",)
