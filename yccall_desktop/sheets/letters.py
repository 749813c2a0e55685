"""How likely a decoded character is in a list of names: what tells one text encoding from another.

Every weight is between -1 (nobody writes this) and 1 (in every list).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

Weigh = Callable[[str, int], float]
"""What the character at an index of a text is worth; only asked for those above ASCII."""

_SIMPLIFIED = (
    # headers, titles, places
    "姓名称呼电话手机号码联系人客户公司地址备注编序性别男女年龄邮箱日期时间部门职位单位城市省区县镇乡村"
    "路街道楼室类型状态来源业务员先生小姐经理总座席任务北京上海广州深圳天津重庆江苏浙福湖河山东西南川陕"
    # surnames
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
    # given names
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华建国文辉玲红梅春玉兰凤洁琳云莹雪慧燕波斌鹏飞宇浩志"
    "海峰俊成晓新欣佳子涵怡梓诺永健世广义良民友利清彬富顺信才发祥宁亮政谦亨奇固之轮翰朗伯宏言若鸣朋欧阳诸葛懿鑫淼婧轩睿皓煜嘉"
    # words
    "的一是不了在有我他这个们中来大为和地到以说时要就出会可也你对生能而那得着下自过后作里用行所然家种事"
    "多么去法学如都同现当没动面起看定分还进好其些主样心本前开但因只从想实者意无力它与长把十第此已工使"
    "情知全三又关点正外将两间由问很最并物应向头体美相见被二等产或己制身果加月合回特代内表化老给次度常教"
    "原声提立及比解水真论处走各入几口认条气题活更打变四神数安少报结反受目太量再感做接必场件计管期直资命"
    "指统保至队形社便空决治展科五基书非则听达光放即难且思完设式色记品住告求据边死该交规取格望术领共确"
    "传师观今切院让识带导争运未接通已挂断空无效意向元角零六七八九百千"
)
_TRADITIONAL = (
    "電話機號碼聯絡繫戶備註編別齡郵時間門職單縣鎮鄉樓類狀態來業務員經理總臺灣台北縣市區廣東張劉陳楊黃趙"
    "吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾鐘譚陸範賈韋鄒龍賀顧龔萬錢嚴湯偉靜麗強軍艷傑濤華國輝紅鳳潔雲瑩鵬"
    "飛東曉義寧這個們為說會對於過發後裡種麼學現當沒動還進樣實無與長關點將兩問並應頭體見產給兒聲論處幾認"
    "條氣題爾變數報結場計資統隊決書則聽達難權設記據邊該規術領確傳師觀讓識帶導爭運稱臺灣莊賴簡蔣閻侯詹"
    "淑惠雅婷怡君志豪家豪俊宏宗翰佳穎承恩冠廷美玲柏宇子軒"
)
_HANGUL = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지나엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반왕금옥육인맹제모름화번호휴대폰락처객회사동영수미경철순희은혜숙자상준훈"
    "재태용대산시울부역로가의을를에는다일년월당실세승빈아예나윤우건"
)
_COMMON_HAN = frozenset(_SIMPLIFIED + _TRADITIONAL)
_COMMON_HANGUL = frozenset(_HANGUL)
_VOWELS = frozenset("aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ")
_SIGNS = frozenset("¿¡ºª°–—’‘“”€·«»´…№\xa0")
_COMBINING_THAI = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_LEADING_THAI = frozenset("เแโใไ")
_RARE_THAI = frozenset("ฃฅฆฌฎฏฐฑฒฤฦฬฮฯๅๆ๏๐๑๒๓๔๕๖๗๘๙๚๛ฺํ๎")

LETTERS: Mapping[str, str] = {
    "cp1252": "áéíóúñüçàèìòùâêîôûãõäöëïßåøæœÿ",
    "cp850": "áéíóúñüçàèìòùâêîôûãõäöëïßåøæ",
    "mac_roman": "áéíóúñüçàèìòùâêîôûãõäöëïßåøæœ",
    "cp1250": "áéíóúýąćęłńśźżčďěňřšťůžőűäöüßľăâîşţđ",
    "cp1254": "áéíóúñüçàèâêîôûãõäöïğışİ",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
    "koi8_r": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "cp1253": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",
    "cp1255": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "cp1256": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگک",
    "cp1258": "ăâđêôơưáàéèíìóòúùýãõ",
}
"""Single-byte encoding -> the small letters of the languages that are written in it."""

_LATIN = frozenset(("cp1252", "cp850", "mac_roman", "cp1250", "cp1254", "cp1258"))


def weigher(name: str) -> Weigh:
    """What weighs the characters of a text decoded from this encoding."""
    if name in LETTERS:
        return _alphabetic(name)
    return {
        "utf-8": _utf8,
        "cp874": _thai,
        "euc_kr": _korean,
        "shift_jis": _japanese,
        "euc_jp": _japanese,
    }.get(name) or _chinese("gb2312" if name == "gb18030" else "big5")


def _utf8(text: str, at: int) -> float:
    """Bytes that are valid UTF-8 by chance are rare: nothing is as likely."""
    return -1.0 if unicodedata.category(text[at]) in ("Cc", "Cn", "Co") else 2.0


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalpha()


def _wide_sign(char: str) -> bool:
    return "\u3000" <= char <= "\u3017" or "\uff01" <= char <= "\uff5e" or char in "“”‘’…—·《》"


def _level(char: str, encoding: str) -> int:
    """The first byte of a character in its national standard, which begins with the common ones."""
    try:
        return char.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0


def _chinese(standard: str) -> Weigh:
    common, all_known = (0xB0, 0xD7), (0xD8, 0xF7)
    if standard == "big5":
        common, all_known = (0xA4, 0xC6), (0xC9, 0xF9)

    def weigh(text: str, at: int) -> float:
        char = text[at]
        if char in _COMMON_HAN:
            return 1.0
        if _wide_sign(char):
            return 0.3
        level = _level(char, standard)
        if not "\u4e00" <= char <= "\u9fff":
            return -1.0
        if common[0] <= level <= common[1]:
            return 0.2
        return -0.3 if all_known[0] <= level <= all_known[1] else -0.8

    return weigh


def _japanese(text: str, at: int) -> float:
    char = text[at]
    if "\u3041" <= char <= "\u30fe":
        return 1.0
    if _wide_sign(char):
        return 0.3
    if "\uff61" <= char <= "\uff9f":
        return -0.5
    if char in _COMMON_HAN and _level(char, "shift_jis"):
        return 0.8
    return 0.2 if 0x88 <= _level(char, "shift_jis") <= 0x97 else -0.8


def _korean(text: str, at: int) -> float:
    char = text[at]
    if char in _COMMON_HANGUL:
        return 1.0
    if "\uac00" <= char <= "\ud7a3":
        return 0.1 if _level(char, "euc_kr") else -0.8
    return 0.3 if _wide_sign(char) else -0.7


def _thai(text: str, at: int) -> float:
    """Vowels and tone marks stand only where a consonant lets them."""
    char = text[at]
    if not "\u0e01" <= char <= "\u0e5b":
        return 0.1 if char in _SIGNS else -1.0
    if _is_letter(text, at - 1) or _is_letter(text, at + 1):
        return -0.5
    before = text[at - 1] if at else " "
    if char in _COMBINING_THAI and not "\u0e01" <= before <= "\u0e4e":
        return -1.0
    if char in _LEADING_THAI and not "\u0e01" <= text[at + 1 : at + 2] <= "\u0e2e":
        return -1.0
    return -0.4 if char in _RARE_THAI else 0.8


def _alphabetic(name: str) -> Weigh:
    small = LETTERS[name]
    letters = frozenset(small + small.upper())
    latin = name in _LATIN

    def weigh(text: str, at: int) -> float:
        char = text[at]
        before = text[at - 1] if at else " "
        if unicodedata.combining(char):
            return 1.0 if name == "cp1258" and before in _VOWELS else -1.0
        if char in "ºª" and latin and before.isascii() and before.isalnum():
            return 0.9
        if not char.isalpha():
            inside = before.isalpha() and text[at + 1 : at + 2].isalpha()
            return 0.2 if char in _SIGNS and not inside else -1.0
        if char not in letters:
            return -0.4
        if char.isupper() and before.islower():
            return -1.0
        touches = _is_letter(text, at - 1) or _is_letter(text, at + 1)
        if latin:
            return 0.9 if touches else -0.5
        return -0.5 if touches else 0.8

    return weigh
