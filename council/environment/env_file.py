"""Reads a .env file as clerks and editors write it: NAME=value lines, comments, quotes, `export`, a BOM, cp932. Pure."""

import codecs
import re
from dataclasses import dataclass, field

LINE = re.compile(r"(?:export\s+)?(?P<name>[^\s=＝]+)\s*=(?P<value>.*)", re.DOTALL)
QUOTED = re.compile(r"""(["'])(?P<inside>.*?)\1\s*(?:#.*)?""")
COMMENT = re.compile(r"\s+#.*")


@dataclass
class EnvFile:
    """The names and values of a file, and what is wrong with it, a line each."""

    values: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_env_file(data: bytes) -> EnvFile:
    """Returns what a .env file says. A line that cannot be read is a problem, and its text is not repeated: it may be
    a secret.

    >>> read_env_file(b'\\xef\\xbb\\xbfexport PORT=8000 # the window\\nSITE_NAME="a # b"').values
    {'PORT': '8000', 'SITE_NAME': 'a # b'}
    """
    text = _decoded(data)
    if text is None:
        return EnvFile(problems=[".env: 文字が読めません。UTF-8 で保存し直してください。"])
    file = EnvFile()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.strip().startswith("#"):
            _read_line(file, number, line.strip())
    return file


def _read_line(file, number, line):
    found = LINE.fullmatch(line)
    if not found:
        file.problems.append(f".env: {number}行目に「名前=値」の = がありません。")
    elif found["name"] in file.values:
        file.problems.append(
            f"{found['name']}: .env に二度書かれています（{number}行目）。一つにしてください。"
        )
    else:
        file.values[found["name"]] = _value(found["value"])


def _value(text):
    """Returns a value without its quotes and without the comment behind it."""
    quoted = QUOTED.fullmatch(text.strip())
    return quoted["inside"] if quoted else COMMENT.sub("", text).strip()


def _decoded(data: bytes) -> str | None:
    """Returns the text of a file in UTF-8, in the UTF-16 or the cp932 of Windows; None for anything else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp932"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None
