"""Texts for hypothesis to make up, and how many examples a law takes."""

from hypothesis import settings
from hypothesis import strategies as st

# The characters that `st.text()` draws from by default. Left to itself, it asks a codec about each of a million
# characters, which takes four seconds.
ANY_CHARACTER = st.characters(exclude_categories=["Cs"])


def any_text(**size):
    return st.text(ANY_CHARACTER, **size)


def tries(examples: int) -> int:
    """Returns `examples`, or a tenth of it in `make quick` (tests/conftest.py).

    A number given to `max_examples` as it is would override the profile.
    """
    return max(1, examples * settings.default.max_examples // 100)
