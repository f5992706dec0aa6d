import contextlib
import json
import logging
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import invite_desktop
from invite_desktop.domain.fields import fields_in
from invite_desktop.domain.guide import GuideUnusable
from invite_desktop.domain.provider import ProvidersUnusable
from invite_desktop.domain.records import ResourceUnusable
from invite_desktop.system.resources import HELP_PAGES, ResourceMissing, Resources, find_root

ROOT = Path(__file__).parents[2] / "resources"
PARTS_TO_COPY = ("guide", "help", "sample", "providers.json", "changelog.md")


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    root = tmp_path / "resources"
    root.mkdir()
    for part in PARTS_TO_COPY:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    return root


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    folder.mkdir()
    return folder


def _write_guide(folder: Path, **changes: Any) -> None:
    data = json.loads((ROOT / "guide" / "gmail.en.json").read_text(encoding="utf-8"))
    (folder / "gmail.en.json").write_text(json.dumps({**data, **changes}), encoding="utf-8")


def test_everything_bundled_can_be_read() -> None:
    resources = Resources(find_root())

    assert resources.guide("gmail", "en").guide.steps
    assert resources.providers()
    assert "0.2.0" in resources.changelog()
    assert resources.sample_people().is_file()
    assert resources.icons.name == "icons"
    assert resources.drawings.is_dir()
    assert resources.translations.name == "translations"
    for page in HELP_PAGES:
        assert resources.help_text(page, "en").startswith("# ")


def test_guides_that_providers_name_are_there() -> None:
    resources = Resources(ROOT)

    named = {provider.guide for provider in resources.providers()} - {""}
    for name in named:
        assert resources.guide(name, "en").guide.provider == name
    assert named == {file.name.partition(".")[0] for file in (ROOT / "guide").iterdir()}


def test_a_language_without_guide_or_help_falls_back_to_english() -> None:
    resources = Resources(ROOT)

    choice = resources.guide("gmail", "xx_YY")
    assert choice.guide.lang == "en"
    assert choice.is_fallback
    for lang in ("en_GB", "sl_SI", "C"):
        assert not resources.guide("gmail", lang).is_fallback
    assert resources.help_text("send", "xx") == resources.help_text("send", "en")


def test_a_translated_page_is_used_whatever_the_country(root: Path) -> None:
    (root / "help" / "send.sl.md").write_text("# Pošiljanje", encoding="utf-8")

    assert Resources(root).help_text("send", "sl_SI") == "# Pošiljanje"
    assert Resources(root).help_text("send", "sl-SI") == "# Pošiljanje"


def test_a_newer_own_guide_wins(own: Path) -> None:
    _write_guide(own, checked="2030-01-02", basis="Looked at live")

    choice = Resources(ROOT, own).guide("gmail", "en")

    assert choice.guide.basis == "Looked at live"
    assert choice.is_own
    assert (choice.ignored, choice.folder) == ("", "")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"checked": "2020-01-01"}, "checked 2020-01-01, not after 2026-09-28"),
        ({"checked": "soon"}, "guide.checked: not a date"),
        ({"lang": "de", "checked": "2030-01-01"}, "provider gmail, lang de"),
        ({"steps": [], "checked": "2030-01-01"}, "guide.steps: wanted some of"),
    ],
)
def test_any_other_own_guide_is_left_alone_and_named(
    own: Path, changes: dict[str, Any], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    _write_guide(own, **changes)

    with caplog.at_level(logging.INFO):
        choice = Resources(ROOT, own).guide("gmail", "en")

    assert choice.guide == Resources(ROOT).guide("gmail", "en").guide
    assert not choice.is_own
    assert choice.ignored.startswith(f"gmail.en.json: {reason}")
    assert choice.folder == str(own)
    assert choice.ignored in caplog.text


def test_an_own_guide_may_not_lead_elsewhere(own: Path) -> None:
    data = json.loads((ROOT / "guide" / "gmail.en.json").read_text(encoding="utf-8"))
    data["steps"][0]["url"] = "https://google.com.example.org/"
    _write_guide(own, steps=data["steps"], checked="2030-01-02")

    ignored = Resources(ROOT, own).guide("gmail", "en").ignored

    assert ignored == "gmail.en.json: steps[0].url: not a link to the provider"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b'{"format": ' + b"9" * 5000 + b"}"]
)
def test_a_damaged_own_guide_is_left_alone(own: Path, content: bytes) -> None:
    (own / "gmail.en.json").write_bytes(content)

    choice = Resources(ROOT, own).guide("gmail", "en")

    assert choice.guide == Resources(ROOT).guide("gmail", "en").guide
    assert choice.ignored.startswith("gmail.en.json: ")


