"""The published JSON Schema of a saved result: `python -m quotematch.write.schema` writes it anew.

The file stands beside this module, for programs in other languages; a test fails when it is stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: Where the published schema stands.
SCHEMA_FILE = Path(__file__).with_name("reconciliation.schema.json")


def schema_of(model: type[Reconciliation]) -> dict[str, Any]:
    """The schema of what `to_json` writes, in draft 2020-12, all fields required, as they are all written."""
    schema = model.model_json_schema(mode="serialization")
    for part in (schema, *schema.get("$defs", {}).values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
    version = model.model_fields["schema_version"].default
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:quotematch:reconciliation:{version}",
        **schema,
    }


def schema_text(model: type[Reconciliation]) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema_of(model), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    from quotematch.result import Reconciliation as Result

    SCHEMA_FILE.write_text(schema_text(Result), encoding="utf-8")
