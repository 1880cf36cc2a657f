"""Tells which sentences ask: a question, or a request to speak. Pure.

A request to do something later (情報提供をお願いしたい) asks nobody to speak; 「…ではないか」 is an opinion.
"""

import re

from minutes.proposals.sentences import Sentence

_SPEAKING = "説明|紹介|回答|お答え|答弁|発言|お話し?|話|コメント|補足|報告|意見|感想|見解|所見|考え|認識|状況|現状|課題|理由|事情"
_WISHES = r"(?:たい|ます|ません|ましょう|する|したい|します|いたし(?:ます|たい)|申し上げ(?:ます|たい)|でき(?:ます|れば|ない)|願い)"
_GIVE = r"(?:(?:いただ|頂|もら|賜)(?:[いき]?(?:たい|ます)|けれ|け(?:ない|ます|る))|くだ?さい|下さい|(?:お|ご)?願(?:い|え|う)|ほしい|欲しい)"
REQUEST = re.compile(
    rf"(?:[おご御]?(?:聞き|聴き|伺い|うかがい|尋ね|たずね)(?:し|いた(?:し)?|申し上げ|させていただき)?{_WISHES}|(?:伺|うかが)(?:う|えれば)|知りたい"
    rf"|[おご御]?(?:聞かせ|教え|教示|示し)(?:て|を)?{_GIVE}"
    rf"|(?:{_SPEAKING})(?:を|も|など|して|の上)*(?:{_GIVE}|求め(?:る|ます|たい))"
    r"|(?:説明|補足|回答|意見|話)(?:が|も)(?:あれば|ありましたら)、?お?願い"
    r"|質問(?:です|だが|する|したい|します|いたし(?:ます|たい)|させていただ|が(?:ある|あります|ございます)))(?!との|という)"
)
_QUESTION = re.compile(
    r"か(?:ね|な)?[。．！!？? 　＿（）()]*$|[？?][。 　]*$|(?:いかが|どう)(?:でしょう)?[。．]*$"
)
# Words that end in か and ask nothing: 確か, わずか.
_NO_QUESTION = re.compile(
    r"(?:確|静|豊|明ら|僅|わず|愚|細や|ほの|ばっ|いつし|おろ|世のな|のほ|どころ|しばら|いく?ら?かど)か[。．]*$"
)
_OPINION = re.compile(
    r"(?:では|じゃ)(?:ない(?:だろう|でしょう)?|なかろう|ありません)か(?:と(?:思|考)[^。]*)?[。．]*$"
)
# Who says so leads the talk, and wants no answer.
_INVITES = re.compile(
    r"(?:質問|質疑|意見|異議|発言)[^。、]{0,6}(?:ない|ある|あり|ござい|よろしい)[^。、]{0,8}か|よろしい(?:です|でしょう)?か"
)
_TO_ALL = re.compile(
    r"(?:ほか|他)の(?:団体|市町村|自治体|市|町|皆|方)|皆(?:さん|さま|様)|各(?:団体|市町村|自治体|位)|どなたか|どこか|ずつ|順番?に"
    r"|(?:団体|市町村|自治体|ところ)は(?:ある|ない|あり|おら|いらっしゃ|いる)"
)
_MUSING = re.compile(r"(?:だろう|かろう)か[。．]*$")
# でしょうか is polite, where it asks by a word that asks: いかがでしょうか.
_POLITE = re.compile(r"でしょうか[。．]*$")
_ASKING_WORD = re.compile("いかが|ど[うこのれんな]|何|なに|なぜ|いつ|いくら|いくつ|だれ|誰")


def requests(sentence: Sentence) -> list[tuple[int, int]]:
    """Returns the spans of the words by which a sentence asks to be told: ご説明いただきたい, お聞きする."""
    return [match.span() for match in REQUEST.finditer(sentence.masked)]


def is_question(sentence: Sentence) -> bool:
    words = sentence.masked.strip()
    ends = _QUESTION.search(words) and not _NO_QUESTION.search(words)
    return bool(ends) and not _OPINION.search(words) and not _INVITES.search(words)


def asks(sentence: Sentence) -> bool:
    """Tells whether a sentence is a question, or asks to be told.

    >>> [asks(Sentence(words, words)) for words in ["理由は何か。", "お話を聞きたい。", "公表すべきではないか。", "確か。"]]
    [True, True, False, False]
    """
    return is_question(sentence) or bool(requests(sentence))


def asks_everybody(sentence: Sentence) -> bool:
    return bool(_TO_ALL.search(sentence.masked))


def is_musing(sentence: Sentence) -> bool:
    """Tells whether who asks so may only think aloud: 〜になるだろうか。"""
    words = sentence.masked.strip()
    return bool(_MUSING.search(words) or (_POLITE.search(words) and not _ASKING_WORD.search(words)))
