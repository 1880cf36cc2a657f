"""Checks downloaded editions of a record, or a dump of a whole site, with Python's standard library alone. See
verification.md.

    python3 verify_download.py 1.json 2.json 3.json editions.json
    python3 verify_download.py manifest.json        (the files of the dump lie beside it)

Prints a line for each thing checked. Exit status 0: everything that can be checked holds; 1: something does not.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import sys
import zlib

PIECE = 1024 * 1024  # bytes that are read at once: a dump may be larger than the memory
LONGEST_CELL = 2**31 - 1
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


def read_through(stream):
    """(number of bytes, SHA-256) of what a stream still holds."""
    size, digest = 0, hashlib.sha256()
    while piece := stream.read(PIECE):
        size += len(piece)
        digest.update(piece)
    return size, digest.hexdigest()


def rows_in(name, stream):
    """The rows of a table: the lines of JSON Lines, the records of CSV below its head. A row that cannot be read fails."""
    if ".csv" in name:
        csv.field_size_limit(LONGEST_CELL)
        return sum(1 for _ in csv.reader(io.TextIOWrapper(stream, "utf-8", newline=""), strict=True)) - 1
    return sum(1 for line in stream if json.loads(line) is not None)


def check_file(folder, said):
    """What is wrong with one file of a dump, against what its manifest says of it."""
    path = os.path.join(folder, said["name"])
    if os.path.basename(said["name"]) != said["name"]:
        return "its name is a path"
    if not os.path.isfile(path):
        return "is missing"
    with open(path, "rb") as file:
        size, digest = read_through(file)
    if (size, digest) != (said["size"], said["digest"]):
        return f"is not the one that was published: {size} bytes, {digest}"
    if said["plain_digest"] is None:
        return ""
    try:
        with gzip.open(path) as file:
            plain = read_through(file)
        with gzip.open(path) as file:
            rows = rows_in(said["name"], file)
    except (OSError, EOFError, zlib.error, ValueError, csv.Error) as error:
        return f"cannot be read: {error}"
    if plain != (said["plain_size"], said["plain_digest"]):
        return "does not hold what the manifest says"
    return "" if rows == said["rows"] else f"has {rows} rows, and not {said['rows']}"


def check_dump(path, manifest):
    """Checks every file of a dump; returns whether all of it holds."""
    if manifest["dump"] != 1:
        print("a newer format of a dump: get a newer verify_download.py")
        return False
    wrong = 0
    for said in manifest["files"]:
        problem = check_file(os.path.dirname(path), said)
        print(f"{said['name']}: WRONG: {problem}" if problem else f"{said['name']}: holds, {said['digest']}")
        wrong += bool(problem)
    with open(path, "rb") as file:
        print(f"the manifest: {read_through(file)[1]}: compare it with one that was noted elsewhere")
    return wrong == 0 and bool(manifest["files"])


def main(names):
    files = []
    for name in names:
        with open(name, encoding="utf-8") as file:
            files.append(json.load(file))
    dumps = [(name, file) for name, file in zip(names, files, strict=True) if "dump" in file]
    if dumps:
        holding = [check_dump(name, manifest) for name, manifest in dumps]
        return 0 if all(holding) else 1
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
