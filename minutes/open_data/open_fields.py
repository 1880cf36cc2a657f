"""What every object says of its fields: an English name, a Japanese label, and the words of a closed vocabulary. Pure."""

from typing import Any

from pydantic import Field


def labelled(title: str, description: str = "", **more: Any) -> Any:
    """Returns a field with its Japanese label and what it means."""
    return Field(title=title, description=description or title, **more)


def coded(title: str, names: dict[str, str], description: str = "", **more: Any) -> Any:
    """Returns a field that holds one of the codes of a vocabulary; its description says each in Japanese."""
    told = "、".join(f"{code} {name}" for code, name in names.items())
    return Field(
        title=title, description=f"{description}{told}", json_schema_extra={"enum": list(names)}, **more
    )
