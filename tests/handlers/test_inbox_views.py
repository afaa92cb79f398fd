"""What the inbox shows: by team, by priority, and how many there are."""

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


async def listed(desk: Client, **filters: object) -> list[str]:
    page = await desk.call("list_conversations", {"filters": filters})
    return [item["conversation"]["id"] for item in page["items"]]


async def test_a_priority_is_told_to_agents_and_only_to_them(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    about = {"conversation_id": (await tab.say("It burns"))["conversation_id"]}
    tab.heard_so_far()

    urgent = (await desk.call("set_priority", about | {"priority": "urgent"}))["conversation"]

    assert urgent["priority"] == "urgent"
    assert (await colleague.receive("conversation_updated"))["data"]["priority"] == "urgent"
    assert (await desk.call("set_priority", about | {"priority": "urgent"}))["conversation"] == urgent
    refusal = await desk.refusal("set_priority", about | {"priority": "very"})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "priority")
    await desk.say("We come", **about)
    assert (await tab.receive("message_created", "conversation_updated"))["type"] == "message_created"


async def test_the_inbox_is_narrowed_down_to_priorities(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(4)]
    for id, priority in zip(ids, ("high", "urgent", "low"), strict=False):
        await desk.call("set_priority", {"conversation_id": id, "priority": priority})

    assert await listed(desk, priorities=["high", "urgent"]) == [ids[1], ids[0]]
    assert await listed(desk, priorities=["none"]) == [ids[3]]
    assert await listed(desk, priorities=[]) == ids[::-1]


async def test_a_team_has_its_conversations_until_it_is_dissolved(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(3)]
    team = (await desk.call("create_team", {"name": "Night", "agent_ids": [str(ben.id)]}))["team"]["id"]

    given = await colleague.call("assign_team", {"conversation_id": ids[1], "team_id": team})

    assert given["conversation"]["team_id"] == team
    assert (await desk.receive("conversation_updated"))["data"]["team_id"] == team
    assert await colleague.call("assign_team", {"conversation_id": ids[1], "team_id": team}) == given
    assert await listed(desk, team_id=team) == [ids[1]]
    assert (await colleague.call("start", {}))["counts"]["teams"] == [{"team_id": team, "open": 1}]
    assert (await desk.call("start", {}))["counts"]["teams"] == [], "one is told of one's own teams"
    await desk.call("assign_team", {"conversation_id": ids[0], "team_id": team})
    await desk.call("assign_team", {"conversation_id": ids[0], "team_id": None})
    assert await listed(desk, team_id=team) == [ids[1]]
    await desk.call("delete_team", {"team_id": team})
    found = await desk.call("get_conversation", {"conversation_id": ids[1]})
    assert found["item"]["conversation"]["team_id"] is None
    refusal = await desk.refusal("list_conversations", {"filters": {"team_id": team}})
    assert (refusal["code"], refusal["field"]) == ("not_found", "filters.team_id")


async def test_a_team_of_others_is_no_team_to_ask_for(connect: Connect, ana: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ana)
    theirs = (await (await connect(olga)).call("create_team", {"name": "Theirs"}))["team"]["id"]

    refusal = await desk.refusal("list_conversations", {"filters": {"team_id": theirs}})

    assert (refusal["code"], refusal["field"]) == ("not_found", "filters.team_id")


async def test_nobody_counts_beyond_a_hundred(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    first = (await tab.say("Hello"))["conversation_id"]
    await services.database.fetch(
        "INSERT INTO conversation (id, created_at, workspace_id, site_id, visitor_id, client_id)"
        " SELECT gen_random_uuid(), created_at, workspace_id, site_id, visitor_id, gen_random_uuid()"
        " FROM conversation, generate_series(1, 120) WHERE id = $1",
        first,
    )

    counts = (await desk.call("start", {}))["counts"]

    assert counts == {
        "head": 2,
        "mine": 0,
        "unassigned": 100,
        "open": 100,
        "snoozed": 0,
        "resolved": 0,
        "mentions": 0,
        "teams": [],
    }
    await services.database.fetch("UPDATE conversation SET status = 'resolved' WHERE id <> $1", first)
    await desk.call("set_conversation_status", {"conversation_id": first, "status": "snoozed"})
    counts = (await desk.call("list_conversations", {}))["counts"]
    assert (counts["open"], counts["snoozed"], counts["resolved"]) == (0, 1, 100)
