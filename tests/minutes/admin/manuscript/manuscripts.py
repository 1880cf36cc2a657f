"""What a clerk does at the manuscript page: opens it, types, presses a button."""

from django.urls import reverse


def address(meeting, name="manuscript") -> str:
    return reverse(f"admin:minutes_meeting_{name}", args=[meeting.pk])


def open_page(client, meeting, **query) -> dict:
    """Returns what the page would send: its address, its text, the revision that it saw."""
    typed = client.get(address(meeting), query).context["typed"]
    return {
        "action": f"{address(meeting)}?page={typed.page_name}",
        "manuscript": typed.text,
        "seen_revision": str(typed.seen_revision),
    }


def press(client, page, do, text=None, **fields):
    """Sends the page, with another text if one is given, by one of its buttons; lines end in CRLF, as browsers send."""
    sent = {name: value for name, value in page.items() if name != "action"} | fields
    sent["manuscript"] = (page["manuscript"] if text is None else text).replace("\n", "\r\n")
    return client.post(page["action"], sent | {"do": do})


def going_on(answer) -> dict:
    """Returns the page that came back, to be sent again."""
    typed, action = answer.context["typed"], answer.request["PATH_INFO"]
    return {
        "action": f"{action}?page={typed.page_name}",
        "manuscript": typed.text,
        "seen_revision": str(typed.seen_revision),
    }
