"""Drives the real program on a screen of its own: keys and mouse go in, what a user sees comes out.

Keys and clicks go through the X server, so focus, shortcuts and the window manager are real. What
the window says is read through its accessibility, as a screen reader does it; widgets are found by
object name.
"""

from tests.e2e.harness.php import PhpServer
from tests.e2e.harness.program import Program, close_window
from tests.e2e.harness.screen import Screen, missing_tools
from tests.e2e.harness.waiting import wait_for

__all__ = ["PhpServer", "Program", "Screen", "close_window", "missing_tools", "wait_for"]
