"""The least that a PySide6 program with a window can be: what the start-up is measured beside."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


def main() -> int:
    app = QApplication(sys.argv)
    window, middle = QMainWindow(), QWidget()
    column = QVBoxLayout(middle)
    column.addWidget(QLabel("A window"))
    column.addWidget(QPushButton("A button"))
    window.setCentralWidget(middle)
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
