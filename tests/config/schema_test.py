#!/usr/bin/env python3
"""The schema is one, KEYS.md is made from it, and it takes the examples and refuses what the program refuses."""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "config/schema.json").read_text(encoding="utf-8"))
RIGHT = {"sources": {"erp": {"connector": "sqlite", "file": "erp.db", "registries": {"customers": {"query": "q"}}}},
         "jobs": [{"id": "a", "kpis": "no_email", "schedule": {"every": "monday", "at": "07:30"}}]}


class Loader(yaml.SafeLoader):
    """YAML 1.2's plain scalars: 07:30 is no number and 2026-11-16 no date object."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile(r"^-?(0|[1-9][0-9]*)$"), list("-0123456789"))


def errors(document, definition="boletim.yaml"):
    schema = {**SCHEMA, "$ref": f"#/$defs/{definition}"}
    return [f"{'/'.join(map(str, e.path))}: {e.message}" for e in jsonschema.Draft202012Validator(schema).iter_errors(document)]


def with_job(**keys):
    return {**RIGHT, "jobs": [{**RIGHT["jobs"][0], **keys}]}


def with_source(**keys):
    return {**RIGHT, "sources": {"erp": {**RIGHT["sources"]["erp"], **keys}}}


WRONG = {
    "an unknown key": {**RIGHT, "organisation": "x"},
    "a key that this version does not act on": {**RIGHT, "console": {"listen": "127.0.0.1:8025"}},
    "a password in clear": with_source(connector="postgresql", database="erp", user="u", password="x"),
    "a key of another connector": with_source(host="127.0.0.1"),
    "an unknown connector": with_source(connector="db2"),
    "a KPI that is no name": with_job(kpis=["no mail"]),
    "a KPI with two rules": {**RIGHT, "kpis": {"a": {"missing": "city", "any_of": ["late"]}}},
    "no time": with_job(schedule={"every": "monday"}),
    "a day without its month": with_job(schedule={"every": "monday", "day": 1, "at": "07:30"}),
    "cron and every": with_job(schedule={"cron": "30 7 * * *", "every": "monday", "at": "07:30"}),
    "an unknown format": with_job(reports={"trend": "docx"}),
    "a limit on a trend": with_job(reports={"trend": {"pdf": {"limit": 5}}}),
    "no condition": with_job(deliver={"to": "ana", "if": "change"}),
    "a scope that is no mapping": {**RIGHT, "people": {"ana": {"email": "a@o.example", "scope": "Campinas"}}},
    "a scope of nothing": {**RIGHT, "people": {"ana": {"email": "a@o.example", "scope": {}}}},
    "attachments that are none": with_job(deliver={"to": "ana", "attach": []}),
    "groups of one that are suppressed": with_job(suppress_below=1),
    "a job without id": {**RIGHT, "jobs": [{"kpis": "no_email"}]},
    "an id among the defaults": {**RIGHT, "defaults": {"id": "a"}},
    "a password in the state's URL": {**RIGHT, "state": "postgresql://boletim:x@host/boletim"},
    "an unknown state": {**RIGHT, "state": "mysql://boletim@host/boletim"},
    "a lease of SQLite": {**RIGHT, "state": {"url": "sqlite:boletim.db", "lease": "30s"}},
    "a report of what was expected to nobody": {**RIGHT, "expected_report": {"at": "09:00"}},
    "no jitter at all": with_job(jitter="0s"),
    "no condition to hold": with_job(hold_if="total falls"),
    "a target over all": {**RIGHT, "kpis": {"no_email": {"target": 110}}},
}


def faults():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for path in sorted([*ROOT.glob("config/examples/*/*.yaml"), ROOT / "config/demo/boletim.yaml"]):
        yield from (f"{path}: {error}" for error in errors(yaml.load(path.read_text(encoding="utf-8"), Loader)))
    for path in sorted(ROOT.glob("config/examples/*/jobs.d/*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader)
        yield from (f"{path}: {error}" for error in errors(document, "jobs.d"))
    for path in sorted(ROOT.glob("config/presets/*.yaml")):
        document = json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader)))  # keys are texts
        yield from (f"{path}: {error}" for error in errors(document, "preset.yaml"))
    for section, definition in SCHEMA["$defs"].items():
        for key, schema in definition.get("properties", {}).items():
            for value in [*schema["examples"], *([schema["default"]] if "default" in schema else [])]:
                validator = jsonschema.Draft202012Validator({**schema, "$defs": SCHEMA["$defs"]})
                yield from (f"{section}.{key}: {value!r}: {e.message}" for e in validator.iter_errors(value))
    yield from (f"the right one: {error}" for error in errors(RIGHT))
    yield from (f"not refused: {name}" for name, document in WRONG.items() if not errors(document))
    made = subprocess.run([sys.executable, ROOT / "config/make_keys", "--check"], capture_output=True, text=True)
    if made.returncode != 0:
        yield made.stderr.strip()


found = list(faults())
print("\n".join(found) if found else "schema, examples and KEYS.md agree")
sys.exit(1 if found else 0)
