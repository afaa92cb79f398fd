"""Conversations that wait for an agent, and who has them."""

from __future__ import annotations

from typing import Any

from tests.support.cast import AgentActor
from tests.support.client import Client

RULES: dict[str, Any] = {"mode": "least_loaded", "capacity": 10, "reroutes_offline": True, "answer_minutes": None}


async def assignee(desk: Client, conversation_id: str) -> str | None:
    found = await desk.call("get_conversation", {"conversation_id": conversation_id})
    assigned: str | None = found["item"]["conversation"]["assignee_id"]
    return assigned


async def ask(tab: Client) -> str:
    return str((await tab.say("Anybody?"))["conversation_id"])


async def make_team(desk: Client, *members: AgentActor, **rules: Any) -> str:
    wish = {"name": "Night", "agent_ids": [str(member.id) for member in members]} | rules
    return str((await desk.call("create_team", wish))["team"]["id"])


async def ask_team(tab: Client, desk: Client, team_id: str) -> str:
    id = await ask(tab)
    await desk.call("assign_team", {"conversation_id": id, "team_id": team_id})
    return id
