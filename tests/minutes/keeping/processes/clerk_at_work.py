"""A clerk by HTTP: signs in, saves the last turn of a meeting, publishes. Raises OSError without a server."""

import http.cookiejar
import urllib.parse
import urllib.request
from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Reads the values that a browser would send for the forms of a page as it is."""

    def __init__(self, html):
        super().__init__()
        self.values, self.select, self.textarea, self.links = {}, None, None, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name, value = attributes.get("name"), attributes.get("value") or ""
        if tag == "a":
            self.links.append(attributes.get("href") or "")
        if tag == "input" and name and attributes.get("type") not in ("submit", "file", "search"):
            if attributes.get("type") not in ("radio", "checkbox") or "checked" in attributes:
                self.values[name] = value
        elif tag == "textarea":
            self.textarea, self.values[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attributes:
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
    def __init__(self, site: str, password: str = "correct horse battery"):
        self.site = site
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        self.send("/admin/login/", username="sano", password=password, next="/admin/")

    def ask(self, path, data=None):
        """Returns the URL that answered, after redirects, and its page."""
        request = urllib.request.Request(self.site + path, data, {"Referer": self.site + path})
        with self.opener.open(request, timeout=30) as response:
            return response.url.removeprefix(self.site), response.read().decode()

    def send(self, path, **typed) -> bool:
        """Opens the form at a path, fills it in and sends it. Returns whether it was accepted: the response redirected."""
        values = FormReader(self.ask(path)[1]).values | typed
        reached, _ = self.ask(path, urllib.parse.urlencode(values).encode())
        return reached != path

    def add_words(self, turn: int, words: str) -> bool:
        """Appends words to a turn and saves it."""
        path = f"/admin/minutes/utterance/{turn}/change/"
        values = FormReader(self.ask(path)[1]).values
        return self.send(path, text=values["text"].strip() + words)

    def publish(self, meeting: int) -> bool:
        for kind in ("sent", "approved"):
            self.send(f"/admin/minutes/meeting/{meeting}/steps/", kind=kind)
        return self.send(f"/admin/minutes/meeting/{meeting}/publish/", reason="追記した。", status="final")
