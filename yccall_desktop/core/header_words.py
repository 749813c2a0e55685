"""What people write above the columns of a phone sheet, in the languages that we know."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto


class Role(Enum):
    """What a column is used for. The value is kept in settings: never change one."""

    PHONE = "phone"
    MEMBER_ID = "member-id"
    USER_ID = "user-id"
    CUSTOMER_UUID = "customer-uuid"
    INTENT = "intent"
    PRESET_TIME = "preset-time"


class PhoneWord(Enum):
    """What a header says about phone numbers."""

    PHONE = auto()
    MIXED = auto()
    """It speaks of phones and of something else: "Phone model", "手机归属地"."""
    OTHER = auto()
    """It names numbers of another kind: "Order ID", "身份证号码"."""
    NONE = auto()


_EXACT: dict[Role, str] = {
    Role.MEMBER_ID: (
        "memberid memberno membernumber memberidno membershipid member 会员id 会员号 会员编号 "
        "会员 会员卡号 會員編號 會員號 會員 idmiembro iddemiembro idsocio nomoranggota idanggota "
        "idmember รหัสสมาชิก"
    ),
    Role.USER_ID: (
        "userid userno user 用户id 用户编号 用户号 員工編號 员工id 员工编号 员工号 工号 坐席工号 "
        "agentid employeeid employeeno staffid idusuario iddeusuario idpengguna idkaryawan "
        "รหัสผู้ใช้ รหัสพนักงาน"
    ),
    Role.CUSTOMER_UUID: (
        "customeruuid customuuid custuuid clientuuid uuid 客户uuid 客戶uuid uuidcliente "
        "uuiddelcliente uuidpelanggan uuidลูกค้า"
    ),
    Role.INTENT: (
        "intent customerintent chengshudu maturity intention 成熟度 客户成熟度 意向 意向度 "
        "客户意向 意向等级 意向级别 意向程度 客戶意向 intencion intenciondelcliente minat "
        "minatpelanggan ความสนใจ ความสนใจของลูกค้า"
    ),
    Role.PRESET_TIME: (
        "presetcalltime presettime presetcallingtime scheduledcalltime calldeadline callbefore "
        "预设时间 预设呼叫时间 预设拨打时间 预设外呼时间 计划呼叫时间 呼叫截止时间 預設時間 "
        "horaprogramada horadellamadaprogramada waktupanggilanterjadwal เวลาโทรที่กำหนด"
    ),
    Role.PHONE: (
        "phone phones phoneno phonenumber phonenumbers mobile mobileno mobilenumber mobilephone "
        "cell cellphone cellnumber tel telno telephone telephonenumber contactnumber contactno "
        "number numbers msisdn callee handphone hp nohp nomorhp nomor telepon notelepon "
        "nomortelepon nowa ponsel telefono telefonos celular movil numero numerodetelefono "
        "whatsapp 手机 手机号 手机号码 电话 电话号码 联系电话 联系手机 联系方式 号码 被叫号码 "
        "客户电话 客户手机 客户号码 移动电话 固定电话 座机 "
        "手機 手機號碼 電話 電話號碼 聯絡電話 號碼 "
        "เบอร์โทร เบอร์ เบอร์โทรศัพท์ เบอร์มือถือ โทรศัพท์ โทร มือถือ หมายเลขโทรศัพท์"
    ),
}
_PHONE_WORDS = {
    "phone", "phones", "mobile", "mobiles", "tel", "telephone", "cell", "cellphone", "handphone",
    "hp", "telepon", "ponsel", "telefono", "telefonos", "celular", "movil", "whatsapp", "msisdn",
}  # fmt: skip
_PHONE_PIECES = ("手机", "电话", "号码", "座机", "手機", "電話", "號碼", "เบอร์", "โทรศัพท์", "มือถือ")
_OTHER_WORDS = {
    "id", "ids", "uuid", "order", "invoice", "date", "time", "amount", "price", "fax", "qq",
    "wechat", "zip", "postcode", "account", "card", "imei", "serial", "model", "brand", "type",
    "status", "duration", "count", "name", "ref", "reference", "code", "fecha", "hora", "pedido",
    "tanggal", "waktu", "nik", "ktp", "pesanan",
}  # fmt: skip
_OTHER_PIECES = (
    "身份证", "证件", "订单", "单号", "编号", "工号", "日期", "时间", "金额", "传真", "微信",
    "邮编", "账号", "帐号", "卡号", "序号", "型号", "品牌", "状态", "归属", "时长", "次数", "备注",
    "姓名", "身份證", "訂單", "編號", "時間", "วันที่", "เวลา", "รหัส", "ชื่อ",
)  # fmt: skip
_TEXT_PIECES = ("备注", "姓名", "状态", "name", "status", "type", "ชื่อ")
"""Of words for other things those above cells in which anything may be written."""

_LANDLINE = re.compile(
    r"\b(?:landline|fixed|home|house|office|work|business|fijo|casa|oficina|rumah|kantor)\b"
    r"|座机|座機|固定|固话|市话|市話|办公|辦公|单位|家庭|宅电|บ้าน|สำนักงาน"
)
_STAFF = re.compile(
    r"(?<![a-z])(?:agents?|staff|sales|salesman|salesperson|reps?|representative|managers?"
    r"|supervisors?"
    r"|agente|vendedor|asesor|gerente|agen|petugas)(?![a-z])"
    r"|坐席|座席|客服|业务员|業務員|经办|經辦|客户经理|客戶經理|销售|銷售|主管|组长|組長|พนักงาน|ตัวแทน"
)
_OTHER_PERSON = re.compile(
    r"\b(?:referrers?|referred by|introducer|emergency|guarantor|spouse|next of kin|emergencia"
    r"|fiador|conyuge|recomendado por|darurat|penjamin)\b"
    r"|推荐人|推薦人|介绍人|介紹人|紧急联系|緊急聯絡|緊急聯繫|担保人|擔保人|配偶|ฉุกเฉิน|ผู้แนะนำ|ผู้ค้ำประกัน"
)
_DO_NOT_CALL = re.compile(
    r"(?<![a-z])(?:do[ _-]?not[ _-]?call|dnc|(?:black|block)[ _-]?list(?:ed)?|opt(?:ed)?[ _-]?outs?"
    r"|unsubscribed?|lista negra|no llamar|daftar hitam)(?![a-z])"
    r"|黑名单|黑名單|退订|退訂|禁呼|禁拨|禁撥|勿拨|勿撥|勿扰|勿擾|免打扰|空号|空號|บัญชีดำ|ห้ามโทร"
)
_WITHOUT = re.compile(
    r"(?:(?:^no|(?<![a-z])(?:non|not[ _](?:on|in)(?:[ _]the)?|without|excluding|sin|tanpa))[ _-]+"
    r"|[去非无無]|不含|去除|剔除|排除|过滤|過濾)$"
)
_CLEARED = re.compile(
    r"[ _-]*(?:free|clean(?:ed)?|scrubbed|checked)(?![a-z])"
    r"|(?:过滤|過濾|检测|檢測|去除|剔除|排除|清洗|筛选|篩選)[后後]"
)
_PAPERS = re.compile(
    r"(?<![a-z])(?:contracts?|polic(?:y|ies)|loans?|contrato|poliza|prestamo|kontrak|polis"
    r"|expedientes?)(?![a-z])"
    r"|合同|合約|合约|保单|保單|สัญญา"
)
_COUNT = re.compile(
    r"^(?:no|nr|num|numbers?|numero|nomor)(?![a-z])"
    r"|(?:(?<![a-z])(?:no|nr|num|numbers?|numero|nomor)\.?|#|[号號码碼])$|เลขที่"
)
_EXAMPLE = re.compile(
    r"\b(?:e\.?g|p\.? ?ej|example|sample|format|ejemplo|formato|contoh|cth)\b"
    r"|例|比如|\(如|格式|ตัวอย่าง"
)
_EXAMPLE_ROW = re.compile(
    r"[\s(\[]*(?:(?:example|sample)\s+(?:rows?|data|lines?|entry|record)\b"
    r"|(?:example|sample|ejemplo|contoh)\b(?!\s+\w|-\w)|e\.g\b|eg[.:,]"
    r"|示例|范例|範例|样例|例子|例[:如]|ตัวอย่าง)"
)
_LATIN_WORD = re.compile("[a-z]+")
_LONGEST = 60


def _normal(text: str) -> str:
    """Lower case without accents of Latin letters; Thai vowel signs stay."""
    text = unicodedata.normalize("NFKD", text.strip()[:_LONGEST]).casefold()
    kept = (c for c in text if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFKC", "".join(kept))


def _bare(normal: str) -> str:
    """Only what is neither a space nor punctuation."""
    return "".join(c for c in normal if unicodedata.category(c)[0] in "LMN")


_ROLES = {_bare(_normal(word)): role for role, words in _EXACT.items() for word in words.split()}


def role_of(text: str) -> Role | None:
    """The role that a header names outright, such as "Member ID" or "手机号"."""
    return _ROLES.get(_bare(_normal(text)))


def phone_word(text: str) -> PhoneWord:
    """What a header says about phone numbers, by the words that occur in it."""
    role = role_of(text)
    if role is not None:
        return PhoneWord.PHONE if role is Role.PHONE else PhoneWord.OTHER
    normal = _normal(text)
    words = set(_LATIN_WORD.findall(normal))
    phone = bool(words & _PHONE_WORDS) or any(_normal(piece) in normal for piece in _PHONE_PIECES)
    other = bool(words & _OTHER_WORDS) or any(_normal(piece) in normal for piece in _OTHER_PIECES)
    if phone:
        return PhoneWord.MIXED if other else PhoneWord.PHONE
    return PhoneWord.OTHER if other else PhoneWord.NONE


def gives_example(text: str) -> bool:
    """Whether a text shows how something is written: "Phone (e.g. 13800138000)"."""
    return _EXAMPLE.search(_normal(text)) is not None


def is_example(text: str) -> bool:
    """Whether a cell says that its row is an example: "e.g. Anna", "示例"."""
    return _EXAMPLE_ROW.match(_normal(text)) is not None


def names_free_text(text: str) -> bool:
    """Whether a header of PhoneWord.OTHER stands above cells in which anything may be written."""
    normal = _normal(text)
    return any(_normal(piece) in normal for piece in _TEXT_PIECES)


def names_landline(text: str) -> bool:
    """Whether a header names the number of a place: "Landline", "Office phone"."""
    return _LANDLINE.search(_normal(text)) is not None


def names_staff(text: str) -> bool:
    """Whether a header names those who call, not those who are called: "Agent", "业务员电话"."""
    return _STAFF.search(_normal(text)) is not None


def names_other_person(text: str) -> bool:
    """Whether a header names somebody whom the list does not call: "Referrer", "紧急联系人"."""
    return _OTHER_PERSON.search(_normal(text)) is not None


def names_do_not_call(text: str) -> bool:
    """Whether a title or a sheet's name is that of numbers that must not be called.

    Not one of those that are left without them: "Non-DNC", "去除空号后".
    """
    normal = _normal(text)
    found = _DO_NOT_CALL.search(normal)
    if found is None:
        return False
    before, after = normal[: found.start()], normal[found.end() :]
    return _WITHOUT.search(before) is None and _CLEARED.match(after) is None


def names_count(text: str) -> bool:
    """Whether a header speaks of numbers and does not say of which: "Customer no.", "客户号"."""
    return _COUNT.search(_normal(text)) is not None


def names_papers(text: str) -> bool:
    """Whether a header names contracts or the like, and no phones: "Loan no.", "合同号"."""
    return _PAPERS.search(_normal(text)) is not None and phone_word(text) is not PhoneWord.PHONE
