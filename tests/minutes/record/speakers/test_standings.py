"""As what somebody speaks: by the office in a label or before a name, by the capacity of an organisation."""

import pytest

from minutes.notation.vocabulary import SPEAKER_KINDS, STANDINGS, STANDINGS_OF
from minutes.record.speakers.capacity_words import capacity_words
from minutes.record.speakers.standings import standing_of, standing_of_person

# Labels of the assemblies of 品川区 and 葛飾区, of associations, and of hearings.
PERSONS = {
    "chair": "議長（伊藤昌宏君） 副議長（三上博志君） 須藤委員長 総務副委員長（武内忍君） 林（宏）臨時委員長 大空会長 座長 委員長職務代理者",
    "executive": "区長（濱野健君） 教育長（若月秀夫君） 岩田管理工事課長 山田副区長 小野（弘）副収入役 上山総務部副参事 教育委員長（味澤榮子君） "
    "選挙管理委員会委員長（木村純君） 矢野健康推進部長・品川保健所長兼務 区長職務代理者助役（濱野健君） 監査委員 消防長（海野君） 北村大臣",
    "member": "大塚委員 鈴木（ひ）委員 井上議員 ２２番（筒井議員） 14番（伊藤よしのり） 西本理事",
    "witness": "参考人（山田太郎君） 海野参考人 公述人 証人（海野君）",
    "clerk": "福田区議会事務局長 区議会事務局長（福田法光君） 伊藤書記",
    "person": "南恵子君 海野二郎 池田戸越１丁目町会長 矢野秀喜氏",
}
CASES = [(standing, label) for standing, labels in PERSONS.items() for label in labels.split()]


def attendee(label, kind="organisation", capacity="attendee", representative=""):
    return {
        "number": 1,
        "label": label,
        "label_kind": kind,
        "capacity_kind": capacity,
        "representative": representative,
        "code": "",
    }


@pytest.mark.parametrize(("standing", "label"), CASES, ids=[label for _, label in CASES])
def test_a_person_by_its_office(standing, label):
    assert standing_of(attendee(label, "person")) == standing_of_person(label) == standing


def test_a_person_by_the_office_before_its_name():
    assert standing_of(attendee("海野二郎", "person", representative="委員")) == "member"
    assert standing_of(attendee("海野二郎", "person", representative="株式会社空")) == "person"


@pytest.mark.parametrize("capacity", ["officer", "observer", "audience"])
def test_an_organisation_by_its_capacity(capacity):
    assert standing_of(attendee("深川市", capacity=capacity)) == capacity
    assert standing_of(attendee("大塚委員", "person", capacity)) == "member"


@pytest.mark.parametrize("capacity", ["attendee", "unknown", "answer_only"])
def test_another_organisation_is_one(capacity):
    assert standing_of(attendee("深川市", capacity=capacity)) == "organisation"


@pytest.mark.parametrize("label", ["事務局", "連絡会事務局"])
def test_the_secretariat_is_no_organisation(label):
    assert standing_of(attendee(label, capacity="unknown")) == "secretariat"
    assert standing_of(attendee("情報センター", capacity="secretariat")) == "secretariat"


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_of_a_withdrawn_name_nothing_is_told(kind):
    assert standing_of(attendee("［取消し1-1］委員", kind)) == ""


def test_nobody_is_two_kinds_of_speakers():
    assert sorted(one for ones in STANDINGS_OF.values() for one in ones) == sorted(STANDINGS)
    assert STANDINGS_OF.keys() == SPEAKER_KINDS.keys()


def test_the_words_of_the_record_for_a_capacity():
    attendance = "役員：深川市（会長 山田課長）、当別町\n出席者：美里町\n総務省（オブザーバー）\nオブザーバ：福島県\n事務局"
    assert capacity_words({"attendance": attendance}) == {
        "深川市": "役員（会長）",
        "当別町": "役員",
        "美里町": "",
        "総務省": "オブザーバー",
        "福島県": "オブザーバ",
        "事務局": "",
    }


def test_no_word_that_was_withdrawn_is_one():
    said = capacity_words({"attendance": "役員：［取消し1-1］、深川市（会長 ［取消し1-2］）"})
    assert said == {"深川市": "役員（会長）"}
