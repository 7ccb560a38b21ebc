"""What a clumsy or hurried admin types: refused before anything is read or sent, or done as it was meant."""
import subprocess

import pytest

from programs import BUILD, environment


@pytest.mark.parametrize("to", ["", " ", "ana", "ana@oficina.example\r\nBcc: bruno@oficina.example",
                                "ana@oficina.example, bruno@oficina.example"])
def test_a_run_to_what_is_no_address_sends_nothing_to_anybody(installation, to):
    outcome = installation.configure().run("cadastro", "--to", to)
    assert (outcome.exit, outcome.out) == (2, b"")
    assert "--to takes one address" in outcome.err
    assert installation.history() == []


def test_a_resend_to_what_is_no_address_plans_nothing(installation):
    message = installation.configure().run().json["messages"][0]
    for to in ("", "ana@oficina.example\r\nBcc: bruno@oficina.example"):
        assert installation.boletim("resend", message["id"], "--to", to).exit == 2
    assert len(installation.history()) == 1


def test_an_address_may_stand_behind_a_name(installation):
    outcome = installation.configure().run("cadastro", "--to", "José <jose@oficina.example>")
    assert outcome.exit == 0
    assert installation.states() == {"jose@oficina.example": "accepted"}


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["--version"], ["check"], ["runs", "--json"]])
def test_an_answer_that_can_not_be_written_is_no_success(installation, words):
    installation.configure()
    with open("/dev/full", "wb") as full:
        done = subprocess.run([BUILD / "boletim", "--config", installation.directory, *words], stdout=full,
                              stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"boletim: can't write to standard output\n")


def test_a_directory_in_the_place_of_the_state_is_told_at_once(installation):
    (installation.configure().directory / "var" / "boletim.db").mkdir(parents=True)
    outcome = installation.boletim("run", "cadastro")
    assert outcome.exit == 1
    assert "is no file; correct `state:`" in outcome.err
