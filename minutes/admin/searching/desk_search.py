"""The search boxes of the desk's lists: they find as the public search does, in drafts too."""

from collections.abc import Sequence

from django.contrib import messages

from minutes.admin.searching.folded_rows import matching_ids
from minutes.admin.searching.public_words import KINDS, as_published, public_ids
from minutes.admin.searching.typed_tree import typed_tree
from minutes.models import Handout

# A list shows no more: whoever looks for one row types another word.
MOST_FOUND = 1000
TOO_MANY = f"見つかったものが多いので、新しい{MOST_FOUND}件だけを出しています。言葉を足すと絞れます。"
ONE_MEETING = "meeting__id__exact"


def desk_search(request, queryset, typed: str, columns: Sequence[str]):
    """Returns the rows whose columns match what is typed, folded, by readings and codes too.

    What is said is looked for by the index in records that stand as they were published, and read row by row in all others,
    and in the list of one meeting.
    """
    tree = typed_tree(typed)
    if tree is None:
        return queryset
    found = sorted(_ids(request, queryset, tree, columns), reverse=True)
    if len(found) > MOST_FOUND:
        messages.warning(request, TOO_MANY)
    return queryset.filter(pk__in=found[:MOST_FOUND])


def _ids(request, queryset, tree, columns) -> set[int]:
    model = queryset.model
    if model not in KINDS or ONE_MEETING in request.GET:
        return set(matching_ids(queryset, tree, columns))
    # The title of a handout is in no passage: its file is, so all rows are read besides.
    rows = queryset if model is Handout else queryset.exclude(meeting__in=as_published().values("pk"))
    return {*public_ids(model, tree, MOST_FOUND + 1), *matching_ids(rows, tree, columns)}
