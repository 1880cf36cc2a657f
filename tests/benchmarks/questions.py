"""What else a reader asks for: negatives, twenty words, whole meetings, conditions; and pages with nothing kept."""

import random
import statistics

from tests.benchmarks.measure import spread, used

OTHER_MEETINGS = 25


def questions(words: list[str], code: str) -> dict[str, list[dict[str, str]]]:
    """Returns searches by class, as the parameters of an address. `words` are of one class, `code` is an organisation."""
    rng, common = random.Random(7), "のにはをとがでも"
    return {
        "語を除く（-の）": [{"q": f"-{sign}"} for sign in common],
        "語か、語を除く（A OR -の）": [{"q": f"{rng.choice(words)} OR -{sign}"} for sign in common],
        "20語のOR": [{"q": " OR ".join(rng.sample(words, 20))} for _ in range(8)],
        "会議のどこか（よくある3語）": [
            {"q": " ".join(rng.sample(common, 3)), "wide": "on"} for _ in range(8)
        ],
        "会議のどこか（2字の2語）": [{"q": " ".join(rng.sample(words, 2)), "wide": "on"} for _ in range(8)],
        "条件つき（団体・種類・日）": [
            {"q": word, "organisation": code, "kind": "turn", "from": "2001-01-01"} for word in words[:8]
        ],
    }


def measure_questions(words: list[str]) -> dict:
    """Returns {class: {hits, count, page}}, with the cache of bodies off."""
    from django.test import Client

    from minutes.models import Passage
    from minutes.pages.search.search_forms import SearchForm
    from minutes.pages.search.search_request import read_request
    from minutes.search import index
    from minutes.search.search_query import compile_query

    client, measured = Client(), {}
    code = Passage.objects.exclude(code="").values_list("code", flat=True).first()
    for name, asked in questions(words, code).items():
        forms = [SearchForm(params) for params in asked]
        assert all(form.is_valid() for form in forms), name
        queries = [compile_query(read_request(form).query) for form in forms]
        measured[name] = {
            "hits": statistics.median(index.count(query) for query in queries),
            "count": spread([lambda query=query: index.count(query) for query in queries]),
            "page": spread([lambda params=params: client.get("/search/", params) for params in asked]),
        }
    return measured


def measure_records() -> dict:
    """Returns milliseconds of a record with nothing kept, and what 25 readers of other meetings cost after one meeting
    was published: how many were answered 304, and milliseconds of each."""
    from django.test import Client

    from minutes.desk.workflow.accounts import system_account
    from minutes.models import Edition, Meeting, Utterance
    from tests.benchmarks.loading import publish_final

    client = Client()
    addresses = list(Edition.objects.newest().order_by("-id").values_list("address", flat=True))
    pages = [f"/meetings/{address}/" for address in addresses[:OTHER_MEETINGS]]
    drawn = spread([lambda page=page: client.get(page) for page in pages])
    tags = {page: client.get(page)["ETag"] for page in pages}
    meeting = Meeting.objects.order_by("id").first()
    row = Utterance.objects.filter(meeting=meeting).order_by("position")[1]
    row.text += "。もう一度訂正した。"
    row.save()
    publish_final(meeting, system_account(), reason="聞き違いを直した。")
    begun = used()
    answers = [client.get(page, headers={"if-none-match": tag}).status_code for page, tag in tags.items()]
    return {
        "drawn": drawn,
        "unchanged": answers.count(304),
        "asked": len(answers),
        "after": (used() - begun) / len(answers),
    }
