"""The process of its own in which one file is read: python -m minutes.file_texts.child pdf < 資料1.pdf

Prints a JSON list for each page as soon as it is read, and the state at last. Whoever made the file may have meant harm:
this process takes no more of processor and memory than it allows itself, and can be killed without loss.
"""

import json
import logging
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple
from importlib import import_module
from typing import BinaryIO

from minutes.file_texts.page_texts import MOST_MEMORY, MOST_PROCESSOR_SECONDS, PageText, Unread, within_bounds
from minutes.file_texts.text_states import BROKEN, READ, TOO_MUCH

# Kind → module and function. Only the one that is asked for is imported: pypdf takes a third of a second.
READERS = {
    "pdf": ("pdf_pages", "pdf_pages"),
    "docx": ("other_texts", "word_text"),
    "xlsx": ("workbook_sheets", "workbook_sheets"),
    "csv": ("other_texts", "csv_text"),
    "txt": ("other_texts", "plain_text"),
}


def main(kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_PROCESSOR_SECONDS, MOST_PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # pypdf tells of every oddity
    module, function = READERS[kind]
    _print([_read(getattr(import_module(f"minutes.file_texts.{module}"), function))])


def _read(reader: Callable[[BinaryIO], Iterator[PageText]]) -> str:
    try:
        for page in within_bounds(reader(sys.stdin.buffer)):
            _print(list(astuple(page)))
    except Unread as error:
        return error.state
    except (MemoryError, RecursionError):
        return TOO_MUCH
    except Exception:
        # Whatever a library does with a file that was made to break it: the file is what is wrong.
        return BROKEN
    return READ


def _print(values: list) -> None:
    print(json.dumps(values, ensure_ascii=True), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
