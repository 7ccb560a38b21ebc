"""Sending again: the very same bytes, with a link to the original."""
import pytest

from documents import document
from mails import maildir


@pytest.fixture
def sent(installation):
    installation.configure()
    installation.outcome = installation.run()
    return installation


def test_a_resend_links_to_the_original_and_carries_its_documents(sent):
    outcome = sent.boletim("resend", "1", "--json")
    assert (outcome.exit, outcome.json[0]["state"]) == (0, "accepted")
    original, again = sent.history()
    assert (again["resend_of"], original["resend_of"]) == (original["id"], None)
    assert again["documents"] == original["documents"]
    assert again["message_id"] != original["message_id"]


def test_a_resent_mail_has_the_same_bytes_inside(sent):
    sent.boletim("resend", "1")
    first, second = maildir(sent.directory / "mail")
    assert first.attachments == second.attachments
    assert (first.text, first.html) == (second.text, second.html)


def test_a_resend_reads_no_registry(sent):
    (sent.directory / "erp.db").unlink()
    assert sent.boletim("resend", "1").exit == 0


def test_a_resend_may_go_to_somebody_else(sent):
    sent.boletim("resend", "1", "--to", "carla@oficina.example")
    assert sent.history("--to", "carla@oficina.example")[0]["resend_of"] == "1"
    addressed = {str(mail.parsed["To"]) for mail in maildir(sent.directory / "mail")}
    assert addressed == {"Ana Souza <ana@oficina.example>", "carla@oficina.example"}


def test_a_document_is_given_back_byte_by_byte(sent, tmp_path):
    for known in sent.outcome.json["documents"]:
        bytes_then = document(sent.outcome, known["kind"], known["format"])
        assert sent.boletim("document", known["sha256"], "-o", tmp_path / "copy").exit == 0
        assert (tmp_path / "copy").read_bytes() == bytes_then
        assert sent.boletim("document", known["sha256"]).out == bytes_then


def test_a_document_that_was_changed_on_disk_is_not_handed_out(sent):
    known = sent.outcome.json["documents"][0]
    with open(known["path"], "r+b") as file:
        file.write(b"?")
    outcome = sent.boletim("document", known["sha256"])
    assert (outcome.exit, outcome.out) == (1, b"")
    assert sent.boletim("resend", "1").exit == 1
