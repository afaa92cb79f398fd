"""Transcripts: a link to the conversation, right back or by mail, for who may have it and as long as it is good."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import aiohttp

from chatting_rt.domain import transcripts
from chatting_rt.services import Services
from models import Conversation, Transcript, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.letters import link_to, mails_to

EVIL = "<script>alert(1)</script> & {{ 7 * 7 }}"


async def fetched(url: str, path: str) -> tuple[int, str, aiohttp.typedefs.LooseHeaders]:
    async with aiohttp.ClientSession() as http, http.get(url + path) as response:
        return response.status, await response.text(), dict(response.headers)


async def test_a_visitor_reads_what_both_sides_said_and_no_note(
    connect: Connect, url: str, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say(EVIL))["conversation_id"]
    await desk.say("VIP, be quick", conversation_id, kind="note")
    await desk.say("Good morning!", conversation_id)

    given = await tab.call("request_transcript", {"conversation_id": conversation_id})

    status, page, headers = await fetched(url, given["path"])
    assert status == 200
    assert "Good morning!" in page and "Conversation with Acme" in page
    assert "&lt;script&gt;" in page and "<script>" not in page and "{{ 7 * 7 }}" in page
    assert "VIP" not in page
    assert "script-src" not in headers["Content-Security-Policy"]  # the default is 'none'
    assert headers["Referrer-Policy"] == "no-referrer" and headers["Cache-Control"] == "no-store"
    _, text, headers = await fetched(url, given["path"] + ".txt")
    assert text.index(EVIL) < text.index("Good morning!")
    assert headers["Content-Disposition"].startswith("attachment")


async def test_an_agent_may_have_the_notes_but_the_visitor_never_gets_them(
    connect: Connect, services: Services, url: str, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await desk.say("VIP, be quick", conversation_id, kind="note")
    await Visitor.all().update(email="vera@home.example")
    wanted = {"conversation_id": conversation_id, "includes_notes": True}

    own = await desk.call("request_transcript", wanted)
    theirs = await desk.call("request_transcript", wanted | {"mail_to": "visitor"})

    assert "VIP" in (await fetched(url, own["path"]))[1]
    assert theirs["path"] is None
    _, page, _ = await fetched(url, await link_to(services, "vera@home.example", "transcripts"))
    assert "Hello" in page and "VIP" not in page


async def test_the_mail_carries_a_link_and_no_word_of_whoever_asked_for_it(
    connect: Connect, services: Services, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    conversation_id = (await tab.say("Buy cheap pills"))["conversation_id"]

    await tab.call("request_transcript", {"conversation_id": conversation_id, "email": "stranger@else.example"})

    (mail,) = await mails_to(services, "stranger@else.example")
    assert "pills" not in mail.as_string()
    path = await link_to(services, "stranger@else.example", "transcripts")
    assert "Buy cheap pills" in (await fetched(url, path))[1]


async def test_nobody_can_have_many_mails_sent_to_one_address(
    connect: Connect, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tabs = [await connect(vera), await connect(viktor)]
    asks = [
        {"conversation_id": (await tab.say("Hello"))["conversation_id"], "email": "Victim@else.example"} for tab in tabs
    ]
    for _ in range(3):
        await tabs[0].call("request_transcript", asks[0])
    for _ in range(2):
        await tabs[1].call("request_transcript", asks[1] | {"email": "victim@else.example"})

    refusal = await tabs[1].refusal("request_transcript", asks[1])
    assert refusal["code"] == "rate_limited" and refusal["retry_after"] > 0


async def test_a_link_ends_with_its_time_and_with_the_conversation(
    connect: Connect, services: Services, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    late, gone = [(await tab.call("request_transcript", {"conversation_id": conversation_id}))["path"] for _ in "12"]
    first = await Transcript.all().order_by("id").first()
    assert first is not None

    await Transcript.filter(id=first.id).update(expires_at=services.clock.now() - timedelta(seconds=1))
    assert (await fetched(url, late))[0] == 404
    assert (await fetched(url, gone))[0] == 200
    await transcripts.forget_expired(services)
    assert await Transcript.all().count() == 1
    await Conversation.filter(id=conversation_id).delete()
    assert (await fetched(url, gone))[0] == 404
    assert (await fetched(url, gone[:-3] + "AAA"))[0] == 404
    assert (await fetched(url, "/transcripts/nonsense"))[0] == 404


async def test_a_long_conversation_is_there_as_a_whole_and_in_order(
    connect: Connect, services: Services, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    first = await tab.say("message 0")
    await services.database.fetch(
        "INSERT INTO message (id, created_at, workspace_id, conversation_id, seq, public_seq, client_id, kind, body,"
        " author_type, author_id) SELECT gen_random_uuid(), m.created_at, m.workspace_id, m.conversation_id,"
        " m.seq + n, n + 2, gen_random_uuid(), 'reply', 'message ' || n, m.author_type, m.author_id"
        " FROM message m, generate_series(1, 1200) n WHERE m.id = $1",
        first["id"],
    )
    given = await tab.call("request_transcript", {"conversation_id": first["conversation_id"]})
    _, text, _ = await fetched(url, given["path"] + ".txt")
    assert [line for line in text.splitlines() if line.startswith("message ")] == [f"message {n}" for n in range(1201)]


async def test_times_are_those_of_the_reader(
    connect: Connect, services: Services, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    wanted = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}

    given = await tab.call("request_transcript", wanted | {"time_zone": "Asia/Kathmandu"})
    assert "Times are in Asia/Kathmandu." in (await fetched(url, given["path"] + ".txt"))[1]
    for nowhere in ("Mars/Olympus", "../../etc/passwd", "/etc/passwd", "\u0000"):
        assert (await tab.refusal("request_transcript", wanted | {"time_zone": nowhere}))["field"] == "time_zone"


async def test_only_who_may_have_the_conversation_gets_a_link(
    connect: Connect, vera: VisitorActor, viktor: VisitorActor, olga: AgentActor
) -> None:
    tab, other, foreign = await connect(vera), await connect(viktor), await connect(olga)
    theirs = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    for stranger in (other, foreign):
        assert await stranger.refusal("request_transcript", theirs) == await stranger.refusal(
            "request_transcript", {"conversation_id": str(uuid4())}
        )


async def test_an_agent_cannot_write_to_a_visitor_without_an_address(
    connect: Connect, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    wanted = {"conversation_id": (await tab.say("Hello"))["conversation_id"], "mail_to": "visitor"}
    assert (await desk.refusal("request_transcript", wanted))["code"] == "conflict"
    assert urlsplit((await desk.call("request_transcript", wanted | {"mail_to": None}))["path"]).scheme == ""
