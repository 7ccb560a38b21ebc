"""What a clumsy or hurried admin types: refused before anything is read or sent, or done as it was meant."""
import pytest


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
