"""A PHP server that only prints $_POST, and notes what it got."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e.harness.waiting import wait_for

_ROUTER = """<?php
$server = fn($name) => $_SERVER[$name] ?? '';
$seen = ['post' => $_POST, 'files' => $_FILES, 'get' => $_GET,
         'method' => $server('REQUEST_METHOD'), 'type' => $server('CONTENT_TYPE'),
         'authorization' => $server('HTTP_AUTHORIZATION')];
file_put_contents(__DIR__ . '/requests.jsonl', json_encode($seen) . "\\n", FILE_APPEND);
print_r($_POST);
"""


class PhpServer:
    """Use as a context manager; `folder` is an empty folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes]
        self.url = ""

    @staticmethod
    def missing() -> bool:
        return shutil.which("php") is None

    def __enter__(self) -> PhpServer:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "index.php").write_text(_ROUTER, encoding="utf-8")
        log = self._folder / "php.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                ["php", "-n", "-d", "display_errors=stderr", "-S", "127.0.0.1:0", "index.php"],
                cwd=self._folder, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        started = wait_for(
            lambda: re.search(r"\((http://127\.0\.0\.1:\d+)\) started", log.read_text()), "PHP"
        )
        assert started is not None
        self.url = started[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)

    @property
    def requests(self) -> list[dict[str, Any]]:
        """Each request so far: post (as PHP has it), files, get, method, type, authorization."""
        file = self._folder / "requests.jsonl"
        if not file.exists():
            return []
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
