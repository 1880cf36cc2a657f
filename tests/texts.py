"""Texts for hypothesis to make up."""

from hypothesis import strategies as st

# What `st.text()` draws from unless told. But that asks a codec about each of a million characters, for four seconds.
ANY_CHARACTER = st.characters(exclude_categories=["Cs"])


def any_text(**size):
    return st.text(ANY_CHARACTER, **size)
