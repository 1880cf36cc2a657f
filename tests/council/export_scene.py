"""The site of a long export, made and changed by processes of their own: `python -m tests.council.export_scene make`.

One record of many long remarks, and an older one of which a remark holds WORDS: an export comes to it last.
"""

import sys

WORDS = "鷲塚が独断で放置した。"
REMARKS, LENGTH = 500, 600


def make():
    from tests.builders import MANUSCRIPT, clerk, published

    by = clerk("scene")
    published(MANUSCRIPT.replace("9月3日", "8月3日").replace("十日と決めている。", f"十日も{WORDS}"), by=by)
    remark = "（美里町）\n\n十日を要する。" + "長い話である。" * (LENGTH // 7) + "\n\n"
    published(MANUSCRIPT.replace("■ 閉会", f"{remark * REMARKS}■ 閉会"), by=by)


def publish():
    """Publishes a meeting that has nothing to do with it."""
    from tests.builders import MANUSCRIPT, clerk, published

    published(MANUSCRIPT.replace("9月3日", "7月3日"), by=clerk())


def withdraw():
    """Withdraws the remark. When this process has ended, the withdrawal was acknowledged."""
    from minutes.models import Edition
    from tests.acts import withdraw_now

    withdraw_now(Edition.objects.get(address="2026-08-03-1").meeting, "u12")


if __name__ == "__main__":
    import tests.fuzz.served  # noqa: F401 (settles the settings and makes Django ready)

    {"make": make, "publish": publish, "withdraw": withdraw}[sys.argv[1]]()
