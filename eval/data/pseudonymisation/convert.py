#!/usr/bin/env python3
"""Marked-up texts (NAME.txt) -> NAME.jsonl with UTF-16 offsets; checks the markup and the check digits. See README.md.

Usage: python3 convert.py [--check] NAME.txt ...   (--check: compare only, exit 1 when the .jsonl differs)
"""
import json, re, sys
from collections import Counter
from pathlib import Path

TYPES = dict(P="PERSON", A="ADDRESS", T="PHONE", E="EMAIL", B="DATE_OF_BIRTH", D="DATE", N="ID_NUMBER", V="VEHICLE",
             U="URL_HANDLE", L="LOCATION_FINE", O="ORG_IDENTIFYING", Q="OTHER_QUASI", H="HARMLESS")
MAY_HOLD = {"ORG_IDENTIFYING", "OTHER_QUASI"}  # the only types with something inside, and only PERSON or LOCATION_FINE
HEAD = re.compile(r"^=== (\w+) ([^,\n]+), ([^\n]+)\n", re.M)
MARK = re.compile(r"\{([A-Z])(?:\.(iban|kvnr|rvnr|steuerid)(!?))?\||\}")


digit_sum = lambda n: n // 10 + n % 10
units = lambda text: len(text.encode("utf-16-le")) // 2


def iban(s): return int("".join(str(int(c, 36)) for c in s[4:] + s[:4])) % 97 == 1


def kvnr(s):
    digits = f"{ord(s[0]) - 64:02}{s[1:9]}"
    return sum(digit_sum(int(d) * (1 + i % 2)) for i, d in enumerate(digits)) % 10 == int(s[9])


def rvnr(s):
    digits = f"{s[:8]}{ord(s[8]) - 64:02}{s[9:11]}"
    return sum(digit_sum(int(d) * w) for d, w in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1))) % 10 == int(s[11])


def steuerid(s):
    product = 10
    for d in s[:10]:
        product = ((int(d) + product) % 10 or 10) * 2 % 11
    repeated = [n for n in Counter(s[:10]).values() if n > 1]
    return s[0] != "0" and repeated in ([2], [3]) and (11 - product) % 10 == int(s[10])


def parse(name, marked):
    text, spans, stack, last = "", [], [], 0
    for mark in MARK.finditer(marked):
        text, last = text + marked[last:mark.start()], mark.end()
        if mark[1]:
            stack.append((len(text), TYPES[mark[1]], mark[2], mark[3]))
            continue
        start, kind, check, wrong = stack.pop()
        value = text[start:]
        assert value and value == value.strip(), f"{name}: »{value}« has blank ends"
        if check:
            valid = globals()[check](re.sub(r"[\s./-]", "", value).upper())
            assert valid != bool(wrong), f"{name}: {check} {value} is {'valid' if valid else 'wrong'}"
        if stack:
            assert stack[-1][1] in MAY_HOLD and kind in ("PERSON", "LOCATION_FINE"), f"{name}: »{value}« inside {stack[-1][1]}"
        spans.append({"start": units(text[:start]), "end": units(text), "type": kind})
    text += marked[last:]
    assert not stack and not re.search(r"[{}]|===", text), f"{name}: stray markup"
    assert 300 <= len(text) <= 3500, f"{name}: {len(text)} characters"
    spans.sort(key=lambda s: (s["start"], -s["end"]))
    line = {"id": name, "text": text, "entities": [s for s in spans if s["type"] != "HARMLESS"]}
    harmless = [s for s in spans if s["type"] == "HARMLESS"]
    return line | ({"negatives": harmless} if harmless else {})


def main(arguments):
    check, same = "--check" in arguments, True
    for source in (Path(a) for a in arguments if a != "--check"):
        parts = HEAD.split(source.read_text(encoding="utf-8"))[1:]
        texts = [parse(name, body.strip("\n")) for name, body in zip(parts[0::4], parts[3::4])]
        assert len({t["id"] for t in texts}) == len(texts), "an id occurs twice"
        lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in texts)
        target = source.with_suffix(".jsonl")
        same &= check and target.exists() and target.read_text(encoding="utf-8") == lines
        check or target.write_text(lines, encoding="utf-8")
        print(source.name, len(texts), "texts,", sum(not t["entities"] for t in texts), "without an entity")
        for counter in (Counter(parts[1::4]), Counter(parts[2::4]), Counter(e["type"] for t in texts for e in t["entities"]),
                        Counter(harmless=sum(len(t.get("negatives", [])) for t in texts))):
            print("  " + ", ".join(f"{k} {n}" for k, n in counter.most_common()))
    return 1 if check and not same else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
