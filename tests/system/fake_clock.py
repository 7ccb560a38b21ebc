"""A wall clock that a test sets, by libfaketime; steady clocks go on, as when an admin sets a machine's clock."""
import datetime
import pathlib
import time


def library():
    found = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    assert found, "no libfaketime: config/install tests/packages"
    return str(found)



def instant(text):
    return datetime.datetime.fromisoformat(text).timestamp()


class FakeClock:
    """What runs in its `environment` sees every step at once."""

    def __init__(self, file, start=None):
        self.file = pathlib.Path(file)
        self.ahead = 0.0  # seconds before the real one
        self.set(start) if start else self.write()

    def set(self, text):
        """To "2026-03-08T06:59:00Z"."""
        self.ahead = instant(text) - time.time()
        self.write()

    def forward(self, **duration):
        self.ahead += datetime.timedelta(**duration).total_seconds()
        self.write()

    def write(self):
        """In place of the old one at once: it is read at every look at the clock."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{self.ahead:+.3f}\n")
        new.rename(self.file)

    @property
    def environment(self):
        return {"LD_PRELOAD": library(), "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
