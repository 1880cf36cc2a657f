from tests.minutes.keeping.conftest import fork_server, scene

__all__ = ["fork_server", "scene"]
