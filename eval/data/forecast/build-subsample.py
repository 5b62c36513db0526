#!/usr/bin/env python3
"""Takes a fixed subsample of the forecasting data pack, so that the test run measures without the pack.

Usage: build-subsample.py PACK_FOLDER TARGET_FOLDER
Same pack, same bytes: every k-th row in the order of the file, gzip without time stamp.
"""
import csv
import gzip
import io
import sys

FILES = {"comp_yearly": 8, "comp_quarterly": 18, "comp_monthly": 48}
KREISE = {"16051", "16053", "16062", "16070", "16076"}


def read(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    return rows[0], rows[1:]


def write(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *rows])
    with open(path, "wb") as target, gzip.GzipFile(filename="", fileobj=target, mode="wb", mtime=0) as stream:
        stream.write(text.getvalue().encode("utf-8"))


def columns(header, row, names):
    return [row[header.index(name)] for name in names]


def main(pack, target):
    for name in [*FILES, "inkar_yearly"]:
        header, rows = read(f"{pack}/{name}.csv.gz")
        kept = [row for i, row in enumerate(rows)
                if (i % FILES[name] == 0 if name in FILES else row[header.index("ags")][:5] in KREISE)]
        names = ["dataset", "id", "freq", "n", "h", "train", "test"]
        write(f"{target}/{name}.csv.gz", names, [columns(header, row, names) for row in kept])
        keys = {tuple(columns(header, row, ["dataset", "id"])) for row in kept}
        header, rows = read(f"{pack}/ref_forecasts_{name}.csv.gz")
        names = ["dataset", "id", "method", "lo95", "hi95"]
        write(f"{target}/ref_forecasts_{name}.csv.gz", names, [
            columns(header, row, names) for row in rows
            if row[header.index("method")] == "ets" and tuple(columns(header, row, ["dataset", "id"])) in keys])


if __name__ == "__main__":
    main(*sys.argv[1:])
