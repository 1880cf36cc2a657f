"""The progress bar of commands that take long; it shows only on a terminal."""

import time

WIDTH = 30


class ProgressBar:
    """Shows how much of a total is done. `out` is the command's self.stdout."""

    def __init__(self, out, total: int):
        self.out, self.total, self.done, self.begun = out, total, 0, time.monotonic()

    def show(self, done: int) -> None:
        self.done, total = done, max(self.total, done)
        if self.out.isatty():
            full = WIDTH * done // max(total, 1)
            bar = f"[{'■' * full}{'　' * (WIDTH - full)}]"
            end = "\n" if done == total else ""
            self.out.write(f"\r{bar} {done}/{total}　毎秒{self.rate:.0f}件", ending=end)

    @property
    def seconds(self) -> float:
        return max(time.monotonic() - self.begun, 0.001)

    @property
    def rate(self) -> float:
        return self.done / self.seconds
