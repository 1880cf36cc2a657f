"""The closed vocabularies of a record: each maps a code to the Japanese name that clerks and readers see."""

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

# The label under which a record names the secretariat of its own body. The body's settings say which one it is.
SECRETARIAT_LABEL = "事務局"
