"""Checks 団体コード, the six-digit codes of prefectures and municipalities, and lists the prefectures. Pure.

Source: 全国地方公共団体コード (総務省; JIS X 0401 and 0402): two digits of the prefecture, three of the municipality
within it, one check digit.

>>> with_check_digit("01228")
'012289'
>>> is_valid_code("012288")
False
"""

from dataclasses import dataclass

WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(code: str) -> str:
    """Returns the sixth digit for the first five: the last digit of 11 - (weighted sum modulo 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, code, strict=True))
    return str((11 - total % 11) % 10)


def with_check_digit(code: str) -> str:
    """01228 → 012289"""
    return code + check_digit(code)


def is_valid_code(code: str) -> bool:
    """Returns whether a code is six ASCII digits with an existing prefecture and a correct check digit."""
    return (
        len(code) == 6
        and code.isascii()
        and code.isdigit()
        and code[:2] in PREFECTURES
        and check_digit(code[:5]) == code[5]
    )


def codes_meant(digits: str) -> list[str]:
    """Returns the codes that a number may be: whole, without its check digit, or without the leading 0 that a spreadsheet
    drops, or without both.

    >>> codes_meant("012289"), codes_meant("01228"), codes_meant("12289"), codes_meant("1228")
    (['012289'], ['012289'], ['122891', '012289'], ['012289'])
    """
    if not (digits.isascii() and digits.isdigit()):
        return []
    whole = [digits.zfill(6)] if len(digits) in (5, 6) else []
    without_check = [with_check_digit(digits.zfill(5))] if len(digits) in (4, 5) else []
    return [code for code in dict.fromkeys([*without_check, *whole]) if is_valid_code(code)]


@dataclass(frozen=True)
class Prefecture:
    number: str
    name: str
    kana: str
    region: str

    @property
    def code(self) -> str:
        return with_check_digit(f"{self.number}000")

    @property
    def short_name(self) -> str:
        """The name as maps print it: 北海道, 青森, 東京."""
        return self.name if self.name == "北海道" else self.name[:-1]


TABLE = """
01 北海道 ほっかいどう 北海道
02 青森県 あおもりけん 東北
03 岩手県 いわてけん 東北
04 宮城県 みやぎけん 東北
05 秋田県 あきたけん 東北
06 山形県 やまがたけん 東北
07 福島県 ふくしまけん 東北
08 茨城県 いばらきけん 関東
09 栃木県 とちぎけん 関東
10 群馬県 ぐんまけん 関東
11 埼玉県 さいたまけん 関東
12 千葉県 ちばけん 関東
13 東京都 とうきょうと 関東
14 神奈川県 かながわけん 関東
15 新潟県 にいがたけん 中部
16 富山県 とやまけん 中部
17 石川県 いしかわけん 中部
18 福井県 ふくいけん 中部
19 山梨県 やまなしけん 中部
20 長野県 ながのけん 中部
21 岐阜県 ぎふけん 中部
22 静岡県 しずおかけん 中部
23 愛知県 あいちけん 中部
24 三重県 みえけん 近畿
25 滋賀県 しがけん 近畿
26 京都府 きょうとふ 近畿
27 大阪府 おおさかふ 近畿
28 兵庫県 ひょうごけん 近畿
29 奈良県 ならけん 近畿
30 和歌山県 わかやまけん 近畿
31 鳥取県 とっとりけん 中国
32 島根県 しまねけん 中国
33 岡山県 おかやまけん 中国
34 広島県 ひろしまけん 中国
35 山口県 やまぐちけん 中国
36 徳島県 とくしまけん 四国
37 香川県 かがわけん 四国
38 愛媛県 えひめけん 四国
39 高知県 こうちけん 四国
40 福岡県 ふくおかけん 九州・沖縄
41 佐賀県 さがけん 九州・沖縄
42 長崎県 ながさきけん 九州・沖縄
43 熊本県 くまもとけん 九州・沖縄
44 大分県 おおいたけん 九州・沖縄
45 宮崎県 みやざきけん 九州・沖縄
46 鹿児島県 かごしまけん 九州・沖縄
47 沖縄県 おきなわけん 九州・沖縄
"""
PREFECTURES = {line[:2]: Prefecture(*line.split()) for line in TABLE.strip().splitlines()}
REGIONS = list(dict.fromkeys(prefecture.region for prefecture in PREFECTURES.values()))


def prefecture_of(key: str) -> Prefecture | None:
    """Returns the prefecture of a 団体コード; None for a key of our own (x-…)."""
    return PREFECTURES.get(key[:2]) if key.isdigit() else None
