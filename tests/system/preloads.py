"""What is preloaded into a program under test: see tests/support/*.cpp."""
from programs import BUILD

#: What kill_at says where it struck.
PLACES = {f"killed {when} {call}" for when in ("before", "after") for call in ("fsync", "fdatasync", "rename", "send")}


def killed_at(step, **environment):
    """An environment in which a program dies at its `step`-th touch of the world."""
    return {**preloaded("kill_at", **environment), "KILL_AT": str(step)}


def impatient(**environment):
    """One in which a program waits a hundredth of its time for a server that says nothing."""
    return preloaded("impatient", **environment)


def preloaded(name, **environment):
    library = BUILD / "tests" / f"{name}.so"
    assert library.exists(), f"no {library}: build it (BUILD_TESTING)"
    return {**environment, "LD_PRELOAD": ":".join([str(library), *filter(None, [environment.get("LD_PRELOAD")])])}
