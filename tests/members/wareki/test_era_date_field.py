"""The form fields read what clerks type; Django's own Japanese locale would refuse or misread it."""

import datetime

import pytest
from django import forms
from django.utils import translation

from members.fields import EraDateField, EraTimeField

DAY = datetime.date(2012, 10, 23)


class MeetingForm(forms.Form):
    day = EraDateField(required=False)
    hour = EraTimeField(required=False)


@pytest.mark.parametrize(
    "typed", ["平成24年10月23日", "H24.10.23", "2012/10/23", "２０１２／１０／２３", "2012-10-23"]
)
def test_a_day_in_any_form(typed):
    form = MeetingForm({"day": typed, "hour": "午後2時半"})
    assert form.is_valid()
    assert form.cleaned_data == {"day": DAY, "hour": datetime.time(14, 30)}


def test_an_unreadable_text_is_an_error_and_is_shown_again():
    form = MeetingForm({"day": "12/10/23", "hour": "25:00"})
    assert not form.is_valid()
    assert form.errors["day"] == [
        "「12/10/23」は年が2桁なので、いつのことか決まりません。平成24年10月23日、2012/10/23 のように書いてください。"
    ]
    assert form.errors["hour"] == ["「25:00」という時刻はありません。"]
    assert 'value="12/10/23"' in str(form["day"])


def test_a_stored_day_is_shown_in_its_era_and_typing_it_otherwise_is_no_change():
    form = MeetingForm(
        {"day": "2012/10/23", "hour": "14時30分"}, initial={"day": DAY, "hour": datetime.time(14, 30)}
    )
    assert 'value="平成24年10月23日"' in str(MeetingForm(initial={"day": DAY})["day"])
    assert form.changed_data == []
    assert MeetingForm({"day": "2012/10/24"}, initial={"day": DAY}).changed_data == ["day"]


def test_empty_fields_are_valid():
    assert MeetingForm({"day": "　", "hour": ""}).is_valid()


def test_why_django_alone_will_not_do():
    with translation.override("ja"):
        with pytest.raises(forms.ValidationError):
            forms.DateField(localize=True).clean("平成24年10月23日")
        assert forms.DateField(localize=True).clean("12/10/23") == datetime.date(2023, 12, 10)
        with pytest.raises(forms.ValidationError):
            EraDateField().clean("12/10/23")
