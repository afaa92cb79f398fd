"""Commands that nobody declared, and payloads that are none: answered, and the socket goes on."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.infra.conftest import Raw
from tests.support.cast import AgentActor, VisitorActor


@pytest.mark.parametrize(
    "name", ["connect", "disconnect", "message", "*", "connect_error", "__init__", "trigger_event"]
)
async def test_an_event_named_like_the_librarys_own_is_an_unknown_command(
    raw: Raw, connect: Connect, server: WebServer, ana: AgentActor, vera: VisitorActor, name: str
) -> None:
    desk, tab = await connect(ana), await raw(vera)
    joined = set(server.gateway.connections)

    ack = await tab.call("/visitor", name, {"HTTP_ORIGIN": "https://forged.example"})
    await tab.send(f"42/visitor,{json.dumps([name, {}])}")

    assert ack["error"]["code"] == "unknown_command"
    assert (await tab.call("/visitor", "start"))["ok"]
    assert server.gateway.connections == joined
    heard = [payload for event, payload in desk.heard_so_far() if event == "presence_changed"]
    assert heard and all(change["is_online"] for change in heard)


async def test_an_undeclared_command_is_unknown_and_the_socket_goes_on(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)

    for name in ("drop_everything", "list_conversations", "", "send_message ", "Start", "start\0", "\ud800"):
        assert (await tab.call("/visitor", name, {}))["error"]["code"] == "unknown_command", name

    assert (await tab.call("/visitor", "start"))["ok"]


@pytest.mark.parametrize("payload", [[], [1, 2], 5, 1.5, "text", "", True, {"body": {"a": "b"}}, {"client_id": 7}])
async def test_a_payload_of_the_wrong_type_is_invalid(raw: Raw, vera: VisitorActor, payload: object) -> None:
    tab = await raw(vera)

    ack = await tab.call("/visitor", "send_message", payload)

    assert ack["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start"))["ok"]


async def test_two_payloads_are_invalid_and_none_is_an_empty_one(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)

    assert (await tab.call("/visitor", "start", {}, {}))["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start", {}, None))["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start", None))["ok"]
    assert (await tab.call("/visitor", "start"))["ok"]


async def test_nesting_that_json_can_hold_is_answered(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)
    for depth in (50, 400):
        deep: Any = "x"
        for _ in range(depth):
            deep = [deep]
        for payload in (deep, {"page": deep}, {"page": {"url": "https://x.example", "title": deep}}, {"\ud800": deep}):
            assert (await tab.call("/visitor", "start", payload))["error"]["code"] == "invalid_payload"


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
async def test_text_that_cannot_be_kept_is_refused_by_name(raw: Raw, vera: VisitorActor, letter: str) -> None:
    tab = await raw(vera)
    message = {"client_id": str(uuid4()), "body": "fine"}

    ack = await tab.call("/visitor", "send_message", message | {"body": f"half{letter}"})
    page = await tab.call("/visitor", "start", {"page": {"url": "https://x.example", "title": letter}})
    others = [
        await tab.call("/visitor", "send_message", message | {"client_id": letter}),
        await tab.call("/visitor", "send_message", message | {letter: 1}),
        await tab.call("/visitor", "sync", {"conversation_id": str(uuid4()), "epoch": letter, "since": 0}),
    ]

    assert (ack["error"]["code"], ack["error"]["field"]) == ("invalid_payload", "body")
    assert (page["error"]["code"], page["error"]["field"]) == ("invalid_payload", "page.title")
    assert {other["error"]["code"] for other in others} == {"invalid_payload"}
    assert (await tab.call("/visitor", "send_message", message))["ok"]
