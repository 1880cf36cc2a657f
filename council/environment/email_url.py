"""EMAIL_URL: the server through which mails go out, and from which address. Pure."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from council.environment.setting_kinds import HOST

# Scheme → how TLS begins, and the usual port.
SCHEMES: dict[str, tuple[Literal["", "starttls", "tls"], int]] = {
    "smtp+tls": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp": ("", 25),
}
ADDRESS = re.compile(r"[A-Za-z0-9.!#$&'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
FORM = (
    "smtp+tls://利用者:合言葉@ホスト:587?from=差出人のアドレス の形で指定してください（はじめから TLS なら smtps://。"
    "利用者や合言葉の : は %3A、? は %3F、% は %25 と書きます）"
)
IN_CLEAR = "利用者と合言葉を TLS なしで送ることになります。smtp+tls:// か smtps:// にしてください"
NO_SENDER = "差出人のアドレスがありません。後ろに ?from=名@ホスト を付けてください"


@dataclass(frozen=True)
class MailServer:
    """A server that takes mails by SMTP. user and password: "" where it asks for none. sender: minutes@example.jp."""

    host: str
    port: int
    tls: Literal["", "starttls", "tls"]
    user: str
    password: str = field(repr=False)
    sender: str


def email_url(text: str) -> MailServer | None:
    """Returns the mail server that an address names; None for an empty text: no mail is sent.

    >>> email_url("smtp+tls://minutes@example.jp:a/b+c@mail.example.jp")
    MailServer(host='mail.example.jp', port=587, tls='starttls', user='minutes@example.jp', sender='minutes@example.jp')
    """
    if not text:
        return None
    scheme, _, rest = text.partition("://")
    rest, asks, query = rest.partition("?")
    account, _, place = rest.rpartition("@")
    user, colon, password = account.partition(":")
    host, port = _host_and_port(place.removesuffix("/"), scheme)
    option, _, sender = query.partition("=")
    if not host or bool(user) != bool(password) or (colon and not user) or (asks and option != "from"):
        raise ValueError(FORM)
    tls, _ = SCHEMES[scheme]
    if user and not tls:
        raise ValueError(IN_CLEAR)
    user, password, sender = unquote(user), unquote(password), unquote(sender)
    if not ADDRESS.fullmatch(sender or user):
        raise ValueError(NO_SENDER)
    return MailServer(host, port, tls, user, password, sender or user)


def _host_and_port(place, scheme) -> tuple[str, int]:
    """Returns ("", 0) for what is none. An IPv6 address goes without its brackets."""
    if scheme not in SCHEMES:
        return "", 0
    host, colon, port = place.rpartition(":") if re.search(r":[^\]]*\Z", place) else (place, "", "")
    is_port = port.isascii() and port.isdecimal() and 0 < int(port[:9]) < 65536 if colon else True
    if not is_port or not HOST.fullmatch(host):
        return "", 0
    return host.strip("[]"), int(port) if colon else SCHEMES[scheme][1]
