"""Two runs with a token alone may be of two companies: one's list is not sent as the other's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, FakePlatform
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.account import given_id
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import look, release
from yccall_desktop.services.submit_task import send
from yccall_desktop.store.secrets import MemorySecrets

FIRST, SECOND = "f" * 32, "5" * 32


@pytest.fixture
def other():
    """The same server, as another company sees it."""
    return FakePlatform()


@pytest.fixture
def run(platform):
    """A run of the program with a token alone."""

    def started(token, through=platform):
        return Connection(through, MemorySecrets(), token=token)

    return started


@pytest.fixture
def go(journal):
    def sent(through):
        return send(journal, through, ID, lambda _: None, CancelToken(), lambda: 99)

    return sent


@pytest.fixture
def seek(journal):
    def sought(through):
        return look(journal, through, ID, CancelToken(), lambda: 99)

    return sought


@pytest.fixture
def saved(journal, run):
    """A list of two parts that was made in the first run."""
    owner = run(FIRST).owner_id
    journal.add(replace(submission(count=4, account_id=owner), parts=cut(4, 2)), call_numbers(4))


def test_the_token_itself_is_nowhere_in_the_journal(run):
    assert FIRST not in run(FIRST).owner_id
    assert run(FIRST).owner_id == run(FIRST).owner_id != run(SECOND).owner_id


def test_another_company_does_not_get_a_list_that_was_never_sent(saved, go, run, journal, other):
    with pytest.raises(AppError, match=r"with it only.*no longer valid, check"):
        go(run(SECOND, other))
    assert other.requests == []
    assert journal.get(ID).state is PartState.PENDING


def test_another_company_proves_no_absence(saved, go, seek, run, journal, platform, other):
    platform.creates.append(LOST)
    go(run(FIRST))
    result = seek(run(SECOND, other))
    assert not result.submission.releasable
    assert "can be continued with it only" in result.submission.warnings[0].english()
    with pytest.raises(AppError):
        release(journal, ID)
    assert other.requests == []


def test_another_company_does_not_get_what_was_released(
    saved, go, seek, run, journal, platform, other
):
    platform.creates.append(LOST)
    platform.loses = True
    go(run(FIRST))
    seek(run(FIRST))
    release(journal, ID)
    with pytest.raises(AppError, match="can be continued with it only"):
        go(run(SECOND, other))
    assert other.requests == []


def test_another_company_does_not_show_a_part_as_missing(
    saved, go, seek, run, journal, platform, other
):
    platform.adds.append(LOST)
    go(run(FIRST))
    other.held[journal.get(ID).task_id] = []
    assert not seek(run(SECOND, other)).submission.releasable


def test_another_company_does_not_get_a_released_part_and_is_told_why(
    saved, go, seek, run, journal, platform, other
):
    platform.adds.append(LOST)
    go(run(FIRST))
    platform.held[journal.get(ID).task_id] = [one.number for one in call_numbers(4)[:2]]
    seek(run(FIRST))
    release(journal, ID)
    with pytest.raises(AppError, match="can be continued with it only"):
        go(run(SECOND, other))
    assert other.requests == []


def test_a_new_token_of_the_same_company_finds_the_list_and_goes_on(
    saved, go, seek, run, platform, journal
):
    platform.creates.append(LOST)
    go(run(FIRST))
    assert seek(run(SECOND)).submission.interrupted
    assert go(run(SECOND)).complete
    assert len(platform.requests) == 1


def test_a_new_token_of_the_same_company_finds_a_part(saved, go, seek, run, platform):
    platform.adds.append(LOST)
    go(run(FIRST))
    assert seek(run(SECOND)).submission.complete


@pytest.mark.parametrize("noted", ["", FIRST])
def test_the_same_token_and_what_older_versions_noted_go_on(go, run, journal, platform, noted):
    journal.add(submission(account_id=given_id("", noted)), call_numbers(3))
    platform.creates.append(OFFLINE)
    go(run(FIRST))
    assert go(run(FIRST)).complete
