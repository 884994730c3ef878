"""The amounts, percentages and counts that stand in a report's text: offered to a reader, never booked."""

from __future__ import annotations

import re

DIGITS = r"[0-9０-９]"
NUMBER = rf"{DIGITS}+(?:[,，]{DIGITS}{{3}})*(?:[.．]{DIGITS}+)?"
BEFORE = (
    "超过|超|近|约为|大约|约|逾|突破|接近|将近|不足|不到|不少于|不低于|不超过|至少|"
    r"(?:over|nearly|about|almost|more than|less than|at least|up to|some|RMB|CNY|¥|￥)\s*"
)
SCALE = "万亿|百亿|千亿|亿|千万|百万|万|千|百"
COUNTED = (
    "人次|场次|批次|家次|户次|件次|个百分点|百分点|平方米|平方公里|公里|千瓦时|美元|"
    "元|家|户|个|件|项|场|次|人|名|批|笔|条|台|套|种|类|份|篇|座|亩|吨|倍|例|宗|单|只|支|款|张|门|班|位|对|轮"
)
PERCENT = "%|％|‰"
MORE = "余|多"
AFTER = "左右|以上|以下|以内|上下|余|多"
ENGLISH_SCALE = r"\s*(?:trillion|billion|million|thousand)"
ENGLISH_COUNTED = (
    r"yuan|RMB|percentage points?|percent|per cent|enterprises|companies|firms|SMEs|events?|"
    r"sessions?|meetings?|loans?|projects|people|persons|households|products|platforms|banks|cases|"
    r"policies|clusters|factories|services|visits|times"
)
AMOUNT = re.compile(
    rf"(?<![A-Za-z0-9０-９.．_第×x/-])(?<![0-9０-９][,，])(?:(?:{BEFORE})\s?)?{NUMBER}(?:%?[-~～至—–]{NUMBER})?\s?(?:"
    rf"(?:{PERCENT})"
    rf"|(?:{MORE})?(?:(?:{SCALE})(?:{MORE})?)?(?:{COUNTED})"
    rf"|(?:{SCALE})(?:{MORE})?(?![千百万亿])"
    rf"|{ENGLISH_SCALE}?\s*(?:[A-Za-z-]+\s+){{0,2}}?(?:{ENGLISH_COUNTED})\b"
    rf"|{ENGLISH_SCALE}\b"
    rf")(?:{AFTER})?",
    re.IGNORECASE,
)
QUOTED = re.compile(
    '“[^“”]{0,40}”|「[^「」]{0,40}」|《[^《》]{0,60}》|"[^"\n]{0,40}"|〔[^〔〕]{0,9}〕'
)
NAMED = re.compile(
    r"\s*(?:工程|行动|计划|专项|购物节|级|project\b|programme\b|program\b|action\b)", re.IGNORECASE
)
"""100亿工程, 10 billion project: the number belongs to a name."""
OF_A_DOCUMENT = re.compile("措施|政策措施|意见|举措")
YEAR = re.compile(r"(?:in|of|since|by|during|for|[A-Z][a-z]{2,8})\s+$")
OF_TIME = re.compile("月|工作日|季度|年|小时|星期")


def suggested_numbers(text: str) -> tuple[str, ...]:
    """As they stand in the text, in its order.

    Years, dates, durations, numbers of clauses and documents, telephone numbers and numbers within a
    name are none: they have no unit that counts, or stand in quotes, or before 工程 or 行动.
    """
    bare = QUOTED.sub(lambda quoted: "“" * len(quoted[0]), text)
    found = (each for each in AMOUNT.finditer(bare) if not _is_name(each, bare))
    return tuple(each[0].strip() for each in found)


def _is_name(found: re.Match[str], text: str) -> bool:
    behind = text[found.end() : found.end() + 12]
    if found[0].endswith("个") and OF_TIME.match(behind):
        return True
    if re.match(r"(?:19|20)\d\d\s*[A-Za-z]", found[0]) and YEAR.search(text[: found.start()]):
        return True
    if found[0].endswith("条") and OF_A_DOCUMENT.match(behind):
        return True
    return not found[0].endswith(("元", "家", "户", "个", "件", "项")) and bool(NAMED.match(behind))
