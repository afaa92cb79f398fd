"""The sockets, as an AsyncAPI document: https://www.asyncapi.com/docs/reference/specification/v3.0.0"""

from functools import cache
from typing import Any

from chatting_rt.errors import ErrorCode
from chatting_rt.wire.base import Error, Shape
from handlers.base import Declaration
from handlers.reference.prose import ASKING, CATCHING_UP, JOINING
from handlers.reference.schema import Kind, schemas
from handlers.reference.sides import SIDES, Side, amount_and_seconds, paragraphs

SCHEMAS = "#/components/schemas/"
REFUSES_A_SOCKET = (
    ErrorCode.INVALID_PAYLOAD, ErrorCode.UNAUTHORIZED, ErrorCode.ORIGIN_NOT_ALLOWED, ErrorCode.BLOCKED,
    ErrorCode.NOT_FOUND, ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL,
)  # fmt: skip


@cache
def asyncapi() -> dict[str, Any]:
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Chatting: the sockets",
            "version": "1",
            "description": "\n\n".join(
                ["# Joining", JOINING, "# Commands", ASKING, "# Events, and catching up", CATCHING_UP]
            ),
        },
        "defaultContentType": "application/json",
        "servers": {
            "here": {
                "host": "{host}",
                "pathname": "/socket.io",
                "protocol": "ws",
                "protocolVersion": "13",
                "description": "Socket.IO over a websocket; with TLS in front it is wss.",
                "variables": {"host": {"default": "127.0.0.1:8080"}},
            }
        },
        "channels": {side.name: channel(side) for side in SIDES},
        "operations": {name: operation for side in SIDES for name, operation in operations(side).items()},
        "components": {"schemas": without_discriminators(schemas(spoken(), SCHEMAS + "{name}"))},
    }


def channel(side: Side) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for declared in side.commands:
        messages[declared.name] = asked(declared)
        messages[f"{declared.name}.done"] = done(declared)
    messages["refused"] = refused()
    for tag, told in (("durable", side.durable), ("ephemeral", side.ephemeral)):
        for name, struct in sorted(told.items()):
            messages[name] = heard(name, struct, tag)
    return {
        "address": side.namespace,
        "title": f"What a {side.name}'s client and the server say to each other",
        "description": paragraphs(side.auth.__doc__ or "")[0],
        "messages": messages,
        "x-auth": {"payload": ref(side.auth), "refused": [str(code) for code in REFUSES_A_SOCKET]},
    }


def asked(declared: Declaration) -> dict[str, Any]:
    summary, _ = paragraphs(declared.documentation)
    return {"name": declared.name, "title": declared.name, "summary": summary, "payload": ref(declared.payload)}


def done(declared: Declaration) -> dict[str, Any]:
    return {
        "name": "ack",
        "title": f"{declared.name} is done",
        "summary": paragraphs(declared.result.__doc__ or "")[0],
        "payload": envelope(is_ok=True, key="data", content=ref(declared.result)),
    }


def refused() -> dict[str, Any]:
    return {
        "name": "ack",
        "title": "The command is refused",
        "summary": "The same for every command.",
        "payload": envelope(is_ok=False, key="error", content=ref(Error)),
    }


def envelope(*, is_ok: bool, key: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"ok": {"type": "boolean", "const": is_ok}, key: content},
        "required": ["ok", key],
    }


def heard(name: str, struct: type[Shape], tag: str) -> dict[str, Any]:
    summary, _ = paragraphs(struct.__doc__ or "")
    return {"name": name, "title": name, "summary": summary, "tags": [{"name": tag}], "payload": ref(struct)}


def operations(side: Side) -> dict[str, Any]:
    """Seen from the server, as the specification wants it: it receives commands and sends events."""
    found = {f"{side.name}.{declared.name}": operation(side, declared) for declared in side.commands}
    for tag, told in (("durable", side.durable), ("ephemeral", side.ephemeral)):
        found[f"{side.name}.{tag}_events"] = {
            "action": "send",
            "channel": {"$ref": f"#/channels/{side.name}"},
            "title": f"{tag} events",
            "tags": [{"name": tag}],
            "messages": [said(side, name) for name in sorted(told)],
        }
    return found


def operation(side: Side, declared: Declaration) -> dict[str, Any]:
    summary, description = paragraphs(declared.documentation)
    amount, seconds = amount_and_seconds(declared.limit)
    channel = {"$ref": f"#/channels/{side.name}"}
    return {
        "action": "receive",
        "channel": channel,
        "title": declared.name,
        "summary": summary,
        **({"description": description} if description else {}),
        "messages": [said(side, declared.name)],
        "reply": {"channel": channel, "messages": [said(side, f"{declared.name}.done"), said(side, "refused")]},
        **({"x-role": declared.role} if declared.role else {}),
        "x-limit": {"amount": amount, "seconds": seconds, "per": "socket"},
    }


def said(side: Side, message: str) -> dict[str, str]:
    return {"$ref": f"#/channels/{side.name}/messages/{message}"}


def ref(struct: Kind) -> dict[str, str]:
    return {"$ref": SCHEMAS + struct.__name__}


def spoken() -> list[Kind]:
    kinds: list[Kind] = [Error]
    for side in SIDES:
        kinds += [side.auth, *side.durable.values(), *side.ephemeral.values()]
        kinds += [kind for declared in side.commands for kind in (declared.payload, declared.result)]
    return list(dict.fromkeys(kinds))


def without_discriminators(node: Any) -> Any:
    """OpenAPI's are objects, AsyncAPI's are not; `type` allows but one value in each of our events anyway."""
    if isinstance(node, list):
        return [without_discriminators(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: without_discriminators(part) for key, part in node.items() if key != "discriminator"}
