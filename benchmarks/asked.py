"""Ask every judged query of the site that the environment describes; the answers go out as JSON.

A process of its own, for a process has one database: ``python -m benchmarks.asked``.
"""

import json
import re
import sys
from typing import Any

from .judged import judged_queries
from .started import start

SIZE = 10
_ADDED = re.compile(r"_[A-Za-z0-9]{7}(?=\.\w+$)")


def answers() -> dict[str, Any]:
    """The things that there are, and for each query the engine and the things found."""
    from search.models import SearchText
    from search.services import find

    texts = SearchText.objects.exclude(document__digest="").values_list("document_id", "path")
    names = {key: last_part(path) for key, path in texts}
    found = []
    for query in judged_queries():
        results = find(query.text, query.language, limit=SIZE)
        found.append([results.engine, [names[hit.key] for hit in results.hits]])
    return {"things": sorted(set(names.values())), "found": found}


def last_part(path: str) -> str:
    """What a thing is called in judgements: the end of its address.

    Without what the storage adds to a file's name that is taken already.
    """
    return _ADDED.sub("", path.strip("/").rpartition("/")[2])


def main() -> None:
    """Start Django, and ask."""
    start()
    json.dump(answers(), sys.stdout)


if __name__ == "__main__":
    main()
