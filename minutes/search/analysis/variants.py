"""Spelling variants that a reader may want as well: ごみ and ゴミ, ベンダ and ベンダー, 龍が崎 and 龍ケ崎. Pure.

As a rule of the index they would be mixed for everybody (マス with every ます), so they are offered, word by word.
"""

import re

HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = {code: code + 0x60 for code in HIRAGANA}
_TO_HIRAGANA = {code + 0x60: code for code in HIRAGANA}
# A long vowel at the end of a katakana word of three letters or more is written or left out: サーバ, サーバー.
_LONG = re.compile(r"([ァ-ヺー]{2,}[ァ-ヺ])ー(?![ァ-ヺー])")
_SHORT = re.compile(r"(?<![ァ-ヺー])([ァ-ヺー]{2,}[ァ-ヺ])(?![ァ-ヺー])")
# Between kanji ケ is read が, and often written so. As a rule of the index, 我が国 would be 我ケ国.
_GA, _KE = re.compile("(?<=[一-鿿])[がガ](?=[一-鿿])"), re.compile("(?<=[一-鿿])ケ(?=[一-鿿])")
MAX_VARIANTS = 6


def spelling_variants(word: str) -> list[str]:
    """Returns other spellings of a folded word, the nearest first.

    >>> spelling_variants("ごみ"), spelling_variants("ベンダ"), spelling_variants("サーバー室")
    (['ゴミ'], ['ベンダー', 'べんだ'], ['サーバ室', 'さーばー室'])
    >>> spelling_variants("議会")
    []
    """
    spellings = [_GA.sub("ケ", word), _KE.sub("が", word), _LONG.sub(r"\1", word), _SHORT.sub(r"\1ー", word)]
    spellings += [word.translate(_TO_KATAKANA), word.translate(_TO_HIRAGANA)]
    return [spelling for spelling in dict.fromkeys(spellings) if spelling != word][:MAX_VARIANTS]
