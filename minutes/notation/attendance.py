"""Reads the 出席者 (attendance) block of a record: who is named there, and how many came in each capacity.

Capacities are codes of `vocabulary.CAPACITIES`. Who is said to be absent is on no list and in no count. What the block does not say for certain is left out: the block itself
is kept as printed.
"""

import re
from dataclasses import dataclass, field

from minutes.notation.document import is_label
from minutes.notation.reading.speakers import is_organisation, is_person, is_speaker

OFFICER, ATTENDEE, OBSERVER = "officer", "attendee", "observer"
AUDIENCE, SECRETARIAT = "audience", "secretariat"

# Who did not come: read here so that nobody counts them, and no code of a capacity.
ABSENT = "absent"

CAPACITY_WORDS = [
    (ABSENT, re.compile(r"欠席(者|委員|議員|会員|理事|団体|説明員)?(の?氏名)?|不応招議員")),
    (OBSERVER, re.compile(r"オブザーバー?")),
    (AUDIENCE, re.compile(r"傍聴(者|人)?")),
    (SECRETARIAT, re.compile(r"事務局")),
    (OFFICER, re.compile(r"役員")),
    (ATTENDEE, re.compile(r"(出席|参加|応招)(者|団体|委員|議員|会員|理事)?(の?氏名)?|(一般)?会員|委員|議員")),
]
COUNT = re.compile(
    r"(?P<people>[0-9０-９]{1,6})\s*[名人](\s*([（(]\s*)?(?P<organisations>[0-9０-９]{1,6})\s*団体\s*[）)]?)?"
    r"|(?P<organisations_first>[0-9０-９]{1,6})\s*団体(\s*([（(]\s*)?(?P<people_after>[0-9０-９]{1,6})\s*[名人]\s*[）)]?)?"
)
PREFIX = re.compile(r"(?P<word>[^:：]{1,30}?)\s*[:：]\s*(?P<rest>.*)")
OTHERS = re.compile(r"(ほか|他|外)[\s0-9０-９]*(市町村|団体|名|人)?$")
NAME_AND_BRACKET = re.compile(r"(?P<name>[^（(]+)[（(](?P<inside>.*)[）)]")
IN_BRACKETS = re.compile(r"[（(]([^（()）]|[（(][^（()）]*[）)])*[）)]")
SEPARATOR = re.compile(r"[、，,；;]|及び|並びに|ならびに")
# Before a name these are what somebody is, and the name is who came.
OFFICES = frozenset(
    "会長 副会長 会長代理 委員長 副委員長 委員 議長 副議長 座長 副座長 部会長 理事長 副理事長 理事 監事 幹事 幹事長 職務代理者 顧問".split()
)
_NUMBERING = re.compile(r"^[(（]?[0-9０-９]{1,2}([.．、)）]|\s)\s*")
_COUNT_OF_ABSENT = re.compile(r"[（(][^（）()]*欠席[^（）()]+[）)]")
_SAYS_ABSENT = re.compile("欠席|不応招")
_SAYS_WHO_CAME = re.compile("出席|応招|参加|傍聴|役員|オブザーバ|事務局")
# Where no number is printed, names go on until another heading.
MOST_ABSENT = 1000
NOBODY = {"なし", "無し", "無", "－", "-", "ー", "以上", "別紙", "別紙のとおり"}


@dataclass(frozen=True)
class HeadCount:
    """The number of people and of organisations in one capacity. None: the block gives no number."""

    capacity: str
    people: int | None = None
    organisations: int | None = None


@dataclass(frozen=True)
class Attendee:
    """One organisation that the block names. `label` is its name as printed, `printed` the word for its capacity: オブザーバー;
    "" where no word stands there for it."""

    label: str
    capacity: str
    representative: str = ""
    printed: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class ListedCapacity:
    """What the block prints of one capacity: its counts, None where it prints none, and the labels that it names."""

    capacity: str
    people: int | None
    organisations: int | None
    labels: tuple[str, ...]
    says_who_came: bool


def listed_capacities(text: str) -> tuple[ListedCapacity, ...]:
    """Returns the capacities whose counts are printed and whose names are listed; none where others came too (ほか3団体)."""
    entries = list(_entries(text))
    if _names_not_all(text):
        return ()
    named = {entry.label: entry for entry in reversed(entries) if isinstance(entry, Attendee)}
    listed = []
    for count in _printed_counts(entries):
        of_capacity = [entry for entry in named.values() if entry.capacity == count.capacity][::-1]
        if of_capacity and (count.people, count.organisations) != (None, None):
            labels = tuple(entry.label for entry in of_capacity)
            says_who_came = any(entry.representative for entry in of_capacity)
            listed.append(
                ListedCapacity(count.capacity, count.people, count.organisations, labels, says_who_came)
            )
    return tuple(listed)


