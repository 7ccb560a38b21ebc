"""What a process took."""
import os
import subprocess
import time

import programs


def measured(command, **more):
    """Seconds, and the peak of memory in MB, of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=programs.environment(**more))
    _, status, used = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    return time.monotonic() - start, used.ru_maxrss / 1024
