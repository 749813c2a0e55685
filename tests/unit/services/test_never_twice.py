"""Any order of faults, crashes, restarts and decisions: no number is there twice, none is lost."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.helpers.submissions import DISK_FULL, call_numbers, many_ids, submission
from tests.helpers.world import REFUSED_ENDING, Crash, Hit, World
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import SENDABLE, PartState, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import end_here, look, release
from yccall_desktop.services.patience import ONCE, Patience
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.secrets import MemorySecrets

IN_MEMORY = Path("/dev/shm")
WRITES = (
    "add", "claim_part", "save_part", "recut", "save_seen", "leave_out", "save_absence", "release",
    "save_command", "mark_interrupted", "mark_unsaved",
)  # fmt: skip
FAULTS = st.lists(st.sampled_from(Hit), min_size=1, max_size=3)
HITS = st.tuples(st.integers(0, 3), FAULTS).map(lambda one: [*[Hit.GOOD] * one[0], *one[1]])
"""A few requests go well, then faults come."""
FULL = ("disk full", "disk stays full")
DOOMS = st.tuples(st.integers(0, 12), st.sampled_from(["before", "after", *FULL]))
BREAKS = st.one_of(st.none(), st.none(), DOOMS)
"""The write, counted from now, around which the program dies, or from which the disk is full, for
this write alone or for all that follow."""


class MortalJournal(SqliteJournal):
    """Dies, or finds the disk full, at the write that `doom` names; once dead it stays dead."""

    doom: tuple[int, str] | None = None
    dead = False

    def _around(self, name, *args, **kwargs):
        if self.dead:
            raise Crash
        moment = ""
        if self.doom is not None:
            left, moment = self.doom
            stays = moment == "disk stays full"
            self.doom = (max(left - 1, 0), moment) if left or stays else None
            moment = "" if left else moment
        if moment in FULL:
            raise DISK_FULL
        if moment == "before":
            self.die()
        result = getattr(SqliteJournal, name)(self, *args, **kwargs)
        if moment == "after":
            self.die()
        return result

    def die(self):
        self.dead = True
        raise Crash


def _mortal(name):
    def method(self, *args, **kwargs):
        return self._around(name, *args, **kwargs)

    return method


for _name in WRITES:
    setattr(MortalJournal, _name, _mortal(_name))


class NeverTwice(RuleBasedStateMachine):
    @initialize(count=st.integers(5, 9), size=st.integers(1, 4), start=st.booleans())
    def begin(self, count, size, start):
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.world = World()
        self.sent = {}
        self.fine = True
        self.commanded = set()
        self.open()
        self.submit(count, size, start)

    def open(self):
        self.journal = MortalJournal(self.folder / FILE_NAME)
        self.connection = Connection(
            self.world, MemorySecrets(), token="old", app_id="a", access_key="k"
        )
        for one in self.journal.mark_interrupted():
            assert one.unfinished or one.command

    def teardown(self):
        if not hasattr(self, "journal"):
            return
        try:
            if self.fine:
                self.finish()
        finally:
            self.journal.close()
            shutil.rmtree(self.folder)

    def finish(self):
        """The line is good again and the user patient: everything comes to its end.

        An end that the full disk could not take is settled by a look, without a restart.
        """
        self.world.show_all()
        for chosen in self.sent:
            for _ in range(20):
                stands = self.stands(chosen)
                if stands.open_part is None:
                    break
                self.do(partial(look, self.journal, self.connection, chosen, CancelToken()))
                self.do(partial(release, self.journal, chosen))
                self.do(partial(self.send_now, chosen))
            assert self.stands(chosen).open_part is None
        self.no_number_is_there_twice()
        self.what_is_called_done_is_there_or_refused()

    def send_now(self, chosen, report=lambda state: None, pause=None, patience=ONCE):
        return send(
            self.journal, self.connection, chosen, report, CancelToken(), lambda: 7,
            pause=pause, patience=patience,
        )  # fmt: skip

    def restart(self):
        """The program is killed and started again."""
        self.journal.close()
        self.open()

    def do(self, action, hits=(), doom=None):
        """Act as the program does; a crash kills it, a refusal in words changes nothing here."""
        self.world.hits.extend(hits)
        self.journal.doom = doom
        try:
            return action()
        except AppError:
            return None
        except Crash:
            self.restart()
            return None
        finally:
            self.world.hits.clear()
            self.journal.doom = None

    def stands(self, submission_id):
        return self.journal.get(submission_id)

    # --- what is done ------------------------------------------------------------------------
    def which(self, fits):
        """The submissions that stand so."""
        return [one for one in sorted(self.sent) if fits(self.stands(one))]

    @precondition(lambda self: len(self.sent) < 3)
    @rule(count=st.integers(1, 9), size=st.integers(1, 4), start=st.booleans(), doom=DOOMS)
    def submit_another(self, count, size, start, doom):
        self.submit(count, size, start, doom)

    def submit(self, count, size, start, doom=None):
        submission_id = many_ids(3)[len(self.sent)]
        numbers = call_numbers(count, 13800138000 + 100 * len(self.sent))
        made = submission(submission_id, count, server=self.world.server, start=start)
        made = replace(made, parts=cut(count, size))
        self.do(lambda: prepare(self.journal, made, numbers), doom=doom)
        if any(one.id == submission_id for one in self.journal.submissions()):
            self.sent[submission_id] = [one.number for one in numbers]

    @rule(data=st.data(), hits=HITS, doom=BREAKS, hide=st.integers(0, 3))
    def go_on(self, data, hits, doom, hide):
        """The user does one of the things that the window offers, and the line is bad."""
        chosen = data.draw(st.sampled_from(sorted(self.sent)))
        stands = self.stands(chosen)
        actions = [self.look]
        if stands.state in SENDABLE:
            self.world.hide = hide
            actions = [self.send]
        elif stands.releasable:
            actions = [self.decide_that_it_was_not_sent, self.look]
        elif stands.state in (PartState.UNKNOWN, PartState.SENDING):
            actions = [self.look, self.look, self.look, self.send_the_unknown]
        elif stands.task_id:
            actions = [self.look, self.start_calling]
        data.draw(st.sampled_from(actions))(chosen, data, hits, doom)

    def send(self, chosen, data, hits, doom):
        pause, reports = CancelToken(), []
        pause_after = data.draw(st.one_of(st.just(0), st.integers(1, 40)))
        patience = data.draw(st.sampled_from([ONCE, Patience((0, 0), (0, 0), (0,))]))

        def report(state):
            reports.append(state)
            if len(reports) == pause_after:
                pause.cancel()

        result = self.do(lambda: self.send_now(chosen, report, pause, patience), hits, doom)
        if result is not None and not result.warnings:
            assert result == self.stands(chosen)

    def send_the_unknown(self, chosen, _data, _hits, _doom):
        before = self.world.received
        assert self.do(lambda: self.send_now(chosen)) is None
        assert self.world.received == before

    def look(self, chosen, data, hits, doom):
        before = self.world.received
        result = self.do(
            lambda: look(self.journal, self.connection, chosen, CancelToken(), lambda: 9),
            data.draw(st.sampled_from([[], [], hits])),
            doom,
        )
        assert self.world.received == before
        if result is not None and not result.submission.warnings:
            assert result.submission == self.stands(chosen)

    def decide_that_it_was_not_sent(self, chosen, _data, _hits, doom):
        """The server may lag when the user decides; it has caught up when the rest is sent."""
        self.do(lambda: release(self.journal, chosen), doom=doom)
        self.world.show_all()

    def start_calling(self, chosen, _data, hits, doom):
        self.commanded.add(chosen)
        command = TaskCommand.START
        self.do(
            lambda: set_task(self.journal, self.connection, chosen, command, CancelToken()),
            hits,
            doom,
        )

    @precondition(lambda self: self.which(lambda one: one.unfinished))
    @rule(data=st.data(), doom=BREAKS, sure=st.integers(0, 3))
    def end_here(self, data, doom, sure):
        if not sure:
            which = self.which(lambda one: one.unfinished)
            chosen = data.draw(st.sampled_from(which))
            self.do(lambda: end_here(self.journal, chosen), doom=doom)

    @rule(lags=st.booleans())
    def the_list_lags_or_catches_up(self, lags):
        if lags:
            self.world.list_lags = True
        else:
            self.world.show_all()

    @rule()
    def kill(self):
        self.restart()

    # --- what always holds -------------------------------------------------------------------
    @invariant()
    def all_holds(self):
        self.fine = False
        self.no_number_is_there_twice()
        self.what_is_called_done_is_there_or_refused()
        self.only_whole_tasks_are_started_by_themselves()
        self.fine = True

    def no_number_is_there_twice(self):
        assert all(times == 1 for times in self.world.received.values())

    def what_is_called_done_is_there_or_refused(self):
        there = set(self.world.received)
        for chosen, numbers in self.sent.items():
            stands = self.stands(chosen)
            assert sum(part.count for part in stands.parts) == len(numbers)
            kept = [
                one.number
                for part in stands.parts
                for one in self.journal.numbers(chosen, part.index)
            ]
            assert kept == numbers
            for part in stands.parts:
                mine = [one.number for one in self.journal.numbers(chosen, part.index)]
                missing = {
                    one.number for one in self.journal.numbers(chosen, part.index, missing=True)
                }
                assert set(mine) - missing <= there
                if part.state is PartState.DONE:
                    gone = [one for one in mine if one not in there]
                    assert all(one.endswith(REFUSED_ENDING) for one in gone), "a number is lost"
                    assert part.accepted == len(mine) - len(gone)
                if part.state is PartState.PENDING and not part.released:
                    assert not there & missing

    def only_whole_tasks_are_started_by_themselves(self):
        for task in self.world.tasks.values():
            if task.status == "running" and task.owner not in self.commanded:
                assert self.stands(task.owner).complete


NeverTwice.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestNeverTwice = NeverTwice.TestCase
