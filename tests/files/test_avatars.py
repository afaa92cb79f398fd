"""Pictures of agents: cut square, seen by whoever they write with, and gone with the account or the next one."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from chatting_rt.domain import files
from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.api import Api
from tests.support.cast import PASSWORD, AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.passwords import give_password
from tests.support.uploads import Uploads, photo


async def put_on(desk: Client, uploads: Uploads, agent: AgentActor, content: bytes | None = None) -> str:
    picture = await uploads.of(agent, content or photo(), "me.jpg", purpose="avatar")
    await desk.call("update_profile", {"avatar_id": picture["id"]})
    return str(picture["id"])


async def seen(uploads: Uploads, id: str, size: str = "large") -> tuple[int, Any, Any]:
    status, content, headers = await uploads.get(f"/v1/avatars/{id}?size={size}")
    return status, Image.open(io.BytesIO(content)) if status == 200 else None, headers


async def stored(services: Services) -> set[str]:
    return {key.split("/")[1] for key in await services.storage.keys("")}


async def test_it_is_cut_square_in_two_sizes_without_metadata(
    connect: Connect, uploads: Uploads, ana: AgentActor
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Ana at home"
    id = await put_on(await connect(ana), uploads, ana, photo((900, 600), exif=exif))

    for size, side in (("large", 512), ("small", 128)):
        status, image, headers = await seen(uploads, id, size)
        assert (status, image.size, image.format) == (200, (side, side), "WEBP")
        assert not image.getexif()
        assert headers["Cache-Control"] == "public, max-age=86400, immutable"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin", "it is shown on customers' pages"
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_see_through_becomes_white_and_the_middle_is_kept(
    connect: Connect, uploads: Uploads, ana: AgentActor
) -> None:
    out = io.BytesIO()
    wide = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    wide.paste((255, 0, 0, 255), (300, 0, 600, 150))
    wide.save(out, "PNG")

    _, image, _ = await seen(uploads, await put_on(await connect(ana), uploads, ana, out.getvalue()))

    red, green, blue = image.convert("RGB").getpixel((256, 100))
    assert red > 240
    assert max(green, blue) < 20
    assert min(image.convert("RGB").getpixel((256, 400))) > 250


async def test_colleagues_hear_of_it_in_every_workspace(
    services: Services, connect: Connect, uploads: Uploads, ana: AgentActor, ben: AgentActor
) -> None:
    desk, colleague = await connect(ana), await connect(ben)

    id = await put_on(desk, uploads, ana)

    told = await colleague.receive("agent_updated")
    assert told["data"]["avatar_id"] == told["actor"]["avatar_id"] == id
    start = await colleague.call("start", {})
    assert {each["agent"]["name"]: each["agent"]["avatar_id"] for each in start["agents"]} == {"Ana": id, "Ben": None}
    assert (await desk.call("start", {}))["account"]["avatar_id"] == id


async def test_visitors_see_who_answers_them_and_others_hear_nothing(
    connect: Connect, uploads: Uploads, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab, other, desk = await connect(vera), await connect(viktor), await connect(ana)
    asked = await tab.say("Hello")
    question = await other.say("Good morning")
    await desk.say("A note is no answer", question["conversation_id"], kind="note")
    await desk.say("Hello Vera", asked["conversation_id"])

    id = await put_on(desk, uploads, ana)

    told = await tab.receive("author_changed")
    assert told["author"] == {"type": "agent", "id": str(ana.id), "name": "Ana", "avatar_id": id}
    await desk.say("It is me", asked["conversation_id"])
    while (heard := await tab.receive("message_created"))["data"]["body"] != "It is me":
        pass
    assert heard["data"]["author"]["avatar_id"] == id
    (thread,) = (await tab.call("start", {}))["conversations"]
    assert [message["author"].get("avatar_id") for message in thread["messages"]] == [None, id, id]
    assert (await uploads.get(f"/v1/avatars/{id}"))[0] == 200

    await desk.say("Good morning", question["conversation_id"])
    while (heard := await other.events.get())[0] != "message_created" or heard[1]["data"]["author"]["type"] != "agent":
        assert heard[0] != "author_changed"


async def test_who_answers_has_a_face_in_the_conversation(
    connect: Connect, uploads: Uploads, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    id = await put_on(desk, uploads, ana)
    conversation = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}

    await desk.call("assign_conversation", conversation | {"assignee_id": str(ana.id)})

    assert (await tab.receive("conversation_updated"))["data"]["assignee"]["avatar_id"] == id


async def test_another_one_takes_its_place_and_nothing_of_the_last_is_left(
    services: Services, connect: Connect, uploads: Uploads, ana: AgentActor
) -> None:
    desk = await connect(ana)
    first = await put_on(desk, uploads, ana)
    second = await put_on(desk, uploads, ana, photo(kind="PNG"))
    assert (await seen(uploads, first))[0] == 404, "from the commit on"
    await files.erase_marked(services)
    assert await stored(services) == {second}

    await desk.call("update_profile", {"avatar_id": second})
    await files.erase_marked(services)
    assert (await seen(uploads, second))[0] == 200, "the same one again changes nothing"

    await desk.call("update_profile", {"avatar_id": None})
    await files.erase_marked(services)
    assert (await seen(uploads, second))[0] == 404
    assert await stored(services) == set()
    assert await services.database.value("SELECT count(*) FROM file") == 0


async def test_it_goes_with_the_account(
    services: Services,
    connect: Connect,
    uploads: Uploads,
    url: str,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
) -> None:
    tab, desk = await connect(vera), await connect(ben)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await put_on(desk, uploads, ben)
    await uploads.of(ben, photo(), "another.jpg", purpose="avatar")
    await desk.say("Hello", conversation_id)
    await give_password(ben.account_id)

    api = Api(url)
    gone = await api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=ben.token)
    await api.close()
    assert gone.status == 204
    await files.erase_marked(services)

    assert await stored(services) == set()
    assert "avatar_id" not in (await tab.receive("author_changed"))["author"]
    page = await tab.call("list_messages", {"conversation_id": conversation_id})
    assert "avatar_id" not in page["messages"][-1]["author"]


async def test_only_ones_own_upload_for_it_can_be_put_on(
    connect: Connect, uploads: Uploads, ana: AgentActor, ben: AgentActor
) -> None:
    desk = await connect(ana)
    bens = await uploads.of(ben, photo(), "ben.jpg", purpose="avatar")
    attachment = await uploads.of(ana, photo(), "lamp.jpg")

    for id in (bens["id"], attachment["id"], str(ana.id)):
        refusal = await desk.refusal("update_profile", {"avatar_id": id})
        assert (refusal["code"], refusal["field"]) == ("not_found", "avatar_id")
    own = await uploads.of(ana, photo(), "me.jpg", purpose="avatar")
    assert (await seen(uploads, own["id"]))[0] == 404, "nobody wears it yet"
    assert (await seen(uploads, attachment["id"]))[0] == 404
    refusal = await desk.refusal("get_file_links", {"file_ids": [own["id"]]})
    assert refusal["code"] == "not_found"


async def test_only_images_and_only_agents(
    services: Services, connect: Connect, uploads: Uploads, ana: AgentActor, vera: VisitorActor
) -> None:
    await connect(vera)
    assert (await uploads.send(vera, photo(), "me.jpg", purpose="avatar")).code == "forbidden"
    assert (await uploads.send(ana, purpose="avatar")).code == "unsupported_file"
    assert await stored(services) == set()


@pytest.mark.parametrize("hours", [25, 24 * 400])
async def test_the_sweep_leaves_what_is_worn(
    services: Services, connect: Connect, uploads: Uploads, clock: MovedClock, ana: AgentActor, hours: int
) -> None:
    worn = await put_on(await connect(ana), uploads, ana)
    await uploads.of(ana, photo(), "another.jpg", purpose="avatar")
    clock.move(hours=hours)

    await files.sweep(services)

    assert await stored(services) == {worn}
