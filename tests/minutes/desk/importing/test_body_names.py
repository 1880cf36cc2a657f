import pytest

from minutes.desk.importing import body_names
from minutes.desk.importing.body_names import body_for, body_name_in
from minutes.models import Body
from tests.builders import body, clerk


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録", "情報交換会議"),
        ("令和8年度 第2回 役員会 議事録", "役員会"),
        ("平成23年度通常総会会議録", "通常総会"),
        ("令和元年度　第三回理事会", "理事会"),
        ("令和8年9月 作業部会の記録", "会議"),
        ("会議録", "会議"),
        ("第10回 記録管理実務者会議 会議録", "記録管理実務者会議"),
    ],
)
def test_the_body_that_a_title_speaks_of(title, name):
    assert body_name_in(title) == name


@pytest.mark.django_db
def test_a_body_is_found_by_name_or_key_and_made_only_if_absent():
    standing = body()
    by = clerk()
    assert body_for(title="令和8年度 記録実務者会議", name=None, by=by) == standing
    assert body_for(title="何かの会", name="rokan", by=by) == standing
    made = body_for(title="令和8年度 役員会", name=None, by=by)
    assert (made.name, made.key, made.history.get().history_user) == ("役員会", "kaigi-1", by)
    assert body_for(title="令和8年度 総会", name=None, by=by).key == "kaigi-2"
    assert Body.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("other", "found"), [("役員会", ("役員会", "kaigi-1")), ("総会", ("役員会", "kaigi-2"))]
)
def test_another_import_stores_a_body_at_the_same_moment(monkeypatch, other, found):
    """Two imports into an empty site ended in an IntegrityError: both had found no 会議体, and the same free key."""
    free_key, others = body_names._free_key, [other]

    def slowly():
        key = free_key()
        if others:
            Body.objects.create(key=key, name=others.pop())
        return key

    monkeypatch.setattr(body_names, "_free_key", slowly)
    made = body_for(title="令和8年度 役員会", name=None, by=clerk())
    assert (made.name, made.key) == found
    assert {body.name for body in Body.objects.all()} == {"役員会", other}
