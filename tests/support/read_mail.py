"""Reads one mail on standard input with Python's strict parser and says what is in it, as JSON."""
import email
import email.policy
import json
import sys

raw = sys.stdin.buffer.read()
mail = email.message_from_bytes(raw, policy=email.policy.strict)


def tree(part):
    node = {"type": part.get_content_type()}
    if part.is_multipart():
        node["parts"] = [tree(child) for child in part.iter_parts()]
        return node
    content = part.get_payload(decode=True)
    node["file"] = part.get_filename()
    node["disposition"] = part.get_content_disposition()
    node["id"] = part["Content-ID"]
    node["text"] = content.decode("utf-8", "replace")
    return node


defects = [str(defect) for part in mail.walk() for defect in part.defects]
defects += [f"{name}: {defect}" for part in mail.walk() for name, value in part.items() for defect in value.defects]
print(json.dumps({
    "headers": {name: str(value) for name, value in mail.items()},
    "to": [[address.display_name, address.addr_spec] for address in mail["To"].addresses],
    "from": [[address.display_name, address.addr_spec] for address in mail["From"].addresses],
    "date": mail["Date"].datetime.isoformat(),
    "longest_line": max(len(line) for line in raw.split(b"\r\n")),
    "seven_bit": all(byte < 128 for byte in raw),
    "tree": tree(mail),
    "defects": defects,
}, ensure_ascii=False, sort_keys=True))
