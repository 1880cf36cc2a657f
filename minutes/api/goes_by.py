"""What each operation goes by, and the parameters it knows: every operation is a public page with an ETag.

An operation says what it goes by (`@goes_by(of_meeting)`); which parameters of its address it knows is read off its
signature, so that there is no second list.
"""

from collections.abc import Callable
from typing import TypeVar

from ninja.operation import Operation

from minutes.pages.caching import cached_by_etag
from minutes.pages.dependencies import Depends

View = TypeVar("View", bound=Callable)


def goes_by(depends: Depends) -> Callable[[View], View]:
    """Returns a decorator that notes what an operation goes by (minutes/pages/dependencies.py)."""

    def noted(view: View) -> View:
        view.goes_by = depends  # type: ignore[attr-defined]
        return view

    return noted


def parameters_of(operation: Operation) -> frozenset[str]:
    """Returns the names that an operation knows in the query of its address."""
    models = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return frozenset(name for model in models for name in model.__ninja_flatten_map__)


def cached(run):
    """Decorates the run of an operation, bound to it. An operation that does not say what it goes by is an error of the
    program, and so no server starts with it."""
    operation: Operation = run.__self__
    return cached_by_etag(run, operation.view_func.goes_by, parameters_of(operation))
