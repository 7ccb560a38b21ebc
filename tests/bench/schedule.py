"""10,000 jobs: how fast fires are found, how fast and how small the daemon starts, how quietly it waits.

Each figure stands beside its limit. Starts alternate with what nothing can be faster than by much: reading the same
files with the YAML library in C that Python has. Medians of the rounds; processor time stands in brackets, for it
does not depend on what else the machine does.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import programs
from daemon import Daemon
from many_jobs import job, write_many_jobs
from measure import measured

ROUNDS = 5
LONGEST_START, MOST_MEMORY = 1, 50  # seconds, MB
FEWEST_FIRES = 500_000  # found in a second
MOST_WAKES = 1  # a minute
IDLE = 125  # seconds
READ = """import glob, sys, yaml
for path in glob.glob(sys.argv[1] + "/**/*.yaml", recursive=True):
    with open(path, encoding="utf-8") as file: yaml.load(file, yaml.CSafeLoader)"""


def row(what, ours, limit, ratio):
    print(f"| {what} | {ours} | {limit} | {ratio:.2f} |", flush=True)


def figures():
    """What schedule_bench prints: a name and a number a line."""
    done = subprocess.run([programs.BUILD / "tests/bench/schedule_bench"], capture_output=True, text=True, check=True)
    return {name: float(number) for name, number in map(str.split, done.stdout.splitlines())}


class Start:
    """One start of the daemon until it is ready, and what it took."""

    def __init__(self, configuration):
        start = time.monotonic()
        self.daemon = Daemon(configuration, None, {}).ready()
        self.seconds = time.monotonic() - start
        self.directory = pathlib.Path("/proc", str(self.daemon.process.pid))
        times = (self.directory / "stat").read_text().rsplit(")", 1)[1].split()
        self.cpu = sum(map(int, times[11:13])) / os.sysconf("SC_CLK_TCK")
        self.memory = self.megabytes("VmRSS")
        self.peak = self.megabytes("VmHWM")

    def megabytes(self, name):
        return self.status(self.directory / "status", name) / 1024

    @staticmethod
    def status(path, name):
        return next(int(line.split()[1]) for line in path.read_text().splitlines() if line.startswith(name + ":"))

    def wakes(self):
        """Voluntary switches of all threads so far."""
        return sum(self.status(task / "status", "voluntary_ctxt_switches") for task in self.directory.glob("task/*"))

    def stop(self):
        assert self.daemon.stop() == 0, self.daemon.said()
        return self


def started(configuration):
    return Start(configuration).stop()


def show_starts(name, starts, reading):
    median = {key: statistics.median(getattr(s, key) for s in starts) for key in ("seconds", "cpu", "memory", "peak")}
    row(f"`boletimd` ready, {name}", f"{median['seconds']:.2f} s ({median['cpu']:.2f} s)", f"{LONGEST_START} s",
        median["seconds"] / LONGEST_START)
    row("beside it: the same files read by libyaml into Python's values", f"{median['seconds']:.2f} s",
        f"{reading:.2f} s", median["seconds"] / reading)
    row(f"its memory, {name}", f"{median['memory']:.0f} MB", f"{MOST_MEMORY} MB", median["memory"] / MOST_MEMORY)
    row(f"its peak, {name}", f"{median['peak']:.0f} MB", f"{MOST_MEMORY} MB", median["peak"] / MOST_MEMORY)


def measure_starts(directory):
    size = write_many_jobs(directory / "template")
    print(f"({size / 1e6:.1f} MB of YAML in 101 files)", file=sys.stderr)
    fresh, second, reading = [], [], []
    for number in range(ROUNDS):
        configuration = directory / str(number)
        subprocess.run(["cp", "-r", directory / "template", configuration], check=True)
        fresh.append(started(configuration))
        second.append(started(configuration))
        reading.append(measured(["/usr/bin/python3", "-c", READ, configuration])[0])
    show_starts("fresh state", fresh, statistics.median(reading))
    show_starts("second start", second, statistics.median(reading))


def due_far_away(number):
    """No job fires while it is watched."""
    far = time.strftime("%m-%d", time.gmtime(time.time() + 150 * 86400))
    lines = job(number).splitlines(keepends=True)
    return "".join(f'    schedule: {{ every: year, date: {far}, at: "12:00" }}\n' if "schedule:" in line else line
                   for line in lines)


def measure_idleness(directory):
    write_many_jobs(directory / "idle", due_far_away)
    start = Start(directory / "idle")
    time.sleep(10)  # what follows a start is over
    before, began = start.wakes(), time.monotonic()
    time.sleep(IDLE)
    wakes = (start.wakes() - before) / (time.monotonic() - began) * 60
    start.stop()
    row(f"voluntary switches of all threads a minute, idle for {IDLE} s", f"{wakes:.1f}", f"{MOST_WAKES}", wakes / MOST_WAKES)


def main(_rows):
    print("| 10,000 jobs | boletim | limit | ratio |\n| --- | --- | --- | --- |")
    found = figures()
    fires = found["next_fires_per_second"]
    row("next fires found in a second", f"{fires:,.0f}", f"at least {FEWEST_FIRES:,}", FEWEST_FIRES / fires)
    year = found["year_seconds"]
    row(f"a year with a fake clock: {found['year_fires']:,.0f} fires at {found['year_wakes']:,.0f} wake-ups",
        f"{year:.1f} s", "finding them alone: " + f"{found['year_fires'] / fires:.1f} s",
        year / (found["year_fires"] / fires))
    with tempfile.TemporaryDirectory(prefix="boletim-bench-") as directory:
        measure_starts(pathlib.Path(directory))
        measure_idleness(pathlib.Path(directory))
