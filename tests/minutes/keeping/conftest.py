import pytest

from tests.databases import MIGRATED, ready
from tests.minutes.keeping.processes.own import Own, environment
from tests.minutes.keeping.processes.warm import warm_process


@pytest.fixture(scope="package", autouse=True)
def warm(tmp_path_factory):
    folder = tmp_path_factory.mktemp("warm")
    with warm_process(folder, environment(ready(MIGRATED), folder)) as Own.warm:
        yield


@pytest.fixture(scope="package")
def scene(tmp_path_factory):
    """A database with three published meetings, to be copied, not to be written in."""
    own = Own(tmp_path_factory.mktemp("scene"), ready(MIGRATED))
    own.work("scene", 3)
    return own


@pytest.fixture(scope="package")
def seen(scene):
    """What there is to see in the scene, and in a copy of it before anybody works there."""
    return scene.look()


@pytest.fixture
def own(scene, tmp_path):
    """A copy of the scene to work on."""
    return Own(tmp_path, scene.url)


@pytest.fixture
def migrated(tmp_path):
    """A database with its tables and nothing in them."""
    return Own(tmp_path, ready(MIGRATED))


@pytest.fixture
def empty(tmp_path):
    """A database in which there is nothing, not even a table."""
    return Own(tmp_path)
