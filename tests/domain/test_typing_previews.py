"""What visitors are writing: seen where an admin wants that, by who has the conversation open, and kept nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.infra.database import Database
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client

SECRET = "my card is 4111"
ON = {"shows_typing_previews": True}
COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'json', 'jsonb')
"""


def writing(conversation_id: str, preview: str | None = SECRET, *, is_typing: bool = True) -> dict[str, Any]:
    return {"conversation_id": conversation_id, "is_typing": is_typing, "preview": preview}


async def heard_until(client: Client, body: str) -> list[tuple[str, Any]]:
    """All that came before this message."""
    heard = []
    while (event := await client.events.get())[0] != "message_created" or event[1]["data"]["body"] != body:
        heard.append(event)
    return heard


async def begin(desk: Client, tab: Client) -> str:
    id = str((await tab.say("Hello"))["conversation_id"])
    await desk.call("set_viewing", {"conversation_id": id})
    return id


async def test_nothing_is_told_until_an_admin_wants_it(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, colleague, tab = await connect(ana), await connect(ben), await connect(vera)
    id = await begin(desk, tab)
    assert (await tab.call("start", {}))["site"]["shows_typing_previews"] is False

    assert (await tab.refusal("set_typing", writing(id)))["code"] == "previews_off"
    assert (await colleague.refusal("update_workspace", ON))["code"] == "forbidden"
    await desk.say("Hello yourself", id)
    heard = await heard_until(desk, "Hello yourself")
    assert not {"typing_changed", "typing_previewed"} & {name for name, _ in heard}

    await desk.call("update_workspace", ON)
    assert await tab.receive("typing_previews_changed") == ON
    assert (await tab.call("start", {}))["site"]["shows_typing_previews"] is True
    await tab.call("set_typing", writing(id))
    assert await desk.receive("typing_previewed") == {"conversation_id": id, "preview": SECRET}

    await desk.call("update_workspace", {"shows_typing_previews": False})
    assert await tab.receive("typing_previews_changed") == {"shows_typing_previews": False}
    assert (await tab.refusal("set_typing", writing(id)))["code"] == "previews_off"
    await tab.call("set_typing", {"conversation_id": id, "is_typing": True})


async def test_only_who_has_the_conversation_open_sees_what(
    connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    desk, colleague, tab, stranger = [await connect(one) for one in (ana, ben, vera, viktor)]
    other_desk = await connect(olga)
    id = await begin(desk, tab)
    for boss in (desk, other_desk):
        await boss.call("update_workspace", ON)
    assert (await stranger.refusal("set_typing", writing(id)))["code"] == "not_found"
    assert (await other_desk.refusal("set_viewing", {"conversation_id": id}))["code"] == "not_found"

    await tab.call("set_typing", writing(id))
    assert (await desk.receive("typing_previewed"))["preview"] == SECRET
    await desk.call("set_viewing", {"conversation_id": None})
    await tab.call("set_typing", writing(id, "no more of it"))
    await tab.say("Sent", id)

    at_the_desk, beside_it = await heard_until(desk, "Sent"), await heard_until(colleague, "Sent")
    assert "typing_changed" in {name for name, _ in at_the_desk} & {name for name, _ in beside_it}
    assert "typing_previewed" not in {name for name, _ in at_the_desk + beside_it}, "nobody looks any more, or did"
    for somebody in (tab, stranger, other_desk):
        assert SECRET not in str(somebody.heard_so_far())


async def test_it_is_kept_and_logged_nowhere(
    connect: Connect,
    open_connections: Database,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    ana: AgentActor,
    vera: VisitorActor,
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    id = await begin(desk, tab)
    await desk.call("update_workspace", ON)
    head = (await desk.call("start", {}))["head"]

    await tab.call("set_typing", writing(id))
    assert (await tab.refusal("set_typing", writing(id, SECRET * 1000)))["code"] == "invalid_payload"
    assert (await desk.receive("typing_previewed"))["preview"] == SECRET

    assert (await desk.call("start", {}))["head"] == head
    for table, column in await open_connections.fetch(COLUMNS):
        asked = f'SELECT count(*) FROM "{table}" WHERE "{column}"::text LIKE $1'
        assert await open_connections.value(asked, f"%{SECRET}%") == 0, f"{table}.{column}"
    assert SECRET not in caplog.text + "".join(capfd.readouterr())
