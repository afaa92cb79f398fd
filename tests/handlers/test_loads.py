"""How much everybody has to do."""

from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.statements import cost


async def test_open_conversations_are_counted_for_each_agent_and_team(
    connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, stranger = await connect(vera), await connect(ana), await connect(olga)
    team = (await desk.call("create_team", {"name": "Night"}))["team"]["id"]
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(4)]
    for id in ids[:3]:
        await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    for id in ids[2:]:
        await desk.call("assign_team", {"conversation_id": id, "team_id": team})
    await desk.call("set_conversation_status", {"conversation_id": ids[0], "status": "resolved"})

    loads = await (await connect(ben)).call("list_loads")

    assert {one["agent_id"]: one["open"] for one in loads["agents"]} == {str(ana.id): 0, str(ben.id): 2}
    assert loads["teams"] == [{"team_id": team, "open": 2}]
    assert await stranger.call("list_loads") == {"agents": [{"agent_id": str(olga.id), "open": 0}], "teams": []}


async def test_it_costs_as_much_for_many_as_for_few(connect: Connect, ana: AgentActor) -> None:
    desk = await connect(ana)

    async def ask() -> None:
        await desk.call("list_loads")

    of_none = await cost(ask)
    for n in range(5):
        await desk.call("create_team", {"name": f"Team {n}"})
    assert len(await cost(ask)) == len(of_none)
