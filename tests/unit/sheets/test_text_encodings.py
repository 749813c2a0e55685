"""Which encoding a text is in: told from little, shown with a preview, changeable."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets.encodings import NAMES, detect, is_text, known_name

LISTS = {
    "gb18030": [
        "姓名,手机号\n张三,13800138000\n李四,13900139000\n",
        "电话\n13800138000\n",
        "a,张\n",
        "名称\n诸葛亮,13800138000\n",
        "欧阳娜娜,13800138000\n司马懿,13900139000",
        "客户姓名,联系电话,地址\n王小明,13800138000,北京市朝阳区建国路88号\n",
    ],
    "big5": [
        "姓名,手機號\n張三,0912345678\n李四,0987654321\n",
        "電話\n0912345678\n",
        "a,王小明\n",
        "姓名\n陳怡君\n",
        "客戶,電話\n林志玲,0912345678\n歐陽,0988\n",
    ],
    "cp1252": [
        "Nombre;Teléfono\nPeña;600123456\n",
        "Nombre;Móvil\nJosé Núñez;600123456\nMaría;600123457\n",
        "Mª José,600123456\n",
        "nombre,tel\nNiño,1\n",
        "AÑO;TELÉFONO\nPEÑA;6\n",
        "Straße;1\nMüller;2\n",
        "São Paulo;1\nJoão;2\n",
    ],
    "cp874": [
        "ชื่อ,เบอร์โทร\nสมชาย,0812345678\n",
        "เบอร์\n0812345678\n",
        "สมหญิง,081\n",
    ],
    "cp1258": ["Họ tên,Điện thoại\nNguyễn,0912345678\n"],
    "cp1251": ["Имя;Телефон\nИван;79161234567\n"],
    "koi8_r": ["Имя;Телефон\nИван;79161234567\n"],
    "cp1250": ["Imię;Telefon\nŁukasz Wiśniewski;600\n", "Příjmení;Telefon\nDvořák;1\nČerný;2"],
    "cp1254": ["İsim;Telefon\nÇağrı Şahin;532\n"],
    "cp1256": ["الاسم,الهاتف\nمحمد,0501234567\n"],
    "cp1253": ["Όνομα;Τηλέφωνο\nΓιώργος;69\n"],
    "cp850": ["Nombre;Teléfono\nPeña;600\n"],
    "mac_roman": ["Nombre;Teléfono\nPeña;600\n"],
    "shift_jis": ["氏名,電話番号\n山田太郎,09012345678\n", "フリガナ,電話\nタナカ,090\n"],
    "euc_kr": ["이름,전화번호\n홍길동,01012345678\n", "김철수,010\n"],
}
CASES = [(name, text) for name, texts in LISTS.items() for text in texts]
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def encoded(text: str, name: str) -> bytes:
    """The bytes; Windows' Vietnamese has letters with hats, and tones apart."""
    if name != "cp1258":
        return text.encode(name)
    found = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in TONES)
        found += unicodedata.normalize("NFC", parts.translate(dict.fromkeys(map(ord, TONES))))
        found += tones
    return found.encode(name)


@pytest.mark.parametrize(("name", "text"), CASES)
def test_the_encoding_of_short_lists_is_told(name, text):
    found = detect(io.BytesIO(encoded(text, name)))
    assert found is not None
    assert found.name == found.choices[0].name == name
    first_row = next(line for line in text.splitlines() if not line.isascii())
    shown = unicodedata.normalize("NFC", found.choices[0].preview)
    assert first_row.startswith(shown)
    assert found.lines == len(text.splitlines())


@pytest.mark.parametrize(("name", "text"), CASES)
def test_utf8_and_utf16_are_told_of_the_same_lists(name, text):
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        found = detect(io.BytesIO(text.encode(encoding)))
        assert found is not None
        assert found.name == encoding


SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
LEVEL_ONE = [
    bytes((lead, trail)).decode("gb2312")
    for lead in range(0xB0, 0xD7)
    for trail in range(0xA1, 0xFF)
]
NAMES_OF_PEOPLE = st.builds(
    "".join, st.tuples(st.sampled_from(SURNAMES), st.sampled_from(LEVEL_ONE))
)


