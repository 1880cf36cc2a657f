import pytest
from django.test import override_settings

from minutes.models import Meeting
from minutes.publication.journal_files import journal_path
from tests.builders import published
from tests.databases import MIGRATED, ready
from tests.minutes.keeping.processes.fork_server import running_fork_server
from tests.minutes.keeping.processes.installation import Installation, environment


@pytest.fixture(scope="package")
def fork_server(tmp_path_factory):
    """What Installation starts its processes with."""
    folder = tmp_path_factory.mktemp("fork_server")
    with running_fork_server(folder, environment(ready(MIGRATED), folder)) as Installation.fork_server:
        yield


@pytest.fixture(scope="package")
def scene(fork_server, tmp_path_factory):
    """An installation with three published meetings, to be copied, not to be written in."""
    scene = Installation(tmp_path_factory.mktemp("scene"), ready(MIGRATED))
    scene.run("scene", 3)
    return scene


@pytest.fixture(scope="package")
def scene_state(scene):
    """The state of the scene, and of a copy of it before anybody works there."""
    return scene.state()


@pytest.fixture
def installation(scene, tmp_path):
    """A copy of the scene to work on."""
    return scene.copied(tmp_path)


@pytest.fixture
def migrated(fork_server, tmp_path):
    """An installation with all tables and no rows of its own."""
    return Installation(tmp_path, ready(MIGRATED))


@pytest.fixture(scope="package")
def migrated_site(fork_server, tmp_path_factory):
    """An installation with all tables and no rows of its own, to be copied, not to be written in."""
    return Installation(tmp_path_factory.mktemp("migrated_site"), ready(MIGRATED))


@pytest.fixture
def empty(fork_server, tmp_path):
    """An installation whose database has no tables."""
    return Installation(tmp_path)


@pytest.fixture
def journal(settings, tmp_path):
    """The path of a journal of the test's own, which does not exist yet."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media-journal.jsonl"


@pytest.fixture(scope="module")
def published_once(rows_of_module, tmp_path_factory):
    """(primary key, journal) of a meeting that is published once for all tests of a module."""
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("published_once") / "media")):
        return published().meeting_id, journal_path().read_text(encoding="utf-8")


@pytest.fixture
def meeting(published_once, journal):
    """The published meeting, whose publication stands in the test's journal."""
    primary_key, published_journal = published_once
    journal.write_text(published_journal, encoding="utf-8")
    return Meeting.objects.get(pk=primary_key)
