"""The program's icon in the file formats of Windows and macOS, drawn from its SVG when it is built."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Apple's names of the entries that hold a PNG, with its edge in pixels.
APPLE_ENTRIES = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(svg: Path, edge: int) -> bytes:
    """Draw an SVG as a square PNG of ``edge`` pixels with a transparent ground.

    :raises ValueError: the file is no SVG that Qt can draw.
    :raises OSError: the file cannot be read.
    """
    renderer = QSvgRenderer(QByteArray(svg.read_bytes()))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no drawing that Qt can read")
    image = QImage(edge, edge, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"PNG").write(image):
        raise ValueError(f"{svg} could not be drawn as PNG")
    return bytes(data.data())


def windows_icon(svg: Path) -> bytes:
    """Return an ICO file that holds the drawing in every size Windows asks for."""
    pictures = [(edge, png(svg, edge)) for edge in WINDOWS_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for edge, picture in pictures:
        # An edge of 256 is written as 0.
        head += struct.pack("<BBBBHHII", edge % 256, edge % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + b"".join(picture for _, picture in pictures)


def apple_icon(svg: Path) -> bytes:
    """Return an ICNS file that holds the drawing in every size macOS asks for."""
    entries = b""
    for name, edge in APPLE_ENTRIES.items():
        picture = png(svg, edge)
        entries += struct.pack(">4sI", name, 8 + len(picture)) + picture
    return struct.pack(">4sI", b"icns", 8 + len(entries)) + entries
