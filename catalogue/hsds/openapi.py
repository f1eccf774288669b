"""The OpenAPI document, made of the same tables that answers are made of."""

from typing import Any

from .endpoints import ENDPOINTS, Endpoint
from .parameters import PARAMETERS

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
KEY = {"type": "string", "format": "uuid"}
# The members that each kind of object always has.
REQUIRED = {
    "service": ("name", "status"),
    "organization": ("name", "description"),
    "service_at_location": ("service_id", "location_id"),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("name", "description"),
}
STATUS = {"type": "string", "enum": ["active", "inactive", "defunct", "temporarily closed"]}


def document(base: str) -> dict[str, Any]:
    """The whole document for a site's address."""
    paths: dict[str, Any] = {"/": {"get": _operation("about", "Where everything is", _about())}}
    for name, endpoint in ENDPOINTS.items():
        paths[f"/{name}"] = {"get": _list(name, endpoint)}
        paths[f"/{name}/{{id}}"] = {"get": _single(name, endpoint)}
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Social services of Kujawsko-Pomorskie (HSDS 3.1)",
            "version": "3.1",
            "description": "Open data of the regional catalogue, in seven languages.",
        },
        "servers": [{"url": f"{base}/api/hsds"}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _schemas() -> dict[str, Any]:
    found = {schema: _object(schema, names) for schema, names in REQUIRED.items()}
    found["service"]["properties"]["status"] = STATUS
    found["problem"] = {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": NUMBER,
            "detail": TEXT,
            "parameter": TEXT,
        },
    }
    return found


def _object(schema: str, names: tuple[str, ...]) -> dict[str, Any]:
    properties = {"id": KEY, **{name: KEY if name.endswith("_id") else TEXT for name in names}}
    return {"type": "object", "required": list(properties), "properties": properties}


def _about() -> dict[str, Any]:
    names = ["version", "profile", "openapi_url"]
    return {"type": "object", "required": names, "properties": dict.fromkeys(names, TEXT)}


def _ref(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _list(name: str, endpoint: Endpoint) -> dict[str, Any]:
    contents = {"type": "array", "items": _ref(endpoint.schema)}
    numbers = ("total_items", "total_pages", "page_number", "size")
    flags = ("first_page", "last_page", "empty")
    properties = {**dict.fromkeys(numbers, NUMBER), **dict.fromkeys(flags, FLAG)}
    envelope = {
        "type": "object",
        "required": [*properties, "contents"],
        "properties": {**properties, "contents": contents},
    }
    operation = _operation(f"list_{name}", f"A page of {name}", envelope)
    operation["parameters"] = [_parameter(one) for one in endpoint.parameters]
    lines = {"application/x-ndjson": {"schema": TEXT}}
    operation["responses"]["200"]["content"] |= lines
    operation["responses"]["422"] = _problem("A parameter cannot be understood")
    return operation


def _single(name: str, endpoint: Endpoint) -> dict[str, Any]:
    operation = _operation(f"get_{name}", f"One of {name}", _ref(endpoint.schema))
    operation["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": KEY}]
    if "full_service" in endpoint.parameters:
        operation["parameters"].append(_parameter("full_service"))
        operation["responses"]["422"] = _problem("A parameter cannot be understood")
    operation["responses"]["404"] = _problem("There is nothing under this identifier")
    return operation


def _operation(name: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    responses = {
        "200": {"description": summary, "content": content},
        "304": {"description": "As before"},
    }
    return {"operationId": name, "summary": summary, "responses": responses}


def _parameter(name: str) -> dict[str, Any]:
    found = PARAMETERS[name]
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": found.description,
        "schema": dict(found.schema),
    }


def _problem(description: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _ref("problem")}}
    return {"description": description, "content": content}
