"""The kinds of settings: each reads a text and returns its value, or raises ValueError with what is wrong in Japanese. Pure."""

import ipaddress
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlsplit

HOST = re.compile(r"\.?(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
SWITCHES = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}


def switch(text: str) -> bool:
    """Returns True for 1, true, yes, on; False for 0, false, no, off."""
    if text.lower() not in SWITCHES:
        raise ValueError("1 か 0 で指定してください")
    return SWITCHES[text.lower()]


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Returns a reader of whole numbers from `least` to `most`."""

    def read(text):
        if not (text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
            raise ValueError(f"{least} から {most} までの数で指定してください")
        return int(text)

    return read


def one_of(*choices: str) -> Callable[[str], str]:
    """Returns a reader of one of these words."""

    def read(text):
        if text not in choices:
            raise ValueError(f"{'、'.join(choices)} のどれかで指定してください")
        return text

    return read


def line(text: str) -> str:
    """Returns a name of one line."""
    if len(text) > 100 or not text.isprintable():
        raise ValueError("100字までの一行で指定してください")
    return text


def seals(text: str) -> tuple[str, ...]:
    """Returns the names of one to six fields for seals; none where the text is "off"."""
    names = tuple(_items(text.replace("、", ",")))
    is_short = all(len(name) <= 8 and name.isprintable() for name in names)
    if not (1 <= len(names) <= 6 and is_short):
        raise ValueError("八字までの名を六つまで、コンマで区切って書くか、off と書いてください")
    return () if names == ("off",) else names


def dotted_name(text: str) -> str:
    """Returns the name of something in a Python module, as package.module.name."""
    if text and not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", text, re.ASCII):
        raise ValueError("Python の名で指定してください。例: package.module.Name")
    return text


def secret_key(text: str) -> str:
    """Returns a key that nobody guesses."""
    if text and (len(text) < 50 or len(set(text)) < 5 or text.startswith("django-insecure-")):
        raise ValueError("短すぎるか、推測できます。人に推測されない、50字以上の値にしてください")
    return text


def contact(text: str) -> str:
    """Returns where a weakness of the program is reported: a mail address as mailto:, or a page as https://."""
    if text and not re.fullmatch(r"mailto:[^\s@]+@[a-z0-9.-]+|https://[!-~]+", text, re.IGNORECASE):
        raise ValueError("mailto:名@ホスト か https:// で始まるページのアドレスで指定してください")
    return text


def hosts(text: str) -> list[str]:
    """Returns host names, without scheme, port and path. Every name of this machine would be `*`, which none is."""
    names = _items(text)
    for name in names:
        if name == "*":
            raise ValueError("* は使えません。このサイトのホスト名を書いてください。例: kaigiroku.example.jp")
        if not HOST.fullmatch(name):
            raise ValueError(
                "https:// も / もポートも付けず、ホスト名だけをコンマで区切って書いてください。例: kaigiroku.example.jp"
            )
    return names


def origins(text: str) -> list[str]:
    """Returns origins: scheme and host, with a port where it has one."""
    found = _items(text)
    for origin in found:
        if not _is_origin(origin):
            raise ValueError(
                "https:// で始め、最後の / は付けずに書いてください。例: https://kaigiroku.example.jp"
            )
    return found


def _is_origin(text):
    scheme, separator, rest = text.partition("://")
    host, colon, port = rest.rpartition(":") if re.search(r":[^\]]*\Z", rest) else (rest, "", "")
    is_port = port.isascii() and port.isdecimal() if colon else True
    return (
        bool(separator)
        and scheme in ("http", "https")
        and is_port
        and bool(HOST.fullmatch(host.removeprefix("*.")))
    )


def bind_address(text: str) -> str:
    """Returns an address of this machine to listen on."""
    if HOST.fullmatch(text) and "." not in text[-1:] and _is_number_or_name(text):
        return text
    raise ValueError("この機械の IP アドレスで指定してください。例: 127.0.0.1")


def _is_number_or_name(text):
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return not re.fullmatch(r"[0-9.\[\]:]+", text)
    return True


def folder(text: str) -> str:
    """Returns the path of a folder, which need not be there yet."""
    path = Path(text)
    if "\0" in text or any(part.exists() and not part.is_dir() for part in (path, *path.parents)):
        raise ValueError("フォルダではありません")
    return text


def cache_place(text: str) -> str:
    """Returns where pages of records are kept: "off", the address of a Redis, or a folder by its whole path."""
    if re.fullmatch(r"rediss?://[^\s/]+(/[0-9]+)?", text) and not find_spec("redis"):
        raise ValueError("redis のパッケージが入っていません（pip install redis）")
    if text == "off" or re.fullmatch(r"rediss?://[^\s/]+(/[0-9]+)?", text):
        return text
    if not text.startswith("/") or not text.isprintable():
        raise ValueError("off、/ で始まるフォルダ、redis://ホスト:ポート/番号 のどれかで指定してください")
    return folder(text)


def file_path(text: str) -> str:
    """Returns the path of a file that may not be there yet, in a folder that is."""
    if not text.isprintable() or text.endswith("/") or Path(text).is_dir():
        raise ValueError("ファイルの名で指定してください（フォルダの名ではなく）")
    return text


def database_url(text: str) -> str:
    """Returns the address of a database, with whatever a password may hold escaped.

    >>> database_url("postgres://council:p@ss/w:o#rd@db/council")
    'postgres://council:p%40ss%2Fw%3Ao%23rd@db/council'
    """
    scheme, separator, rest = text.partition("://")
    if not separator or scheme not in ("sqlite", "postgres", "postgresql"):
        raise ValueError("sqlite:///ファイルの道 か postgres://利用者:合言葉@ホスト/名 で指定してください")
    return _sqlite(text, rest) if scheme == "sqlite" else _postgresql(scheme, rest)


def replica_urls(text: str) -> list[str]:
    """Returns the addresses of replicas of a PostgreSQL. A comma in a password is written %2C."""
    if any(not item.startswith(("postgres://", "postgresql://")) for item in _items(text)):
        raise ValueError("写しの postgres://利用者:合言葉@ホスト/名 を、コンマで区切って指定してください")
    return [database_url(item) for item in _items(text)]


def _sqlite(text, rest):
    path = rest.removeprefix("/")
    if not rest.startswith("/") or not path or ":memory:" in rest or path.endswith("/"):
        raise ValueError(
            "ファイルの道がありません（メモリーの中のデータベースは使えません）。例: sqlite:////srv/council/council.sqlite3"
        )
    if not Path(path).parent.is_dir():
        raise ValueError("SQLite のファイルを置くフォルダがありません。先に作ってください")
    return text


def _postgresql(scheme, rest):
    account, at, place = rest.rpartition("@")
    user, colon, password = account.partition(":")
    url = f"{scheme}://{_escaped(user)}{colon}{_escaped(password)}{at}{place}"
    try:
        parts = urlsplit(url)
        is_whole = (
            bool(parts.path.strip("/")) and (parts.port is None or parts.port > 0) and bool(user or not at)
        )
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ValueError("postgres://利用者:合言葉@ホスト:ポート/名 の形で指定してください")
    return url


def _escaped(text):
    """Escapes what is not escaped yet: a password is written as it is, or with % and two digits for a sign."""
    kept = ESCAPE.findall(text)
    pieces = [quote(piece, safe="") for piece in ESCAPE.split(text)]
    return "".join(piece + escape for piece, escape in zip(pieces, [*kept, ""], strict=True))


def _items(text):
    return [item.strip() for item in text.split(",") if item.strip()]
