"""The closed vocabularies of a record: each maps a code to the Japanese name that clerks and readers see."""

CAPACITIES = {
    "officer": "役員",
    "attendee": "出席者",
    "observer": "オブザーバ",
    "audience": "傍聴",
    "secretariat": "事務局",
    "answer_only": "回答のみ",
    "unknown": "不明",
}
# Who answered an inquiry in writing and did not attend: on no list and in no count of those present.
ANSWER_ONLY = "answer_only"

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

PRESENTATION_KINDS = {"report": "発表", "inquiry": "照会"}

# The kinds of blocks, as clerks call them.
BLOCK_KINDS = {
    "item": "議題",
    "presentation": "発表・照会",
    "question": "設問",
    "turn": "発言",
    "narration": "地の文",
}

# The same kinds, as readers are told what one passage is: of a presentation, its titles are the passage.
PASSAGE_KINDS = BLOCK_KINDS | {"presentation": "題名", "written_answer": "書面の回答", "handout": "資料"}

# How a written answer came to the secretariat, which enters what comes in any of these ways (代理入力).
ANSWER_WAYS = {"unknown": "不明", "letter": "文書", "mail": "メール", "fax": "ファクス", "phone": "電話"}

# The label under which a record names the secretariat of its own body. The body's settings say which one it is.
SECRETARIAT_LABEL = "事務局"

# 立場: as what somebody spoke, by the office that a label or the list of those present gives. First organisations, then
# the secretariat, then persons: nobody is two of them.
STANDINGS = {
    "officer": "役員の団体",
    "observer": "オブザーバーの団体",
    "audience": "傍聴の団体",
    "organisation": "そのほかの団体",
    "secretariat": "事務局",
    "chair": "議長・委員長・会長",
    "executive": "理事者・説明員",
    "member": "議員・委員",
    "witness": "参考人・公述人・証人",
    "clerk": "書記・議会事務局",
    "person": "立場の記載のない個人",
}
# 話した人: which standings are those of an organisation, of the secretariat, of a person.
SPEAKER_KINDS = {"organisation": "団体", "secretariat": "事務局", "person": "個人"}
STANDINGS_OF = {
    "organisation": ("officer", "observer", "audience", "organisation"),
    "secretariat": ("secretariat",),
    "person": ("chair", "executive", "member", "witness", "clerk", "person"),
}
