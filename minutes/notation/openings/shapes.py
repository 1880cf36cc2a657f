"""The shapes of a line that open a turn in a text that repeats them. Data: `label` and, where it has any, `words`."""

import re

_NAME = r"[^（）()【】〔〕＜＞*\s:：。、，「」]"
_BRACKET = r"[（(][^（）()。、，:：]{1,30}[）)]"
# 海野委員, 海野（秀）委員, 議長（大空君）
_LABEL = rf"({_NAME}{{2,30}}|{_NAME}{{1,30}}{_BRACKET}{_NAME}{{0,12}})"
_IN_BRACKETS = rf"([^（）()]{{2,30}}|[^（）()]{{1,30}}{_BRACKET}[^（）()]{{0,12}})"
# Behind a bracket these go on with a sentence that begins with it: （市長）の諮問機関.
_GOES_ON = r"(?![のをがへ、。，・／/〜～-])(?!は[^いじ])"

# Behind a mark: ○（伊藤議長）　…
BRACKET_AND_WORDS = re.compile(r"[（(](?P<label>[^（）()]{2,30})[）)](?P<words>.*)")
# Behind a mark: ○海野（秀）委員　…, ○議長（大空太郎君）　…, ○２２番（筒井議員）…
MARKED_BRACKET = [
    re.compile(rf"(?P<label>{_NAME}{{1,30}}{_BRACKET}{_NAME}{{1,12}})([ \u3000\t]+(?P<words>.*))?"),
    re.compile(rf"(?P<label>{_NAME}{{1,30}}{_BRACKET})(?P<words>.*)"),
]

# In the order in which they are tried. ◇ and the others of tables.MARKS are read before these.
SHAPES = [
    (shape, re.compile(pattern))
    for shape, pattern in [
        ("square", r"[【〔＜〈](?P<label>[^【】〔〕＜＞〈〉]{1,40})[】〕＞〉]\s*[:：]?\s*(?P<words>.*)"),
        ("bracket", rf"[（(](?P<label>{_IN_BRACKETS})[）)]\s*[:：]\s*(?P<words>.*)"),
        ("bracket", rf"[（(](?P<label>{_IN_BRACKETS})[）)]\s*{_GOES_ON}(?P<words>\S.*)"),
        ("question", r"(?P<label>[QＱAＡ問答][0-9０-９]{0,2})[.．:：、\s]\s*(?P<words>\S.*)"),
        (
            "tab",
            rf"(?P<label>{_LABEL}|{_NAME}{{1,20}}[ \u3000]{_NAME}{{1,12}})[ \u3000]*\t\s*(?P<words>\S.*)",
        ),
        (
            "colon",
            rf"([-*・•]\s+)?(\*\*)?(?P<label>{_LABEL})(\*\*)?[:：](\*\*)?\s*(?P<words>.*)",
        ),
        ("paren", rf"(?P<label>{_LABEL})[）)]\s*(?P<words>\S.*)"),
        ("office", rf"(?P<label>{_NAME}{{1,20}}{_BRACKET})"),
        ("alone", rf"(?P<label>{_LABEL}|{_NAME}{{1,20}}[ \u3000]{_NAME}{{1,12}})"),
    ]
]
