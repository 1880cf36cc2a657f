"""The licences under which a site may give its records and data, and what each asks of whoever reuses them. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence. `identifier` is SPDX's where SPDX has one; `conditions` is what a reader of 利用条件 is told."""

    identifier: str
    name: str
    japanese_name: str
    url: str
    conditions: str


LICENCES = (
    Licence(
        identifier="CC-BY-4.0",
        name="Creative Commons Attribution 4.0 International (CC BY 4.0)",
        japanese_name="クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
        url="https://creativecommons.org/licenses/by/4.0/",
        conditions="出典を書き、変えたところがあればそのことを書けば、複製、公衆送信、翻訳、変形などの利用が自由にできます。",
    ),
    Licence(
        identifier="CC0-1.0",
        name="Creative Commons Zero 1.0 Universal (CC0 1.0)",
        japanese_name="クリエイティブ・コモンズ ゼロ 1.0 全世界（CC0 1.0）",
        url="https://creativecommons.org/publicdomain/zero/1.0/",
        conditions="このサイトは、法の許すかぎり権利を放棄しています。複製、公衆送信、翻訳、変形などの利用が、条件なしにできます。"
        "出典を書くことは求めませんが、読む人が確かめられるよう、書くことを勧めます。",
    ),
    Licence(
        identifier="PDL1.0",
        name="Public Data License (Version 1.0)",
        japanese_name="公共データ利用規約（第1.0版）（PDL1.0）",
        url="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
        conditions="出典を書き、編集や加工をしたときはそのことを書けば、複製、公衆送信、翻訳、変形などの利用が自由にできます。"
        "この規約は、クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）と互換性があります。",
    ),
)


def licence(text: str) -> Licence:
    """Returns the licence of an identifier. Raises ValueError with those that there are."""
    for known in LICENCES:
        if known.identifier == text:
            return known
    raise ValueError(
        f"{'、'.join(known.identifier for known in LICENCES)} のどれかで指定してください（.env.example に説明があります）"
    )
