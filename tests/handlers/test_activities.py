"""Lines in the thread about what agents did: kept with the deed, for agents only, and for good."""

from typing import Any

from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


async def lines_of(desk: Client, about: dict[str, Any]) -> list[dict[str, Any]]:
    messages = (await desk.call("list_messages", about))["messages"]
    return [message for message in messages if message["kind"] == "activity"]


async def test_each_deed_leaves_one_line_and_repeating_it_none(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("It burns"))["conversation_id"]}
    label = (await desk.call("create_label", {"name": "Fire"}))["label"]["id"]
    team = (await desk.call("create_team", {"name": "Night"}))["team"]["id"]
    deeds: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("assign_conversation", {"assignee_id": str(ben.id)}, {"what": "assigned"}),
        ("assign_conversation", {"assignee_id": str(ana.id)}, {"what": "assigned"}),
        ("assign_conversation", {"assignee_id": None}, {"what": "assigned", "agent": None}),
        ("assign_team", {"team_id": team}, {"what": "team_assigned", "team_name": "Night"}),
        ("assign_team", {"team_id": None}, {"what": "team_assigned", "team_name": None}),
        ("set_priority", {"priority": "urgent"}, {"what": "priority_set", "priority": "urgent"}),
        ("label_conversation", {"label_id": label}, {"what": "labelled", "label_id": label, "label_name": "Fire"}),
        ("unlabel_conversation", {"label_id": label}, {"what": "unlabelled", "label_id": label, "label_name": "Fire"}),
        ("set_conversation_status", {"status": "snoozed"}, {"what": "status_set", "status": "snoozed"}),
        ("set_conversation_status", {"status": "resolved"}, {"what": "status_set", "status": "resolved"}),
        ("set_conversation_status", {"status": "open"}, {"what": "status_set", "status": "open"}),
    ]
    for n, (name, wish, line) in enumerate(deeds, 1):
        await desk.call(name, about | wish)
        await desk.call(name, about | wish)
        lines = await lines_of(desk, about)
        assert len(lines) == n, name
        assert lines[-1]["activity"].items() >= line.items()
        assert (lines[-1]["author"]["name"], lines[-1]["body"]) == ("Ana", "")
    passed = (await lines_of(desk, about))[1]["activity"]
    assert (passed["agent"]["name"], passed["previous"]["name"]) == ("Ana", "Ben")


async def test_the_visitor_sees_none_of_it(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    tab.heard_so_far()

    await desk.call("set_priority", about | {"priority": "low"})
    await desk.call("assign_conversation", about | {"assignee_id": str(ana.id)})
    await desk.say("Good morning", **about)

    told = [await tab.receive("message_created", "conversation_updated") for _ in range(2)]
    assert [event["type"] for event in told] == ["conversation_updated", "message_created"]
    assert told[1]["data"]["body"] == "Good morning"
    messages = (await tab.call("list_messages", about))["messages"]
    assert [message["kind"] for message in messages] == ["reply", "reply"]
    found = await desk.call("get_conversation", about)
    assert found["item"]["conversation"]["last_message"]["body"] == "Good morning"


async def test_nobody_words_it_anew_or_takes_it_back(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    await desk.call("set_priority", about | {"priority": "low"})
    (line,) = await lines_of(desk, about)
    head = (await desk.call("start", {}))["head"]

    for name, wish in (("edit_message", {"body": "I did nothing"}), ("delete_message", {})):
        assert (await desk.refusal(name, about | {"message_id": line["id"]} | wish))["code"] == "forbidden"

    assert await lines_of(desk, about) == [line]
    assert (await desk.call("start", {}))["head"] == head
