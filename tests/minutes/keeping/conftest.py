import pytest

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
    return Installation(tmp_path, scene.url)


@pytest.fixture
def migrated(fork_server, tmp_path):
    """An installation with all tables and no rows of its own."""
    return Installation(tmp_path, ready(MIGRATED))


@pytest.fixture
def empty(fork_server, tmp_path):
    """An installation whose database has no tables."""
    return Installation(tmp_path)
