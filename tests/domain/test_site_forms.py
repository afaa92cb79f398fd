"""What a site asks before a conversation starts: set by admins, answered by visitors, read by agents."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.settings import Settings
from models import Conversation, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client

Form = dict[str, Any]
NAME = {"name": "name", "kind": "text", "label": "Your name", "is_required": True, "options": []}
EMAIL = {"name": "email", "kind": "email", "label": "Email", "is_required": True, "options": []}
TOPIC = {"name": "topic", "kind": "select", "label": "About", "is_required": False, "options": ["Order", "Other"]}
CONSENT = {"name": "terms", "kind": "checkbox", "label": "I agree", "is_required": True, "options": []}
FORM: Form = {"intro": "Before we start", "fields": [NAME, EMAIL, TOPIC, CONSENT]}
ANSWERS = {"name": " Vera ", "email": "vera@home.example", "topic": "Order", "terms": True}


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


@pytest.fixture
async def desk(connect: Connect, ana: AgentActor) -> Client:
    return await connect(ana)


@pytest.fixture
async def tab(connect: Connect, vera: VisitorActor) -> Client:
    return await connect(vera)


async def ask(desk: Client, ana: AgentActor, form: Form | None, purpose: str = "pre_chat") -> dict[str, Any]:
    about = {"site_id": str(ana.site.id), "purpose": purpose, "form": form}
    site: dict[str, Any] = (await desk.call("set_site_form", about))["site"]
    return site


def given(purpose: str = "pre_chat", **answers: Any) -> dict[str, Any]:
    filled = [{"name": name, "value": value} for name, value in (ANSWERS | answers).items() if value is not None]
    return {"form": {"purpose": purpose, "answers": filled}}


def hello(**more: Any) -> dict[str, Any]:
    return {"client_id": str(uuid4()), "body": "Hello", **more}


async def test_answers_are_kept_with_the_conversation_and_name_a_new_visitor(
    desk: Client, tab: Client, ana: AgentActor
) -> None:
    site = await ask(desk, ana, FORM)
    assert site["forms"] == {"pre_chat": FORM, "offline": None}
    assert (await desk.receive("site_updated"))["data"] == site
    assert (await tab.call("start", {}))["site"]["forms"] == {"pre_chat": FORM, "offline": None}

    sent = await tab.call("send_message", hello() | given())

    assert sent["message"]["author"]["name"] == "Vera"
    created = await desk.receive("conversation_created")
    assert (created["data"]["visitor"]["name"], created["data"]["visitor"]["email"]) == ("Vera", "vera@home.example")
    assert (await desk.receive("message_created"))["data"]["author"]["name"] == "Vera"
    found = await desk.call("get_conversation", {"conversation_id": sent["conversation_id"]})
    assert found["form"]["purpose"] == "pre_chat"
    told = [(answer["label"], answer["value"]) for answer in found["form"]["answers"]]
    assert told == [("Your name", "Vera"), ("Email", "vera@home.example"), ("About", "Order"), ("I agree", True)]
    assert (await tab.call("start", {}))["visitor"]["email"] == "vera@home.example"

    await ask(desk, ana, None)
    again = await desk.call("get_conversation", {"conversation_id": sent["conversation_id"]})
    assert again["form"] == found["form"], "what was asked then stays as it was asked"


async def test_a_known_visitor_keeps_their_name(desk: Client, tab: Client, ana: AgentActor) -> None:
    await tab.say("No form yet")
    await Visitor.all().update(name="Vera", email=None)
    await ask(desk, ana, FORM)
    await tab.call("send_message", hello() | given(name="Somebody else"))
    visitor = await Visitor.get()
    assert (visitor.name, visitor.email) == ("Vera", None)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"name": None}, "form.name"),
        ({"name": "   "}, "form.name"),
        ({"name": True}, "form.name"),
        ({"email": "vera@home"}, "form.email"),
        ({"email": "a@b.c\nBcc: all@acme.example"}, "form.email"),
        ({"email": "x" * 300 + "@home.example"}, "form.email"),
        ({"topic": "Something else"}, "form.topic"),
        ({"topic": False}, "form.topic"),
        ({"terms": False}, "form.terms"),
        ({"terms": None}, "form.terms"),
        ({"terms": "yes"}, "form.terms"),
        ({"role": "admin"}, "form.role"),
    ],
)
async def test_what_does_not_answer_is_refused_by_name_and_leaves_nothing(
    desk: Client, tab: Client, ana: AgentActor, answers: dict[str, Any], field: str
) -> None:
    await ask(desk, ana, FORM)
    refusal = await tab.refusal("send_message", hello() | given(**answers))
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)
    assert (await Conversation.all().count(), await Visitor.all().count()) == (0, 0)


async def test_what_is_optional_may_be_left_out(desk: Client, tab: Client, ana: AgentActor) -> None:
    await ask(desk, ana, FORM)
    sent = await tab.call("send_message", hello() | given(topic=None))
    found = await desk.call("get_conversation", {"conversation_id": sent["conversation_id"]})
    assert [answer["value"] for answer in found["form"]["answers"]] == ["Vera", "vera@home.example", "", True]


async def test_without_the_form_nothing_starts_and_what_goes_on_needs_none(
    desk: Client, tab: Client, ana: AgentActor
) -> None:
    earlier = await tab.say("No form yet")
    await ask(desk, ana, FORM)
    for missing in ({}, {"form": None}, {"form": {"purpose": "offline", "answers": []}}):
        refusal = await tab.refusal("send_message", hello() | missing)
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "form")
    await tab.say("Another thing", earlier["conversation_id"])


async def test_nothing_is_answered_twice(desk: Client, tab: Client, ana: AgentActor) -> None:
    await ask(desk, ana, FORM)
    filled = given()
    filled["form"]["answers"].append({"name": "name", "value": "Vera again"})
    assert (await tab.refusal("send_message", hello() | filled))["field"] == "form"


async def test_repeating_a_send_needs_no_second_look_at_the_form(desk: Client, tab: Client, ana: AgentActor) -> None:
    await ask(desk, ana, FORM)
    first = hello() | given()
    sent = await tab.call("send_message", first)
    await ask(desk, ana, {"fields": [NAME | {"name": "something_else"}]})
    assert await tab.call("send_message", first) == sent


async def test_the_offline_form_is_asked_while_the_team_is_not_there(
    desk: Client, tab: Client, ana: AgentActor
) -> None:
    site = await ask(desk, ana, {"fields": [EMAIL]}, "offline")
    assert site["forms"]["offline"]["intro"] == ""
    await tab.call("send_message", hello())
    await desk.call("set_availability", {"availability": "away"})
    assert (await tab.refusal("send_message", hello()))["field"] == "form"
    only_email = {"name": None, "topic": None, "terms": None}
    sent = await tab.call("send_message", hello() | given("offline", **only_email))
    await desk.call("set_availability", {"availability": "online"})
    late = await tab.call("send_message", hello() | given("offline", **only_email))
    for one in (sent, late):
        found = await desk.call("get_conversation", {"conversation_id": one["conversation_id"]})
        assert found["form"]["purpose"] == "offline"


async def test_outside_business_hours_the_offline_form_is_asked(desk: Client, tab: Client, ana: AgentActor) -> None:
    await ask(desk, ana, {"fields": [EMAIL]}, "offline")
    await desk.call("set_hours", {"is_on": True, "week": {}, "holidays": []})
    assert (await tab.refusal("send_message", hello()))["field"] == "form"
    await desk.call("set_hours", {"is_on": False, "week": {}, "holidays": []})
    await tab.call("send_message", hello())


async def test_where_there_is_no_offline_form_the_other_is_asked(desk: Client, tab: Client, ana: AgentActor) -> None:
    await ask(desk, ana, FORM)
    await desk.call("set_availability", {"availability": "away"})
    assert (await tab.refusal("send_message", hello()))["field"] == "form"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ([], "form.fields"),
        ([NAME] * 11, "form.fields"),
        ([NAME, EMAIL, NAME], "form.fields[2].name"),
        ([NAME | {"name": "Not a name"}], "form.fields[0].name"),
        ([NAME | {"label": " "}], "form.fields[0].label"),
        ([NAME | {"label": "x" * 501}], "form.fields[0].label"),
        ([NAME | {"kind": "password"}], "form.fields[0].kind"),
        ([NAME | {"options": ["One", "Two"]}], "form.fields[0].options"),
        ([TOPIC | {"options": ["One"]}], "form.fields[0].options"),
        ([NAME, TOPIC | {"options": ["One", "One "]}], "form.fields[1].options"),
        ([TOPIC | {"options": [f"Option {n}" for n in range(21)]}], "form.fields[0].options"),
        ([NAME | {"script": "alert(1)"}], "form.fields[0]"),
    ],
)
async def test_a_form_that_cannot_be_answered_is_refused(
    desk: Client, ana: AgentActor, fields: list[Any], field: str
) -> None:
    about = {"site_id": str(ana.site.id), "purpose": "pre_chat", "form": {"fields": fields}}
    refusal = await desk.refusal("set_site_form", about)
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)


async def test_agents_do_not_set_forms(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk = await connect(ben)
    about = {"site_id": str(ana.site.id), "purpose": "pre_chat", "form": FORM}
    assert (await desk.refusal("set_site_form", about))["code"] == "forbidden"
