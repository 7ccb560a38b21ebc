"""The two programs under test, and what one command line of `boletim` came to."""
import dataclasses
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BOLETIM_BUILD", ROOT / "build" / "release"))
SHARED = ROOT.parent / "shared"  # data that is no part of the project; tests that use it are skipped without it
LONGEST_COMMAND = 120  # seconds; nothing here takes a tenth of that


@dataclasses.dataclass
class Outcome:
    """What a command said and how it ended."""
    exit: int
    out: bytes
    err: str

    @property
    def json(self):
        return json.loads(self.out)


def environment(**more):
    """A plain one: nothing of the caller's language, configuration or credentials."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "ASAN_OPTIONS") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TZ": "UTC", **more}


def command(name, *words, machine=None):
    """A program's command line; `machine`: a file in place of /etc/machine-id, which takes root."""
    line = [BUILD / name, *map(str, words)]
    if machine is None:
        return line
    return ["unshare", "--mount", "sh", "-c", 'mount --bind "$0" /etc/machine-id && exec "$@"', machine, *line]


def boletim(*words, cwd=None, machine=None, **more_environment):
    done = subprocess.run(command("boletim", *words, machine=machine), stdin=subprocess.DEVNULL, capture_output=True,
                          cwd=cwd, env=environment(**more_environment), timeout=LONGEST_COMMAND, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode())
