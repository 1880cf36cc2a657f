"""Every page of the desk by the name of its address, so that none is forgotten: tests/minutes/admin/test_every_page_is_looked_at.py

What must hold on all of them (axe, no sideways scrolling, the way of the Tab key) is tested in tests/browser/desk.
"""

# Every page that is there for each row of a table, by the row that is shown; ids are those of a new database.
ROWS = {
    "auth_group": 1,
    "auth_user": 11,
    "members_organisation": 4026,
    "members_organisationchange": 1074,
    "minutes_agendaitem": 1,
    "minutes_attendeeorganisation": 3,
    "minutes_body": 1,
    "minutes_correction": 1,
    "minutes_edition": 1,
    "minutes_handout": 1,
    "minutes_inquiryquestion": 1,
    "minutes_lostedition": 1,
    "minutes_meeting": 7,
    "minutes_presentation": 1,
    "minutes_readerreport": 1,
    "minutes_retraction": 1,
    "minutes_sitetext": 1,
    "minutes_tally": 1,
    "minutes_utterance": 1,
    "minutes_withdrawal": 1,
    "minutes_writtenanswer": 1,
}
# The old version that is shown, where it has not the number of its row.
VERSIONS = {"minutes_meeting": 8}
WITHOUT_VERSIONS = {
    *("auth_group", "auth_user", "minutes_correction", "minutes_edition", "minutes_lostedition"),
    *("minutes_readerreport", "minutes_retraction", "minutes_withdrawal"),
}
OF_EACH_TABLE = {
    "changelist": "",
    "add": "add/?meeting=1",
    "change": "{row}/change/",
    "delete": "{row}/delete/",
    "history": "{row}/history/",
    "simple_history": "{row}/history/{version}/",
}
A_MEETING = "/admin/minutes/meeting/1"
# The pages of our own by the name of their address, and further states of pages of each table.
OWN_PAGES: dict[str | None, list[str]] = {
    None: ["/admin/"],
    "notices": ["/admin/notices/"],
    "second_factor": ["/admin/second-factor/"],
    "password_change": ["/admin/password_change/"],
    "password_change_done": ["/admin/password_change/done/"],
    "handbook": ["/admin/handbook/"],
    "handbook_whole": ["/admin/handbook/all/"],
    "handbook_chapter": ["/admin/handbook/withdraw/"],
    "auth_user_change": ["/admin/auth/user/1/change/"],
    "auth_user_invite": ["/admin/auth/user/11/invite/"],
    "members_organisation_changelist": ["/admin/members/organisation/?q=美里"],
    "members_organisation_change": ["/admin/members/organisation/100/change/"],
    "minutes_attendeeorganisation_changelist": ["/admin/minutes/attendeeorganisation/?meeting__id__exact=1"],
    "minutes_body_members": ["/admin/minutes/body/1/members/"],
    "minutes_body_next": ["/admin/minutes/body/1/next/"],
    "minutes_draft_corrections_print": [f"{A_MEETING}/print/corrections/"],
    "minutes_corrections_print": ["/admin/minutes/meeting/15/print/2/corrections/"],
    "minutes_edition_print": [f"{A_MEETING}/print/1/"],
    "minutes_handout_changelist": ["/admin/minutes/handout/?meeting__id__exact=1"],
    "minutes_meeting_answers": ["/admin/minutes/meeting/18/inquiries/10/"],
    "minutes_meeting_change": [f"{A_MEETING}/change/", "/admin/minutes/meeting/18/change/"],
    "minutes_meeting_changes": [f"{A_MEETING}/changes/"],
    "minutes_meeting_files": [f"{A_MEETING}/handouts/files/"],
    "minutes_meeting_history": [f"{A_MEETING}/history/"],
    "minutes_meeting_import": ["/admin/minutes/meeting/import/"],
    "minutes_meeting_manuscript": [f"{A_MEETING}/manuscript/?point="],
    "minutes_meeting_next": [f"{A_MEETING}/next/"],
    "minutes_meeting_print": [f"{A_MEETING}/print/"],
    "minutes_meeting_publish": [f"{A_MEETING}/publish/", "/admin/minutes/meeting/4/publish/"],
    "minutes_meeting_retract": [f"{A_MEETING}/retract/"],
    "minutes_meeting_review": [f"{A_MEETING}/review/"],
    "minutes_meeting_steps": [f"{A_MEETING}/steps/", "/admin/minutes/meeting/7/steps/"],
    "minutes_meeting_tallies": [
        "/admin/minutes/meeting/18/tallies/",
        "/admin/minutes/meeting/18/tallies/?tally=28",
    ],
    "minutes_meeting_ties": [f"{A_MEETING}/ties/"],
    "minutes_meeting_uses": [f"{A_MEETING}/handouts/uses/"],
    "minutes_meeting_withdraw": [f"{A_MEETING}/withdraw/"],
    "minutes_name_settle": [
        "/admin/minutes/attendeeorganisation/names/settle/?name=美里町&next=/admin/minutes/meeting/1/review/"
    ],
    "minutes_names": ["/admin/minutes/attendeeorganisation/names/"],
    "minutes_turn_ties": [f"{A_MEETING}/ties/7/"],
    "minutes_utterance_changelist": ["/admin/minutes/utterance/?meeting__id__exact=1"],
    "minutes_withdrawal_erase": ["/admin/minutes/withdrawal/1/erase/"],
    "minutes_withdrawal_original": ["/admin/minutes/withdrawal/1/original/"],
}
NOT_BY_ADDRESS = "is opened on its way, in tests/browser/desk/test_desk_pages.py"
SHADOWED = "our own page stands at the same address before it"
LEADS_ON = "only leads to another page"
FOR_SCRIPTS = "answers a script, with no page"
FILE = "sends a file"
BY_POST = "takes a form, and leads on to a page"
NOBODY = "is open to nobody: 403"
# Why an address of the desk is looked at by no address of its own.
NOT_LOOKED_AT = {
    "login": NOT_BY_ADDRESS,
    "invitation": NOT_BY_ADDRESS,
    "logout": NOT_BY_ADDRESS,
    "index": SHADOWED,
    "app_list": LEADS_ON,
    "view_on_site": LEADS_ON,
    "minutes_tally_add": LEADS_ON,
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
    **{
        f"minutes_{kind}_{ending}": FILE
        for kind in ("meeting", "edition", "corrections", "draft_corrections")
        for ending in ("word", "pdf")
    },
    **{
        f"minutes_{row}_restore": BY_POST
        for row in (
            *("agendaitem", "attendeeorganisation", "handout", "inquiryquestion", "presentation"),
            *("tally", "utterance", "writtenanswer"),
        )
    },
    **{
        f"minutes_{table}_{act}": NOBODY
        for table in ("correction", "edition", "lostedition", "readerreport", "retraction", "withdrawal")
        for act in ("add", "delete")
    },
    "minutes_sitetext_add": NOBODY,
    "minutes_sitetext_delete": NOBODY,
    "minutes_tally_delete": NOBODY,
}
# What the desk says where a page is missing, and where it is nobody's.
REFUSED = {"/admin/nothing/": 404, "/admin/minutes/edition/add/": 403}


def pages_of_tables() -> dict[str, list[str]]:
    """Returns {name: [address]} of what Django and simple-history make for each table, but what is not looked at."""
    pages = {}
    for table, row in ROWS.items():
        app, _, model = table.partition("_")
        for kind, path in OF_EACH_TABLE.items():
            filled = path.format(row=row, version=VERSIONS.get(table, row))
            pages[f"{table}_{kind}"] = [f"/admin/{app}/{model}/{filled}"]
    pages["minutes_utterance_changelist"] = [
        "/admin/minutes/utterance/?q=閉会"
    ]  # a hundred rows take seconds
    without = {*NOT_LOOKED_AT, *(f"{table}_simple_history" for table in WITHOUT_VERSIONS)}
    return {name: pages[name] for name in pages if name not in without}


def pages_by_name() -> dict[str | None, list[str]]:
    """Returns {name: [addresses]} of all pages of the desk that can be opened by their address."""
    of_tables = pages_of_tables()
    return {name: [*of_tables.get(name, []), *OWN_PAGES.get(name, [])] for name in {**of_tables, **OWN_PAGES}}


DESK_PAGES = [address for addresses in pages_by_name().values() for address in addresses]
