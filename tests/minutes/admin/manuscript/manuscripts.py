"""A clerk's part at the manuscript page: open it, type, press a button."""

from django.urls import reverse


def address(meeting, name="manuscript") -> str:
    return reverse(f"admin:minutes_meeting_{name}", args=[meeting.pk])


def open_page(client, meeting, **query) -> dict:
    """What the page would send: its address, its text, the revision it saw."""
    typed = client.get(address(meeting), query).context["typed"]
    return {
        "action": f"{address(meeting)}?page={typed.page_name}",
        "manuscript": typed.text,
        "seen_revision": str(typed.seen_revision),
    }


def press(client, page, do, text=None, **fields):
    """Send the page with other words by one of its buttons, as a browser does: lines end in CRLF."""
    sent = {name: value for name, value in page.items() if name != "action"} | fields
    sent["manuscript"] = (page["manuscript"] if text is None else text).replace("\n", "\r\n")
    return client.post(page["action"], sent | {"do": do})


def going_on(answer) -> dict:
    """The page that came back, to be sent again."""
    typed, action = answer.context["typed"], answer.request["PATH_INFO"]
    return {
        "action": f"{action}?page={typed.page_name}",
        "manuscript": typed.text,
        "seen_revision": str(typed.seen_revision),
    }
