"""Saved views: lists under a name, of one agent's own or shared with all."""

from pathlib import Path
from uuid import uuid4

import pytest

from chatting_rt.domain import saved_view_settings
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.statements import cost


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


async def keep(desk: Client, name: str, **more: object) -> dict[str, object]:
    saved: dict[str, object] = (await desk.call("create_saved_view", {"name": name, **more}))["saved_view"]
    return saved


async def names(desk: Client) -> list[str]:
    return [saved["name"] for saved in (await desk.call("start", {}))["saved_views"]]


async def counted(desk: Client) -> dict[str, int]:
    told = (await desk.call("count_saved_views", {}))["counts"]
    return {one["saved_view_id"]: one["count"] for one in told}


async def test_ones_own_is_on_all_devices_and_nobody_elses(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, phone, colleague = await connect(ana), await connect(ana), await connect(ben)
    wish = {"view": "unassigned", "status": "snoozed", "filters": {"priorities": ["high"]}}

    saved = await keep(desk, " Later ", **wish)

    assert saved.items() >= {"name": "Later", "is_shared": False, "agent_id": str(ana.id), "view": "unassigned"}.items()
    assert (await phone.receive("own_views_changed"))["saved_views"] == [saved]
    assert (await names(phone), await names(colleague)) == (["Later"], [])
    refusal = await colleague.refusal("delete_saved_view", {"saved_view_id": saved["id"]})
    assert refusal["code"] == "not_found"
    about = {"saved_view_id": saved["id"]}
    changed = (await phone.call("update_saved_view", about | {"name": "Soon", "status": "open"}))["saved_view"]
    assert changed == saved | {"name": "Soon", "status": "open"}
    await phone.call("delete_saved_view", about)
    assert await names(desk) == []
    assert all(name != "own_views_changed" for name, _ in colleague.heard_so_far())


async def test_a_shared_one_is_its_makers_and_an_admins_to_change(
    connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    desk, colleague = await connect(ana), await connect(ben)
    owners = await keep(desk, "Urgent", is_shared=True, filters={"priorities": ["urgent"]})
    bens = await keep(colleague, "Followed", is_shared=True, filters={"is_following": True})

    assert (await colleague.receive("saved_view_created"))["data"] == owners
    assert await names(colleague) == ["Followed", "Urgent"]
    for command, more in (("update_saved_view", {"name": "Mine"}), ("delete_saved_view", {})):
        refusal = await colleague.refusal(command, {"saved_view_id": owners["id"]} | more)
        assert refusal["code"] == "forbidden"
    await desk.call("update_saved_view", {"saved_view_id": bens["id"], "name": "Of Ben"})
    assert (await colleague.receive("saved_view_updated"))["data"]["name"] == "Of Ben"
    await desk.call("delete_saved_view", {"saved_view_id": bens["id"]})
    assert (await colleague.receive("saved_view_deleted"))["data"] == {"id": bens["id"]}


async def test_each_is_counted_for_who_asks(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(3)]
    for id in ids[:2]:
        await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    await desk.call("set_conversation_status", {"conversation_id": ids[0], "status": "resolved"})
    await colleague.say("@Ana", ids[0], kind="note", mentions=[str(ana.id)])
    kept = [
        await keep(desk, "Mine", is_shared=True, view="mine"),
        await keep(desk, "Of Ben", is_shared=True, filters={"assignee_id": str(ben.id)}),
        await keep(desk, "Done by Ben", is_shared=True, status="resolved", filters={"assignee_id": str(ben.id)}),
        await keep(desk, "Mentions", is_shared=True, view="mentions"),
    ]

    seen = {}
    statements = await cost(lambda: counted(desk))
    for client in (desk, colleague):
        told = await counted(client)
        seen[client] = [told[str(saved["id"])] for saved in kept]

    assert seen == {desk: [0, 1, 1, 1], colleague: [1, 1, 1, 0]}
    assert len([sql for sql in statements if "conversation c" in sql]) == 1
    listed = await desk.call("list_conversations", {"filters": {"assignee_id": str(ben.id)}})
    assert [item["conversation"]["id"] for item in listed["items"]] == [ids[1]]


async def test_a_view_of_what_was_deleted_stays_and_shows_nothing(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk = await connect(ana)
    id = (await (await connect(vera)).say("Hello"))["conversation_id"]
    label = (await desk.call("create_label", {"name": "Bug", "colour": "red"}))["label"]["id"]
    team = (await desk.call("create_team", {"name": "Sales", "agent_ids": []}))["team"]["id"]
    await desk.call("label_conversation", {"conversation_id": id, "label_id": label})
    await desk.call("assign_team", {"conversation_id": id, "team_id": team})
    kept = [
        await keep(desk, "Bugs", filters={"label_ids": [label]}),
        await keep(desk, "Sales", filters={"team_id": team}),
    ]
    assert list((await counted(desk)).values()) == [1, 1]

    await desk.call("delete_label", {"label_id": label})
    await desk.call("delete_team", {"team_id": team})

    assert list((await counted(desk)).values()) == [0, 0]
    for saved, field in zip(kept, ("label_ids", "team_id"), strict=True):
        refusal = await desk.refusal("list_conversations", {"filters": saved["filters"]})
        assert (refusal["code"], refusal["field"]) == ("not_found", f"filters.{field}")
    left = {"saved_view_id": kept[1]["id"], "filters": {}}
    assert (await desk.call("update_saved_view", left))["saved_view"]["filters"]["team_id"] is None


async def test_what_cannot_be_kept_is_refused(connect: Connect, ana: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ana)
    await keep(desk, "One")
    for wish, code, field in (
        ({"name": "ONE"}, "conflict", "name"),
        ({"name": " "}, "invalid_payload", "name"),
        ({"name": "Two", "filters": {"label_ids": [str(uuid4())]}}, "not_found", "filters.label_ids"),
        ({"name": "Two", "filters": {"team_id": str(uuid4())}}, "not_found", "filters.team_id"),
        ({"name": "Two", "filters": {"assignee_id": str(olga.id)}}, "not_found", "filters.assignee_id"),
    ):
        refusal = await desk.refusal("create_saved_view", wish)
        assert (refusal["code"], refusal["field"]) == (code, field)
    await keep(desk, "One", is_shared=True)
    for number in range(1, saved_view_settings.MOST_OWN):
        await keep(desk, f"Own {number}")
    assert (await desk.refusal("create_saved_view", {"name": "Too many"}))["code"] == "conflict"
    assert await counted(desk) != {}
