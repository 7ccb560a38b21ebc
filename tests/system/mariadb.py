"""A real MariaDB: its own directory, its own port, gone when the tests end."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from deadline import wait_until
from postgres import PASSWORD, free_port, quoted
from registry import columns_of, literal

SERVER = pathlib.Path("/usr/sbin/mariadbd")
INSTALLER = pathlib.Path("/usr/bin/mariadb-install-db")
DRIVERS = pathlib.Path("/usr/lib/x86_64-linux-gnu/odbc")


def is_installed():
    return SERVER.exists() and INSTALLER.exists()


class MariaDb:
    def __init__(self):
        self.port = free_port()
        self.directory = tempfile.mkdtemp(prefix="boletim-mariadb-")
        self.socket = f"{self.directory}/socket"
        words = ["--no-defaults", f"--datadir={self.directory}/data", "--innodb-log-file-size=4M",
                 "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0", "--skip-name-resolve",
                 *(["--user=root"] if os.geteuid() == 0 else [])]
        subprocess.run([INSTALLER, *words, "--auth-root-authentication-method=normal", "--skip-test-db"],
                       stdout=subprocess.DEVNULL, check=True)
        with open(f"{self.directory}/log", "wb") as log:
            self.server = subprocess.Popen(
                [SERVER, *words, f"--socket={self.socket}", f"--port={self.port}", "--bind-address=127.0.0.1",
                 f"--pid-file={self.directory}/pid", "--character-set-server=utf8mb4", "--performance-schema=off"],
                stdout=log, stderr=log, start_new_session=True)
        wait_until(lambda: b"ready for connections" in pathlib.Path(self.directory, "log").read_bytes(), "MariaDB")
        self.sql(f"CREATE DATABASE erp; CREATE USER leitor IDENTIFIED BY {quoted(PASSWORD)}; GRANT SELECT ON erp.* TO leitor",
                 database="")

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=30)
        shutil.rmtree(self.directory)

    def sql(self, statements, database="erp"):
        """Runs them as root and gives back what they print."""
        done = subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "--user=root", "-N",
                               "--default-character-set=utf8mb4", database],
                              input=statements.encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def write(self, rows, table="clientes"):
        names = columns_of(rows)
        types = {"id": "integer", "active": "boolean"}
        typed = ", ".join(f"{name} {types.get(name, 'text')}" for name in names)
        values = ",\n".join(f"({', '.join(map(literal, row.values()))})" for row in rows)
        self.sql(f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({typed}); INSERT INTO {table} VALUES {values}")
        return self

    def source(self, **changes):
        """As a configuration says it; the password is the credential `erp`."""
        return {"connector": "mysql", "port": self.port, "database": "erp", "user": "leitor",
                "password": {"credential": "erp"}, "registries": {"customers": {"query": "SELECT * FROM clientes"}},
                **changes}

    def odbc_source(self, **changes):
        return odbc_source("libmaodbc.so", self.port, "erp", **changes)


def odbc_source(driver, port, database, **changes):
    return {"connector": "odbc", "user": "leitor", "password": {"credential": "erp"},
            "dsn": f"Driver={DRIVERS / driver};Server=127.0.0.1;Port={port};Database={database}",
            "registries": {"customers": {"query": "SELECT * FROM clientes"}}, **changes}
