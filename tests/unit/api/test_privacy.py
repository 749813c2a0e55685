"""Secrets stay in the body."""

from __future__ import annotations

import logging

import pytest

from tests.unit.api.conftest import NUMBERS, TOKEN
from yccall_desktop import logs
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault, Simulator


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Fault.RET_600,
        Fault.RESET_AFTER_READING,
        Fault.HTTP_500,
        Fault.NOT_HTTP,
        Fault.REDIRECT_307,
    ],
    ids=str,
)
def test_no_log_record_holds_the_token_or_a_number(fault, simulator, create_patiently, caplog):
    caplog.set_level(logging.DEBUG)
    if fault is not None:
        simulator.fail(fault)
    end = create_patiently(simulator.url)
    said = [record.getMessage() + str(record.exc_text) for record in caplog.records]
    assert any("TaskCreat" in line for line in said)
    for secret in (TOKEN, NUMBERS[0].number):
        assert not [line for line in said if secret in line]
    assert TOKEN not in repr(end)


def test_the_access_key_is_not_repeated(simulator, caplog):
    caplog.set_level(logging.DEBUG)
    signed_in = HttpPlatform(simulator.url).sign_in("demo", "a-wrong-key-123", CancelToken())
    assert signed_in.end.reason is Reason.WRONG_APPID
    assert "a-wrong-key-123" not in caplog.text + repr(signed_in)


def test_what_was_sent_as_a_secret_is_kept_out_of_the_log_whatever_it_looks_like(
    simulator, monkeypatch
):
    monkeypatch.setattr(logs, "_secrets", set())
    platform = HttpPlatform(simulator.url)
    assert "Zebra" in logs.redact("my Zebra token and the Okapi key")
    platform.sign_in("demo", "Okapi key", CancelToken())
    platform.find_task("Zebra token", "id", "n", CancelToken())
    assert logs.redact("my Zebra token and the Okapi key") == "my [secret] and the [secret]"


def test_a_sign_in(simulator):
    platform = HttpPlatform(simulator.url)
    signed_in = platform.sign_in(Simulator.app_id, Simulator.access_key, CancelToken())
    assert signed_in.end.outcome is Outcome.DONE
    assert signed_in.company_name == "Demo company"
    assert len(signed_in.token) == 32
    assert platform.find_task(signed_in.token, "id", "n", CancelToken()).end.outcome is Outcome.DONE
