"""Draw the setup's pictures from the program's icon: `artwork.py FOLDER`.

setup.ico, side.bmp (beside the last page) and header.bmp (in the corner of the others); twice the
size that NSIS shows at 100 %, for sharp screens.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtSvg import QSvgRenderer

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from icons import DRAWING, as_png, draw

ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)


def _as_bitmap(image: QImage) -> bytes:
    """A bitmap as icons have it: bottom up, then an empty mask."""
    size = image.width()
    rows = [
        bytes(cast(memoryview, image.constScanLine(y)))[: size * 4] for y in reversed(range(size))
    ]
    mask = bytes((size + 31) // 32 * 4 * size)
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + b"".join(rows) + mask


def ico() -> bytes:
    images = [draw(size) for size in ICON_SIZES]
    bodies = [as_png(one) if one.width() == 256 else _as_bitmap(one) for one in images]
    result = struct.pack("<HHH", 0, 1, len(images))
    offset = 6 + 16 * len(images)
    for image, body in zip(images, bodies, strict=True):
        side = image.width() % 256
        result += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), offset)
        offset += len(body)
    return result + b"".join(bodies)


def _picture(width: int, height: int, icon: QRectF, top: str, bottom: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, 0, height)
    ground.setColorAt(0, QColor(top))
    ground.setColorAt(1, QColor(bottom))
    painter.fillRect(image.rect(), ground)
    QSvgRenderer(str(DRAWING)).render(painter, icon)
    painter.end()
    return image


def main(folder: Path) -> None:
    (folder / "setup.ico").write_bytes(ico())
    side = _picture(328, 628, QRectF(84, 96, 160, 160), "#dbe7ff", "#2563eb")
    side.save(str(folder / "side.bmp"), "BMP")  # type: ignore[call-overload]
    header = _picture(300, 114, QRectF(196, 15, 84, 84), "#ffffff", "#ffffff")
    header.save(str(folder / "header.bmp"), "BMP")  # type: ignore[call-overload]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
