"""A mail as a strict reader sees it."""
import dataclasses
import email
import email.policy
import pathlib


@dataclasses.dataclass
class Mail:
    parsed: email.message.EmailMessage
    to: list = None            # of the envelope
    doubt: bool = False        # the server gave no reply
    options: list = None       # of MAIL and RCPT
    raw: bytes = b""

    @classmethod
    def of_bytes(cls, raw, **more):
        return cls(email.message_from_bytes(raw, policy=email.policy.strict), raw=raw, **more)

    @classmethod
    def of_log(cls, entry):
        return cls.of_bytes(entry["data"].encode("utf-8", "surrogateescape"), to=entry["to"], doubt=entry["doubt"],
                            options=entry["options"])

    @property
    def message_id(self):
        return self.parsed["Message-ID"].strip("<>")

    @property
    def defects(self):
        """All that is not as RFC 5322, 2045 and 2047 want it."""
        parts = list(self.parsed.walk())
        return ([defect for part in parts for defect in part.defects]
                + [defect for part in parts for value in part.values() for defect in value.defects])

    @property
    def tree(self):
        """Its parts by type: a text, or (multipart, parts …)."""
        def of(part):
            kind = part.get_content_type()
            return (kind, *map(of, part.iter_parts())) if part.is_multipart() else kind
        return of(self.parsed)

    @property
    def text(self):
        return self.parsed.get_body(["plain"]).get_content()

    @property
    def html(self):
        return self.parsed.get_body(["html"]).get_content()

    @property
    def attachments(self):
        """Name to bytes."""
        return {part.get_filename(): part.get_payload(decode=True) for part in self.parsed.iter_attachments()}

    @property
    def inline_images(self):
        return [part for part in self.parsed.walk() if part.get_content_maintype() == "image"]


def maildir(directory):
    """Every mail in a Maildir's new/, in no order."""
    return [Mail.of_bytes(file.read_bytes()) for file in (pathlib.Path(directory) / "new").glob("*")]
