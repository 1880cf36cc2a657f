"""A citation as a text, as Japanese writers set it below their own. Pure."""

from members import wareki
from minutes.bibliography.citation import Citation, one_line


def citation_text(citation: Citation) -> str:
    """Returns who and what, meeting and day, publisher, edition and its day, number and address:

    深川市の発言、「総会 会議録」平成24年10月23日、会議録、第6版（確定）、令和8年11月27日公開、#34、https://…
    """
    day = wareki.format_era_date(citation.held_on)
    parts = [
        what(citation),
        f"「{one_line(citation.title)}」{day}",
        citation.publisher,
        citation.edition_name,
        f"{wareki.format_era_date(citation.published_on)}公開",
        f"#{citation.number}" if citation.number else "",
        _withdrawn(citation),
        citation.address,
    ]
    return "、".join(part for part in map(one_line, parts) if part)


def what(citation: Citation) -> str:
    """Returns what is cited of a meeting: 深川市の発言, 深川市の照会「議事録の確認」, 地の文; "" for the whole record."""
    of_whom = f"{citation.speaker}の{citation.kind}" if citation.speaker else citation.kind
    return f"{of_whom}「{citation.heading}」" if citation.heading else of_whom


def _withdrawn(citation: Citation) -> str:
    return f"{wareki.format_era_date(citation.withdrawn_on)}取消し" if citation.withdrawn_on else ""


def note(citation: Citation) -> str:
    """Returns what files say beside the fields that they know, with days as programs write them:

    平成24年10月23日の会議での発言、#34、第6版（確定）、2026年11月27日公開
    """
    day = citation.published_on
    parts = [
        f"{wareki.format_era_date(citation.held_on)}の会議{'での' if citation.number else 'の記録'}{citation.kind}",
        f"#{citation.number}" if citation.number else "",
        f"{citation.edition_name}、{day.year}年{day.month}月{day.day}日公開",
        _withdrawn(citation),
    ]
    return "、".join(filter(None, parts))


def whole_title(citation: Citation) -> str:
    """Returns the meeting's title; before it the words of a heading that is cited."""
    return one_line(f"「{citation.heading}」 {citation.title}" if citation.heading else citation.title)
