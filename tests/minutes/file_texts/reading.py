"""Reads bytes as the words of a file, in the process of its own in which they are always read."""

import tempfile

from minutes.file_texts.bounded_reading import FileWords, read_words


def read(data: bytes, kind: str = "pdf") -> FileWords:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return read_words(file, kind)


def state_and_texts(data: bytes, kind: str = "pdf") -> tuple[str, list[str]]:
    words = read(data, kind)
    return words.state, [page.text for page in words.pages]
