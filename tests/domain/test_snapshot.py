"""A snapshot and the events since are the same as a fresh snapshot: live, by sync, for agents and for visitors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, get_args

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.wire.events import AgentEvent, VisitorEvent
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import CommandRefused
from tests.support.deeds import agents, conversations, labels, messages, sites, teams, visitors, workspace
from tests.support.hearing import heard
from tests.support.office import Office
from tests.support.reducer import DURABLE, AgentStore, VisitorStore


def types_of(union: Any) -> list[str]:
    return sorted(str(struct.__struct_config__.tag) for struct in get_args(union))


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


Scenario = Callable[[Office], Awaitable[Any]]
SCENARIOS: dict[str, list[Scenario]] = {
    "conversation_created": [conversations.start_a_conversation, conversations.start_with_a_form],
    "conversation_updated": [
        conversations.assign, conversations.take_back, conversations.snooze, conversations.resolve,
        conversations.wake_by_writing, conversations.set_the_priority, conversations.follow,
        conversations.follow_no_longer, labels.label, labels.unlabel, teams.give_to_a_team,
    ],
    "conversation_rated": [conversations.rate, conversations.rate_and_ask_again],
    "message_created": [messages.ask, messages.note, messages.talk, messages.mention, messages.mention_in_a_reply],
    "message_updated": [
        messages.edit, messages.edit_what_is_not_the_last, messages.edit_a_note, messages.quote_what_changes,
        messages.mention_in_an_edit,
    ],
    "message_deleted": [
        messages.take_back_a_message, messages.take_back_a_note, messages.take_back_what_a_visitor_said,
        messages.take_back_a_mention,
    ],
    "agent_joined": [agents.invite_somebody],
    "agent_updated": [agents.go_away, agents.promote, agents.put_on_a_picture, agents.take_the_picture_off],
    "agent_removed": [agents.remove_zoe],
    "site_created": [sites.add_a_site],
    "site_updated": [sites.rename_the_site, sites.rotate_the_key, sites.ask_before_the_chat],
    "site_deleted": [sites.remove_the_site],
    "workspace_updated": [workspace.rename_the_workspace],
    "routing_updated": [workspace.set_the_routing],
    "hours_updated": [workspace.set_the_hours, workspace.set_all_that_is_the_workspaces],
    "visitor_updated": [visitors.say_who_one_is, visitors.note_what_is_known, visitors.block],
    "canned_reply_created": [workspace.keep_a_reply],
    "canned_reply_updated": [workspace.word_a_kept_reply_anew],
    "canned_reply_deleted": [workspace.drop_a_kept_reply],
    "visitor_merged": [visitors.prove_who_one_is],
    "team_created": [teams.make_a_team],
    "team_updated": [teams.leave_the_team],
    "team_deleted": [teams.dissolve_the_team, teams.dissolve_the_team_that_has_it],
    "saved_view_created": [workspace.share_a_view],
    "saved_view_updated": [workspace.change_a_shared_view],
    "saved_view_deleted": [workspace.drop_a_shared_view],
    "label_created": [labels.make_a_label],
    "label_updated": [labels.rename_a_label],
    "label_deleted": [labels.delete_a_label],
    "conversation_deleted": [conversations.delete_the_conversation],
    "visitor_deleted": [visitors.delete_the_visitor],
    "subject_erased": [messages.erase_a_message],
}  # fmt: skip
"""For every type of durable event, the deeds that cause it; each by itself, or a later one would heal an earlier."""
AMONG_AGENTS = [
    messages.note, messages.edit_a_note, messages.take_back_a_note, messages.mention, labels.label, labels.unlabel,
    teams.give_to_a_team, conversations.set_the_priority, conversations.follow, conversations.follow_no_longer,
]  # fmt: skip
"""Deeds that no visitor hears of, though others of their kind are public."""
NOT_LIVE = {"subject_erased"}  # only ever replayed


@pytest.fixture
async def office(services: Services, connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor) -> Office:
    tab, desk = await connect(vera), await connect(ana)
    conversation = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    return Office(services, connect, vera, tab, desk, ben, ana, conversation)


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
    await messages.talk(office)
    await conversations.wake_by_writing(office)
    await conversations.resolve(office)
    after = await AgentStore.fresh(office.desk)
    again = replace(after, head=before.head)

    await again.sync(office.desk)

    assert again == await AgentStore.fresh(office.desk)
    with pytest.raises(CommandRefused):
        await office.desk.call("sync", {"epoch": after.epoch, "since": -1})
