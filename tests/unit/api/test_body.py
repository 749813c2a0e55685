from __future__ import annotations

import email
import email.policy

import pytest

from yccall_desktop.api.body import MultipartBody, SendingStopped


def parse(body: MultipartBody, content: bytes) -> list[tuple[str, str]]:
    """The fields as another parser reads them."""
    message = email.message_from_bytes(
        f"Content-Type: {body.content_type}\r\n\r\n".encode() + content,
        policy=email.policy.HTTP,
    )
    assert not message.defects
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_payload(decode=True).decode(),
        )
        for part in message.iter_parts()
    ]


@pytest.mark.parametrize(
    "value",
    ["", "plain", "队列 一", 'quote " and & = % +', "two\r\nlines", "--", "\U0001f4de", " edges "],
)
def test_a_value_arrives_as_it_is(value):
    body = MultipartBody([("first", "1"), ("name", value), ("last", "3")])
    assert parse(body, body.read()) == [("first", "1"), ("name", value), ("last", "3")]


def test_half_a_character_does_not_stop_the_request():
    body = MultipartBody([("name", "a\ud83dz")])
    assert parse(body, body.read()) == [("name", "a?z")]


def test_a_field_is_no_file_and_has_no_type_of_its_own():
    content = MultipartBody([("token", "t")]).read()
    assert b"filename" not in content
    assert b"Content-Type" not in content


def test_the_length_is_the_number_of_bytes_read():
    body = MultipartBody([("name", "号" * 50_000)])
    pieces = list(iter(lambda: body.read(1000), b""))
    assert len(body) == sum(map(len, pieces)) > 150_000
    assert max(map(len, pieces)) == 1000


def test_it_knows_how_far_it_was_read():
    body = MultipartBody([("name", "value")])
    assert (body.touched, body.finished, body.sent) == (False, False, 0)
    body.read(10)
    assert (body.touched, body.finished, body.sent) == (True, False, 10)
    body.read()
    assert (body.finished, body.sent) == (False, len(body))
    assert body.read() == b""
    assert body.finished


def test_stopped_before_the_first_read_is_a_proof():
    body = MultipartBody([("name", "value")])
    assert body.stop() is False
    with pytest.raises(SendingStopped):
        body.read()
    assert body.touched is False


def test_stopped_later_it_says_so():
    body = MultipartBody([("name", "value")])
    body.read(1)
    assert body.stop() is True
    with pytest.raises(SendingStopped):
        body.read(1)
    assert body.sent == 1
