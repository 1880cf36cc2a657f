"""The table that a run prints, line by line as it goes, and whether all of it holds."""

import time
from collections.abc import Callable

from tests.upgrade.installation import CommandFailed


class Table:
    def __init__(self):
        self.failed: list[str] = []
        self.begun = time.monotonic()

    def title(self) -> None:
        print(f"{'database':<11} {'step':<46} {'seconds':>7}  figure", flush=True)

    def step(self, database: str, name: str, do: Callable[[], str | tuple[bool, str]]) -> bool:
        """Does one step, which returns its figure, or whether it holds and its figure. A command that fails fails it."""
        begun = time.monotonic()
        try:
            done = do()
            holds, figure = (True, done) if isinstance(done, str) else done
        except CommandFailed as error:
            holds, figure = False, str(error)
        seconds = f"{time.monotonic() - begun:.0f}"
        print(
            f"{database:<11} {name:<46} {seconds:>7}  {'' if holds else 'FAILED: '}{figure}",
            flush=True,
        )
        if not holds:
            self.failed.append(f"{database}: {name}")
        return holds

    def end(self) -> int:
        """The last line, and the exit code."""
        minutes, seconds = divmod(round(time.monotonic() - self.begun), 60)
        said = f"NOT PROVED: {'; '.join(self.failed)}" if self.failed else "PROVED"
        print(f"{said} ({minutes} min {seconds} s)", flush=True)
        return 1 if self.failed else 0
