"""Refuses a password that is one word, or one sign, over and over: its twelve characters are as easily guessed as one."""

import re

from django.core.exceptions import ValidationError

FEWEST_CHARACTERS = 5
SEPARATORS = re.compile(r"[\s\-_.,/・、　]+")


class RepeatedPasswordValidator:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password, user=None):
        if is_repeated(password):
            raise ValidationError(
                "同じ言葉や同じ文字の繰り返しです。もっと推測されにくいものにしてください。", code="repeated"
            )

    def get_help_text(self):
        return "同じ言葉や同じ文字を繰り返したものは使えません。"


def is_repeated(password: str) -> bool:
    """Returns whether a password is made of fewer than five different characters, or of one word twice or more.

    Case, and what separates the words, do not count; the last word may be cut short.

    >>> [is_repeated(word) for word in ("!!!!!!!!!!!!", "tanaka-Tanaka-tan", "correct horse battery")]
    [True, True, False]
    """
    folded = password.casefold()
    return (
        len(set(folded)) < FEWEST_CHARACTERS or _has_period(folded) or _has_period(SEPARATORS.sub("", folded))
    )


def _has_period(text):
    return any(text.startswith(text[length:]) for length in range(1, len(text) // 2 + 1))
