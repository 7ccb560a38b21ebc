"""Who gets what: each person in their language, with as much personal data as they may see."""
import pytest

from documents import rows_of_csv
from installation import ANA, a_job
from mails import maildir

PEOPLE = {"ana": ANA,
          "bruno": {"name": "Bruno Reis", "email": "bruno@oficina.example", "sees": "full"},
          "kate": {"name": "Kate Miller", "email": "kate@oficina.example", "locale": "en", "sees": "totals"}}


@pytest.fixture
def mails(installation):
    installation.configure(people=PEOPLE, jobs=[a_job(deliver=["ana", "bruno", "kate", "carla@oficina.example"])])
    assert installation.run().exit == 0
    return {mail.parsed["To"].addresses[0].username: mail for mail in maildir(installation.directory / "mail")}


def luiza(mail):
    detail = next(data for name, data in mail.attachments.items() if name.startswith("detalhe"))
    return next(row for row in rows_of_csv(detail) if row["Cliente"] == "Luíza Magalhães")


def test_everybody_gets_one_mail(mails):
    assert set(mails) == {"ana", "bruno", "kate", "carla"}
    assert all(mail.defects == [] for mail in mails.values())


def test_who_may_see_all_sees_the_addresses(mails):
    assert luiza(mails["bruno"])["E-mail"] == "cliente5@gmail.com"


def test_nobody_else_does(mails):
    for name in ["ana", "carla"]:
        assert luiza(mails[name])["E-mail"] == "c***@gmail.com"


def test_who_sees_totals_gets_no_detail_report(mails):
    assert len(mails["kate"].attachments) == 2
    assert not any(b"Lu\xc3\xadza" in data for data in mails["kate"].attachments.values())


def test_a_person_is_written_to_in_their_language(mails):
    assert "customers" in mails["kate"].parsed["Subject"]
    assert "clientes" in mails["ana"].parsed["Subject"]
    trend = next(data for name, data in mails["kate"].attachments.items() if name.endswith(".csv"))
    assert b"," in trend.splitlines()[0] and not trend.startswith(b"\xef\xbb\xbf")
