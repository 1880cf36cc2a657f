"""Collected scripts import each other under names that change with their content, so that no page mixes two releases."""

import re
import shutil
from pathlib import Path

from django.conf import settings

from council.static_files.module_storage import ModuleManifestStorage

HASHED = re.compile(r"\./[a-z]+\.[0-9a-f]{12}\.js")


def collected(folder: Path) -> dict[str, str]:
    """Collects static/desk into a folder; returns {name of a script: its collected text}."""
    shutil.copytree(settings.BASE_DIR / "static" / "desk", folder / "desk")
    storage = ModuleManifestStorage(location=folder, base_url="/static/")
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.js"))]
    for _name, _new_name, outcome in storage.post_process({name: (storage, name) for name in names}):
        assert not isinstance(outcome, Exception)
    return {
        name: (folder / storage.stored_name(name)).read_text(encoding="utf-8").replace("\n\n", "\n")
        for name in names
    }


def imports(script: str) -> list[str]:
    return re.findall(r'^import .* from "(.+)";$', script, flags=re.M)


def test_every_import_names_a_collected_script(tmp_path, settings):
    settings.DEBUG = False
    found = {name: imports(script) for name, script in collected(tmp_path).items()}
    assert len(found["desk/manuscript.js"]) == 8
    for addresses in found.values():
        assert all(HASHED.fullmatch(address) for address in addresses)
        assert all((tmp_path / "desk" / address).exists() for address in addresses)
    assert len({address for addresses in found.values() for address in addresses}) == len(found) - 1
