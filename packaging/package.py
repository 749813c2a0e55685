"""Build what is handed out for the system that this runs on: `make package`.

    python packaging/package.py [--dist DIR] [--work DIR] [--folder-only] [--program SCRIPT]

The program's folder with its bill of materials, then what each system hands out, then SHA256SUMS.
With --program another script is packaged with the same pruning, and nothing else is made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import checksums
import source

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "yccall-desktop"
FOLDER_GOAL, DOWNLOAD_GOAL = 130, 50
SYSTEMS = {
    "linux": ("linux-x86_64", "linux/make_archives.py", ""),
    "win32": ("windows-x64", "windows/make_setup.py", "zip"),
    "darwin": ("macos", "macos/make_dmg.py", ""),
}
"""sys.platform -> name in files, script that makes what is handed out, the only kind it makes here:
the setup of Windows needs Debian's NSIS, and is made there."""


def build_folder(script: Path, dist: Path, work: Path) -> Path:
    """Run PyInstaller; returns the folder with the program."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",  # the order of sets decides the order in the archives
        "SOURCE_DATE_EPOCH": str(source.moment()),
        "YCCALL_SPEC_PROGRAM": str(script),
    }
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    options = ["--log-level", "ERROR", "--distpath", str(dist), "--workpath", str(work)]
    spec = HERE / "yccall-desktop.spec"
    subprocess.run([*command, *options, str(spec)], cwd=ROOT, env=environment, check=True)
    folder = dist / (NAME if script.name == "launch.py" else script.stem.replace("_", "-"))
    let_all_read(folder)
    return folder


def let_all_read(folder: Path) -> None:
    """The same rights whatever the umask was; who copies the folder can hand it to others."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            is_open = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if is_open else 0o644)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; a link takes none."""
    if path.is_file():
        return path.stat().st_size
    return sum(
        one.stat().st_size for one in path.rglob("*") if one.is_file() and not one.is_symlink()
    )


def write_bill(work: Path, dist: Path, system: str) -> Path:
    import contents
    import sbom

    version = source.version()
    target = dist / f"{NAME}-{version}-{system}.cdx.json"
    made = work / NAME / "made" / "contents.json"
    sbom.write(contents.load(made), version, system, source.moment(), target)
    return target


def make_downloads(folder: Path, dist: Path, script: str, only: str) -> list[Path]:
    """What this system hands out, by its own script; returns the new files of `dist`."""
    before = {path: path.stat().st_mtime_ns for path in dist.iterdir() if path.is_file()}
    command = [sys.executable, str(HERE / script), str(folder), "--out", str(dist)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source.moment())}
    subprocess.run([*command, *(["--only", only] if only else [])], env=environment, check=True)
    files = sorted(path for path in dist.iterdir() if path.is_file())
    return [path for path in files if before.get(path) != path.stat().st_mtime_ns]


def tell(path: Path, goal: int = 0) -> None:
    size = size_of(path) / 1e6
    beside = f"   goal: at most {goal} MB" if goal else ""
    print(f"{size:8.1f} MB  {path.name}{'/' if path.is_dir() else ''}{beside}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package")
    parser.add_argument("--folder-only", action="store_true", help="make no archives of the folder")
    parser.add_argument("--program", type=Path, help="package this script instead")
    options = parser.parse_args()
    dist, work = options.dist.resolve(), options.work.resolve()
    dist.mkdir(parents=True, exist_ok=True)
    script = (options.program or HERE / "launch.py").resolve()
    folder = build_folder(script, dist, work)
    if options.program:
        tell(folder)
        return
    system, maker, only = SYSTEMS[sys.platform]
    made = [write_bill(work, dist, system)]
    if not options.folder_only:
        made += make_downloads(folder, dist, maker, only)
    checksums.write(dist)
    tell(folder, FOLDER_GOAL)
    for path in made:
        tell(path, 0 if path.suffix == ".json" else DOWNLOAD_GOAL)


if __name__ == "__main__":
    main()
