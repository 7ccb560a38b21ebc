"""A real SMTP server that fails as told (tests/support/smtp_server.py), and a certificate for it."""
import json
import pathlib
import subprocess
import sys

from deadline import wait_until
from mails import Mail
from programs import ROOT


class SmtpServer:
    """`options` are those of tests/support/smtp_server.py. It keeps its port and its mails over a restart."""

    def __init__(self, directory, *options):
        self.log = pathlib.Path(directory) / "smtp.log"
        self.log.touch()
        self.port = None
        self.start(*options)

    def start(self, *options):
        where = ["--port", str(self.port)] if self.port else []
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "tests/support/smtp_server.py", "--log", self.log, *where, *map(str, options)],
            stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def restart(self, *options):
        self.stop()
        self.start(*options)

    def lines(self):
        return self.log.read_text(encoding="utf-8").splitlines()

    def mails(self, since=0):
        """Those that it took, whether or not it said so, from that number on."""
        return [Mail.of_log(json.loads(line)) for line in self.lines()[since:]]

    def wait_for_mails(self, count):
        return wait_until(lambda: len(self.lines()) >= count and self.mails(), f"mail number {count}")

    def settings(self, **changes):
        """As a configuration says it."""
        return {"transport": "smtp", "host": "localhost", "port": self.port, "security": "none",
                "from": "Boletim <boletim@oficina.example>", **changes}


class Authority:
    """A certificate authority of our own, and a server certificate that it signed for `localhost`."""

    def __init__(self, directory):
        self.certificate = directory / "ca.pem"
        self.server = directory / "server.pem"  # certificate and key
        key, request, signed = directory / "ca.key", directory / "server.csr", directory / "server.crt"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=Autoridade de teste", "-keyout", key, "-out", self.certificate)
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", directory / "server.key", "-out", request)
        openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", key, "-CAcreateserial", "-days", "2",
                "-copy_extensions", "copy", "-out", signed)
        self.server.write_text(signed.read_text() + (directory / "server.key").read_text())


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
