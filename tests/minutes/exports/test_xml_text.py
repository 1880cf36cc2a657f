"""The characters that XML cannot hold: what is left out is what no parser reads, and nothing else."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest

from minutes.exports.xml_text import valid_xml_text

CHARACTERS = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]


def test_exactly_what_no_parser_reads_is_left_out():
    kept = valid_xml_text("".join(CHARACTERS))
    ElementTree.fromstring(f"<text>{escape(kept)}</text>")
    for character in set(CHARACTERS) - set(kept):
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(f"<text>{character}</text>")
    assert len(CHARACTERS) - len(kept) == 31
