"""Checks downloaded editions of a record with Python's standard library alone. See verification.md.

    python3 verify_download.py 1.json 2.json 3.json editions.json

Prints a line for each thing checked. Exit status 0: everything that can be checked holds; 1: something does not.
"""

import hashlib
import json
import sys

ROW_LETTERS = {"attendees": "a", "handouts": "h", "blocks": "u"}


def sha256(value):
    """The SHA-256 of a value as canonical JSON: keys sorted, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def replaced(value, key, change):
    """The same value with every string replaced by change(key, string)."""
    if isinstance(value, dict):
        return {
            name: replaced(inner, f"{key}/{name}" if key else name, change) for name, inner in value.items()
        }
    if isinstance(value, list):
        return [replaced(row, row_key(key, row, at), change) for at, row in enumerate(value)]
    return change(key, value) if isinstance(value, str) else value


def row_key(key, row, at):
    """Rows of the record are named by their number: u12, a81, h90."""
    if key in ROW_LETTERS and isinstance(row, dict):
        return f"{ROW_LETTERS[key]}{row['number']}"
    return f"{key}/{at}"


def check_edition(edition):
    """(what is wrong, which texts cannot be checked any more because they were withdrawn)."""
    wrong, withdrawn = [], []

    def leaf(key, text):
        """The leaf of a text; a code or a day has none and stays as it is. Whatever the file says, the digest decides."""
        kept = edition["leaves"].get(key)
        if kept is None:
            return text
        if key not in edition["salts"]:
            withdrawn.append(key)
        elif sha256([edition["salts"][key], key, text]) != kept:
            wrong.append(f"the text at {key} is not the one that was published")
        return kept

    record = replaced(edition["record"], "", leaf)
    inputs = [edition["format"], edition["previous"], edition["number"], edition["published_at"]]
    digest = sha256([*inputs, edition["status"], edition["categories"], record])
    if digest != edition["digest"]:
        wrong.append(f"the digest is {digest}, but the file says {edition['digest']}")
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


def main(names):
    files = []
    for name in names:
        with open(name, encoding="utf-8") as file:
            files.append(json.load(file))
    editions = sorted((one for one in files if "record" in one), key=lambda one: one["number"])
    chain = next((one for one in files if "editions" in one), None)
    failed = False
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
    return 1 if failed or not editions else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
