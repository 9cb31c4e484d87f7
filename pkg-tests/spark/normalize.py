"""Reads dumps with Spark, writes the images as a table in Parquet, and prints the errors and the totals.

usage: spark-submit normalize.py DUMPS SCHEMA TABLE

DUMPS is a folder of newline-delimited JSON, gzipped or not. SCHEMA is the JSON Schema of images. The environment variable
CLOUD_IMAGE is the command with its options, if it is not `cloud-image`.
"""

import json
import os
import re
import shlex
import sys
from collections import Counter

from pyspark import StorageLevel
from pyspark.sql import SparkSession, types

# Prints the images of a partition, then the report (standard error) with `#` before each line. Status 1 means that some
# objects could not be read: the report counts them. Any other failure fails the task, with the report in its log.
SCRIPT = """
report=$(mktemp) || exit
trap 'rm "$report"' EXIT
"$@" 2>"$report"
status=$?
if [ $status -gt 1 ]; then cat "$report" >&2; exit $status; fi
sed 's/^/#/' "$report"
"""
TOTAL = re.compile(r"#(\d+) (?:of 1 input )?(image|error|skipped|warning|partial)")


def spark_type(part, definitions):
    """Converts a part of the JSON Schema. Vocabularies become strings, because they grow; `source` becomes its JSON text."""
    if "$ref" in part:
        part = definitions[part["$ref"].removeprefix("#/$defs/")]
    match part:
        case {"properties": properties}:
            fields = [types.StructField(name, spark_type(field, definitions)) for name, field in properties.items()]
            return types.StructType(fields)
        case {"additionalProperties": value}:
            return types.MapType(types.StringType(), spark_type(value, definitions))
        case {"items": item}:
            return types.ArrayType(spark_type(item, definitions))
    scalars = {"integer": types.LongType, "number": types.DoubleType, "boolean": types.BooleanType}
    return scalars.get(part.get("type"), types.StringType)()


dumps, schema_file, table = sys.argv[1:]
with open(schema_file) as file:
    schema = json.load(file)
command = shlex.join(["sh", "-c", SCRIPT, "sh", *shlex.split(os.environ.get("CLOUD_IMAGE", "cloud-image"))])

spark = SparkSession.builder.getOrCreate()
# Kept, because two jobs read it.
output = spark.sparkContext.textFile(dumps).pipe(command, checkCode=True).persist(StorageLevel.DISK_ONLY)

images = output.filter(lambda line: not line.startswith("#"))
reader = spark.read.schema(spark_type(schema, schema["$defs"])).option("mode", "FAILFAST")
reader.json(images).write.parquet(table)

totals = Counter()
for line in output.filter(lambda line: line.startswith("#")).collect():
    if total := TOTAL.match(line):
        totals[total[2]] += int(total[1])
    else:
        print(line[1:])
for name, count in totals.items():
    print(name, count)
