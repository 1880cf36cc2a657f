"""Fixtures of the tests of public pages."""

import pytest

from minutes.pages import caching


@pytest.fixture
def kept(monkeypatch):
    """Lets this test keep bodies of pages, and begins with none."""
    monkeypatch.setattr(caching, "body_cache", caching.BodyCache(10**6))
    return caching.body_cache
