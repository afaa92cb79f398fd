"""What is done with teams."""

from __future__ import annotations

from tests.support.office import Office


async def make_a_team(office: Office) -> str:
    made = await office.desk.call("create_team", {"name": "Night shift", "agent_ids": [str(office.ben.id)]})
    return str(made["team"]["id"])


async def leave_the_team(office: Office) -> None:
    await office.desk.call("update_team", {"team_id": await make_a_team(office), "agent_ids": []})


async def dissolve_the_team(office: Office) -> None:
    await office.desk.call("delete_team", {"team_id": await make_a_team(office)})


async def give_to_a_team(office: Office) -> str:
    team_id = await make_a_team(office)
    await office.desk.call("assign_team", office.conversation | {"team_id": team_id})
    return team_id


async def dissolve_the_team_that_has_it(office: Office) -> None:
    await office.desk.call("delete_team", {"team_id": await give_to_a_team(office)})
