"""What a process remembers of the whole site, by the counters of what it was read from.

Many pages show how many meetings there are of each 会議体, or whom an organisation came from: each of them read all
meetings, or all changes of the registry, anew. While a page is made, the states that it was found to go by are known
here; where they are not (a command, a feed that is streamed, DEBUG), everything is asked each time.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from members import registry

# The subjects whose states are known: the public editions of the site, what was withdrawn, and the registry.
EDITIONS, WITHDRAWN, REGISTRY = "editions", "withdrawn", "registry"
# Answers that are remembered of one question, such as the counts of two days.
MOST = 32
_states: ContextVar[dict[str, Hashable] | None] = ContextVar("states", default=None)
# The state of the registry at which this process last knew how the organisations belong together.
registry_seen: list[Hashable] = []
_answers: dict[str, tuple[Hashable, dict[tuple, Any]]] = {}


@contextmanager
def known(states: dict[str, Hashable]) -> Iterator[None]:
    """Says, while a page is made, at which state each subject stood before anything was read for it."""
    token = _states.set(states)
    try:
        yield
    finally:
        _states.reset(token)


def by_state_of(subject: str) -> Callable[[Callable], Callable]:
    """Returns a decorator for a question whose answer changes with a subject's state alone: it is asked once a state.

    The answer belongs to all who are given it: nobody may change it.
    """

    def remembering(question):
        name = f"{question.__module__}.{question.__name__}"

        @wraps(question)
        def remembered(*args):
            states = _states.get()
            if states is None or subject not in states:
                return question(*args)
            return answer_at(states[subject], name, question, *args)

        return remembered

    return remembering


def answer_at(state: Hashable, name: str, question: Callable, *args) -> Any:
    """Returns the answer of a question at a state. That of another state is forgotten."""
    of_state, answers = _answers.get(name, (None, {}))
    if of_state != state or len(answers) >= MOST:
        answers = {}
        _answers[name] = state, answers
    if args not in answers:
        answers[args] = question(*args)
    return answers[args]


def relations() -> registry.Relations:
    """Returns how the organisations belong together."""
    states = _states.get()
    return relations_at(states[REGISTRY]) if states else registry.relations()


def relations_at(state: Hashable) -> registry.Relations:
    """Returns how the organisations belong together at a state of the registry."""
    return answer_at(state, "relations", registry.relations)


def names() -> registry.NameIndex:
    """Returns who is named by which text."""
    states = _states.get()
    return answer_at(states[REGISTRY], "names", registry.name_index) if states else registry.name_index()


def forget() -> None:
    """Forgets all: a counter comes again with other rows where a test is rolled back."""
    _answers.clear()
    registry_seen.clear()