@given(st.lists(NAMES_OF_PEOPLE, min_size=1, max_size=30))
def test_any_chinese_list_with_a_header_is_told(names):
    text = "姓名,电话\r\n" + "".join(f"{name},1380013{n:04}\r\n" for n, name in enumerate(names))
    found = detect(io.BytesIO(text.encode("gb18030")))
    assert found is not None
    assert found.name == "gb18030"


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_valid_utf8_stays_utf8(text):
    found = detect(io.BytesIO(text.encode()))
    assert found is not None
    assert found.name == "utf-8"


def test_plain_ascii_has_nothing_to_choose():
    found = detect(io.BytesIO(b"Name,Phone\r\nA,13800138000"))
    assert found is not None
    assert (found.name, found.lines, found.choices) == ("utf-8", 2, ())


def test_one_broken_character_does_not_change_the_encoding_of_all(tmp_path, read):
    good = "".join(f"张三{n},1380013{n:04}\n" for n in range(60)).encode()
    path = tmp_path / "a.csv"
    path.write_bytes(good + "李".encode()[:2] + b",13900139000\n")
    found = read(path)
    assert found.info.encoding == "utf-8"
    assert found.texts()[59:] == [["张三59", "13800130059"], ["\ufffd", "13900139000"]]


def test_the_possible_ones_come_with_a_preview(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name,Phone\r\n" + "张三,13800138000\r\n".encode("gbk"))
    info = read(path).info
    assert info.encoding == "gb18030"
    previews = {choice.name: choice.preview for choice in info.encodings}
    assert next(iter(previews)) == "gb18030"
    assert previews["gb18030"] == "张三,13800138000"
    assert len(set(previews.values())) == len(previews) > 1


def test_a_long_line_is_shown_from_where_it_tells(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 500 + ",Pe\xf1a,600\n".encode("latin-1") + b"b,1\n")
    preview = read(path).info.encodings[0].preview
    assert len(preview) <= 40
    assert "ñ" in preview


def test_the_users_choice_is_taken(tmp_path, ask):
    path = tmp_path / "a.csv"
    path.write_bytes("电话,备注\n13800138000,好\n".encode("gbk"))
    found = ask(ReadRequest(path, encoding="BIG5"))
    assert found.info.encoding == "big5"
    assert "big5" in [choice.name for choice in found.info.encodings]
    assert found.rows.text(1, 0) == "13800138000"
    assert found.rows.text(0, 0) != "电话"


def test_a_choice_that_does_not_fit_is_shown_not_refused(tmp_path, ask):
    path = tmp_path / "a.csv"
    path.write_bytes("Teléfono;x\n600123456;ñ\n".encode("cp1252"))
    found = ask(ReadRequest(path, encoding="utf-8"))
    assert found.texts() == [["Tel\ufffdfono", "x"], ["600123456", "\ufffd"]]


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "idna", "\0", "x" * 9999])
def test_an_unknown_encoding_is_refused_in_words(tmp_path, ask, name):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Phone\n1\n")
    with pytest.raises(AppError, match=r"is not known.*Choose another encoding"):
        ask(ReadRequest(path, encoding=name))


@pytest.mark.parametrize(
    ("spelt", "name"),
    [("GBK", "gb18030"), ("UTF8", "utf-8"), ("latin-1", "cp1252"), ("cp936", "gb18030"),
     ("cp950", "big5"), ("tis-620", "cp874"), ("windows-1258", "cp1258"), ("sjis", "shift_jis")],
)  # fmt: skip
def test_names_are_known_however_they_are_spelt(spelt, name):
    assert known_name(spelt) == name
    assert all(known_name(one) == one for one in NAMES)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(tmp_path, read, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("姓名\t电话\r\n张三\t13800138000\r\n".encode(encoding))
    found = read(path)
    assert found.texts() == [["姓名", "电话"], ["张三", "13800138000"]]
    assert found.info.encoding == encoding


def test_what_is_text():
    assert is_text(b"Phone\x00,1\n" + bytes(100))
    assert not is_text(bytes(range(32)) * 4)


def test_a_few_zero_bytes_make_no_utf16(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"phone\n13800138001\n138\x000138002\n\x0013800138003\x00\n13800138004\n")
    found = read(path)
    assert [found.cell(f"A{row}")[0] for row in (1, 2, 5)] == [
        "phone",
        "13800138001",
        "13800138004",
    ]
    assert len(found.rows) == 5
