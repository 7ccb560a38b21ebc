"""Everything that is wrong is said at once, each where it is."""
import re

TWENTY = """\
organisation: Oficina Modelo Ltda
timezone: America/Sao_Paolo
locale: pt
state: sqlite
retention: { documents: 5years }
calendar: brazil
sources:
  erp: { connector: sqlite, fille: erp.db, registries: { customers: { quer: SELECT 1 } } }
  sap: { connector: oracle }
mail: { transport: maildir, path: mail, from: nobody, rate: fast }
people: { ana: Ana Souza, bruno: { name: Bruno } }
groups: { gerencia: [ana, carla] }
jobs:
  - id: cadastro
    kpis: [no_emial, no_mobile]
    schedule: { every: mondey, at: "07:30" }
    reports: { trend: [pdf, doc] }
    deliver: anna
  - id: cadastro
    source: crm
    kpis: [no_email]
    schedule: { cron: "61 * * * *" }
    deliver: ana
    deliver: bruno
  - id: fornecedores
    kpis: no_email
    schedule: { every: day, at: "25:00" }
    misfire: never
"""
LINE = re.compile(r"(?P<file>\S+?):(?P<line>\d+):(?P<column>\d+): error: (?P<message>.+)")


def errors_of(outcome):
    return [LINE.fullmatch(line) for line in outcome.err.splitlines()]


def write(installation, text):
    (installation.directory / "boletim.yaml").write_text(text)


def test_twenty_errors_are_twenty_lines_with_their_places(installation):
    write(installation, TWENTY)
    outcome = installation.boletim("check")
    errors = errors_of(outcome)
    assert (outcome.exit, outcome.out) == (2, b"")
    assert None not in errors, outcome.err
    assert len(errors) >= 20
    wrong_lines = {number for number, line in enumerate(TWENTY.splitlines(), 1) for error in errors
                   if int(error["line"]) == number and 1 <= int(error["column"]) <= len(line)}
    assert wrong_lines >= {1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 22, 24, 27, 28}


def test_the_nearest_known_word_is_named(installation):
    write(installation, TWENTY)
    said = installation.boletim("check").err
    for known in ["organization", "file", "query", "no_email", "monday", "ana"]:
        assert f"'{known}'" in said, known


def test_json_tells_the_same(installation):
    write(installation, TWENTY)
    outcome = installation.boletim("check", "--json")
    told = [(e["file"], str(e["line"]), str(e["column"]), e["message"]) for e in outcome.json["errors"]]
    assert told == [error.group("file", "line", "column", "message") for error in errors_of(outcome)]


def test_no_command_works_with_it_and_the_daemon_does_not_start(installation):
    write(installation, TWENTY)
    for words in [("run", "cadastro"), ("plan",), ("history",), ("status",)]:
        assert installation.boletim(*words).exit == 2
    assert installation.daemon().wait() == 2
    assert not (installation.directory / "var").exists()


def test_a_configuration_that_is_not_there_is_said_with_its_path(installation):
    outcome = installation.boletim("check")
    assert outcome.exit == 2
    assert str(installation.directory) in outcome.err


def test_hostile_files_are_errors_and_never_a_crash(installation):
    for text in ["", "\0", "[" * 100_000, "a: &a [*a, *a]\n", "\xff\xfe", "jobs: " + "x" * 1_000_000, "- 1\n- 2\n"]:
        (installation.directory / "boletim.yaml").write_bytes(text.encode("latin-1"))
        outcome = installation.boletim("check")
        assert outcome.exit == 2, text[:20]
        assert None not in errors_of(outcome), outcome.err[:300]
