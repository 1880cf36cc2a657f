"""What was typed into a form, with the labels of its fields, for a page that only shows it."""

from collections.abc import Iterable

from django.apps import apps
from django.urls import Resolver404, resolve

# Form fields that were not typed, or must not be shown again.
NOT_TYPED = {
    "csrfmiddlewaretoken",
    "password",
    "otp_token",
    "next",
    "seen_revision",
    "seen",
    "told",
    "grid",
    "once_key",
    "which",
    "from_file",
    "likes_shown",
}
SECRET = "password"
LABELS = {
    "username": "ユーザー名",
    "reason": "理由",
    "text": "文章",
    "behind": "この番号の次に置く",
    "manuscript": "原稿",
    "paste": "表計算から貼った表",
    "lines": "直してほしいところ",
    "note": "ひとこと",
}


def typed_texts(fields: Iterable[tuple[str, str]], address: str) -> list[tuple[str, str, int]]:
    """Returns (label, text, rows of the textarea) for each text of a form that was sent to an address: no token, no
    password, no selected row."""
    labels = field_labels(address)
    return [
        (labels.get(name, name), text, _textarea_rows(text))
        for name, text in fields
        if name not in NOT_TYPED and SECRET not in name and not name.startswith("_") and name != "do"
        if text.strip() and labels.get(name, name) is not None
    ]


def _textarea_rows(text):
    return min(24, 1 + sum(1 + len(line) // 45 for line in text.splitlines()))


def field_labels(address: str) -> dict[str, str | None]:
    """Returns {field name: label} of an admin form; None for a relation: a selected row is no text to give back."""
    labels = dict(LABELS)
    app, _, rest = _name_of(address).partition("_")
    try:
        fields = apps.get_model(app, rest.partition("_")[0])._meta.get_fields()
    except LookupError:
        return labels
    for field in fields:
        if field.concrete:
            labels[field.name] = None if field.is_relation else field.verbose_name
    return labels


def _name_of(address):
    try:
        return resolve(address.partition("?")[0]).url_name or ""
    except Resolver404:
        return ""
