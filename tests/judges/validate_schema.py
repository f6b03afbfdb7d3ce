"""What a JSON Schema says of TOML files.

    PYTHONPATH=target/judges/python python3 tests/judges/validate_schema.py SCHEMA.json FILE.toml...

Each file is held against the last schema named before it, as a validator of draft-07 does it. A
schema that is none ends the program. Prints one line of JSON for each file: its name and its
faults, each as the keys that lead to it, and a message.
"""

import datetime
import json
import sys
import tomllib

import jsonschema


def plain(value):
    """TOML's dates and times as strings: JSON has none, and editors do the same."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def fault(error):
    return {"at": "/".join(map(str, error.absolute_path)), "message": error.message}


validator = None
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        if path.endswith(".json"):
            schema = json.load(file)
            jsonschema.Draft7Validator.check_schema(schema)
            validator = jsonschema.Draft7Validator(schema)
            continue
        data = plain(tomllib.load(file))
    faults = sorted(map(fault, validator.iter_errors(data)), key=lambda fault: fault["at"])
    print(json.dumps({"file": path, "faults": faults}, ensure_ascii=False))
