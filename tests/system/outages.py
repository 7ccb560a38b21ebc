"""What is away, locked or deaf for a while."""
import contextlib
import socket
import sqlite3


@contextlib.contextmanager
def locked(state_file):
    """Another process writes to an SQLite state, and takes its time."""
    database = sqlite3.connect(state_file, isolation_level=None)
    try:
        database.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        database.close()


@contextlib.contextmanager
def deaf_server():
    """The port of one that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield listener.getsockname()[1]
