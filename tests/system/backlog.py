"""40 occurrences that wait to be made up for, 5 recipients each, and the books on what became of them."""
import collections
import datetime
import hashlib

from installation import a_job

JOBS, DAYS, PEOPLE = 4, 10, 5
OCCURRENCES, MESSAGES = JOBS * DAYS, JOBS * DAYS * PEOPLE


def backlog(**changes):
    """Daily jobs that were due some hours ago, so that none comes due while a test runs."""
    now = datetime.datetime.now(datetime.timezone.utc)
    people = {f"pessoa{n}": f"Pessoa {n} <pessoa{n}@oficina.example>" for n in range(PEOPLE)}
    jobs = [a_job(f"cadastro{n}", schedule={"every": "day", "at": f"{now - datetime.timedelta(hours=2 + n):%H:%M}"},
                  timezone="Etc/UTC", misfire="all", reports={"trend": "csv", "detail": "csv"}, deliver=list(people))
            for n in range(JOBS)]
    return {"people": people, "jobs": jobs, **changes}


def let_it_be_missed(installation, clock):
    """A daemon of days ago promises them and is gone before the first."""
    clock.forward(days=-DAYS)
    assert installation.daemon(**clock.environment).ready().stop() == 0
    assert installation.boletim("runs", "--json").json == []


def is_done(installation):
    runs = installation.boletim("runs", "--json").json
    return len(runs) == OCCURRENCES and all(run["state"] == "done" for run in runs)


def check_books(installation, mails):
    """Everything happened, and once; says how many mails were repeated in doubt."""
    runs = installation.boletim("runs", "--json").json
    assert collections.Counter(run["state"] for run in runs) == {"done": OCCURRENCES}
    assert len({(run["job"], run["occurrence"]) for run in runs}) == OCCURRENCES
    history = installation.history()
    assert collections.Counter(message["state"] for message in history) == {"accepted": MESSAGES}
    assert len({(message["run"], message["to"]) for message in history}) == MESSAGES
    check_documents(installation, history)
    assert installation.faults() == []
    return check_mails(history, mails)


def check_mails(history, mails):
    """No mail arrived but those of the history, each as often as it says that it may have."""
    arrived = collections.Counter(mail.message_id for mail in mails)
    assert set(arrived) == {message["message_id"] for message in history}
    for message in history:
        doubts = sum(event["state"] == "in_doubt" for event in message["events"])
        assert arrived[message["message_id"]] <= 1 + doubts, message["events"]
    return arrived.total() - len(arrived)


def check_documents(installation, history):
    for sha256 in {document["sha256"] for message in history for document in message["documents"]}:
        outcome = installation.boletim("document", sha256)
        assert (outcome.exit, hashlib.sha256(outcome.out).hexdigest()) == (0, sha256)
