"""The errors of the Diet's API, by their numbers. The wording is ours. Pure."""

from collections.abc import Iterable

BUSY = 19001
START, SIZE_TO_100, SIZE_TO_10 = 19004, 19005, 19006
NO_CONDITION, WRONG_CONDITION = 19007, 19011
FROM_FORM, UNTIL_FORM, ORDER, NO_FROM_DAY, NO_UNTIL_DAY = 19012, 19013, 19014, 19018, 19019
TOO_LONG, SPEECH_ID_FORM, UNKNOWN_ROLE = 19020, 19026, 19028
WORDING = {
    BUSY: "ただいま答えられません。しばらくしてから、もう一度お試しください。",
    START: "開始位置（startRecord）は、1から検索件数までの数にしてください。",
    SIZE_TO_100: "一回の最大取得件数（maximumRecords）は、1から100までの数にしてください。",
    SIZE_TO_10: "一回の最大取得件数（maximumRecords）は、1から10までの数にしてください。",
    NO_CONDITION: "検索条件を指定してください。",
    WRONG_CONDITION: "検索条件の入力に誤りがあります。",
    FROM_FORM: "開会日付の始点（from）は、YYYY-MM-DDの形にしてください。",
    UNTIL_FORM: "開会日付の終点（until）は、YYYY-MM-DDの形にしてください。",
    ORDER: "開会日付の終点（until）は、始点（from）と同じ日か、後の日にしてください。",
    NO_FROM_DAY: "開会日付の始点（from）の日はありません。",
    NO_UNTIL_DAY: "開会日付の終点（until）の日はありません。",
    TOO_LONG: "検索条件が長すぎます。2,000バイトまでにしてください。",
    SPEECH_ID_FORM: "発言ID（speechID）は、会議録ID（21字）、_、発言番号（3桁か4桁）の順にしてください。",
    UNKNOWN_ROLE: "発言者役割（speakerRole）は、証人・参考人・公述人のどれかにしてください。",
}


class QuestionRefused(Exception):
    """A question that is answered with 400. details: what is wrong with single parameters, if that is told."""

    def __init__(self, number: int, details: Iterable[str] = ()):
        super().__init__(number)
        self.message = said(number)
        self.details = tuple(f"({place}) {detail}" for place, detail in enumerate(details))


def said(number: int, parameter: str = "") -> str:
    """Returns an error in words, its number in front. `parameter` stands between them.

    >>> said(NO_CONDITION)
    '(19007)検索条件を指定してください。'
    """
    return f"({number}){parameter + ':' if parameter else ''}{WORDING[number]}"
