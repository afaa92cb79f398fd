"""The HTTP requests, as an OpenAPI document: https://spec.openapis.org/oas/v3.1.0"""

from functools import cache
from typing import Any

from handlers.http import accounts, sessions  # noqa: F401 - importing them declares the requests
from handlers.http.base import REQUESTS
from handlers.reference.schema import schemas


@cache
def openapi() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chatting: HTTP", "version": "1"},
        "paths": {declared.path: {} for declared in REQUESTS},
        "components": {"schemas": schemas("#/components/schemas/{name}")},
    }
