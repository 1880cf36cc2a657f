"""Which look-ups the lists of the desk answer: those of their own filters, and no other."""

ENDINGS = ("__exact", "__isnull", "__id__exact")


def only_named_lookups(model_admin, lookup: str, value, request) -> bool:
    """Is the `lookup_allowed` of every admin. Returns whether one of its filters sends this look-up.

    Django allows every look-up on a column of the table itself, also one that no page shows: the words of a withdrawal
    could be asked letter by letter, `?span__startswith=…`. What is refused is answered by 400.
    """
    named = set(model_admin.named_lookups) if hasattr(model_admin, "named_lookups") else set()
    for one in model_admin.get_list_filter(request):
        column = one[0] if isinstance(one, tuple) else one  # (column, the class of its filter)
        named |= (
            {f"{column}{ending}" for ending in ENDINGS}
            if isinstance(column, str)
            else {column.parameter_name}
        )
    return lookup in named
