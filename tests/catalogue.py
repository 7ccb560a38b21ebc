#!/usr/bin/env python3
"""Every phrase of the catalogue is said somewhere, and what is said is in the catalogue."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
KINDS = (".daily", ".weekly", ".monthly", ".yearly")
COUNTS = (".one", ".many")

catalogues = [ROOT / "reports/words/phrases.cpp", *sorted((ROOT / "reports/words").glob("*_phrases.h"))]
keys = {key for file in catalogues
        for key in re.findall(r'^\s*\{"([a-z0-9_.]+)", *"', file.read_text(encoding="utf-8"), re.M)}
literals, begun, asked = set(), set(), {}
for room in ("reports", "jobs", "config", "daemon"):
    for file in sorted((ROOT / room).rglob("*.[hc]*")):
        if file.suffix not in (".h", ".cpp") or file in catalogues:
            continue
        source = file.read_text(encoding="utf-8")
        literals.update(re.findall(r'"([a-z0-9_.]+)"', source))
        begun.update(stem + "." for stem in re.findall(r'\b(?:key|said)\(\s*"([a-z0-9_.]+)"', source))
        for key in re.findall(r'\b(?:text|say|say_count|say_kind)\(\s*"([a-z0-9_]+(?:\.[a-z0-9_]+)+)"\s*,', source):
            asked.setdefault(key, file.relative_to(ROOT).as_posix())


def is_said(key):
    """Whole, without what a count or a kind of period adds, or begun by what code puts a word behind."""
    stems = [key] + [key.removesuffix(end) for end in KINDS + COUNTS if key.endswith(end)]
    return any(stem in literals or stem.startswith(tuple(begun)) for stem in stems)


begun |= {literal for literal in literals if literal.endswith(".") and literal != "."}
found = [f"{key}: no source says it" for key in sorted(keys) if not is_said(key)]
found += [f"{file}: '{key}' is not in the catalogue" for key, file in sorted(asked.items())
          if key not in keys and not any(key + end in keys for end in (KINDS[0], COUNTS[0]))]
print("\n".join(found) if found else f"{len(keys)} phrases, each said and {len(asked)} asked for by name")
sys.exit(1 if found or not keys else 0)
