"""The sockets, as an AsyncAPI document: https://www.asyncapi.com/docs/reference/specification/v3.0.0"""

from functools import cache
from typing import Any

from handlers.reference.schema import schemas


@cache
def asyncapi() -> dict[str, Any]:
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Chatting: the sockets", "version": "1"},
        "components": {"schemas": schemas("#/components/schemas/{name}")},
    }
