"""What the command says to people rather than to programs."""
import subprocess

import pytest

from programs import BUILD, boletim, environment

COMMANDS = ["check", "jobs", "plan", "explain", "run", "runs", "show", "snapshot", "history", "resend", "approve",
            "document", "pause", "resume", "status", "reload", "adopt"]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_in_both_languages(command):
    english, portuguese = (boletim(command, "--help", LANG=lang) for lang in ("C.UTF-8", "pt_BR.UTF-8"))
    assert (english.exit, portuguese.exit, english.err) == (0, 0, "")
    assert f"boletim {command}".encode() in english.out
    assert english.out != portuguese.out


def test_help_lists_them_all():
    help_of_all = boletim("--help").out.decode()
    assert [command for command in COMMANDS if f"\n  {command}" not in help_of_all] == []


def test_options_stand_anywhere(installation):
    installation.configure()
    words = ["--config", installation.directory, "--json"]
    outcomes = [boletim(*words, "plan", "cadastro", "--from", "2026-11-16"),
                boletim("plan", *words, "--from", "2026-11-16", "cadastro"),
                boletim("plan", "--from=2026-11-16", "cadastro", *words)]
    assert {outcome.exit for outcome in outcomes} == {0}
    assert len({outcome.out for outcome in outcomes}) == 1


def test_the_configuration_may_be_named_by_the_environment(installation):
    installation.configure()
    assert boletim("jobs", BOLETIM_CONFIG=str(installation.directory)).exit == 0


def test_a_run_is_told_in_the_language_of_the_terminal(installation):
    installation.configure()
    assert "feita" in installation.boletim("run", "cadastro", LANG="pt_BR.UTF-8").out.decode()
    assert "done" in installation.boletim("run", "cadastro", LANG="en_US.UTF-8").out.decode()


def test_there_is_no_colour_where_there_is_no_terminal(installation):
    installation.configure().run()
    for command in ["jobs", "plan", "runs", "history", "status"]:
        assert b"\x1b" not in installation.boletim(command).out


def test_an_output_that_can_not_be_written_is_a_failure(installation):
    installation.configure()
    with open("/dev/full", "wb") as full:
        done = subprocess.run([BUILD / "boletim", "--config", installation.directory, "plan", "--json"], stdout=full,
                              stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
