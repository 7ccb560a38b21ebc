"""`--json`: one document on standard output, stable keys, times in RFC 3339 UTC."""
import re

import pytest

from installation import EARLIER, MONDAY, a_job

COURSE = {"attempts", "retry_at", "held", "late_by", "asked"}
RUN = {"run", "job", "occurrence", "period", "state", "snapshot", "documents", "messages", "error"} | COURSE
PERIOD = {"kind", "start", "end"}
DOCUMENT = {"name", "kind", "format", "sha256", "bytes", "path"}
MESSAGE_OF_RUN = {"id", "to", "state"}
SNAPSHOT = {"job", "source", "registry", "taken_at", "total", "kpis"} | {"period", "inactive", "replaced"} | {
    "previous_at", "pass", "registered", "currency", "suspects", "breaks"}
FLOWS = {"previous", "new", "reopened", "corrected", "removed", "moved_in", "moved_out", "reclassified"} | {
    "registered", "lost"}
KPI = {"id", "flagged", "percent", "states", "declined", "days_to_correct", "axes"} | FLOWS | {
    "days_open", "impact", "owners"}
SEGMENT = {"value", "total", "flagged", "percent"} | FLOWS
STATES = {"missing", "placeholder", "malformed", "correctable"}
MESSAGE = {"id", "job", "run", "occurrence", "to", "name", "channel", "subject", "state", "state_at", "created_at",
           "sent_by", "resend_of", "documents", "events"} | {"message_id", "retry_at", "attempts"}
EVENT = {"at", "state", "detail"}
FIRE = {"job", "fires_at", "local", "period", "moved_from", "why"} | {"starts_at", "paused", "after"}
CONFIG_ERROR = {"file", "line", "column", "message"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def ready(installation):
    return installation.configure(jobs=[a_job(axes=["city", "segment"])])


def is_instant(text):
    return INSTANT.fullmatch(text) is not None


def check_snapshot(snapshot):
    assert set(snapshot) == SNAPSHOT
    assert is_instant(snapshot["taken_at"])
    for kpi in snapshot["kpis"]:
        assert set(kpi) == KPI
        assert set(kpi["states"]) == STATES | ({"landline"} if kpi["id"] == "no_mobile" else set())
        assert set(kpi["days_to_correct"]) == set(kpi["days_open"]) == {"mean", "median", "p90"}
        assert set(kpi["axes"]) == {"city", "segment"}
        assert all(set(segment) == SEGMENT for axis in kpi["axes"].values() for segment in axis)


def test_a_run(ready):
    run = ready.run("cadastro", "--at", MONDAY).json
    assert set(run) == RUN
    assert set(run["period"]) == PERIOD
    assert is_instant(run["period"]["start"])
    assert run["occurrence"] == MONDAY
    assert [set(document) for document in run["documents"]] == [DOCUMENT] * 3
    assert [set(message) for message in run["messages"]] == [MESSAGE_OF_RUN]
    check_snapshot(run["snapshot"])


def test_a_snapshot(ready):
    ready.run("cadastro", "--at", MONDAY)
    snapshot = ready.boletim("snapshot", "cadastro", "--json").json
    check_snapshot(snapshot)
    assert snapshot["taken_at"] == MONDAY


def test_a_snapshot_counts_each_axis_whole(ready):
    kpis = ready.run().json["snapshot"]["kpis"]
    assert [(s["value"], s["total"], s["flagged"], s["percent"]) for s in kpis[0]["axes"]["city"]] == [
        ("Campinas", 2, 2, 100), ("São Paulo", 4, 1, 25)]
    assert [(s["value"], s["total"], s["flagged"]) for s in kpis[2]["axes"]["segment"]] == [
        ("frotista", 2, 1), ("varejo", 4, 2)]


def test_the_first_snapshot_has_no_flows_and_the_second_knows_the_first(ready):
    first = ready.run("cadastro", "--at", EARLIER).json["snapshot"]["kpis"][0]
    second = ready.run("cadastro", "--at", MONDAY).json["snapshot"]["kpis"][0]
    assert {first[flow] for flow in FLOWS} == {None}
    assert second["previous"] == first["flagged"] == 3


def test_the_history(ready):
    ready.run("cadastro", "--at", MONDAY)
    message = ready.history()[0]
    assert set(message) == MESSAGE
    assert [set(document) for document in message["documents"]] == [{"name", "sha256"}] * 3
    assert [set(event) for event in message["events"]] == [EVENT] * 3
    assert all(is_instant(event["at"]) for event in message["events"])
    assert (message["channel"], message["sent_by"], message["resend_of"]) == ("email", "job", None)


def test_the_plan(ready):
    fires = ready.boletim("plan", "--from", MONDAY, "--next", "2", "--json").json
    assert [set(fire) for fire in fires] == [FIRE] * 2
    assert fires[0]["fires_at"] == "2024-03-25T10:30:00Z"  # strictly after
    assert fires[0]["local"] == "2024-03-25T07:30:00-03:00"
    assert fires[0]["period"] == {
        "kind": "weekly", "start": "2024-03-18T03:00:00Z", "end": "2024-03-25T03:00:00Z"}
    assert (fires[0]["moved_from"], fires[0]["why"]) == (None, None)


def test_the_plan_says_why_a_fire_was_moved(installation):
    installation.configure(jobs=[a_job(schedule={"every": "friday", "at": "07:30", "on_holiday": "next"})])
    fires = installation.boletim("plan", "--from", "2026-12-24T12:00:00Z", "--next", "1", "--json").json
    assert (fires[0]["fires_at"], fires[0]["moved_from"]) == ("2026-12-28T10:30:00Z", "2026-12-25T10:30:00Z")
    assert fires[0]["why"]


def test_a_check_that_fails(ready):
    (ready.directory / "boletim.yaml").write_text("organisation: Oficina\n")
    outcome = ready.boletim("check", "--json")
    assert (outcome.exit, set(outcome.json), outcome.json["ok"]) == (2, {"ok", "errors"}, False)
    assert all(set(error) == CONFIG_ERROR for error in outcome.json["errors"])


def test_every_listing_is_one_document(ready):
    ready.run()
    for words in [("jobs",), ("runs",), ("show", "1"), ("status",), ("history",), ("plan",)]:
        outcome = ready.boletim(*words, "--json")
        assert (outcome.exit, outcome.err) == (0, "")
        assert outcome.json
