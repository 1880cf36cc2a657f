"""Reads a question that was typed as a sentence: 町田市は何を聞かれたか. Pure.

>>> ask = asked_in_words("セキュリティについて深川市は何を照会したか")
>>> ask.topic, ask.name, ask.roles
('セキュリティ', '深川市', ('inquired',))
>>> asked_in_words("深川市") is None
True
"""

import re
from dataclasses import dataclass

_TOPIC = r"(?:(?P<topic>.{1,30}?)(?:について|に関して|のことで)、?)?"
_NAME = r"(?P<name>.{2,30}?)"
_WHAT = r"(?:(?P<topic_behind>.{1,30}?)(?:について|に関して|のことで)、?)?(?:どんな|何の)?(?:何|なに|なん|どう|どのように|どんなこと|こと|質問|問い|照会|発表|報告)?(?:を|と|が|について|に)?"
_END = r"(?:のか|か|の|もの|こと|発言)?[?？。]?"
# (what follows the name, the roles of the organisation that are meant, the likeliest first).
_SENTENCES = [
    (
        rf"(?:は|が|も){_WHAT}(?:聞かれ|きかれ|尋ねられ|たずねられ|質問され|問われ|照会され)(?:た|ている|ました)",
        ("asked",),
    ),
    (r"(?:に|への|に対する|へ)(?:の)?(?:質問|問い|照会|問)", ("asked",)),
    (rf"(?:は|が|も){_WHAT}(?:答え|こたえ|回答し|答弁し)(?:た|ている|ました)", ("answered", "said")),
    (r"の(?:答え|回答|答弁)", ("answered", "said")),
    (rf"(?:は|が|も){_WHAT}(?:照会し)(?:た|ている|ました)", ("inquired",)),
    (r"の照会", ("inquired",)),
    (rf"(?:は|が|も){_WHAT}(?:聞い|きい|尋ね|たずね|質問し|問う)(?:た|ている|ました)", ("asks", "inquired")),
    (r"の(?:質問|問い)", ("asks", "inquired")),
    (rf"(?:は|が|も){_WHAT}(?:発表し|報告し|紹介し|説明し)(?:た|ている|ました)", ("reported",)),
    (r"の(?:発表|報告)", ("reported",)),
    (rf"(?:は|が|も){_WHAT}(?:言われ|触れられ|話され)(?:た|ている|ました)", ("named",)),
    (r"(?:に触れた|への言及|について言われた)", ("named",)),
    (rf"(?:は|が|も){_WHAT}(?:言っ|いっ|述べ|話し|発言し|語っ|話)(?:た|ている|ました)", ("said",)),
    (r"の(?:発言|意見|言葉|ことば|話)", ("said",)),
]
_PATTERNS = [(re.compile(f"{_TOPIC}{_NAME}{follows}{_END}"), roles) for follows, roles in _SENTENCES]


@dataclass(frozen=True)
class AskedInWords:
    """Of whom a sentence asks, and what about ("" where it names nothing); `roles` are those of readings.ROLES."""

    name: str
    topic: str
    roles: tuple[str, ...]


def asked_in_words(text: str) -> AskedInWords | None:
    """Returns what a sentence asks; None where it is none of the forms that are known. Whether the name is one, whoever
    looks it up must see."""
    for pattern, roles in _PATTERNS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return AskedInWords(found["name"], found["topic"] or found.get("topic_behind") or "", roles)
    return None
