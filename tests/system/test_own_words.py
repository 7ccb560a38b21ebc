"""Mails in an admin's own words, and what hostile words come to on the wire."""
import re

from installation import ANA, EARLIER, MONDAY, a_job
from mails import maildir

HOSTILE = "<b>Ofi\u202ecina</b> & \"Filhos\" ção {{why}}\u2028 " + "x" * 70_000


def saying(**words):
    return [a_job(mail_template=words)]


def the_mail(installation):
    return maildir(installation.directory / "mail")[0]


def test_a_mail_in_own_words(installation):
    installation.configure(jobs=saying(subject="{{organization}}: {{headline}}", text="mail.txt", html="mail.html"))
    (installation.directory / "mail.txt").write_text("Olá!\n{{#kpis}}\n{{kpi}}: {{count}}\n{{/kpis}}\n{{why}}\n")
    (installation.directory / "mail.html").write_text("<p>Olá &amp; {{organization}}</p>{{#kpis}}[{{count}}]{{/kpis}}")
    assert installation.run().exit == 0
    mail = the_mail(installation)
    assert mail.defects == []
    assert str(mail.parsed["Subject"]).startswith("Oficina Modelo Ltda: ")
    assert re.match(r"Olá!\nSem e-mail: \d+\nSem contato algum: \d+\nSem celular: \d+\nVocê recebe", mail.text)
    assert re.fullmatch(r"<p>Olá &amp; Oficina Modelo Ltda</p>(\[\d+\]){3}\n?", mail.html)
    assert mail.inline_images == []  # it shows none


def test_a_page_of_own_holds_the_houses_body_with_its_pictures(installation):
    installation.configure(jobs=saying(html="mail.html"))
    (installation.directory / "mail.html").write_text("<h1>Bom dia</h1>{{{body_html}}}")
    installation.run()
    mail = the_mail(installation)
    assert re.match(r"<h1>Bom dia</h1><style>.*</style>\s*<div class=\"inset\"", mail.html, re.DOTALL)
    assert [image.get_filename() for image in mail.inline_images] == ["chart.png", "chart-2.png", "chart-3.png"]


def test_what_is_wrong_in_a_template_is_told_with_its_place(installation):
    installation.configure(jobs=saying(html="mail.html"))
    (installation.directory / "mail.html").write_text("<p>\n  {{titel}}\n<img src='https://x.example/a.png'>{{#kpis}}")
    outcome = installation.boletim("check")
    assert outcome.exit != 0
    said = outcome.err + outcome.out.decode()
    assert "mail.html:2:3: error: there is no value 'titel'; did you mean 'title'?" in said
    assert "mail.html:3:6: error: a picture that does not lie in the mail" in said
    assert "mail.html:3:36: error: section 'kpis' is not closed" in said


def test_a_template_that_changed_is_seen_at_a_reload(installation):
    installation.configure(jobs=saying(text="mail.txt"))
    words = installation.directory / "mail.txt"
    words.write_text("antes")
    installation.daemon().ready()
    installation.run("cadastro", "--at", EARLIER)
    words.write_text("depois")
    assert installation.boletim("reload").exit == 0
    installation.run("cadastro", "--at", MONDAY)
    assert sorted(mail.text.strip() for mail in maildir(installation.directory / "mail")) == ["antes", "depois"]


def test_hostile_words_come_over_the_wire_as_words(installation, smtp):
    server = smtp()
    installation.configure(organization=HOSTILE, mail=server.settings(), people={"ana": ANA},
                           jobs=[a_job(title=HOSTILE, mail_template={"subject": "{{title}} {{organization}}"})])
    assert installation.run().exit == 0
    mail = server.mails()[0]
    assert mail.defects == []
    assert mail.to == ["ana@oficina.example"]
    lines = mail.raw.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 78
    assert all(byte < 128 for byte in mail.raw)
    assert len(mail.parsed.get_all("Subject")) == 1 and len(str(mail.parsed["Subject"])) < 300
    assert mail.parsed["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", str(mail.parsed["Message-ID"]))
    assert "<b>Ofi" not in mail.html and "&lt;b&gt;Oficina&lt;/b&gt; &amp; &quot;Filhos&quot;" in mail.html
    assert "\u202e" not in mail.html + mail.text + str(mail.parsed["Subject"])
    assert len(mail.html) < 60_000