def head_counts(text: str) -> tuple[HeadCount, ...]:
    """Returns the counts by capacity, in the order of the block.

    Where no number of organisations is printed, those that are named are counted, unless others came too (ほか12市町村).

    >>> head_counts("役員10名(10団体)、総務省(オブザーバ)")
    (HeadCount(capacity='officer', people=10, organisations=10), HeadCount(capacity='observer', people=None, organisations=1))
    """
    entries = list(_entries(text))
    counts = _printed_counts(entries)
    return tuple(counts if _names_not_all(text) else (_with_named(count, entries) for count in counts))


def _printed_counts(entries) -> list[HeadCount]:
    """Returns the counts by capacity, each the sum of those that are printed."""
    counts: dict[str, HeadCount] = {}
    for entry in entries:
        added = entry if isinstance(entry, HeadCount) else HeadCount(entry.capacity)
        total = counts.get(entry.capacity, HeadCount(entry.capacity))
        counts[entry.capacity] = HeadCount(
            entry.capacity, _sum(total.people, added.people), _sum(total.organisations, added.organisations)
        )
    return list(counts.values())


def _names_not_all(text):
    return any(OTHERS.search(line) for line in text.split("\n"))


def count_in_words(people: int | None, organisations: int | None) -> str:
    """Returns a head count as a record prints it; an empty string where nothing was counted.

    >>> count_in_words(10, 10), count_in_words(2, None), count_in_words(None, 3), count_in_words(None, None)
    ('10名（10団体）', '2名', '3団体', '')
    """
    if people is None:
        return "" if organisations is None else f"{organisations}団体"
    return f"{people}名" if organisations is None else f"{people}名（{organisations}団体）"


def attendees(text: str) -> tuple[Attendee, ...]:
    """Returns the organisations that the block names, each once.

    >>> attendees("役員：水瀬市（会長 山田太郎）")
    (Attendee(label='水瀬市', capacity='officer', representative='会長 山田太郎'),)
    """
    by_label: dict[str, Attendee] = {}
    for entry in _entries(text):
        if isinstance(entry, Attendee):
            by_label.setdefault(entry.label, entry)
    return tuple(by_label.values())


def is_capacity(word: str) -> bool:
    """Returns whether a word is a capacity and nothing else, as in （役員）, which heads a list in the 出席者 block."""
    return any(pattern.fullmatch("".join(word.split())) for _, pattern in CAPACITY_WORDS)


def absent_lines(text: str) -> frozenset[int]:
    """Returns the places of the lines, from 0, that say who was absent.

    They begin with a line that says so and end before one that says who came, or once as many lines as people were
    counted have passed: behind 欠席説明員（０名） a record may go on with its 事務局.

    >>> sorted(absent_lines("出席者：深川市\\n欠席議員（１名）\\n13番　大森\\n副議長　山田\\n欠席：当別町、\\n美里町"))
    [1, 2, 4, 5]
    """
    absent: set[int] = set()
    left, goes_on = 0, False
    for place, line in enumerate(text.split("\n")):
        is_absent = bool(_SAYS_ABSENT.match(_squeezed(line)))
        if is_absent:
            left = _names_below(line)
        elif _says_who_came(line):
            left = 0
        else:
            is_absent = bool(line.strip()) and (goes_on or left > 0)
            left -= is_absent and not goes_on
        absent |= {place} if is_absent else set()
        goes_on = is_absent and line.rstrip().endswith(("、", "，"))
    return frozenset(absent)


def _names_below(absent_line):
    """How many lines of names a line that says who was absent heads: none where the names stand in it."""
    heading = _squeezed(COUNT.sub("", absent_line)).rstrip("】）)］]＞>〉:：")
    if not is_capacity(heading.strip("（(")):
        return 0
    count = COUNT.search(absent_line)
    return int(count["people"] or 0) if count else MOST_ABSENT


def _says_who_came(line):
    squeezed = _squeezed(line)
    return bool(_SAYS_WHO_CAME.match(squeezed)) or squeezed.endswith("事務局") or is_capacity(squeezed)


def _squeezed(line):
    return "".join(_NUMBERING.sub("", line.strip()).split()).lstrip("・【［[（(＜<〈○〇◯◎■●")


def _capacity_in(word):
    return next((capacity for capacity, pattern in CAPACITY_WORDS if pattern.search(word)), None)


def _sum(first, second):
    return second if first is None else first if second is None else first + second


def _with_named(count, entries):
    """Counts the named organisations where no number of them is printed. The secretariat is not a 団体, nor a person."""
    labels = {
        entry.label for entry in entries if isinstance(entry, Attendee) and entry.capacity == count.capacity
    }
    # Among organisations 深川 is one; where nobody is an organisation by its name, all are people.
    named = (
        {label for label in labels if not is_person(label)} if any(map(is_organisation, labels)) else set()
    )
    if count.organisations is None and named and count.capacity != SECRETARIAT:
        return HeadCount(count.capacity, count.people, len(named))
    return count


def _entries(text):
    """Yields each HeadCount and Attendee of those who came, in the order of the block."""
    return (entry for entry in _all_entries(text) if entry.capacity != ABSENT)


