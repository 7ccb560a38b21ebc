"""The clock is set, over daylight saving and back, while the daemon lives: each fire happens once, at its instant."""
import dataclasses

import pytest

from installation import a_job


@dataclasses.dataclass
class Change:
    zone: str
    at: str       # where the job fires each day
    start: str    # of the daemon
    steps: dict   # the clock is set to: so many fires there were by then
    fires: list


GAPS = [
    Change("America/New_York", "02:30", "2026-03-08T06:58:00Z",
           {"2026-03-08T07:00:05Z": 1, "2026-03-08T07:31:00Z": 1, "2026-03-08T06:30:00Z": 1,
            "2026-03-08T07:00:30Z": 1, "2026-03-09T06:30:05Z": 2},
           ["2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"]),
    Change("Europe/Berlin", "02:30", "2026-03-29T00:58:00Z",
           {"2026-03-29T01:00:05Z": 1, "2026-03-29T01:31:00Z": 1, "2026-03-29T00:30:00Z": 1,
            "2026-03-29T01:00:30Z": 1, "2026-03-30T00:30:05Z": 2},
           ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
    Change("Australia/Lord_Howe", "02:15", "2025-10-04T15:28:00Z",  # half an hour is all that it changes by
           {"2025-10-04T15:30:05Z": 1, "2025-10-04T15:46:00Z": 1, "2025-10-04T15:10:00Z": 1,
            "2025-10-04T15:30:30Z": 1, "2025-10-05T15:15:05Z": 2},
           ["2025-10-04T15:30:00Z", "2025-10-05T15:15:00Z"]),
]
REPEATED_HOURS = [
    Change("America/New_York", "01:30", "2025-11-02T05:28:00Z",
           {"2025-11-02T05:30:05Z": 1, "2025-11-02T06:30:05Z": 1, "2025-11-02T05:29:00Z": 1,
            "2025-11-02T05:30:30Z": 1, "2025-11-03T06:30:05Z": 2},
           ["2025-11-02T05:30:00Z", "2025-11-03T06:30:00Z"]),
    Change("Europe/Berlin", "02:30", "2025-10-26T00:28:00Z",
           {"2025-10-26T00:30:05Z": 1, "2025-10-26T01:30:05Z": 1, "2025-10-26T00:29:00Z": 1,
            "2025-10-26T00:30:30Z": 1, "2025-10-27T01:30:05Z": 2},
           ["2025-10-26T00:30:00Z", "2025-10-27T01:30:00Z"]),
    Change("Australia/Lord_Howe", "01:45", "2026-04-04T14:43:00Z",
           {"2026-04-04T14:45:05Z": 1, "2026-04-04T15:15:05Z": 1, "2026-04-04T14:44:00Z": 1,
            "2026-04-04T14:45:30Z": 1, "2026-04-05T15:15:05Z": 2},
           ["2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"]),
]


@pytest.fixture
def live_through(installation, smtp, clock):
    def live(change):
        server = smtp()
        job = a_job(schedule={"every": "day", "at": change.at}, timezone=change.zone, reports={"trend": "csv"})
        installation.configure(mail=server.settings(), jobs=[job])
        clock.set(change.start)
        daemon = installation.daemon(**clock.environment).ready()
        for now, so_far in change.steps.items():
            clock.set(now)
            installation.look_again()
            assert len(fires(installation)) == so_far, f"at {now}"
        assert fires(installation) == change.fires
        for _ in change.fires:
            daemon.wait_for("message accepted")
        assert len({mail.message_id for mail in server.mails()}) == len(server.mails()) == len(change.fires)

    return live


def fires(installation):
    return sorted(run["occurrence"] for run in installation.boletim("runs", "--json").json)


@pytest.mark.parametrize("change", GAPS, ids=lambda change: change.zone)
def test_a_fire_in_the_gap_of_spring_happens_once_after_it_wherever_the_clock_is_set(live_through, change):
    live_through(change)


@pytest.mark.parametrize("change", REPEATED_HOURS, ids=lambda change: change.zone)
def test_a_fire_in_the_repeated_hour_of_autumn_happens_once_wherever_the_clock_is_set(live_through, change):
    live_through(change)
