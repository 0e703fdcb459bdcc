"""Saving on the disks that people have: a USB stick, a disk of Windows, a folder of another computer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.commands.desk import Desk
from editor.core.errors import ChangedOnDisk, NotSaved
from editor.core.session import Session
from editor.core.state import Transaction
from editor.core.text import replace
from editor.store import files
from editor.store.files import fingerprint
from editor.store.watch import Sight, look
from tests import disks
from tests.disks import Disk, Network

OURS = "우리 글.\n".encode()
THEIRS = OURS + "남이 이어 쓴 말.\n".encode()
NAME = "2024-01-01-a.md"


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
