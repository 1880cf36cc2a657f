"""Says はい and いいえ where Django's admin shows its sign of a boolean: the words of that sign are Python's True and False,
and no translation reaches them."""

from django.contrib.admin.templatetags import admin_list

WORDS = {True: "はい", False: "いいえ", None: "（不明）"}


def yes_or_no(value: bool | None) -> str:
    return WORDS[value]


admin_list._boolean_icon = yes_or_no
