"""What bodies that report in words say of the clauses that they support; everything here is made up."""

from __future__ import annotations

from data.demo.books_l6 import ClauseReport, Effort
from targets.catalogue import Catalogue

TOLD: dict[str, dict[int, tuple[Effort, ...]]] = {
    "agri": {
        13: (
            Effort(
                "现代农业集群培育",
                "截至9月末，已走访农业产业化企业46家，遴选培育对象12家，\n带动农户超1.2万户。",
                "部分企业用地指标紧张",
                "会同相关区落实设施农用地",
            ),
            Effort(
                "集群品牌推广", "举办产销对接活动5场，签约金额约2.3亿元。", on_schedule="基本达到"
            ),
        ),
    },
    "jus": {
        17: (
            Effort(
                "专用信用报告替代证明",
                "专用信用报告已覆盖司法行政等24个领域，累计出具3,860份。",
                next_steps="推动在线核验",
                on_schedule="√",
            ),
        ),
    },
}


def reports_of(catalogue: Catalogue, agency: str) -> tuple[ClauseReport, ...]:
    measures = {measure.clause: measure for measure in catalogue.measures}
    return tuple(
        ClauseReport(clause, measures[clause].title.zh, efforts)
        for clause, efforts in TOLD[agency].items()
    )
