"""Review rules on tallies: one that is not borne out, one that hangs in the air, a phrase that nobody has tied."""

from collections.abc import Iterator

from minutes.desk.review.findings import Finding
from minutes.desk.tallies.load_tallies import TallyDesk
from minutes.record.tallies.tallies import what_is_counted

NOT_BORNE_OUT = "「{}」とありますが、回答では{}団体のうち{}団体で、合いません。数の照合 #{}：{}本文か回答を確かめてください。"
UNSURE = "「{}」の数の照合 #{} は、取り消された回答があるか、数える団体がないので、合うかどうか言えません。"
UNTIED = "「{}」と述べています。書面の回答と照らせます（数の照合）。"


def tally_findings(desk: TallyDesk) -> Iterator[Finding]:
    """Yields what a clerk should look at; a phrase that is not tied is a mild finding."""
    for row in desk.tallies:
        yield from _of_tally(desk, row.as_record)
    for spoken in desk.untied():
        words, number = spoken.phrase.words, spoken.turn.number
        yield Finding(f"untied:{number}:{words}", UNTIED.format(words), number, mild=True)


def _of_tally(desk: TallyDesk, row) -> Iterator[Finding]:
    number, turn = row["number"], row["turn"]
    if problem := desk.problem_of(row):
        yield Finding(f"tally:{number}:astray", f"数の照合 #{number}：{problem}", turn)
        return
    checked = desk.check(row)
    count = checked.count
    if checked.borne_out is False:
        counted = what_is_counted(row, checked.question_name)
        words = NOT_BORNE_OUT.format(row["phrase"], len(count.among), len(count.by), number, counted)
        # Another count is another finding: what was looked at is not this one.
        yield Finding(f"tally:{number}:{len(count.by)}/{len(count.among)}", words, turn)
    elif checked.borne_out is None:
        yield Finding(f"tally:{number}:unsure", UNSURE.format(row["phrase"], number), turn, mild=True)
