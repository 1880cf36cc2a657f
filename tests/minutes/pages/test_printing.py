"""The templates of public pages: whatever a record holds is printed as text, and an address is an address."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.urls import reverse
from jinja2 import nodes

from minutes.pages.printing import FILTERS, url

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "pages"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
SIGNS = """<b title="a" id='b'>&amp;"""
# Filters whose HTML is made by us, or by Django: each escapes what it is given.
WITH_TAGS = {"highlighted": [(SIGNS, True), (SIGNS, False)], "unbroken": SIGNS, "linebreaksbr": SIGNS}
# What Jinja2 itself could do with a text to print it as it is.
UNESCAPED = {"safe", "xmlattr", "tojson", "urlize"}


@pytest.fixture(scope="module")
def printing():
    return engines.all()[0].env


def written(printing, name):
    return printing.parse(printing.loader.get_source(printing, name)[0])


@pytest.mark.parametrize("name", NAMES)
def test_no_template_prints_a_text_unescaped(printing, name):
    tree = written(printing, name)
    assert UNESCAPED & {one.name for one in tree.find_all(nodes.Filter)} == set()
    assert (
        list(tree.find_all((nodes.MarkSafe, nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)))
        == []
    )


# Django's own templates call what they name. In these a method without its brackets would be printed as one.
METHODS = re.compile(
    r"\b(get_\w+_display|has_\w+_pages?|\w+_page_number|get_host|get_full_path|isoformat|has_changed)\b(?!\()"
)


@pytest.mark.parametrize("name", NAMES)
def test_every_method_is_called(name):
    assert METHODS.findall((TEMPLATES / name).read_text(encoding="utf-8")) == []


def test_every_filter_escapes(printing):
    for name in FILTERS.keys() & {"file_kind", "urlencode", "truncatechars"} | WITH_TAGS.keys():
        given = WITH_TAGS.get(name, SIGNS)
        template = printing.from_string(
            "{{{{ given|{}{} }}}}".format(name, "(99)" if name == "truncatechars" else "")
        )
        printed = template.render(given=given)
        left = re.sub(r'</?mark>|<span class="num">|</span>|<br>', "", printed)
        assert set("<>\"'") & set(left) == set(), name


def test_a_text_is_escaped_wherever_it_is_printed(printing):
    printed = printing.from_string('<p title="{{ words }}">{{ words }}</p>').render(words=SIGNS)
    left = "&lt;b title=&#34;a&#34; id=&#39;b&#39;&gt;&amp;amp;"
    assert printed == f'<p title="{left}">{left}</p>'


def test_an_address_is_that_of_django(settings):
    assert url("pages:organisation", "012289") == reverse("pages:organisation", args=["012289"])
    assert url("pages:file", "ab12", "資料 1.pdf") == reverse("pages:file", args=["ab12", "資料 1.pdf"])


def test_a_name_that_is_not_given_prints_nothing(printing):
    assert printing.from_string("[{{ record.body.name }}]").render() == "[]"
