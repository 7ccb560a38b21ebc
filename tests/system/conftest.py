import subprocess
import sys

import pytest

import postgres as postgres_server
import programs
from fake_clock import FakeClock
from installation import Installation
from programs import BUILD, SHARED
from smtp import Authority, SmtpServer

sys.dont_write_bytecode = True


def pytest_sessionstart(session):
    if not (BUILD / "boletim").exists() or not (BUILD / "boletimd").exists():
        pytest.exit(f"no programs in {BUILD}: build them, or set BOLETIM_BUILD", returncode=1)


@pytest.fixture
def installations(tmp_path):
    """Makes one of nothing yet: configure() it."""
    made = []

    def make():
        made.append(Installation(tmp_path / f"etc{len(made)}"))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def installation(installations):
    return installations()


@pytest.fixture
def asked():
    """Asks a daemon for something that it will not live to answer."""
    clients = []

    def ask(installation, *words):
        clients.append(subprocess.Popen([programs.BUILD / "boletim", "--config", installation.directory, *words],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=programs.environment()))
        return clients[-1]

    yield ask
    for client in clients:
        client.stderr.close()
        client.wait(timeout=30)


@pytest.fixture
def smtp(tmp_path):
    """Starts servers by the options of tests/support/smtp_server.py."""
    servers = []

    def start(*options):
        directory = tmp_path / f"smtp{len(servers)}"
        directory.mkdir()
        servers.append(SmtpServer(directory, *options))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def postgres():
    assert postgres_server.programs(), "no PostgreSQL server: config/install tests/packages"
    cluster = postgres_server.Cluster()
    yield cluster
    cluster.stop()


@pytest.fixture
def erp(postgres):
    """An empty database on PostgreSQL."""
    database = postgres.database()
    yield database
    database.drop()


@pytest.fixture
def state(postgres):
    """An empty database on PostgreSQL, for a state."""
    database = postgres.database(owner="boletim")
    yield database
    database.drop()


@pytest.fixture
def clock(tmp_path):
    """That of the machine, until it is set."""
    return FakeClock(tmp_path / "clock")


@pytest.fixture
def shared():
    if not SHARED.is_dir():
        pytest.skip("no ../shared: it is no part of the project")
    return SHARED
