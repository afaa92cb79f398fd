"""Too often is refused, says how long to wait, and is over after that."""

from __future__ import annotations

import asyncio

import pytest

from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor


@pytest.mark.slow
async def test_too_many_are_refused_and_then_no_longer(
    connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab, other = await connect(vera), await connect(viktor)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    typing = {"conversation_id": conversation_id, "is_typing": True}
    answers = [await tab.ack("set_typing", typing) for _ in range(10)]

    refused = [answer["error"] for answer in answers if not answer["ok"]]
    assert len(refused) == 2
    assert {error["code"] for error in refused} == {"rate_limited"}
    assert all(0 < error["retry_after"] <= 3 for error in refused)
    await tab.say("Other commands go on", conversation_id)
    await other.say("And so do others")
    await asyncio.sleep(max(error["retry_after"] for error in refused) + 0.2)  # as a client does who is told to
    assert (await tab.ack("set_typing", typing))["ok"]


async def test_commands_nobody_declared_are_counted_too(connect: Connect, vera: VisitorActor) -> None:
    tab = await connect(vera)
    codes = [(await tab.refusal("nothing", {}))["code"] for _ in range(65)]
    assert codes[:50] == ["unknown_command"] * 50
    assert codes[-1] == "rate_limited"
