#!/usr/bin/env python3
"""The house keeps its shape: includes point one way, a library enters in one room only, files stay small, and a
type's name has one meaning."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])

VALUES = [f"reports/{header.name}" for header in sorted((ROOT / "reports").glob("*.h"))]

# What each room may include of the others, itself aside. Order: from the right-hand end of the house to the left.
MAY = {
    "reports": VALUES,
    "reports/words": VALUES,
    "reports/drawing": VALUES + ["reports/words"],
    "reports/charts": VALUES + ["reports/words", "reports/drawing"],
    "reports/pdf": VALUES + ["reports/words", "reports/drawing", "reports/charts"],
    "reports/sheets": VALUES + ["reports/words"],
    "reports/mail": VALUES + ["reports/words", "reports/drawing/canvas.h"],
    "jobs/registry": ["jobs/values.h"],
    "jobs/kpi": ["jobs/registry", "jobs/values.h", "jobs/shared_list.h", "jobs/failure.h"],
    "jobs/schedule": ["jobs/values.h", "jobs/shared_list.h", "jobs/failure.h"],
    "jobs/delivery": ["jobs/values.h", "jobs/failure.h", "reports/heading.h"],
    "jobs": ["jobs", "reports"],
    "config": ["jobs", "reports"],
    "daemon/erp": ["jobs", "config"],
    "daemon/store": ["jobs", "config"],
    "daemon/mail": ["jobs", "config"],
    "daemon/service": [],
    "daemon": ["jobs", "reports", "config", "daemon"],
    "daemon/cli": ["jobs", "reports", "config", "daemon"],
}

# A third-party header and the only rooms that may include it.
LIBRARY = {
    r"<hpdf": ["reports/drawing"],
    r"<libdeflate": ["reports/drawing"],
    r"<zlib": ["reports/sheets"],
    r"<cairo|<ft2build|FT_": ["reports/drawing"],
    r"<xlsxwriter": ["reports/sheets"],
    r"<archive": ["reports/mail"],
    r"<kainjow/mustache": ["reports/mail"],
    r"<phonenumbers/": ["jobs/registry"],
    r"<date/": ["jobs/schedule"],
    r"<yaml-cpp/": ["config"],
    r"<Poco/Data": ["daemon/erp", "daemon/store"],
    r"<Poco/Net": ["daemon/mail"],
    r"<Poco/": ["daemon/erp", "daemon/store", "daemon/mail"],
    r"<libpq-fe|<sqlite3": ["daemon/erp", "daemon/store"],
    r"<mysql/|<sql": ["daemon/erp", "daemon/store"],
    r"<openssl/": ["daemon/store", "daemon/mail"],
    r"<boost/asio": ["daemon"],
    r"<boost/program_options": ["daemon/cli"],
    r"<nlohmann/": ["daemon/cli"],
    r"<systemd/": ["daemon/service"],
}
MOST_LINES = 400


def room_of(path: str) -> str:
    folder = path.rsplit("/", 1)[0]
    return folder if folder in MAY else folder.split("/")[0]


def faults(file: pathlib.Path):
    path = file.relative_to(ROOT).as_posix()
    room = room_of(path)
    lines = file.read_text(encoding="utf-8").splitlines()
    if len(lines) > MOST_LINES:
        yield f"{path}: {len(lines)} lines, at most {MOST_LINES}"
    for number, line in enumerate(lines, 1):
        own = re.match(r'#include "([^"]+)"', line)
        if own and room_of(own[1]) != room and not any(
                own[1] == may or own[1].startswith(may + "/") for may in MAY[room]):
            yield f"{path}:{number}: {room} may not include {own[1]}"
        for header, rooms in LIBRARY.items():
            if re.match(r"#include " + header, line) and room not in rooms:
                yield f"{path}:{number}: {line} belongs into {' or '.join(rooms)} only"


def namesakes(headers):
    """One namespace, one meaning a name: two types of one name in two headers break the program without a word."""
    where = {}
    for header in headers:
        for name in re.findall(r"^(?:struct|class|enum class) (\w+)[^;{]*\{", header.read_text(encoding="utf-8"), re.M):
            where.setdefault(name, set()).add(header.relative_to(ROOT).as_posix())
    return [f"{name} is defined in {' and '.join(sorted(paths))}" for name, paths in where.items() if len(paths) > 1]


files = [f for room in ("config", "daemon", "jobs", "reports") for f in sorted((ROOT / room).rglob("*.[hc]*"))
         if f.suffix in (".h", ".cpp")]
found = [fault for file in files for fault in faults(file)]
found += namesakes(f for f in files if f.suffix == ".h")
print("\n".join(found) if found else f"{len(files)} files, all in their rooms")
sys.exit(1 if found else 0)
