"""Two nodes on one PostgreSQL, one of them killed or stopped again and again: together they lose and repeat nothing."""
import random
import signal
import subprocess
import time

import pytest

from backlog import backlog, check_books, is_done, let_it_be_missed
from deadline import wait_until
from postgres import PASSWORD
from preloads import killed_at

LEASE = 2  # seconds
PAST_THE_LEASE = LEASE + 1.5
KILLS, STOPS = 140, 10
LONGEST_LIFE = 0.6  # seconds, of a node that is killed


@pytest.fixture
def nodes(installations, state):
    """Two configured alike."""
    def configure(**changes):
        return [installations().credential("state", PASSWORD).configure(state=state.state(LEASE), **changes)
                for _ in range(2)]

    return configure


class Node:
    """A daemon that is started again whenever it ended, as systemd does."""

    def __init__(self, installation):
        self.installation = installation
        self.daemon = None

    def is_up(self):
        return self.daemon is not None and self.daemon.process.poll() is None

    def up(self, **environment):
        if not self.is_up():
            self.daemon = self.installation.daemon(**environment)
        return self

    def down(self):
        self.daemon.kill()

    def sleep_past_its_lease(self):
        self.daemon.process.send_signal(signal.SIGSTOP)
        time.sleep(PAST_THE_LEASE)  # which is how long it is deaf, not a hope
        self.daemon.process.send_signal(signal.SIGCONT)


def kill(node, step, seconds):
    """At a touch of the world, or at the latest after so many seconds."""
    node.up(**(killed_at(step) if step else {}))
    try:
        node.daemon.process.wait(seconds)
    except subprocess.TimeoutExpired:
        node.down()


def test_150_kills_and_stops_of_two_nodes_lose_and_repeat_nothing(nodes, smtp, clock):
    server = smtp("--delay", "0.4")  # so slow that no machine is done before the last kill
    first, second = nodes(**backlog(mail=server.settings()))
    let_it_be_missed(first, clock)
    chance = random.Random(20260322)
    pair = [Node(first), Node(second)]
    for number in range(KILLS):
        victim, other = chance.sample(pair, 2)
        if number % (KILLS // STOPS) == 0:
            victim.up().sleep_past_its_lease()
        other.up()
        kill(victim, step=chance.randrange(400) if number % 2 else None, seconds=chance.uniform(0, LONGEST_LIFE))
    assert not is_done(first), "it was done too early: more of the kills should meet work"

    for node in pair:
        node.down()
    server.restart()  # without them: who finds it away tries again in a minute
    for node in pair:
        node.up()
    wait_until(lambda: is_done(first), "end of all runs", seconds=60)
    repeated = check_books(first, server.mails())
    print(f"{KILLS} kills, {STOPS} stops past the lease, {repeated} mails repeated in doubt")
