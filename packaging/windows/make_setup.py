"""What is handed to Windows users, made of the folder that PyInstaller built: zip and setup.

    python packaging/windows/make_setup.py FOLDER [--out dist] [--only zip|setup]

Runs where NSIS with its 64-bit stub is: Debian's and Ubuntu's package has it, the one that is
offered for Windows has not. Where the environment's YCCALL_SIGN_COMMAND is set, that command signs
the programs in FOLDER, the uninstaller and the setup; `{file}` in it stands for the file.
SOURCE_DATE_EPOCH is the time that all files carry, without it the last commit's.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(1, str(HERE.parent))

import source  # noqa: E402
from version_resource import four_numbers  # noqa: E402

WORK = ROOT / "build" / "windows" / "setup"
PROGRAMS = ("yccall-desktop.exe", "yccall-desktop-console.exe")
UNINSTALLER = "uninstall.exe"
LIST_NAME = "installed-files.txt"
SIGN_COMMAND = "YCCALL_SIGN_COMMAND"


def version() -> str:
    number = source.version()
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        raise SystemExit("The version must be three numbers, as in 1.0.0: programs compare them.")
    return number


def build_time() -> int:
    """Seconds since 1970; not before 1980, where a zip's clock starts."""
    return max(source.moment(), 315_619_200)


@dataclass(frozen=True)
class Content:
    """What is in the folder, as relative paths with slashes, in the order that the setup wants."""

    entries: tuple[str, ...]
    """Of the folder itself, the programs first."""
    files: tuple[str, ...]
    """The programs first."""
    folders: tuple[str, ...]
    """The deepest first."""
    size: int

    def listed(self) -> str:
        """The list that the setup and the uninstaller go by; files.nsh tells its form."""
        lines = [f"t {name}" for name in (*self.entries, LIST_NAME, UNINSTALLER)]
        lines += [f"f {name}" for name in self.files]
        lines += [f"d {name}" for name in self.folders]
        return "".join(line.replace("/", "\\") + "\r\n" for line in lines)


def _programs_first(name: str) -> tuple[bool, str]:
    return name not in PROGRAMS, name


def content(folder: Path) -> Content:
    """Raises SystemExit when the folder cannot be what PyInstaller built."""
    files, folders, size = [], [], 0
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not name.isascii() or set(name) & set('$"`%\r\n'):
            raise SystemExit(f"The setup cannot hold this name or link: {name}")
        if path.is_dir():
            folders.append(name)
        else:
            files.append(name)
            size += path.stat().st_size
    missing = [name for name in PROGRAMS if name not in files]
    if missing:
        raise SystemExit(f"{folder} has no {missing[0]}")
    taken = {LIST_NAME, UNINSTALLER} & {name.lower() for name in files}
    if taken:
        raise SystemExit(f"{folder} has a file of the setup's own: {min(taken)}")
    entries = {name.partition("/")[0] for name in (*files, *folders)}
    return Content(
        tuple(sorted(entries, key=_programs_first)),
        tuple(sorted(files, key=_programs_first)),
        tuple(sorted(folders, key=lambda name: (-name.count("/"), name))),
        size,
    )


def parts(folder: Path, what: Content, list_file: Path) -> str:
    """NSIS's macro that unpacks everything."""
    lines = ["!macro UnpackTo FOLDER"]
    by_folder: dict[str, list[str]] = {"": []}
    for name in sorted(what.folders):
        by_folder[name] = []
    for name in what.files:
        parent = PurePosixPath(name).parent.as_posix()
        by_folder["" if parent == "." else parent].append(name)
    for parent, names in by_folder.items():
        inside = "\\" + parent.replace("/", "\\") if parent else ""
        lines.append(f'  SetOutPath "${{FOLDER}}{inside}"')
        lines += [f'  File "{folder / name}"' for name in names]
        if not parent:
            lines.append(f'  File "{list_file}"')
    return "\n".join([*lines, "!macroend", ""])


def _makensis() -> str:
    command = shutil.which("makensis")
    if command is None:
        raise SystemExit("The setup needs NSIS (Debian: nsis).")
    shown = subprocess.run(
        [command, "-HDRINFO"], capture_output=True, text=True, check=False
    ).stdout
    home = re.search(r"NSISDIR=([^,\n]*)", shown)
    places = [Path(home[1])] if home else []
    places.append(Path(command).resolve().parent)
    if not any((place / "Stubs" / "lzma_solid-amd64-unicode").exists() for place in places):
        raise SystemExit(
            "This NSIS makes no 64-bit setup. The package nsis of Debian and Ubuntu does: run this "
            "there on the folder that was built here."
        )
    return command


def sign(file: Path) -> None:
    command = os.environ.get(SIGN_COMMAND)
    if command:
        subprocess.run(command.replace("{file}", f'"{file}"'), shell=True, check=True)


def make_setup(folder: Path, out: Path, *, number: str | None = None, work: Path = WORK) -> Path:
    """Build the setup of `folder` in `out` as version `number`; `work` is made anew."""
    command = _makensis()
    number = number or version()
    folder = folder.resolve()
    what = content(folder)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    draw_artwork(work)
    list_file = work / LIST_NAME
    list_file.write_bytes(what.listed().encode("ascii"))
    parts_file = work / "parts.nsh"
    parts_file.write_text(parts(folder, what, list_file), encoding="utf-8", newline="\n")
    out.mkdir(parents=True, exist_ok=True)
    target = out.resolve() / f"yccall-desktop-{number}-setup.exe"
    values = {
        "VERSION": number,
        "VERSION4": ".".join(map(str, four_numbers(number))),
        "SIZE_KB": str(what.size // 1024),
        "OUT": str(target),
        "PARTS": str(parts_file),
        "LIST": str(list_file),
        "ARTWORK": str(work),
    }
    if os.environ.get(SIGN_COMMAND):
        values["SIGN"] = os.environ[SIGN_COMMAND].replace("{file}", '"%1"')
    defines = [f"-D{name}={value}" for name, value in values.items()]
    done = subprocess.run(
        [command, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, "installer.nsi"],
        cwd=HERE,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(build_time())},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"makensis failed:\n{done.stdout}{done.stderr}")
    return target


def draw_artwork(work: Path) -> None:
    """The setup's icon and pictures; another process draws them, Qt stays out of this one."""
    subprocess.run([sys.executable, str(HERE / "artwork.py"), str(work)], check=True)


def make_zip(folder: Path, out: Path) -> Path:
    """The portable program: the same bytes of the same folder."""
    what = content(folder)
    name = f"yccall-desktop-{version()}"
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}-windows-x64.zip"
    stamp = time.gmtime(build_time())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in what.files:
            info = zipfile.ZipInfo(f"{name}/{file}", stamp)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (folder / file).read_bytes())
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", choices=["zip", "setup"])
    options = parser.parse_args()
    for program in PROGRAMS:
        sign(options.folder.resolve() / program)
    makers = {"zip": make_zip, "setup": make_setup}
    for kind, make in makers.items():
        if options.only in (None, kind):
            made = make(options.folder, options.out)
            print(f"{made} ({made.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
