"""Small readers of BibTeX and RIS, written from what the formats say and not from what we write."""

import re

COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}
COMMAND = re.compile("|".join(map(re.escape, COMMANDS)))


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Returns (key, fields) of one entry, as TeX would print them. A brace counts wherever it stands, as for BibTeX."""
    head = re.match(r"@misc\{([^,\s]+),", text)
    fields, place = {}, head.end()
    while (field := re.compile(r"\s*([a-z]+)\s*=\s*").match(text, place)) is not None:
        value, place = _value(text, field.end())
        fields[field[1]] = value if field[1] == "url" else _printed(value)
        assert text[place] == ","
        place += 1
    assert text[place:].strip() == "}"
    return head[1], fields


def _value(text, start):
    if text[start] != "{":
        end = text.index(",", start)
        return text[start:end], end
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place], place + 1
    raise ValueError("a brace is not closed")


def _printed(value):
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    words = COMMAND.split(value)
    assert not any(set(word) & set("\\{}#$%&_~^") for word in words), value
    return COMMAND.sub(lambda found: COMMANDS[found[0]], value)


def read_ris(text: str) -> list[tuple[str, str]]:
    """Returns the tags of one reference with their values."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    tags = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(tags), text
    assert (tags[0][1], tags[-1][0]) == ("TY", "ER  - ")
    return [(tag[1], tag[2]) for tag in tags[:-1]]
