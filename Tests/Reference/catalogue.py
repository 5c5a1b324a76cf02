"""The default catalogue as plain tables (contract §4)."""
from fractions import Fraction

TYPES = ["小学", "教学点", "初级中学", "九年一贯制学校", "高级中学", "完全中学", "十二年一贯制学校", "特殊教育学校", "中等职业学校"]
TYPE_WORDS = dict(zip(TYPES, TYPES)) | {
    "211": "小学", "218": "教学点", "311": "初级中学", "312": "九年一贯制学校", "342": "高级中学", "341": "完全中学",
    "345": "十二年一贯制学校", "511": "特殊教育学校", "361": "中等职业学校", "完小": "小学", "初中": "初级中学", "中职": "中等职业学校",
}
IGNORED = {"幼儿园", "111", "附设班", "219", "技工学校", "366"}
PREFIXES = {
    "小学": {"21"}, "教学点": {"21"}, "初级中学": {"31", "32"}, "九年一贯制学校": {"31"}, "高级中学": {"34"}, "完全中学": {"34"},
    "十二年一贯制学校": {"34"}, "特殊教育学校": {"51"}, "中等职业学校": {"36"},
}
LOCALITIES = ["城区", "镇区", "乡村"]
LOCALITY_WORDS = {
    "城区": "城区", "镇区": "镇区", "乡村": "乡村", "11": "城区", "111": "城区", "112": "城区", "12": "镇区", "121": "镇区", "122": "镇区",
    "123": "镇区", "2": "乡村", "210": "乡村", "220": "乡村", "城市": "城区", "县城": "镇区", "县镇": "镇区", "农村": "乡村",
}

LEGACY_LOCALITIES = {"城市", "县城", "县镇", "农村"}

# The school form: id, header, kind, required.
COLUMNS = [
    ("code", "学校标识码", "code", True), ("name", "学校名称", "text", True), ("region", "县区代码", "region", True),
    ("type", "办学类型", "type", True), ("locality", "城乡类别", "locality", True), ("connected", "是否接入互联网", "flag", True),
    ("exempt", "自然条件限制", "flag", False), ("exempt_reason", "限制原因", "text", False),
    ("bandwidth", "接入带宽(Mbps)", "count", False), ("wireless", "无线校园网", "flag", False),
    ("classrooms", "普通教室数", "count", True), ("multimedia_classrooms", "多媒体教室数", "count", True),
    ("delivered_lessons", "专递课堂", "flag", False), ("master_lessons", "名师课堂", "flag", False),
    ("elite_lessons", "名校网络课堂", "flag", False), ("teachers", "专任教师数", "count", True),
    ("teacher_spaces", "开通空间教师数", "count", True), ("teachers_trained", "参加培训教师数", "count", False),
    ("students", "初中及以上学生数", "count", True), ("student_spaces", "开通空间学生数", "count", True),
    ("student_spaces_used", "应用空间学生数", "count", False), ("digital_campus", "数字校园达标", "flag", False),
]
BLANK_IS_ZERO = {"students", "student_spaces"}

