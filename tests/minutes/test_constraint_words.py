"""What a constraint refuses is said in Japanese: Django's own words name the constraint, in English."""

import re

from django.apps import apps

KANA = re.compile("[ぁ-んァ-ヶ]")


def constraints():
    return [
        (model._meta.label, constraint)
        for app in ("members", "minutes")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    ]


def test_every_constraint_says_in_japanese_what_it_refuses():
    said = {(label, one.name): one.violation_error_message for label, one in constraints()}
    assert len(said) > 100
    assert [name for name, words in said.items() if not KANA.search(words)] == []
    assert [name for name, words in said.items() if "制約" in words or "%(name)s" in words] == []
    assert [name for name, words in said.items() if not words.endswith("。")] == []
