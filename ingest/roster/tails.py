"""The foot of a list: 合计, 注：…, 填报人：… below it are no enterprises; 合计科技有限公司 is one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from ingest.layout import Words
from ingest.roster.codes import Flags, flags, tidied
from ingest.text import folded

LOOKED_AT = 60
ENDS_AS_A_NAME = (
    "(?:公司|集团|厂|店|社|所|院|行|部|站|场|馆|园|中心|企业|银行|学校|基地|合伙|协会|"
    r"工作室|事务所)(?:[(（][^()（）]*[)）])?$"
)
"""What an enterprise is called in the end, a branch or a form of partnership in brackets behind it."""
ENDED = r"\s*(?:$|[:：(（)）\[【_＿\-—–.．,，、/=]|\d)"
"""What stands behind a word that is no part of a name."""
COUNTED = r"(?:共|总)?计?\s*(?:共|为|有|是|数|家数|户数|个数|企业数)*\s*(?:$|[:：(（]|\d)"
OTHER = (
    r"(?:以上)?(?:共计?|合计|总计|总共|合共)\s*\d+\s*[家户个](?:企业|单位)?(?:$|[\s,，.。;；:：(（)）])",
    r"以[上下]\s*(?:共|合计|空白|为空|无正文|均|企业|名单|数据|信息)",
    r"本页\s*(?:小计|合计|共)",
    r"第\s*\d+\s*页",
    r"共\s*\d+\s*页",
    r"(?:制表|填表|填报|审核|复核|校对|经办|负责|联系|报送|上报)\s*(?:人|单位|部门|日期|时间|电话)?\s*[:：]",
    r"[(（]?\s*(?:单位)?\s*[(（]?\s*(?:盖章|公章|签章)",
)
"""Lines at the foot that begin with none of the layouts' words."""
DAY = r"^\s*(?:19|20)\d\d\s*[年./\-]\s*\d{1,2}\s*(?:[月./\-]\s*\d{1,2}\s*日?|月)?\s*$"
COULD_BE_A_CODE = re.compile("^(?:[0-9A-Z]{9}$|[0-9A-Z]{13}|[0-9.]+E[+])")
"""Long enough to be meant as one; 3, 审核人：李四 and telephone numbers are not."""
NUMBER_ALONE = re.compile(r"[(（第]?[一二三四五六七八九十\d]+[)）、.．]*")
"""What stands in a column of row numbers."""


def is_tail(first: pa.Array, names: pa.Array, codes: pa.Array, words: Words) -> Flags:
    """Of rows, by their first texts and where a name would stand: do they belong to the foot?

    `first`, `names`: null where the cell is blank.
    """
    is_named = flags(pc.match_substring_regex(names, ENDS_AS_A_NAME))
    tail = _begins_as_tail(names, words) | (_begins_as_tail(first, words) & ~is_named)
    tail |= flags(pc.match_substring_regex(pc.coalesce(names, first), DAY))
    return tail & ~flags(pc.match_substring_regex(tidied(codes), COULD_BE_A_CODE.pattern))


def is_tail_line(text: str, words: Words) -> bool:
    """The same of one line."""
    return bool(_begins_as_tail(pa.array([text], pa.string()), words)[0])


def ends_as_a_name(text: str) -> bool:
    """Is this what enterprises are called?"""
    return re.search(ENDS_AS_A_NAME, text.strip()) is not None


def _begins_as_tail(texts: pa.Array, words: Words) -> Flags:
    start = pc.utf8_slice_codeunits(pc.utf8_trim_whitespace(texts.fill_null("")), 0, LOOKED_AT)
    found = flags(pc.match_substring_regex(start, _plainly(words)))
    likely = flags(pc.match_substring_regex(start, _likely(words)))
    return found | (likely & ~flags(pc.match_substring_regex(start, ENDS_AS_A_NAME)))


def _plainly(words: Words) -> str:
    """合计：, 注1., 填报人（盖章）: whatever follows."""
    every = (*words.tails, *words.notes, *words.totals, *words.subtotals)
    return rf"(?i)^[\s(（*]*(?:(?:{_any(every)}){ENDED}|{'|'.join(OTHER)})"


def _likely(words: Words) -> str:
    """合计共3家, 填报人 张三, 注 以上: unless it ends as a name does."""
    sums = _any((*words.totals, *words.subtotals))
    every = (*words.tails, *words.notes, *words.totals, *words.subtotals)
    spaced = _any(word for word in every if not word.isascii())
    named = _any(word for word in words.tails if len(word) > 2)
    return rf"^[\s(（*]*(?:(?:{sums}){COUNTED}|(?:{spaced})\s|(?:{named}))"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(folded(word)) for word in words)
