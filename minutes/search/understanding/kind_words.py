"""Words that name a kind of words: 発表, 照会, 質問, 答え. Pure."""

from minutes.search.understanding.readings import Reading, of_kind

_REPORT = of_kind("brought", "report", "種類 発表と、その中の発言")
_INQUIRY = of_kind("brought", "inquiry", "種類 照会と、その中の発言")
_ASKS = of_kind("exchange", "asks", "種類 尋ねている発言と設問")
_ANSWERS = of_kind("exchange", "answers", "種類 答えている発言と書面の回答")
_TURNS = of_kind("kind", "turn", "種類 発言")
_WRITTEN = of_kind("kind", "written_answer", "種類 書面の回答")
_ITEMS = of_kind("kind", "item", "種類 議題", is_sure=False)
_HANDOUTS = of_kind("kind", "handout", "種類 配付資料", is_sure=False)
ALL = (_REPORT, _INQUIRY, _ASKS, _ANSWERS, _TURNS, _WRITTEN, _ITEMS, _HANDOUTS)
# The readings of each word, the likeliest first. Whoever reads 議題 or 資料 may as well mean the letters.
KIND_WORDS: dict[str, tuple[Reading, ...]] = {
    "発表": (_REPORT,),
    "照会": (_INQUIRY,),
    "質問": (_ASKS, _INQUIRY),
    "問い": (_ASKS, _INQUIRY),
    "答え": (_ANSWERS,),
    "回答": (_ANSWERS, _WRITTEN),
    "発言": (_TURNS,),
    "議題": (_ITEMS,),
    "資料": (_HANDOUTS,),
    "配付資料": (_HANDOUTS,),
}
