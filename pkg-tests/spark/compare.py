"""Compares a table that normalize.py wrote with the images that the command wrote on one machine, and checks the types.

usage: compare.py TABLE IMAGES
"""

import json
import sys
from collections import Counter

from pyspark.sql import SparkSession, functions

TYPES = {
    "name": "string",
    "os.distro": "string",
    "os.type": "string",
    "size.minDiskBytes": "bigint",
    "gcore.price.perHour": "double",
    "bareMetal": "boolean",
    "createdAt": "string",
    "labels": "map<string,string>",
    "evidence": "map<string,string>",
    "storageLocations": "array<string>",
    "software": "array<struct<name:string,version:string,edition:string>>",
    "source": "string",
}


def frozen(value):
    """Makes a JSON value hashable, with maps as sets, so that the order of keys does not count."""
    match value:
        case dict():
            return frozenset((key, frozen(each)) for key, each in value.items())
        case list():
            return tuple(map(frozen, value))
    return value


def row(line):
    image = json.loads(line)
    # The table has the JSON text.
    if isinstance(image["source"], str):
        image["source"] = json.loads(image["source"])
    return frozen(image)


path, lines = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
table = spark.read.parquet(path)

for name, expected in TYPES.items():
    [(_, found)] = table.select(name).dtypes
    if found != expected:
        sys.exit(f"{name}: expected {expected}, found {found}")

rows = table.select(functions.to_json(functions.struct("*"))).collect()
found = Counter(row(line) for (line,) in rows)
with open(lines) as file:
    expected = Counter(map(row, file))
if found != expected:
    print("only in the table:", *(found - expected).elements(), sep="\n", file=sys.stderr)
    print("only on one machine:", *(expected - found).elements(), sep="\n", file=sys.stderr)
    sys.exit("the rows differ")
print(f"{found.total()} equal rows")
