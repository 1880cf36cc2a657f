"""A table of the talk is a table, with the head that its page shows; in a narration it is a flow of its own."""

from xml.etree.ElementTree import tostring

from minutes.akoma_ntoso.akn_elements import element
from minutes.akoma_ntoso.spoken_words import word_blocks, word_run

TEXT = "次のとおり。\n団体\t件数\n深川市\t12件\n・以上"
TABLE = (
    "<table><tr><th><p>団体</p></th><th><p>件数</p></th></tr>"
    "<tr><td><p>深川市</p></td><td><p>12件</p></td></tr></table>"
)


def written(parts):
    return tostring(element("x", *parts), encoding="unicode")


def test_in_a_turn():
    assert written(word_blocks(TEXT)) == f"<x><p>次のとおり。</p>{TABLE}<ul><li>以上</li></ul></x>"


def test_in_a_narration():
    flow = f'<subFlow name="table">{TABLE}</subFlow>'
    assert written(word_run(TEXT)) == f"<x>次のとおり。<eol />{flow}<eol />・以上</x>"
