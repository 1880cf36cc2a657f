"""Which organisations a tally counts, and among which: who answered, who was there, who was chosen; withdrawn answers."""

from minutes.record.tallies.count import Count, count_answers

ATTENDEES = [
    {"number": number, "capacity_kind": capacity, "label_kind": kind}
    for number, capacity, kind in [
        (1, "officer", "organisation"),
        (2, "attendee", "organisation"),
        (3, "attendee", "organisation"),
        (4, "answer_only", "organisation"),
        (5, "observer", "organisation"),
        (6, "attendee", "person"),
    ]
]


def answer(attendee, choice="はい", text="", question=11):
    return {"attendee": attendee, "question": question, "choice": choice, "text": text}


def count(answers, among="answered", chosen=(), choices=("はい",), asker=2):
    tally = {"question": 11, "choices": list(choices), "among_kind": among, "among": list(chosen)}
    return count_answers(tally, attendees=ATTENDEES, answers=answers, asker=asker)


ANSWERS = [answer(1), answer(3, "いいえ"), answer(4), answer(1, question=12)]


def test_of_who_answered():
    assert count(ANSWERS) == Count((1, 4), (1, 3, 4))
    assert count(ANSWERS, choices=()) == Count((1, 3, 4), (1, 3, 4))
    assert count(ANSWERS, choices=("はい", "いいえ")) == Count((1, 3, 4), (1, 3, 4))
    assert count([]) == Count((), ())


def test_of_who_was_there_and_of_who_was_chosen():
    assert count(ANSWERS, "present") == Count((1,), (1, 3))
    assert count(ANSWERS, "present", asker=None) == Count((1,), (1, 2, 3))
    assert count(ANSWERS, "chosen", (4, 3, 9)) == Count((4,), (3, 4))


def test_an_organisation_of_two_answers_counts_once():
    assert count([answer(1), answer(1), answer(3, "いいえ"), answer(3)]) == Count((1, 3), (1, 3))


def test_a_withdrawn_answer_drops_out_of_both_numbers():
    for gone in (answer(3, "［取消し24-1］"), answer(3, "［取消し］", "文"), answer(3, "", "［取消し24-1］")):
        assert count([answer(1), gone]) == Count((1,), (1,), 1)
        assert count([answer(1), gone], "present") == Count((1,), (1,), 1)
    # A part of the words is no answer; and who has another one is counted by that.
    assert count([answer(1, text="［取消し24-1］である。")]) == Count((1,), (1,))
    assert count([answer(3, "［取消し24-1］"), answer(3)]) == Count((3,), (3,))
