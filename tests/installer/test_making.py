"""What is handed out is made of exactly the folder, the same each time."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import pytest

from tests.installer.conftest import NEW
from tests.installer.windows import make_folder, tree


@pytest.fixture
def folder(tmp_path, trial):
    return make_folder(tmp_path / "built", trial, NEW)


def test_the_zip_holds_the_folder_and_nothing_else(make_setup, folder, tmp_path):
    archive = zipfile.ZipFile(make_setup.make_zip(folder, tmp_path / "out"))
    top = f"yccall-desktop-{make_setup.version()}"
    assert archive.filename.endswith(f"{top}-windows-x64.zip")
    with archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    expected = {f"{top}/{name}": text for name, text in tree(folder).items() if text is not None}
    assert packed == expected


def test_zip_and_setup_are_the_same_twice(make_setup, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = []
    for name in ("one", "two"):
        source = shutil.copytree(folder, tmp_path / name / "folder", copy_function=shutil.copyfile)
        work = tmp_path / "work"
        setup = make_setup.make_setup(source, tmp_path / "out", work=work)
        archive = make_setup.make_zip(source, tmp_path / "out")
        made.append((setup.read_bytes(), archive.read_bytes()))
    assert made[0] == made[1]


def test_programs_setup_and_uninstaller_are_signed_when_asked(
    make_setup, folder, tmp_path, monkeypatch
):
    signer = tmp_path / "signer"
    signer.write_text(f'#!/bin/sh\nhead -c 2 "$1" >>"{tmp_path}/signed"\n')
    signer.chmod(0o755)
    monkeypatch.setenv("YCCALL_SIGN_COMMAND", f"'{signer}' {{file}}")
    make_setup.make_setup(folder, tmp_path / "out", work=tmp_path / "work")
    assert (tmp_path / "signed").read_bytes() == b"MZ" * 2
    make_setup.sign(folder / "yccall-desktop.exe")
    assert (tmp_path / "signed").read_bytes() == b"MZ" * 3


def test_a_signature_that_fails_stops_it(make_setup, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("YCCALL_SIGN_COMMAND", "false {file}")
    with pytest.raises(SystemExit, match="makensis failed"):
        make_setup.make_setup(folder, tmp_path / "out", work=tmp_path / "work")
    with pytest.raises(subprocess.CalledProcessError):
        make_setup.sign(folder / "yccall-desktop.exe")


@pytest.mark.parametrize("name", ["号码.txt", "a$b.txt", "uninstall.exe", "Installed-Files.txt"])
def test_names_that_the_setup_cannot_hold_are_refused(make_setup, folder, name):
    (folder / name).write_text("x")
    with pytest.raises(SystemExit, match=r"cannot hold|setup's own"):
        make_setup.content(folder)


def test_a_folder_without_the_console_program_is_refused(make_setup, folder):
    (folder / "yccall-desktop-console.exe").unlink()
    with pytest.raises(SystemExit, match="has no yccall-desktop-console"):
        make_setup.content(folder)
