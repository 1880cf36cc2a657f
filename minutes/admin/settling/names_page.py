"""まだ決まっていない名: every name that waits to be settled, and in how many meetings."""

from django.contrib.auth.decorators import permission_required

from minutes.admin.page_frame import render_page
from minutes.admin.way_back import name_address
from minutes.models import AttendeeOrganisation

TITLE = "まだ決まっていない名"


@permission_required("minutes.view_attendeeorganisation", raise_exception=True)
def names_view(request):
    """Lists the names, those of most meetings first, each with the way to where it is settled."""
    names = [
        (row["label"], row["meetings"], name_address(row["label"]))
        for row in AttendeeOrganisation.objects.unsettled().names()
    ]
    return render_page(request, "admin/settling/names.html", TITLE, names=names)