def _all_entries(text):
    capacity, printed, goes_on = None, "", False
    for raw in text.split("\n"):
        line = _COUNT_OF_ABSENT.sub("", raw.strip().lstrip("・").strip())
        if not line:
            continue
        goes_on, is_going_on = line.endswith(("、", "，")), goes_on
        heading = _NUMBERING.sub("", COUNT.sub("", line)).strip("【】（）()［］[]<>＜＞〈〉:： 　○〇◯◎■●")
        if is_capacity(heading):
            capacity, printed = _capacity_in(heading), heading
            # 役員 alone on a line heads the names below it; 事務局 names the attendee itself.
            if capacity == SECRETARIAT:
                yield Attendee(heading, SECRETARIAT)
            yield from _counts_in(line, capacity)
            continue
        word, rest = _split_capacity(line)
        if word:
            capacity, printed = _capacity_in(word), COUNT.sub("", word).strip("（）() 　")
            yield from _counts_in(word, capacity)
        for segment in _segments(rest):
            yield from _entries_of_segment(segment, capacity, printed, listed=bool(word) or is_going_on)


def _split_capacity(line):
    """Splits 役員：… or 役員　… into the word for the capacity ("" where there is none) and the rest of the line."""
    prefix = PREFIX.fullmatch(line)
    if (
        prefix
        and not re.search("[（()）、，]", COUNT.sub("", prefix["word"]))
        and _capacity_in(prefix["word"])
    ):
        return prefix["word"], prefix["rest"]
    words = line.split(maxsplit=1)
    if len(words) == 2 and is_capacity(words[0]):
        return words[0], words[1]
    return "", line


def _segments(line):
    """Splits a line at commas and 及び outside brackets, and at ・ only between two names: 水瀬市・汐見村."""
    masked = IN_BRACKETS.sub(lambda brackets: "_" * len(brackets[0]), line)
    separators = [*(separator.span() for separator in SEPARATOR.finditer(masked)), (len(line), len(line))]
    start = 0
    for end, next_start in separators:
        segment = line[start:end].strip()
        names = segment.split("・")
        if all(map(is_speaker, names)):
            yield from names
        elif segment:
            yield segment
        start = next_start


def _entries_of_segment(segment, capacity, printed, *, listed):
    """Yields the name or the count of a segment. `listed`: a capacity stands before it, so that any label is a name."""
    bracket = NAME_AND_BRACKET.fullmatch(segment)
    name, inside = (bracket["name"], bracket["inside"].strip()) if bracket else (segment, "")
    name = OTHERS.sub("", name)
    label, person = _label_and_person(COUNT.sub("", name).strip())
    own_capacity = _capacity_in(label) if is_capacity(label) else None
    if own_capacity and own_capacity != SECRETARIAT:
        yield from _counts_in(segment, own_capacity)
    elif listed and capacity == AUDIENCE and label in {"なし", "無し", "無"}:
        yield HeadCount(capacity, 0)
    elif is_label(label) and (
        is_speaker(label)
        or (person in OFFICES and bool(label))
        or (listed and not COUNT.search(name) and label not in NOBODY)
    ):
        yield _attendee(label, person, inside, capacity, printed)
        if COUNT.fullmatch(inside) and not is_organisation(
            label
        ):  # 海野二郎（6名） ends a list of six people
            yield from _counts_in(inside, capacity or ATTENDEE)
        if own_capacity:
            yield from _counts_in(segment, own_capacity)
    elif COUNT.search(segment):
        word = COUNT.sub("", segment).strip("（）() 　").removeprefix("以下").removeprefix("次の")
        if not word or _capacity_in(word):
            yield from _counts_in(segment, _capacity_in(word) or capacity or ATTENDEE)


def _label_and_person(name):
    """Splits 水瀬市　総務課長　山田太郎, or 水瀬市：山田太郎, into the label and the person who came."""
    words = re.split(r"\s*[:：]\s*|\s+", name, maxsplit=1)
    if len(words) == 2 and words[0] in OFFICES:
        return words[1], words[0]
    return (words[0], words[1]) if len(words) == 2 and is_speaker(words[0]) else (name, "")


def _attendee(label, person, inside, capacity, printed):
    role = inside.partition("として")[0]
    own_capacity = _capacity_in(role) if is_capacity(role) else None
    if label.endswith("事務局"):
        capacity = SECRETARIAT
    also_person = "" if own_capacity or COUNT.fullmatch(inside) else inside
    representative = "　".join(filter(None, [person, also_person]))
    word = role if own_capacity else printed
    return Attendee(label, own_capacity or capacity or ATTENDEE, representative, word)


def _counts_in(text, capacity):
    count = COUNT.search(text)
    if count:
        people = count["people"] or count["people_after"]
        organisations = count["organisations"] or count["organisations_first"]
        yield HeadCount(
            capacity, int(people) if people else None, int(organisations) if organisations else None
        )
