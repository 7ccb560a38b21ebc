"""Each day one mail: what was expected since the last one, and what became of it."""
import pytest

from installation import a_job
from mails import maildir

OWNER = "ti@oficina.example"


@pytest.fixture
def daily(installation, clock):
    """A job at 07:30 (10:30 UTC), the report at 09:00 (12:00 UTC); a daemon since the evening before."""
    installation.configure(jobs=[a_job(schedule={"every": "day", "at": "07:30"})],
                           expected_report={"to": OWNER, "at": "09:00"})
    clock.set("2026-03-09T22:00:00Z")
    installation.running = installation.daemon(**clock.environment).ready()
    return installation


def at(installation, clock, time, mails):
    """So many mails are accepted when the daemon looks at that time."""
    clock.set(time)
    installation.look_again()
    for _ in range(mails):
        installation.running.wait_for("message accepted")


def reports(installation):
    """Oldest first."""
    found = [mail for mail in maildir(installation.directory / "mail") if OWNER in str(mail.parsed["To"])]
    return sorted(found, key=lambda mail: mail.parsed["Date"].datetime)


def test_it_says_that_all_went_well_and_comes_when_nothing_was_expected(daily, clock):
    at(daily, clock, "2026-03-10T10:30:05Z", 1)
    at(daily, clock, "2026-03-10T12:00:05Z", 1)
    at(daily, clock, "2026-03-10T12:01:00Z", 0)
    daily.configure(rows=None, jobs=[a_job(schedule={"every": "friday", "at": "07:30"})],
                    expected_report={"to": OWNER, "at": "09:00"})
    at(daily, clock, "2026-03-10T13:00:00Z", 0)
    at(daily, clock, "2026-03-11T12:00:05Z", 1)
    subjects = [report.parsed["Subject"] for report in reports(daily)]
    assert subjects == ["1 esperado, 1 entregue · 10/03/2026", "Nada era esperado · 11/03/2026"]
    assert all(report.defects == [] for report in reports(daily))


def test_it_says_what_failed_and_is_a_message_of_no_run(daily, clock):
    (daily.directory / "erp.db").unlink()
    daily.configure(rows=None, jobs=[a_job(schedule={"every": "day", "at": "07:30"}, retry="10m")],
                    expected_report={"to": OWNER, "at": "09:00"})
    at(daily, clock, "2026-03-10T11:30:00Z", 0)
    daily.running.wait_for("run failed, tried again")
    at(daily, clock, "2026-03-10T11:45:00Z", 0)
    daily.running.wait_for("run failed: ")
    at(daily, clock, "2026-03-10T12:00:05Z", 1)
    report, = reports(daily)
    assert report.parsed["Subject"] == "1 esperado, 1 falhou · 10/03/2026"
    assert "falhou, com atraso de 1 h 15 min" in report.text and "erp" in report.text
    message, = daily.history("--to", OWNER)
    assert (message["job"], message["occurrence"]) == ("expected_report", "2026-03-10T12:00:00Z")


def test_days_off_are_made_up_for_by_one(daily, clock):
    daily.running.stop()
    clock.set("2026-03-13T13:00:00Z")
    daily.running = daily.daemon(**clock.environment).ready()
    for _ in range(2):  # the late report and the day's job
        daily.running.wait_for("message accepted")
    report, = reports(daily)
    assert report.parsed["Subject"].endswith("13/03/2026")
