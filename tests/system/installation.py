"""A configuration in a directory of its own, and the programs run on it."""
import json

import programs
from daemon import Daemon
from registry import CUSTOMERS, write_sqlite

ANA = "Ana Souza <ana@oficina.example>"
BRUNO = "Bruno Reis <bruno@oficina.example>"
MONDAY = "2024-03-18T10:30:00Z"  # 07:30 in São Paulo, when the weekly job fires
EARLIER = "2024-03-11T10:30:00Z"  # the fire before; both long past, whatever the clock says


def a_job(identifier="cadastro", **changes):
    return {"id": identifier, "kpis": ["no_email", "no_contact", "no_mobile"],
            "schedule": {"every": "monday", "at": "07:30"},
            "reports": {"trend": ["pdf", "csv"], "detail": "csv"}, "deliver": ["ana"], **changes}


def a_configuration(**changes):
    """The first example of the contract, key by key to be changed."""
    return {"organization": "Oficina Modelo Ltda",
            "sources": {"erp": sqlite_source()},
            "mail": {"transport": "maildir", "path": "mail", "from": "Boletim <boletim@oficina.example>"},
            "people": {"ana": ANA, "bruno": BRUNO}, "jobs": [a_job()], **changes}


def sqlite_source(query="SELECT * FROM clientes", **more_queries):
    """More queries are further registries by their names."""
    queries = {"customers": query, **more_queries}
    return {"connector": "sqlite", "file": "erp.db",
            "registries": {name: {"query": query} for name, query in queries.items()}}


class Installation:
    def __init__(self, directory):
        self.directory = directory
        self.machine = None  # that of the tests
        self.daemons = []
        directory.mkdir()

    def configure(self, rows=CUSTOMERS, **changes):
        """Writes the configuration (JSON is YAML) and, unless `rows` is None, the ERP in SQLite."""
        text = json.dumps(a_configuration(**changes), ensure_ascii=False, indent=2)
        (self.directory / "boletim.yaml").write_text(text, encoding="utf-8")
        if rows is not None:
            write_sqlite(self.directory / "erp.db", rows)
        return self

    def credential(self, name, secret):
        directory = self.directory / "credentials"
        directory.mkdir(mode=0o700, exist_ok=True)
        (directory / name).write_text(secret)
        (directory / name).chmod(0o600)
        return self

    def boletim(self, *words, **environment):
        return programs.boletim("--config", self.directory, *words, machine=self.machine, **environment)

    def run(self, job="cadastro", *words, **environment):
        return self.boletim("run", job, "--json", *words, **environment)

    def look_again(self):
        """Lets the daemon look at the clock now; by itself it does so within a minute. It looks after it answered
        a reload, and before it answers the next."""
        for _ in range(2):
            assert self.boletim("reload").exit == 0

    def faults(self):
        return self.boletim("status", "--json").json["faults"]

    def history(self, *words):
        """Oldest first."""
        return self.boletim("history", "--json", *words).json[::-1]

    def states(self):
        return {message["to"]: message["state"] for message in self.history()}

    def daemon(self, **environment):
        self.daemons.append(Daemon(self.directory, self.machine, environment))
        return self.daemons[-1]

    def close(self):
        for daemon in self.daemons:
            daemon.kill()
