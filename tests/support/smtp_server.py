#!/usr/bin/python3
"""An SMTP server for tests, over aiosmtpd, that fails on request.

Listens on a free loopback port, prints it on one line when it is ready, and runs until it is ended (SIGTERM).
ADDR is a recipient; `*` stands for every one.

  --reject ADDR            550 to RCPT              --defer ADDR        450 to RCPT
  --hang-up ADDR           421 to RCPT and closes   --silent ADDR       no word after RCPT
  --close-at-data ADDR     closes instead of a reply to DATA
  --close-in-body ADDR     closes after its reply to DATA
  --close-after-body ADDR  closes after the final dot without a reply, though it has kept the mail
  --silent-after-body ADDR the same, but keeps the connection open without a word
  --refuse                 421 at connect           --break-tls         says 220 to STARTTLS and then no TLS
  --delay SECONDS          thinks so long before it takes a body, and as long before it says so
  --size BYTES             announces and keeps this limit
  --auth USER:PASSWORD     wants a login first (PLAIN, LOGIN)
  --starttls CERT / --tls CERT   a PEM file with certificate and key; --starttls also refuses mail before TLS
  --log FILE               appends each mail that it took as a line of JSON: {"from", "to": [...], "options",
                           "doubt": whether it gave no reply, "data"}
  --maildir DIR            puts each mail that it took into DIR/new
  --port PORT              instead of a free one
"""
import argparse
import asyncio
import json
import logging
import mailbox
import signal
import socket
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for fault in ("--reject", "--defer", "--hang-up", "--silent", "--close-at-data", "--close-in-body",
                  "--close-after-body", "--silent-after-body"):
        parser.add_argument(fault, metavar="ADDR", action="append", default=[])
    parser.add_argument("--refuse", action="store_true")
    parser.add_argument("--break-tls", action="store_true")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--size", type=int, default=33_554_432)
    parser.add_argument("--auth", metavar="USER:PASSWORD")
    parser.add_argument("--starttls", metavar="CERT")
    parser.add_argument("--tls", metavar="CERT")
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--maildir", metavar="DIR")
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args()


def tls_context(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


class Handler:
    """What the server makes of one mail."""

    def __init__(self, options):
        self.options = options
        self.maildir = mailbox.Maildir(options.maildir, create=True) if options.maildir else None

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if concerns(self.options.reject, [address]):
            return "550 5.1.1 no such user here"
        if concerns(self.options.defer, [address]):
            return "450 4.2.1 mailbox busy, try again later"
        if concerns(self.options.hang_up, [address]):
            await server.push("421 4.3.2 closing down, come back later")
            server.transport.close()
        if concerns(self.options.silent, [address]):
            await asyncio.Event().wait()
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        closing = concerns(self.options.close_after_body, envelope.rcpt_tos)
        silent = concerns(self.options.silent_after_body, envelope.rcpt_tos)
        await asyncio.sleep(self.options.delay)
        self.keep(envelope, closing or silent)
        await asyncio.sleep(self.options.delay)
        if closing:
            server.transport.abort()
        if closing or silent:
            await asyncio.Event().wait()
        return "250 2.0.0 taken"

    def keep(self, envelope, doubt):
        if self.options.log:
            entry = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "doubt": doubt,
                     "options": envelope.mail_options + envelope.rcpt_options,
                     "data": envelope.content.decode("utf-8", "surrogateescape")}
            with open(self.options.log, "a", encoding="utf-8") as log:
                log.write(json.dumps(entry) + "\n")
        if self.maildir is not None:
            self.maildir.add(envelope.content)


def concerns(addresses, recipients):
    return "*" in addresses or any(address in recipients for address in addresses)


class Server(SMTP):
    """Breaks off where a handler is not asked."""

    def __init__(self, handler, **settings):
        super().__init__(handler, **settings)
        self.options = handler.options

    async def smtp_DATA(self, arg):
        if concerns(self.options.close_at_data, self.envelope.rcpt_tos):
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)

    async def smtp_STARTTLS(self, arg):
        if self.options.break_tls:
            await self.push("220 ready")
            await self.push("554 of what?")
            self.transport.close()
        else:
            await super().smtp_STARTTLS(arg)

    async def push(self, status):
        await super().push(status)
        if status.startswith("354") and concerns(self.options.close_in_body, self.envelope.rcpt_tos):
            self.transport.close()


class Refusing(asyncio.Protocol):
    """421 to everybody."""

    def connection_made(self, transport):
        transport.write(b"421 4.3.2 closing down, come back later\r\n")
        transport.close()


def protocol(options, handler):
    if options.refuse:
        return Refusing()

    def authenticate(server, session, envelope, mechanism, data):
        user, password = options.auth.split(":", 1)
        good = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=good, handled=False)

    return Server(handler, hostname="localhost", data_size_limit=options.size, timeout=600,
                  tls_context=tls_context(options.starttls) if options.starttls else None,
                  require_starttls=bool(options.starttls) and not options.break_tls,
                  authenticator=authenticate if options.auth else None,
                  auth_required=bool(options.auth), auth_require_tls=False)


async def serve(options):
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", options.port))
    handler = Handler(options)
    server = await loop.create_server(lambda: protocol(options, handler), sock=listener,
                                      ssl=tls_context(options.tls) if options.tls else None)
    print(listener.getsockname()[1], flush=True)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    await ended.wait()
    server.close()


warnings.simplefilter("ignore")  # of logins without TLS, which is what a test asks for
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
asyncio.run(serve(arguments()))
