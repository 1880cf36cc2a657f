"""The closed lists that a record's words fall into: code → what a clerk reads."""

CAPACITIES = {
    "officer": "役員",
    "attendee": "出席者",
    "observer": "オブザーバ",
    "audience": "傍聴",
    "secretariat": "事務局",
    "unknown": "不明",
}

ITEM_KINDS = {
    "opening": "開会",
    "greeting": "挨拶",
    "introductions": "出席者紹介",
    "reports": "発表",
    "inquiries": "照会",
    "discussion": "意見交換",
    "general": "議題",
    "other": "その他",
    "closing": "閉会",
}

# How a record names the secretariat of its own body; which organisation that is, the body's settings say.
SECRETARIAT_LABEL = "事務局"
