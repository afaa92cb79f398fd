"""The HTTP requests, as an OpenAPI document: https://spec.openapis.org/oas/v3.1.0"""

import re
from functools import cache
from http import HTTPStatus
from typing import Any

from chatting_rt.errors import MEANINGS, ErrorCode
from chatting_rt.wire.base import Error
from handlers.http import accounts, files, sessions  # noqa: F401 - importing them declares the requests
from handlers.http.answering import STATUS
from handlers.http.base import REQUESTS, Request
from handlers.identity import COOKIE
from handlers.reference.schema import Kind, schemas
from handlers.reference.sides import paragraphs

SCHEMAS = "#/components/schemas/"
PARAMETER = re.compile(r"\{(\w+)\}")
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
DESCRIPTION = """\
What only HTTP can do; the talking itself goes over the sockets, which `/v1/asyncapi.json` describes. A body is JSON,
with `Content-Type: application/json`. A refusal has the same error object as a refused command.

A session is a bearer token, or the dashboard's cookie if no page of another origin sent the request."""


@cache
def openapi() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chatting: HTTP", "version": "1", "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "paths": declared_paths() | plain_paths(),
        "components": {
            "schemas": schemas(spoken(), SCHEMAS + "{name}"),
            "responses": {response_name(status): refusal(status) for status in sorted(set(STATUS.values()))},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
            },
        },
    }


def declared_paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for declared in sorted(REQUESTS, key=lambda declared: declared.path):
        paths.setdefault(declared.path, {})[declared.method.lower()] = operation(declared)
    return paths


def operation(declared: Request) -> dict[str, Any]:
    summary, description = paragraphs(declared.documentation)
    found: dict[str, Any] = {
        "operationId": declared.name,
        "tags": [declared.path.split("/")[2]],
        "summary": summary,
        "security": [{"bearer": []}, {"cookie": []}] if needs_session(declared) or declared.takes_bytes else [],
    }
    if description:
        found["description"] = description
    if parameters := [*map(parameter, PARAMETER.findall(declared.path)), *query_of(declared)]:
        found["parameters"] = parameters
    if declared.takes_bytes:
        found["requestBody"] = {"required": True, "content": BYTES}
    if declared.payload:
        found["requestBody"] = {"required": True, "content": json_of(ref(declared.payload))}
    return found | {"responses": responses(declared)}


def needs_session(declared: Request) -> bool:
    return not declared.is_open


def parameter(name: str) -> dict[str, Any]:
    is_id = name == "id" or name.endswith("_id")
    schema = {"type": "string", "format": "uuid"} if is_id else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def query_of(declared: Request) -> list[dict[str, Any]]:
    if declared.query is None:
        return []
    shape = schemas([declared.query], SCHEMAS + "{name}")[declared.query.__name__]
    required = shape.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in shape["properties"].items()
    ]


def responses(declared: Request) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": HTTPStatus(declared.status).phrase}
    if declared.result:
        answer |= {
            "description": paragraphs(declared.result.__doc__ or "")[0],
            "content": json_of(ref(declared.result)),
        }
    if declared.gives_bytes:
        answer["content"] = BYTES
    refusals = {
        status: {"$ref": f"#/components/responses/{response_name(status)}"} for status in refused_with(declared)
    }
    return {str(declared.status): answer} | {str(status): response for status, response in sorted(refusals.items())}


def refused_with(declared: Request) -> set[int]:
    found = {429, 500, 503}
    if declared.payload:
        found |= {401, 409, 413, 422}
    if declared.takes_bytes:
        found |= {401, 403, 413, 415, 422}
    if declared.gives_bytes:
        found |= {401}
    if needs_session(declared):
        found |= {401, 403}
    if PARAMETER.search(declared.path):
        found |= {404}
    return found


def response_name(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "")


def refusal(status: int) -> dict[str, Any]:
    codes = [code for code in ErrorCode if STATUS.get(code) == status]
    response: dict[str, Any] = {
        "description": "\n".join(f"- `{code}`: {MEANINGS[code]}" for code in codes),
        "content": json_of({"type": "object", "properties": {"error": ref(Error)}, "required": ["error"]}),
    }
    if status in (429, 503):
        response["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return response


def plain_paths() -> dict[str, Any]:
    """What is asked by machines, and is not declared."""
    status = {"type": "object", "properties": {"status": {"type": "string"}}, "required": ["status"]}
    document = {"type": "object"}
    return {
        "/v1/asyncapi.json": plain("get_asyncapi", "reference", "The sockets, as an AsyncAPI document.", document),
        "/v1/openapi.json": plain("get_openapi", "reference", "The requests, as an OpenAPI document.", document),
        "/healthz": plain("get_health", "health", "The process turns its loop.", status),
        "/readyz": plain(
            "get_readiness",
            "health",
            "The process can take work: it is not about to stop, and the database answers.",
            status,
            {"503": {"description": "It cannot; `status` says why.", "content": json_of(status)}},
        ),
    }


def plain(
    name: str, tag: str, summary: str, schema: dict[str, Any], others: dict[str, Any] | None = None
) -> dict[str, Any]:
    answers = {"200": {"description": summary, "content": json_of(schema)}} | (others or {})
    return {"get": {"operationId": name, "tags": [tag], "summary": summary, "security": [], "responses": answers}}


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def ref(struct: Kind) -> dict[str, str]:
    return {"$ref": SCHEMAS + struct.__name__}


def spoken() -> list[Kind]:
    kinds = (kind for declared in REQUESTS for kind in (declared.payload, declared.result))
    return list(dict.fromkeys([Error, *filter(None, kinds)]))
