"""Derived data, one list: whatever is made out of public editions, and must follow every act that changes them.

Publishing, withdrawing, taking down and erasing go over the list (walk.py), and so do verify_editions, purge, migrate,
restore, the move to PostgreSQL and rebuild_derived. A kind that is added here is written, removed, checked and made
again by all of them; one that is not added fails tests/minutes/publication/derived/test_kinds.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.db import models

from minutes.files import kept_texts
from minutes.models import (
    CorrectedWording,
    DaySlot,
    HandoutPage,
    Meeting,
    MeetingInformation,
    MeetingName,
    Mention,
    Passage,
)
from minutes.publication.derived import (
    corrected_wordings,
    edition_columns,
    handout_rows,
    information_rows,
    meeting_names,
    mentions,
    passage_writer,
)
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.search import rebuild as search_rebuild
from minutes.search.engines.choose import engine


@dataclass(frozen=True)
class Outside:
    """What of a kind lies outside of the tables of models: an index, a cache, files.

    is_stale: whether it was made by other rules than today's. rebuild: makes it anew and yields how much is done, before
    any meeting is written again. compact: takes out what was removed; called by purge before it rewrites the database.
    """

    is_stale: Callable[[], bool]
    rebuild: Callable[[], Iterator[int]]
    compact: Callable[[], None]


@dataclass(frozen=True)
class DerivedKind:
    """One kind of derived data.

    name: what messages call it. tables: the models whose rows nothing else writes.
    rules: the rules by which its rows are made; where they differ from those that they were made by, migrate writes
    every meeting again. write: brings it in line with a meeting of which something is public. remove: leaves none of a
    meeting that was taken down. check: yields what is wrong, in one line each. follows_registry: whether it is written again where
    a change of the registry touches a name that the meeting's words hold.
    """

    name: str
    tables: tuple[type[models.Model], ...]
    rules: str
    write: Callable[[PublicMeeting], None]
    remove: Callable[[Meeting], None]
    check: Callable[[PublicMeeting], Iterator[str]]
    outside: Outside
    follows_registry: bool = False


NOTHING_OUTSIDE = Outside(is_stale=lambda: False, rebuild=lambda: iter(()), compact=lambda: None)

# In the order in which they are written: the passages stand in the slot of their meeting. Words of files are read
# before any of it.
DERIVED = (
    DerivedKind(
        name="版の一覧用の欄",
        tables=(),
        rules=edition_columns.RULES,
        write=edition_columns.write,
        remove=edition_columns.remove,
        check=edition_columns.check,
        outside=NOTHING_OUTSIDE,
    ),
    DerivedKind(
        name="会議に出る名",
        tables=(MeetingName,),
        rules=meeting_names.RULES,
        write=meeting_names.write,
        remove=meeting_names.remove,
        check=meeting_names.check,
        outside=NOTHING_OUTSIDE,
    ),
    DerivedKind(
        name="資料のページ",
        tables=(HandoutPage,),
        rules=handout_rows.RULES,
        write=handout_rows.write,
        remove=handout_rows.remove,
        check=handout_rows.check,
        outside=Outside(
            is_stale=kept_texts.is_any_missing,
            rebuild=kept_texts.keep_missing_texts,
            compact=kept_texts.forget_texts_of_nobody,
        ),
    ),
    DerivedKind(
        name="検索用の掲載箇所と索引",
        tables=(Passage, DaySlot),
        rules=passage_writer.RULES,
        write=passage_writer.write,
        remove=passage_writer.remove,
        check=passage_writer.check,
        outside=Outside(
            # Files that are read later give passages that are not there yet.
            is_stale=lambda: search_rebuild.is_stale() or kept_texts.is_any_missing(),
            rebuild=search_rebuild.rebuild,
            compact=lambda: engine().store.compact(),
        ),
    ),
    DerivedKind(
        name="触れた団体",
        tables=(Mention,),
        rules=mentions.RULES,
        write=mentions.write,
        remove=mentions.remove,
        check=mentions.check,
        outside=NOTHING_OUTSIDE,
        follows_registry=True,
    ),
    DerivedKind(
        name="会議録情報",
        tables=(MeetingInformation,),
        rules=information_rows.RULES,
        write=information_rows.write,
        remove=information_rows.remove,
        check=information_rows.check,
        outside=NOTHING_OUTSIDE,
    ),
    DerivedKind(
        name="訂正の文言",
        tables=(CorrectedWording,),
        rules=corrected_wordings.RULES,
        write=corrected_wordings.write,
        remove=corrected_wordings.remove,
        check=corrected_wordings.check,
        # Older wordings are searched as the index folds them: what rebuilds the index writes them again.
        outside=replace(NOTHING_OUTSIDE, is_stale=search_rebuild.is_stale),
    ),
)
