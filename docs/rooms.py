"""Draws docs/rooms.svg: the rooms of the house as the imports of the code make them.  python -m docs.rooms

A box is a folder, a line downwards an import. A line that a longer way says already is
left out. The lowest rooms import nothing. A test keeps the picture as the code is.
"""

import ast
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"
APPS = ("council", "members", "minutes")
# Folders that are rooms of their own below an app.
ROOMS = {
    *("members.models", "members.registry", "members.admin", "members.wareki"),
    *("minutes.notation", "minutes.search", "minutes.search.analysis", "minutes.record", "minutes.compare"),
    *("minutes.proposals", "minutes.kokkai", "minutes.file_texts", "minutes.replay", "minutes.kept_pages"),
    *("minutes.dumps", "minutes.dumps.kept_dumps"),
    *("minutes.models", "minutes.files", "minutes.desk", "minutes.publication", "minutes.exports"),
    *("minutes.akoma_ntoso", "minutes.bibliography", "minutes.open_data", "minutes.api"),
    *("minutes.pages", "minutes.admin", "minutes.keeping", "minutes.management", "council"),
    "minutes.mailing",
}
BOX, GAP, ROW, EDGE = (150, 40), 22, 92, 24


def modules() -> dict[str, Path]:
    """Module → its file, migrations left out."""
    paths = [
        path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts
    ]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
    }


def room_of(module: str) -> str | None:
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default=None)


def imports() -> dict[str, set[str]]:
    """Room → the rooms that its files import."""
    names, used = modules(), {room: set() for room in sorted(ROOMS)}
    for module, path in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and room_of(module):
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    used[room_of(module)].add(room_of(whole if whole in names else node.module))
    return {room: others - {room, None} for room, others in used.items()}


def reachable(room: str, used: dict[str, set[str]]) -> set[str]:
    return set().union(*({other} | reachable(other, used) for other in used[room])) if used[room] else set()


def without_shortcuts(used: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same without an arrow that a longer way says already."""
    return {
        room: {one for one in others if not any(one in reachable(other, used) for other in others - {one})}
        for room, others in used.items()
    }


def floors(used: dict[str, set[str]]) -> list[list[str]]:
    """The rooms by height, the highest first: a room stands above all that it imports."""

    def height(room):
        return 1 + max(map(height, used[room]), default=-1)

    levels: dict[int, list[str]] = {}
    for room in sorted(used):
        levels.setdefault(height(room), []).append(room)
    return [levels[level] for level in sorted(levels, reverse=True)]


def drawn() -> str:
    """Returns the picture as SVG."""
    used = imports()
    rows = floors(used)
    width = max(len(row) for row in rows) * (BOX[0] + GAP) + 2 * EDGE
    height = len(rows) * ROW + EDGE
    places = {
        room: (round((place + 0.5) * width / len(row)), EDGE + ROW * floor)
        for floor, row in enumerate(rows)
        for place, room in enumerate(row)
    }
    arrows = [
        _arrow(places[room], places[other])
        for room, others in without_shortcuts(used).items()
        for other in sorted(others)
    ]
    boxes = [_box(room, *place) for room, place in sorted(places.items())]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
            "<title>The rooms, each above what it imports</title>",
            '<g fill="none" stroke="#8a94a6">',
            *arrows,
            '</g><g text-anchor="middle" fill="#1b2430">',
            *boxes,
            "</g></svg>\n",
        ]
    )


def _arrow(start, end):
    (x1, y1), (x2, y2) = start, end
    top, bottom = y1 + BOX[1], y2
    middle = (top + bottom) // 2
    return f'<path d="M{x1} {top}C{x1} {middle} {x2} {middle} {x2} {bottom}"/>'


def _box(room, x, y):
    left = x - BOX[0] // 2
    return (
        f'<rect x="{left}" y="{y}" width="{BOX[0]}" height="{BOX[1]}" rx="4" fill="#fff" stroke="#3d5a80"/>'
        f'<text x="{x}" y="{y + 25}" font-size="13">{escape(room.removeprefix("minutes."))}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {len(ROOMS)} rooms on {len(floors(imports()))} floors")
