"""The harness itself: keys, mouse, clipboard, texts and pictures work on a window we know."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TRIAL = (sys.executable, str(Path(__file__).with_name("trial_window.py")))


def test_keys_and_clicks_arrive_and_texts_come_back(program, screen):
    with program(command=TRIAL, content="edit") as trial:
        assert screen.active_title() == "Trial window"
        assert trial.find("edit").name == "What to copy"
        trial.type("138 0013")
        trial.key("ctrl+Return")
        assert trial.wait_text("said", "copied .*") == "copied 138 0013"
        trial.type("8000")
        trial.click("copyButton")
        trial.wait_text("said", "8000$")
        assert screen.clipboard() == "138 00138000"
        assert trial.close() == 0


def test_a_failure_leaves_a_picture(program, tmp_path):
    run = program(command=TRIAL, content="edit")
    run._pictures = tmp_path
    with pytest.raises(AssertionError, match="nowhere"), run as trial:
        trial.find("nowhere", seconds=0.2)
    assert not run.running
    (picture,) = tmp_path.glob("*.png")
    assert picture.stat().st_size > 1000


def test_a_program_that_complains_is_heard(program):
    run = program(command=(*TRIAL[:1], "-X", "dev", "-c", _COMPLAINING), content="edit")
    with pytest.raises(AssertionError, match="RuntimeError: in a slot"), run:
        pass


_COMPLAINING = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trial_window import TrialWindow

def fail():
    raise RuntimeError("in a slot")

application = QApplication([])
window = TrialWindow()
window.show()
QTimer.singleShot(0, fail)
application.exec()
"""


def test_php_prints_what_it_got(php):
    import requests

    answer = requests.post(php.url, data={"a": "1"}, files={"b": (None, "2")}, timeout=10)
    assert " ".join(answer.text.split()) == "Array ( [a] => 1 [b] => 2 )"
    (seen,) = php.requests
    assert seen["post"] == {"a": "1", "b": "2"}
    assert seen["type"].startswith("multipart/form-data; boundary=")
