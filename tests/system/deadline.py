"""Waiting for something that will happen, and failing with its name if it does not."""
import time

LONGEST_WAIT = 30  # seconds
BETWEEN_LOOKS = 0.05


def wait_until(happened, what, seconds=LONGEST_WAIT):
    """The first truthy value of `happened()`."""
    until = time.monotonic() + seconds
    while True:
        value = happened()
        if value:
            return value
        assert time.monotonic() < until, f"in {seconds} s there was no {what}"
        time.sleep(BETWEEN_LOOKS)
