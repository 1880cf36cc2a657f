"""Checks downloaded editions of a record with Python's standard library alone. See verification.md.

    python3 verify_download.py 1.json 2.json 3.json editions.json

Prints a line for each thing checked. Exit status 0: everything that can be checked holds; 1: something does not.
"""

import hashlib
import json
import sys

NAMES_OF_RECORDS = {1: "record", 2: "record_2"}
LETTERS_OF_FORMAT_1 = {"attendees": "a", "handouts": "h", "blocks": "u"}


def sha256(value):
    """The SHA-256 of a value as canonical JSON: keys sorted, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def is_clear(key, name):
    """In a record, every string is a text but what stands below the names of kinds and days, and two names more."""
    return name.endswith(("_kind", "_on")) or key in ("body/key", "letters")


def replaced(value, key, name, letters, change):
    """The same value with every text replaced by change(key, text). `name` is that in the nearest object."""
    if isinstance(value, dict):
        below = {inner: f"{key}/{inner}" if key else inner for inner in value}
        return {
            inner: row
            if is_clear(below[inner], inner)
            else replaced(row, below[inner], inner, letters, change)
            for inner, row in value.items()
        }
    if isinstance(value, list):
        rows = [(row_key(key, name, row, at, letters), row) for at, row in enumerate(value)]
        return [replaced(row, row_path, name, letters, change) for row_path, row in rows]
    return change(key, value) if isinstance(value, str) else value


def row_key(key, name, row, at, letters):
    """A row with a number is named by it, with the letter of its list: u12, a81, h90; any other by its place."""
    if name in letters and isinstance(row, dict) and "number" in row:
        return f"{letters[name]}{row['number']}"
    return f"{key}/{at}"


def check_edition(edition):
    """(what is wrong, which texts cannot be checked any more because they were withdrawn)."""
    wrong, withdrawn, met = [], [], set()
    format, leaves, salts = edition["format"], edition["leaves"], edition["salts"]
    record = edition[NAMES_OF_RECORDS[format]]

    def leaf(key, text):
        """The leaf of a text. In format 1 a code has none and stays as it is; whatever the file says, the digest decides."""
        if format == 1 and key not in leaves:
            return text
        if key in met:
            wrong.append(f"two texts have the place {key}")
        met.add(key)
        if key not in leaves:
            wrong.append(f"the text at {key} has no leaf: it was not published there")
        elif key not in salts:
            withdrawn.append(key)
        elif sha256([salts[key], key, text]) != leaves[key]:
            wrong.append(f"the text at {key} is not the one that was published")
        return leaves.get(key, text)

    letters = LETTERS_OF_FORMAT_1 if format == 1 else record["letters"]
    covered = replaced(record, "", "", letters, leaf)
    wrong += [f"the text at {key} is missing" for key in sorted(leaves.keys() - met)]
    inputs = [format, edition["previous"], edition["number"], edition["published_at"]]
    digest = sha256([*inputs, edition["status"], edition["categories"], covered])
    if digest != edition["digest"]:
        wrong.append(
            f"the digest is {digest}, but the file says {edition['digest']}: a number, a kind, a day, the order of"
            " rows or a text differs from what was published"
        )
    return wrong, withdrawn


def check_chain(editions, chain):
    """What does not hold between the editions, and against editions.json if it was given."""
    wrong = []
    for one in editions:
        before = next((other for other in editions if other["number"] == one["number"] - 1), None)
        expected = one["address"] if one["number"] == 1 else before["digest"] if before else one["previous"]
        if one["previous"] != expected:
            wrong.append(f"edition {one['number']} does not follow edition {one['number'] - 1}")
    listed = {one["number"]: one for one in (chain or {"editions": []})["editions"]}
    for one in editions:
        if listed and listed.get(one["number"], {}).get("digest") != one["digest"]:
            wrong.append(f"edition {one['number']} has another digest in editions.json")
    for number in sorted(listed):
        before = listed.get(number - 1, {}).get("digest", chain["address"])
        if listed[number]["previous"] != before:
            wrong.append(f"edition {number} in editions.json does not follow the one before")
    return wrong


def sorted_out(files):
    """(editions of a format that this script knows, those of a newer one, the list of all or None)."""
    numbered = [one for one in files if "format" in one and "digest" in one]
    known = [one for one in numbered if NAMES_OF_RECORDS.get(one["format"]) in one]
    newer = [one for one in numbered if one["format"] not in NAMES_OF_RECORDS]
    return (
        sorted(known, key=lambda one: one["number"]),
        newer,
        next((one for one in files if "editions" in one), None),
    )


def main(names):
    files = []
    for name in names:
        with open(name, encoding="utf-8") as file:
            files.append(json.load(file))
    editions, newer, chain = sorted_out(files)
    failed = False
    for edition in newer:
        print(
            f"{edition['address']} edition {edition['number']}: a newer format: get a newer verify_download.py"
        )
    for edition in editions:
        wrong, withdrawn = check_edition(edition)
        name = f"{edition['address']} edition {edition['number']}"
        for line in wrong:
            print(f"{name}: WRONG: {line}")
        if withdrawn:
            print(f"{name}: withdrawn, cannot be checked: {', '.join(sorted(withdrawn))}")
        if not wrong:
            print(f"{name}: holds, {edition['digest']}")
        failed = failed or bool(wrong)
    for line in check_chain(editions, chain):
        print(f"WRONG: {line}")
        failed = True
    if not editions:
        print("no edition among these files")
    return 1 if failed or newer or not editions else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
