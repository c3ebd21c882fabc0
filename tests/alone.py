"""Makes tests that run side by side wait for each other where they would do the same work twice."""

from contextlib import contextmanager

try:
    import fcntl
except ImportError:  # Windows, where each worker does its own work
    fcntl = None


@contextmanager
def alone(lock):
    """Nobody else is inside a block with the same `lock`, a path."""
    if fcntl is None:
        yield
        return
    with lock.open("w") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
