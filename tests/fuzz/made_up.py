"""Makes up requests: any address, any method, any role, forms half right, headers that are broken."""

import random
from urllib.parse import quote_from_bytes

from tests.fuzz import wrong_values as wrong
from tests.fuzz.addresses import filled
from tests.fuzz.calling import Call
from tests.fuzz.page_forms import PageForm

TOKEN = "a" * 32
BOUNDARY = b"----b"


class Requests:
    """Makes requests to a site, always the same ones for one seed.

    roles: name → cookies. known: argument of an address → values that are there. forms: address → its forms.
    """

    def __init__(
        self, *, seed: int, routes: list[str], roles: dict[str, str], known: dict[str, list[str]], forms
    ):
        self.rng = random.Random(seed)
        self.routes, self.roles, self.known, self.forms = routes, roles, known, forms

    def next(self) -> Call:
        rng = self.rng
        public = rng.random() < 0.4
        routes = [route for route in self.routes if route.startswith("admin/") != public]
        address = filled(rng.choice(routes), rng, self.known, wrong=0.15)
        method = rng.choice(wrong.METHODS)
        role = rng.choice([*self.roles, *["superuser"] * 6])
        environ = {"HTTP_COOKIE": f"csrftoken={TOKEN}; {self.roles[role]}"}
        if rng.random() < 0.97:
            environ["HTTP_X_CSRFTOKEN"] = TOKEN
            environ["HTTP_SEC_FETCH_SITE"] = "same-origin"
        body = b""
        if method not in ("GET", "HEAD"):
            body, environ["CONTENT_TYPE"] = self._body(address)
            environ["CONTENT_LENGTH"] = str(len(body))
        if rng.random() < 0.5:
            address += "?" + self._pairs(rng.choices(self._names(address), k=rng.randint(1, 3)))
        return Call(method, address, body, environ | self._broken_headers())

    def _names(self, address):
        """Returns names for a query: mostly those that the forms of the page send."""
        own = [name for form in self.forms(address) if form.method == "get" for name, _ in form.pairs]
        return own if own and self.rng.random() < 0.7 else wrong.NAMES

    def _body(self, address) -> tuple[bytes, str]:
        """Returns a body and its type: a form of the page with some values wrong, or anything at all."""
        rng = self.rng
        forms = [form for form in self.forms(address) if form.method == "post"]
        if not forms or rng.random() < 0.15:
            pairs = [(name, self._wrong()) for name in rng.choices(wrong.NAMES, k=rng.randint(0, 6))]
            form = PageForm("post", rng.random() < 0.3, [])
        else:
            form = rng.choice(forms)
            pairs = self._filled_form(form)
        if form.has_files:
            return self._multipart(pairs), f"multipart/form-data; boundary={BOUNDARY.decode()}"
        return self._encoded(pairs).encode(), "application/x-www-form-urlencoded"

    def _filled_form(self, form):
        """Returns the pairs of a form: one option of each choice, some values wrong, some missing, some too many."""
        rng = self.rng
        options: dict[str, list[str]] = {}
        for name, value in form.pairs:
            options.setdefault(name, []).append(value)
        options.pop("csrfmiddlewaretoken", None)
        rate = rng.choice([0, 0.05, 0.2, 0.7])
        pairs = []
        for name, values in options.items():
            if rng.random() < rate / 3 or (name.startswith("_") and rng.random() < 0.5):
                continue
            pairs.append((name, self._wrong() if rng.random() < rate else rng.choice(values).encode()))
        pairs += [(rng.choice(wrong.NAMES), self._wrong()) for _ in range(rng.choice([0, 0, 0, 1, 3]))]
        return pairs

    def _wrong(self):
        return self.rng.choice(wrong.VALUES)

    def _pairs(self, names):
        return self._encoded([(name, self._value_of(name)) for name in names])

    def _value_of(self, name):
        lists = {
            "app_label": wrong.APP_NAMES,
            "model_name": wrong.MODEL_NAMES,
            "field_name": wrong.FIELD_NAMES,
        }
        if name in lists and self.rng.random() < 0.8:
            return self.rng.choice(lists[name]).encode()
        return self.rng.choice([self._wrong(), b"1"])

    @staticmethod
    def _encoded(pairs):
        return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs)

    def _multipart(self, pairs):
        rng = self.rng
        parts = [
            b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (name.encode(), value)
            for name, value in pairs
        ]
        if rng.random() < 0.5:
            parts.append(rng.choice(wrong.PART_HEADERS) + b"\r\n\r\n" + rng.choice([*wrong.VALUES, *FILES]))
        end = rng.choice([b"--\r\n"] * 9 + [b""])
        return (
            b"".join(b"--" + BOUNDARY + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + BOUNDARY + end
        )

    def _broken_headers(self):
        rng = self.rng
        if rng.random() < 0.75:
            return {}
        broken = {
            name: rng.choice(wrong.HEADERS[name])
            for name in rng.sample(sorted(wrong.HEADERS), k=rng.randint(1, 3))
        }
        if rng.random() < 0.5:
            charset = rng.choice(wrong.CHARSETS)
            kind = rng.choice(wrong.TYPES)
            broken["CONTENT_TYPE"] = rng.choice([kind, f"{kind}; charset={charset}"])
        return broken


FILES = [
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    "■ 会議名\n試験\n".encode(),
    b"PK\x05\x06" + bytes(18),
]
