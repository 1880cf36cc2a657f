"""Names the published files that are not any more what was published."""

from minutes.files.whole_files import Damaged, open_whole
from minutes.models import PublishedFile


def damaged_files() -> list[str]:
    """Returns one line for each file that an edition lists and that is lost, altered or cannot be read.

    Every file is hashed. What was withdrawn is left out, and a file of many editions is named once.
    """
    listed = PublishedFile.objects.filter(is_withdrawn=False).select_related("edition")
    listed = listed.defer("edition__record", "edition__salts").order_by(
        "edition__address", "edition__number", "number"
    )
    first: dict[tuple[str, int], PublishedFile] = {}
    for file in listed.iterator(chunk_size=1000):
        first.setdefault((file.digest, file.size), file)
    found = [(file, _damage(file)) for file in first.values()]
    return [
        f"{file.edition.address} 第{file.edition.number}版 配付資料 #{file.number}「{file.name}」: {damage}"
        for file, damage in found
        if damage
    ]


def _damage(file: PublishedFile) -> str:
    try:
        open_whole(file.digest, file.size, is_fresh=True).close()
    except Damaged as damage:
        return str(damage)
    return ""