def test_an_own_folder_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    choice = Resources(ROOT, tmp_path / "nowhere").guide("gmail", "en")

    assert choice.guide.provider == "gmail"
    assert choice.ignored == ""


def test_missing_files_are_told_by_name(tmp_path: Path) -> None:
    resources = Resources(tmp_path)

    with pytest.raises(ResourceMissing, match=r"gmail\.en\.json"):
        resources.guide("gmail", "en")
    with pytest.raises(ResourceMissing, match=r"providers\.json"):
        resources.providers()
    with pytest.raises(ResourceMissing, match=r"send\.md"):
        resources.help_text("send", "en")
    with pytest.raises(ResourceMissing, match=r"changelog\.md"):
        resources.changelog()
    with pytest.raises(ResourceMissing, match=r"message\.json"):
        resources.sample_message()


def test_a_page_nobody_wrote_is_missing() -> None:
    with pytest.raises(ResourceMissing):
        Resources(ROOT).help_text("../changelog", "en")


def test_damaged_files_are_told_by_name(root: Path) -> None:
    (root / "providers.json").write_text("{}", encoding="utf-8")
    (root / "guide" / "gmail.en.json").write_text("{}", encoding="utf-8")
    (root / "sample" / "message.json").write_text(
        '{"survey": "x", "subject": "x", "body": ""}', encoding="utf-8"
    )
    (root / "changelog.md").write_bytes(b"\xff")
    resources = Resources(root)

    with pytest.raises(ProvidersUnusable, match=r"providers\.json"):
        resources.providers()
    with pytest.raises(GuideUnusable, match=r"gmail\.en\.json"):
        resources.guide("gmail", "en")
    with pytest.raises(ResourceUnusable, match=r"message\.json"):
        resources.sample_message()
    with pytest.raises(ResourceUnusable, match=r"changelog\.md"):
        resources.changelog()


def _program_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = folder / "invite_desktop"
    package.mkdir()
    monkeypatch.setattr(invite_desktop, "__file__", str(package / "__init__.py"))
    return package


def _resources_in(folder: Path) -> Path:
    (folder / "resources").mkdir()
    (folder / "resources" / "providers.json").touch()
    return folder / "resources"


def test_the_root_is_beside_the_package_in_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program_in(tmp_path, monkeypatch)
    expected = _resources_in(tmp_path)

    assert find_root() == expected


def test_the_root_is_in_the_package_once_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = _program_in(tmp_path, monkeypatch)
    _resources_in(tmp_path)
    expected = _resources_in(package)

    assert find_root() == expected


def test_the_root_is_in_the_frozen_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program_in(tmp_path, monkeypatch)
    _resources_in(tmp_path)
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(frozen), raising=False)
    expected = _resources_in(frozen)

    assert find_root() == expected


def test_a_program_without_its_files_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program_in(tmp_path, monkeypatch)

    with pytest.raises(ResourceMissing, match=re.escape(tmp_path.name)):
        find_root()


def _sample_rows() -> list[dict[str, str | None]]:
    with contextlib.closing(openpyxl.load_workbook(Resources(ROOT).sample_people(), read_only=True)) as book:
        head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert head == ("E-mail", "First name", "Last name", "Code", "Link", "Faculty")
    return [
        {str(name): None if cell is None else str(cell) for name, cell in zip(head, row, strict=True)}
        for row in rows
    ]


def test_the_sample_list_has_one_of_each_thing_to_look_at() -> None:
    rows = _sample_rows()
    addresses = [row["E-mail"] or "" for row in rows]

    assert len(rows) == 20
    assert all(address.endswith("example.org") for address in addresses)
    assert sum("@" not in address for address in addresses) == 1
    assert len(addresses) - len(set(addresses)) == 1
    assert sum(row["First name"] is None for row in rows) == 1


def test_codes_of_the_sample_are_text_with_their_zeros() -> None:
    codes = [row["Code"] or "" for row in _sample_rows()]

    assert len(set(codes)) == 20
    assert {len(code) for code in codes} == {5}
    assert any(code.startswith("0") for code in codes)
    assert all(row["Link"] == f"https://survey.example.org/?code={row['Code']}" for row in _sample_rows())


def test_the_sample_message_uses_columns_of_the_sample_list() -> None:
    sample = Resources(ROOT).sample_message()
    used = {use.name for use in fields_in(sample.subject + sample.body)}

    assert used == {"First name", "Last name", "Link", "Code", "Faculty"}
    assert "{{First name|colleague}}" in sample.body
    assert sample.survey
