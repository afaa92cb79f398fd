"""The contract that others read: fresh, valid, complete, and what the server really says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from aiohttp.test_utils import make_mocked_request
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from chatting_rt.errors import MEANINGS, ErrorCode
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.turnstile import Turnstile
from chatting_rt.wire import ephemeral_events, events
from chatting_rt.wire.base import Command
from chatting_rt.wire.results import Done
from chatting_rt.wire.shapes import Role
from handlers.base import Commands, Declaration, declarations
from handlers.http.answering import STATUS, answering
from handlers.http.base import REQUESTS, Request
from handlers.reference import pages
from handlers.reference.asyncapi import asyncapi
from handlers.reference.openapi import needs_session, openapi
from handlers.reference.pages import asyncapi_json, openapi_json
from handlers.reference.permissions_page import permissions_page
from handlers.reference.protocol_page import page
from handlers.reference.schema import structs_of
from handlers.reference.sides import SIDES, amount_and_seconds
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor

ROOT = Path(__file__).parent.parent.parent
MODULES = ROOT / "node_modules"
SPECIFICATION = MODULES / "@asyncapi/specs/schemas/3.0.0.json"
OPEN_TO_ANYBODY = {
    "create_account", "create_session", "confirm_email", "request_password_reset", "reset_password",
    "get_invitation", "accept_invitation",
    "read_avatar", "begin_upload", "finish_upload",
    "list_file_links", "read_file", "upload_file",  # each asks for a token of its own
}  # fmt: skip
ROLES = get_args(Role)


def named(declared: Declaration | Request) -> str:
    return f"{declared.namespace[1:]}.{declared.name}" if isinstance(declared, Declaration) else declared.name


each_command = pytest.mark.parametrize("declared", declarations(), ids=named)
each_request = pytest.mark.parametrize("declared", REQUESTS, ids=named)
each_document = pytest.mark.parametrize("document", [asyncapi(), openapi()], ids=["asyncapi", "openapi"])


# Fresh


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("asyncapi.json", asyncapi_json),
        ("openapi.json", openapi_json),
        ("protocol.md", lambda: page().encode()),
        ("permissions.md", lambda: permissions_page().encode()),
    ],
)
def test_what_is_checked_in_is_fresh(name: str, written: Callable[[], bytes]) -> None:
    assert (ROOT / "docs" / name).read_bytes() == written(), "run `make docs`"


@pytest.mark.slow
def test_the_types_of_the_clients_are_fresh() -> None:
    if not (MODULES / "json-schema-to-typescript").exists():
        pytest.skip("NOT CHECKED: client_js/src/wire.gen.ts, for want of node_modules; run `make check`")
    schema = subprocess.run([sys.executable, "-m", "handlers.reference.schema"], cwd=ROOT, capture_output=True)
    assert schema.returncode == 0, schema.stderr.decode()
    compared = subprocess.run(
        ["node", "scripts/generate_types.mjs", "--check"], cwd=ROOT, input=schema.stdout, capture_output=True
    )
    assert compared.returncode == 0, compared.stderr.decode()


@pytest.mark.parametrize("name", ["asyncapi", "openapi"])
async def test_the_server_shows_what_is_checked_in(name: str) -> None:
    (route,) = [route for route in pages.routes() if route.path == f"/v1/{name}.json"]
    response = await route.handler(make_mocked_request("GET", route.path))  # type: ignore[misc, arg-type]
    assert response.content_type == "application/json"
    assert response.body == (ROOT / f"docs/{name}.json").read_bytes()  # type: ignore[attr-defined]


# Valid


def test_the_requests_are_valid_openapi() -> None:
    validate(json.loads(openapi_json()))


def test_the_sockets_are_valid_asyncapi() -> None:
    if not SPECIFICATION.exists():
        pytest.skip("NOT CHECKED: docs/asyncapi.json, for want of node_modules; run `make check`")
    specification = Draft7Validator(json.loads(SPECIFICATION.read_text()))
    document = json.loads(asyncapi_json())
    specification.validate(document)

    document["operations"]["agent.sync"]["action"] = "ask"
    assert not specification.is_valid(document), "this test would not notice a mistake"


@each_document
def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in references(document):
        place: Any = document
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


def references(node: Any) -> Iterator[str]:
    for key, part in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "$ref":
            yield part
        else:
            yield from references(part)


@each_document
def test_ids_and_times_say_that_they_are(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, said in schema.get("properties", {}).items():
            formats = {kind.get("format") for kind in said.get("anyOf", [said]) if kind.get("type") != "null"}
            if field == "external_id":
                continue  # the site's own, and whatever it likes
            if field == "id" or field.endswith("_id"):
                assert formats == {"uuid"}, f"{name}.{field}"
            if field == "at" or field.endswith(("_at", "_until")):
                assert formats == {"date-time"}, f"{name}.{field}"


# Complete


@each_command
def test_a_command_says_what_it_does_and_how_often(declared: Declaration) -> None:
    assert declared.documentation.strip().endswith(".")
    amount, seconds = amount_and_seconds(declared.limit)
    assert amount > 0 and seconds > 0
    operation = asyncapi()["operations"][named(declared)]
    assert operation["summary"]
    assert operation["x-limit"] == {"amount": amount, "seconds": seconds, "per": "socket"}


@each_command
def test_an_agents_command_names_the_role_that_it_takes(declared: Declaration) -> None:
    if declared.namespace == "/agent":
        assert declared.role in ROLES, f"{declared.name} is open to whoever is signed in: declare its role"
        assert asyncapi()["operations"][named(declared)]["x-role"] == declared.role
    else:
        assert declared.role is None


def test_an_agents_command_without_a_permission_cannot_be_declared() -> None:
    """It fails at import: no server starts with it, and no test."""

    async def forgotten(call: Any, command: Command) -> Done:
        return Done()

    commands = Commands("/agent")
    with pytest.raises(TypeError, match="forgotten is open to everybody"):
        commands.command(limit="1/second")(forgotten)
    assert commands.declarations == {}


@each_request
def test_a_request_says_what_it_does(declared: Request) -> None:
    assert declared.documentation.strip().endswith(".")
    assert openapi()["paths"][declared.path][declared.method.lower()]["summary"]


def test_few_requests_are_open_to_anybody() -> None:
    assert {declared.name for declared in REQUESTS if not needs_session(declared)} == OPEN_TO_ANYBODY


@pytest.mark.parametrize("declared", [declared for declared in REQUESTS if needs_session(declared)], ids=named)
async def test_what_needs_a_session_refuses_without_one(declared: Request) -> None:
    services: Any = SimpleNamespace(clock=Clock(), settings=SimpleNamespace(trusted_proxies=()))
    response = await answering(services, declared, Turnstile(1, 1))(make_mocked_request(declared.method, declared.path))
    assert response.status == 401


def test_every_error_code_has_a_meaning() -> None:
    assert list(MEANINGS) == list(ErrorCode)
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())
    for document in (asyncapi(), openapi()):
        said = document["components"]["schemas"]["ErrorCode"]
        assert sorted(said["enum"]) == sorted(said["x-enumDescriptions"]) == sorted(ErrorCode)


def test_every_error_code_has_a_status() -> None:
    assert set(STATUS) == set(ErrorCode) - {ErrorCode.UNKNOWN_COMMAND}


def test_every_event_is_told_to_somebody() -> None:
    told = {struct for side in SIDES for struct in (*side.durable.values(), *side.ephemeral.values())}
    assert set(structs_of(events)) | set(structs_of(ephemeral_events)) - {ephemeral_events.Present} == told
    assert all(struct.__doc__ for struct in told)


# True


async def test_the_server_says_what_the_contract_says(
    connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    tab, desk, other_desk = await connect(vera), await connect(ana), await connect(ben)

    async def visitor(name: str, payload: dict[str, Any]) -> Any:
        return await checked("visitor", name, payload, tab)

    async def agent(name: str, payload: dict[str, Any]) -> Any:
        return await checked("agent", name, payload, desk)

    began = await agent("start", {})
    await visitor("start", {"locale": "en"})
    sent = await visitor("send_message", {"client_id": some_id(1), "body": "Is it open?"})
    place = {"conversation_id": sent["conversation_id"]}
    at_message = place | {"message_id": sent["message"]["id"]}
    await agent("mark_delivered", at_message)
    await agent("mark_read", at_message)
    await agent("set_typing", place | {"is_typing": True})
    await visitor("set_typing", place | {"is_typing": True})
    await agent("send_message", place | {"client_id": some_id(2), "body": "VIP", "kind": "note"})
    await agent("assign_conversation", place | {"assignee_id": str(ben.id)})
    await agent("set_conversation_status", place | {"status": "resolved"})
    await agent("set_availability", {"availability": "away"})
    await agent("get_conversation", place)
    await agent("list_conversations", {"status": None})
    await agent("list_messages", place)
    await visitor("list_messages", place)
    await agent("sync", {"epoch": began["epoch"], "since": began["head"]})
    await agent("sync", {"epoch": "another", "since": 0})
    await visitor("sync", place | {"epoch": began["epoch"], "since": 0})
    await visitor("start", {"epoch": began["epoch"], "since": 0})
    await agent("start", {"epoch": began["epoch"], "since": 0})

    for side, name, payload in [
        ("visitor", "send_message", {"client_id": some_id(1), "body": "Something else?"} | place),
        ("agent", "get_conversation", {"conversation_id": some_id(9)}),
        ("agent", "send_message", {"body": ""}),
        ("agent", "no_such_command", {}),
    ]:
        refusal = await (tab if side == "visitor" else desk).ack(name, payload)
        assert mistakes(side, "refused", refusal) == [] and not refusal["ok"]

    for side, client in (("visitor", tab), ("agent", desk), ("agent", other_desk)):
        heard = client.heard_so_far()
        assert heard
        for name, payload in heard:
            assert mistakes(side, name, payload) == [], f"{side} heard {name}: {payload}"


def some_id(number: int) -> str:
    return f"01890000-0000-7000-8000-{number:012}"


async def checked(side: str, name: str, payload: dict[str, Any], client: Any) -> Any:
    """The data of an ack; what was asked and what was answered both fit the contract."""
    assert mistakes(side, name, payload) == [], f"{side} asks {name}: {payload}"
    ack = await client.ack(name, payload)
    assert ack["ok"], ack
    assert mistakes(side, f"{name}.done", ack) == [], f"{side}'s {name} is answered {ack}"
    return ack["data"]


def mistakes(side: str, message: str, payload: object) -> list[str]:
    """Stricter than the contract, which lets fields join: here a field that is not written down is a mistake."""
    document = json.loads(asyncapi_json())
    for schema in document["components"]["schemas"].values():
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
    said = {"$ref": f"#/channels/{side}/messages/{message}/payload"} | document
    validator = Draft202012Validator(said, format_checker=FormatChecker(["uuid"]))
    return [error.message for error in validator.iter_errors(payload)]
