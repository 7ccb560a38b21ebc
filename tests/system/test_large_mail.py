"""What is too large for a mail goes in a ZIP, which says what it holds."""
import io
import zipfile

from installation import MONDAY, a_job
from mails import maildir
from registry import customer


def test_what_is_too_large_for_a_mail_is_packed(installation):
    rows = [customer(i, name=f"Cliente {i:05}", email=None) for i in range(1, 12_001)]
    mail = {"transport": "maildir", "path": "mail", "from": "Boletim <boletim@oficina.example>", "size_limit": "1MB"}
    job = a_job(reports={"detail": "csv", "trend": "pdf"})
    outcome = installation.configure(rows=rows, jobs=[job], mail=mail).run("cadastro", "--at", MONDAY)
    assert outcome.exit == 0
    [sent] = maildir(installation.directory / "mail")
    assert list(sent.attachments) == ["anexos.zip"]
    text = " ".join(sent.text.split())
    assert "Juntos em anexos.zip" in text and "detalhe.csv" in text
    with zipfile.ZipFile(io.BytesIO(sent.attachments["anexos.zip"])) as packed:
        assert packed.testzip() is None
        stored = {d["name"]: d for d in outcome.json["documents"]}
        assert sorted(packed.namelist()) == sorted(stored)
        for name in packed.namelist():
            with open(stored[name]["path"], "rb") as file:
                assert packed.read(name) == file.read()
