"""Other spellings that a reader may want as well: ごみ and ゴミ, ベンダ and ベンダー. Pure.

A rule of the index would mix them for everybody (マス with every ます), so they are asked for, word by word.
"""

import re

HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = {code: code + 0x60 for code in HIRAGANA}
_TO_HIRAGANA = {code + 0x60: code for code in HIRAGANA}
# A long vowel that is written or not at the end of a katakana word of three letters or more: サーバ, サーバー.
_LONG = re.compile(r"([ァ-ヺー]{2,}[ァ-ヺ])ー(?![ァ-ヺー])")
_SHORT = re.compile(r"(?<![ァ-ヺー])([ァ-ヺー]{2,}[ァ-ヺ])(?![ァ-ヺー])")
MOST = 6


def variants(word: str) -> list[str]:
    """Other spellings of a folded word, the nearest first.

    >>> variants("ごみ"), variants("ベンダ"), variants("サーバー室")
    (['ゴミ'], ['ベンダー', 'べんだ'], ['サーバ室', 'さーばー室'])
    >>> variants("議会")
    []
    """
    found = [_LONG.sub(r"\1", word), _SHORT.sub(r"\1ー", word)]
    found += [word.translate(_TO_KATAKANA), word.translate(_TO_HIRAGANA)]
    return [one for one in dict.fromkeys(found) if one != word][:MOST]
