"""Saving on the disks that people have: a USB stick, a disk of Windows, a folder of another computer."""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.commands.desk import Desk
from editor.core.errors import AlreadyThere, ChangedOnDisk, FileTrouble, NotSaved
from editor.core.session import Session
from editor.core.state import Transaction
from editor.core.text import replace
from editor.store import files
from editor.store.files import fingerprint
from editor.store.recovery import Base, Journal
from editor.store.recovery_reading import orphans
from editor.store.site import open_site
from editor.store.watch import Sight, look
from tests import disks
from tests.disks import Disk, Network

OURS = "우리 글.\n".encode()
THEIRS = OURS + "남이 이어 쓴 말.\n".encode()
NAME = "2024-01-01-a.md"

Make = Callable[[Path], contextlib.AbstractContextManager[Disk]]


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    with disks.sshfs(tmp_path / "network") as made:
        yield made


@pytest.fixture(params=[disks.exfat, disks.ntfs, disks.ext4], ids=lambda make: make.__name__)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    with request.param(tmp_path / "made") as made:
        yield made


def grown_behind_our_back(network: Network) -> Path:
    """Return a file that was looked at, and that another computer then made longer."""
    post = network.folder / NAME
    (network.there / NAME).write_bytes(OURS)
    assert files.read(post).data == OURS
    assert post.stat().st_size == len(OURS)
    (network.there / NAME).write_bytes(THEIRS)
    return post


def test_what_another_computer_added_is_read_to_its_end(network: Network) -> None:
    post = grown_behind_our_back(network)
    assert files.read(post).data == THEIRS


def test_what_another_computer_added_is_not_written_over(network: Network) -> None:
    post = grown_behind_our_back(network)
    with pytest.raises(ChangedOnDisk):
        files.save(post, b"mine", fingerprint(OURS))
    assert (network.there / NAME).read_bytes() == THEIRS


def test_what_another_computer_added_is_noticed(network: Network) -> None:
    post = grown_behind_our_back(network)
    assert look(post, fingerprint(OURS)).sight is Sight.CHANGED


def test_a_file_that_another_computer_deleted_is_gone_and_not_read_only(network: Network) -> None:
    post = files.create(network.folder / NAME, OURS).path
    (network.there / NAME).unlink()
    assert look(post, fingerprint(OURS)).sight is Sight.GONE


def test_a_connection_that_is_lost_is_told_and_the_text_stays(network: Network, tmp_path: Path) -> None:
    post = network.folder / NAME
    (network.there / NAME).write_bytes(OURS)
    desk = Desk(Session("", float))
    desk.open(post)
    desk.session.dispatch(Transaction(replace(0, 0, "새 말")))
    network.die()
    assert look(post, fingerprint(OURS)).sight is Sight.OUT_OF_REACH
    with pytest.raises(NotSaved, match="does not answer"):
        desk.save()
    assert desk.session.is_dirty
    desk.save_as(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == "새 말".encode() + OURS
    assert (network.there / NAME).read_bytes() == OURS


@pytest.mark.parametrize("make", [disks.exfat, disks.ntfs])
def test_a_name_that_the_disk_refuses_is_what_is_told(make: Make, tmp_path: Path) -> None:
    with make(tmp_path / "made") as disk:
        for name in ("왜?.md", "9:30.md", 'a"b.md', "a*b.md", "a|b.md", "<a>.md", "a\\b.md"):
            with pytest.raises(FileTrouble, match="takes no such name"):
                files.create(disk.folder / name, OURS)
        with pytest.raises(FileTrouble, match="does not exist"):
            files.create(disk.folder / "nowhere" / NAME, OURS)
        assert not list(disk.folder.iterdir())


@pytest.mark.parametrize("make", [disks.exfat, disks.ntfs])
def test_a_name_that_differs_in_case_alone_is_taken(make: Make, tmp_path: Path) -> None:
    with make(tmp_path / "made") as disk:
        files.create(disk.folder / "2024-01-01-a.md", OURS)
        with pytest.raises(AlreadyThere):
            files.create(disk.folder / "2024-01-01-A.md", THEIRS)
        assert [(path.name, path.read_bytes()) for path in disk.folder.iterdir()] == [(NAME, OURS)]


def fill(folder: Path) -> None:
    """Leave no byte free."""
    for size in (65536, 512):
        with contextlib.suppress(OSError), (folder / f"filler {size}").open("wb", buffering=0) as filler:
            while filler.write(bytes(size)):
                pass


def test_a_full_disk_and_one_that_went_lose_nothing_and_take_a_save_later(disk: Disk) -> None:
    post = files.create(disk.folder / NAME, OURS).path
    fill(disk.folder)
    with pytest.raises(FileTrouble, match="is full"):
        files.save(post, THEIRS * 1000, fingerprint(OURS))
    assert post.read_bytes() == OURS
    for filler in disk.folder.glob("filler*"):
        filler.unlink()
    disk.unmount()
    assert look(post, fingerprint(OURS)).sight is Sight.GONE
    with pytest.raises(ChangedOnDisk):
        files.save(post, THEIRS, fingerprint(OURS))
    disk.mount()
    files.save(post, THEIRS, fingerprint(OURS))
    disk.unmount()
    disk.mount()
    assert post.read_bytes() == THEIRS
    assert [one.name for one in disk.folder.iterdir() if one.name != "lost+found"] == [NAME]


def test_a_disk_that_can_only_be_read_is_told_as_that(tmp_path: Path) -> None:
    with disks.ext4(tmp_path / "made") as disk:
        post = files.create(disk.folder / NAME, OURS).path
        subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
        with pytest.raises(FileTrouble, match="The disk can only be read"):
            files.save(post, THEIRS, fingerprint(OURS))
        assert look(post, fingerprint(OURS)).sight is Sight.READ_ONLY
        subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)
        assert files.save(post, THEIRS, fingerprint(OURS)).data == post.read_bytes()


def test_a_post_that_changed_twice_in_a_moment_is_read_again(disk: Disk) -> None:
    post = disk.folder / "_posts" / NAME
    post.parent.mkdir()
    site, moment = open_site(disk.folder), time.time()
    for title in ("AAA", "BBB", "CCC"):
        post.write_text(f"---\ntitle: {title}\n---\n", "utf-8")
        os.utime(post, (moment, moment))
        assert [head.title for head in site.posts()] == [title]


def test_a_journal_that_somebody_removed_is_begun_anew(disk: Disk) -> None:
    journal, base = Journal(disk.folder), Base(disk.folder / NAME, "")
    journal.write(base, "하나", ())
    journal.path.unlink()
    journal.write(base, "둘하나", (replace(0, 0, "둘"),))
    journal.end()
    (left,) = orphans(disk.folder)
    left.leave()
    assert left.work.text == "둘하나"
