"""What became of the reading of a file, and how a clerk and a reader are told. Pure."""

READ, PARTLY, NO_TEXT, ENCRYPTED, BROKEN = "read", "partly", "no_text", "encrypted", "broken"
UNKNOWN_LETTERS, TOO_MUCH, OTHER_KIND, LOST = "unknown_letters", "too_much", "other_kind", "lost"
STATES = {
    READ: "検索されます",
    PARTLY: "一部だけ検索されます",
    NO_TEXT: "文字がありません",
    ENCRYPTED: "暗号化されています",
    BROKEN: "壊れています",
    UNKNOWN_LETTERS: "文字が分からない書体です",
    TOO_MUCH: "大きすぎるか、複雑すぎます",
    OTHER_KIND: "中の言葉を読まない種類です",
    LOST: "ファイルがありません",
}
NOT_READ_YET = "中の言葉を、まだ読んでいません。公開するときに読みます。"
PARTS_OF_PDF, PARTS_OF_WORKBOOK = "{}ページ", "{}シート"
# What is said of a file whose words are not searched. {} is what kind of file it is: PDF, Word, CSV.
SAYINGS = {
    NO_TEXT: "文字のない{}です。検索されません",
    ENCRYPTED: "暗号化された{}です。検索されません",
    BROKEN: "壊れている{}です。検索されません",
    UNKNOWN_LETTERS: "文字の情報がない書体で作られた{}です。検索されません",
    TOO_MUCH: "大きすぎるか複雑すぎる{}です。検索されません",
}
SCAN = "文字のない画像のPDFです。検索されません"
AT_THE_DESK = {
    OTHER_KIND: "この種類のファイルの中の言葉は、検索されません",
    LOST: "ファイルが置き場所にないので、中の言葉を読めません",
}


def public_saying(state: str, kind_name: str, pages: int, pages_in_all: int) -> str:
    """Returns what readers are told beside a file; "" where all of its words are found, or nobody expects them to be.

    `pages` are those with words, of `pages_in_all`; 0 where a file has no pages.

    >>> public_saying(NO_TEXT, "PDF", 0, 3), public_saying(PARTLY, "PDF", 500, 620)
    ('文字のない画像のPDFです。検索されません', '620ページのうち500ページだけが検索されます')
    """
    if state == PARTLY:
        return _partly(kind_name, pages, pages_in_all)
    if state == NO_TEXT and kind_name == "PDF":
        return SCAN
    return SAYINGS[state].format(kind_name) if state in SAYINGS else ""


def desk_saying(state: str, kind_name: str, pages: int, pages_in_all: int) -> str:
    """Returns what a clerk is told of a file: as readers are, and also that its words are found, or not yet read.

    >>> desk_saying(READ, "PDF", 3, 3), desk_saying(READ, "CSV", 0, 0)
    ('中の言葉が検索されます（3ページ）', '中の言葉が検索されます')
    """
    if not state:
        return NOT_READ_YET
    if state == READ:
        return f"中の言葉が検索されます（{_parts(kind_name, pages)}）" if pages else "中の言葉が検索されます"
    return AT_THE_DESK.get(state) or public_saying(state, kind_name, pages, pages_in_all)


def _partly(kind_name: str, pages: int, pages_in_all: int) -> str:
    if pages_in_all:
        return f"{_parts(kind_name, pages_in_all)}のうち{_parts(kind_name, pages)}だけが検索されます"
    return "長いので、初めの部分だけが検索されます"


def _parts(kind_name: str, number: int) -> str:
    return (PARTS_OF_WORKBOOK if kind_name == "Excel" else PARTS_OF_PDF).format(number)
