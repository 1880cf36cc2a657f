"""Signs of which Word makes the numbers of lists, by the name of the format (ECMA-376, ST_NumberFormat). Data. Pure."""

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_WIDTH_AIUEO = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_TO_HALF_WIDTH = dict(zip(_AIUEO, _HALF_WIDTH_AIUEO, strict=True)) | {"ヰ": "ｲ", "ヱ": "ｴ"}
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"

# The first number is the first sign. Beyond the last one a format goes on in decimal numbers.
ALPHABETS = {
    "aiueo": _HALF_WIDTH_AIUEO,
    "aiueoFullWidth": _AIUEO,
    "iroha": "".join(_TO_HALF_WIDTH[sign] for sign in _IROHA),
    "irohaFullWidth": _IROHA,
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}

# Behind the last sign these go on with two of each: aa, bb.
DOUBLED = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "chicago": "*†‡§",
}

# Digits that stand for those of the decimal number, one for one.
DIGITS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
}

# (digits 0 to 9, ten, hundred, thousand, whether a one is written before ten and hundred, sign of a gap)
COUNTING = {
    "japaneseCounting": ("〇一二三四五六七八九", "十百千", False, ""),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡", True, ""),
    "chineseCounting": ("○一二三四五六七八九", "十百千", False, ""),
    "chineseCountingThousand": ("○一二三四五六七八九", "十百千", False, "零"),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", True, "零"),
    "taiwaneseCounting": ("○一二三四五六七八九", "十百千", False, ""),
    "taiwaneseCountingThousand": ("○一二三四五六七八九", "十百千", False, ""),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", True, "零"),
    "koreanCounting": ("영일이삼사오육칠팔구", "십백천", False, ""),
}

_ONES = (
    "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen "
    "Sixteen Seventeen Eighteen Nineteen"
).split()
_TENS = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()
CARDINALS = [
    *_ONES,
    *(ten if one == 0 else f"{ten}-{_ONES[one].lower()}" for ten in _TENS for one in range(10)),
]
IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

# Numbers that a Japanese record does not have. They are read as decimal ones, and the clerk is told.
UNKNOWN_FORMATS = frozenset(
    "arabicAbjad arabicAlpha bahtText dollarText hebrew1 hebrew2 hindiConsonants hindiCounting hindiVowels "
    "koreanLegal thaiCounting thaiLetters vietnameseCounting ideographZodiacTraditional".split()
)
