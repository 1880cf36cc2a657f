"""Writes structured data into a page. Its element is a data block: no browser runs it, and the policy allows no script."""

import json

from django.utils.safestring import SafeString, mark_safe

from minutes.pages.discovery.structured_data import CONTEXT

# As django.utils.html.json_script: without these signs, no text of a record can end the element or begin a comment.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(thing: dict) -> SafeString:
    """Returns a value of structured_data.py as JSON that can stand in an element of a page.

    >>> json_ld({"@type": "Report", "name": "</script>"})
    '{"@context": "https://schema.org", "@type": "Report", "name": "\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps({"@context": CONTEXT, **thing}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))
