"""Several workspaces and sites, what their admins decide about them, and their end."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from chatting_rt.domain import files, workspace_deletion
from chatting_rt.domain.workspace_deletion import OF_WORKSPACES
from chatting_rt.services import Services
from models import Workspace
from tests.conftest import Connect
from tests.support.api import PASSWORD, Api
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.knocking import refusal_at_the_door
from tests.support.letters import mails_to, run_jobs, token_in
from tests.support.passwords import give_password
from tests.support.uploads import Uploads


@pytest.fixture
async def desk(services: Services, connect: Connect, ana: AgentActor) -> Client:
    """Ana's, who has a password."""
    await give_password(ana.account_id)
    return await connect(ana)


async def test_one_account_has_several_workspaces(api: Api, url: str, ana: AgentActor) -> None:
    made = await api.ask("POST", "/workspaces", {"name": " Bakery ", "time_zone": "Europe/Berlin"}, token=ana.token)
    assert made.status == 201
    bakery = made.data["workspace"]
    assert (bakery["name"], bakery["time_zone"], len(bakery["sites"])) == ("Bakery", "Europe/Berlin", 1)

    there = await Client(url, "/agent", {"token": ana.token, "workspace_id": bakery["id"]}).join()
    started = await there.call("start", {})

    assert started["workspace"] == bakery
    assert [(each["name"], each["role"]) for each in started["workspaces"]] == [("Acme", "owner"), ("Bakery", "owner")]
    await there.leave()


async def test_settings_are_told(connect: Connect, desk: Client, ben: AgentActor) -> None:
    colleague = await connect(ben)

    changed = await desk.call(
        "update_workspace",
        {"name": "Acme & Sons", "time_zone": "Asia/Tokyo", "locale": "de"},
    )

    told = (await colleague.receive("workspace_updated"))["data"]
    assert told == changed["workspace"]
    assert (told["name"], told["time_zone"], told["locale"]) == ("Acme & Sons", "Asia/Tokyo", "de")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("time_zone", "Europe"),
        ("locale", "xx"),
    ],
)
async def test_settings_that_are_none_are_refused(desk: Client, field: str, value: str) -> None:
    refusal = await desk.refusal("update_workspace", {field: value})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)


