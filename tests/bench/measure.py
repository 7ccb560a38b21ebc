"""What a process took."""
import os
import subprocess
import time
import typing

import programs


class Usage(typing.NamedTuple):
    seconds: float
    memory: float     # its peak, MB
    processor: float  # seconds of it


def usage(command, **more):
    """What one process took."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=programs.environment(**more))
    _, status, used = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    return Usage(time.monotonic() - start, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def measured(command, **more):
    """Its seconds and memory."""
    return usage(command, **more)[:2]
