"""A snapshot and the events since are the same as a fresh snapshot: live, by sync, for agents and for visitors."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, get_args
from uuid import UUID

import jwt
import pytest

from chatting_rt.domain import assignment, joining
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.wire.events import AgentEvent, VisitorEvent
from models import Account, Membership, Message
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client, CommandRefused
from tests.support.hearing import heard
from tests.support.reducer import DURABLE, AgentStore, VisitorStore
from tests.support.uploads import Uploads, photo


def types_of(union: Any) -> list[str]:
    return sorted(str(struct.__struct_config__.tag) for struct in get_args(union))


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


class Office:
    """Vera and Ana talk already; Ben is a colleague. `desk` and `tab` do, the others watch."""

    def __init__(
        self,
        services: Services,
        connect: Connect,
        vera: VisitorActor,
        tab: Client,
        desk: Client,
        ben: AgentActor,
        ana: AgentActor,
        conversation_id: str,
    ) -> None:
        self.services, self.connect, self.vera = services, connect, vera
        self.tab, self.desk, self.ben, self.ana = tab, desk, ben, ana
        self.conversation = {"conversation_id": conversation_id}

    async def start_a_conversation(self) -> None:
        await self.tab.say("Another thing")

    async def ask(self) -> None:
        await self.tab.say("Is it open?", **self.conversation)

    async def note(self) -> None:
        await self.desk.say("VIP", **self.conversation, kind="note")

    async def talk(self) -> None:
        await self.ask()
        await self.note()
        await self.desk.say("Yes", **self.conversation)

    async def assign(self) -> None:
        await self.desk.call("assign_conversation", self.conversation | {"assignee_id": str(self.ben.id)})

    async def take_back(self) -> None:
        await self.assign()
        await self.desk.call("assign_conversation", self.conversation | {"assignee_id": None})

    async def snooze(self) -> None:
        status = {"status": "snoozed", "snoozed_until": "2099-01-01T00:00:00Z"}
        await self.desk.call("set_conversation_status", self.conversation | status)

    async def resolve(self) -> None:
        await self.desk.call("set_conversation_status", self.conversation | {"status": "resolved"})

    async def say_who_one_is(self) -> None:
        await self.talk()
        await self.tab.call("identify", {"name": "Vera", "email": "vera@home.example", "attributes": {"plan": "pro"}})
        await self.tab.say("It is me", **self.conversation)

    async def note_what_is_known(self) -> None:
        about = {"visitor_id": (await self.tab.call("start", {}))["visitor"]["id"]}
        await self.desk.call("update_visitor", about | {"name": "Vera", "attributes": {"seats": 5, "is_paying": True}})
        await self.desk.call("update_visitor", about | {"name": None, "attributes": {"seats": None}})

    async def block(self) -> None:
        about = {"visitor_id": (await self.tab.call("start", {}))["visitor"]["id"]}
        await self.desk.call("block_visitor", about)

    async def prove_who_one_is(self) -> None:
        """Vera is known from another device; what she wrote here before she proved it becomes hers."""
        secret = await self.desk.call("create_identity_secret", {"site_id": str(self.ana.site.id)})
        claims = {"sub": "vera", "aud": str(self.ana.site.id), "exp": int(time.time()) + 60, "name": "Vera"}
        proof = {"identity_token": jwt.encode(claims, secret["secret"], algorithm="HS256")}
        phone = await self.connect(VisitorActor(self.ana.site))
        await phone.call("identify", proof)
        await phone.say("From my phone")
        await self.talk()
        self.vera.token = (await self.tab.call("identify", proof))["visitor_token"]

    async def rate(self) -> None:
        await self.talk()
        await self.resolve()
        await self.tab.call("rate_conversation", self.conversation | {"rating": 2})
        await self.tab.call("rate_conversation", self.conversation | {"rating": 5, "comment": "On second thought"})

    async def rate_and_ask_again(self) -> None:
        await self.rate()
        await self.ask()
        await self.resolve()

    async def wake_by_writing(self) -> None:
        await self.snooze()
        await self.ask()

    async def go_away(self) -> None:
        await self.desk.call("set_availability", {"availability": "away"})

    async def put_on_a_picture(self) -> None:
        await self.talk()
        uploads = Uploads(self.desk.url)
        picture = await uploads.of(self.ana, photo(), "me.jpg", purpose="avatar")
        await uploads.close()
        await self.desk.call("update_profile", {"name": "Ana B.", "avatar_id": picture["id"]})

    async def take_the_picture_off(self) -> None:
        await self.put_on_a_picture()
        await self.desk.call("update_profile", {"avatar_id": None})

    async def rename_the_site(self) -> None:
        await self.desk.call("update_site", {"site_id": str(self.ana.site.id), "name": "Shop"})

    async def add_a_site(self) -> str:
        return str((await self.desk.call("create_site", {"name": "Blog"}))["site"]["id"])

    async def rotate_the_key(self) -> None:
        await self.desk.call("rotate_site_key", {"site_id": str(self.ana.site.id)})

    async def remove_the_site(self) -> None:
        await self.desk.call("delete_site", {"site_id": await self.add_a_site()})

    async def rename_the_workspace(self) -> None:
        await self.desk.call("update_workspace", {"name": "Acme & Sons", "time_zone": "Asia/Tokyo"})

    async def invite_somebody(self) -> None:
        """Zoe has an account; she follows the link."""
        now = self.services.clock.now()
        zoe = await Account.create(name="Zoe", email="zoe@ink.example", password_hash="unusable", created_at=now)
        asked = await self.desk.call("create_invitation", {"email": zoe.email, "role": "agent"})
        id = UUID(asked["invitation"]["id"])
        await joining.join_as(self.services, self.services.signed_ids.token("invitation", id), zoe.id)

    async def promote(self) -> None:
        await self.desk.call("change_role", {"agent_id": str(self.ben.id), "role": "admin"})

    async def remove_zoe(self) -> None:
        await self.invite_somebody()
        zoe = await Membership.get(account__name="Zoe")
        await self.desk.say("@Zoe", **self.conversation, kind="note", mentions=[str(zoe.id)])
        await self.assign_to(zoe.id)
        await self.desk.call("remove_member", {"agent_id": str(zoe.id)})
        await assignment.release_all(self.services, zoe.id)

    async def assign_to(self, agent_id: UUID) -> None:
        await self.desk.call("assign_conversation", self.conversation | {"assignee_id": str(agent_id)})

    async def set_the_routing(self) -> None:
        rules = {"capacity": 3, "reroutes_offline": False, "answer_minutes": 7}
        await self.desk.call("set_routing", rules | {"mode": "off"})
        await self.desk.call("set_capacity", {"agent_id": str(self.ben.id), "capacity": 4})

    async def keep_a_reply(self) -> str:
        made = await self.desk.call("create_canned_reply", {"short_code": "hi", "body": "Hello {{visitor.name}}"})
        return str(made["canned_reply"]["id"])

    async def word_a_kept_reply_anew(self) -> None:
        about = {"canned_reply_id": await self.keep_a_reply()}
        await self.desk.call("update_canned_reply", about | {"body": "Good morning"})

    async def drop_a_kept_reply(self) -> None:
        await self.desk.call("delete_canned_reply", {"canned_reply_id": await self.keep_a_reply()})

    async def set_the_hours(self) -> None:
        late = {"friday": [{"opens": "18:00", "closes": "02:00"}]}
        holiday = {"date": "2026-12-25", "name": "Christmas", "shifts": []}
        await self.desk.call("set_hours", {"is_on": True, "week": late, "holidays": [holiday]})

    async def set_all_that_is_the_workspaces(self) -> None:
        """Three events that are about one id."""
        await self.rename_the_workspace()
        await self.set_the_hours()
        await self.set_the_routing()

    async def make_a_team(self) -> str:
        made = await self.desk.call("create_team", {"name": "Night shift", "agent_ids": [str(self.ben.id)]})
        return str(made["team"]["id"])

    async def leave_the_team(self) -> None:
        await self.desk.call("update_team", {"team_id": await self.make_a_team(), "agent_ids": []})

    async def dissolve_the_team(self) -> None:
        await self.desk.call("delete_team", {"team_id": await self.make_a_team()})

    async def share_a_view(self) -> str:
        wish = {"name": "Urgent", "is_shared": True, "filters": {"priorities": ["urgent"]}}
        return str((await self.desk.call("create_saved_view", wish))["saved_view"]["id"])

    async def change_a_shared_view(self) -> None:
        wish = {"saved_view_id": await self.share_a_view(), "name": "Mine", "view": "mine"}
        await self.desk.call("update_saved_view", wish)

    async def drop_a_shared_view(self) -> None:
        await self.desk.call("delete_saved_view", {"saved_view_id": await self.share_a_view()})

    async def make_a_label(self) -> str:
        return str((await self.desk.call("create_label", {"name": "Bug"}))["label"]["id"])

    async def rename_a_label(self) -> None:
        wish = {"label_id": await self.make_a_label(), "name": "Defect", "colour": "red"}
        await self.desk.call("update_label", wish)

    async def label(self) -> str:
        label_id = await self.make_a_label()
        await self.desk.call("label_conversation", self.conversation | {"label_id": label_id})
        return label_id

    async def unlabel(self) -> None:
        await self.desk.call("unlabel_conversation", self.conversation | {"label_id": await self.label()})

    async def delete_a_label(self) -> None:
        await self.desk.call("delete_label", {"label_id": await self.label()})

    async def give_to_a_team(self) -> str:
        team_id = await self.make_a_team()
        await self.desk.call("assign_team", self.conversation | {"team_id": team_id})
        return team_id

    async def dissolve_the_team_that_has_it(self) -> None:
        await self.desk.call("delete_team", {"team_id": await self.give_to_a_team()})

    async def mention(self, kind: str = "note") -> str:
        names = [str(self.ben.id), str(self.ana.id)]
        return str((await self.desk.say("@Ben @Ana, see", **self.conversation, kind=kind, mentions=names))["id"])

    async def mention_in_a_reply(self) -> None:
        await self.mention("reply")
        await self.mention("reply")

    async def take_back_a_mention(self) -> None:
        await self.desk.call("delete_message", self.conversation | {"message_id": await self.mention("reply")})

    async def mention_in_an_edit(self) -> None:
        message = await self.desk.say("We close at six", **self.conversation)
        wanted = self.conversation | {"message_id": message["id"], "mentions": [str(self.ben.id)]}
        await self.desk.call("edit_message", wanted | {"body": "We close at six"})
        await self.desk.call("edit_message", wanted | {"body": "We close at seven", "mentions": []})

    async def follow(self) -> None:
        await self.desk.call("follow_conversation", self.conversation)

    async def follow_no_longer(self) -> None:
        await self.follow()
        await self.desk.call("unfollow_conversation", self.conversation)

    async def set_the_priority(self) -> None:
        await self.desk.call("set_priority", self.conversation | {"priority": "urgent"})

    async def edit(self, kind: str = "reply") -> str:
        message = await self.desk.say("We close at six", **self.conversation, kind=kind)
        wanted = self.conversation | {"message_id": message["id"], "body": "We close at seven"}
        await self.desk.call("edit_message", wanted)
        return str(message["id"])

    async def edit_what_is_not_the_last(self) -> None:
        message = await self.desk.say("We close at six", **self.conversation)
        await self.ask()
        await self.desk.call("edit_message", self.conversation | {"message_id": message["id"], "body": "At seven"})

    async def quote_what_changes(self) -> None:
        asked = await self.tab.say("My card is 1234", **self.conversation)
        reply = await self.desk.say("We close at six", **self.conversation, quoted_message_id=asked["id"])
        await self.tab.say("Is that so?", **self.conversation, quoted_message_id=reply["id"])
        await self.desk.call("edit_message", self.conversation | {"message_id": reply["id"], "body": "At seven"})
        await self.desk.call("delete_message", self.conversation | {"message_id": asked["id"]})

    async def edit_a_note(self) -> None:
        await self.edit("note")

    async def take_back_a_message(self) -> None:
        await self.desk.call("delete_message", self.conversation | {"message_id": await self.edit()})

    async def take_back_a_note(self) -> None:
        await self.desk.call("delete_message", self.conversation | {"message_id": await self.edit("note")})

    async def take_back_what_a_visitor_said(self) -> None:
        asked = await self.tab.say("My card is 1234", **self.conversation)
        await self.desk.say("Never say that here", **self.conversation)
        await self.desk.call("delete_message", self.conversation | {"message_id": asked["id"]})

    async def ask_before_the_chat(self) -> None:
        fields = [{"name": "name", "kind": "text", "label": "Your name"}]
        about = {"site_id": str(self.ana.site.id), "purpose": "pre_chat", "form": {"fields": fields}}
        await self.desk.call("set_site_form", about)

    async def start_with_a_form(self) -> None:
        await self.ask_before_the_chat()
        form = {"purpose": "pre_chat", "answers": [{"name": "name", "value": "Vera"}]}
        await self.tab.say("By the form", form=form)

    async def delete_the_conversation(self) -> None:
        await self.talk()
        await self.tab.say("Another thing")
        await self.desk.call("delete_conversation", self.conversation)

    async def delete_the_visitor(self) -> None:
        stranger = await self.connect(VisitorActor(self.ana.site))
        said = await stranger.say("Forget me")
        await stranger.say("And this")
        await self.desk.say("Done", said["conversation_id"])
        await self.desk.call("delete_visitor", {"visitor_id": said["author"]["id"]})

    async def erase_a_message(self) -> None:
        """The row goes as retention would take it."""

        message = await self.tab.say("My card is 1234", **self.conversation)
        await self.desk.say("Oh", **self.conversation)
        await Message.filter(id=message["id"]).delete()


Scenario = Callable[[Office], Awaitable[Any]]
SCENARIOS: dict[str, list[Scenario]] = {
    "conversation_created": [Office.start_a_conversation, Office.start_with_a_form],
    "conversation_updated": [
        Office.assign, Office.take_back, Office.snooze, Office.resolve, Office.wake_by_writing,
        Office.label, Office.unlabel, Office.give_to_a_team, Office.set_the_priority,
        Office.follow, Office.follow_no_longer,
    ],
    "conversation_rated": [Office.rate, Office.rate_and_ask_again],
    "message_created": [Office.ask, Office.note, Office.talk, Office.mention, Office.mention_in_a_reply],
    "message_updated": [
        Office.edit, Office.edit_what_is_not_the_last, Office.edit_a_note, Office.quote_what_changes,
        Office.mention_in_an_edit,
    ],
    "message_deleted": [
        Office.take_back_a_message, Office.take_back_a_note, Office.take_back_what_a_visitor_said,
        Office.take_back_a_mention,
    ],
    "agent_joined": [Office.invite_somebody],
    "agent_updated": [Office.go_away, Office.promote, Office.put_on_a_picture, Office.take_the_picture_off],
    "agent_removed": [Office.remove_zoe],
    "site_created": [Office.add_a_site],
    "site_updated": [Office.rename_the_site, Office.rotate_the_key, Office.ask_before_the_chat],
    "site_deleted": [Office.remove_the_site],
    "workspace_updated": [Office.rename_the_workspace],
    "routing_updated": [Office.set_the_routing],
    "hours_updated": [Office.set_the_hours, Office.set_all_that_is_the_workspaces],
    "visitor_updated": [Office.say_who_one_is, Office.note_what_is_known, Office.block],
    "canned_reply_created": [Office.keep_a_reply],
    "canned_reply_updated": [Office.word_a_kept_reply_anew],
    "canned_reply_deleted": [Office.drop_a_kept_reply],
    "visitor_merged": [Office.prove_who_one_is],
    "team_created": [Office.make_a_team],
    "team_updated": [Office.leave_the_team],
    "team_deleted": [Office.dissolve_the_team, Office.dissolve_the_team_that_has_it],
    "saved_view_created": [Office.share_a_view],
    "saved_view_updated": [Office.change_a_shared_view],
    "saved_view_deleted": [Office.drop_a_shared_view],
    "label_created": [Office.make_a_label],
    "label_updated": [Office.rename_a_label],
    "label_deleted": [Office.delete_a_label],
    "conversation_deleted": [Office.delete_the_conversation],
    "visitor_deleted": [Office.delete_the_visitor],
    "subject_erased": [Office.erase_a_message],
}  # fmt: skip
"""For every type of durable event, the deeds that cause it; each by itself, or a later one would heal an earlier."""
AMONG_AGENTS = [Office.note, Office.edit_a_note, Office.take_back_a_note, Office.label, Office.unlabel]
AMONG_AGENTS += [Office.give_to_a_team, Office.set_the_priority, Office.mention, Office.follow, Office.follow_no_longer]
"""Deeds that no visitor hears of, though others of their kind are public."""
NOT_LIVE = {"subject_erased"}  # only ever replayed


@pytest.fixture
async def office(services: Services, connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor) -> Office:
    tab, desk = await connect(vera), await connect(ana)
    return Office(services, connect, vera, tab, desk, ben, ana, (await tab.say("Hello"))["conversation_id"])


def scenarios_of(union: Any, *but: Scenario) -> list[Any]:
    return [
        pytest.param(type, scenario, id=f"{type}-{scenario.__name__}")
        for type in types_of(union)
        for scenario in SCENARIOS.get(type, [nothing_yet])
        if scenario not in but
    ]


async def nothing_yet(_: Office) -> None:
    pytest.fail("SCENARIOS has nothing that causes this event")


@pytest.mark.slow  # all of them together
@pytest.mark.parametrize(("type", "scenario"), scenarios_of(AgentEvent))
async def test_agents_have_by_events_what_they_would_load(
    connect: Connect, office: Office, ben: AgentActor, type: str, scenario: Scenario
) -> None:
    watching, away = await connect(ben), await connect(ben)
    live, synced = await AgentStore.fresh(watching), await AgentStore.fresh(away)
    since = live.head
    watching.heard_so_far()
    await away.leave()

    await scenario(office)

    desk = await connect(ben)
    fresh = await AgentStore.fresh(desk)
    replayed = await synced.sync(desk)
    assert type in [event["type"] for event in replayed]
    assert synced == fresh
    if type not in NOT_LIVE:
        told = await heard(watching, lambda event: event["seq"], set(range(since + 1, fresh.head + 1)))
        assert [event["seq"] for event in told] == [event["seq"] for event in replayed], "told in another order"
        for event in told:
            live.apply(event)
        assert live == fresh
    from_nothing = AgentStore(
        fresh.epoch, 0, dict(fresh.agents), dict(fresh.sites), workspace=fresh.workspace, routing=fresh.routing,
        hours=fresh.hours,
    )  # fmt: skip
    everything = await from_nothing.sync(desk)
    assert [event["seq"] for event in everything] == list(range(1, fresh.head + 1))
    if type not in NOT_LIVE:
        assert from_nothing == fresh


@pytest.mark.slow  # all of them together
@pytest.mark.parametrize(("type", "scenario"), scenarios_of(VisitorEvent, *AMONG_AGENTS))
async def test_visitors_have_by_events_what_they_would_load(
    connect: Connect, office: Office, vera: VisitorActor, type: str, scenario: Scenario
) -> None:
    watching, away = await connect(vera), await connect(vera)
    live, synced = await VisitorStore.fresh(watching), await VisitorStore.fresh(away)
    watching.heard_so_far()
    await away.leave()
    heads = {id: live.head_of(id) for id in live.conversations}

    await scenario(office)

    tab = await connect(vera)
    fresh = await VisitorStore.fresh(tab)
    replayed = [event for id in fresh.conversations for event in await synced.sync(tab, id)]
    assert type in [event["type"] for event in replayed]
    assert synced == fresh
    if type not in NOT_LIVE:
        wanted = {(id, n) for id in fresh.conversations for n in range(heads.get(id, 0) + 1, fresh.head_of(id) + 1)}
        for event in await heard(watching, lambda event: (event["conversation_id"], event["seq"]), wanted):
            live.apply(event)
        assert live == fresh
    from_nothing = VisitorStore(fresh.epoch)
    for id in fresh.conversations:
        everything = await from_nothing.sync(tab, id)
        assert [event["seq"] for event in everything] == list(range(1, fresh.head_of(id) + 1))
    assert from_nothing == fresh


def test_every_durable_event_has_a_scenario_and_a_rule() -> None:
    assert set(types_of(AgentEvent)) == set(SCENARIOS) == {*DURABLE, "subject_erased"}


async def test_repeating_an_event_changes_nothing(connect: Connect, office: Office) -> None:
    """A snapshot loaded while things happen may already hold what its events then tell again."""
    before = await AgentStore.fresh(office.desk)
    await office.talk()
    await office.wake_by_writing()
    await office.resolve()
    after = await AgentStore.fresh(office.desk)
    again = replace(after, head=before.head)

    await again.sync(office.desk)

    assert again == await AgentStore.fresh(office.desk)
    with pytest.raises(CommandRefused):
        await office.desk.call("sync", {"epoch": after.epoch, "since": -1})
