"""The icon files that are drawn for Windows and macOS can be read by Qt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

import icon_files
from console import ROOT

SVG = ROOT / "resources" / "icons" / "app.svg"


@pytest.mark.parametrize(
    ("name", "content", "largest"),
    [("app.ico", icon_files.windows_icon, 256), ("app.icns", icon_files.apple_icon, 1024)],
)
@pytest.mark.usefixtures("qapp")
def test_holds_every_size(name: str, content: Callable[[Path], bytes], largest: int, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content(SVG))
    reader = QImageReader(str(file))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        assert not image.isNull()
        sizes.append(image.width())
    assert max(sizes) == largest
    assert len(set(sizes)) == len(sizes) >= 6


@pytest.mark.qt_log_ignore("svg")
def test_a_file_that_is_no_drawing_is_refused(tmp_path: Path) -> None:
    letter = tmp_path / "letter.svg"
    letter.write_text("Dear Lisa", "utf-8")
    with pytest.raises(ValueError, match="no drawing"):
        icon_files.png(letter, 16)
