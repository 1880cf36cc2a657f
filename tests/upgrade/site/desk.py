"""A clerk at the desk, by its addresses and the forms on its pages: what a browser sends, and nothing from inside.

Rows are named by words that stand in them. What the desk refuses raises Refused with its own words.
"""

import re
from contextlib import suppress
from html import unescape

from tests.upgrade.site.forms import form_with

MEETINGS = "/admin/minutes/meeting"
GROUNDS = {"reason": "申出があり、会長が認めた。", "rule": "会議規程第12条"}
# From the line that opens a block to the next one: （霧沢市）　#12
BLOCK_STARTS = re.compile(r"(?m)^(?=.*　#[0-9]+$)")


class Refused(Exception):
    """The desk took a form for nothing that can be done; the message holds its reasons."""


def row_of(model: str, meeting: int, **words):
    """The one row of a table that belongs to a meeting and holds these words."""
    from django.apps import apps

    return apps.get_model("minutes", model).objects.get(meeting=meeting, **words)


class Desk:
    def __init__(self, client, username: str, password: str):
        self.client = client
        self.send("/admin/login/?next=/admin/", "username", username=username, password=password)

    def form(self, address: str, name: str):
        return form_with(self.client.get(address).content.decode(), name)

    def send(self, address: str, field: str, **typed):
        """Opens the page, types into the form that has the field, sends it; the desk must lead on to another page."""
        return self._taken(address, self._post(address, self.form(address, field), typed))

    def _post(self, address, form, typed):
        return self.client.post(form.action or address, form.values | typed)

    def _taken(self, address, answer):
        if answer.status_code != 302:
            page = answer.content.decode()
            found = re.findall(r'class="error(?:list|note)[^>]*>(.*?)</(?:ul|p)>', page, re.S)
            said = [unescape(re.sub(r"<[^>]+>|\s+", " ", words)).strip() for words in found]
            raise Refused(f"{address}: {answer.status_code} {said}")
        return answer

    def save_manuscript(self, meeting: int, change) -> None:
        """`change` gets the text as it stands. Where something goes, the desk shows it first and asks."""
        address = f"{MEETINGS}/{meeting}/manuscript/"
        form = self.form(address, "manuscript")
        address += form.action
        text = form.values["manuscript"][0].replace("\r\n", "\n")
        answer = self.client.post(address, form.values | {"manuscript": change(text), "do": "save"})
        if answer.status_code == 200:
            shown = form_with(answer.content.decode(), "manuscript")
            answer = self.client.post(address, shown.values | {"do": "confirm", "reason": "聞き直した。"})
        self._taken(address, answer)

    def publish(self, meeting: int, status: str, reason: str = "", **settled: str):
        """Sent to be checked, approved, published. `settled`: what is said of single changes, category_u12="form"."""
        for kind in ("sent", "approved"):
            with suppress(LookupError):  # a record that was published as it stands has no step before it
                self.send(f"{MEETINGS}/{meeting}/steps/", "kind", kind=kind)
        typed = {re.sub(r"^(category|reason|note)_", r"\1-", name): value for name, value in settled.items()}
        self.send(f"{MEETINGS}/{meeting}/publish/", "status", status=status, reason=reason, **typed)

    def withdraw(self, meeting: int, places: str, span: str = "", category: str = "withdrawal", **grounds):
        """Looks at the words that would go, then confirms."""
        address = f"{MEETINGS}/{meeting}/withdraw/"
        typed = GROUNDS | {"blocks": places, "span": span, "category": category} | grounds
        looked = self._post(address, self.form(address, "blocks"), typed | {"check": "確かめる"})
        seen = form_with(looked.content.decode(), "blocks")
        # A name that stands elsewhere may stay there; the code of a base from before asks nothing.
        stays = dict.fromkeys(re.findall(r'name="(stays-[^"]+)"', looked.content.decode()), "on")
        self._taken(address, self._post(address, seen, stays | {"confirmed": "on", "save": "取り消す"}))

    def retract(self, meeting: int) -> None:
        self.send(f"{MEETINGS}/{meeting}/retract/", "rule", **GROUNDS, confirmed="on")

    def erase(self, withdrawal: int) -> None:
        self.send(f"/admin/minutes/withdrawal/{withdrawal}/erase/", "rule", **GROUNDS, confirmed="on")

    def change_row(self, model: str, row: int, field: str, **typed):
        """The form of one row of a table."""
        self.send(f"/admin/minutes/{model}/{row}/change/", field, **typed)


def without(text: str, number: int) -> str:
    """A manuscript without one of its blocks."""
    return "".join(block for block in BLOCK_STARTS.split(text) if not _is(block, number))


def moved(text: str, number: int, behind: int) -> str:
    """A manuscript with one of its blocks behind another one."""
    blocks = BLOCK_STARTS.split(text)
    taken = next(block for block in blocks if _is(block, number))
    return "".join(
        block.rstrip("\n") + "\n\n" + taken if _is(block, behind) else block
        for block in blocks
        if block is not taken
    )


def _is(block, number):
    return block.partition("\n")[0].endswith(f"　#{number}")
