"""Dumps of a test lie in a folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def dumps_folder(settings, tmp_path):
    """Returns where the files of dumps lie, beside a media folder that is empty."""
    folder = tmp_path / "media-dumps"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "dumps": {
            "BACKEND": "minutes.files.places.disk.DiskStorage",
            "OPTIONS": {"location": folder},
        }
    }
    return folder
