"""Every reason has words, for what happens once and for what may be repeated."""

from __future__ import annotations

import re

import pytest

from yccall_desktop.core.outcomes import End, Outcome, Reason, words_of

UNKNOWN = {
    Reason.CONNECTION_LOST,
    Reason.NO_ANSWER_IN_TIME,
    Reason.SERVER_ERROR,
    Reason.ANSWER_UNREADABLE,
    Reason.REDIRECTED,
    Reason.NO_TASK_ID,
    Reason.CANCELLED_WHILE_SENDING,
    Reason.PROGRAM_STOPPED,
    Reason.END_NOT_SAVED,
    Reason.PROXY_ASKS,
    Reason.WEB_PAGE,
}
NOT_SENT = {
    Reason.NO_CONNECTION,
    Reason.NAME_NOT_FOUND,
    Reason.CONNECT_TIMEOUT,
    Reason.TLS_UNTRUSTED,
    Reason.TLS_EXPIRED,
    Reason.TLS_NOT_YET_VALID,
    Reason.TLS_WRONG_NAME,
    Reason.TLS_FAILED,
    Reason.CA_FILE_UNUSABLE,
    Reason.PROXY_UNREACHABLE,
    Reason.PROXY_SIGN_IN,
    Reason.PROXY_REFUSED,
    Reason.PROXY_UNUSABLE,
    Reason.BAD_ADDRESS,
    Reason.NO_TOKEN,
    Reason.JOURNAL_NOT_WRITTEN,
    Reason.SIGN_IN_FAILED,
}
ONLY_OF_SENDING = {
    Reason.JOURNAL_NOT_WRITTEN,
    Reason.RELEASED_BY_USER,
    Reason.NO_TASK_ID,
    Reason.COUNT_MISMATCH,
    Reason.END_NOT_SAVED,
}
VALUES = {"server": "http://x.test", "service": "App.X", "status": "502"}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("values", [{}, VALUES, {"more": "{brace}"}])
def test_every_reason_has_a_sentence(reason, values):
    words = words_of(reason, values)
    sentence = words.english()
    assert sentence.endswith(".")
    assert "{" not in sentence
    for name in re.findall(r"{(\w+)}", words.template):
        assert values.get(name, "") in sentence


@pytest.mark.parametrize("reason", UNKNOWN)
def test_an_unknown_end_says_where_the_numbers_may_be(reason):
    assert (
        "The numbers may be with the platform. Look on the platform"
        in words_of(reason, VALUES).english()
    )


@pytest.mark.parametrize("reason", NOT_SENT)
def test_not_sent_says_so(reason):
    assert "nothing was sent" in words_of(reason, VALUES).english()


@pytest.mark.parametrize("reason", UNKNOWN - {Reason.NO_TASK_ID, Reason.END_NOT_SAVED})
def test_a_request_that_may_be_repeated_worries_nobody(reason):
    sentence = End(Outcome.UNKNOWN, reason, VALUES).repeatable_words().english()
    assert "numbers" not in sentence
    assert "may be with" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("reason", set(Reason) - ONLY_OF_SENDING)
def test_a_look_that_failed_says_nothing_of_sending(reason):
    sentence = End(Outcome.NOT_SENT, reason, VALUES).repeatable_words().english()
    for word in ("nothing was", "sent", "send"):
        assert word not in sentence.lower()


@pytest.mark.parametrize("reason", [Reason.OK, Reason.NUMBERS_NOT_COMPARABLE])
def test_for_all_else_the_words_are_the_same(reason):
    end = End(Outcome.UNKNOWN, reason, VALUES)
    assert end.repeatable_words() == end.words()


def test_values_of_reasons_are_fixed_because_the_journal_keeps_them():
    """Add to this list; never change it."""
    kept = """ok refused-by-platform bad-parameter service-missing token-invalid wrong-appid
    licence-expired module-not-licensed address-not-authorised too-large no-connection
    name-not-found connect-timeout tls-untrusted bad-address no-token cancelled-before-sending
    journal-not-written sign-in-failed released-by-user connection-lost no-answer-in-time
    server-error answer-unreadable redirected no-task-id cancelled-while-sending
    program-stopped tls-expired tls-not-yet-valid tls-wrong-name tls-failed ca-file-unusable
    proxy-unreachable proxy-sign-in proxy-refused proxy-unusable proxy-asks web-page"""
    assert set(kept.split()) <= {reason.value for reason in Reason}
