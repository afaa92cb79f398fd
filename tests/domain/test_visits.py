"""The way of a visitor on the site: kept of those who have written and do not mind, and shown to agents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.geoip import IN_BERLIN, write_geoip_file

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
         "Mobile Safari/537.36", "X-Forwarded-For": IN_BERLIN}  # fmt: skip
SHOP = "https://acme.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = write_geoip_file(tmp_path)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, geoip_file=file, trusted_proxies="127.0.0.1")


async def look(tab: Client, path: str, **more: Any) -> None:
    await tab.call("view_page", {"url": SHOP + path, "title": path.strip("/") or "Home", **more})


async def visit_of(desk: Client, visitor_id: str) -> dict[str, Any] | None:
    visit: dict[str, Any] | None = (await desk.call("get_visit", {"visitor_id": visitor_id}))["visit"]
    return visit


def paths(visit: dict[str, Any] | None) -> list[str]:
    assert visit is not None
    return [page["url"].removeprefix(SHOP) for page in visit["pages"]]


async def rows(services: Services) -> int:
    return int(await services.database.value("SELECT count(*) FROM visit"))


async def test_with_the_first_message_comes_the_way_to_it(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera, **PHONE), await connect(ana)
    await look(tab, "/?utm_source=letter&email=vera@acme.example", referrer="https://search.example/?q=lamps")
    await look(tab, "/lamps", referrer=SHOP + "/", time_zone="Europe/Lisbon")
    await look(tab, "/lamps")
    assert await rows(services) == 0, "of who never writes nothing is kept"

    about = await tab.say("Is this lamp dimmable?")

    visit = await visit_of(desk, about["author"]["id"])
    assert visit is not None
    assert [page["title"] for page in visit["pages"]] == ["?utm_source=letter&email=vera@acme.example", "lamps"]
    assert paths(visit) == ["/", "/lamps"]
    assert (visit["referrer"], visit["campaign"]) == ("https://search.example/", {"source": "letter"})
    assert visit["device"] == {"browser": "Chrome Mobile 126", "os": "Android", "kind": "phone"}
    assert (visit["time_zone"], visit["place"]["city"]) == ("Europe/Lisbon", "Berlin")
    kept = await services.database.value("SELECT string_agg(to_jsonb(v)::text, ' ') FROM visit v")
    assert IN_BERLIN not in kept


async def test_agents_who_look_at_the_conversation_hear_where_its_visitor_goes(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    about = await tab.say("Hello")
    visitor_id = about["author"]["id"]
    await desk.call("set_viewing", {"conversation_id": about["conversation_id"]})

    await look(tab, "/lamps")
    heard = await desk.receive("page_viewed")
    assert (heard["visitor_id"], heard["page"]["url"]) == (visitor_id, SHOP + "/lamps")

    await desk.call("set_viewing", {"conversation_id": None})
    await look(tab, "/chairs")
    await tab.say("Still there?", about["conversation_id"])
    for client in (desk, colleague):
        await client.receive("message_created")
        assert not [name for name, _ in client.heard_so_far() if name == "page_viewed"]
    assert paths(await visit_of(desk, visitor_id)) == ["/lamps", "/chairs"]


async def test_the_last_twenty_are_kept_and_a_reload_is_no_other_page(
    connect: Connect, services: Services, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.limits, "hit_here", lambda *_: None)
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    tab, desk = await connect(vera), await connect(ana)
    about = await tab.say("Hello")
    for number in range(25):
        await look(tab, f"/{number}")
    again = await connect(vera)
    await look(again, "/24")

    assert paths(await visit_of(desk, about["author"]["id"])) == [f"/{number}" for number in range(5, 25)]


async def test_a_page_counts_at_the_start_too(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    await tab.call("start", {"page": {"url": SHOP + "/lamps", "title": "Lamps"}})
    about = await tab.say("Hello")
    assert paths(await visit_of(desk, about["author"]["id"])) == ["/lamps"]


@pytest.mark.parametrize("page", ["javascript:alert(1)", "file:///etc/passwd", "https://", "https://" + "x" * 2000])
async def test_what_is_no_web_page_is_refused(connect: Connect, vera: VisitorActor, page: str) -> None:
    refused = await (await connect(vera)).refusal("view_page", {"url": page})
    assert (refused["code"], refused["field"]) == ("invalid_payload", "url")


async def test_pages_are_counted_for_all_devices_of_a_visitor(connect: Connect, vera: VisitorActor) -> None:
    devices = [await connect(vera) for _ in range(5)]
    await devices[0].say("Hello")
    codes = [
        (await device.ack("view_page", {"url": f"{SHOP}/{number}"})).get("error", {}).get("code")
        for number in range(13)
        for device in devices
    ]
    assert codes.count(None) <= 60
    assert "rate_limited" in codes


async def test_without_consent_nothing_is_kept(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    await look(tab, "/before")
    await tab.call("set_consent", {"is_given": False})
    await look(tab, "/private")
    about = await tab.say("Hello")
    assert await visit_of(desk, about["author"]["id"]) is None

    await tab.call("set_consent", {"is_given": True})
    await look(tab, "/lamps")
    assert paths(await visit_of(desk, about["author"]["id"])) == ["/lamps"]
    await tab.call("set_consent", {"is_given": False})
    assert await rows(services) == 0, "taking it back deletes what was kept"

    private = await connect(viktor, **{"Sec-GPC": "1"})
    await look(private, "/secret")
    hello = await private.say("Hello")
    assert await visit_of(desk, hello["author"]["id"]) is None
    await private.call("set_consent", {"is_given": True})
    await look(private, "/open")
    assert paths(await visit_of(desk, hello["author"]["id"])) == ["/open"]


async def test_it_goes_with_the_visitor(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    await look(tab, "/lamps")
    await tab.call("identify", {"name": "Vera"})
    assert await rows(services) == 1
    await services.database.fetch("DELETE FROM visitor")
    assert await rows(services) == 0
    await look(tab, "/chairs")
    assert await rows(services) == 0
