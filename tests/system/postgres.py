"""A real PostgreSQL: its own directory, its own port, gone when the tests end."""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile

from deadline import wait_until
from registry import sql_of

PASSWORD = "senha de 'leitor'"  # a blank and quotes, as real ones have


def programs():
    """Debian keeps the server's out of the PATH; the newest version's."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    def __init__(self):
        self.port = free_port()
        self.directory = tempfile.mkdtemp(prefix="boletim-postgres-")
        self.data = f"{self.directory}/data"
        if os.geteuid() == 0:  # which PostgreSQL refuses to run as
            user = pwd.getpwnam("postgres")
            os.chown(self.directory, user.pw_uid, user.pw_gid)
        as_server = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*as_server, programs() / "initdb", "--no-sync", "--username=postgres", "--auth-local=trust",
                        "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C", f"--pgdata={self.data}"],
                       cwd="/", stdout=subprocess.DEVNULL, check=True)
        with open(f"{self.directory}/log", "wb") as log:
            self.server = subprocess.Popen(
                [*as_server, programs() / "postgres", "-D", self.data, "-c", "listen_addresses=127.0.0.1",
                 "-c", f"port={self.port}", "-c", f"unix_socket_directories={self.directory}", "-c", "fsync=off",
                 "-c", "max_wal_size=256MB"], cwd="/", stdout=log, stderr=log, start_new_session=True)
        wait_until(self.is_ready, "PostgreSQL")
        self.sql(f"CREATE ROLE leitor LOGIN PASSWORD {quoted(PASSWORD)};"
                 f"CREATE ROLE boletim LOGIN PASSWORD {quoted(PASSWORD)}")
        self.databases = 0

    def is_ready(self):
        pid = pathlib.Path(self.data, "postmaster.pid")
        return pid.exists() and pid.read_text().rstrip().endswith("ready")

    def stop(self):
        pid = int(pathlib.Path(self.data, "postmaster.pid").read_text().split()[0])  # runuser stands before it
        os.kill(pid, signal.SIGINT)
        self.server.wait(timeout=30)
        shutil.rmtree(self.directory)

    def psql(self, database, *words):
        return ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.directory, "-p", str(self.port),
                "-U", "postgres", "-d", database, *words]

    def sql(self, statements, database="postgres", *words):
        """Runs them as the superuser and gives back what they print."""
        done = subprocess.run(self.psql(database, *words), input=statements.encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def database(self, owner="postgres", template="template1"):
        self.databases += 1
        name = f"base{self.databases}"
        self.sql(f"CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}")
        return Database(self, name)


class Database:
    """One ERP's, or a state's."""

    def __init__(self, cluster, name):
        self.cluster = cluster
        self.name = name

    def sql(self, statements, *words):
        return self.cluster.sql(statements, self.name, *words)

    def write(self, rows, table="clientes"):
        self.sql(sql_of(rows, table))
        return self

    def source(self, **changes):
        """As a configuration says it; the password is the credential `erp`."""
        return {"connector": "postgresql", "host": "127.0.0.1", "port": self.cluster.port, "database": self.name,
                "user": "leitor", "password": {"credential": "erp"},
                "registries": {"customers": {"query": "SELECT * FROM clientes"}}, **changes}

    def readers(self):
        """How many are at work on it."""
        return int(self.cluster.sql("SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' "
                                    f"AND usename = 'leitor' AND datname = '{self.name}'"))

    def vanish(self):
        """Ends all that read it, in the middle, and lets nobody in."""
        self.cluster.sql(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS false;"
                         f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.name}'")

    def come_back(self):
        self.cluster.sql(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS true")

    def state(self, lease):
        """As `state:`; the password is the credential `state`."""
        return {"url": f"postgresql://boletim@127.0.0.1:{self.cluster.port}/{self.name}?lease={lease}s",
                "password": {"credential": "state"}}

    def copy(self):
        """As a backup that is restored beside it; nobody may be at work on it."""
        return self.cluster.database(owner="boletim", template=self.name)

    def drop(self):
        self.cluster.sql(f"DROP DATABASE {self.name} WITH (FORCE)")


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class TableLock:
    """While it is held nobody reads the table: a run waits there."""

    def __init__(self, database, table="clientes"):
        self.client = subprocess.Popen(database.cluster.psql(database.name), stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
        self.client.stdin.write(f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; SELECT 'held';\n".encode())
        self.client.stdin.flush()
        assert self.client.stdout.readline() == b"held\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.stdin.close()
        self.client.stdout.close()
        self.client.wait(timeout=30)
