"""Work in the background: signals on the main thread, coalesced, bounded, never silent."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from yccall_desktop.core.cancel import Cancelled
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui import jobs as jobs_module
from yccall_desktop.ui.jobs import Jobs


class Receiver(QObject):
    """Keeps what a job told, and on which thread."""

    def __init__(self, job=None) -> None:
        super().__init__()
        self.reports, self.ends, self.threads = [], [], set()
        if job is not None:
            self.listen(job)

    def listen(self, job) -> None:
        job.progress.connect(self.reported)
        job.done.connect(self.done)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.cancelled)

    @Slot(object)
    def reported(self, value) -> None:
        self.reports.append(value)
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def done(self, value) -> None:
        self.ends.append(("done", value))
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def failed(self, error) -> None:
        self.ends.append(("failed", error))

    @Slot()
    def cancelled(self) -> None:
        self.ends.append(("cancelled", None))


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    assert made.shutdown(5.0)


def run(qtbot, jobs, work) -> Receiver:
    receiver = Receiver(jobs.start(work))
    qtbot.waitUntil(lambda: bool(receiver.ends))
    return receiver


def test_the_result_arrives_on_the_main_thread(qtbot, jobs):
    worker = []

    def work(report, cancel):
        worker.append(threading.current_thread())
        report("half")
        return 919_876_543_210

    receiver = run(qtbot, jobs, work)
    assert receiver.ends == [("done", 919_876_543_210)]
    assert receiver.threads == {QThread.currentThread()}
    assert worker != [threading.main_thread()]
    assert not jobs.active


def test_only_the_latest_progress_is_told_and_the_last_one_always(qtbot, jobs):
    def work(report, cancel):
        for number in range(5_000):
            report(number)

    receiver = run(qtbot, jobs, work)
    assert receiver.reports[-1] == 4_999
    assert receiver.reports == sorted(set(receiver.reports))
    assert len(receiver.reports) < 100


def test_progress_is_told_while_the_work_goes_on(qtbot, jobs, monkeypatch):
    monkeypatch.setattr(jobs_module, "PROGRESS_INTERVAL", 0.0)
    seen = threading.Event()

    def work(report, cancel):
        report("first")
        assert seen.wait(5)
        report(None)

    receiver = Receiver(jobs.start(work))
    qtbot.waitUntil(lambda: receiver.reports == ["first"])
    assert not receiver.ends
    seen.set()
    qtbot.waitUntil(lambda: bool(receiver.ends))
    assert receiver.reports == ["first", None]


def test_a_second_report_within_the_interval_is_told_by_the_timer(qtbot, jobs):
    told, finish = threading.Event(), threading.Event()

    def work(report, cancel):
        report(1)
        assert told.wait(5)
        report(2)
        assert finish.wait(5)

    receiver = Receiver(jobs.start(work))
    qtbot.waitUntil(lambda: receiver.reports == [1])
    told.set()
    qtbot.waitUntil(lambda: receiver.reports == [1, 2])
    finish.set()
    qtbot.waitUntil(lambda: bool(receiver.ends))


def test_cancel_ends_as_cancelled(qtbot, jobs):
    def work(report, cancel):
        cancel.wait(5)
        cancel.raise_if_cancelled()

    job = jobs.start(work)
    receiver = Receiver(job)
    job.cancel()
    qtbot.waitUntil(lambda: receiver.ends == [("cancelled", None)])


def test_work_that_finished_in_spite_of_cancel_says_so(qtbot, jobs):
    def work(report, cancel):
        cancel.wait(5)
        return "sent all the same"

    job = jobs.start(work)
    receiver = Receiver(job)
    job.cancel()
    qtbot.waitUntil(lambda: receiver.ends == [("done", "sent all the same")])


def test_an_app_error_keeps_its_words(qtbot, jobs):
    error = AppError(Words("Test", "The disk is full."))

    def work(report, cancel):
        raise error

    assert run(qtbot, jobs, work).ends == [("failed", error)]


class Panic(BaseException):
    """As a Rust library raises it."""


@pytest.mark.parametrize("kind", [ZeroDivisionError, Panic, SystemExit, KeyboardInterrupt])
def test_a_bug_is_told_and_logged(qtbot, jobs, expect_log, kind):
    expect_log("job broke", logging.ERROR)

    def work(report, cancel):
        raise kind("deep inside")

    [(end, error)] = run(qtbot, jobs, work).ends
    assert end == "failed"
    assert isinstance(error, AppError)
    assert kind.__name__ in error.words.english()
    assert "deep inside" not in error.words.english()


def test_cancelled_raised_without_cancel_is_cancelled(qtbot, jobs):
    def work(report, cancel):
        raise Cancelled

    assert run(qtbot, jobs, work).ends == [("cancelled", None)]


class Held:
    """Notes the thread on which it is let go."""

    def __init__(self, threads) -> None:
        self.threads = threads

    def __del__(self) -> None:
        self.threads.append(threading.current_thread())


@pytest.fixture
def leave(monkeypatch):
    """Threads stay alive after the end of their job was told until this event is set."""
    leave, ring = threading.Event(), Jobs._ring

    def ring_and_stay(self, run):
        ring(self, run)
        assert leave.wait(60)

    monkeypatch.setattr(Jobs, "_ring", ring_and_stay)
    yield leave
    leave.set()


@pytest.mark.parametrize("fails", [False, True])
def test_what_only_the_work_holds_is_let_go_on_the_main_thread(qtbot, jobs, leave, fails):
    threads = []

    def start():
        held = Held(threads)

        def work(report, cancel):
            if fails:
                raise AppError(Words("Test", f"{type(held)}"))
            return held, Held(threads)

        return jobs.start(work)

    with qtbot.waitSignal(start().destroyed):
        pass
    leave.set()
    assert threads == [threading.main_thread()] * (1 if fails else 2)


def test_shutdown_waits_for_a_thread_whose_job_ended(qtbot, jobs, leave, expect_log):
    expect_log("did not stop in time")
    with qtbot.waitSignal(jobs.start(lambda report, cancel: None).destroyed):
        pass
    [thread] = jobs._threads
    assert not jobs.shutdown(0.05)
    leave.set()
    thread.join(60)


def test_a_receiver_may_be_gone_when_the_end_comes(qtbot, jobs):
    go = threading.Event()
    owner, receiver = QObject(), Receiver()
    job = jobs.start(lambda report, cancel: (report(1), go.wait(5)), owner)
    receiver.listen(job)
    receiver.deleteLater()
    qtbot.waitSignal(receiver.destroyed).wait()
    with qtbot.waitSignal(jobs.idle):
        go.set()


def test_the_end_of_the_owner_cancels(qtbot, jobs):
    owner = QObject()

    def work(report, cancel):
        return cancel.wait(5)

    receiver = Receiver(jobs.start(work, owner))
    owner.deleteLater()
    qtbot.waitUntil(lambda: receiver.ends == [("done", True)])


def test_shutdown_cancels_waits_and_silences(qtbot, qapp):
    jobs = Jobs()
    receiver = Receiver(jobs.start(lambda report, cancel: cancel.wait(5)))
    assert jobs.shutdown(5.0)
    assert not jobs.active
    qapp.sendPostedEvents()
    assert receiver.ends == []


def test_shutdown_does_not_wait_for_ever(qapp, expect_log):
    expect_log("did not stop in time")
    jobs, stubborn = Jobs(), threading.Event()
    jobs.start(lambda report, cancel: stubborn.wait(30))
    [thread] = jobs._threads
    assert not jobs.shutdown(0.05)
    assert thread.daemon
    stubborn.set()
    thread.join(60)


def test_nothing_starts_after_shutdown(qapp):
    jobs = Jobs()
    assert jobs.shutdown(5.0)
    before = threading.enumerate()
    job = jobs.start(lambda report, cancel: cancel.wait(60))
    assert threading.enumerate() == before
    assert not jobs.active
    job.cancel()


def test_an_abandoned_job_tells_nothing_and_stops(qtbot, jobs):
    receiver = Receiver(job := jobs.start(lambda report, cancel: (report(1), cancel.wait(60))))
    job.abandon()
    with qtbot.waitSignal(jobs.idle):
        pass
    assert (receiver.reports, receiver.ends) == ([], [])
    job.abandon()
    job.cancel()


def test_who_hears_the_last_report_may_shut_down(qtbot, jobs):
    class Last(QObject):
        @Slot(object)
        def stop(self, _value) -> None:
            assert jobs.shutdown(5.0)

    receiver, last = Receiver(job := jobs.start(lambda report, cancel: report(1))), Last()
    job.progress.connect(last.stop)
    qtbot.waitUntil(lambda: bool(receiver.reports))
    assert receiver.ends == []


def test_cancel_is_harmless_after_the_end(qtbot, jobs):
    job = jobs.start(lambda report, cancel: None)
    with qtbot.waitSignal(job.destroyed):
        pass
    job.cancel()
