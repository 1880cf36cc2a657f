"""issueID (会議録ID) and speechID (発言ID) of the Diet's API, as ours are made. Pure.

1 | session (3) | 会議体 (5) | letter and issue (4) | day (8)      115900001X00120260903
"""

import datetime
import re

from members.wareki import fiscal_year

# Sessions count the 年度 from that of 明治元年 on: three digits for any day, rising, and no two years alike.
YEAR_BEFORE_THE_FIRST = 1867
LAST_SESSION = 999
# The Diet's own have X; the first 999 meetings of a day do too.
LETTERS = "XYZABCDEFGHIJKLMNOPQRSTUVWabcdefghijklmnopqrstuvwxyz"
ISSUES_A_LETTER = 999
MOST_ISSUES = len(LETTERS) * ISSUES_A_LETTER
BODIES = 100_000
ISSUE_ID = re.compile("[0-9A-Za-z]{21}")
SPEECH_ID = re.compile("([0-9A-Za-z]{21})_([0-9]{3,4})")


def session_of(year: int) -> int:
    """Returns the session (回次) of a 年度, at least 0.

    >>> session_of(1868), session_of(2012), session_of(2026)
    (1, 145, 159)
    """
    return min(max(0, year - YEAR_BEFORE_THE_FIRST), LAST_SESSION)


def year_of(session: int) -> int:
    """Returns the 年度 of a session.

    >>> year_of(159)
    2026
    """
    return session + YEAR_BEFORE_THE_FIRST


def issue_of(address: str) -> int:
    """Returns the issue (号数) of a meeting: which of its day's meetings it is, by its address.

    >>> issue_of("2026-09-03-12")
    12
    """
    return int(address.rpartition("-")[2])


def issue_id_of(address: str, body: int) -> str:
    """Returns the issueID of a meeting, by its address and the number of its 会議体.

    Raises ValueError from the issue 51,949 on.

    >>> issue_id_of("2026-09-03-1", 7), issue_id_of("2026-09-03-1000", 7), issue_id_of("2026-03-31-2", 100_007)
    ('115900007X00120260903', '115900007Y00120260903', '115800007X00220260331')
    """
    day = address[:10]
    session = session_of(fiscal_year(datetime.date.fromisoformat(day)))
    return f"1{session:03}{body % BODIES:05}{_counted(issue_of(address))}{day.replace('-', '')}"


def fits(issue_id: str, address: str) -> bool:
    """Tells whether an issueID is one that a meeting of this address can have, whatever its 会議体.

    >>> fits("115900007X00120260903", "2026-09-03-1"), fits("115900007X00220260903", "2026-09-03-1")
    (True, False)
    """
    body = issue_id[4:9]
    return body.isascii() and body.isdecimal() and issue_id == issue_id_of(address, int(body))


def speech_id_of(issue_id: str, order: int) -> str:
    """
    >>> speech_id_of("115900007X00120260903", 12)
    '115900007X00120260903_012'
    """
    return f"{issue_id}_{order:03}"


def _counted(issue):
    letter, place = divmod(issue - 1, ISSUES_A_LETTER)
    if not 0 <= letter < len(LETTERS):
        raise ValueError(f"no letter is left for the issue {issue}")
    return f"{LETTERS[letter]}{place + 1:03}"
