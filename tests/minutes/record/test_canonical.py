import datetime
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.record.canonical import canonical, edition_digest, leaf, utc
from minutes.record.leaves import map_texts, texts
from tests.texts import any_text

RECORD = {
    "title": "第1回会議",
    "body": {"key": "kaigi-1", "name": "役員会"},
    "held_on": "2026-09-03",
    "attendees": [{"number": 9, "label": "汐見村", "code": "x-shiomi", "capacity": "officer"}],
    "handouts": [{"number": 11, "label": "資料1", "title": ""}],
    "blocks": [
        {"number": 1, "kind": "item", "title": "開会"},
        {"number": 2, "kind": "presentation", "label": "汐見村", "titles": ["一", "二"]},
        {"number": 3, "kind": "turn", "label": "汐見村", "text": "はい。"},
    ],
    "reason": "公開",
    "reasons": {"u3": "誤記のため"},
}


def test_every_text_has_a_key_of_its_own_and_nothing_else_is_a_text():
    assert list(texts(RECORD)) == [
        ("a9/label", "汐見村"),
        ("body/name", "役員会"),
        ("h11/label", "資料1"),
        ("h11/title", ""),
        ("reason", "公開"),
        ("reasons/u3", "誤記のため"),
        ("title", "第1回会議"),
        ("u1/title", "開会"),
        ("u2/label", "汐見村"),
        ("u2/titles/0", "一"),
        ("u2/titles/1", "二"),
        ("u3/label", "汐見村"),
        ("u3/text", "はい。"),
    ]


def test_mapping_texts_leaves_the_rest_alone():
    blanked = map_texts(RECORD, lambda key, text: "*")
    assert blanked["blocks"][1] == {"number": 2, "kind": "presentation", "label": "*", "titles": ["*", "*"]}
    assert (blanked["held_on"], blanked["attendees"][0]["code"]) == ("2026-09-03", "x-shiomi")


def test_a_float_is_refused():
    with pytest.raises(TypeError):
        canonical({"number": [1, {"count": 2.0}]})


@given(
    st.recursive(
        st.integers() | any_text() | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(any_text(), inner),
    )
)
def test_canonical_json_reads_back_and_does_not_depend_on_the_order_of_keys(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_a_digest_is_what_a_stranger_computes_with_the_standard_library_alone():
    """The digest is computed by hand, step by step as docs/architecture.md describes format 1."""
    at = datetime.datetime(2026, 9, 24, 3, 0, 0, 250, tzinfo=datetime.UTC)
    salts = {key: f"salt of {key}" for key, _ in texts(RECORD)}

    def plain(value):
        return hashlib.sha256(
            json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        ).hexdigest()

    def one(key, text):
        return plain([salts[key], key, text])

    by_hand = {
        "title": one("title", "第1回会議"),
        "body": {"key": "kaigi-1", "name": one("body/name", "役員会")},
        "held_on": "2026-09-03",
        "attendees": [
            {"number": 9, "label": one("a9/label", "汐見村"), "code": "x-shiomi", "capacity": "officer"}
        ],
        "handouts": [{"number": 11, "label": one("h11/label", "資料1"), "title": one("h11/title", "")}],
        "blocks": [
            {"number": 1, "kind": "item", "title": one("u1/title", "開会")},
            {
                "number": 2,
                "kind": "presentation",
                "label": one("u2/label", "汐見村"),
                "titles": [one("u2/titles/0", "一"), one("u2/titles/1", "二")],
            },
            {
                "number": 3,
                "kind": "turn",
                "label": one("u3/label", "汐見村"),
                "text": one("u3/text", "はい。"),
            },
        ],
        "reason": one("reason", "公開"),
        "reasons": {"u3": one("reasons/u3", "誤記のため")},
    }
    expected = plain(
        [1, "2026-09-03-1", 1, "2026-09-24T03:00:00.000250Z", "final", [["u3", "mistake"]], by_hand]
    )
    assert (
        edition_digest(
            previous="2026-09-03-1",
            number=1,
            published_at=at,
            status="final",
            categories=[["u3", "mistake"]],
            record=RECORD,
            salts=salts,
        )
        == expected
    )


def test_a_leaf_depends_on_salt_key_and_text():
    assert (
        len(
            {
                leaf("s", "u1/text", "a"),
                leaf("t", "u1/text", "a"),
                leaf("s", "u2/text", "a"),
                leaf("s", "u1/text", "b"),
            }
        )
        == 4
    )


def test_moments_are_written_in_utc_with_six_decimals():
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    assert utc(datetime.datetime(2014, 4, 1, 8, 30, tzinfo=tokyo)) == "2014-03-31T23:30:00.000000Z"
