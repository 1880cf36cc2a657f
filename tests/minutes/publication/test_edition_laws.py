"""Laws of editions under random edits, and what one changed word in a long record costs."""

import datetime
import itertools
import json
import random
import re

import pytest

from minutes.compare.edition_comparison import compare_editions
from minutes.compare.text_diff import wording_after, wording_before
from minutes.desk.rows.restore_row import restore_row
from minutes.desk.rows.row_verbs import add_row, remove_row, save_row
from minutes.models import AttendeeOrganisation, Correction, Edition, Passage, Utterance
from minutes.publication.errors import PublicationRefused
from minutes.publication.verify import verify_meeting
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now, published
from tests.minutes.admin.forms import page, save
from tests.minutes.admin.publishing.publishing import published_on

pytestmark = pytest.mark.django_db

A_DAY = datetime.timedelta(days=1)
WORDS = "十日 仮想 CSV 3,500円 と決めた。 である。 公開 について 、 ・一つ".split()


class Desk:
    """Saves rows of one meeting at random, each through its verb, and checks that no number changes its row."""

    def __init__(self, chance):
        self.chance, self.by = chance, clerk()
        self.meeting = draft(by=self.by)
        self.given = {row.number: row.pk for row in self._rows()}

    def work(self):
        self.chance.choice([self.reword, self.add, self.move, self.remove, self.restore])()
        for row in self._rows():
            assert self.given.setdefault(row.number, row.pk) == row.pk

    def reword(self):
        row = self.some()
        row.text = self.text()
        save_row(row=row, **self.how())

    def add(self):
        speaker = self.chance.choice([None, *AttendeeOrganisation.objects.filter(meeting=self.meeting)])
        row = Utterance(meeting=self.meeting, text=self.text(), speaker=speaker)
        add_row(row=row, behind=self.chance.choice([None, 0, self.some().number]), **self.how())

    def move(self):
        row, other = self.some(), self.some()
        if row != other:
            save_row(row=row, behind=other.number, **self.how())

    def remove(self):
        if self._rows().count() > 3:
            remove_row(row=self.some(), **self.how())

    def restore(self):
        gone = Utterance.history.filter(history_type="-").exclude(id__in=self._rows().values("pk"))
        if gone:
            restore_row(version=self.chance.choice(list(gone)), **self.how())

    def how(self):
        self.meeting.refresh_from_db()
        return {"revision": self.meeting.revision, "by": self.by}

    def some(self):
        return self.chance.choice(list(self._rows()))

    def text(self):
        return "".join(self.chance.choices(WORDS, k=self.chance.randint(1, 8)))

    def _rows(self):
        return Utterance.objects.filter(meeting=self.meeting).select_related("meeting")


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_numbers_never_change_hands_and_every_correction_leads_from_one_edition_to_the_next(seed):
    desk = Desk(random.Random(seed))
    for round_ in range(5):
        for _ in range(6):
            desk.work()
        try:
            publish_now(desk.meeting, by=desk.by, at=NOON + round_ * A_DAY)
        except PublicationRefused:
            continue
    records = [json.loads(one.record) for one in Edition.objects.order_by("number")]
    for before, after in itertools.pairwise(records):
        check_step(before, after)
    assert verify_meeting(desk.meeting) == []


def check_step(before, after):
    """Checks that the differences of every changed block turn its text in one edition into that of the next."""
    old, new = ({block["number"]: block for block in record["blocks"]} for record in (before, after))
    rows = {row.location.number: row for row in compare_editions(before, after) if row.location.number}
    for number in old.keys() | new.keys():
        was, now = old.get(number), new.get(number)
        if number not in rows:
            assert was == now
        elif was and now and rows[number].change == "changed" and was.get("label") == now.get("label"):
            assert (wording_before(rows[number].pieces), wording_after(rows[number].pieces)) == (
                was["text"],
                now["text"],
            )
        else:
            assert (was is None) == (rows[number].change == "added")
            assert (now is None) == (rows[number].change in ("removed", "merged"))


@pytest.mark.long
def test_as_of_any_day_is_the_last_edition_not_after_it(client):
    """The oracle reads the same editions one by one."""
    chance, edition = random.Random(4), published()
    for number in range(2, 12):
        Edition.objects.filter(is_newest=True).update(is_newest=False)
        edition.pk, edition.number = None, number
        edition.published_at += datetime.timedelta(hours=chance.choice([1, 5, 13, 24, 60]), minutes=1)
        edition.save(force_insert=True)
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    days = {one.number: one.published_at.astimezone(tokyo).date() for one in Edition.objects.all()}
    for day in (NOON.date() + n * A_DAY for n in range(-2, 30)):
        until = [number for number, published_on in days.items() if published_on <= day]
        answer = client.get(f"/meetings/2026-09-03-1/as-of/{day.isoformat()}/")
        assert answer.status_code == (200 if until else 404)
        shown = set(re.findall(r"editions/([0-9]+)\.json", answer.content.decode()))
        assert not until or shown == {str(max(until))}


@pytest.mark.long
def test_one_changed_word_among_five_hundred_turns(client):
    talk = "（深川市）\n\n承知した。\n\n（当別町）\n\n同じく。\n\n" * 248
    by = clerk()
    client.force_login(by)
    meeting = draft(MANUSCRIPT.replace("■ 閉会", f"{talk}■ 閉会"), by=by)
    assert published_on(client, meeting, "2026-09-24").status_code == 302
    assert Edition.objects.get().turns == 501
    history, passages = Utterance.history.count(), dict(Passage.objects.values_list("number", "id"))
    row = Utterance.objects.filter(meeting=meeting, text="同じく。")[100]
    save(client, page(row), text="同感である。")
    assert published_on(client, meeting, "2026-10-01", reason="聞き直した。").status_code == 302
    replaced = {
        number for number, pk in Passage.objects.values_list("number", "id") if passages.get(number) != pk
    }
    assert (
        Utterance.history.count() - history,
        Edition.objects.count(),
        Correction.objects.count(),
        replaced,
    ) == (
        *(1, 2, 1),
        {row.number},
    )


def test_a_correction_without_a_reason_is_refused_by_name():
    meeting = published().meeting
    Utterance.objects.filter(meeting=meeting, number__in=(12, 13)).update(text="直した。")
    with pytest.raises(PublicationRefused, match="訂正の理由がありません：#12、#13"):
        publish_now(meeting, reason="")
    with pytest.raises(PublicationRefused, match="訂正の理由がありません：#13"):
        publish_now(meeting, reason=" ", reasons={"u12": "聞き違い"})
    second = publish_now(meeting, reason="", reasons={"u12": "聞き違い", "u13": "書き違い"})
    assert list(second.corrections.values_list("key", "reason")) == [("u12", "聞き違い"), ("u13", "書き違い")]


def test_the_publish_page_takes_category_reason_and_note_of_each_block(client):
    meeting = published().meeting
    Utterance.objects.filter(meeting=meeting, number__in=(12, 13)).update(text="直した。")
    client.force_login(clerk())
    assert published_on(client, meeting, "2026-10-01").context["form"].errors == {
        "reason": ["読む人のために、公開の理由を書いてください。"]
    }
    answer = published_on(
        client,
        meeting,
        "2026-10-01",
        reason="まとめて直した。",
        reason_u13="書き違い",
        category_u13="omission",
    )
    assert answer.status_code == 302
    assert list(Correction.objects.values_list("key", "category", "reason", "note__asked_by")) == [
        ("u12", "mistake", "まとめて直した。", "secretariat"),
        ("u13", "omission", "書き違い", "secretariat"),
    ]
    assert verify_meeting(meeting) == []
