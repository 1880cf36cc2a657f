"""Builds ZIP files that are no whole Word files."""

import io
import zipfile


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def changed_part(data, name, change):
    """Returns a ZIP with one of its parts changed, as a program that saves it would."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            contents = before.read(part).decode()
            after.writestr(part, change(contents) if part == name else contents)
    return stream.getvalue()
