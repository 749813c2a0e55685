"""What is slow to import comes when it is needed, not with the first window."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.helpers.sources import ROOT

START = """
import sys
from PySide6.QtCore import QTimer
from yccall_desktop import app
from yccall_desktop.ui.main_window import MainWindow

start = MainWindow.start

def start_and_tell(window, context):
    start(window, context)
    QTimer.singleShot(0, window, lambda: tell(window))

def tell(window):
    print(*sys.modules, sep="\\n")
    window.close()

MainWindow.start = start_and_tell
sys.exit(app.main(sys.argv[1:]))
"""
"""The program, closed when its window is complete; then it has printed what was imported."""

SLOW = (
    "charset_normalizer", "cryptography",
    "openpyxl", "phonenumbers.data", "phonenumbers.phonenumberutil", "python_calamine", "requests",
    "truststore", "urllib3", "werkzeug", "xml.etree.ElementTree",
    "yccall_desktop.simulator", "yccall_desktop.ui.about", "yccall_desktop.ui.settings.dialog",
    "yccall_desktop.ui.tasks.page",
)  # fmt: skip


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> set[str]:
    data = tmp_path_factory.mktemp("lazy") / "data"
    done = subprocess.run(
        [sys.executable, "-c", START, "--data-dir", str(data), "--language", "en"],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=60, check=False,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_window_was_complete(imported):
    assert {"yccall_desktop.ui.new_task.page", "yccall_desktop.store.journal"} <= imported


@pytest.mark.parametrize("name", SLOW)
def test_the_first_window_does_without(imported, name):
    assert name not in imported
