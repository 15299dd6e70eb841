"""Run one command and print, as JSON, its exit status, wall time, CPU time and peak memory.

Usage: measure.py OUTPUT_FILE COMMAND [ARGUMENT ...]

This is a process of its own, and imports little, because the kernel counts the memory of the process that starts a
command towards the command's peak: started by a large process, a small build would look as large as its parent.
"""

import json
import os
import sys
import time


def measure(output: str, command: list[str]) -> dict[str, float]:
    """Run `command` with its stdout and stderr going to the file `output`; return what it cost.

    The keys are `status` (exit status, negative for a signal), `wall` and `cpu` (seconds, user and system together)
    and `peak_mib` (largest resident set).
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    redirect = [(os.POSIX_SPAWN_OPEN, 1, output, flags, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=redirect)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mib": usage.ru_maxrss / unit,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2:])))
