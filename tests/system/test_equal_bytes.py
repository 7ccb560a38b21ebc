"""Equal input gives equal bytes, and a dry run leaves no trace."""
import hashlib
import subprocess

import pytest

from installation import EARLIER, MONDAY, a_job

PDFS = {"trend": ["pdf", "csv"], "detail": ["csv", "pdf"]}


@pytest.fixture
def ready(installation):
    return installation.configure(jobs=[a_job(axes=["city", "segment"], reports=PDFS)])


def dry_run(ready, output):
    return ready.run("cadastro", "--at", MONDAY, "--dry-run", "--output", output)


def files(directory):
    """Path to bytes; nothing for a directory that is not there."""
    return {str(f.relative_to(directory)): f.read_bytes() for f in sorted(directory.rglob("*")) if f.is_file()}


def test_two_dry_runs_write_the_same_bytes(ready, tmp_path):
    first, second = dry_run(ready, tmp_path / "1"), dry_run(ready, tmp_path / "2")
    assert (first.exit, second.exit) == (0, 0)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert [d["sha256"] for d in first.json["documents"]] == [d["sha256"] for d in second.json["documents"]]


def test_a_dry_run_leaves_its_documents_by_their_names(ready, tmp_path):
    outcome = dry_run(ready, tmp_path / "out")
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files(tmp_path / "out").items()} == {
        d["name"]: d["sha256"] for d in outcome.json["documents"]}
    assert len(outcome.json["documents"]) == 4


def test_a_dry_run_stores_and_sends_nothing(ready, tmp_path):
    before = files(ready.directory)
    outcome = dry_run(ready, tmp_path / "out")
    assert (outcome.json["run"], outcome.json["messages"]) == (None, [])
    assert files(ready.directory) == before


def test_a_dry_run_after_a_run_leaves_state_and_history_as_they_are(ready, tmp_path):
    ready.run("cadastro", "--at", EARLIER)
    before = ready.boletim("history", "--json").out, ready.boletim("runs", "--json").out
    outcome = dry_run(ready, tmp_path / "out")
    assert outcome.json["snapshot"]["kpis"][0]["previous"] == 3
    assert (ready.boletim("history", "--json").out, ready.boletim("runs", "--json").out) == before


def test_a_run_writes_what_its_dry_run_showed(ready, tmp_path):
    shown = dry_run(ready, tmp_path / "out").json["documents"]
    done = ready.run("cadastro", "--at", MONDAY).json["documents"]
    assert [(d["name"], d["sha256"]) for d in shown] == [(d["name"], d["sha256"]) for d in done]


def test_every_pdf_is_sound_and_embeds_its_fonts(ready, tmp_path):
    dry_run(ready, tmp_path / "out")
    pdfs = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(pdfs) == 2
    for pdf in pdfs:
        subprocess.run(["qpdf", "--check", pdf], check=True, capture_output=True)
        fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True).stdout.decode().splitlines()[2:]
        assert fonts
        # … emb sub uni object ID: the last five words of each line
        assert [font.split()[-5:-3] for font in fonts] == [["yes", "yes"]] * len(fonts)


def test_only_its_owner_may_read_what_is_stored(ready):
    ready.run()
    modes = {oct(f.stat().st_mode & 0o077) for f in (ready.directory / "var").rglob("*")}
    assert modes == {"0o0"}
