"""What is handed out to macOS users, made of the app that PyInstaller built: the .dmg.

    python packaging/macos/make_dmg.py FOLDER [--out dist]

FOLDER is the program's folder; the app that lies beside it is packed as it is, signature included,
with a link to the folder of applications. Needs macOS.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import source

ROOT = Path(__file__).resolve().parents[2]
APP = "Yccall Desktop.app"
TRIES, PAUSE_SECONDS = 5, 10
"""hdiutil calls the volume busy while the system indexes or scans what was copied."""


def make_dmg(app: Path, target: Path, work: Path) -> None:
    """Write `app` into the disk image `target`; `work` is made anew."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copytree(app, work / APP, symlinks=True)
    (work / "Applications").symlink_to("/Applications")
    command = ["hdiutil", "create", "-ov", "-format", "ULMO", "-fs", "HFS+"]
    command += ["-volname", "Yccall Desktop", "-srcfolder", str(work), str(target)]
    for left in reversed(range(TRIES)):
        done = subprocess.run(command, check=not left)
        if done.returncode == 0:
            break
        time.sleep(PAUSE_SECONDS)
    shutil.rmtree(work)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    app = options.folder.resolve().parent / APP
    if not app.is_dir():
        raise SystemExit(f"{app} is not there: it is built on macOS")
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / f"yccall-desktop-{source.version()}-macos.dmg"
    make_dmg(app, target, ROOT / "build" / "dmg")


if __name__ == "__main__":
    main()
