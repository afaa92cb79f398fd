"""Canned replies: what agents say often."""

import asyncio

import pytest

from chatting_rt.domain import canned_reply_settings
from tests.conftest import Connect
from tests.support.cast import AgentActor
from tests.support.client import CommandRefused

HELLO = {"short_code": "hello", "body": "Hello {{visitor.name|there}}, {{ agent.name }} of {{workspace.name}} here."}


async def test_colleagues_hear_of_a_canned_reply(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, colleague = await connect(ana), await connect(ben)

    kept = (await desk.call("create_canned_reply", HELLO))["canned_reply"]

    assert kept == HELLO | {"id": kept["id"]}
    assert (await colleague.receive("canned_reply_created"))["data"] == kept
    assert (await colleague.call("start", {}))["canned_replies"] == [kept]
    about = {"canned_reply_id": kept["id"]}
    changed = (await desk.call("update_canned_reply", about | {"short_code": "hi"}))["canned_reply"]
    assert changed == kept | {"short_code": "hi"}
    changed = (await desk.call("update_canned_reply", about | {"body": "Good morning"}))["canned_reply"]
    assert changed == kept | {"short_code": "hi", "body": "Good morning"}
    await colleague.receive("canned_reply_updated")
    assert (await colleague.receive("canned_reply_updated"))["data"] == changed
    await desk.call("delete_canned_reply", about)
    assert (await colleague.receive("canned_reply_deleted"))["data"] == {"id": kept["id"]}
    assert (await colleague.call("list_canned_replies"))["canned_replies"] == []


async def test_a_short_code_is_there_once(connect: Connect, ana: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ana)
    other = (await desk.call("create_canned_reply", {"short_code": "bye", "body": "Goodbye"}))["canned_reply"]

    async def keep() -> str:
        try:
            await desk.call("create_canned_reply", HELLO)
        except CommandRefused as refused:
            return f"{refused.code} {refused.error['field']}"
        return "kept"

    assert sorted(await asyncio.gather(keep(), keep())) == ["conflict short_code", "kept"]
    assert (await desk.refusal("create_canned_reply", HELLO | {"short_code": "HELLO"}))["code"] == "conflict"
    about = {"canned_reply_id": other["id"]}
    assert (await desk.refusal("update_canned_reply", about | {"short_code": "Hello"}))["field"] == "short_code"
    await (await connect(olga)).call("create_canned_reply", HELLO)


@pytest.mark.parametrize("short_code", ["", " ", "two words", "/hello", "a/b", "{x}", "x" * 41])
async def test_a_short_code_is_one_word(connect: Connect, ana: AgentActor, short_code: str) -> None:
    refusal = await (await connect(ana)).refusal("create_canned_reply", HELLO | {"short_code": short_code})

    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "short_code")


@pytest.mark.parametrize("body", ["", " \n", "Hi {{visitor.nmae}}", "{{}}", "{{ visitor.token|x }}", "x" * 4001])
async def test_a_body_has_words_and_variables_that_there_are(connect: Connect, ana: AgentActor, body: str) -> None:
    desk = await connect(ana)
    kept = (await desk.call("create_canned_reply", HELLO))["canned_reply"]

    for name, more in (
        ("create_canned_reply", {"short_code": "other"}),
        ("update_canned_reply", {"canned_reply_id": kept["id"]}),
    ):
        refusal = await desk.refusal(name, more | {"body": body})
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "body")
    for plain in ("{visitor.nmae}", "{{", "}} {{ a } }", "{{visitor.name}} {{site.name|our page}} {{visitor.email|}}"):
        await desk.call("update_canned_reply", {"canned_reply_id": kept["id"], "body": plain})


async def test_they_have_an_end(connect: Connect, ana: AgentActor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canned_reply_settings, "MOST", 2)
    monkeypatch.setattr(canned_reply_settings, "MOST_LETTERS", 20)
    desk = await connect(ana)
    first = (await desk.call("create_canned_reply", {"short_code": "a", "body": "x" * 10}))["canned_reply"]

    refusal = await desk.refusal("create_canned_reply", {"short_code": "b", "body": "x" * 11})
    assert (refusal["code"], refusal["field"]) == ("conflict", "body")
    refusal = await desk.refusal("update_canned_reply", {"canned_reply_id": first["id"], "body": "x" * 21})
    assert (refusal["code"], refusal["field"]) == ("conflict", "body")
    await desk.call("create_canned_reply", {"short_code": "b", "body": "x"})
    assert (await desk.refusal("create_canned_reply", {"short_code": "c", "body": "x"}))["code"] == "conflict"
    codes = [kept["short_code"] for kept in (await desk.call("list_canned_replies"))["canned_replies"]]
    assert codes == ["a", "b"]


async def test_an_agent_uses_them(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    kept = (await (await connect(ana)).call("create_canned_reply", HELLO))["canned_reply"]
    desk = await connect(ben)

    for name, payload in (
        ("create_canned_reply", HELLO | {"short_code": "mine"}),
        ("update_canned_reply", {"canned_reply_id": kept["id"], "body": "Ours"}),
        ("delete_canned_reply", {"canned_reply_id": kept["id"]}),
    ):
        assert (await desk.refusal(name, payload))["code"] == "forbidden"
    assert (await desk.call("list_canned_replies"))["canned_replies"] == [kept]
