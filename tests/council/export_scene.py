"""The site of a long export, made and changed by processes of their own: `python -m tests.council.export_scene make`.

One record of many long remarks, and an older one of which a remark holds WORDS: an export comes to it last.
"""

import sys

WORDS = "鷲塚が独断で放置した。"
REMARKS, LENGTH = 500, 600


def make():
    by = clerk("scene")
    _publish(MANUSCRIPT.replace("9月3日", "8月3日").replace("十日と決めている。", f"十日も{WORDS}"), by)
    remark = "（美里町）\n\n十日を要する。" + "長い話である。" * (LENGTH // 7) + "\n\n"
    _publish(MANUSCRIPT.replace("■ 閉会", f"{remark * REMARKS}■ 閉会"), by)


def publish():
    """Publishes a meeting that has nothing to do with the export that is being sent."""
    _publish(MANUSCRIPT.replace("9月3日", "10月3日"), clerk("another"))


def _publish(text, by):
    publish_now(draft(text, by=by), by=by)


def withdraw():
    """Withdraws the remark. When this process has ended, the withdrawal was acknowledged."""
    withdraw_now(Meeting.objects.get(address="2026-08-03-1"), "u12", by=clerk("third"))


if __name__ == "__main__":
    import tests.fuzz.served  # noqa: F401 (settles the settings and makes Django ready)
    from minutes.models import Meeting
    from tests.acts import withdraw_now
    from tests.builders import MANUSCRIPT, clerk, draft, publish_now

    {"make": make, "publish": publish, "withdraw": withdraw}[sys.argv[1]]()
