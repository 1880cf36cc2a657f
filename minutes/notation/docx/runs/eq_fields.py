r"""Reads what a field EQ draws: 囲み文字 (\o\ac(○,印)), ruby of the old Word (\o\ad(\s\up 9(やぶ),養父)), fractions. Pure."""

import re
from dataclasses import dataclass

# What stands for a circle with a sign in it. Of any other the circle is left out, and the clerk is told.
_ENCLOSED = dict(zip("印秘正上中下左右優特財労企名監資協", "㊞㊙㊣㊤㊥㊦㊧㊨㊝㊕㊖㊘㊭㊔㊬㊮㊯", strict=True))
_ENCLOSED |= {str(number): chr(0x2460 + number - 1) for number in range(1, 21)}
_FRAMES = "○◯〇□◇△"
_SWITCH = re.compile(r"\\\*\s*(\"[^\"]*\"|\S+)\s*|\\([A-Za-z]+)\s*[0-9]*|[ \u00a0]+")
_MOST_DEPTH = 20


@dataclass
class DrawnWords:
    """What a field draws, as words. `rubies` were left out; `enclosed` lost their frame; `is_equation`: it is another shape."""

    words: str
    rubies: tuple[str, ...] = ()
    enclosed: tuple[str, ...] = ()
    is_equation: bool = False


def read_eq(instruction: str) -> DrawnWords:
    r"""Returns what EQ draws.

    >>> read_eq(r"\o\ac(○,印)").words, read_eq(r"\o\ad(\s\up 9(やぶ),養父)"), read_eq(r"\f(1,2)").words
    ('㊞', DrawnWords(words='養父', rubies=('やぶ',), enclosed=(), is_equation=False), '1/2')
    """
    drawn = DrawnWords("")
    drawn.words = _read(instruction.strip(), drawn, 0)
    return drawn


def _read(text: str, drawn: DrawnWords, depth: int) -> str:
    """Returns the words of a text: those outside of brackets as they are, those of brackets by the switches before them."""
    words, switches, place = "", "", 0
    while place < len(text):
        switch = _SWITCH.match(text, place) if switches or text[place] == "\\" else None
        if switch:
            switches += f"\\{switch[2]}" if switch[2] else ""
            place = switch.end()
        elif text[place] == "(" and switches and depth < _MOST_DEPTH:
            arguments, place = _arguments(text, place + 1)
            words += _shape(switches.lower(), arguments, drawn, depth + 1)
            switches = ""
        else:
            words, place = words + text[place], place + 1
    return words


def _arguments(text: str, place: int) -> tuple[list[str], int]:
    """Returns the parts between the brackets that begin before `place`, and the place behind them."""
    arguments, depth = [""], 0
    while place < len(text):
        sign = text[place]
        place += 1
        if sign == ")" and depth == 0:
            break
        depth += (sign == "(") - (sign == ")")
        if sign in ",;" and depth == 0:
            arguments.append("")
        else:
            arguments[-1] += sign
    return arguments, place


def _shape(switches, arguments, drawn, depth):
    first = re.match(r"\\[a-z]", switches)
    kind = first[0][1] if first else ""
    if kind == "o":
        return _over(arguments, drawn, depth)
    parts = [_read(argument, drawn, depth) for argument in arguments]
    if kind == "s":
        return "".join(parts)
    drawn.is_equation = True
    if kind == "f":
        return "/".join(parts)
    if kind == "r":
        return f"{parts[0]}√{parts[1]}" if len(parts) > 1 else f"√{parts[0]}"
    return f"({''.join(parts)})" if kind == "b" else (" " if kind == "a" else ",").join(parts)


def _over(arguments, drawn, depth):
    """Returns what is drawn one over the other: a ruby and its words, a frame and what it holds, or signs."""
    rubies = [one for one in arguments if re.match(r"\s*\\s\s*\\(up|do)", one, re.IGNORECASE)]
    parts = [_read(one, drawn, depth) for one in arguments if one not in rubies]
    drawn.rubies += tuple(_read(ruby, DrawnWords(""), depth) for ruby in rubies)
    if not rubies and len(parts) > 1 and parts[0].strip() in _FRAMES:
        inner = "".join(parts[1:]).strip()
        plain = "".join(chr(ord(sign) - 0xFEE0) if "０" <= sign <= "９" else sign for sign in inner)
        if plain in _ENCLOSED and parts[0].strip() in "○◯〇":
            return _ENCLOSED[plain]
        drawn.enclosed += (inner,)
        return inner
    drawn.is_equation = drawn.is_equation or not rubies
    return "".join(parts)
