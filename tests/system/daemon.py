"""boletimd as a process, watched through what it logs."""
import queue
import signal
import subprocess
import threading
import time

from deadline import LONGEST_WAIT
from programs import command, environment


END = None  # of what it says


class Daemon:
    """Started and ready, or failed: then `exit` says with what."""

    def __init__(self, configuration, machine, more_environment):
        self.lines = []  # those that were waited for or passed over
        self.unread = queue.Queue()
        self.process = subprocess.Popen(command("boletimd", "--config", configuration, "--foreground", machine=machine),
                                        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        env=environment(**more_environment))
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            self.unread.put(line.decode().rstrip("\n"))
        self.unread.put(END)

    def wait_for(self, text, seconds=LONGEST_WAIT):
        """The next line that holds `text`."""
        until = time.monotonic() + seconds
        while True:
            try:
                line = self.unread.get(timeout=max(0, until - time.monotonic()))
            except queue.Empty:
                line = END
            assert line is not END, f"in {seconds} s the daemon did not say '{text}'; it said:\n{self.said()}"
            self.lines.append(line)
            if text in line:
                return line

    def ready(self):
        self.wait_for("ready: ")
        return self

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self, seconds=LONGEST_WAIT):
        """SIGTERM; its exit code."""
        self.process.terminate()
        return self.wait(seconds)

    def wait(self, seconds=LONGEST_WAIT):
        code = self.process.wait(timeout=seconds)
        self.reader.join()
        self.lines += [line for line in iter(self.unread.get, END)]
        return code

    def said(self):
        return "\n".join(self.lines)

    def kill(self):
        """SIGKILL; a crash."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()