async def test_an_agent_decides_nothing_of_it(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    bens = await connect(ben)
    site = {"site_id": str(ana.site.id)}

    for name, payload in (
        ("update_workspace", {"name": "Mine"}),
        ("create_site", {"name": "Mine"}),
        ("delete_site", site),
        ("rotate_site_key", site),
        ("delete_workspace", {"password": PASSWORD}),
        ("cancel_workspace_deletion", {}),
        ("transfer_ownership", {"agent_id": str(ben.id), "password": PASSWORD}),
    ):
        assert (await bens.refusal(name, payload))["code"] == "forbidden", name


async def test_a_new_key_ends_the_old_one(connect: Connect, desk: Client, url: str, vera: VisitorActor) -> None:
    tab = await connect(vera)
    old = vera.site.key

    site = (await desk.call("rotate_site_key", {"site_id": str(vera.site.id)}))["site"]

    assert (await refusal_at_the_door(Client(url, "/visitor", {"site_key": old})))["code"] == "not_found"
    await (await Client(url, "/visitor", {"site_key": site["key"]}).join()).leave()
    await tab.say("I am in already")


async def test_a_removed_site_lets_nobody_in_and_keeps_its_conversations(
    connect: Connect, desk: Client, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    message = await tab.say("Hello")
    assert (await desk.refusal("delete_site", {"site_id": str(vera.site.id)}))["code"] == "conflict"
    await desk.call("create_site", {"name": "Blog"})

    await desk.call("delete_site", {"site_id": str(vera.site.id)})

    async with asyncio.timeout(2):
        await tab.is_gone.wait()
    assert (await refusal_at_the_door(Client(url, "/visitor", vera.auth())))["code"] == "not_found"
    assert [site["name"] for site in (await desk.call("start", {}))["workspace"]["sites"]] == ["Blog"]
    await desk.say("Kept", message["conversation_id"], kind="note")


async def test_of_two_who_remove_the_last_two_sites_one_wins(desk: Client, connect: Connect, ana: AgentActor) -> None:
    blog = (await desk.call("create_site", {"name": "Blog"}))["site"]["id"]
    other = await connect(ana)

    acks = await asyncio.gather(
        desk.ack("delete_site", {"site_id": blog}), other.ack("delete_site", {"site_id": str(ana.site.id)})
    )

    assert sorted(ack["ok"] for ack in acks) == [False, True]


async def test_a_deletion_is_announced_and_can_be_taken_back(
    services: Services, connect: Connect, desk: Client, ana: AgentActor, ben: AgentActor
) -> None:
    colleague = await connect(ben)
    assert (await desk.refusal("delete_workspace", {"password": "not it at all"}))["field"] == "password"

    announced = (await desk.call("delete_workspace", {"password": PASSWORD}))["workspace"]

    assert (await colleague.receive("workspace_updated"))["data"]["delete_at"] == announced["delete_at"] is not None
    for email in (ana.email, ben.email):
        assert "will be deleted" in (await mails_to(services, email))[-1]["Subject"]
    kept = await desk.call("cancel_workspace_deletion")
    assert kept["workspace"]["delete_at"] is None
    await Workspace.filter(id=ana.workspace_id).update(delete_at=None)
    await workspace_deletion.carry_out(services, ana.workspace_id)
    assert await Workspace.exists(id=ana.workspace_id)


async def test_once_its_time_has_come_there_is_no_way_back(services: Services, desk: Client, ana: AgentActor) -> None:
    """The job may be at it: what it kept would be half a workspace."""
    await desk.call("delete_workspace", {"password": PASSWORD})
    await Workspace.filter(id=ana.workspace_id).update(delete_at=services.clock.now())

    assert (await desk.refusal("cancel_workspace_deletion"))["code"] == "conflict"

    assert (await Workspace.get(id=ana.workspace_id)).delete_at is not None


async def test_nothing_happens_before_its_time(services: Services, desk: Client, ana: AgentActor) -> None:
    await desk.call("delete_workspace", {"password": PASSWORD})

    await workspace_deletion.begin_due(services)
    await run_jobs(services)
    await workspace_deletion.carry_out(services, ana.workspace_id)

    assert await Workspace.exists(id=ana.workspace_id)
    delete_at = (await Workspace.get(id=ana.workspace_id)).delete_at
    assert delete_at is not None
    assert timedelta(days=6, hours=23) < delete_at - services.clock.now() <= timedelta(days=7)


async def rows_of(services: Services, workspace_id: object) -> dict[str, int]:
    tables = [row["table_name"] for row in await services.database.fetch(OF_WORKSPACES)] + ["file"]
    counts = {
        table: await services.database.value(
            f"SELECT count(*) FROM {table} WHERE workspace_id = $1",
            workspace_id,
        )
        for table in tables
    }
    return {table: count for table, count in counts.items() if count}


async def test_in_the_end_nothing_of_it_is_left_and_others_are_untouched(
    services: Services,
    connect: Connect,
    desk: Client,
    uploads: Uploads,
    ana: AgentActor,
    ben: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    vlad: VisitorActor,
) -> None:
    tab = await connect(vera)
    file = await uploads.of(vera)
    message = await tab.say("Hello", attachment_ids=[file["id"]])
    await desk.say("A note", message["conversation_id"], kind="note")
    await desk.call("mark_read", {"conversation_id": message["conversation_id"], "message_id": message["id"]})
    await desk.call("create_team", {"name": "Night", "agent_ids": [str(ben.id)]})
    await desk.call("create_invitation", {"email": "zoe@ink.example", "role": "agent"})
    await desk.call("create_api_token", {"name": "Bot", "scopes": ["use_inbox"]})
    await (await connect(vlad)).say("Elsewhere")
    await desk.call("delete_workspace", {"password": PASSWORD})
    elsewhere = await rows_of(services, olga.workspace_id)
    assert {"conversation", "event", "file", "message", "visitor"} <= (await rows_of(services, ana.workspace_id)).keys()
    stored = files.folder(ana.workspace_id, file["id"])
    assert await services.storage.keys(stored)

    await Workspace.filter(id=ana.workspace_id).update(delete_at=services.clock.now())
    await workspace_deletion.begin_due(services)
    await run_jobs(services)
    await workspace_deletion.carry_out(services, ana.workspace_id)  # a job may run twice

    assert await rows_of(services, ana.workspace_id) == {}
    assert not await Workspace.exists(id=ana.workspace_id)
    assert not await services.storage.keys(stored)
    assert await rows_of(services, olga.workspace_id) == elsewhere
    for email in (ana.email, ben.email):
        assert [mail["Subject"] for mail in await mails_to(services, email)][-1] == "Acme was deleted"
    await eventually(desk.is_gone.is_set, within=2)
    await eventually(tab.is_gone.is_set, within=2)


async def test_the_owner_of_what_is_to_be_deleted_may_go(
    services: Services, desk: Client, api: Api, ana: AgentActor, ben: AgentActor
) -> None:
    body = {"password": PASSWORD}
    assert (await api.ask("DELETE", "/accounts/current", body, token=ana.token)).code == "conflict"
    await desk.call("delete_workspace", body)

    assert (await api.ask("DELETE", "/accounts/current", body, token=ana.token)).status == 204


async def test_who_deletes_their_account_leaves_their_workspaces(
    services: Services, connect: Connect, desk: Client, api: Api, ana: AgentActor, olga: AgentActor
) -> None:
    await join_workspace(services, ana.workspace_id, ana.site, "Carl", "owner")
    carls = await connect(await join_workspace(services, ana.workspace_id, ana.site, "Dora", "agent"))
    message: dict[str, Any] = await desk.call("start", {})

    gone = await api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=ana.token)

    assert gone.status == 204
    assert (await carls.receive("agent_removed"))["data"] == {"id": message["agent"]["id"]}


async def test_of_who_deleted_their_account_nothing_is_left(
    services: Services, connect: Connect, desk: Client, api: Api, ana: AgentActor, vera: VisitorActor
) -> None:
    """What they wrote is, without who they were."""
    zoe = {"name": "Zoe Nobody", "email": "zoe@ink.example"}
    await desk.call("create_invitation", {"email": zoe["email"], "role": "agent"})
    link = token_in((await mails_to(services, zoe["email"]))[-1])
    joined = await api.ask("POST", f"/invitations/{link}", {"name": zoe["name"], "password": PASSWORD})
    token = joined.data["token"]
    theirs = await Client(desk.url, "/agent", {"token": token}).join()
    about = {"conversation_id": (await (await connect(vera)).say("Hello"))["conversation_id"]}
    await theirs.say("Good morning", **about)
    await theirs.call("change_email", {"email": "zoe@new.example", "password": PASSWORD})
    await theirs.leave()
    await mails_to(services, zoe["email"])

    assert (await api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=token)).status == 204
    await run_jobs(services)

    page = await desk.call("list_messages", about)
    assert [(message["body"], message["author"]["name"]) for message in page["messages"]][-1] == ("Good morning", "")
    for table in await services.database.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"):
        rows = await services.database.fetch(f'SELECT t::text AS row FROM "{table["name"]}" t')
        assert not [row["row"] for row in rows if "zoe" in row["row"].lower()], table["name"]
