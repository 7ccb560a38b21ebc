"""A source that is not what its configuration says: told at once, and nothing is taken for a registry."""
import os

import pytest

from installation import sqlite_source


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["a directory", "a pipe"])
def test_what_is_no_file_is_told_at_once(installation, make):
    make(installation.directory / "erp.db")
    outcome = installation.configure(rows=None).run()
    assert (outcome.exit, outcome.json["state"]) == (4, "failed")
    assert "erp.db is no file; correct `file:`" in outcome.err


def test_a_query_with_a_parameter_is_not_taken_for_an_empty_registry(installation):
    query = sqlite_source("SELECT * FROM clientes WHERE id > :depois")
    outcome = installation.configure(sources={"erp": query}).run()
    assert (outcome.exit, outcome.json["state"]) == (1, "failed")
    assert "parameters" in outcome.err
