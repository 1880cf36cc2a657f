"""The words and the label of one block of a manuscript, as the desk shows a block by itself. Pure."""

from minutes.notation.document import Block, Item, Presentation, Question, Turn


def manuscript_words(block: Block) -> str:
    r"""Return all the words of a block, as lines. A presentation begins with who brings it, as in the manuscript.

    >>> manuscript_words(Presentation("深川市", ("文書の電子化", "費用")))
    '深川市：文書の電子化\n費用'
    """
    match block:
        case Item(title):
            return title
        case Presentation(label, titles):
            return "\n".join([f"{label}：{titles[0]}", *titles[1:]])
        case Question(text, choices):
            return "\n".join([text, *(f"・{choice}" for choice in choices)])
        case _:
            return block.text


def manuscript_label(block: Block) -> str:
    """Returns what the desk prints before the words of a block: who speaks or presents, 議題, 設問, or nothing."""
    if isinstance(block, Item | Question):
        return "議題" if isinstance(block, Item) else "設問"
    return block.label if isinstance(block, Turn | Presentation) else ""
