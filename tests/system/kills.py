"""kill -9 around the N-th touch of the world (tests/support/kill_at.cpp)."""
from programs import BUILD

LIBRARY = BUILD / "tests" / "kill_at.so"
#: What the library says where it struck.
PLACES = {f"killed {when} {call}" for when in ("before", "after") for call in ("fsync", "fdatasync", "rename", "send")}


def killed_at(step, **environment):
    """An environment, with what it preloads itself."""
    assert LIBRARY.exists(), f"no {LIBRARY}: build it (BUILD_TESTING)"
    preloaded = [str(LIBRARY), *filter(None, [environment.get("LD_PRELOAD")])]
    return {**environment, "LD_PRELOAD": ":".join(preloaded), "KILL_AT": str(step)}
