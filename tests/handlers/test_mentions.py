"""Mentions: an agent is named by a colleague, finds it, and has read it once the conversation is read that far."""

from uuid import uuid4

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client


async def found(desk: Client) -> list[tuple[str, bool]]:
    """What is in the view of mentions, and whether there is one still to be read."""
    page = await desk.call("list_conversations", {"view": "mentions", "status": None})
    return [(item["conversation"]["id"], item["has_unread_mention"]) for item in page["items"]]


async def unread(desk: Client) -> int:
    return int((await desk.call("start", {}))["counts"]["mentions"])


async def test_who_is_mentioned_finds_it_until_it_is_read(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    other, id = [(await tab.say(text))["conversation_id"] for text in ("Hello", "Can I have it back?")]
    await desk.call("set_conversation_status", {"conversation_id": id, "status": "resolved"})
    colleague.heard_so_far()

    note = await desk.say("@Ben, may she?", id, kind="note", mentions=[str(ben.id), str(ben.id)])

    assert note["mentions"] == [str(ben.id)]
    assert (await colleague.receive("message_created"))["data"]["mentions"] == [str(ben.id)]
    assert (await colleague.receive("conversation_updated"))["data"]["follower_ids"] == [str(ben.id)]
    assert await found(colleague) == [(id, True)]
    assert await unread(colleague) == 1
    assert (await found(desk), await unread(desk)) == ([], 0)
    item = (await colleague.call("get_conversation", {"conversation_id": id}))["item"]
    assert (item["mentioned_seq"], item["has_unread_mention"]) == (note["seq"], True)
    phone = await connect(ben)
    await phone.call("mark_delivered", {"conversation_id": id, "message_id": note["id"]})
    assert await unread(colleague) == 1
    await phone.call("mark_read", {"conversation_id": id, "message_id": note["id"]})
    assert (await colleague.receive("read_changed"))["position"]["read_seq"] >= 0
    assert await found(colleague) == [(id, False)]
    assert await unread(colleague) == 0
    await colleague.say("She may", id, mentions=[str(ana.id)])
    await desk.say("Thanks", other)
    assert (await found(desk), await found(colleague)) == ([(id, True)], [(id, False)])


async def test_the_visitor_is_not_told_who_is_mentioned(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    id = (await tab.say("Hello"))["conversation_id"]

    await desk.say("@Ben will help you", id, mentions=[str(ben.id)])
    await desk.say("He will", id)

    told = [(await tab.receive("message_created", "conversation_updated")) for _ in range(3)]
    assert [event["type"] for event in told] == ["message_created"] * 3
    page = await tab.call("list_messages", {"conversation_id": id})
    assert str(ben.id) not in str([told[1:], page, await tab.call("start", {})])


async def test_what_is_taken_back_mentions_nobody(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    id = (await tab.say("Hello"))["conversation_id"]
    note = await desk.say("@Ben", id, kind="note", mentions=[str(ben.id)])

    gone = await desk.call("delete_message", {"conversation_id": id, "message_id": note["id"]})

    assert gone["message"]["mentions"] == []
    assert (await found(colleague), await unread(colleague)) == ([], 0)


async def test_an_edited_message_mentions_whom_it_names_now(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor, services: Services
) -> None:
    cleo = await join_workspace(services, ana.workspace_id, ana.site, "Cleo", "agent")
    tab, desk, bens, cleos = await connect(vera), await connect(ana), await connect(ben), await connect(cleo)
    id = (await tab.say("Hello"))["conversation_id"]
    reply = await desk.say("@Ben will help", id, mentions=[str(ben.id)])
    about = {"conversation_id": id, "message_id": reply["id"]}
    cleos.heard_so_far()
    tab.heard_so_far()

    changed = await desk.call("edit_message", about | {"body": "@Cleo will help", "mentions": [str(cleo.id)]})

    assert changed["message"]["mentions"] == [str(cleo.id)]
    edited = await cleos.receive("message_updated")
    assert edited["data"]["mentions"] == [str(cleo.id)]
    followers = (await cleos.receive("conversation_updated"))["data"]["follower_ids"]
    assert sorted(followers) == sorted([str(ben.id), str(cleo.id)]), "who follows goes on"
    assert (await found(bens), await unread(bens)) == ([], 0)
    assert (await found(cleos), await unread(cleos)) == ([(id, True)], 1)
    item = (await cleos.call("get_conversation", {"conversation_id": id}))["item"]
    assert item["mentioned_seq"] == edited["seq"]
    same = await desk.call("edit_message", about | {"body": "Cleo will help"})
    assert same["message"]["mentions"] == [str(cleo.id)], "nothing was said of mentions"
    edited_at = same["message"]["edited_at"]
    both = await desk.call("edit_message", about | {"body": "Cleo will help", "mentions": [str(ben.id), str(cleo.id)]})
    assert sorted(both["message"]["mentions"]) == sorted([str(ben.id), str(cleo.id)])
    assert both["message"]["edited_at"] == edited_at
    await desk.say("Soon", id)
    told = [await tab.receive("message_updated", "message_created") for _ in range(3)]
    assert [event["data"]["body"] for event in told] == ["@Cleo will help", "Cleo will help", "Soon"]
    assert str(cleo.id) not in str(told)


async def test_a_mention_that_an_edit_brings_is_news_to_who_has_read_the_message(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    id = (await tab.say("Hello"))["conversation_id"]
    note = await desk.say("Ben knows", id, kind="note")
    about = {"conversation_id": id, "message_id": note["id"]}
    await colleague.call("mark_read", about)

    await desk.call("edit_message", about | {"body": "@Ben knows", "mentions": [str(ben.id), str(ana.id)]})

    assert (await found(colleague), await unread(colleague)) == ([(id, True)], 1)
    assert (await found(desk), await unread(desk)) == ([(id, False)], 0), "one need not read what one says oneself"
    mention = (await colleague.call("get_conversation", {"conversation_id": id}))["item"]["mentioned_seq"]
    assert mention > note["seq"]
    phone = await connect(ben)
    before = await phone.call("start", {})
    await colleague.call("mark_read", about)
    assert (await phone.receive("read_changed"))["position"]["read_seq"] == mention
    assert (await found(colleague), await unread(colleague)) == ([(id, False)], 0)
    missed = await phone.call("sync", {"epoch": before["epoch"], "since": before["head"]})
    assert [moved["read_seq"] for moved in missed["reads"] if moved["reader"]["id"] == str(ben.id)] == [mention]
    await desk.call("edit_message", about | {"body": "@Ben does know"})
    assert await unread(colleague) == 0, "he was mentioned before"


async def test_who_reads_an_edit_has_not_read_what_was_said_before_it(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    id = (await tab.say("Hello"))["conversation_id"]
    note = await desk.say("Ben knows", id, kind="note")
    question = await tab.say("Are you there?", id)
    about = {"conversation_id": id, "message_id": note["id"]}
    await desk.call("edit_message", about | {"body": "@Ben knows", "mentions": [str(ben.id)]})

    await colleague.call("mark_read", about)
    item = (await colleague.call("get_conversation", {"conversation_id": id}))["item"]
    assert (item["unread_count"], item["has_unread_mention"]) == (1, True)
    await colleague.call("mark_read", about | {"message_id": question["id"]})

    item = (await colleague.call("get_conversation", {"conversation_id": id}))["item"]
    assert (item["unread_count"], item["has_unread_mention"]) == (0, False)


async def test_only_who_is_there_can_be_mentioned(
    connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    id = (await tab.say("Hello"))["conversation_id"]
    await desk.call("remove_member", {"agent_id": str(ben.id)})
    send = {"conversation_id": id, "client_id": str(uuid4()), "body": "@Ben", "kind": "note"}

    for wrong in ([str(ben.id)], [str(olga.id)], [str(ana.id), str(uuid4())]):
        refusal = await desk.refusal("send_message", send | {"mentions": wrong})
        assert (refusal["code"], refusal["field"]) == ("not_found", "mentions")
        note = await desk.say("See", id, kind="note")
        edit = {"conversation_id": id, "message_id": note["id"], "body": "@Ben", "mentions": wrong}
        refusal = await desk.refusal("edit_message", edit)
        assert (refusal["code"], refusal["field"]) == ("not_found", "mentions")
    refusal = await desk.refusal("send_message", send | {"mentions": [str(uuid4()) for _ in range(21)]})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "mentions")


async def test_a_repeat_that_mentions_others_is_another_message(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    id = (await tab.say("Hello"))["conversation_id"]
    send = {"conversation_id": id, "client_id": str(uuid4()), "body": "@Ben", "kind": "note", "mentions": [str(ben.id)]}
    first = await desk.call("send_message", send)

    assert await desk.call("send_message", send) == first
    assert (await desk.refusal("send_message", send | {"mentions": []}))["code"] == "idempotency_conflict"


async def test_one_follows_by_wish_or_by_being_mentioned(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(2)]
    about = {"conversation_id": ids[0]}

    followed = (await desk.call("follow_conversation", about))["conversation"]

    assert followed["follower_ids"] == [str(ana.id)]
    assert (await colleague.receive("conversation_updated"))["data"]["follower_ids"] == [str(ana.id)]
    assert (await desk.call("follow_conversation", about))["conversation"] == followed
    await desk.say("@Ben", ids[0], kind="note", mentions=[str(ben.id)])
    for client, mine in ((desk, [ids[0]]), (colleague, [ids[0]])):
        page = await client.call("list_conversations", {"filters": {"is_following": True}})
        assert [item["conversation"]["id"] for item in page["items"]] == mine
    left = (await desk.call("unfollow_conversation", about))["conversation"]
    assert left["follower_ids"] == [str(ben.id)]
    assert (await desk.call("unfollow_conversation", about))["conversation"] == left
    page = await desk.call("list_conversations", {"filters": {"is_following": True}})
    assert page["items"] == []
