"""Which chapter each page of the desk leads to by its 「？」, by the name of its address.

Nothing is guessed: an address of the desk that stands in none of these tables has no help, and the test that walks the
addresses fails (tests/minutes/admin/handbook/test_help_of_every_page.py).
"""

from minutes.admin.handbook.chapters import BY_SLUG, Chapter

# The pages that Django and simple-history make for each table, and our own that brings a row back.
KINDS = ("changelist", "add", "change", "delete", "history", "simple_history", "restore")
TABLES = {
    "auth_user": "accounts",
    "auth_group": "accounts",
    "members_organisation": "organisations",
    "members_organisationchange": "organisations",
    "minutes_body": "organisations",
    "minutes_sitetext": "organisations",
    "minutes_meeting": "meetings",
    "minutes_agendaitem": "manuscript",
    "minutes_presentation": "manuscript",
    "minutes_utterance": "manuscript",
    "minutes_attendeeorganisation": "review",
    "minutes_inquiryquestion": "inquiries",
    "minutes_writtenanswer": "inquiries",
    "minutes_tally": "inquiries",
    "minutes_handout": "handouts",
    "minutes_edition": "publish",
    "minutes_correction": "correct",
    "minutes_readerreport": "reports",
    "minutes_withdrawal": "withdraw",
    "minutes_retraction": "withdraw",
    "minutes_lostedition": "trouble",
}
# Pages of our own, and those of a table that another chapter than the table's explains. The first page of the desk has
# no name: it stands before Django's.
PAGES = {
    None: "first-day",
    "index": "first-day",
    "password_change": "accounts",
    "password_change_done": "accounts",
    "second_factor": "accounts",
    "notices": "accounts",
    "auth_user_invite": "accounts",
    "minutes_meeting_history": "correct",
    "minutes_meeting_simple_history": "correct",
    "minutes_meeting_changes": "correct",
    "minutes_meeting_next": "meetings",
    "minutes_body_next": "meetings",
    "minutes_body_members": "meetings",
    "minutes_meeting_import": "import",
    "minutes_meeting_manuscript": "manuscript",
    "minutes_meeting_review": "review",
    "minutes_names": "review",
    "minutes_name_settle": "review",
    "minutes_meeting_answers": "inquiries",
    "minutes_meeting_tallies": "inquiries",
    "minutes_meeting_ties": "inquiries",
    "minutes_turn_ties": "inquiries",
    "minutes_meeting_uses": "handouts",
    "minutes_meeting_files": "handouts",
    "minutes_meeting_steps": "approval",
    # What a page of the desk says where the machine cannot make a PDF.
    "minutes_meeting_pdf": "approval",
    "minutes_edition_pdf": "approval",
    "minutes_corrections_pdf": "approval",
    "minutes_draft_corrections_pdf": "approval",
    "minutes_meeting_publish": "publish",
    "minutes_meeting_withdraw": "withdraw",
    "minutes_meeting_retract": "withdraw",
    "minutes_withdrawal_original": "withdraw",
    "minutes_withdrawal_erase": "withdraw",
}
BEFORE_SIGNING_IN = "nobody is signed in there, and the page explains itself"
FOR_SCRIPTS = "answers a script, with no page"
FILE = "sends a file"
LEADS_ON = "only leads to another page"
SHEET = "is a sheet of paper: the page that leads to it has the help"
OWN = "is the handbook itself"
WITHOUT_HELP = {
    "login": BEFORE_SIGNING_IN,
    "invitation": BEFORE_SIGNING_IN,
    "logout": LEADS_ON,
    "app_list": LEADS_ON,
    "view_on_site": LEADS_ON,
    "autocomplete": FOR_SCRIPTS,
    "jsi18n": FOR_SCRIPTS,
    "members_organisation_read_date": FOR_SCRIPTS,
    "members_organisation_choose": FOR_SCRIPTS,
    "minutes_meeting_read": FOR_SCRIPTS,
    "minutes_meeting_keep": FOR_SCRIPTS,
    "minutes_meeting_token": FOR_SCRIPTS,
    "minutes_answers_keep": FOR_SCRIPTS,
    "minutes_answers_csv": FILE,
    "minutes_handout_file": FILE,
    "minutes_meeting_word": FILE,
    "minutes_edition_word": FILE,
    "minutes_corrections_word": FILE,
    "minutes_draft_corrections_word": FILE,
    "minutes_meeting_print": SHEET,
    "minutes_edition_print": SHEET,
    "minutes_corrections_print": SHEET,
    "minutes_draft_corrections_print": SHEET,
    "handbook": OWN,
    "handbook_whole": OWN,
    "handbook_chapter": OWN,
}


def help_of(name: str | None) -> Chapter | None:
    """Returns the chapter that explains the page of that name; None for what needs none.

    Raises KeyError for an address that nobody has put into these tables.
    """
    if name in WITHOUT_HELP:
        return None
    if name in PAGES:
        return BY_SLUG[PAGES[name]]
    return BY_SLUG[PAGES_OF_TABLES[name]]


PAGES_OF_TABLES = {f"{table}_{kind}": slug for table, slug in TABLES.items() for kind in KINDS}
