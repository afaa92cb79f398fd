"""What visitors may ask about what is kept of them: to have it, and to have it deleted."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp

from chatting_rt.jobs import JOBS
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.talk import SECRET, Talk


async def fetched(url: str) -> tuple[int, bytes, Any]:
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        return response.status, await response.read(), response.headers


async def test_a_visitor_gets_all_that_is_kept_of_them_and_no_note(talk: Talk, url: str) -> None:
    second = await talk.tab.say("Another thing")
    await talk.tab.call("view_page", {"url": "https://shop.example/lamps", "title": "Lamps"})
    await talk.tab.call("track_event", {"name": "Ordered", "properties": {"lamps": 2}})

    given = await talk.tab.call("export_my_data", {})

    status, body, headers = await fetched(url + given["path"])
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert headers["Content-Disposition"].startswith("attachment") and headers["Referrer-Policy"] == "no-referrer"
    told = json.loads(body)
    visitor = told["visitor"]
    assert (visitor["id"], visitor["name"], visitor["site"]) == (talk.visitor_id, SECRET, "Acme")
    first, other = told["conversations"]
    assert (first["id"], other["id"]) == (talk.id, second["conversation_id"])
    assert [message["kind"] for message in first["messages"]] == ["reply", "reply"]
    assert [message["body"] for message in other["messages"]] == ["Another thing"]
    assert first["ratings"][0]["comment"] == f"No {SECRET}"
    assert [page["title"] for page in told["visit"][0]["pages"]] == ["Lamps"]
    assert [(event["name"], event["properties"]) for event in told["tracked_event"]] == [("Ordered", {"lamps": 2})]
    assert "again" not in body.decode(), "what agents note is theirs"
    for message, id in zip(first["messages"], talk.files, strict=True):
        (file,) = message["attachments"]
        assert file["id"] == id
        path = file["url"].removeprefix(talk.services.settings.public_url)
        assert (await fetched(url + path))[0] == 200


async def test_an_agent_gets_the_same_for_a_visitor(talk: Talk, url: str, connect: Connect, ben: AgentActor) -> None:
    about = {"visitor_id": talk.visitor_id}

    given = await talk.desk.call("export_visitor", about)

    own = await talk.tab.call("export_my_data", {})
    files = [json.loads((await fetched(url + path))[1]) for path in (given["path"], own["path"])]
    assert files[0]["conversations"][0]["form"] == files[1]["conversations"][0]["form"]
    bodies = [[message["body"] for message in file["conversations"][0]["messages"]] for file in files]
    assert bodies[0] == bodies[1] != []
    assert (await (await connect(ben)).refusal("export_visitor", about))["code"] == "forbidden"


async def test_a_link_is_good_for_an_hour_and_for_nothing_else(clock: MovedClock, talk: Talk, url: str) -> None:
    given = await talk.tab.call("export_my_data", {})
    altered = given["path"][:-6] + ("A" if given["path"][-6] != "A" else "B") + given["path"][-5:]
    assert (await fetched(url + altered))[0] == 404
    assert (await fetched(url + given["path"].replace("exports", "transcripts")))[0] == 404

    clock.move(minutes=61)

    assert (await fetched(url + given["path"]))[0] == 404


async def test_a_visitor_has_everything_deleted(talk: Talk, url: str, connect: Connect, vera: VisitorActor) -> None:
    vera.token = (await talk.tab.call("start", {}))["visitor_token"]
    given = await talk.tab.call("export_my_data", {})

    await talk.tab.call("delete_my_data", {})

    event = await talk.desk.receive("visitor_deleted")
    assert (event["data"], event["actor"]["type"]) == ({"id": talk.visitor_id}, "visitor")
    await asyncio.wait_for(talk.tab.is_gone.wait(), 3)
    assert (await fetched(url + given["path"]))[0] == 404
    start = await (await connect(vera)).call("start", {})
    assert start["conversations"] == [] and start["visitor"]["id"] != talk.visitor_id
    await JOBS["erase_files"].function(talk.services)
    assert await talk.files_stored() == {talk.kept_file}
    assert await talk.rows_with(SECRET) == {}


async def test_of_who_never_wrote_there_is_nothing(connect: Connect, vera: VisitorActor) -> None:
    tab = await connect(vera)
    for name in ("export_my_data", "delete_my_data"):
        assert (await tab.refusal(name, {}))["code"] == "not_found"
