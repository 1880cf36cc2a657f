"""A clerk's browser by HTTP: signs in, saves the last turn of a meeting, publishes. Raises OSError when nobody answers."""

import http.cookiejar
import urllib.parse
import urllib.request
from html.parser import HTMLParser


class FormReader(HTMLParser):
    """The values that the form with a token would send, as they stand on the page."""

    def __init__(self, html):
        super().__init__()
        self.values, self.select, self.textarea, self.links = {}, None, None, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        one = dict(attrs)
        name, value = one.get("name"), one.get("value") or ""
        if tag == "a":
            self.links.append(one.get("href") or "")
        if tag == "input" and name and one.get("type") not in ("submit", "file", "search"):
            if one.get("type") not in ("radio", "checkbox") or "checked" in one:
                self.values[name] = value
        elif tag == "textarea":
            self.textarea, self.values[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in one:
            self.values[self.select] = value

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.textarea = None
        if tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data


class Clerk:
    def __init__(self, site: str):
        self.site = site
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        self.send("/admin/login/", username="sano", password="correct horse battery", next="/admin/")

    def ask(self, path, data=None):
        """(the address that answered, its page)"""
        request = urllib.request.Request(self.site + path, data, {"Referer": self.site + path})
        with self.opener.open(request, timeout=30) as answer:
            return answer.url.removeprefix(self.site), answer.read().decode()

    def send(self, path, **typed) -> bool:
        """Open the form at an address, type, send. True when it was taken: the answer led elsewhere."""
        values = FormReader(self.ask(path)[1]).values | typed
        ended, _ = self.ask(path, urllib.parse.urlencode(values).encode())
        return ended != path

    def add_words(self, turn: int, words: str) -> bool:
        """Write words at the end of a turn."""
        path = f"/admin/minutes/utterance/{turn}/change/"
        values = FormReader(self.ask(path)[1]).values
        return self.send(path, text=values["text"].strip() + words)

    def publish(self, meeting: int) -> bool:
        for kind in ("sent", "approved"):
            self.send(f"/admin/minutes/meeting/{meeting}/steps/", kind=kind)
        return self.send(f"/admin/minutes/meeting/{meeting}/publish/", reason="追記した。", status="final")