# A measure: id, label, required, the columns it is made of, and how, from one school's values.
MEASURES = [
    ("schools", "学校数", True, [], lambda s: 1),
    ("schools_connected", "接入互联网学校数", True, ["connected"], lambda s: s["connected"]),
    ("schools_exempt", "自然条件限制学校数", False, ["exempt"], lambda s: s["exempt"]),
    ("schools_broadband", "宽带学校数", False, ["bandwidth"], lambda s: int(s["bandwidth"] >= 10)),
    ("schools_wireless", "无线校园网学校数", False, ["wireless"], lambda s: s["wireless"]),
    ("classrooms", "普通教室数", True, ["classrooms"], lambda s: s["classrooms"]),
    ("multimedia_classrooms", "多媒体教室数", True, ["multimedia_classrooms"], lambda s: s["multimedia_classrooms"]),
    ("schools_delivered", "专递课堂学校数", False, ["delivered_lessons"], lambda s: s["delivered_lessons"]),
    ("schools_master", "名师课堂学校数", False, ["master_lessons"], lambda s: s["master_lessons"]),
    ("schools_elite", "名校网络课堂学校数", False, ["elite_lessons"], lambda s: s["elite_lessons"]),
    ("schools_lessons", "三个课堂学校数", False, ["delivered_lessons", "master_lessons", "elite_lessons"],
     lambda s: max(s["delivered_lessons"], s["master_lessons"], s["elite_lessons"])),
    ("schools_multimedia", "多媒体全覆盖学校数", False, ["classrooms", "multimedia_classrooms"],
     lambda s: int(s["classrooms"] > 0 and s["classrooms"] == s["multimedia_classrooms"])),
    ("teachers", "专任教师数", True, ["teachers"], lambda s: s["teachers"]),
    ("teacher_spaces", "开通空间教师数", True, ["teacher_spaces"], lambda s: s["teacher_spaces"]),
    ("teachers_trained", "参加培训教师数", False, ["teachers_trained"], lambda s: s["teachers_trained"]),
    ("students", "初中及以上学生数", True, ["students"], lambda s: s["students"]),
    ("student_spaces", "开通空间学生数", True, ["student_spaces"], lambda s: s["student_spaces"]),
    ("student_spaces_used", "应用空间学生数", False, ["student_spaces_used"], lambda s: s["student_spaces_used"]),
    ("schools_digital", "数字校园达标学校数", False, ["digital_campus"], lambda s: s["digital_campus"]),
]

ALL = set(TYPES)
K12 = ALL - {"特殊教育学校", "中等职业学校"}
COMPULSORY = {"小学", "教学点", "初级中学", "九年一贯制学校"}
ANYWHERE = set(LOCALITIES)

# An indicator: id, types, localities, numerator, denominator, target, weight. A denominator may be less one measure.
INDICATORS = [
    ("internet_access", K12, ANYWHERE, "schools_connected", ("schools", "schools_exempt"), Fraction(1), 25),
    ("internet_access_full", K12 - {"教学点"}, ANYWHERE, "schools_connected", ("schools", "schools_exempt"), None, 0),
    ("broadband", K12, ANYWHERE, "schools_broadband", ("schools",), None, 0),
    ("wireless", K12, ANYWHERE, "schools_wireless", ("schools",), None, 0),
    ("multimedia_urban", COMPULSORY, {"城区", "镇区"}, "multimedia_classrooms", ("classrooms",), Fraction(7, 10), 15),
    ("multimedia_rural", COMPULSORY, {"乡村"}, "multimedia_classrooms", ("classrooms",), Fraction(1, 2), 20),
    ("multimedia_full", COMPULSORY, ANYWHERE, "schools_multimedia", ("schools",), None, 0),
    ("lessons", K12, ANYWHERE, "schools_lessons", ("schools",), None, 0),
    ("teacher_spaces", ALL, ANYWHERE, "teacher_spaces", ("teachers",), Fraction(9, 10), 20),
    ("student_spaces", ALL, ANYWHERE, "student_spaces", ("students",), Fraction(6, 10), 20),
    ("student_spaces_used", ALL, ANYWHERE, "student_spaces_used", ("students",), None, 0),
    ("digital_campus", {"中等职业学校"}, ANYWHERE, "schools_digital", ("schools",), Fraction(7, 10), 0),
    ("teacher_training", K12, ANYWHERE, "teachers_trained", ("teachers",), Fraction(1), 0),
]

# Error checks: smaller side, larger side (C01-C06, C09); C05 adds two.
CHECKS = [
    ("C01", ["multimedia_classrooms"], "classrooms"), ("C02", ["teacher_spaces"], "teachers"),
    ("C03", ["student_spaces"], "students"), ("C04", ["teachers_trained"], "teachers"),
    ("C05", ["schools_connected", "schools_exempt"], "schools"), ("C09", ["student_spaces_used"], "student_spaces"),
] + [("C06", [m[0]], "schools") for m in MEASURES if m[0].startswith("schools_")]
