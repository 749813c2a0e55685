"""What counts as a drive of this PC: everything else is never watched by the system."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import pytest

from yccall_desktop.services.near_files import is_near, is_near_kind, kind_of_mount

MOUNTS = r"""overlay / overlay rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sda2 /home ext4 rw 0 0
server:/leads /home/lee/team nfs4 rw,hard 0 0
//server/leads /mnt/our\040leads cifs rw 0 0
lee@server: /mnt/far fuse.sshfs rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
/dev/sdc1 /media/twice ext4 rw 0 0
server:/twice /media/twice nfs rw 0 0

"""


@pytest.mark.parametrize(
    ("path", "kind", "near"),
    [
        ("/tmp/a.xlsx", "overlay", True),
        ("/home/lee/a.xlsx", "ext4", True),
        ("/home/lee/team/a.xlsx", "nfs4", False),
        ("/home/lee/teams/a.xlsx", "ext4", True),
        ("/mnt/our leads/a.xlsx", "cifs", False),
        ("/mnt/far/deep/down/a.xlsx", "fuse.sshfs", False),
        ("/media/stick/a.xlsx", "fuseblk", True),
        ("/media/twice/a.xlsx", "nfs", False),
    ],
)
def test_the_nearest_mount_decides(path, kind, near):
    assert kind_of_mount(PurePosixPath(path), MOUNTS) == kind
    assert is_near_kind(kind) is near


def test_what_is_not_known_is_not_near():
    assert kind_of_mount(PurePosixPath("/home/lee/a.xlsx"), "") == ""
    assert not is_near_kind("")


def test_a_file_of_this_pc_is_near(tmp_path):
    assert is_near(tmp_path / "a.xlsx")


@pytest.mark.skipif(sys.platform != "win32", reason="other systems know no such paths")
def test_a_share_of_windows_is_not_near():
    assert not is_near(Path(r"\\server\leads\a.xlsx"))
