"""Whatever a client sends, it is answered with a stable code, and the server goes on as before."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from chatting_rt.errors import ErrorCode
from chatting_rt.settings import Settings
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import Declaration, declarations
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.payloads import Payloads

NEVER = {ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE, ErrorCode.OVERLOADED, ErrorCode.RATE_LIMITED}
"""What bad input may not amount to."""
ANSWER_WITHIN = 3.0  # seconds

text = st.text(max_size=30) | st.sampled_from(
    ["\0", "\ud800", "a\udfffb", "\u202e", "\n", "' OR 1=1 --", "%s", "{}", "$1", "../..", "é" * 20, "x" * 9000]
)
number = (
    st.integers(-(2**70), 2**70) | st.floats() | st.sampled_from([0, -1, 2**31, 2**53, 2**63, 10**400, 1e308, True])
)
scalar = st.none() | st.booleans() | number | text | st.uuids().map(str)
junk = st.recursive(
    scalar, lambda part: st.lists(part, max_size=4) | st.dictionaries(text, part, max_size=4), max_leaves=12
)
times = st.sampled_from([
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999Z", "2026-02-30T00:00:00Z",
    "2030-01-01T00:00:00", "2030-01-01T00:00:00.1234567890Z", "2030-12-31T23:59:60Z", "now", 1e18, -1,
])  # fmt: skip
thorough = trying(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


def of(namespace: str) -> list[Declaration]:
    return [declared for declared in declarations() if declared.namespace == namespace]


ComeAnew = Callable[[], Awaitable[tuple[Client, dict[str, Any]]]]
"""A visitor who asks something, and what this is about."""


class Sides:
    """A visitor and Ana with a conversation between them."""

    def __init__(self, tab: Client, desk: Client, payloads: dict[str, Payloads], come_anew: ComeAnew) -> None:
        self.sockets = {"/visitor": tab, "/agent": desk}
        self.payloads = payloads
        self.come_anew = come_anew

    async def send(self, declared: Declaration, payload: Any) -> None:
        socket = self.sockets[declared.namespace]
        answer = await socket.ack(declared.name, payload, within=ANSWER_WITHIN)
        if not answer["ok"]:
            assert answer["error"]["code"] in set(ErrorCode) - NEVER, (declared.name, payload, answer)
            assert answer["error"]["message"]
        elif declared.name == "delete_my_data":
            self.sockets["/visitor"], about = await self.come_anew()
            for payloads in self.payloads.values():
                payloads.ids |= about
        socket.heard_so_far()

    async def are_well(self) -> None:
        conversation = self.payloads["/agent"].ids["conversation_id"]
        message = await self.sockets["/agent"].say("Still here?", conversation)
        while (await self.sockets["/visitor"].receive("message_created"))["data"]["id"] != message["id"]:
            pass  # what was said before
        assert (await self.sockets["/visitor"].say("Yes", conversation))["body"] == "Yes"


@pytest.fixture
async def sides(connect: Connect, ana: AgentActor) -> Sides:
    async def come() -> tuple[Client, dict[str, Any]]:
        tab = await connect(VisitorActor(ana.site))
        question = await tab.say("Hello")
        tab.heard_so_far()
        about = {"conversation_id": question["conversation_id"], "conversation_ids": [question["conversation_id"]]}
        return tab, about | {"message_id": question["id"], "before": question["id"]}

    desk = await connect(ana)
    tab, about = await come()
    epoch = (await desk.call("start", {}))["epoch"]
    ids = about | {
        "assignee_id": str(ana.id),
        "expected_assignee_id": str(ana.id),
        "site_id": str(ana.site.id),
        "session_id": str(uuid4()),
        "agent_id": str(uuid4()),
        "api_token_id": str(uuid4()),
        "invitation_id": str(uuid4()),
        "team_id": str(uuid4()),
        "label_id": str(uuid4()),
        "visitor_id": str(uuid4()),
        "merged_id": str(uuid4()),
        "blocked_address_id": str(uuid4()),
        "canned_reply_id": str(uuid4()),
        "saved_view_id": str(uuid4()),
        "visitor_note_id": str(uuid4()),
        "identity_secret_id": str(uuid4()),
    }
    return Sides(tab, desk, {side: Payloads(dict(ids), epoch) for side in ("/visitor", "/agent")}, come)


@pytest.mark.slow
@thorough
@given(declared=st.sampled_from(declarations()), payload=junk)
async def test_any_json_is_answered(sides: Sides, declared: Declaration, payload: Any) -> None:
    await sides.send(declared, payload)
    await sides.are_well()


@pytest.mark.slow
@thorough
@given(data=st.data())
async def test_a_right_payload_made_wrong_is_answered(sides: Sides, data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(declarations()))
    right = sides.payloads[declared.namespace].of(declared)
    places = sorted(set(right) | set(declared.payload.__struct_fields__))
    if places:
        place = data.draw(st.sampled_from(places))
        right[place] = data.draw(times | junk)
    for extra in data.draw(st.lists(text | st.sampled_from(["workspace_id", "role", "id", "__proto__"]), max_size=2)):
        right.setdefault(extra, data.draw(scalar))
    for dropped in data.draw(st.sets(st.sampled_from(places), max_size=1)) if places else ():
        right.pop(dropped, None)

    await sides.send(declared, right)
    await sides.are_well()


@pytest.mark.parametrize("namespace", ["/visitor", "/agent"])
async def test_each_command_refuses_what_it_does_not_declare(sides: Sides, namespace: str) -> None:
    """Unknown fields, wrong shapes, wrong arity, endless depth: each is `invalid_payload`."""
    for declared in of(namespace):
        for payload in _beside(sides.payloads[namespace].of(declared)):
            refusal = await sides.sockets[namespace].refusal(declared.name, payload)
            assert refusal["code"] == "invalid_payload", (declared.name, payload, refusal)
            assert len(json.dumps(refusal)) < 1000, "a refusal repeats little of what was sent"


def _beside(right: dict[str, Any]) -> list[Any]:
    return [
        right | {"workspace_id": str(uuid4())},
        right | {"x" * 5000: 1},
        right | {"\ud800": 1},
        right | {"\0": None},
        right | {"deep": _deep(200)},
        [right],
        "text",
        5,
        True,
        _deep(100),
        (right, right),
    ]


def _deep(levels: int) -> Any:
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


async def test_what_is_not_declared_cannot_be_called(sides: Sides) -> None:
    names = ["connect", "disconnect", "message", "error", "ack", "", "*", "__init__", "start ", "Start", "\0"]
    for name in [*names, "x" * 3000]:
        for socket in sides.sockets.values():
            assert (await socket.refusal(name, {}))["code"] == "unknown_command", name
        await sides.are_well()


NO_TIMES = [
    "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00+23:59", "2030-12-31T23:59:60Z",
    "2030-02-30T00:00:00Z", "2030-01-01T00:00:00", "2030-01-01", "tomorrow", "", 0, 4e9, -1, True, [], {},
]  # fmt: skip


async def test_a_time_that_is_none_is_refused(sides: Sides) -> None:
    snooze = {"conversation_id": sides.payloads["/agent"].ids["conversation_id"], "status": "snoozed"}
    for when in NO_TIMES:
        refusal = await sides.sockets["/agent"].refusal("set_conversation_status", snooze | {"snoozed_until": when})
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "snoozed_until"), when
    await sides.are_well()


async def test_commands_of_the_other_side_are_not_there(sides: Sides) -> None:
    here, there = {d.name for d in of("/visitor")}, {d.name for d in of("/agent")}
    for namespace, names in (("/visitor", there - here), ("/agent", here - there)):
        for name in names:
            sides.sockets[namespace].heard_so_far()
            assert (await sides.sockets[namespace].refusal(name, {}))["code"] == "unknown_command"


async def test_a_body_that_cannot_be_kept_is_refused_by_name(sides: Sides) -> None:
    for body in ("", "x" * 8001, "\0", "a\0b", "\ud800", "a\udfffb", None, 5, ["a"]):
        for namespace, socket in sides.sockets.items():
            payload = {**sides.payloads[namespace].ids, "client_id": str(uuid4()), "body": body}
            send = {name: payload[name] for name in ("conversation_id", "client_id", "body")}
            refusal = await socket.refusal("send_message", send)
            assert (refusal["code"], refusal["field"]) == ("invalid_payload", "body"), body
    await sides.are_well()


async def test_any_text_that_can_be_kept_comes_back_as_it_was(sides: Sides) -> None:
    conversation = sides.payloads["/agent"].ids["conversation_id"]
    for body in ("x" * 8000, "😀" * 4000, "a\u202eb", " ", "\n", "<script>alert(1)</script>", "'; --"):
        assert (await sides.sockets["/visitor"].say(body, conversation))["body"] == body
        page = await sides.sockets["/agent"].call("list_messages", {"conversation_id": conversation})
        assert page["messages"][-1]["body"] == body
